//! The decision over the whole sequence of blocks.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::decide::Calibration;
use super::furniture::{Called, Kinds};
use super::measure::Measure;
use super::outline::Sketch;
use super::score::Weights;
use crate::block::{Block, Context};
use crate::page::{Metadata, Page, plain};

/// For HTML pages.
static PAGE: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_bytes!("../model/body-page.npm")).unwrap_or_default());
/// For page texts.
static LINES: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_bytes!("../model/body-lines.npm")).unwrap_or_default());

/// The weights for a page of its sort.
pub(super) fn weights(page: &Page) -> &'static Weights {
    if plain::is_plain(page) { &LINES } else { &PAGE }
}

/// The blocks measured and scored.
pub(super) fn judged(page: &Page, blocks: &[Block], metadata: &Metadata) -> Judgement {
    let weights = weights(page);
    let measure = Measure::new(page, blocks, metadata, &weights.evidence);
    judge(weights, &measure)
}

/// The measured blocks scored.
pub(super) fn judge(weights: &Weights, measure: &Measure<'_>) -> Judgement {
    Judgement::new(measure.outline.sketch(), weights.scores(measure), weights.calibration)
}

/// What a model says of a page's blocks.
pub(crate) struct Judgement {
    pub(crate) scores: Vec<f32>,
    /// The score that a block must reach to be kept.
    pub(crate) bar: f32,
    /// The score that the surest sentence must reach, or nothing is kept.
    pub(crate) sure: f32,
    pub(super) sketch: Sketch,
}

impl Judgement {
    pub(crate) fn new(sketch: Sketch, scores: Vec<f32>, calibration: Calibration) -> Self {
        let bar = calibration.bar(&scores, &sketch.words);
        Self { scores, bar, sure: calibration.sure, sketch }
    }
}

/// For every block, whether it belongs to the story.
pub(super) fn kept(page: &Page, blocks: &[Block], judgement: &Judgement) -> Vec<bool> {
    let mut kept = likely(page, blocks, judgement);
    if !surest(judgement, &kept).is_some_and(|score| score > judgement.sure) {
        kept.fill(false);
    }
    kept
}

/// The same, however unsure the page is.
pub(crate) fn likely(page: &Page, blocks: &[Block], judgement: &Judgement) -> Vec<bool> {
    let mut kept: Vec<bool> = judgement.scores.iter().map(|score| *score >= judgement.bar).collect();
    drop_title(blocks, judgement.sketch.title_at, &mut kept);
    drop_furniture(page, blocks, &mut kept);
    drop_copies(blocks, &judgement.sketch, &mut kept);
    kept
}

/// The score of the surest sentence that is kept.
pub(crate) fn surest(judgement: &Judgement, kept: &[bool]) -> Option<f32> {
    let sentences = (0..kept.len()).filter(|at| kept[*at] && judgement.sketch.prose[*at] > 0.0);
    sentences.map(|at| judgement.scores[at]).max_by(f32::total_cmp)
}

/// Drops what asks readers to pay or to subscribe, the captions of pictures, which are given with the figures, and what
/// readers wrote under the story.
fn drop_furniture(page: &Page, blocks: &[Block], kept: &mut [bool]) {
    let mut called = Called::on(page);
    let mut around = |(block, kept): (&Block, &bool)| if *kept { called.around(block) } else { Kinds::default() };
    let kinds: Vec<Kinds> = blocks.iter().zip(&*kept).map(&mut around).collect();
    drop_least(blocks, kept, |at| kinds[at].has(Kinds::OFFER));
    drop_least(blocks, kept, |at| blocks[at].context.has(Context::CAPTION) || kinds[at].has(Kinds::CAPTION));
    drop_least(blocks, kept, |at| kinds[at].has(Kinds::COMMENT));
    drop_least(blocks, kept, |at| blocks[at].context.has(Context::BUTTON));
}

/// Drops running text that is not shown where the same is shown, as in a version for paper.
fn drop_copies(blocks: &[Block], sketch: &Sketch, kept: &mut [bool]) {
    let is_shown = |at: usize| !blocks[at].context.has(Context::HIDDEN.with(Context::NOSCRIPT));
    let (shown, others): (Vec<usize>, Vec<usize>) =
        (0..blocks.len()).filter(|at| kept[*at] && sketch.prose[*at] > 0.0).partition(|at| is_shown(*at));
    if others.is_empty() {
        return;
    }
    let shown: HashSet<&str> = shown.into_iter().map(|at| blocks[at].text.as_str()).collect();
    others.into_iter().for_each(|at| kept[at] = !shown.contains(blocks[at].text.as_str()));
}

