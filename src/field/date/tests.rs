//! Dates of whole pages, and the table of dates.

use serde::Deserialize;

use super::order::Order;
use super::sighting::{MOST, gather};
use super::{Sources, stamp};
use crate::article::DateValue;
use crate::page::{Metadata, standard};
use crate::{Extractor, block, body};

/// The published and the modified date of a page with a story of three paragraphs around what a case gives.
fn dates(head: &str, above: &str, below: &str) -> (Option<String>, Option<String>) {
    let lines = [
        "The council of the old port voted to keep the ferry line to the islands open until the spring of next year, and to \
         look for a second boat that can sail in ice.",
        "Last winter the only boat lay at the quay for nineteen days, and the doctor of the islands had to be fetched by sledge.",
        "A second boat would cost four million, of which the county has promised half, if the islands find the other half.",
    ];
    let text: String = lines.map(|line| format!("<p>{line}</p>")).concat();
    let html = format!(
        "<html lang=en><head><title>Ferry stays</title>{head}</head><body><main><header><h1>Ferry stays</h1>{above}</header>{text}\
         </main>{below}</body></html>"
    );
    let article = Extractor::new().extract(html.as_bytes()).expect("a page of this size is read");
    let value = |date: Option<crate::Date>| date.map(|date| date.value.to_string());
    (value(article.published), value(article.modified))
}

fn published(head: &str, above: &str, below: &str) -> Option<String> {
    dates(head, above, below).0
}

#[test]
fn a_declared_day_comes_before_those_of_other_stories() {
    let linked = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry stays",
        "datePublished": "2024-05-14T18:19:08+05:30", "dateModified": "2024-05-15T09:00:00+05:30"}</script>"#;
    let cards = "<aside><a href=/a>Other story</a> <time datetime=2024-06-01>1 June 2024</time></aside>\
                 <footer>© 2019 The Port. Printed 3 March 2019.</footer>";
    let both = (Some("2024-05-14T18:19:08+05:30".to_owned()), Some("2024-05-15T09:00:00+05:30".to_owned()));
    assert_eq!(dates(linked, "", cards), both);
    let meta = "<meta property=article:published_time content=2024-05-14T18:19:08Z>";
    assert_eq!(published(meta, "", cards).as_deref(), Some("2024-05-14T18:19:08+00:00"));
}

#[test]
fn a_displayed_day_is_read_where_none_is_declared() {
    for (above, expected) in [
        ("<div class=byline>By Ann Lee | May 14, 2024 6:19 p.m. EDT</div>", "2024-05-14T18:19:00-04:00"),
        ("<p>Published: 14 May 2024</p>", "2024-05-14"),
        ("<p class=date>Published on <span>14</span> <span>May</span> <span>2024</span></p>", "2024-05-14"),
        ("<p>Published <time datetime=2024-05-14T18:19>Tuesday</time></p>", "2024-05-14T18:19:00"),
    ] {
        assert_eq!(published("", above, "").as_deref(), Some(expected), "{above}");
    }
}

#[test]
fn a_time_shown_under_the_headline_completes_a_declared_day() {
    let head = |content| format!("<meta property=article:published_time content={content}>");
    for (declared, shown, expected) in [
        ("2024-05-14", "14 May 2024, 18:19", "2024-05-14T18:19:00"),
        ("2024-05-14T16:00:00Z", "14 May 2024, 18:19", "2024-05-14T16:00:00+00:00"),
    ] {
        let above = format!("<p class=date>{shown}</p>");
        assert_eq!(published(&head(declared), &above, "").as_deref(), Some(expected), "{declared} {shown}");
        assert_eq!(published(&head(declared), "", &above).as_deref(), Some(declared.replace('Z', "+00:00").as_str()));
    }
}

