//! Reads articles and prints them as JSON.
//!
//!     extract [--input html|page-text|body-text] [--parser fast|standard] FILE...
//!
//! `-` is stdin; a name that ends in `.gz` is decompressed. With one FILE it prints the article, indented; with more,
//! one line of JSON a file, in the order given: `{"path": …, "article": …}` or `{"path": …, "error": …}`. A file that
//! cannot be read is also named on stderr, the others are read all the same, and the exit code is 1.

use std::io::{self, Write};
use std::process::ExitCode;

use newsprint::{Article, Extractor, Parser};
use serde_json::json;

mod input;

const USAGE: &str = "usage: extract [--input html|page-text|body-text] [--parser fast|standard] FILE...";

#[derive(Clone, Copy)]
enum Form {
    Html,
    PageText,
    BodyText,
}

struct Arguments {
    form: Form,
    parser: Parser,
    files: Vec<String>,
}

fn arguments() -> Result<Arguments, String> {
    let mut parsed = Arguments { form: Form::Html, parser: Parser::Fast, files: Vec::new() };
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--input" => {
                parsed.form = match given.next().as_deref() {
                    Some("html") => Form::Html,
                    Some("page-text") => Form::PageText,
                    Some("body-text") => Form::BodyText,
                    other => return Err(format!("--input takes html, page-text or body-text, not {other:?}")),
                }
            }
            "--parser" => {
                parsed.parser = match given.next().as_deref() {
                    Some("fast") => Parser::Fast,
                    Some("standard") => Parser::Standard,
                    other => return Err(format!("--parser takes fast or standard, not {other:?}")),
                }
            }
            option if option.starts_with("--") => return Err(format!("there is no option {option}")),
            file => parsed.files.push(file.to_owned()),
        }
    }
    if parsed.files.is_empty() {
        return Err("no FILE was given".to_owned());
    }
    Ok(parsed)
}

fn article(extractor: &Extractor, form: Form, name: &str) -> Result<Article, String> {
    let bytes = input::read(name).map_err(|error| error.to_string())?;
    let text = || std::str::from_utf8(&bytes).map_err(|error| format!("the text is not UTF-8: {error}"));
    match form {
        Form::Html => extractor.extract(&bytes),
        Form::PageText => extractor.extract_page_text(text()?),
        Form::BodyText => extractor.read_story(text()?),
    }
    .map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("extract: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match print_articles(&arguments) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // A reader that has seen enough, as `head` does, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints all articles; says how many files could not be read.
fn print_articles(arguments: &Arguments) -> io::Result<usize> {
    let extractor = Extractor::new().parser(arguments.parser);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    for name in &arguments.files {
        let read = article(&extractor, arguments.form, name);
        if let Err(message) = &read {
            eprintln!("extract: {name}: {message}");
            failed += 1;
        }
        match read {
            Ok(article) if arguments.files.len() == 1 => writeln!(out, "{}", serde_json::to_string_pretty(&article)?)?,
            Ok(article) => writeln!(out, "{}", json!({"path": name, "article": article}))?,
            Err(_) if arguments.files.len() == 1 => {}
            Err(message) => writeln!(out, "{}", json!({"path": name, "error": message}))?,
        }
    }
    out.flush()?;
    Ok(failed)
}
