//! The parts of a block in which the day of a story may stand.

use crate::text;

/// Of a longer block only this much of either end is read: the date of a story is not in the midst of its text.
pub(super) const LONG_BLOCK: usize = 300;
const END_OF_BLOCK: usize = 120;

/// The whole of a short block, the ends of a long one: of whole words, or a day would be cut.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = if text.len() <= LONG_BLOCK {
        [Some(text), None]
    } else {
        let head = text::head(text, END_OF_BLOCK);
        let tail = (text.len() - END_OF_BLOCK..text.len()).find_map(|start| text.get(start..));
        let of_words = |tail: &'_ str| tail.find(char::is_whitespace).unwrap_or_default();
        [
            head.rfind(char::is_whitespace).map_or(Some(head), |end| head.get(..end)),
            tail.and_then(|tail| tail.get(of_words(tail)..)),
        ]
    };
    parts.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_long_block_is_cut_between_words() {
        let text = format!("{}14.05.2024 {} 14.05.2024{}", "a ".repeat(56), "b ".repeat(200), " c".repeat(56));
        let parts: Vec<&str> = parts(&text).collect();
        assert_eq!(parts, ["a ".repeat(56).trim_end(), " c".repeat(56).as_str()]);
    }
}
