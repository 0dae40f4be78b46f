//! Who speaks: `fixtures/tables/speakers.json`, one case a line, and input that no newsroom would send.

use newsprint::{Article, Extractor, Quote, QuoteKind, Span};
use serde::Deserialize;

/// A text, the words of one quotation in it, and who speaks them.
#[derive(Debug, Deserialize)]
struct Case {
    text: String,
    words: String,
    speaker: Option<String>,
    cue: Option<String>,
    kind: Option<QuoteKind>,
    /// A case that is not read as it should be yet.
    #[serde(default)]
    missed: bool,
}

fn quotes(text: &str) -> Vec<Quote> {
    Extractor::new().read_story(text).expect("a story").quotes
}

/// What is wrong with the reading of a case.
fn fault(case: &Case) -> Option<String> {
    let quotes = quotes(&case.text);
    let found = quotes.iter().find(|quote| quote.text == case.words);
    // Words that nobody says need not be reported.
    let Some(found) = found else { return case.speaker.is_some().then(|| format!("not found in {quotes:?}")) };
    let speaker = found.speaker.as_ref().map(|speaker| speaker.name.clone());
    let kind_fits = case.kind.is_none_or(|kind| kind == found.kind);
    let cue_fits = case.cue.is_none() || case.cue == found.cue;
    (speaker != case.speaker || !cue_fits || !kind_fits)
        .then(|| format!("{speaker:?}, cue {:?}, {:?}", found.cue, found.kind))
}

#[test]
fn speakers_are_as_the_table_says_but_for_the_known_misses() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../fixtures/tables/speakers.json")).expect("a table");
    assert!(cases.len() >= 90);
    let wrong = |case: &Case| {
        let fault = fault(case);
        let told = fault.as_deref().unwrap_or("no miss any more");
        (fault.is_some() != case.missed).then(|| format!("{}\n    {}: {told}", case.text, case.words))
    };
    let faults: Vec<String> = cases.iter().filter_map(wrong).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_quote_is_the_text_of_its_span() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../fixtures/tables/speakers.json")).expect("a table");
    for case in &cases {
        for quote in quotes(&case.text) {
            assert_eq!(quote.text, case.text[quote.span.range()]);
            let cue = quote.cue_span.map(|span| case.text[span.range()].to_owned());
            assert_eq!(quote.cue, cue);
            let surface = quote.speaker.as_ref().and_then(|speaker| speaker.span);
            let surface = surface.map(|span| case.text[span.range()].to_owned());
            assert_eq!(quote.speaker.and_then(|speaker| speaker.surface), surface);
        }
    }
}

#[test]
fn no_speaker_is_invented_for_marks_without_speech() {
    for text in ["\" ".repeat(100_000), "“".repeat(100_000), "“a ".repeat(50_000) + &"” ".repeat(50_000)] {
        assert!(quotes(&text).iter().all(|quote| quote.speaker.is_none()));
    }
}

#[test]
fn a_paragraph_of_megabytes_is_read() {
    let text = "“We leave at dawn,” Ada Brook said. The boat was ready and so were they. ".repeat(15_000);
    let quotes = quotes(&text);
    let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct).count();
    assert_eq!(direct, 15_000);
}

#[test]
fn words_without_an_end_name_nobody() {
    let spoken = |name: &str| quotes(&format!("{name} said: “We leave at dawn.”\n“The boat is ready for all of us.”"));
    let endless = format!("The N{} Line", "o".repeat(1000));
    assert_eq!(spoken("The Northern Line")[0].speaker.as_ref().map(|speaker| speaker.name.len()), Some(13));
    assert!(spoken(&endless).iter().all(|quote| quote.speaker.is_none()));
}

#[test]
fn a_sentence_reports_only_so_much() {
    let text = format!("{}the boat left.", "she said he told her ".repeat(60));
    let quotes = quotes(&text);
    assert!((1..=16).contains(&quotes.len()), "{}", quotes.len());
}

#[test]
fn people_of_one_name_have_their_own_quotes() {
    let text = "Mr. Quill met Mrs. Quill at the port on Monday. “We will open it,” said Mrs. Quill. “We will not,” said Mr. Quill.";
    let people = Extractor::new().read_story(text).expect("a story").people;
    let found: Vec<_> = people.iter().map(|person| (person.name.as_str(), person.quotes.as_slice())).collect();
    assert_eq!(found, [("Quill", &[1][..]), ("Quill", &[0])]);
}

#[test]
fn a_story_is_read_in_its_own_language_whatever_is_declared() {
    let story = "Die Brücke über die Arne ist nach drei Jahren wieder offen, und das ist gut für die Stadt.\n\
                 „Wir sind froh“, sagte die Bürgermeisterin Ida Moss am Montag. „Das war nicht leicht“, sagte Karl Lind.\n\
                 Die alte Fähre, die seit 1911 über den Fluss fährt, wird am Samstag zum letzten Mal fahren.";
    let paragraphs: String = story.lines().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!("<html lang=en><h1>Brücke ist wieder offen</h1>{paragraphs}");
    let extractor = Extractor::new();
    for article in [extractor.extract(page.as_bytes()), extractor.read_story(story)] {
        let quotes = article.expect("no error").quotes;
        let speakers: Vec<_> = quotes.iter().filter_map(|quote| Some(quote.speaker.as_ref()?.name.as_str())).collect();
        assert_eq!(speakers, ["Ida Moss", "Karl Lind"]);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_story() {
    const MARK: &str = "\u{feff}";
    for story in ["SKARN (AP) — “We are ready,” Ann Lee said on Monday.", "Ann Lee, 51, said that she was ready.\n"]
    {
        let read = |text: &str| Extractor::new().read_story(text).expect("a story");
        let (plain, marked) = (read(story), read(&format!("{MARK}{story}")));
        let at = |span: Span| span.start + MARK.len()..span.end + MARK.len();
        assert_eq!(marked.body.text, format!("{MARK}{story}"));
        let dateline = |article: &Article| article.dateline.as_ref().map(|found| found.span);
        assert_eq!(dateline(&marked).map(Span::range), dateline(&plain).map(at));
        let quotes = |article: &Article| article.quotes.iter().map(|quote| quote.span).collect::<Vec<_>>();
        assert!(quotes(&marked).into_iter().map(Span::range).eq(quotes(&plain).into_iter().map(at)));
        let people = |article: &Article| article.people.iter().map(|p| (p.name.clone(), p.age)).collect::<Vec<_>>();
        assert_eq!(people(&marked), people(&plain));
        assert!(!marked.quotes.is_empty() && !marked.people.is_empty());
    }
}
