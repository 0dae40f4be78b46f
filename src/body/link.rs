//! The links in the text of the body.

use crate::article::{Body, Link, Span};
use crate::block::Block;
use crate::page::{Attr, Page};

/// The links of the blocks that were kept, with their addresses as the page has them. What has no address, or no words, is
/// no link.
pub(super) fn links(page: &Page, blocks: &[Block], kept: &[bool], body: &Body) -> Vec<Link> {
    let kept = blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let placed = kept.zip(&body.blocks).flat_map(|(block, place)| {
        block.anchors.iter().map(move |anchor| (anchor, &block.text[anchor.span.range()], place.span.start))
    });
    placed
        .filter_map(|(anchor, words, start)| {
            let href = page.attr(anchor.node, Attr::Href)?.trim();
            let (seen, before) = (words.trim(), words.len() - words.trim_start().len());
            let start = start + anchor.span.start + before;
            let link = Link { span: Span::new(start, start + seen.len()), href: href.to_owned() };
            (!href.is_empty() && !seen.is_empty()).then_some(link)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::assemble;
    use super::*;
    use crate::block;
    use crate::page::standard;

    #[test]
    fn links_lie_where_their_words_are() {
        let cases: [(&str, &[(&str, &str)]); 12] = [
            (
                "<p>The <a href=/b>bridge </a> is <a href=c><b>open</b> again</a>.",
                &[("bridge", "/b"), ("open again", "c")],
            ),
            ("<p>the <a href=x>the</a>", &[("the", "x")]),
            ("<p>One<br><a href=x>two<br>three</a>", &[("two\nthree", "x")]),
            ("<p>A <a>no address</a> b <a href=' '>none</a> c <a href=x> <img src=y></a> d", &[]),
            ("<p>Not kept <a href=x>x</a>", &[]),
            ("<a href=x><p>One</p><p>Two</p></a>", &[("One", "x"), ("Two", "x")]),
            ("<pre>\n  <a href=x>a</a>\n</pre>", &[("a", "x")]),
            ("<pre><a href=x>a   </a><br><a href=y>b</a></pre>", &[("a", "x"), ("b", "y")]),
            ("<p>Text <a href=x>&#8203;</a><br>more <a href=y>b</a>", &[("b", "y")]),
            ("<p>Text <a href=x>&shy;</a> <a href=y>&#8203; </a><br>more text", &[]),
            ("<pre>abc  <a href=x> </a> <a href=y>  </a><br>more <a href=z>b</a></pre>", &[("b", "z")]),
            ("<p>é<a href=x>ü</a><a href=y>ö</a>", &[("ü", "x"), ("ö", "y")]),
        ];
        for (html, expected) in cases {
            let page = standard::parse(html);
            let blocks = block::blocks(&page);
            let kept: Vec<bool> = blocks.iter().map(|block| !block.text.starts_with("Not")).collect();
            let body = assemble::body(&blocks, &kept);
            let found = links(&page, &blocks, &kept, &body);
            let found: Vec<_> = found.iter().map(|link| (&body.text[link.span.range()], link.href.as_str())).collect();
            assert_eq!(found, expected, "{html}");
        }
    }
}
