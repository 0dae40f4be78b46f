//! The options of an extractor, and an article put back into plain text.
//!
//!     story_text FILE [URL [CHARSET]]
//!
//! `URL` is where the page was saved from, `CHARSET` what its server named in `Content-Type`.

use std::error::Error;

use newsprint::{Extractor, Parser, output};

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let file = given.next().ok_or("usage: story_text FILE [URL [CHARSET]]")?;
    // An extractor holds options only: make one, keep it, share it between threads.
    let mut extractor = Extractor::new().parser(Parser::Fast).max_input_bytes(16 << 20);
    if let Some(url) = given.next() {
        extractor = extractor.url(url);
    }
    if let Some(charset) = given.next() {
        extractor = extractor.charset(charset);
    }
    let article = extractor.extract(&std::fs::read(file)?)?;
    print!("{}", output::text(&article));
    Ok(())
}
