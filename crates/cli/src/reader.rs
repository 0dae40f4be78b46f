//! One page: from its file to an article.

use std::fs::File;
use std::io::{self, BufRead as _, Read as _};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use newsprint::{Article, Explanation, Extractor, Rules};

use crate::args::{Form, InputArgs};
use crate::input::Input;
use crate::rules::{SiteRules, unmatched};
use crate::usage::Usage;

/// Reads pages with the options of the command line.
pub struct Reader {
    extractor: Extractor,
    form: Form,
    rules: Option<SiteRules>,
    url: Option<String>,
    most_bytes: usize,
    /// Whether pages are read with reasons, which takes longer.
    gives_reasons: bool,
}

/// An article, with the reasons for it or without.
pub enum Content {
    /// Without.
    Plain(Article),
    /// With.
    Explained(Explanation),
}

impl Content {
    /// The article.
    pub fn article(&self) -> &Article {
        match self {
            Self::Plain(article) => article,
            Self::Explained(explanation) => &explanation.article,
        }
    }

    /// The article with the reasons for it, where they were asked for.
    pub fn explanation(&self) -> Option<&Explanation> {
        match self {
            Self::Plain(_) => None,
            Self::Explained(explanation) => Some(explanation),
        }
    }
}

/// What was read from a page.
pub struct Reading {
    /// The article.
    pub content: Content,
    /// What the user ought to know.
    pub warning: Option<String>,
}

impl Reader {
    /// A reader with these options.
    pub fn new(given: &InputArgs) -> Result<Self> {
        given.check()?;
        let mut extractor = Extractor::new().max_input_bytes(given.max_input_bytes);
        if let Some(parser) = given.parser {
            extractor = extractor.parser(parser.into());
        }
        if let Some(url) = &given.url {
            extractor = extractor.url(url);
        }
        if let Some(charset) = &given.charset {
            extractor = extractor.charset(charset);
        }
        // A label that names no encoding is a mistake of the call, and of no page.
        extractor.extract(b"").map_err(|error| Usage(format!("--charset: {error}")))?;
        let rules = given.rules.as_deref().map(SiteRules::load).transpose()?;
        let (url, most_bytes) = (given.url.clone(), given.max_input_bytes);
        Ok(Self { extractor, form: given.input, rules, url, most_bytes, gives_reasons: false })
    }

    /// Whether to read pages with reasons.
    pub fn reasons(mut self, gives_reasons: bool) -> Self {
        self.gives_reasons = gives_reasons;
        self
    }

    /// Reads a page.
    pub fn read(&self, input: &Input) -> Result<Reading> {
        let bytes = bytes(input, self.most_bytes)?;
        let extractor = &self.extractor;
        let content = match (self.form_of(input, &bytes), self.gives_reasons) {
            (Form::PageText, false) => Content::Plain(extractor.extract_page_text(text(&bytes)?)?),
            (Form::PageText, true) => Content::Explained(extractor.explain_page_text(text(&bytes)?)?),
            (Form::Story, false) => Content::Plain(extractor.read_story(text(&bytes)?)?),
            (Form::Story, true) => Content::Explained(extractor.explain_story(text(&bytes)?)?),
            (Form::Html | Form::Auto, _) => return self.html(&bytes),
        };
        Ok(Reading { content, warning: None })
    }

    /// Reads an HTML page, with the rules if they are for it.
    fn html(&self, bytes: &[u8]) -> Result<Reading> {
        let rules = self.rules_for(bytes)?;
        let (content, unfound) = match (rules, self.gives_reasons) {
            (None, false) => (Content::Plain(self.extractor.extract(bytes)?), Vec::new()),
            (None, true) => (Content::Explained(self.extractor.explain(bytes)?), Vec::new()),
            (Some(rules), false) => {
                let mended = self.extractor.extract_with(bytes, rules)?;
                (Content::Plain(mended.article), mended.unmatched)
            }
            (Some(rules), true) => {
                let explanation = self.extractor.explain_with(bytes, rules)?;
                let unfound = explanation.unmatched.clone();
                (Content::Explained(explanation), unfound)
            }
        };
        Ok(Reading { content, warning: unmatched(&unfound) })
    }

