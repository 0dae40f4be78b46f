//! The headline of a page that is plain text: one of its lines, told by where it stands and how it looks.

use std::collections::BTreeMap;

use crate::field::Sources;
use crate::field::byline;
use crate::field::date::words::has_time;
use crate::field::site::key;
use crate::model::linear::{features, flag};
use crate::text;

/// So many lines before the body may be the headline.
const BEFORE: usize = 40;
/// So many lines of the body may be, too.
const WITHIN: usize = 3;
/// A longer line is a paragraph, in bytes.
const LONGEST: usize = 300;

/// A byline or a time is looked for so many lines before and behind.
const AROUND: usize = 6;
/// A line that says the same again is looked for so many lines behind.
const FAR_BEHIND: usize = 200;

features! {
    /// What is known of a line. Shares run from 0 to 1, counts are as they are, the others are 0 or 1.
    pub(crate) struct LineEvidence {
        /// How many lines before the body; below 0 within it.
        before_body,
        kept,
        first_of_page,
        words,
        ends_in_stop,
        /// A sentence ends within it.
        stops_within,
        asks,
        ends_in_colon,
        /// It has the words of a time.
        time,
        byline,
        /// How many lines behind it a byline, or a time, stands; more than are looked at where none does.
        to_byline,
        to_time,
        /// The same of the lines before it.
        from_byline,
        from_time,
        /// The bytes of the lines around it.
        length_before,
        length_behind,
        bars,
        /// How often it stands on the page.
        copies,
        /// An earlier line holds it and more, as a title with the site's name does.
        within_earlier,
        /// A later line holds it and more, as one that asks to share it does.
        within_later,
        /// It ends in what another line says alone, as a path to the page does.
        ends_in_other,
        /// How many of its longer words the body has, and their share.
        words_of_body,
        share_of_body,
        /// That number, against the most that a line before the body has.
        against_best,
        shouted,
        small_first,
        /// It is the longest of the lines around it.
        longest_around,
    }
}

/// The lines that may be the headline, by their numbers, with what is known of each.
pub(super) fn lines(sources: &Sources<'_>) -> Vec<(usize, LineEvidence)> {
    let kept = &sources.selection.kept;
    let count = sources.blocks.len().min(kept.len());
    let body = (0..count).find(|at| kept[*at]).unwrap_or(count);
    let page = PlainPage::new(sources, body);
    let from = body.saturating_sub(BEFORE);
    let may_be = |at: &usize| {
        let text = sources.blocks[*at].text.as_str();
        text.len() <= LONGEST && text.chars().any(char::is_alphabetic)
    };
    let mut lines: Vec<(usize, LineEvidence)> =
        (from..(body + WITHIN).min(count)).filter(may_be).map(|at| (at, page.evidence(at))).collect();
    let most = lines.iter().map(|(_, evidence)| evidence.words_of_body).fold(1.0, f32::max);
    lines.iter_mut().for_each(|(_, evidence)| evidence.against_best = evidence.words_of_body / most);
    lines
}

/// What the lines of a page are held against.
struct PlainPage<'a> {
    texts: Vec<&'a str>,
    body: usize,
    kept: &'a [bool],
    /// How often each line stands on the page.
    counts: BTreeMap<String, usize>,
    /// The keys of the lines.
    keys: Vec<String>,
    words_of_body: std::collections::BTreeSet<String>,
}

/// How many lines on the way come before one that is so.
fn lines_to<'t>(way: impl Iterator<Item = &'t &'t str>, is_so: fn(&str) -> bool) -> f32 {
    way.take(AROUND).position(|text| is_so(text)).unwrap_or(AROUND) as f32
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    const LONGER: usize = 3;
    text.split_whitespace().map(key).filter(|word| word.chars().count() > LONGER)
}

