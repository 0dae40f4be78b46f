//! Who said what on saved pages, as a table in the terminal.
//!
//!     quotes FILE...
//!
//! `-` is stdin, a name that ends in `.gz` is decompressed, `.txt` is the clean text of a story. A file that cannot be
//! read is named on stderr, the others are read all the same, and the exit code is 1.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use newsprint::{Article, Extractor};

mod input;

fn main() -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    if names.is_empty() {
        eprintln!("usage: quotes FILE...");
        return ExitCode::from(2);
    }
    let mut code = ExitCode::SUCCESS;
    for name in &names {
        match article(name) {
            // A reader that has seen enough, as `head` does, is no failure.
            Ok(article) if print(name, &article).is_err() => return code,
            Ok(_) => {}
            Err(error) => {
                eprintln!("quotes: {name}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn article(name: &str) -> Result<Article, Box<dyn Error>> {
    let bytes = input::read(name)?;
    let extractor = Extractor::new();
    if name.trim_end_matches(".gz").ends_with(".txt") {
        return Ok(extractor.read_story(std::str::from_utf8(&bytes)?)?);
    }
    Ok(extractor.extract(&bytes)?)
}

fn print(name: &str, article: &Article) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{name}: {}", article.headline.as_deref().unwrap_or("(no headline)"))?;
    for (number, quote) in article.quotes.iter().enumerate() {
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| speaker.name.as_str());
        let role = article.speaker_of(number).and_then(|person| person.roles.first()).map_or("", String::as_str);
        let cue = quote.cue.as_deref().unwrap_or("");
        writeln!(out, "  {speaker:<20}  {role:<28}  {cue:<10}  {}", quote.text.replace('\n', " "))?;
    }
    Ok(())
}