#[test]
fn an_impossible_day_gives_way() {
    let impossible = "<meta property=article:published_time content=2024-02-31T24:00:00Z>";
    assert_eq!(published(impossible, "", ""), None);
    let below = "<p>Published: 14 May 2024</p>";
    assert_eq!(published(impossible, below, "").as_deref(), Some("2024-05-14"));
}

#[test]
fn what_stands_before_a_day_is_cut_from_it() {
    for (line, before) in [
        ("By Ann Lee · 15 January 2024", "By Ann Lee"),
        ("Ann Lee |05.04.2025 - Updated: 05.04.2025", "Ann Lee"),
        ("By Ann Lee, Published: May 14, 2024 6:19 p.m. EDT", "By Ann Lee"),
        ("Von Ann Lee, veröffentlicht am 14. Mai 2024", "Von Ann Lee"),
        ("By Ann Lee and Bo Roe", "By Ann Lee and Bo Roe"),
        ("14 May 2024", "14 May 2024"),
        ("Updated 14 May 2024", "Updated 14 May 2024"),
    ] {
        assert_eq!(super::before_day(line), before, "{line}");
    }
}

#[test]
fn nothing_is_made_up() {
    for above in ["", "<p>Yesterday</p>", "<p>3 hours ago</p>", "<p>14 May</p>", "<p>© 2024</p>"] {
        assert_eq!(dates("", above, ""), (None, None), "{above}");
    }
}

#[test]
fn a_change_before_publication_is_none() {
    let head = "<meta property=article:published_time content=2024-05-14T10:00:00Z>\
                <meta property=article:modified_time content=2024-05-12T10:00:00Z>";
    assert_eq!(dates(head, "", ""), (Some("2024-05-14T10:00:00+00:00".to_owned()), None));
}

#[test]
fn a_change_of_something_else_is_none() {
    let head = "<meta property=article:published_time content=2024-05-14T10:00:00Z>";
    for below in [
        "<aside><a href=/a>Other story</a> Updated 1 June 2024</aside>",
        "<section class=comments><p>Bo: I like it. Edited 1 June 2024</p></section>",
        "<footer>Privacy policy last updated 3 June 2024</footer>",
    ] {
        assert_eq!(dates(head, "", below).1, None, "{below}");
    }
    let credit = "<p>By Ann Lee, edited by Bo Roe, 14 May 2024</p>";
    assert_eq!(dates(head, credit, "").1, None);
    for below in ["<p>Updated 15 May 2024</p>", "<footer><p>[Last updated: 15 May 2024]</p></footer>"] {
        assert_eq!(dates(head, "", below).1.as_deref(), Some("2024-05-15"), "{below}");
    }
}

#[test]
fn the_label_of_the_second_day_is_not_that_of_the_first() {
    for (above, first, second) in [
        ("14 May 2024, updated 15 May 2024", "2024-05-14", "2024-05-15"),
        ("14/05/2024 18h19 Atualizado 15/05/2024 09h00", "2024-05-14T18:19:00", "2024-05-15T09:00:00"),
        ("14 mei 2024 (bijgewerkt 15 mei 2024)", "2024-05-14", "2024-05-15"),
        ("2024/5/14 18:19 更新 2024/5/15 9:00", "2024-05-14T18:19:00", "2024-05-15T09:00:00"),
    ] {
        let both = (Some(first.to_owned()), Some(second.to_owned()));
        assert_eq!(dates("<meta property=og:locale content=en_GB>", &format!("<p>{above}</p>"), ""), both, "{above}");
    }
}

#[test]
fn a_time_says_itself_what_it_is_the_time_of() {
    let published = "<time class=published datetime=2024-05-14T18:19Z>14 May</time>";
    for modified in [
        "<time class=updated datetime=2024-05-15T09:00Z>15 May</time>",
        "<time datetime=2024-05-15T09:00Z>Updated 15 May</time>",
        "<span><time datetime=2024-05-14T18:19Z>2 days ago</time> Updated <time datetime=2024-05-15T09:00Z>5 hours ago</time></span>",
    ] {
        let both = (Some("2024-05-14T18:19:00+00:00".to_owned()), Some("2024-05-15T09:00:00+00:00".to_owned()));
        assert_eq!(dates("", &format!("<p>{published}</p> <p>{modified}</p>"), ""), both, "{modified}");
    }
}

