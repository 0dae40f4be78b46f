//! What rules change on a page, and in what was read from it.

use std::borrow::Cow;
use std::collections::HashSet;

use scraper::{ElementRef, Html, Node, Selector};

use super::{Mended, Rules};
use crate::article::{Article, Author, AuthorKind, Body, Date, Figure, Kind};
use crate::body::Selection;
use crate::limits::Limits;
use crate::rule::Rule;
use crate::{block, body, field, page};

/// A document without what the rules take out of it.
pub(crate) struct Cleared {
    pub(crate) document: Html,
    /// Whether there was anything to take out.
    removed: bool,
    /// What the rule for the body finds.
    story: Option<(Body, Vec<Figure>)>,
}

impl Cleared {
    /// The source of the page without what was taken out of it.
    pub(crate) fn source<'s>(&self, source: &'s str) -> Cow<'s, str> {
        if self.removed { Cow::Owned(self.document.html()) } else { Cow::Borrowed(source) }
    }

    /// Puts what the rule for the body finds in the place of what was chosen. Fields that ask the text are read from it.
    pub(crate) fn put_story(&self, selection: &mut Selection) {
        if let Some((body, figures)) = self.story.clone() {
            selection.kind = if selection.kind == Kind::LiveBlog { Kind::LiveBlog } else { Kind::Story };
            (selection.body, selection.figures) = (body, figures);
        }
    }
}

impl Rules {
    /// What is read with rules from a file that is no page: nothing, by any of them.
    pub(crate) fn unread(&self) -> Mended {
        Mended { article: Article::default(), unmatched: self.selectors.iter().map(|(rule, _)| *rule).collect() }
    }

    /// Parses a page, takes out what is to be removed, and looks for the story in the rest.
    pub(crate) fn clear(&self, html: &str, limits: &Limits) -> Cleared {
        let mut document = Html::parse_document(html);
        let found: Vec<_> = match self.get(Rule::Remove) {
            Some(selector) => document.select(selector).map(|element| element.id()).collect(),
            None => Vec::new(),
        };
        for id in &found {
            if let Some(mut node) = document.tree.get_mut(*id) {
                node.detach();
            }
        }
        let story = self.get(Rule::Body).and_then(|selector| story(&document, selector, limits));
        Cleared { document, removed: !found.is_empty(), story }
    }

    /// Puts what the rules find in the place of the fields that were read.
    pub(crate) fn apply(&self, cleared: &Cleared, mut article: Article) -> Mended {
        let document = &cleared.document;
        let mut unmatched = Vec::new();
        for (rule, selector) in &self.selectors {
            let found = match rule {
                Rule::Remove => cleared.removed,
                Rule::Body => cleared.story.is_some(),
                Rule::Headline => {
                    let headline = document.select(selector).find_map(words);
                    headline.map(|headline| article.headline = Some(headline)).is_some()
                }
                Rule::Authors => {
                    let authors = authors(document, selector);
                    !authors.is_empty() && {
                        article.authors = authors;
                        true
                    }
                }
                Rule::Date => {
                    let date = document.select(selector).find_map(|found| date(found, article.language.as_deref()));
                    date.map(|date| {
                        article.modified.take_if(|modified| modified.value.day() < date.value.day());
                        article.published = Some(date);
                    })
                    .is_some()
                }
            };
            if !found {
                unmatched.push(*rule);
            }
        }
        Mended { article, unmatched }
    }
}

/// The text of an element, or what a `<meta>` holds; `None` where there is none.
fn words(element: ElementRef<'_>) -> Option<String> {
    let text: String = element.attr("content").map_or_else(|| element.text().collect(), str::to_owned);
    let text = block::clean(&text);
    (!text.is_empty()).then_some(text)
}

/// The authors, each once. An element that names one is also where the author's page is linked.
fn authors(document: &Html, selector: &Selector) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for element in document.select(selector) {
        let Some(words) = words(element) else { continue };
        let mut signed = field::byline::signed(&words);
        if signed.is_empty() {
            signed.push(Author { name: words, kind: AuthorKind::Person, url: None });
        }
        if let [only] = signed.as_mut_slice() {
            only.url = element.attr("href").map(str::to_owned);
        }
        signed.retain(|author| authors.iter().all(|known| known.name != author.name));
        authors.append(&mut signed);
    }
    authors
}

/// The date that an element states.
fn date(element: ElementRef<'_>, language: Option<&str>) -> Option<Date> {
    let text: String = element.text().collect();
    let stated = [element.attr("datetime"), element.attr("content"), Some(text.as_str())];
    stated.into_iter().flatten().find_map(|value| field::date::parse(value, language))
}

