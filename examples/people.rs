//! Who is named on saved pages, as a table in the terminal.
//!
//!     people FILE...
//!
//! `-` is stdin, a name that ends in `.gz` is decompressed, `.txt` is the clean text of a story. A file that cannot be
//! read is named on stderr, the others are read all the same, and the exit code is 1.

use std::io::{self, Write};
use std::process::ExitCode;

use newsprint::{Article, Extractor};

mod batch;
mod input;
mod table;

use table::Table;

fn main() -> ExitCode {
    batch::for_each_article("people", &Extractor::new(), print)
}

fn print(name: &str, article: &Article) -> io::Result<()> {
    let mut table = Table::new(["name", "age", "mentions", "quotes", "roles"]);
    for person in &article.people {
        let age = person.age.map(|age| age.to_string()).unwrap_or_default();
        let (mentions, quotes) = (person.mentions.len().to_string(), person.quotes.len().to_string());
        table.row([&person.name, &age, &mentions, &quotes, &person.roles.join("; ")]);
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{name}: {}", article.headline.as_deref().unwrap_or("(no headline)"))?;
    write!(out, "{table}")
}
