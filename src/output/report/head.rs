//! The head of the page: headline and what is known of the story.

use std::fmt::Write;

use super::escape::{Escaped, Link};
use super::number::grouped;
use crate::article::{Access, Article, Bound, Date, DateValue, Kind};

pub(super) fn push(out: &mut String, article: &Article) {
    out.push_str("<header class=\"masthead\">\n");
    push_rubric(out, article);
    let headline = article.headline.as_deref().unwrap_or("An article without a headline");
    let _ = writeln!(out, "<h1>{}</h1>", Escaped(headline));
    if let Some(line) = &article.subheadline {
        let _ = writeln!(out, "<p class=\"standfirst\">{}</p>", Escaped(line));
    }
    push_credits(out, article);
    for notice in notices(article) {
        let _ = writeln!(out, "<p class=\"notice\" dir=\"ltr\">{notice}</p>");
    }
    out.push_str("</header>\n");
}

/// Publication, section and kind of page, above the headline.
fn push_rubric(out: &mut String, article: &Article) {
    let kind = match article.kind {
        Kind::Story => None,
        Kind::LiveBlog => Some("Live blog"),
        Kind::IndexPage => Some("Index page"),
        Kind::NothingReadable => Some("Nothing readable"),
    };
    let parts = [article.publisher.as_deref(), article.section.as_deref(), kind];
    out.push_str("<p class=\"rubric\">");
    for part in parts.into_iter().flatten() {
        let _ = write!(out, "<span>{}</span>", Escaped(part));
    }
    out.push_str("</p>\n");
}

/// Byline, dates and the other facts, below the headline.
fn push_credits(out: &mut String, article: &Article) {
    if let Some(byline) = &article.byline {
        let _ = writeln!(out, "<p class=\"byline\">{}</p>", Escaped(byline));
    }
    out.push_str("<ul class=\"facts\">\n");
    let mut fact = |name: &str, value: String| {
        let _ = writeln!(out, "<li><b dir=\"ltr\">{name}</b> {value}</li>");
    };
    let authors: Vec<String> =
        article.authors.iter().map(|a| Link { words: &a.name, url: a.url.as_deref() }.to_string()).collect();
    if !authors.is_empty() {
        fact(if authors.len() == 1 { "Author" } else { "Authors" }, authors.join(", "));
    }
    for (name, date) in [("Published", &article.published), ("Changed", &article.modified)] {
        if let Some(date) = date {
            fact(name, time(date));
        }
    }
    if let Some(dateline) = &article.dateline {
        fact("Filed from", Escaped(&dateline.places.join(", ")).to_string());
        if let Some(agency) = &dateline.agency {
            fact("Agency", Escaped(agency).to_string());
        }
    }
    match article.access {
        Access::Free => fact("Access", "free to read".to_owned()),
        Access::Paid => fact("Access", "behind a paywall".to_owned()),
        Access::Unknown => {}
    }
    if let Some(language) = &article.language {
        fact("Language", Escaped(language).to_string());
    }
    fact("Words", grouped(article.body.text.split_whitespace().count()));
    if let Some(url) = &article.url {
        fact("Source", Link { words: host(url), url: Some(url) }.to_string());
    }
    if !article.tags.is_empty() {
        fact("Tags", Escaped(&article.tags.join(", ")).to_string());
    }
    out.push_str("</ul>\n");
}

/// What a reader of the story has to know of the reading.
fn notices(article: &Article) -> Vec<&'static str> {
    let holds = |bound| article.bounds.contains(&bound);
    let all = [
        (article.body.truncated, "The page shows only the beginning of the story."),
        (article.replaced, "Some bytes of the page are malformed in its encoding; they stand as \u{fffd}."),
        (holds(Bound::Depth), "The page is nested very deeply; the nesting was flattened and the text kept."),
        (holds(Bound::Nodes), "The page has too many elements; its end was read without them."),
        (holds(Bound::Input) || holds(Bound::Blocks), "The page is too long; its end was left out."),
        (holds(Bound::Metadata), "The page declares more of itself than was read."),
        (holds(Bound::Quotes) || holds(Bound::People), "There are more quotes or people than are listed."),
        (article.body.text.is_empty(), "No story was found on this page."),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, notice)| notice).collect()
}

/// The date as understood; what the page says shows when one points at it.
fn time(date: &Date) -> String {
    let shown = match date.value {
        DateValue::Instant(instant) => instant.format("%-d %B %Y, %H:%M %:z").to_string(),
        DateValue::Local(local) => local.format("%-d %B %Y, %H:%M").to_string(),
        DateValue::Day(day) => day.format("%-d %B %Y").to_string(),
    };
    let (value, raw) = (date.value.to_string(), Escaped(&date.raw));
    format!("<time datetime=\"{value}\" title=\"on the page: {raw}\" dir=\"ltr\">{shown}</time>")
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn the_head_tells_what_is_known() {
        let mut out = String::new();
        push(&mut out, &sample::ferry());
        let expected = [
            "<span>The Harbour Post</span><span>Islands</span>",
            "a dispute over &lt;night&gt; crossings",
            "<time datetime=\"2024-03-07T18:19:08+05:30\" title=\"on the page: 7 March 2024, 18.19\" dir=\"ltr\">7 March 2024, 18:19 +05:30</time>",
            ">8 March 2024</time>",
            "<b dir=\"ltr\">Filed from</b> SKARN",
            ">harbourpost.example</a>",
        ];
        for part in expected {
            assert!(out.contains(part), "{part} is not in\n{out}");
        }
        assert!(!out.contains("class=\"notice\""));
    }

    #[test]
    fn notices_say_what_is_missing() {
        assert_eq!(notices(&sample::bridge()), ["The page shows only the beginning of the story."]);
        assert_eq!(notices(&Article::default()), ["No story was found on this page."]);
    }
}
