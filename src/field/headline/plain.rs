//! The headline of a page that is plain text: one of its lines, told by where it stands and how it looks.

use std::collections::BTreeMap;

use crate::field::Sources;
use crate::field::byline;
use crate::field::date;
use crate::field::site::key;
use crate::model::linear::features;
use crate::text;

/// So many lines before the body may be the headline.
const BEFORE: usize = 40;
/// So many lines of the body may be, too.
const WITHIN: usize = 3;
/// A longer line is a paragraph, in bytes.
const LONGEST: usize = 300;

features! {
    /// What is known of a line. Shares run from 0 to 1; the others are 0 or 1.
    pub(crate) struct LineEvidence {
        right_before_body,
        two_or_three_before,
        four_to_eight_before,
        nine_to_twenty_before,
        first_of_body,
        later_of_body,
        kept,
        first_of_page,
        one_word,
        two_or_three_words,
        four_to_six_words,
        seven_to_fifteen_words,
        more_words,
        ends_in_stop,
        asks,
        ends_in_colon,
        /// It has the words of a time.
        time,
        byline,
        /// A byline, or a time, stands on one of the three lines behind it.
        before_byline,
        before_time,
        before_long_line,
        after_short_line,
        bars,
        repeated,
        /// An earlier line holds it and more, as a title with the site's name does.
        within_other,
        /// The share of its longer words that the body has.
        in_body,
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
    (from..(body + WITHIN).min(count)).filter(may_be).map(|at| (at, page.evidence(at))).collect()
}

/// What the lines of a page are held against.
struct PlainPage<'a> {
    texts: Vec<&'a str>,
    body: usize,
    kept: &'a [bool],
    /// How often each line stands on the page.
    counts: BTreeMap<String, usize>,
    /// The keys of the lines before the body.
    keys: Vec<String>,
    words_of_body: std::collections::BTreeSet<String>,
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
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
        let mut counts = BTreeMap::new();
        for text in &texts {
            *counts.entry(key(text)).or_default() += 1;
        }
        let story = text::head(&sources.selection.body.text, ENOUGH);
        let keys = texts.iter().take(body + WITHIN).map(|text| key(text)).collect();
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
        let before = self.body.checked_sub(at);
        evidence.right_before_body = flag(before == Some(1));
        evidence.two_or_three_before = flag(before.is_some_and(|lines| (2..=3).contains(&lines)));
        evidence.four_to_eight_before = flag(before.is_some_and(|lines| (4..=8).contains(&lines)));
        evidence.nine_to_twenty_before = flag(before.is_some_and(|lines| (9..=20).contains(&lines)));
        evidence.first_of_body = flag(at == self.body);
        evidence.later_of_body = flag(at > self.body);
        evidence.kept = flag(self.kept[at]);
        evidence.first_of_page = flag(at == 0);
    }

    fn looks(&self, text: &str, evidence: &mut LineEvidence) {
        let count = text.split_whitespace().count().max(text.chars().filter(|c| *c >= '\u{3040}').count() / 2);
        evidence.one_word = flag(count == 1);
        evidence.two_or_three_words = flag((2..=3).contains(&count));
        evidence.four_to_six_words = flag((4..=6).contains(&count));
        evidence.seven_to_fifteen_words = flag((7..=15).contains(&count));
        evidence.more_words = flag(count > 15);
        evidence.ends_in_stop = flag(text.ends_with(['.', '。', '…']));
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
        evidence.in_body = shared as f32 / words.len().max(1) as f32;
    }

    fn neighbours(&self, at: usize, evidence: &mut LineEvidence) {
        const LONG: usize = 120;
        const SHORT: usize = 25;
        let behind = &self.texts[at + 1..(at + 4).min(self.texts.len())];
        evidence.before_byline = flag(behind.iter().any(|text| byline::is_byline(text)));
        evidence.before_time = flag(behind.iter().any(|text| has_time(text)));
        evidence.before_long_line = flag(behind.first().is_some_and(|text| text.len() > LONG));
        evidence.after_short_line = flag(at > 0 && self.texts[at - 1].len() < SHORT);
        let own = self.keys[at].as_str();
        evidence.repeated = flag(self.counts.get(own).is_some_and(|count| *count > 1));
        let holds = |other: &String| other.len() > own.len() && !own.is_empty() && other.contains(own);
        evidence.within_other = flag(self.keys[..at].iter().any(holds));
        let around = &self.texts[at.saturating_sub(4)..(at + 3).min(self.body.max(at + 1))];
        evidence.longest_around = flag(around.iter().all(|text| text.len() <= self.texts[at].len()));
    }
}

/// Whether a short line has a year or a time of day, or a month beside a number.
fn has_time(text: &str) -> bool {
    const LONGEST_TIME: usize = 80;
    if text.len() > LONGEST_TIME || !text.chars().any(|c| c.is_numeric()) {
        return false;
    }
    let is_year = |word: &str| {
        word.len() == 4
            && (word.starts_with("20") || word.starts_with("19"))
            && word.bytes().all(|b| b.is_ascii_digit())
    };
    let mut words = text.split(|c: char| c.is_whitespace() || ",.()/-".contains(c)).filter(|word| !word.is_empty());
    let has_clock = text.contains('年')
        || text.split_whitespace().any(|word| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()));
    has_clock || words.any(|word| is_year(word) || date::words::month(word).is_some())
}
