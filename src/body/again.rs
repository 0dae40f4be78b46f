//! Stories that a page holds more than once: one for each width of screen, say, of which a style sheet shows one.

use std::collections::HashSet;

use super::outline::Sketch;
use crate::block::Block;

/// Only where so many sentences in a row were told before is a story told again: fewer may be a refrain. Chosen by hand.
const FEWEST: usize = 3;

/// Drops what is told again: blocks in a row that all stand before, word for word. What is no running text and stands
/// between them ends no row. Held back six of the 1,900 pages gain by it (WCXB 0.0016), and one loses 0.004.
pub(super) fn drop(blocks: &[Block], sketch: &Sketch, kept: &mut [bool]) {
    let mut told: HashSet<&str> = HashSet::new();
    let mut row = Row::default();
    for at in (0..blocks.len()).filter(|at| kept[*at]).collect::<Vec<_>>() {
        let is_sentence = sketch.prose[at] > 0.0;
        if !told.insert(&blocks[at].text) {
            row.blocks.push(at);
            row.sentences += usize::from(is_sentence);
        } else if is_sentence {
            std::mem::take(&mut row).drop(kept);
        }
    }
    row.drop(kept);
}

/// Blocks in a row that all stand before.
#[derive(Default)]
struct Row {
    blocks: Vec<usize>,
    sentences: usize,
}

impl Row {
    fn drop(self, kept: &mut [bool]) {
        if self.sentences >= FEWEST {
            self.blocks.into_iter().for_each(|at| kept[at] = false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::body::evidence::Evidence;
    use crate::body::outline::Outline;
    use crate::page::{Metadata, fast};

    const STORY: [&str; 4] = [
        "<h2>Three years late</h2>",
        "<p>The bridge over the Arne opened on Monday after three years of work and two of quarrel.</p>",
        "<p>It cost nine million, a third more than the council had been told when the work began.</p>",
        "<p>The ferry, which had carried schoolchildren since the flood, made its last crossing at noon.</p>",
    ];

    /// Of blocks that were all kept, which ones still are.
    fn left(html: &str) -> Vec<bool> {
        let page = fast::parse(html);
        let blocks = block::blocks(&page);
        let sketch = Outline::of(&page, &blocks, &Metadata::default(), &Evidence::default()).sketch();
        let mut kept = vec![true; blocks.len()];
        drop(&blocks, &sketch, &mut kept);
        kept
    }

    #[test]
    fn a_story_is_kept_once() {
        let story = STORY.concat();
        let twice = [vec![true; 4], vec![false; 4]].concat();
        assert_eq!(left(&format!("<div class=wide>{story}</div><div class=narrow>{story}</div>")), twice);
        let with_number = format!("{story}{}<p>2{}", STORY[..2].concat(), STORY[2..].concat());
        assert_eq!(left(&with_number), [true, true, true, true, false, false, true, false, false]);
    }

    #[test]
    fn a_refrain_is_no_story_told_again() {
        let [heading, one, two, three] = STORY;
        for html in [
            format!("{one}{two}{three}{one}{two}"),
            format!(
                "{one}{two}{three}{one}<p>Nobody on the council would say so at the time, or ever after.</p>{two}{three}"
            ),
            format!("{heading}{one}{heading}{two}{heading}{three}{heading}"),
        ] {
            assert!(left(&html).into_iter().all(|kept| kept), "{html}");
        }
    }
}
