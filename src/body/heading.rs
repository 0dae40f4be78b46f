//! Which headings a block stands under.

use crate::block::Block;

/// For each block, the nearest heading before it.
pub(super) fn above(blocks: &[Block]) -> Vec<Option<u32>> {
    let mut last = None;
    blocks.iter().zip(0..).map(|(block, at)| if block.level.is_some() { last.replace(at) } else { last }).collect()
}

/// For each block, the heading of its section: for a heading the nearest one before it of a lower level, for another block
/// that of the heading above it. So "Comments" heads what stands under the names of those who comment.
pub(super) fn sections(blocks: &[Block]) -> Vec<Option<u32>> {
    // The headings that are open, each of a lower level than the next one.
    let mut open: Vec<(u8, u32)> = Vec::new();
    let mut section = None;
    let mut sections = Vec::with_capacity(blocks.len());
    for (block, at) in blocks.iter().zip(0..) {
        if let Some(level) = block.level {
            while open.last().is_some_and(|(other, _)| *other >= level) {
                open.pop();
            }
            section = open.last().map(|(_, at)| *at);
            open.push((level, at));
        }
        sections.push(section);
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::page::standard;

    #[test]
    fn headings_hold_what_stands_under_them() {
        let blocks = block::blocks(&standard::parse(
            "<p>A<h2>B</h2><p>C<h3>D</h3><p>E<p>F<h3>G</h3><p>H<h4>I</h4><p>J<h2>K</h2><p>L",
        ));
        let text = |at: Option<u32>| at.map_or("-", |at| &blocks[at as usize].text);
        let shown = |found: Vec<Option<u32>>| found.into_iter().map(text).collect::<String>();
        assert_eq!(shown(above(&blocks)), "--BBDDDGGIIK");
        assert_eq!(shown(sections(&blocks)), "---BBBBBGG--");
    }
}