    /// The rules, if they are for this page. Where it is from may only be known when it has been read.
    fn rules_for(&self, bytes: &[u8]) -> Result<Option<&Rules>> {
        let Some(site) = &self.rules else { return Ok(None) };
        let declared = match &self.url {
            None if !site.are_for_all() => self.extractor.clone().quotes_and_people(false).extract(bytes)?.url,
            _ => None,
        };
        let is_for = site.are_for(self.url.as_deref().or(declared.as_deref()));
        Ok(is_for.then_some(&site.rules))
    }

    fn form_of(&self, input: &Input, bytes: &[u8]) -> Form {
        match self.form {
            Form::Auto if input.is_stdin() => {
                let begins_with_tag = without_mark(bytes).trim_ascii_start().starts_with(b"<");
                if begins_with_tag || std::str::from_utf8(bytes).is_err() { Form::Html } else { Form::Story }
            }
            Form::Auto => {
                let path =
                    if has_ending(&input.path, "gz") { input.path.with_extension("") } else { input.path.clone() };
                if has_ending(&path, "txt") { Form::Story } else { Form::Html }
            }
            form => form,
        }
    }
}

fn text(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(without_mark(bytes)).context("the text is not UTF-8")
}

/// The bytes behind a byte order mark of UTF-8.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// The page's bytes, decompressed.
fn bytes(input: &Input, most: usize) -> Result<Vec<u8>> {
    if input.is_stdin() {
        let mut stdin = io::stdin().lock();
        // What has no name is told by its first bytes.
        let is_gzip = stdin.fill_buf()?.starts_with(b"\x1f\x8b");
        return plain_bytes(stdin, is_gzip, most);
    }
    unchanged(&input.path, |file| plain_bytes(file, has_ending(&input.path, "gz"), most))
}

fn plain_bytes(source: impl io::Read, is_gzip: bool, most: usize) -> Result<Vec<u8>> {
    if is_gzip {
        first_bytes(MultiGzDecoder::new(source), most).context("cannot be decompressed")
    } else {
        first_bytes(source, most)
    }
}

/// All bytes of a source that has no more than `most`. Of another no more are read, so that no archive can fill the memory.
fn first_bytes(source: impl io::Read, most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take((most as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        bail!("larger than {most} bytes: raise it with --max-input-bytes");
    }
    Ok(bytes)
}

/// What `read` makes of a file that is the same before and after.
fn unchanged(path: &Path, mut read: impl FnMut(File) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    /// A file that is being written is whole a little later, or never.
    const TRIES: usize = 3;
    for _ in 0..TRIES {
        let file = File::open(path)?;
        let before = file.metadata()?;
        if before.is_dir() {
            bail!("is a folder");
        }
        let bytes = read(file)?;
        // A pipe is read once, and has no state to compare.
        if !before.is_file() {
            return Ok(bytes);
        }
        let after = std::fs::metadata(path)?;
        if (before.len(), before.modified().ok()) == (after.len(), after.modified().ok()) {
            return Ok(bytes);
        }
    }
    bail!("the file changes while it is read")
}

#[cfg(test)]
mod tests {
    use std::fs::OpenOptions;
    use std::io::Write;

    use super::*;

    /// Reads a file to which a word is added while it is read, the first `times` times.
    fn read_while_written(times: usize) -> Result<String> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.html");
        std::fs::write(&path, "one")?;
        let mut reads = 0;
        let bytes = unchanged(&path, |mut file| {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            reads += 1;
            if reads <= times {
                OpenOptions::new().append(true).open(&path)?.write_all(b" more")?;
            }
            Ok(bytes)
        })?;
        Ok(String::from_utf8(bytes)?)
    }

    #[test]
    fn a_file_that_changes_is_read_anew_and_given_up_in_the_end() {
        assert_eq!(read_while_written(0).expect("read"), "one");
        assert_eq!(read_while_written(2).expect("read"), "one more more");
        let error = read_while_written(usize::MAX).expect_err("it never rests");
        assert_eq!(error.to_string(), "the file changes while it is read");
    }
}
