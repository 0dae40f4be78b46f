//! The story of a page that shows none: from its JSON-LD, or from the state that a page framework left in a script.
//!
//! The numbers were chosen by hand, so that few pages are read so: 4 of the 2,229 development pages (30 November 2026).

use std::borrow::Cow;

use super::markup::paragraphs;
use super::script::{Titles, best_run, length};
use super::{Selection, assemble};
use crate::article::{Body, Kind};
use crate::page::{Attr, Metadata, NodeId, Page, Tag};

/// A page whose own text is shorter than this part of what it declares is an empty shell.
const SHELL: usize = 4;
/// More bytes of scripts than this are not searched.
const MOST_BYTES: usize = 8 << 20;
/// Below this many bytes there is no story to be had.
const FEWEST_BYTES: usize = 300;

/// The body as a page declares it, where the page itself shows next to nothing of it.
pub(super) fn rescue(page: &Page, metadata: &Metadata, shown: &Body) -> Option<Body> {
    let is_shell = |story: &str| shown.text.len() * SHELL < story.len();
    if let Some(declared) = metadata.article_body.as_deref() {
        // What is declared may be HTML, of which most is no text.
        let body = is_shell(declared).then(|| assemble::from_lines(paragraphs(declared)));
        return body.filter(|body| is_shell(&body.text));
    }
    if shown.text.len() * SHELL >= FEWEST_BYTES {
        return None;
    }
    let body = assemble::from_lines(from_scripts(page));
    (body.text.len() >= FEWEST_BYTES && is_shell(&body.text)).then_some(body)
}

/// Looks for the story in the scripts that hold code, where the page shows next to nothing and declares no story. A page
/// does not keep such scripts, so they are read from its source, which is asked for only then.
pub(crate) fn from_code<'s>(selection: &mut Selection, metadata: &Metadata, source: impl FnOnce() -> Cow<'s, str>) {
    let is_candidate = matches!(selection.kind, Kind::Story | Kind::NothingReadable);
    if !is_candidate || metadata.article_body.is_some() || selection.body.text.len() * SHELL >= FEWEST_BYTES {
        return;
    }
    let titles = Titles::of(&metadata.headlines());
    let source = source();
    let story = longest(code_scripts(&source).map(Cow::Borrowed), |script| {
        // Code holds texts of many kinds; what holds the page's headline too is about its story.
        if titles.stand_in(script) { best_run(script) } else { Vec::new() }
    });
    let body = assemble::from_lines(story);
    if body.text.len() >= FEWEST_BYTES && selection.body.text.len() * SHELL < body.text.len() {
        selection.kept.fill(false);
        *selection =
            Selection { kind: Kind::Story, kept: std::mem::take(&mut selection.kept), body, figures: Vec::new() };
    }
}

/// The scripts of a source, up to the first end tag each: one that is cut short holds a part of its strings.
fn code_scripts(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let at = memchr::memmem::find(rest.as_bytes(), b"<script")?;
        let script = &rest[at..];
        let end = memchr::memmem::find(script.as_bytes(), b"</script").unwrap_or(script.len());
        rest = &script[end..];
        Some(&script[..end])
    })
}

/// The best run of paragraphs among the strings of the page's JSON scripts.
fn from_scripts(page: &Page) -> Vec<String> {
    let scripts = page.descendants(NodeId::DOCUMENT).filter(|id| {
        page.is(*id, Tag::Script)
            && page.attr(*id, Attr::Type).is_some_and(|kind| kind.contains("json") && !kind.contains("ld+"))
    });
    longest(scripts.map(|script| Cow::Owned(page.raw_text(script))), best_run)
}

/// The most text that is found in one of the scripts, of which so many bytes are searched.
fn longest<'s>(scripts: impl Iterator<Item = Cow<'s, str>>, find: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let (mut best, mut left) = (Vec::new(), MOST_BYTES);
    for script in scripts {
        if script.len() > left {
            continue;
        }
        left -= script.len();
        let found = find(&script);
        if length(&found) > length(&best) {
            best = found;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::standard;

    const ONE: &str = "The bridge over the Arne opened on Monday after three years of work and two of quarrel.";
    const TWO: &str = "“We are ready,” said Ann Lee, who has run the ferry since her father gave it up in 1998.";

    fn rescued(html: &str) -> Option<String> {
        let page = standard::parse(html);
        rescue(&page, &Metadata::read(&page), &Body::default()).map(|body| body.text)
    }

    #[test]
    fn a_declared_story_is_longer_by_its_words_not_by_its_markup() {
        let html = |class: &str| {
            format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"articleBody\":\"<p class='{class}'>{ONE}</p><p>{TWO}</p>\"}}</script>"
            )
        };
        for (class, shown, expected) in [("a", "One line.", true), (&"a".repeat(900), ONE, false)] {
            let page = standard::parse(&html(class));
            let shown = Body { text: shown.into(), ..Body::default() };
            assert_eq!(rescue(&page, &Metadata::read(&page), &shown).is_some(), expected, "{class}");
        }
    }

    #[test]
    fn the_state_of_a_framework_holds_the_story() {
        let story = [ONE, TWO, ONE, TWO].map(|text| format!(r#"{{"type":"p","html":"<p>{text}<\/p>"}}"#)).join(",");
        let html = format!(r#"<div id=app></div><script type="application/json">{{"body":[{story}]}}</script>"#);
        assert_eq!(rescued(&html), Some([ONE, TWO, ONE, TWO].join("\n\n")));
    }

    fn rescued_from_code(html: &str) -> Selection {
        let page = standard::parse(html);
        let mut selection = Selection::default();
        from_code(&mut selection, &Metadata::read(&page), || Cow::Borrowed(html));
        selection
    }

    #[test]
    fn code_that_names_the_headline_holds_the_story() {
        let markup = [ONE, TWO, ONE, TWO].map(|text| format!("<p>{text}</p>")).join("");
        let markup = format!("{markup}<figure><figcaption>{ONE}</figcaption></figure><p class=photo-caption>{TWO}</p>");
        let state = serde_json::json!({ "title": "Bridge over the Arne opens", "html": markup });
        // A state is often a string of JSON in the code, and angle brackets in it are often written as escapes.
        let escaped = state.to_string().replace('<', "\\u003c");
        let quoted = serde_json::to_string(&escaped).expect("a string");
        let page = |code: String| {
            format!(
                "<title>Bridge over the Arne opens - Arne News</title><script>it = 'd\"';\n{code}</script><div id=app></div>"
            )
        };
        for code in [format!("window.state={escaped};"), format!("state.push([1,{quoted}])")] {
            let selection = rescued_from_code(&page(code));
            assert_eq!((selection.kind, &selection.body.text), (Kind::Story, &[ONE, TWO, ONE, TWO].join("\n\n")));
        }
        let other = page(format!("state={}", escaped.replace("Bridge over the Arne", "Anything")));
        assert_eq!(rescued_from_code(&other).body.text, "");
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
            assert_eq!(rescued_from_code(html).body.text, "", "{html}");
        }
    }
}
