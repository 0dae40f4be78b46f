//! Any text is a page as plain text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::Extractor;

fuzz_target!(|text: &str| {
    newsprint_fuzz::keep(&Extractor::new().extract_page_text(text).expect("an input within the limit is no error"));
});