#[test]
fn a_change_of_the_story_comes_before_one_of_its_page() {
    let head = r#"<script type="application/ld+json">[{"@type": "WebPage", "dateModified": "2024-05-17"},
        {"@type": "NewsArticle", "headline": "Ferry stays", "datePublished": "2024-05-14"}]</script>
        <meta property=article:modified_time content=2024-05-15>"#;
    assert_eq!(dates(head, "", "").1.as_deref(), Some("2024-05-15"));
}

#[test]
fn other_days_of_a_page_show_the_order() {
    let below = "<footer>05/30/2024</footer>";
    assert_eq!(published("", "<p>Published: 05/06/2024</p>", below).as_deref(), Some("2024-05-06"));
    let day_first = "<meta property=og:locale content=en_GB>";
    let below_by_day = "<footer>30/05/2024</footer>";
    assert_eq!(
        published(day_first, "<p>Published: 18:19 05/06/2024</p>", below_by_day).as_deref(),
        Some("2024-06-05T18:19:00")
    );
    assert_eq!(published(day_first, "<p>Published: 05/06/2024</p>", "").as_deref(), Some("2024-06-05"));
    let country = "<link rel=canonical href=https://example.co.uk:8080/ferry>";
    assert_eq!(published(country, "<p>Published: 05/06/2024</p>", "").as_deref(), Some("2024-06-05"));
}

#[test]
fn endless_times_are_read() {
    let times = "<time datetime=2024-05-14T18:19:08Z>14 May 2024</time> ".repeat(50_000);
    let nested = "<time datetime=2024-05-14>".repeat(2_000);
    assert!(published("", &times, "").is_none_or(|day| day.starts_with("2024-05-14")));
    assert!(published("", "", &nested).is_none_or(|day| day.starts_with("2024-05-14")));
}

#[test]
fn a_page_states_no_more_days_than_are_weighed() {
    let days = |apart: &str| -> String {
        (0..2 * MOST).map(|n| format!("{apart}{}/05/{:02}", 1900 + n % 200, n / 200 + 1)).collect()
    };
    let html = format!("<title>{}</title><meta property=og:url content=https://example.org{}>", days(" "), days("/"));
    let page = standard::parse(&html);
    let metadata = Metadata::read(&page);
    let blocks = block::blocks(&page);
    let selection = body::select(&page, &blocks, &metadata);
    let sources = Sources::new(&page, &metadata, &blocks, &selection, None);
    assert_eq!(gather(&sources, Order::DayFirst).len(), MOST);
}

#[derive(Deserialize)]
struct Row {
    input: String,
    language: Option<String>,
    expected: Option<String>,
}

#[test]
fn the_end_of_a_span_is_no_zone_at_the_head_of_a_text_either() {
    for span in ["10:00-11:00", "08:00-09:30"] {
        let stamp = stamp::of_value(&format!("{span} 14 May 2024"), Order::of_language(None)).expect("a date");
        assert!(matches!(stamp.value, DateValue::Local(_)), "{span}: {}", stamp.value);
    }
}

#[test]
fn the_table_of_dates_holds() {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("../../../fixtures/tables/dates.json")).expect("the table reads");
    assert!(rows.len() >= 60);
    let mut wrong = Vec::new();
    for row in rows {
        let order = Order::of_language(row.language.as_deref());
        let got = stamp::of_value(&row.input, order).map(|stamp| stamp.value.to_string());
        if got != row.expected {
            wrong.push(format!("{:?}: expected {:?}, got {got:?}", row.input, row.expected));
        }
    }
    assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
