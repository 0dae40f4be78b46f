//! What must hold of the article of any input, sound or damaged.

use std::thread;

use newsprint::{Article, Extractor, Parser, Rules};

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
        let at = |broken| panic!("{}: {broken}", fixture.name);
        check(&fixture.input.read(Parser::Fast)).unwrap_or_else(at);
        let lossy = String::from_utf8_lossy(bytes(&fixture.input));
        (0..4).for_each(|way| check(&other_way(bytes(&fixture.input), &lossy, way)).unwrap_or_else(at));
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

/// A page read in one of the ways that only some callers go.
fn other_way(page: &[u8], lossy: &str, number: usize) -> Article {
    let extractor = Extractor::new();
    let rules =
        || Rules::new().body("p, li").and_then(|rules| rules.remove("aside")).and_then(|rules| rules.date("time"));
    let rules = rules().and_then(|rules| rules.authors("a")).expect("selectors");
    match number {
        0 => extractor.explain(page).expect("no error").article,
        1 => extractor.extract_with(page, &rules).expect("no error").article,
        2 => extractor.explain_with(page, &rules).expect("no error").article,
        _ => extractor.extract_parsed(&scraper::Html::parse_document(lossy)),
    }
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
            check(&other_way(&page, &lossy, dice.below(4))).unwrap_or_else(at);
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
fn a_broken_promise_is_noticed() {
    let mut article = Extractor::new().read_story("“Yes,” she said.\n\nNo.").expect("a story");
    assert_eq!(check(&article), Ok(()));
    article.body.blocks.pop();
    assert!(check(&article).is_err_and(|broken| broken.contains("in no block")));
}
