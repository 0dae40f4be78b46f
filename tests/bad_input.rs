//! What the library does with input that is no news page, or that a caller got wrong.

use std::ops::Range;

use newsprint::{Article, Error, Extractor, Kind, Parser};

/// The length of a long input. The unoptimised build reads a shorter one.
const LONG: usize = if cfg!(debug_assertions) { 400_000 } else { 5_000_000 };

const STORY: &str = "<!DOCTYPE html><html lang=en><title>Bridge opens</title><body><h1>Bridge opens</h1>\
    <p>The bridge over the Arne opened on Monday after three years of work, two floods and one change of plan.</p>\
    <p>“It is a good bridge,” said Ann Lee, the mayor of the town, who walked over it first. “And it is ours,” she added.</p>\
    <p>The old ferry, which has crossed the river since 1911, will make its last trip on Saturday at noon.</p>";

fn read_html(html: &[u8]) -> Article {
    let [standard, fast] =
        [Parser::Standard, Parser::Fast].map(|parser| Extractor::new().parser(parser).extract(html).expect("no error"));
    assert_eq!((standard.kind, &standard.body.text), (fast.kind, &fast.body.text), "the parsers agree");
    fast
}

/// All three ways in, one result each.
fn read_all(extractor: &Extractor, text: &str) -> [Result<Article, Error>; 3] {
    [extractor.extract(text.as_bytes()), extractor.extract_page_text(text), extractor.read_story(text)]
}

