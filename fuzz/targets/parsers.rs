//! Both parsers make the same tree of any text, and the same article of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{Extractor, Parser, lab};
use newsprint_fuzz::{json, without_source};

fuzz_target!(|html: &str| {
    if let Some(difference) = lab::difference(html) {
        panic!("{difference}");
    }
    // The tree is all that comes from a parser, so what follows need not be read for every input.
    if html.len() % 8 == 0 {
        let [standard, fast] = [Parser::Standard, Parser::Fast].map(|parser| {
            let article = Extractor::new().parser(parser).extract(html.as_bytes());
            json(&without_source(article.expect("an input within the limit is no error")))
        });
        assert!(standard == fast, "{standard}\n{fast}");
    }
});
