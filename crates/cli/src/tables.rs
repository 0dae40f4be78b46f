//! Tables of what pages hold.

use std::io::{self, BufWriter, IsTerminal, Write};

use anyhow::{Context, Result};
use newsprint::{Article, BlockReason, Explanation, FieldReason, QuoteKind};
use terminal_size::{Width, terminal_size_of};

use crate::End;
use crate::args::InputArgs;
use crate::batch::Batch;
use crate::reader::{Content, Reader};
use crate::run::find;
use crate::table::{Table, shown};

/// Prints, for every page, its path, its headline and the table of its quotes.
pub fn quotes(given: &InputArgs) -> Result<End> {
    let reader = Reader::new(given)?;
    print(given, &reader, |content, width| quotes_of(content.article(), width))
}

/// Prints, for every page, its path, its headline and the table of its people.
pub fn people(given: &InputArgs) -> Result<End> {
    let reader = Reader::new(given)?;
    print(given, &reader, |content, width| people_of(content.article(), width))
}

/// Prints, for every page, its path, its headline and the tables of its fields and blocks with the reasons for them.
pub fn explain(given: &InputArgs) -> Result<End> {
    let reader = Reader::new(given)?.reasons(true);
    print(given, &reader, |content, width| {
        content.explanation().map_or_else(String::new, |explanation| explanation_of(explanation, width))
    })
}

fn print(given: &InputArgs, reader: &Reader, table: impl Fn(&Content, Option<usize>) -> String + Sync) -> Result<End> {
    let inputs = find(given, None)?;
    let stdout = io::stdout().lock();
    let is_terminal = stdout.is_terminal();
    let width = terminal_size_of(&stdout).filter(|_| is_terminal).map(|(Width(width), _)| usize::from(width));
    let mut out = BufWriter::new(stdout);
    let batch = Batch::new(given, &inputs);
    let end = batch.run(
        |_, input| {
            let content = batch.read(reader, input)?;
            let headline = shown(content.article().headline.as_deref().unwrap_or("(no headline)"));
            Ok(format!("{}: {headline}\n{}\n", input.path.display(), table(&content, width)))
        },
        |_, text| out.write_all(text.as_bytes()).context("cannot write to stdout"),
    )?;
    out.flush().context("cannot write to stdout")?;
    Ok(end)
}

/// Who said what.
fn quotes_of(article: &Article, width: Option<usize>) -> String {
    if article.quotes.is_empty() {
        return "  (nobody is quoted)\n".to_owned();
    }
    let mut table = Table::new(["speaker", "role", "cue", "words"], width);
    for (number, quote) in article.quotes.iter().enumerate() {
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| speaker.name.as_str());
        let role = article.speaker_of(number).and_then(|person| person.roles.first()).map_or("", String::as_str);
        let words = match quote.kind {
            QuoteKind::Indirect => quote.text.clone(),
            _ => format!("“{}”", quote.text),
        };
        table.row([speaker, role, quote.cue.as_deref().unwrap_or(""), &words]);
    }
    table.to_string()
}

/// Who is named.
fn people_of(article: &Article, width: Option<usize>) -> String {
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

/// The fields, and the blocks where any were chosen among.
fn explanation_of(explanation: &Explanation, width: Option<usize>) -> String {
    let fields = fields_of(explanation, width);
    if explanation.blocks.is_empty() {
        return fields;
    }
    format!("{fields}\n{}", blocks_of(explanation, width))
}

/// Where each field is from, and what else it might have been.
fn fields_of(explanation: &Explanation, width: Option<usize>) -> String {
    let mut table = Table::new(["field", "likely", "source", "value, and what other sources say"], width);
    for FieldReason { field, value, source, confidence, others, .. } in &explanation.fields {
        let likely = value.as_ref().map(|_| percent(*confidence)).unwrap_or_default();
        table.row([field, &likely, source.as_deref().unwrap_or(""), value.as_deref().unwrap_or("(not stated)")]);
        for other in others {
            let stand = if Some(&other.value) == value.as_ref() { "also" } else { "not" };
            table.row(["", "", &other.source, &format!("{stand}: {}", other.value)]);
        }
    }
    table.to_string()
}

/// What each block was taken for, how likely it was held to be of the story, and why.
fn blocks_of(explanation: &Explanation, width: Option<usize>) -> String {
    let mut table = Table::new(["taken for", "story?", "text", "because"], width);
    for block in &explanation.blocks {
        let taken_for = match &block.furniture {
            _ if block.kept => "story",
            Some(furniture) => furniture,
            None => "something else",
        };
        table.row([taken_for, &percent(block.score), &block.text, &because(block)]);
    }
    table.to_string()
}

/// The weightiest reasons, with the way in which they speak.
fn because(block: &BlockReason) -> String {
    const SHOWN: usize = 3;
    let reasons = block.reasons.iter().take(SHOWN);
    reasons.map(|reason| format!("{} {:+.1}", reason.feature, reason.weight)).collect::<Vec<_>>().join(", ")
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share.clamp(0.0, 1.0) * 100.0)
}
