//! The strings of a script, and the run of them that reads as a story.

use super::markup::paragraphs;
use super::shape::{Shape, word_hashes};

/// A shorter string holds no paragraph.
const SHORTEST: usize = 40;
/// A title of fewer words may stand anywhere.
const TITLE_WORDS: usize = 3;

/// The bytes of some paragraphs.
pub(super) fn length(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

/// The words of a page's titles.
pub(super) struct Titles(Vec<Vec<u32>>);

impl Titles {
    pub(super) fn of(titles: &[&str]) -> Self {
        Self(titles.iter().map(|title| word_hashes(title)).filter(|title| title.len() >= TITLE_WORDS).collect())
    }

    /// Whether a string of the script is one of the titles, or one without the name of the site that ends it.
    pub(super) fn stand_in(&self, script: &str) -> bool {
        strings(script).any(|(_, text)| {
            let is_title = |text: &str| {
                let words = word_hashes(text);
                self.0.iter().any(|title| title.starts_with(&words) && words.len() * 2 >= title.len())
            };
            is_title(&text) || (is_json(&text) && strings(&text).any(|(_, inner)| is_title(&inner)))
        })
    }
}

/// The run of strings that holds the most running text, less what stands between: a byte of that costs a byte of text.
pub(super) fn best_run(source: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let (mut best, mut best_worth) = (0..0, 0);
    // The run at work: what it is worth, its first paragraph, and where its last string ends.
    let (mut worth, mut first, mut end) = (0_usize, 0, 0);
    for (place, text) in strings(source) {
        let prose = prose_or_json(&text);
        if prose.is_empty() {
            continue;
        }
        worth = worth.saturating_sub(place.start - end);
        if worth == 0 {
            first = all.len();
        }
        worth += length(&prose);
        all.extend(prose);
        end = place.end;
        if worth > best_worth {
            (best, best_worth) = (first..all.len(), worth);
        }
    }
    all.drain(best).collect()
}

/// The paragraphs of a string, or of the strings of the JSON that it holds.
fn prose_or_json(text: &str) -> Vec<String> {
    let inner = is_json(text).then(|| strings(text).flat_map(|(_, text)| prose(&text)).collect::<Vec<_>>());
    inner.filter(|inner| !inner.is_empty()).unwrap_or_else(|| prose(text))
}

/// Whether a string may hold JSON of its own, and is no markup.
fn is_json(text: &str) -> bool {
    !text.trim_start().starts_with('<') && text.contains("\":")
}

/// The paragraphs of a string that read as running text.
fn prose(text: &str) -> Vec<String> {
    if text.len() < SHORTEST || text.starts_with("http") {
        return Vec::new();
    }
    paragraphs(text).into_iter().filter(|text| Shape::of(text, &mut Vec::new()).is_prose()).collect()
}

/// The strings of a script as JSON has them, with the places of their literals.
fn strings(source: &str) -> impl Iterator<Item = (std::ops::Range<usize>, String)> {
    let bytes = source.as_bytes();
    let mut at = 0;
    let literals = std::iter::from_fn(move || {
        let start = at + memchr::memchr(b'"', bytes.get(at..)?)?;
        let mut end = start + 1;
        loop {
            end += memchr::memchr3(b'"', b'\\', b'\n', bytes.get(end..)?)?;
            match bytes[end] {
                b'\\' => end += 2,
                // No literal goes over the end of its line: the mark was none that opens one.
                _ => break,
            }
        }
        at = end + 1;
        Some(start..at)
    });
    literals.filter_map(|place| {
        let literal = source.get(place.clone())?;
        Some((place, serde_json::from_str::<String>(literal).ok()?))
    })
}
