//! What the examples that print a table have in common: one article after another, a bad file named and passed over.

use std::error::Error;
use std::io;
use std::process::ExitCode;

use newsprint::{Article, Extractor};

use crate::input;

/// Reads each file named on the command line as an article and hands it to `print`; the exit code is that of the example.
pub fn for_each_article(
    program: &str,
    extractor: &Extractor,
    print: impl Fn(&str, &Article) -> io::Result<()>,
) -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    if names.is_empty() {
        eprintln!("usage: {program} FILE...");
        return ExitCode::from(2);
    }
    let mut code = ExitCode::SUCCESS;
    for name in &names {
        match article(extractor, name) {
            Ok(article) => match print(name, &article) {
                // A reader that has seen enough, as `head` does, is no failure.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return code,
                Err(error) => {
                    eprintln!("{program}: {error}");
                    return ExitCode::FAILURE;
                }
                Ok(()) => {}
            },
            Err(error) => {
                eprintln!("{program}: {name}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

/// The article of one input: the clean text of a story where the name ends in `.txt`, else an HTML page.
fn article(extractor: &Extractor, name: &str) -> Result<Article, Box<dyn Error>> {
    let bytes = input::read(name)?;
    if name.trim_end_matches(".gz").ends_with(".txt") {
        return Ok(extractor.read_story(std::str::from_utf8(&bytes)?)?);
    }
    Ok(extractor.extract(&bytes)?)
}
