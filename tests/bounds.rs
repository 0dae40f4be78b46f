//! Every bound has a default, an option and a mark, and nothing is lost without one.

use newsprint::{Article, Bound, Extractor, Kind, Parser, QuoteKind, Rules};

const STORY: &str = "The bridge over the Arne opened on Monday after three years of work, said Ann Lee, the mayor.";

fn read(extractor: &Extractor, html: &str) -> Article {
    let [standard, fast] = [Parser::Standard, Parser::Fast]
        .map(|parser| extractor.clone().parser(parser).extract(html.as_bytes()).expect("no error"));
    assert_eq!((&standard.body.text, &standard.bounds), (&fast.body.text, &fast.bounds), "the parsers agree");
    fast
}

fn paragraphs(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{STORY} It was day {number} of the year for the people of the town.")).collect()
}

fn page(count: usize) -> String {
    format!("<title>Bridge opens</title><h1>Bridge opens</h1><p>{}", paragraphs(count).join("<p>"))
}

#[test]
fn an_ordinary_page_meets_no_bound() {
    assert_eq!(read(&Extractor::new(), &page(20)).bounds, []);
    assert_eq!(Extractor::new().extract_page_text(&paragraphs(20).join("\n")).expect("no error").bounds, []);
    assert_eq!(Extractor::new().read_story(&paragraphs(20).join("\n")).expect("no error").bounds, []);
}

/// What a page holds at a bound is read whole; one more is over it.
#[test]
fn a_bound_is_met_by_what_goes_beyond_it_only() {
    let whole = read(&Extractor::new(), &page(20));
    let blocks = whole.body.blocks.len() + 1;
    assert_eq!(read(&Extractor::new().max_blocks(blocks), &page(20)), whole);
    assert_eq!(read(&Extractor::new().max_blocks(blocks - 1), &page(20)).bounds, [Bound::Blocks]);
    assert_eq!(read(&Extractor::new().max_quotes(whole.quotes.len()), &page(20)), whole);
    assert_eq!(read(&Extractor::new().max_quotes(whole.quotes.len() - 1), &page(20)).bounds, [Bound::Quotes]);
    assert_eq!(read(&Extractor::new().max_people(whole.people.len()), &page(20)), whole);
    assert_eq!(read(&Extractor::new().max_people(whole.people.len() - 1), &page(20)).bounds, [Bound::People]);
}

#[test]
fn nesting_beyond_the_bound_is_flattened_and_its_text_kept() {
    let nested = |depth: usize| format!("{}{}", "<div>".repeat(depth), page(20));
    assert_eq!(read(&Extractor::new(), &nested(400)).bounds, []);
    for (extractor, depth) in [(Extractor::new(), 600), (Extractor::new().max_depth(40), 60)] {
        let article = read(&extractor, &nested(depth));
        assert_eq!((article.kind, article.bounds.as_slice()), (Kind::Story, &[Bound::Depth][..]));
        assert!(paragraphs(20).iter().all(|text| article.body.text.contains(text)), "{}", article.body.text);
    }
    assert_eq!(read(&Extractor::new().max_depth(1000), &nested(600)).bounds, []);
    for depth in [0, 1, 5] {
        assert!(read(&Extractor::new().max_depth(depth), &nested(60)).bounds.contains(&Bound::Depth), "{depth}");
    }
}

#[test]
fn too_many_nodes_become_text() {
    let extractor = Extractor::new().max_nodes(30);
    let article = read(&extractor, &page(20));
    assert_eq!(article.bounds, [Bound::Nodes]);
    assert!(paragraphs(20).iter().all(|text| article.body.text.contains(text)), "{}", article.body.text);
    let article = extractor.extract_page_text(&paragraphs(20).join("\n")).expect("no error");
    assert_eq!(article.bounds, [Bound::Nodes]);
    assert!(paragraphs(20).iter().all(|text| article.body.text.contains(text)), "{}", article.body.text);
    for nodes in [0, 1, 2, 3] {
        assert!(read(&Extractor::new().max_nodes(nodes), &page(20)).bounds.contains(&Bound::Nodes), "{nodes}");
    }
}

