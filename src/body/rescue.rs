//! The story of a page that shows none: from its JSON-LD, or from the state that a page framework left in a script.

use super::assemble;
use super::shape::{Last, Shape};
use crate::article::Body;
use crate::block::{self, clean};
use crate::page::{Attr, Metadata, NodeId, Page, Tag, standard};

/// A page whose own text is shorter than this part of what it declares is an empty shell.
const SHELL: usize = 4;
/// More bytes of scripts than this are not searched.
const MOST_BYTES: usize = 8 << 20;
/// Below this many bytes there is no story to be had.
const FEWEST_BYTES: usize = 300;
/// What a byte between two paragraphs in a script costs a run of them, in bytes of text.
const BETWEEN: f64 = 1.0;

/// The body as a page declares it, where the page itself shows next to nothing of it.
pub(super) fn rescue(page: &Page, metadata: &Metadata, shown: &Body) -> Option<Body> {
    let is_shell = |story: &str| shown.text.len() * SHELL < story.len();
    if let Some(declared) = metadata.article_body.as_deref() {
        return is_shell(declared).then(|| assemble::from_lines(paragraphs(declared)));
    }
    if shown.text.len() * SHELL >= FEWEST_BYTES {
        return None;
    }
    let body = assemble::from_lines(from_scripts(page));
    (body.text.len() >= FEWEST_BYTES && is_shell(&body.text)).then_some(body)
}

/// The paragraphs of a text that may be HTML.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    if text.contains("</") || text.contains("<br") || text.contains("<p") {
        return block::blocks(&standard::parse(text)).into_iter().map(|block| block.text).collect();
    }
    text.lines().map(clean).filter(|line| !line.is_empty()).collect()
}

/// The best run of paragraphs among the strings of the page's JSON scripts.
fn from_scripts(page: &Page) -> Vec<String> {
    let scripts = page.descendants(NodeId::DOCUMENT).filter(|id| {
        page.is(*id, Tag::Script)
            && page.attr(*id, Attr::Type).is_some_and(|kind| kind.contains("json") && !kind.contains("ld+"))
    });
    let (mut best, mut left) = (Vec::new(), MOST_BYTES);
    for script in scripts {
        let source = page.raw_text(script);
        if source.len() > left {
            break;
        }
        left -= source.len();
        let found = best_run(&source);
        if length(&found) > length(&best) {
            best = found;
        }
    }
    best
}

fn length(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

/// The run of strings that hold the most running text, with little between them.
fn best_run(source: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut sum, mut first, mut last) = (0.0, 0, 0);
    for (start, literal) in literals(source) {
        let prose: Vec<String> = literal_prose(literal);
        if prose.is_empty() {
            continue;
        }
        sum -= (start - last) as f64 * BETWEEN;
        if sum <= 0.0 {
            (sum, first) = (0.0, all.len());
        }
        sum += length(&prose) as f64;
        all.extend(prose);
        last = start + literal.len();
        if sum > best_sum {
            (best, best_sum) = (first..all.len(), sum);
        }
    }
    all.drain(best).collect()
}

/// The paragraphs of a string literal that read as running text.
fn literal_prose(literal: &str) -> Vec<String> {
    const SHORTEST: usize = 40;
    if literal.len() < SHORTEST || literal.starts_with("\"http") {
        return Vec::new();
    }
    let Ok(text) = serde_json::from_str::<String>(literal) else { return Vec::new() };
    let is_prose = |text: &String| {
        let shape = Shape::of(text, &mut Vec::new());
        shape.words >= 15.0 || (shape.words >= 6.0 && shape.last >= Last::Question)
    };
    paragraphs(&text).into_iter().filter(is_prose).collect()
}

/// The string literals of a JSON text with their places, quotation marks and all.
fn literals(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = source.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + memchr::memchr(b'"', bytes.get(at..)?)?;
        let mut end = start + 1;
        loop {
            end += memchr::memchr2(b'"', b'\\', bytes.get(end..)?)?;
            if bytes[end] == b'"' {
                break;
            }
            end += 2;
        }
        at = end + 1;
        Some((start, source.get(start..at)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "The bridge over the Arne opened on Monday after three years of work and two of quarrel.";
    const TWO: &str = "“We are ready,” said Ann Lee, who has run the ferry since her father gave it up in 1998.";

    fn rescued(html: &str) -> Option<String> {
        let page = standard::parse(html);
        rescue(&page, &Metadata::read(&page), &Body::default()).map(|body| body.text)
    }

    #[test]
    fn the_state_of_a_framework_holds_the_story() {
        let story = [ONE, TWO, ONE, TWO].map(|text| format!(r#"{{"type":"p","html":"<p>{text}<\/p>"}}"#)).join(",");
        let html = format!(r#"<div id=app></div><script type="application/json">{{"body":[{story}]}}</script>"#);
        assert_eq!(rescued(&html), Some([ONE, TWO, ONE, TWO].join("\n\n")));
    }

    #[test]
    fn what_holds_no_story_gives_none() {
        for html in [
            "",
            "<script type='application/json'>{\"a\": \"b</script>",
            "<script type='application/json'>{\"url\": \"https://example.org/a/long/address/of/some/page/or/other\"}</script>",
            "<script type='application/json'>\"\\",
        ] {
            assert_eq!(rescued(html), None, "{html}");
        }
    }
}