/// The body made of all that the elements hold, and the figures within them.
fn story(document: &Html, selector: &Selector, limits: &Limits) -> Option<(Body, Vec<Figure>)> {
    let only = only(document, selector)?;
    let page = page::of_document(&only, limits);
    let (body, figures) = body::whole(&page, &block::first_blocks(&page, limits.blocks).0);
    (!body.text.is_empty()).then_some((body, figures))
}

/// The document without all that stands neither within nor around the elements.
fn only(document: &Html, selector: &Selector) -> Option<Html> {
    let found: HashSet<_> = document.select(selector).map(|element| element.id()).collect();
    if found.is_empty() {
        return None;
    }
    let mut around = HashSet::new();
    for id in &found {
        let ancestors = document.tree.get(*id)?.ancestors().map(|node| node.id());
        // What lies above an ancestor that is known is known, too.
        let new: Vec<_> = ancestors.take_while(|id| !around.contains(id)).collect();
        around.extend(new);
    }
    let mut only = document.clone();
    for id in &around {
        // What a found element holds stays whole, found elements within it and all.
        if found.contains(id) {
            continue;
        }
        // A page may be hidden as a whole until its script has run.
        if let Node::Element(element) = only.tree.get_mut(*id)?.value() {
            element.attrs.retain(|(name, _)| !matches!(&*name.local, "style" | "hidden"));
        }
        let children: Vec<_> = document.tree.get(*id)?.children().map(|node| node.id()).collect();
        for child in children.into_iter().filter(|child| !around.contains(child) && !found.contains(child)) {
            only.tree.get_mut(child)?.detach();
        }
    }
    Some(only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Direction, Extractor};

    const PAGE: &str = "<html lang=en><head><title>Skarn Daily</title><meta name=a content='The  Meta\nHead'></head><body>\
        <div class=top>Weather today: rain, and more rain</div><h1>Wrong</h1><h2 class=t>Ferry\n returns</h2>\
        <p class=by><a href=/nq>Nora Quill</a>, <a>Tomas Abel</a> <a> </a><a>Nora Quill</a></p>\
        <time datetime=2024-03-07>yesterday</time>\
        <div class=s><p>One short line.</p><figure><img src=a.jpg><figcaption>A ship.</figcaption></figure>\
        <p class=ad>Buy a boat.</p><div class=s><p>Two.</p></div></div>\
        <ul><li class=s>Three.</li><li>Four.</li></ul></body></html>";

    fn read(rules: Result<Rules, crate::Error>) -> Mended {
        Extractor::new().extract_with(PAGE.as_bytes(), &rules.expect("selectors")).expect("a page")
    }

    #[test]
    fn every_rule_finds_its_place() {
        let rules = Rules::new().body(".s").and_then(|r| r.remove(".ad")).and_then(|r| r.headline("h2.t"));
        let mended = read(rules.and_then(|r| r.authors(".by a")).and_then(|r| r.date("time")));
        let article = mended.article;
        assert_eq!(mended.unmatched, []);
        assert_eq!(article.kind, Kind::Story);
        assert_eq!(article.body.text, "One short line.\n\nTwo.\n\nThree.");
        assert_eq!(article.headline.as_deref(), Some("Ferry returns"));
        let authors: Vec<_> = article.authors.iter().map(|a| (a.name.as_str(), a.url.as_deref())).collect();
        assert_eq!(authors, [("Nora Quill", Some("/nq")), ("Tomas Abel", None)]);
        assert_eq!(article.published.map(|date| date.value.to_string()).as_deref(), Some("2024-03-07"));
    }

    #[test]
    fn what_is_named_is_read_on_a_page_that_is_hidden_until_its_script_has_run() {
        let page = PAGE
            .replace("<body>", "<body hidden style='visibility:hidden'>")
            .replace("<li class=s>", "<li class=s hidden>");
        let rules = Rules::new().body(".s, li").expect("a selector");
        let article = Extractor::new().extract_with(page.as_bytes(), &rules).expect("a page").article;
        assert_eq!(article.body.text, "One short line.\n\nBuy a boat.\n\nTwo.\n\nFour.");
    }

    #[test]
    fn what_stands_in_code_is_found_with_rules_too_unless_they_take_it_out() {
        let page = include_bytes!("../../fixtures/pages/code-state/page.html");
        let read = |rules: Rules| Extractor::new().extract_with(page, &rules).expect("a page").article.body.text;
        let ordinary = Extractor::new().extract(page).expect("a page").body.text;
        assert!(ordinary.starts_with("The last lift operator"));
        assert_eq!(read(Rules::new().headline("title").expect("a selector")), ordinary);
        assert_eq!(read(Rules::new().remove("script").expect("a selector")), "");
    }

    #[test]
    fn no_rule_finds_anything_in_what_is_no_page() {
        let rules = Rules::new().body("main").and_then(|r| r.headline("h1")).expect("selectors");
        let mended = Extractor::new().extract_with(b"%PDF-1.7\n\0\0", &rules).expect("a file");
        assert_eq!((mended.article, mended.unmatched), (Article::default(), vec![Rule::Body, Rule::Headline]));
        let explained = Extractor::new().explain_with(b"%PDF-1.7\n\0\0", &rules).expect("a file");
        assert_eq!(explained.unmatched, [Rule::Body, Rule::Headline]);
    }

    #[test]
    fn a_rule_that_finds_nothing_is_named_and_changes_nothing() {
        let ordinary = Extractor::new().extract(PAGE.as_bytes()).expect("a page");
        let rules =
            Rules::new().body("main").and_then(|r| r.remove(".x")).and_then(|r| r.headline(".by a + a + a:empty"));
        let mended = read(rules.and_then(|r| r.authors("h6")).and_then(|r| r.date("h1")));
        assert_eq!(mended.unmatched, Rule::ALL);
        assert_eq!(mended.article.headline, ordinary.headline);
        assert_eq!(mended.article.body.text, ordinary.body.text);
    }

    #[test]
    fn a_byline_is_cut_into_its_names() {
        let html = "<p class=by>By Nora Quill and Tomas Abel</p><p class=by>The Harbour Post</p>";
        let rules = Rules::new().authors(".by").expect("a selector");
        let authors = Extractor::new().extract_with(html.as_bytes(), &rules).expect("a page").article.authors;
        let names: Vec<_> = authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(names, ["Nora Quill", "Tomas Abel", "The Harbour Post"]);
    }

    #[test]
    fn a_date_is_read_in_the_language_of_the_page() {
        let html = "<html lang=de><body><p class=d>Stand:</p><p class=d>7. M\u{e4}rz 2024, 18:19 Uhr</p></body></html>";
        let rules = Rules::new().date(".d").expect("a selector");
        let published = Extractor::new().extract_with(html.as_bytes(), &rules).expect("a page").article.published;
        assert_eq!(published.map(|date| date.value.to_string()).as_deref(), Some("2024-03-07T18:19:00"));
    }

    #[test]
    fn fields_that_ask_the_text_ask_that_of_the_rule() {
        let english =
            "The bridge over the river was opened on Monday by the mayor and the people of the town were glad.";
        let html =
            format!("<html lang=en><h1>Bridge</h1><p>{english}</p><p class=s>הגשר נפתח ביום שני אחרי שלוש שנים.</p>");
        let read =
            |html: &str, rules: Rules| Extractor::new().extract_with(html.as_bytes(), &rules).expect("a page").article;
        let article = read(&html, Rules::new().body(".s").expect("a selector"));
        assert_eq!(article.direction, Direction::RightToLeft);
        assert_eq!(article.language.as_deref(), Some("he"));
    }

    #[test]
    fn no_story_was_changed_before_the_day_of_the_rule() {
        let html = "<meta property=article:published_time content=2024-03-04>\
            <meta property=article:modified_time content=2024-03-05><p class=d>7 March 2024</p>";
        let rules = Rules::new().date(".d").expect("a selector");
        let explained = Extractor::new().explain_with(html.as_bytes(), &rules).expect("a page");
        assert_eq!((explained.article.published.is_some(), explained.article.modified), (true, None));
        let modified = explained.fields.iter().find(|reason| reason.field == "modified").expect("a reason");
        assert_eq!((&modified.value, &modified.source), (&None, &None));
        assert_eq!(modified.others[0].value, "2024-03-05");
    }

    #[test]
    fn a_meta_element_is_read_by_its_content() {
        assert_eq!(read(Rules::new().headline("meta")).article.headline.as_deref(), Some("The Meta Head"));
    }

    #[test]
    fn what_is_no_selector_is_an_error() {
        let error = Rules::new().body("p >").map(|_| ()).expect_err("no selector");
        assert!(matches!(&error, crate::Error::Selector { selector, .. } if selector == "p >"), "{error}");
    }
}