#[test]
fn json_ld_beyond_the_bound_is_passed_over() {
    let script = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
    let story = script(r#"{"@type": "NewsArticle", "articleSection": "Bridges"}"#);
    let long = script(&format!("{{\"a\": \"{}\"}}", "x".repeat(5000)));
    let extractor = Extractor::new().max_json_ld_bytes(1000);
    for page in [format!("{story}{long}{}", page(9)), format!("{long}{story}{}", page(9))] {
        let [whole, bounded] = [&Extractor::new(), &extractor].map(|extractor| read(extractor, &page));
        assert_eq!((whole.section.as_deref(), whole.bounds.as_slice()), (Some("Bridges"), &[][..]));
        assert_eq!((bounded.section.as_deref(), bounded.bounds.as_slice()), (Some("Bridges"), &[Bound::Metadata][..]));
    }
    let none = read(&Extractor::new().max_json_ld_bytes(0), &format!("{story}{}", page(9)));
    assert_eq!((none.section, none.bounds.as_slice()), (None, &[Bound::Metadata][..]));
}

#[test]
fn more_declarations_than_are_read_leave_a_mark() {
    let nodes = "{\"@type\": \"Thing\", \"name\": \"x\"},".repeat(70_000);
    let authors = format!("{{\"@type\": \"NewsArticle\", \"author\": [{}]}}", "\"Ann Lee\",".repeat(1001));
    for declared in [
        format!("<script type=application/ld+json>[{nodes}]</script>"),
        format!("<script type=application/ld+json>{authors}</script>"),
        "<meta name=a content=b>".repeat(2001),
        "<meta itemprop=a content=b>".repeat(2001),
    ] {
        let article = read(&Extractor::new(), &format!("{declared}{}", page(9)));
        assert_eq!((article.kind, article.bounds.as_slice()), (Kind::Story, &[Bound::Metadata][..]));
    }
}

#[test]
fn blocks_beyond_the_bound_are_left_out_of_a_page_and_joined_in_a_story() {
    let extractor = Extractor::new().max_blocks(6);
    let texts = paragraphs(20);
    let text = texts.join("\n\n");
    for article in [read(&extractor, &page(20)), extractor.extract_page_text(&text).expect("no error")] {
        assert_eq!(article.bounds, [Bound::Blocks]);
        assert!(article.body.blocks.len() <= 6 && article.body.text.contains(&texts[4]), "{}", article.body.text);
    }
    for most in [0, 1, 6] {
        let story = Extractor::new().max_blocks(most).read_story(&text).expect("no error");
        assert_eq!((&story.body.text, story.bounds.as_slice()), (&text, &[Bound::Blocks][..]));
        assert_eq!(story.body.blocks.len(), most.max(1));
        assert_eq!(story.body.blocks.last().map(|block| block.span.end), Some(text.len()));
    }
}

#[test]
fn the_first_quotes_and_people_are_those_listed() {
    let text = "“We are ready,” said Ann Lee.\n\n“So are we,” said Bo Roe.\n\n“We are not,” said Cy Poe.";
    let whole = Extractor::new().read_story(text).expect("no error");
    assert_eq!((whole.quotes.len(), whole.people.len()), (3, 3));
    let few = Extractor::new().max_quotes(2).max_people(1).read_story(text).expect("no error");
    assert_eq!(few.bounds, [Bound::Quotes, Bound::People]);
    let mut expected = whole.quotes[..2].to_vec();
    let unlisted = expected[1].speaker.as_mut().expect("a speaker");
    assert_eq!((unlisted.name.as_str(), unlisted.person.take()), ("Bo Roe", Some(1)));
    assert_eq!(few.quotes, expected);
    assert_eq!(few.people, whole.people[..1]);
    let none = Extractor::new().max_quotes(0).max_people(0).read_story(text).expect("no error");
    assert!(none.quotes.is_empty() && none.people.is_empty() && none.bounds == few.bounds);
}

/// Of quotations that are not listed none is looked for, and those before are read as if they were.
#[test]
fn the_first_quotes_are_those_of_the_whole() {
    let direct = "“We are ‘quite ready’ for it,” said Ann Lee, and Bo Roe said that he was not.\n";
    let text = format!("{direct}Bo “Red” Roe left. “So are we,” she added.\n").repeat(4);
    let whole = Extractor::new().read_story(&text).expect("no error").quotes;
    assert!(whole.iter().any(|quote| quote.kind == QuoteKind::Indirect), "{whole:?}");
    for most in 0..whole.len() {
        let few = Extractor::new().max_quotes(most).read_story(&text).expect("no error");
        assert_eq!((few.quotes.as_slice(), few.bounds.as_slice()), (&whole[..most], &[Bound::Quotes][..]));
    }
}

#[test]
fn a_bound_holds_on_every_way_in() {
    let extractor = Extractor::new().max_blocks(6).max_quotes(0);
    let marks = read(&extractor, &page(20)).bounds;
    assert_eq!(marks, [Bound::Blocks, Bound::Quotes]);
    let page = page(20);
    assert_eq!(extractor.explain(page.as_bytes()).expect("no error").article.bounds, marks);
    assert_eq!(extractor.extract_parsed(&scraper::Html::parse_document(&page)).bounds, marks);
    let mended = extractor.extract_with(page.as_bytes(), &Rules::new()).expect("no error");
    assert_eq!(mended.article.bounds, marks);
}

#[test]
fn a_mark_is_part_of_the_json() {
    let article = read(&Extractor::new().max_blocks(6).max_quotes(0), &page(20));
    let json = serde_json::to_value(&article).expect("an article is JSON");
    assert_eq!(json["bounds"], serde_json::json!(["blocks", "quotes"]));
}
