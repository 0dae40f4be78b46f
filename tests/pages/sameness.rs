//! What must change nothing: junk behind a page, a comment in it, other line ends, and options that add information.

use newsprint::{Article, Direction, Extractor, Kind, Parser, Rules};

use crate::damage::Dice;
use crate::fixture::{Fixture, Input};
use crate::promises::{check, json, without_source};

/// How many comments are put into each page, each in a place of its own; more where it costs little.
const COMMENTS: usize = if cfg!(debug_assertions) { 3 } else { 60 };

/// The HTML fixtures, with their names.
fn html_pages() -> impl Iterator<Item = (String, Vec<u8>)> {
    Fixture::all().into_iter().filter_map(|fixture| match fixture.input {
        Input::Html(page) => Some((fixture.name, page)),
        Input::PageText(_) | Input::Story(_) => None,
    })
}

/// The fixtures that are text, with their names.
fn texts() -> impl Iterator<Item = (String, Input, String)> {
    Fixture::all().into_iter().filter_map(|fixture| match &fixture.input {
        Input::Html(_) => None,
        Input::PageText(text) | Input::Story(text) => Some((fixture.name, fixture.input.clone(), text.clone())),
    })
}

fn read(page: &[u8]) -> Article {
    Input::Html(page.to_vec()).read(Parser::Fast)
}

#[test]
fn a_parsed_document_is_read_as_its_source() {
    for (name, page) in html_pages() {
        // Which bytes are which letters is settled before a document is parsed.
        let Ok(page) = String::from_utf8(page) else { continue };
        let mut expected = without_source(read(page.as_bytes()));
        expected.charset = None;
        let found = Extractor::new().extract_parsed(&scraper::Html::parse_document(&page));
        assert_eq!(json(&found), json(&expected), "{name}");
    }
}

/// What servers, caches and counters leave behind a page: nothing that a reader sees.
const JUNK: [&str; 13] = [
    "\r\n\r\n",
    "\0\0\0\0",
    "<!-- served by cache-7 in 0.02 s -->",
    "<!-- never closed",
    "</div></body></html>",
    "</p></article></main><br>",
    "<script>var late = '<p>not shown</p>';</script>",
    "<script>never closed",
    "<style>p { color: red }</style>",
    "<img src=/count.gif width=1 height=1>",
    "<iframe src=/frame></iframe><noscript><img src=/count.gif></noscript>",
    "<html><head></head><body></body></html>",
    "<",
];

#[test]
fn what_stands_behind_the_page_changes_nothing() {
    for (name, page) in html_pages() {
        let plain = json(&read(&page));
        for junk in JUNK {
            let longer = read(&[&page, junk.as_bytes()].concat());
            assert_eq!(plain, json(&longer), "{name} with {junk:?} behind it");
        }
    }
}

/// Where a comment may be put into a page: between two bytes that are text or markup's edge, on a character boundary; not in
/// a tag, a character reference, a comment, or an element whose text is not markup.
fn places_for_a_comment(page: &[u8]) -> Vec<usize> {
    let find = |from: usize, what: &[u8]| {
        let found =
            page.get(from..).and_then(|rest| rest.windows(what.len()).position(|w| w.eq_ignore_ascii_case(what)));
        found.map_or(page.len(), |at| from + at)
    };
    let mut places = Vec::new();
    let mut at = find(0, b"<html");
    while at < page.len() {
        match page[at] {
            b'<' => {
                places.push(at);
                let raw = ["script", "style", "title", "textarea", "iframe", "noscript", "svg", "!--"];
                let is = |name: &&&str| page[at + 1..].to_ascii_lowercase().starts_with(name.as_bytes());
                let end = match raw.iter().find(is) {
                    Some(&"!--") => find(at, b"-->") + 2,
                    Some(name) => find(find(at, format!("</{name}").as_bytes()), b">"),
                    None => end_of_tag(page, at),
                };
                at = end + 1;
            }
            b'&' => at = find(at, b";") + 1,
            byte => {
                // Bytes beyond ASCII are left alone, whatever the encoding: the next one may belong to them.
                if byte.is_ascii() && page[at - 1].is_ascii() {
                    places.push(at);
                }
                at += 1;
            }
        }
    }
    places
}

/// The `>` of the tag that begins at `start`.
fn end_of_tag(page: &[u8], start: usize) -> usize {
    let mut quote = None;
    for (at, byte) in page.iter().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    page.len()
}

#[test]
fn a_comment_anywhere_changes_nothing() {
    for (number, (name, page)) in html_pages().enumerate() {
        let mut dice = Dice::new(number as u64);
        let places = places_for_a_comment(&page);
        assert!(places.len() > 20, "{name}: {} places", places.len());
        let plain = json(&without_source(read(&page)));
        for _ in 0..COMMENTS {
            let place = places[dice.below(places.len())];
            let commented = [&page[..place], b"<!-- > <p>not shown</p> -->", &page[place..]].concat();
            let around = String::from_utf8_lossy(&page[place.saturating_sub(40)..(place + 40).min(page.len())]);
            assert_eq!(plain, json(&without_source(read(&commented))), "{name}, byte {place}: {around}");
        }
    }
}

