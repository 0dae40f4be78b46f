//! What `examples/train` and `benches` need of the inside. No part of the API: it changes without notice.

pub mod body;
pub mod field;
pub mod names;
pub mod quote;
pub mod stage;

use crate::{Parser, page};

/// The table of the large word lists, as `src/lexicon/lists.npm` holds it.
pub fn lists() -> Vec<u8> {
    crate::lexicon::lists::build()
}

/// The table of the words by which quotes are read, as `src/lexicon/speech.npm` holds it.
pub fn speech() -> Vec<u8> {
    crate::quote::list::build()
}

/// How many nodes the tree of a page has.
pub fn nodes(html: &str, parser: Parser) -> usize {
    match parser {
        Parser::Fast => page::fast::parse(html).len(),
        Parser::Standard => page::standard::parse(html).len(),
    }
}

/// Where the trees differ that the parsers make of a page. Built for `fuzz/targets` alone.
#[cfg(fuzzing)]
pub fn difference(html: &str) -> Option<String> {
    page::outline::difference(&page::fast::parse(html), &page::standard::parse(html))
}
