//! Which blocks are the story.
//!
//! A first pass of trees scores each block by what is known of it ([`features`]), a second one by the same and by the
//! scores around it ([`scores`]). What class names and words are worth was counted on the pages learned from, each page
//! measured without its own host ([`evidence`]). Page texts have weights of their own, learned from texts rendered of the
//! same pages; what only elements tell is zero there.
//!
//! Last, the blocks are kept of which the best F1 of the whole page is to be expected ([`decide`]).
//!
//! Word F1, and F1 of trafilatura's segments, on pages of hosts that a model has not seen (five folds, `train body`), at
//! scores above 0, by the best expected F1, and by the extractor as a whole with all that it does besides. The two numbers
//! that turn scores into chances were chosen on the same scores. Last what the best choice of blocks gives:
//!
//! | | first pass | second pass | best expected F1 | extractor | best choice |
//! |---|---|---|---|---|---|
//! | wcxb | 0.951 | 0.955 | 0.959 | 0.961 | 0.996 |
//! | fundus | 0.960 | 0.964 | 0.964 | 0.973 | 0.992 |
//! | trafilatura, segments | 0.925 | 0.935 | 0.945 | 0.945 | 0.982 |
//! | annotated pages of htmldate and Postlight | 0.928 | 0.929 | 0.917 | 0.927 | 0.999 |
//! | made up, each shape held back | 0.929 | 0.928 | 0.912 | 0.947 | 0.984 |
//! | rawtext-wcxb | 0.920 | 0.922 | 0.929 | 0.929 | 0.998 |
//! | rawtext-fundus | 0.930 | 0.926 | 0.931 | 0.931 | 1.000 |
//! | pages of fewer blocks around the story | 0.965 | 0.965 | 0.962 | | 1.000 |
//! | pages of longer stories | 0.985 | 0.985 | 0.990 | | 1.000 |
//!
//! The last two are copies of the others (`examples/train/body/page.rs`, `longer.rs`). Where longer ones were not learned
//! from, they reached 0.844. Pages made up (`examples/train/annotations/README.md`) are learned from since December 2026:
//! without them, and without what [`beside`] and [`heading`] do since, the extractor reached 0.957, 0.972, 0.938 and 0.925
//! on the others. When a model had learned from 277 of them, 450 more were written, of 75 other shapes: of these it kept 940
//! pieces of furniture and lost 62 of 4,339 paragraphs and headings; the model before kept 2,029 and lost 14. The rows of
//! page texts are of an earlier training than the others. Another draw of the rows that each tree sees moves wcxb by 0.002
//! and fundus by 0.003.

mod again;
mod assemble;
mod beside;
mod column;
mod container;
pub(crate) mod credit;
pub(crate) mod decide;
mod declared;
mod ends;
mod entries;
pub(crate) mod evidence;
mod explain;
mod features;
mod figure;
mod furniture;
mod groups;
mod heading;
mod inside;
mod joint;
mod kind;
mod link;
mod live;
mod markup;
pub(crate) mod measure;
pub(crate) mod outline;
mod rescue;
pub(crate) mod score;
mod scores;
mod script;
mod select;
mod shape;
mod sign;
mod wording;

use crate::article::{self, BlockKind, Body, Figure, Kind, Span};
use crate::block::{Block, Context};
use crate::page::{Metadata, Page};
use live::Entries;

pub(crate) use explain::explain;
pub(crate) use rescue::from_code as rescue_from_code;
pub(crate) use select::{Judgement, likely, surest};

/// What was decided about the blocks of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    pub(crate) kind: Kind,
    /// For every block, whether it belongs to the story.
    pub(crate) kept: Vec<bool>,
    pub(crate) body: Body,
    pub(crate) figures: Vec<Figure>,
}

/// Decides over the whole sequence of blocks.
pub(crate) fn select(page: &Page, blocks: &[Block], metadata: &Metadata) -> Selection {
    select_by(&select::judged(page, blocks, metadata), page, blocks, metadata)
}

/// Decides by what a model says of the blocks.
pub(crate) fn select_by(judgement: &Judgement, page: &Page, blocks: &[Block], metadata: &Metadata) -> Selection {
    let mut kept = select::kept(page, blocks, judgement);
    let none = || vec![false; blocks.len()];
    if kind::is_index(blocks, &judgement.sketch, &kept, metadata) {
        return Selection { kind: Kind::IndexPage, kept: none(), ..Selection::default() };
    }
    let is_told = metadata.updates().is_empty();
    let entries = if is_told { entries::entries(page, blocks, &judgement.sketch, &mut kept) } else { Vec::new() };
    let mut body = assemble::body(blocks, &kept);
    body.links = link::links(page, blocks, &kept, &body);
    let figures = figure::figures(page, blocks, &kept);
    if !entries.is_empty() {
        entries::mark(&mut body, &kept, entries);
        return Selection { kind: Kind::LiveBlog, kept, body, figures };
    }
    if let Some(entries) = live::live_blog(&mut body, metadata) {
        let figures = within(figures, &body);
        let kept = if entries == Entries::Shown { kept } else { none() };
        return Selection { kind: Kind::LiveBlog, kept, body, figures };
    }
    if let Some(body) = rescue::rescue(page, metadata, &body) {
        let figures = within(figures, &body);
        return Selection { kind: Kind::Story, kept: none(), body, figures };
    }
    body.truncated = kind::is_truncated(page, blocks, &kept, &body, metadata);
    let kind = if body.text.is_empty() { Kind::NothingReadable } else { Kind::Story };
    Selection { kind, kept, body, figures }
}

/// Figures found between the blocks of a page beside a body that is not made of those: none stands behind its end.
fn within(mut figures: Vec<Figure>, body: &Body) -> Vec<Figure> {
    figures.iter_mut().for_each(|figure| figure.position = figure.position.min(body.blocks.len()));
    figures
}

/// The body where somebody has said which part of a page it is: all of `page` but captions and hidden text.
pub(crate) fn whole(page: &Page, blocks: &[Block]) -> (Body, Vec<Figure>) {
    let beside = Context::CAPTION.with(Context::HIDDEN);
    let kept: Vec<bool> = blocks.iter().map(|block| !block.context.has(beside)).collect();
    let mut body = assemble::body(blocks, &kept);
    body.links = link::links(page, blocks, &kept, &body);
    (body, figure::figures(page, blocks, &kept))
}

/// The body of a clean story text: the text itself, each line a paragraph.
pub(crate) fn of_story(text: &str) -> Body {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let (kept, left) = (line.trim(), line.len() - line.trim_start().len());
        if !kept.is_empty() {
            let span = Span::new(start + left, start + left + kept.len());
            blocks.push(article::Block { kind: BlockKind::Paragraph, span, source: None, level: None, time: None });
        }
        start += line.len();
    }
    Body { text: text.to_owned(), blocks, ..Body::default() }
}

/// Joins the blocks of a story text that come after the first `most` to the last of these; whether there were any.
pub(crate) fn join_rest(body: &mut Body, most: usize) -> bool {
    let most = most.max(1);
    let Some(end) = body.blocks.get(most..).and_then(<[_]>::last).map(|block| block.span.end) else { return false };
    body.blocks.truncate(most);
    body.blocks[most - 1].span.end = end;
    true
}
