//! Any bytes are an article that keeps its promises.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::Extractor;

fuzz_target!(|bytes: &[u8]| {
    newsprint_fuzz::keep(&Extractor::new().extract(bytes).expect("an input within the limit is no error"));
});
