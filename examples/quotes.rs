//! Who said what on saved pages, as a table in the terminal.
//!
//!     quotes FILE...
//!
//! `-` is stdin, a name that ends in `.gz` is decompressed, `.txt` is the clean text of a story. A file that cannot be
//! read is named on stderr, the others are read all the same, and the exit code is 1.

use std::io::{self, Write};
use std::process::ExitCode;

use newsprint::{Article, Extractor, QuoteKind};

mod batch;
mod input;
mod table;

use table::Table;

fn main() -> ExitCode {
    batch::for_each_article("quotes", &Extractor::new(), print)
}

fn print(name: &str, article: &Article) -> io::Result<()> {
    let mut table = Table::new(["speaker", "role", "cue", "words"]);
    for quote in &article.quotes {
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| speaker.name.as_str());
        let person = article.people.iter().find(|person| person.name == speaker);
        let role = person.and_then(|person| person.roles.first()).map_or("", String::as_str);
        let words = match quote.kind {
            QuoteKind::Indirect => quote.text.clone(),
            _ => format!("“{}”", quote.text),
        };
        table.row([speaker, role, quote.cue.as_deref().unwrap_or(""), &words]);
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{name}: {}", article.headline.as_deref().unwrap_or("(no headline)"))?;
    write!(out, "{table}")
}
