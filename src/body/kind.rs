//! What sort of page it is, and whether it shows all of the story.
//!
//! The numbers were chosen by hand. Of 1,901 development pages whose bodies are known, 6 are taken for an index, and 2 of
//! these tell a story; 4 of those that tell none are taken for an index, 4 for nothing readable, 7 for a story (30 November
//! 2026).

use std::collections::HashSet;

use super::furniture::{Called, Kinds};
use super::outline::Sketch;
use crate::article::Body;
use crate::block::{Block, Context};
use crate::page::{Metadata, NodeId, Page};

/// A page of at least this many links to stories may be an index.
const FEWEST_TEASERS: usize = 6;
/// It is one if it has fewer words of running text than this for each of them.
const WORDS_A_TEASER: f32 = 25.0;
/// A text of more words below a link is no teaser but the story itself: what stands above it is the end of a menu.
const LONGEST_TEASER: f32 = 50.0;
/// A link of at least this many words is a headline; fewer make the name of a section.
const HEADLINE_WORDS: f32 = 4.0;
/// How many blocks above a text its link may stand: a day or a section may lie between.
const TEASER_REACH: usize = 2;
/// How many blocks after the story are asked whether they bar the rest of it.
const BARRIER_REACH: usize = 8;
/// A locked story of fewer bytes than this is a teaser.
const TEASER_BYTES: usize = 900;

/// Whether the page lists stories and tells none: it does not call itself one, has more links to stories than text, and
/// most of what text there is stands below such links, a teaser for each.
pub(super) fn is_index(blocks: &[Block], sketch: &Sketch, kept: &[bool], metadata: &Metadata) -> bool {
    if metadata.article.is_some() || metadata.meta("og:type") == Some("article") {
        return false;
    }
    let elsewhere = Context::NAV.with(Context::FOOTER).with(Context::HIDDEN);
    let is_teaser =
        |at: usize| sketch.is_links[at] && sketch.words[at] >= HEADLINE_WORDS && !blocks[at].context.has(elsewhere);
    let teasers = (0..blocks.len()).filter(|at| is_teaser(*at)).count();
    let (mut words, mut below_teasers) = (0.0, 0.0);
    for at in (0..blocks.len()).filter(|at| kept[*at]) {
        let prose = sketch.prose[at];
        words += prose;
        if prose <= LONGEST_TEASER && (at.saturating_sub(TEASER_REACH)..at).any(is_teaser) {
            below_teasers += prose;
        }
    }
    teasers >= FEWEST_TEASERS && words < WORDS_A_TEASER * teasers as f32 && below_teasers * 2.0 >= words
}

/// Whether the page shows only the beginning of the story: something bars the rest, or the story is declared to be
/// locked and what there is of it is short.
pub(super) fn is_truncated(page: &Page, blocks: &[Block], kept: &[bool], body: &Body, metadata: &Metadata) -> bool {
    let Some(last) = kept.iter().rposition(|kept| *kept) else { return false };
    let after = blocks.iter().skip(last + 1).take(BARRIER_REACH);
    let mut called = Called::on(page);
    let mut shown = after.filter(|block| !block.context.has(Context::HIDDEN));
    // What holds a part of the story bars none of it: pages call `paywall` also what is behind one.
    let own = blocks[last].node;
    let holding: HashSet<NodeId> = std::iter::once(own).chain(page.ancestors(own)).collect();
    if shown.any(|block| called.around_within(block, &holding).has(Kinds::BARRIER)) {
        return true;
    }
    let tier = ["article:content_tier", "article:content.tier"].into_iter().find_map(|name| metadata.meta(name));
    let is_locked =
        metadata.article.as_ref().is_some_and(|article| article.is_free == Some(false)) || tier == Some("locked");
    is_locked && body.text.len() < TEASER_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::body::evidence::Evidence;
    use crate::body::outline::Outline;
    use crate::page::standard;

    struct Read {
        page: Page,
        metadata: Metadata,
        blocks: Vec<Block>,
        sketch: Sketch,
    }

    fn read(html: &str) -> Read {
        let page = standard::parse(html);
        let (metadata, blocks) = (Metadata::read(&page), block::blocks(&page));
        let sketch = Outline::of(&page, &blocks, &metadata, &Evidence::default()).sketch();
        Read { page, metadata, blocks, sketch }
    }

    fn index(html: &str) -> bool {
        let Read { metadata, blocks, sketch, .. } = read(html);
        is_index(&blocks, &sketch, &vec![true; blocks.len()], &metadata)
    }

    #[test]
    fn a_list_of_stories_is_an_index() {
        let card = "<h2><a href=x>Bridge over the Arne opens</a></h2><p>It took three years and a quarrel.</p>";
        assert!(index(&card.repeat(8)));
        assert!(!index(&card.repeat(2)));
        assert!(!index(&format!("<meta property=og:type content=article>{}", card.repeat(8))));
        let story = "<p>The bridge over the Arne opened on Monday after three years of work and two of quarrel.";
        assert!(!index(&(story.repeat(40) + &card.repeat(8))));
        let menu = "<ul>".to_owned() + &"<li><a href=x>Bridge over the Arne opens</a>".repeat(8) + "</ul>";
        let long = format!("<p>{}", "The bridge opened on Monday after three years of work. ".repeat(6));
        assert!(!index(&(menu + &long)));
    }

    #[test]
    fn a_barrier_or_a_lock_cuts_a_story_short() {
        let declared = |is_free: bool, story: &str| {
            format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\
                 \"isAccessibleForFree\":{is_free}}}</script><p>{story}"
            )
        };
        let short = "The bridge opened.";
        for (html, expected) in [
            ("<p>The bridge opened.<div class=paywall-box><p>Buy".to_owned(), true),
            ("<p>The bridge opened.<div class=related-box><p>More".to_owned(), false),
            ("<div class=paywall><p>The bridge opened.<p>Tags</div>".to_owned(), false),
            ("<div class=paywall>The bridge opened.<p>Tags</div>".to_owned(), false),
            (declared(false, short), true),
            (declared(false, &short.repeat(60)), false),
            (declared(true, short), false),
        ] {
            let Read { page, metadata, blocks, .. } = read(&html);
            let kept: Vec<bool> = (0..blocks.len()).map(|at| at == 0).collect();
            let body = crate::body::assemble::body(&blocks, &kept);
            assert_eq!(is_truncated(&page, &blocks, &kept, &body, &metadata), expected, "{html}");
        }
    }
}
