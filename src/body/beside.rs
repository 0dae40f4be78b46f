//! What stands among the blocks of a story and is no part of it, however like them it is.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::furniture::{Called, Kinds};
use super::outline::Sketch;
use crate::block::{Block, Context};
use crate::lexicon;
use crate::page::Page;

/// Where no story is told.
const PLACES: Context =
    Context::BUTTON.with(Context::NAV).with(Context::FORM).with(Context::NOSCRIPT).with(Context::DIALOG);

/// The leads of links to other stories.
static LEADS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../lexicon/related-leads.txt")).collect());

/// Drops what asks readers to pay or to subscribe, the captions of pictures, which are given with the figures, what
/// readers wrote under the story, what tells of its author, links to other stories, and what is not shown.
pub(super) fn drop(page: &Page, blocks: &[Block], sketch: &Sketch, kept: &mut [bool]) {
    let mut called = Called::on(page);
    let mut around = |(block, kept): (&Block, &bool)| if *kept { called.around(block) } else { Kinds::default() };
    let kinds: Vec<Kinds> = blocks.iter().zip(&*kept).map(&mut around).collect();
    drop_least(blocks, kept, |at| kinds[at].has(Kinds::OFFER));
    drop_least(blocks, kept, |at| blocks[at].context.has(Context::CAPTION) || kinds[at].has(Kinds::CAPTION));
    drop_least(blocks, kept, |at| kinds[at].has(Kinds::COMMENT.with(Kinds::BIOGRAPHY)));
    drop_least(blocks, kept, |at| blocks[at].context.has(PLACES));
    drop_least(blocks, kept, |at| leads_to_others(&blocks[at]));
    drop_hidden(blocks, sketch, kept);
    drop_copies(blocks, sketch, kept);
}

/// Whether all that a block says is that there are other stories: a listed lead, and behind it links to the block's end.
fn leads_to_others(block: &Block) -> bool {
    let [Some(first), Some(last)] = [block.anchors.first(), block.anchors.last()] else { return false };
    let (text, start, end) = (block.text.as_str(), first.span.range().start, last.span.range().end);
    let is_sign = |c: char| !c.is_alphanumeric();
    if !text[end..].chars().all(is_sign) || (block.linked as usize) * 2 < end - start {
        return false;
    }
    let before = &text[..start];
    let lead = if before.chars().all(is_sign) { text.split([':', '：']).next().unwrap_or_default() } else { before };
    let lead: String = lead.trim_matches(is_sign).chars().flat_map(lexicon::letters).collect();
    !lead.is_empty() && lead.len() < text.trim_matches(is_sign).len() && LEADS.contains(lead.replace('’', "'").as_str())
}

/// Drops what is not shown where what is shown goes on behind it: it is a box that a script opens. Behind all that is shown
/// it may be the rest of the story, which readers get who pay or ask for more.
fn drop_hidden(blocks: &[Block], sketch: &Sketch, kept: &mut [bool]) {
    let is_hidden = |at: usize| blocks[at].context.has(Context::HIDDEN);
    let last = (0..blocks.len()).rfind(|at| kept[*at] && sketch.prose[*at] > 0.0 && !is_hidden(*at)).unwrap_or(0);
    drop_least(blocks, kept, |at| is_hidden(at) && at < last);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::body::evidence::Evidence;
    use crate::body::outline::Outline;
    use crate::page::{Metadata, fast};

    const STORY: &str = "The bridge over the Arne opened on Monday after three years of work and two of quarrel.";

    /// Of blocks that were all kept, which ones still are.
    fn left(html: &str) -> Vec<bool> {
        let page = fast::parse(html);
        let blocks = block::blocks(&page);
        let sketch = Outline::of(&page, &blocks, &Metadata::default(), &Evidence::default()).sketch();
        let mut kept = vec![true; blocks.len()];
        drop(&page, &blocks, &sketch, &mut kept);
        kept
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
            assert_eq!(left(&html), expected, "{html}");
        }
    }

    #[test]
    fn of_copies_the_one_that_is_shown_is_kept() {
        for (html, expected) in [
            (format!("<p>{STORY}<div hidden><p>{STORY}</div>"), [true, false]),
            (format!("<div style='display:none'><p>{STORY}</div><p>{STORY}"), [false, true]),
            (format!("<p>{STORY}<p>{STORY}"), [true, true]),
            (format!("<div hidden><p>{STORY}<p>{STORY}</div>"), [true, true]),
            ("<p>Yes.<p>Yes.".into(), [true, true]),
        ] {
            assert_eq!(left(&html), expected, "{html}");
        }
    }

    #[test]
    fn what_stands_where_no_story_is_told_is_dropped() {
        for (tag, attribute) in [
            ("button", ""),
            ("nav", ""),
            ("form", ""),
            ("noscript", ""),
            ("dialog", "open"),
            ("div", "role=dialog"),
            ("div", "class=author-bio"),
        ] {
            let html = format!("<p>{STORY}</p><{tag} {attribute}><p>More news</p></{tag}><p>{STORY}");
            assert_eq!(left(&html), [true, false, true], "{html}");
        }
        assert_eq!(left(&format!("<form><p>{STORY}<p>{STORY}</form>")), [true, true]);
    }

    #[test]
    fn what_is_hidden_is_kept_only_behind_all_that_is_shown() {
        let hidden = "<div hidden><p>The mayor had asked for it.</div>";
        assert_eq!(left(&format!("<p>{STORY}{hidden}<p>{STORY}")), [true, false, true]);
        assert_eq!(left(&format!("<p>{STORY}<p>{STORY}{hidden}")), [true, true, true]);
    }

    #[test]
    fn links_to_other_stories_are_dropped() {
        for (block, expected) in [
            ("<b>Read more:</b> <a href=b>Ferry sold to the island</a>", false),
            ("<a href=b>READ MORE: Ferry sold to the island</a>", false),
            ("» Lesen Sie auch <a href=b>Die Fähre ist verkauft</a>.", false),
            ("<a href=b>関連記事：渡し船の売却</a>", false),
            ("Читайте также: <a href=b>Паром продан</a>", false),
            ("İlgili haber: <a href=b>Vapur satıldı</a>", false),
            ("<a href=b>DON’T MISS: Ferry sold to the island</a>", false),
            ("Related: <a href=b>Ferry sold to the island</a> and <a href=c>Bridge is late</a>", false),
            ("Read more: the mayor wrote three books on <a href=b>the ferry</a>", true),
            ("Related: the ferry was sold.", true),
            ("The mayor: <a href=b>I was not asked</a>", true),
            ("<a href=b>Read more</a>", true),
        ] {
            assert_eq!(left(&format!("<p>{STORY}<p>{block}<p>{STORY}"))[1], expected, "{block}");
        }
    }

    #[test]
    fn comments_are_kept_only_where_they_are_most_of_the_page() {
        for (html, expected) in [
            ("<p>The bridge is to open in May.<div class=user-comments><p>High time</div>", [true, false]),
            ("<div id=comments><p>Does anybody know when the bridge opens?<p>In May.</div>", [true, true]),
        ] {
            assert_eq!(left(html), expected, "{html}");
        }
    }
}
