//! Markdown, read by a CommonMark parser, says what the article says.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::output::{Keep, markdown};
use newsprint::{Article, Extractor};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The words of Markdown as a reader sees them, without the front matter and the pictures.
fn words(text: &str) -> Vec<String> {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or("", |(_, body)| body);
    let (mut seen, mut in_picture) = (String::new(), false);
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => in_picture = false,
            Event::Text(words) if !in_picture => seen.push_str(&words),
            Event::Start(_) | Event::Text(_) | Event::End(TagEnd::Link) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => seen.push(' '),
            // Nothing in a story is markup.
            other => seen.push_str(&format!(" <{other:?}> ")),
        }
    }
    split(&seen)
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Every article of the fixtures: those that are articles already, and those that are read from a page.
fn articles() -> Vec<(PathBuf, Article)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let list = |folder: &str| {
        let entries = fs::read_dir(fixtures.join(folder)).expect("fixtures");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let mut articles = Vec::new();
    for path in ["ferry", "bridge", "storm"].map(|name| fixtures.join(format!("articles/{name}.json"))) {
        let article = serde_json::from_str(&fs::read_to_string(&path).expect("a file")).expect("an article");
        articles.push((path, article));
    }
    for path in list("pages").into_iter().map(|folder| folder.join("page.html")).filter(|path| path.exists()) {
        let article = Extractor::new().extract(&fs::read(&path).expect("a file")).expect("a page");
        articles.push((path, article));
    }
    articles
}

#[test]
fn no_word_is_lost_moved_or_taken_for_markup() {
    let articles = articles();
    assert!(articles.len() > 20, "{}", articles.len());
    for (path, article) in articles {
        let mut expected = split(article.headline.as_deref().unwrap_or_default());
        for block in &article.body.blocks {
            let time = block.time.as_ref().map_or("", |time| time.raw.as_str());
            expected.extend(split(time));
            expected.extend(split(&article.body.text[block.span.range()]));
        }
        assert_eq!(words(&markdown(&article, Keep::TEXT)), expected, "{}", path.display());
        assert_eq!(words(&markdown(&article, Keep::TEXT.links())), expected, "{}", path.display());
        let captions =
            article.figures.iter().filter(|figure| figure.url.is_none()).filter_map(|f| f.caption.as_deref());
        let captions: usize = captions.map(|caption| split(caption).len()).sum();
        assert_eq!(
            words(&markdown(&article, Keep::TEXT.pictures())).len(),
            expected.len() + captions,
            "{}",
            path.display()
        );
    }
}

/// The links of Markdown: their words and where they lead.
fn links(text: &str) -> Vec<(String, String)> {
    let mut links: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push((String::new(), dest_url.to_string()));
                is_open = true;
            }
            Event::End(TagEnd::Link) => is_open = false,
            Event::Text(words) if is_open => links.last_mut().expect("an open link").0.push_str(&words),
            _ => {}
        }
    }
    links
}

#[test]
fn links_stand_on_their_words_and_lead_where_the_page_says() {
    let mut seen = 0;
    for (path, article) in articles() {
        let text = markdown(&article, Keep::TEXT.links());
        let expected: Vec<(String, String)> = article
            .body
            .links
            .iter()
            .map(|link| (article.body.text[link.span.range()].to_owned(), link.href.clone()))
            .collect();
        assert_eq!(links(&text), expected, "{}", path.display());
        seen += expected.len();
    }
    assert!(seen >= 5, "{seen} links");
}
