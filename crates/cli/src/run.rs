//! Articles, to stdout or into a folder.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result};
use newsprint::Article;
use newsprint::output::Keep;
use newsprint::output::report::{Entry, index};

use crate::End;
use crate::args::{ArticleArgs, InputArgs};
use crate::batch::Batch;
use crate::fields::Fields;
use crate::format::Format;
use crate::input::Inputs;
use crate::place::{Existing, Places, reference};
use crate::reader::Reader;
use crate::usage::Usage;
use crate::writer::Writer;

/// Reads the pages and writes their articles.
pub fn articles(given: &ArticleArgs) -> Result<End> {
    let keep = if given.links { Keep::TEXT.links() } else { Keep::TEXT };
    let keep = if given.pictures { keep.pictures() } else { keep };
    let writer = Writer { fields: Fields::new(&given.fields)?, keep };
    let inputs = find(&given.input, given.output.as_deref())?;
    let formats = formats(given, inputs.is_single)?;
    if !writer.fields.is_all() && !formats.iter().any(|format| format.has_fields()) {
        return Err(Usage("--fields goes with --format json or jsonl".to_owned()).into());
    }
    if writer.keep != Keep::TEXT && !formats.contains(&Format::Markdown) {
        return Err(Usage("--links and --pictures go with --format markdown".to_owned()).into());
    }
    match &given.output {
        None => to_stdout(given, &inputs, formats[0], &writer),
        Some(folder) => into_folder(given, folder, &inputs, &formats, &writer),
    }
}

/// The pages to read. A person who forgot to name one is told so, instead of being waited for.
pub fn find(given: &InputArgs, output: Option<&Path>) -> Result<Inputs> {
    if given.paths.is_empty() && io::stdin().is_terminal() {
        return Err(Usage("no PATH was given; - is stdin, and --help tells more".to_owned()).into());
    }
    Ok(Inputs::find(&given.paths, output))
}

/// The formats to write, at least one.
fn formats(given: &ArticleArgs, is_single: bool) -> Result<Vec<Format>> {
    let usage = |message: &str| Err(Usage(message.to_owned()).into());
    match (given.format.as_slice(), &given.output) {
        ([], None) if !is_single => Ok(vec![Format::Jsonl]),
        ([], _) => Ok(vec![Format::Json]),
        (formats, Some(_)) if formats.contains(&Format::Jsonl) => {
            usage("jsonl is one stream: leave out --output, or take json for a file a page")
        }
        ([_, _, ..], None) => usage("more than one format needs --output DIR"),
        ([Format::Html], None) if !is_single => usage("many reports need --output DIR"),
        (formats, _) => Ok(formats.to_vec()),
    }
}

fn to_stdout(given: &ArticleArgs, inputs: &Inputs, format: Format, writer: &Writer) -> Result<End> {
    let reader = Reader::new(&given.input)?.reasons(format == Format::Html);
    let batch = Batch::new(&given.input, inputs);
    let mut out = BufWriter::new(io::stdout().lock());
    // One line is a line as those of many are.
    if inputs.is_single && format != Format::Jsonl {
        let end = batch.run(
            |_, input| writer.file(format, &batch.read(&reader, input)?),
            |_, file| out.write_all(file.as_bytes()).context("cannot write to stdout"),
        )?;
        out.flush().context("cannot write to stdout")?;
        return Ok(end);
    }
    let is_list = format == Format::Json;
    let mut parts = 0;
    let end = batch.run(
        |_, input| writer.part(format, &input.path.display().to_string(), &batch.read(&reader, input)?),
        |_, part| {
            let before = match (is_list, parts) {
                (true, 0) => "[\n",
                (true, _) => ",\n",
                (false, 0) => "",
                (false, _) => "\n",
            };
            parts += 1;
            write!(out, "{before}{part}").context("cannot write to stdout")
        },
    )?;
    let after = match (is_list, parts) {
        (true, 0) => "[]\n",
        (true, _) => "\n]\n",
        (false, 0) => "",
        (false, _) if matches!(format, Format::Markdown | Format::Text) => "",
        (false, _) => "\n",
    };
    out.write_all(after.as_bytes()).and_then(|()| out.flush()).context("cannot write to stdout")?;
    Ok(end)
}

fn into_folder(
    given: &ArticleArgs,
    folder: &Path,
    inputs: &Inputs,
    formats: &[Format],
    writer: &Writer,
) -> Result<End> {
    let existing = match (given.force, given.resume) {
        (true, _) => Existing::Overwrite,
        (_, true) => Existing::Leave,
        _ => Existing::Refuse,
    };
    let places = Places::plan(folder, existing, &inputs.list, formats)?;
    let has_index = formats.contains(&Format::Html);
    let reader = Reader::new(&given.input)?.reasons(has_index);
    let batch = Batch::new(&given.input, inputs);
    batch.end_on_interrupt()?;
    let entry = |number, article: &Article| {
        has_index.then(|| Entry::new(reference(&places.relative(number, Format::Html)), article))
    };
    let mut entries = Vec::new();
    let end = batch.run(
        |number, input| {
            let missing: Vec<Format> =
                formats.iter().copied().filter(|format| !places.is_done(number, *format, input)).collect();
            // The index tells of every story, of those that were written by an earlier run too.
            if missing.is_empty() && !has_index {
                return Ok(None);
            }
            let content = batch.read(&reader, input)?;
            for format in missing {
                places.write(number, format, &writer.file(format, &content)?)?;
            }
            Ok(entry(number, content.article()))
        },
        |_, entry| {
            entries.extend(entry);
            Ok(())
        },
    )?;
    if has_index && end != End::Interrupted {
        places.write_index(&index(&entries))?;
    }
    Ok(end)
}
