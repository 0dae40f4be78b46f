//! The strings of a script, and the run of them that reads as a story.

use super::ends::Last;
use super::markup::paragraphs;
use super::shape::Shape;

/// What a byte between two paragraphs in a script costs a run of them, in bytes of text.
const BETWEEN: f64 = 1.0;
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

fn words(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    Shape::of(text, &mut words);
    words
}

impl Titles {
    pub(super) fn of(titles: &[&str]) -> Self {
        Self(titles.iter().map(|title| words(title)).filter(|title| title.len() >= TITLE_WORDS).collect())
    }

    /// Whether a string of the script is one of the titles, or one without the name of the site that ends it.
    pub(super) fn stand_in(&self, script: &str) -> bool {
        strings(script).any(|(_, text)| {
            let is_title = |text: &str| {
                let words = words(text);
                self.0.iter().any(|title| title.starts_with(&words) && words.len() * 2 >= title.len())
            };
            is_title(&text) || (is_json(&text) && strings(&text).any(|(_, inner)| is_title(&inner)))
        })
    }
}

/// The run of strings that hold the most running text, with little between them.
pub(super) fn best_run(source: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut sum, mut first, mut last) = (0.0, 0, 0);
    for (place, text) in strings(source) {
        let prose = prose_or_json(&text);
        if prose.is_empty() {
            continue;
        }
        sum -= (place.start - last) as f64 * BETWEEN;
        if sum <= 0.0 {
            (sum, first) = (0.0, all.len());
        }
        sum += length(&prose) as f64;
        all.extend(prose);
        last = place.end;
        if sum > best_sum {
            (best, best_sum) = (first..all.len(), sum);
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
    let is_prose = |text: &String| {
        let shape = Shape::of(text, &mut Vec::new());
        shape.words >= 15.0 || (shape.words >= 6.0 && shape.last >= Last::Question)
    };
    paragraphs(text).into_iter().filter(is_prose).collect()
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
