//! The evidence for each candidate.

use super::candidate::{Candidate, Source};
use super::feature::Evidence;
use super::resemblance::{Words, closest, slug, words};
use super::title;
use crate::article::BlockKind;
use crate::block::{Block, Context};
use crate::field::Sources;
use crate::field::site::{SiteNames, key};
use crate::model::linear::flag;

/// As many blocks before the body, and a heading counts as near it.
const NEAR: usize = 3;
/// More words than this are many for a headline, and than that too many.
const LONG: usize = 18;
const VERY_LONG: usize = 30;
/// More `<h1>` elements than this are not compared.
const MOST_H1: usize = 10;
/// As many blocks before the body, and it counts as far.
const FAR: usize = 15;

/// What the candidates of a page are held against.
pub(super) struct Page<'a> {
    sources: &'a Sources<'a>,
    names: &'a SiteNames,
    /// The number of the first block of the body that is no heading.
    body: Option<usize>,
    /// The number of the last heading before it.
    last_heading: Option<usize>,
    /// The visible `<h1>` elements: their keys, and their words.
    h1: Vec<String>,
    h1_words: Vec<Words>,
    declared_words: Vec<Words>,
    first_h1: Option<usize>,
    title: String,
    og: String,
    linked: String,
    slug: Words,
}

/// The most that [`Page::look`] makes of what it raises.
pub(super) fn raised() -> Evidence {
    Evidence {
        resembles_declared: 1.0,
        resembles_h1: 1.0,
        lookalike_h1: 1.0,
        one_word: 1.0,
        two_or_three_words: 1.0,
        long: 1.0,
        very_long: 1.0,
        repeated: 1.0,
        digits_only: 1.0,
        shouted: 1.0,
        ends_in_stop: 1.0,
        is_site: 1.0,
        with_site: 1.0,
        slug: 1.0,
        in_slug: 1.0,
        ..Evidence::default()
    }
}

/// Weighs the candidates of a page.
pub(super) fn evidence(sources: &Sources<'_>, names: &SiteNames, candidates: &[Candidate]) -> Vec<Evidence> {
    let page = Page::new(sources, names);
    candidates.iter().map(|candidate| page.look(candidate, page.glance(candidate))).collect()
}

/// Whether `whole` holds `part`. Most headings of a page hold no other: that is seen at their first bytes, long before a
/// general search would be set up.
fn contains(whole: &str, part: &str) -> bool {
    let Some(first) = part.bytes().next() else { return true };
    let Some(last) = whole.len().checked_sub(part.len()) else { return false };
    memchr::memchr_iter(first, &whole.as_bytes()[..=last]).any(|at| whole.as_bytes()[at..].starts_with(part.as_bytes()))
}

/// Whether `whole` holds `part` and more.
fn holds(whole: &str, part: &str) -> bool {
    !part.is_empty() && whole.len() > part.len() && contains(whole, part)
}

impl<'a> Page<'a> {
    pub(super) fn new(sources: &'a Sources<'a>, names: &'a SiteNames) -> Self {
        let kept = sources.blocks.iter().zip(&sources.selection.kept);
        let body = kept.clone().position(|(block, kept)| *kept && block.kind != BlockKind::Heading);
        let is_shown = |block: &Block| block.level.is_some() && !block.context.has(Context::HIDDEN);
        let metadata = sources.metadata;
        let is_h1 = |block: &Block| block.level == Some(1) && is_shown(block);
        let h1: Vec<usize> = (0..sources.blocks.len()).filter(|at| is_h1(&sources.blocks[*at])).take(MOST_H1).collect();
        let linked = metadata.article.as_ref().and_then(|article| article.headline.as_deref());
        let declared = [metadata.title.as_deref(), metadata.meta("og:title"), linked];
        Self {
            sources,
            names,
            body,
            last_heading: body.and_then(|body| sources.blocks[..body].iter().rposition(is_shown)),
            h1: h1.iter().map(|at| key(&sources.blocks[*at].text)).collect(),
            h1_words: h1.iter().map(|at| words(&sources.blocks[*at].text)).collect(),
            declared_words: declared.into_iter().flatten().map(words).collect(),
            first_h1: h1.first().copied(),
            title: key(metadata.title.as_deref().unwrap_or_default()),
            og: key(metadata.meta("og:title").unwrap_or_default()),
            linked: key(linked.unwrap_or_default()),
            slug: slug(sources),
        }
    }

