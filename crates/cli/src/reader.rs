//! One page: from its file to an article.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use newsprint::{Article, Extractor};

use crate::args::{Form, InputArgs};
use crate::input::Input;

/// Reads pages with the options of the command line.
pub struct Reader {
    extractor: Extractor,
    form: Form,
}

impl Reader {
    /// A reader with these options.
    pub fn new(given: &InputArgs) -> Self {
        let mut extractor = Extractor::new().parser(given.parser.into());
        if let Some(url) = &given.url {
            extractor = extractor.url(url);
        }
        if let Some(charset) = &given.charset {
            extractor = extractor.charset(charset);
        }
        Self { extractor, form: given.input }
    }

    /// The article of a page.
    pub fn article(&self, input: &Input) -> Result<Article> {
        let bytes = bytes(input)?;
        let article = match self.form_of(input, &bytes) {
            Form::PageText => self.extractor.extract_page_text(text(&bytes)?)?,
            Form::BodyText => self.extractor.read_story(text(&bytes)?)?,
            Form::Html | Form::Auto => self.extractor.extract(&bytes)?,
        };
        Ok(article)
    }

    fn form_of(&self, input: &Input, bytes: &[u8]) -> Form {
        match self.form {
            Form::Auto if input.is_stdin() => {
                let begins_with_tag = bytes.trim_ascii_start().starts_with(b"<");
                if begins_with_tag || std::str::from_utf8(bytes).is_err() { Form::Html } else { Form::BodyText }
            }
            Form::Auto => {
                let path =
                    if has_ending(&input.path, "gz") { input.path.with_extension("") } else { input.path.clone() };
                if has_ending(&path, "txt") { Form::BodyText } else { Form::Html }
            }
            form => form,
        }
    }
}

fn text(bytes: &[u8]) -> Result<&str> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    std::str::from_utf8(bytes).context("the text is not UTF-8")
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// The page's bytes, decompressed; a byte more than the limit at most, so that no archive can fill the memory.
fn bytes(input: &Input) -> Result<Vec<u8>> {
    let limit = Extractor::DEFAULT_MAX_INPUT_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    if input.is_stdin() {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    /// A file that is being written is whole a little later, or never.
    const TRIES: usize = 3;
    for _ in 0..TRIES {
        let mut file = File::open(&input.path)?;
        let before = file.metadata()?;
        if before.is_dir() {
            bail!("is a folder");
        }
        bytes.clear();
        if has_ending(&input.path, "gz") {
            MultiGzDecoder::new(&mut file).take(limit).read_to_end(&mut bytes).context("cannot be decompressed")?;
        } else {
            (&mut file).take(limit).read_to_end(&mut bytes)?;
        }
        let after = std::fs::metadata(&input.path)?;
        if (before.len(), before.modified().ok()) == (after.len(), after.modified().ok()) {
            return Ok(bytes);
        }
    }
    bail!("the file changes while it is read")
}