impl<'a> PlainPage<'a> {
    fn new(sources: &'a Sources<'_>, body: usize) -> Self {
        /// As much of the body is compared, in bytes.
        const ENOUGH: usize = 3_000;
        let texts: Vec<&str> = sources.blocks.iter().map(|block| block.text.as_str()).collect();
        let keys: Vec<String> = texts.iter().map(|text| key(text)).collect();
        let mut counts = BTreeMap::new();
        for key in &keys {
            *counts.entry(key.clone()).or_default() += 1;
        }
        let story = text::head(&sources.selection.body.text, ENOUGH);
        Self { texts, body, kept: &sources.selection.kept, counts, keys, words_of_body: words_of(story).collect() }
    }

    fn evidence(&self, at: usize) -> LineEvidence {
        let mut evidence = LineEvidence::default();
        self.place(at, &mut evidence);
        self.looks(self.texts[at], &mut evidence);
        self.neighbours(at, &mut evidence);
        evidence
    }

    fn place(&self, at: usize, evidence: &mut LineEvidence) {
        evidence.before_body = self.body as f32 - at as f32;
        evidence.kept = flag(self.kept[at]);
        evidence.first_of_page = flag(at == 0);
    }

    fn looks(&self, text: &str, evidence: &mut LineEvidence) {
        let count = text.split_whitespace().count().max(text.chars().filter(|c| *c >= '\u{3040}').count() / 2);
        evidence.words = count as f32;
        evidence.ends_in_stop = flag(text.ends_with(['.', '。', '…']));
        evidence.stops_within = flag(text.contains(". "));
        evidence.asks = flag(text.ends_with(['?', '？', '!']));
        evidence.ends_in_colon = flag(text.ends_with(':'));
        evidence.time = flag(has_time(text));
        evidence.byline = flag(byline::is_byline(text));
        evidence.bars = flag(text.contains(['|', '•', '›', '»']));
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        evidence.shouted = flag(letters().any(char::is_uppercase) && !letters().any(char::is_lowercase));
        evidence.small_first = flag(letters().next().is_some_and(char::is_lowercase));
        let words: Vec<String> = words_of(text).collect();
        let shared = words.iter().filter(|word| self.words_of_body.contains(*word)).count();
        evidence.words_of_body = shared as f32;
        evidence.share_of_body = shared as f32 / words.len().max(1) as f32;
    }

    fn neighbours(&self, at: usize, evidence: &mut LineEvidence) {
        /// So far away another line may say what this one ends in, in as many bytes.
        const NEAR: usize = 20;
        const LEAST_END: usize = 8;
        let length = |at: Option<usize>| at.and_then(|at| self.texts.get(at)).map_or(0, |text| text.len()) as f32;
        evidence.length_before = length(at.checked_sub(1));
        evidence.length_behind = length(Some(at + 1));
        let behind = || self.texts[at + 1..].iter();
        (evidence.to_byline, evidence.to_time) = (lines_to(behind(), byline::is_byline), lines_to(behind(), has_time));
        let before = || self.texts[..at].iter().rev();
        (evidence.from_byline, evidence.from_time) =
            (lines_to(before(), byline::is_byline), lines_to(before(), has_time));
        let own = self.keys[at].as_str();
        evidence.copies = self.counts.get(own).copied().unwrap_or_default() as f32;
        let holds = |other: &String| other.len() > own.len() && !own.is_empty() && other.contains(own);
        evidence.within_earlier = flag(self.keys[..at].iter().any(holds));
        evidence.within_later = flag(self.keys[at + 1..].iter().take(FAR_BEHIND).any(holds));
        let is_end =
            |other: &String| other.len() < own.len() && other.len() >= LEAST_END && own.ends_with(other.as_str());
        let near = &self.keys[at.saturating_sub(NEAR)..(at + NEAR).min(self.keys.len())];
        evidence.ends_in_other = flag(near.iter().any(is_end));
        let around = &self.texts[at.saturating_sub(4)..(at + 3).min(self.body.max(at + 1))];
        evidence.longest_around = flag(around.iter().all(|text| text.len() <= self.texts[at].len()));
    }
}
