//! Any text may stand where a date is expected. A date that was read is read the same from its own standard form.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{Article, Extractor};
use newsprint_fuzz::{escaped, keep};

const STORY: &str = "The bridge over the Arne opened on Monday after three years of work, two floods and a change of plan.";

fn read(page: &str) -> Article {
    let article = Extractor::new().extract(page.as_bytes()).expect("an input within the limit is no error");
    keep(&article);
    article
}

fn declared(date: &str) -> Article {
    read(&format!("<meta property=article:published_time content=\"{date}\"><h1>Bridge opens</h1><p>{STORY}"))
}

fuzz_target!(|text: &str| {
    let date = escaped(text);
    if let Some(published) = declared(&date).published {
        let again = declared(&published.value.to_string()).published;
        assert_eq!(again.map(|date| date.value), Some(published.value), "{}", published.raw);
    }
    read(&format!("<h1>Bridge opens</h1><time datetime=\"{date}\">{date}</time><p class=date>Updated {date}<p>{STORY}"));
    let text_page = format!("Bridge opens\nPublished: {text}\n{STORY}\n{STORY}");
    keep(&Extractor::new().extract_page_text(&text_page).expect("an input within the limit is no error"));
    let wire = format!("SKARN, {text} (Reuters) - {STORY}");
    keep(&Extractor::new().read_story(&wire).expect("an input within the limit is no error"));
});
