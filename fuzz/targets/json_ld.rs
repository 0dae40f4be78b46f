//! Any text may stand in a page's JSON-LD. Asking for the reasons changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::Extractor;

fuzz_target!(|source: &str| {
    let page = format!(
        "<title>Bridge opens</title><script type=\"application/ld+json\">{source}</script><h1>Bridge opens</h1>\
         <p>The bridge over the Arne opened on Monday after three years of work, two floods and a change of plan."
    );
    let extractor = Extractor::new().url("https://www.example.org/bridge");
    let article = extractor.extract(page.as_bytes()).expect("an input within the limit is no error");
    newsprint_fuzz::keep(&article);
    let explained = extractor.explain(page.as_bytes()).expect("an input within the limit is no error");
    assert_eq!(explained.article, article);
});
