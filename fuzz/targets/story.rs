//! Any text is a story, and its text is the input.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::Extractor;

fuzz_target!(|text: &str| {
    let article = Extractor::new().read_story(text).expect("an input within the limit is no error");
    newsprint_fuzz::keep(&article);
    assert_eq!(article.body.text, text);
});
