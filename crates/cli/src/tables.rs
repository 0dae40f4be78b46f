//! Tables of what pages hold.

use std::io::{self, BufWriter, IsTerminal, Write};

use anyhow::{Context, Result};
use newsprint::{Article, QuoteKind};
use terminal_size::{Width, terminal_size_of};

use crate::End;
use crate::args::InputArgs;
use crate::batch::Batch;
use crate::reader::Reader;
use crate::run::find;
use crate::table::{Table, shown};

/// Prints, for every page, its path, its headline and the table that `table` makes.
pub fn print(given: &InputArgs, table: impl Fn(&Article, Option<usize>) -> String + Sync) -> Result<End> {
    let inputs = find(given, None)?;
    let reader = Reader::new(given)?;
    let stdout = io::stdout().lock();
    let is_terminal = stdout.is_terminal();
    let width = terminal_size_of(&stdout).filter(|_| is_terminal).map(|(Width(width), _)| usize::from(width));
    let mut out = BufWriter::new(stdout);
    let batch = Batch::new(given, &inputs);
    let end = batch.run(
        |_, input| {
            let article = batch.read(&reader, input)?;
            let headline = shown(article.headline.as_deref().unwrap_or("(no headline)"));
            Ok(format!("{}: {headline}\n{}\n", input.path.display(), table(&article, width)))
        },
        |_, text| out.write_all(text.as_bytes()).context("cannot write to stdout"),
    )?;
    out.flush().context("cannot write to stdout")?;
    Ok(end)
}

/// Who said what.
pub fn quotes(article: &Article, width: Option<usize>) -> String {
    if article.quotes.is_empty() {
        return "  (nobody is quoted)\n".to_owned();
    }
    let mut table = Table::new(["speaker", "role", "cue", "words"], width);
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
    table.to_string()
}

/// Who is named.
pub fn people(article: &Article, width: Option<usize>) -> String {
    if article.people.is_empty() {
        return "  (nobody is named)\n".to_owned();
    }
    let mut table = Table::new(["name", "age", "named", "quoted", "roles"], width);
    for person in &article.people {
        let age = person.age.map(|age| age.to_string()).unwrap_or_default();
        let roles = person.roles.join("; ");
        table.row([&person.name, &age, &person.mentions.len().to_string(), &person.quotes.len().to_string(), &roles]);
    }
    table.to_string()
}
