//! What must hold of the article of any input, sound or damaged.

use std::thread;

use newsprint::{Article, Extractor, Parser};

use crate::damage::{Dice, damaged};
use crate::fixture::{Fixture, Input, PARSERS};
use crate::promises::{check, json, slice, without_source};

/// How often each fixture is damaged, each time from another seed; oftener where it costs little.
const ROUNDS: u64 = if cfg!(debug_assertions) { 1 } else { 60 };

fn bytes(input: &Input) -> &[u8] {
    match input {
        Input::Html(bytes) => bytes,
        Input::PageText(text) | Input::Story(text) => text.as_bytes(),
    }
}

#[test]
fn every_fixture_keeps_the_promises() {
    for fixture in Fixture::all() {
        check(&fixture.input.read(Parser::Fast)).unwrap_or_else(|broken| panic!("{}: {broken}", fixture.name));
    }
}

/// The first run of at least four ASCII letters.
fn plain_word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() >= 4)
}

#[test]
fn blocks_say_where_in_the_source_they_stand() {
    let mut known = 0;
    for fixture in Fixture::all() {
        let Ok(page) = std::str::from_utf8(bytes(&fixture.input)) else { continue };
        let body = fixture.input.read(Parser::Fast).body;
        for (block, source) in body.blocks.iter().filter_map(|block| Some((block, block.source?))) {
            let (words, markup) = (&body.text[block.span.range()], slice(page, source));
            let markup = markup.unwrap_or_else(|broken| panic!("{}: source {broken}", fixture.name));
            let is_there = plain_word(words).is_none_or(|word| markup.contains(word));
            assert!(is_there, "{}: {words:?} is not in {markup:?}", fixture.name);
            known += 1;
        }
    }
    assert!(known > 100, "the source of {known} blocks is known");
}

#[test]
fn damaged_pages_keep_the_promises() {
    let fixtures = Fixture::all();
    for (number, fixture) in fixtures.iter().enumerate() {
        for round in 0..ROUNDS {
            let mut dice = Dice::new(number as u64 * ROUNDS + round);
            let other = &fixtures[dice.below(fixtures.len())];
            let page = damaged(bytes(&fixture.input), bytes(&other.input), &mut dice);
            let lossy = String::from_utf8_lossy(&page).into_owned();
            let at = |broken| panic!("{}, round {round}: {broken}", fixture.name);

            let [standard, fast] = PARSERS.map(|parser| Input::Html(page.clone()).read(parser));
            check(&standard).unwrap_or_else(at);
            check(&fast).unwrap_or_else(at);
            let [standard, fast] = [standard, fast].map(|article| json(&without_source(article)));
            assert!(standard == fast, "{}, round {round}: the parsers differ", fixture.name);
            check(&Input::PageText(lossy.clone()).read(Parser::Fast)).unwrap_or_else(at);
            let story = Input::Story(lossy.clone()).read(Parser::Fast);
            check(&story).unwrap_or_else(at);
            assert!(story.body.text == lossy, "{}, round {round}: the story's text was changed", fixture.name);
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_article_in_any_order_on_any_thread() {
    let fixtures = Fixture::all();
    let alone: Vec<String> = fixtures.iter().map(|fixture| json(&fixture.input.read(Parser::Fast))).collect();
    thread::scope(|scope| {
        for seed in 0..4 {
            let (fixtures, alone) = (&fixtures, &alone);
            scope.spawn(move || {
                let mut order: Vec<usize> = (0..fixtures.len()).collect();
                Dice::new(seed).shuffle(&mut order);
                for number in order {
                    let fixture = &fixtures[number];
                    assert!(json(&fixture.input.read(Parser::Fast)) == alone[number], "{}", fixture.name);
                }
            });
        }
    });
}

#[test]
fn what_stands_behind_the_page_changes_nothing() {
    for fixture in Fixture::all() {
        let Input::Html(page) = &fixture.input else { continue };
        let longer =
            [page, &b"\n<!-- served by cache-7 in 0.02 s -->\n</div>\n<script>var late = 1;</script>\n"[..]].concat();
        let [plain, longer] = [page.clone(), longer].map(|page| Input::Html(page).read(Parser::Fast));
        assert_eq!(json(&plain), json(&longer), "{}", fixture.name);
    }
}

/// Where a comment may be put into a page: before the end of an element of running text, outside scripts.
fn places_for_a_comment(page: &[u8]) -> Vec<usize> {
    let find = |from: usize, what: &[u8]| page[from..].windows(what.len()).position(|w| w == what).map(|at| from + at);
    let mut places = Vec::new();
    let mut at = find(0, b"<body").unwrap_or(page.len());
    while let Some(tag) = find(at, b"<") {
        let rest = &page[tag..];
        if rest.starts_with(b"<script") {
            at = find(tag, b"</script").map_or(page.len(), |end| end + 1);
            continue;
        }
        if [&b"</p>"[..], b"</h1>", b"</h2>", b"</li>", b"</a>", b"</span>"].iter().any(|end| rest.starts_with(end)) {
            places.push(tag);
        }
        at = tag + 1;
    }
    places
}

#[test]
fn a_comment_anywhere_changes_nothing() {
    for fixture in Fixture::all() {
        let Input::Html(page) = &fixture.input else { continue };
        let mut dice = Dice::new(7);
        let places = places_for_a_comment(page);
        let plain = without_source(fixture.input.read(Parser::Fast));
        for _ in 0..3.min(places.len()) {
            let place = places[dice.below(places.len())];
            let commented = [&page[..place], b"<!-- > <p>not shown</p> -->", &page[place..]].concat();
            let commented = without_source(Input::Html(commented).read(Parser::Fast));
            assert_eq!(json(&plain), json(&commented), "{}, byte {place}", fixture.name);
        }
    }
}

/// The address says where links lead, and is weak evidence of the day. Nothing else may hang on it.
#[test]
fn the_pages_address_changes_no_word() {
    for fixture in Fixture::all() {
        let Input::Html(page) = &fixture.input else { continue };
        let plain = fixture.input.read(Parser::Fast);
        let addressed = Extractor::new().url("https://www.example.org/a/b.html").extract(page).expect("a page");
        assert_eq!(plain.headline, addressed.headline, "{}", fixture.name);
        let spans = |article: &Article| article.body.links.iter().map(|link| link.span).collect::<Vec<_>>();
        assert_eq!(plain.body.text, addressed.body.text, "{}", fixture.name);
        assert_eq!(plain.body.blocks, addressed.body.blocks, "{}", fixture.name);
        assert_eq!(spans(&plain), spans(&addressed), "{}", fixture.name);
        assert_eq!(plain.quotes, addressed.quotes, "{}", fixture.name);
        assert_eq!(plain.people, addressed.people, "{}", fixture.name);
        assert_eq!(plain.published, addressed.published, "{}", fixture.name);
        let names = |article: &Article| article.authors.iter().map(|author| author.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&plain), names(&addressed), "{}", fixture.name);
    }
}

#[test]
fn a_broken_promise_is_noticed() {
    let mut article = Extractor::new().read_story("“Yes,” she said.\n\nNo.").expect("a story");
    assert_eq!(check(&article), Ok(()));
    article.body.blocks.pop();
    assert!(check(&article).is_err_and(|broken| broken.contains("in no block")));
}