#[test]
fn what_is_no_page_has_nothing_readable() {
    let inputs: [(&str, &[u8]); 12] = [
        ("nothing", b""),
        ("white space", b" \r\n\t\x0C\n "),
        ("NULs", &[0; 4096]),
        ("a byte order mark alone", b"\xEF\xBB\xBF"),
        ("half a byte order mark", b"\xEF\xBB"),
        (
            "a PDF",
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 6\n%%EOF\n",
        ),
        ("a PNG", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0\x08\x06\0\0\0\x9A\x76\x82\x70IDATx\x9C"),
        ("a JPEG", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\x01\0H\0H\0\0\xFF\xDB\0C\0\x03\x02\x02\x03\x02"),
        ("a gzip stream", b"\x1F\x8B\x08\0\0\0\0\0\0\x03\x4B\xCA\x2C\x2A\xC9\x48\x55\xC8\x48\xCD\xC9\xC9\x57\x28\xCF"),
        ("a zip archive", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml \xA2\x04\x02(\xA0\0"),
        ("JSON", br#"{"status": 404, "error": "Not Found", "path": "/news/1"}"#),
        ("an empty page", b"<!DOCTYPE html><html><head><title></title></head><body></body></html>"),
    ];
    for (what, bytes) in inputs {
        let article = read_html(bytes);
        assert_eq!(article.kind, Kind::NothingReadable, "{what}");
        assert!(article.body.text.is_empty() && article.body.blocks.is_empty(), "{what}: {:?}", article.body);
        assert!(article.quotes.is_empty() && article.people.is_empty(), "{what}");
        assert_eq!((article.published, article.dateline), (None, None), "{what}");
    }
}

#[test]
fn blank_text_has_nothing_readable() {
    for text in ["", "\n\n", " \u{A0}\u{3000}\n"] {
        for article in read_all(&Extractor::new(), text) {
            let article = article.expect("no error");
            assert_eq!(article.kind, Kind::NothingReadable, "{text:?}");
            assert!(article.body.blocks.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn a_charset_that_does_not_exist_is_the_callers_error() {
    let error = Extractor::new().charset("utf-9").extract(STORY.as_bytes()).expect_err("no such charset");
    assert!(matches!(&error, Error::UnknownCharset { label } if label == "utf-9"));
    let message = error.to_string();
    assert!(message.contains("\"utf-9\"") && message.contains("encoding.spec.whatwg.org"), "{message}");
}

#[test]
fn a_wrong_label_does_not_spoil_a_page_in_utf_8() {
    let plain = read_html(STORY.as_bytes());
    for label in ["windows-1251", "iso-8859-1", "shift_jis", "utf-16"] {
        let hinted = Extractor::new().charset(label).extract(STORY.as_bytes()).expect("a known label");
        assert_eq!(hinted.body.text, plain.body.text, "{label} as a hint");
        let declared = read_html(STORY.replace("<title>", &format!("<meta charset={label}><title>")).as_bytes());
        assert_eq!(declared.body.text, plain.body.text, "{label} in the page");
    }
}

#[test]
fn a_page_cut_within_a_character_says_that_something_was_replaced() {
    let page = &STORY.as_bytes()[..STORY.rfind('”').expect("a closing mark") + 1];
    let article = read_html(page);
    assert!(article.replaced && article.charset.as_deref() == Some("UTF-8"), "{:?}", article.charset);
    assert!(article.body.text.contains("“It is a good bridge,"), "{}", article.body.text);
}

#[test]
fn an_input_over_the_limit_is_an_error_that_says_what_to_do() {
    let limited = |bytes| Extractor::new().max_input_bytes(bytes);
    for result in read_all(&limited(STORY.len() - 1), STORY) {
        let error = result.expect_err("too large");
        let message = error.to_string();
        let Error::TooLarge { bytes, limit } = error else { panic!("{message}") };
        assert_eq!((bytes, limit), (STORY.len(), STORY.len() - 1));
        assert!(message.contains(&bytes.to_string()) && message.contains("max_input_bytes"), "{message}");
    }
    assert!(read_all(&limited(STORY.len()), STORY).iter().all(Result::is_ok));
}

#[test]
fn a_long_text_without_a_line_end_is_read_whole() {
    let sentence = "The bridge over the Arne opened on Monday after three years of work. ";
    let line = sentence.repeat(LONG / sentence.len());
    let page = format!("<h1>Bridge opens</h1><p>{line}");
    assert_eq!(read_html(page.as_bytes()).body.text, line.trim_end());
    let story = Extractor::new().read_story(&line).expect("no error");
    assert_eq!((story.body.text, story.body.blocks.len()), (line.clone(), 1));
    let page = Extractor::new().extract_page_text(&line).expect("no error");
    assert_eq!(page.body.text, line.trim_end());
}

#[test]
fn a_long_text_without_a_space_is_read() {
    let line = "ungeheuer".repeat(LONG / 9);
    for article in read_all(&Extractor::new(), &line) {
        let article = article.expect("no error");
        assert!(article.quotes.is_empty() && article.people.is_empty());
    }
}

/// Elements that nobody closes nest, and change nothing that a reader sees.
#[test]
fn a_page_that_closes_nothing_is_the_same_story() {
    let closed = read_html(STORY.as_bytes());
    assert_eq!((closed.kind, closed.body.blocks.len()), (Kind::Story, 3));
    for opened in ["<b>", "<div>", "<div><section><article>", "<span class=x><em>", "<font size=2><center>"] {
        let open = STORY.replace("</p>", "").replace("<p>", &format!("{opened}<p>"));
        let article = read_html(open.as_bytes());
        assert_eq!((article.kind, &article.body.text), (Kind::Story, &closed.body.text), "{opened}");
    }
}

#[test]
fn a_page_cut_anywhere_keeps_what_came_before() {
    let whole = read_html(STORY.as_bytes()).body.text;
    let first = whole.lines().next().expect("a paragraph");
    let after_first = STORY.find("</p>").expect("an end");
    let ends: Vec<usize> = (after_first..STORY.len()).filter(|end| STORY.is_char_boundary(*end)).step_by(3).collect();
    let cut = ends.iter().map(|end| (end, read_html(&STORY.as_bytes()[..*end])));
    let stories = cut.filter(|(end, article)| {
        let is_story = article.kind == Kind::Story;
        assert!(!is_story || article.body.text.starts_with(first), "cut at {end}: {}", article.body.text);
        is_story
    });
    let (stories, pages) = (stories.count(), ends.len());
    assert!(stories * 10 > pages * 9, "{stories} of {pages} pages are stories");
}

/// Each of these made some parser slow or deep. What such input costs is held to account in `work.rs` and `memory.rs`.
#[test]
fn endless_repetition_is_read() {
    let times = LONG / 8;
    for piece in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<p><a><p>",
        "<",
        "</",
        "<!--",
        "<![CDATA[",
        "&",
        "&#x",
        "<a b='",
        "<svg>",
        "<select>",
        "\"",
        "“",
        "„",
        "« ",
        "'",
        "(",
        "A",
        "Ann Lee ",
        "He said: \"",
        "1,000 ",
        "\n",
        "\r",
        "\u{200B}",
        "e\u{301}",
        "\u{202E}",
    ] {
        let text = piece.repeat(times / piece.len());
        for article in read_all(&Extractor::new(), &text) {
            article.expect("no error");
        }
    }
}

#[test]
fn a_figure_of_a_live_blog_stands_at_its_end_at_most() {
    let paragraphs = |boats: Range<usize>| -> String {
        let paragraph = |n| {
            format!(
                "<p>The {n}th boat of the regatta passed the lighthouse at Ormsund, and the crowd on the quay cheered.</p>"
            )
        };
        boats.map(paragraph).collect()
    };
    let (before, behind) = (paragraphs(1..12), paragraphs(12..23));
    let update = |hour: u8| {
        format!(
            "{{\"@type\":\"BlogPosting\",\"datePublished\":\"2025-06-01T{hour}:00:00Z\",\"articleBody\":\"Boat {hour} is \
             back in the harbour, and its crew has gone to bed.\"}}"
        )
    };
    let updates = [10, 11, 12].map(update).join(",");
    let html = format!(
        "<script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{updates}]}}</script>\
         <h1>Regatta at Ormsund</h1><article>{before}<figure><img src=a.jpg><figcaption>The quay at noon.</figcaption>\
         </figure>{behind}</article>"
    );
    let article = newsprint::extract(html).expect("a page");
    assert_eq!((article.body.blocks.len(), article.figures[0].position), (3, 3));
}

/// What a text is put together from that begins in the middle of a sentence.
const PIECES: [&str; 28] = [
    "of",
    "such",
    "as",
    "to",
    "at",
    "named",
    "and",
    "including",
    "one",
    "son",
    "the",
    "a",
    "mayor",
    "mayors",
    "24-year-old",
    "24",
    "is",
    "said",
    "that",
    "who",
    "Mr.",
    ",",
    "(",
    ")",
    ":",
    "“",
    "”",
    "—",
];

/// What is read around a name looks a few words back, and must not look to before the text.
#[test]
fn a_text_may_begin_with_anything() {
    let story = Extractor::new();
    for behind in ["and others.", ", 24, the mayor, said: “We go.”"] {
        for first in PIECES {
            for second in PIECES {
                for text in [
                    format!("{first} John Smith {second} {behind}"),
                    format!("{first} {second} John Smith {behind}"),
                    format!("{first} {second} he {behind} John Smith"),
                ] {
                    story.read_story(&text).expect("no error");
                }
            }
        }
    }
}