/// Drops the blocks that are no part of a story. Where most of the text is such, it is the story itself.
fn drop_least(blocks: &[Block], kept: &mut [bool], is_beside: impl Fn(usize) -> bool) {
    let bytes = |at: &usize| blocks[*at].text.len();
    let all: usize = (0..blocks.len()).filter(|at| kept[*at]).map(|at| bytes(&at)).sum();
    let beside: Vec<usize> = (0..blocks.len()).filter(|at| kept[*at] && is_beside(*at)).collect();
    if beside.iter().map(bytes).sum::<usize>() * 2 < all {
        beside.into_iter().for_each(|at| kept[at] = false);
    }
}

/// The headline is a field of its own: where it begins the story it is not kept.
fn drop_title(blocks: &[Block], title_at: Option<usize>, kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    if title_at == Some(first) && blocks[first].level.is_some() {
        kept[first] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::body::evidence::Evidence;
    use crate::body::outline::Outline;
    use crate::body::score::SECOND;
    use crate::page::fast;

    #[test]
    fn the_weights_are_for_these_features() {
        for weights in [&*PAGE, &*LINES] {
            assert!(!weights.first.questions.is_empty());
            assert!(weights.second.questions.iter().all(|(feature, _)| usize::from(*feature) < SECOND));
        }
    }

    #[test]
    fn captions_are_kept_only_where_they_tell_the_story() {
        let figure = |caption: &str| format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>");
        for (html, expected) in [
            (format!("<p>The bridge is to open in May.{}", figure("The bridge")), vec![true, false]),
            (
                "<p>The bridge is to open in May.<div><img src=a.jpg><p class=wp-caption-text>The bridge</div>".into(),
                vec![true, false],
            ),
            (format!("<p>In pictures{}{}", figure("The bridge in May"), figure("and in June")), vec![true, true, true]),
        ] {
            let page = fast::parse(&html);
            let blocks = block::blocks(&page);
            let mut kept = vec![true; blocks.len()];
            drop_furniture(&page, &blocks, &mut kept);
            assert_eq!(kept, expected, "{html}");
        }
    }

    #[test]
    fn of_copies_the_one_that_is_shown_is_kept() {
        let story = "The bridge over the Arne opened on Monday after three years of work and two of quarrel.";
        for (html, expected) in [
            (format!("<p>{story}<div hidden><p>{story}</div>"), [true, false]),
            (format!("<div style='display:none'><p>{story}</div><p>{story}"), [false, true]),
            (format!("<p>{story}<p>{story}"), [true, true]),
            (format!("<div hidden><p>{story}<p>{story}</div>"), [true, true]),
            ("<p>Yes.<p>Yes.".into(), [true, true]),
        ] {
            let page = fast::parse(&html);
            let blocks = block::blocks(&page);
            let sketch = Outline::of(&page, &blocks, &Metadata::default(), &Evidence::default()).sketch();
            let mut kept = vec![true; blocks.len()];
            drop_copies(&blocks, &sketch, &mut kept);
            assert_eq!(kept, expected, "{html}");
        }
    }

    #[test]
    fn a_button_is_no_part_of_a_story() {
        let page = fast::parse("<p>The bridge opened on Monday after three years.<button>Continue reading</button>");
        let blocks = block::blocks(&page);
        let mut kept = vec![true; blocks.len()];
        drop_furniture(&page, &blocks, &mut kept);
        assert_eq!(kept, [true, false]);
    }

    #[test]
    fn comments_are_kept_only_where_they_are_most_of_the_page() {
        for (html, expected) in [
            ("<p>The bridge is to open in May.<div class=user-comments><p>High time</div>", [true, false]),
            ("<div id=comments><p>Does anybody know when the bridge opens?<p>In May.</div>", [true, true]),
        ] {
            let page = fast::parse(html);
            let blocks = block::blocks(&page);
            let mut kept = vec![true; blocks.len()];
            drop_furniture(&page, &blocks, &mut kept);
            assert_eq!(kept, expected, "{html}");
        }
    }
}
