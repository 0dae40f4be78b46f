//! Texts that stand outside the page as it is shown, in what it declares or in its scripts: often pieces of HTML.

use super::furniture::{Called, Kinds};
use crate::block::{self, Context, clean};
use crate::page::metadata::decode;
use crate::page::standard;

/// The paragraphs of a text that may be HTML, without those of captions and of what is hidden.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    if text.contains("</") || text.contains("<br") || text.contains("<p") {
        let page = standard::parse(text);
        let beside = Context::CAPTION.with(Context::HIDDEN);
        let mut blocks = block::blocks(&page);
        let mut called = Called::on(&page);
        blocks.retain(|block| {
            !block.context.has(beside) && !called.around(block).has(Kinds::CAPTION.with(Kinds::CREDIT))
        });
        return blocks.into_iter().map(|block| block.text).collect();
    }
    decode(text).lines().map(clean).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn references_are_decoded_with_tags_and_without() {
        for text in [
            "&ldquo;We are ready,&rdquo; she said.\nTea &amp; cake.",
            "<p>“We are ready,” she said.</p><p>Tea &amp; cake.",
        ] {
            assert_eq!(paragraphs(text), ["“We are ready,” she said.", "Tea & cake."]);
        }
    }
}