    /// What is seen of a candidate without counting its words: who says it and where it stands.
    pub(super) fn glance(&self, candidate: &Candidate) -> Evidence {
        let mut evidence = Evidence::default();
        self.who_says_it(candidate, &mut evidence);
        self.what_holds_it(candidate, &mut evidence);
        if let Some(at) = self.place_of(candidate) {
            self.where_it_stands(at, &mut evidence);
        }
        evidence
    }

    /// All that there is to see of a candidate.
    pub(super) fn look(&self, candidate: &Candidate, glance: Evidence) -> Evidence {
        let mut evidence = glance;
        let words = words(&candidate.best().text);
        self.what_resembles_it(candidate, &words, &mut evidence);
        self.what_it_looks_like(candidate, &words, &mut evidence);
        evidence
    }

    fn who_says_it(&self, candidate: &Candidate, evidence: &mut Evidence) {
        let has = |source| flag(candidate.has(source));
        evidence.h1 = has(Source::H1);
        evidence.only_h1 = flag(candidate.has(Source::H1) && self.h1.len() == 1);
        evidence.h1_part = has(Source::H1Part);
        evidence.itemprop = has(Source::Itemprop);
        evidence.classed = has(Source::Classed);
        evidence.linked_headline = has(Source::Linked);
        evidence.linked_name = has(Source::LinkedName);
        evidence.og_title = has(Source::OgTitle);
        evidence.twitter_title = has(Source::TwitterTitle);
        evidence.meta_title = has(Source::MetaTitle);
        evidence.title = has(Source::Title);
        for saying in &candidate.sayings {
            if let Some(cut) = saying.cut {
                evidence.without_site = evidence.without_site.max(flag(cut.is_site));
                evidence.without_other = evidence.without_other.max(flag(!cut.is_site));
            }
            let level = saying.block.and_then(|at| self.sources.blocks[at].level);
            if saying.source == Source::Heading {
                evidence.h2 = evidence.h2.max(flag(level == Some(2)));
                evidence.low_heading = evidence.low_heading.max(flag(level > Some(2)));
            }
            evidence.first_h1 = evidence.first_h1.max(flag(saying.block.is_some() && saying.block == self.first_h1));
        }
        let says = |sources: &[Source]| candidate.sayings.iter().any(|saying| sources.contains(&saying.source));
        let kinds: [&[Source]; 5] = [
            &[Source::H1, Source::H1Part, Source::Heading, Source::Classed],
            &[Source::Linked, Source::LinkedName, Source::Itemprop],
            &[Source::OgTitle],
            &[Source::TwitterTitle, Source::MetaTitle],
            &[Source::Title],
        ];
        evidence.agreement = kinds.iter().filter(|kind| says(kind)).count() as f32 / kinds.len() as f32;
        let is_piece = candidate.sayings.iter().all(|saying| saying.cut.is_some());
        evidence.not_first_piece =
            flag(is_piece && candidate.sayings.iter().all(|s| s.cut.is_some_and(|cut| cut.is_behind)));
    }