/// The article without what follows from the page's address.
fn without_addresses(mut article: Article) -> Article {
    article.url = None;
    article.next_page = None;
    article.body.links.iter_mut().for_each(|link| link.href.clear());
    article.figures.iter_mut().for_each(|figure| figure.url = None);
    article.authors.iter_mut().for_each(|author| author.url = None);
    article.lead_image.iter_mut().for_each(|image| image.url.clear());
    article
}

/// The address says where links lead, and is weak evidence of the day. Nothing else may hang on it.
#[test]
fn the_pages_address_changes_no_word() {
    for (name, page) in html_pages() {
        let addressed = Extractor::new().url("https://www.example.org/a/b.html").extract(&page).expect("a page");
        let [plain, addressed] = [read(&page), addressed].map(|article| json(&without_addresses(article)));
        assert_eq!(plain, addressed, "{name}");
    }
}

#[test]
fn reasons_and_rules_that_say_nothing_change_nothing() {
    for (name, page) in html_pages() {
        let plain = json(&read(&page));
        let explained = Extractor::new().explain(&page).expect("a page").article;
        assert_eq!(plain, json(&explained), "{name} explained");
        let mended = Extractor::new().extract_with(&page, &Rules::new()).expect("a page").article;
        assert_eq!(json(&without_source(read(&page))), json(&without_source(mended)), "{name} with no rule");
    }
}

#[test]
fn the_encoding_that_was_found_changes_nothing_when_it_is_told() {
    for (name, page) in html_pages() {
        let plain = read(&page);
        let charset = plain.charset.clone().expect("an encoding");
        let told = Extractor::new().charset(charset).extract(&page).expect("a page");
        assert_eq!(json(&plain), json(&told), "{name}");
    }
}

#[test]
fn quotes_and_people_change_nothing_else() {
    for fixture in Fixture::all() {
        let extractor = Extractor::new().quotes_and_people(false);
        let bare = match &fixture.input {
            Input::Html(page) => extractor.extract(page),
            Input::PageText(text) => extractor.extract_page_text(text),
            Input::Story(text) => extractor.read_story(text),
        };
        let mut full = fixture.input.read(Parser::Fast);
        (full.quotes, full.people) = (Vec::new(), Vec::new());
        assert_eq!(json(&full), json(&bare.expect("an input within the limits")), "{}", fixture.name);
    }
}

#[test]
fn space_at_the_ends_of_a_text_and_between_its_lines_changes_nothing() {
    for (name, input, text) in texts() {
        let plain = without_source(input.read(Parser::Fast));
        let spaced = text.replace('\n', " \r\n") + "\n\n";
        match input {
            Input::Story(_) => {
                let article = Extractor::new().read_story(&spaced).expect("a story");
                check(&article).unwrap_or_else(|broken| panic!("{name}: {broken}"));
                let words = |article: &Article| -> Vec<String> {
                    let quotes = article.quotes.iter().map(|quote| quote.text.split_whitespace().collect());
                    let people = article.people.iter().map(|person| person.name.clone());
                    quotes.chain(people).collect()
                };
                assert_eq!(words(&plain), words(&article), "{name}");
            }
            Input::PageText(_) | Input::Html(_) => {
                let article = Extractor::new().extract_page_text(&spaced).expect("a page");
                assert_eq!(json(&plain), json(&without_source(article)), "{name}");
            }
        }
    }
}

/// The body of a page, read as a story, is the same story: the same text, and so the same quotes and people.
#[test]
fn the_body_read_as_a_story_runs_the_same_way() {
    let articles = html_pages().map(|(_, page)| read(&page)).filter(|article| !article.body.text.is_empty());
    let leftward = articles.filter(|article| {
        let story = Extractor::new().read_story(&article.body.text).expect("a story");
        assert_eq!(story.direction, article.direction, "{}", article.body.text);
        story.direction == Direction::RightToLeft
    });
    assert!(leftward.count() > 0);
}

#[test]
fn the_body_read_as_a_story_has_the_same_quotes_and_people() {
    let mut stories = 0;
    for (name, page) in html_pages() {
        let article = read(&page);
        // The language of a story text is found by its words; it has to be found right for the same to be read.
        if article.kind != Kind::Story || article.language.as_deref().is_none_or(|language| !language.starts_with("en"))
        {
            continue;
        }
        let story = Extractor::new().read_story(&article.body.text).expect("a story");
        assert_eq!(story.body.text, article.body.text, "{name}");
        assert_eq!(story.dateline, article.dateline, "{name}");
        assert_eq!((story.quotes, story.people), (article.quotes, article.people), "{name}");
        stories += 1;
    }
    assert!(stories > 5, "{stories} stories");
}