    fn what_holds_it(&self, candidate: &Candidate, evidence: &mut Evidence) {
        let own = candidate.key.as_str();
        evidence.in_title = flag(contains(&self.title, own));
        evidence.in_og = flag(contains(&self.og, own));
        evidence.in_linked = flag(contains(&self.linked, own));
        let declared = [&self.title, &self.og, &self.linked];
        let is_stated = declared.iter().any(|text| !text.is_empty());
        let is_within = evidence.in_title + evidence.in_og + evidence.in_linked > 0.0;
        let is_owned = is_within || declared.iter().any(|text| !text.is_empty() && contains(own, text));
        evidence.disowned = flag(is_stated && !is_owned);
        evidence.contains_h1 = flag(self.h1.iter().any(|h1| holds(own, h1)));
        evidence.within_h1 = flag(self.h1.iter().any(|h1| holds(h1, own)));
        evidence.begins_h1 = flag(self.h1.iter().any(|h1| holds(h1, own) && h1.starts_with(own)));
        let owns = |text: &String| declared.iter().any(|declared| contains(declared, text));
        let owned = candidate.has(Source::H1Part) && owns(&candidate.key) && !self.h1.iter().any(owns);
        evidence.owned_part = flag(owned);
        evidence.contains_og = flag(holds(own, &self.og));
        evidence.contains_linked = flag(holds(own, &self.linked));
    }

    fn what_resembles_it(&self, candidate: &Candidate, words: &Words, evidence: &mut Evidence) {
        evidence.resembles_declared = closest(words, &self.declared_words);
        if candidate.sayings.iter().all(|saying| saying.block.is_none()) {
            evidence.resembles_h1 = closest(words, &self.h1_words);
        }
        let is_alone = candidate.has(Source::H1) && evidence.disowned > 0.0;
        evidence.lookalike_h1 = if is_alone { evidence.resembles_declared } else { 0.0 };
    }

    /// The block that stands for a candidate: the last that says it before the body, else the first.
    fn place_of(&self, candidate: &Candidate) -> Option<usize> {
        let places = || candidate.sayings.iter().filter_map(|saying| saying.block);
        let before = places().filter(|at| self.body.is_some_and(|body| *at < body)).max();
        before.or_else(|| places().min())
    }

    fn where_it_stands(&self, at: usize, evidence: &mut Evidence) {
        let block = &self.sources.blocks[at];
        if let Some(distance) = self.body.and_then(|body| body.checked_sub(at)) {
            evidence.before_body = 1.0;
            evidence.near_body = flag(distance <= NEAR);
            evidence.far_from_body = flag(distance > FAR);
        }
        evidence.last_before_body = flag(self.last_heading == Some(at));
        evidence.in_story = flag(block.context.has(Context::ARTICLE.with(Context::MAIN)));
        evidence.in_header = flag(block.context.has(Context::HEADER));
        evidence.in_nav = flag(block.context.has(Context::NAV.with(Context::FOOTER).with(Context::DIALOG)));
        evidence.in_aside = flag(block.context.has(Context::ASIDE));
        evidence.hidden = flag(block.context.has(Context::HIDDEN));
        evidence.linked = flag(block.linked as usize * 2 > block.text.len());
        evidence.breaks = flag(block.text.contains('\n'));
    }

    fn what_it_looks_like(&self, candidate: &Candidate, words: &Words, evidence: &mut Evidence) {
        let text = candidate.best().text.as_str();
        let count = text.split_whitespace().count().max(text.chars().filter(|c| *c >= '\u{3040}').count() / 2);
        evidence.one_word = flag(count <= 1);
        evidence.two_or_three_words = flag((2..=3).contains(&count));
        evidence.long = flag(count > LONG);
        evidence.very_long = flag(count > VERY_LONG);
        let blocks =
            candidate.sayings.iter().filter(|saying| saying.block.is_some() && saying.source != Source::H1Part);
        evidence.repeated = flag(blocks.count() > 1);
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        evidence.digits_only = flag(letters.peek().is_none());
        evidence.shouted = flag(count > 1 && text.chars().any(char::is_uppercase) && !letters.any(char::is_lowercase));
        evidence.ends_in_stop = flag(text.ends_with(['.', '。', '…']));
        evidence.is_site = flag(self.names.has_key(&candidate.key));
        let ends = title::pieces(text);
        evidence.with_site = flag(ends.iter().any(|piece| self.names.is_name(piece.text)));
        let shared = words.shared(&self.slug) as f32;
        evidence.slug = shared / self.slug.len().max(1) as f32;
        evidence.in_slug = if self.slug.len() == 0 { 0.0 } else { shared / words.len().max(1) as f32 };
    }
}
