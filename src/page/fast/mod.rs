//! The fast parser: a tokenizer and a [tree builder](tree) of our own.
//!
//! The tokenizer does what the [standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization) says, and in
//! a page most of it is passed over by SIMD search: the bodies of scripts and styles, comments, and the values of
//! attributes that nobody asks for. What is kept it writes into the page, once. The page equals that of
//! [`standard`](super::standard) in all but one thing: only it knows where in the source a node lies.

mod attribute;
mod raw;
mod reference;
#[cfg(test)]
mod short_markup;
mod tag;
#[cfg(test)]
mod tests;
mod tree;

use memchr::{memchr, memchr3, memmem};

pub(super) use self::attribute::has_crowded_tag;

use self::tree::Builder;
use super::name::Names;
use super::{BYTE_ORDER_MARK, Page, finished, readable};
use crate::limits::Limits;

/// Parses a decoded page.
pub(crate) fn parse(html: &str) -> Page {
    parse_within(html, &Limits::default())
}

/// Parses a decoded page; beyond about so many nodes, and below a depth, it keeps text only.
pub(crate) fn parse_within(html: &str, limits: &Limits) -> Page {
    finished(built(html, limits).finish(), html, limits)
}

/// The tree builder when the whole page has passed.
pub(super) fn built<'h>(html: &'h str, limits: &Limits) -> Builder<'h> {
    let source = readable(html, limits);
    let mut tokenizer = Tokenizer {
        source,
        at: if source.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 },
        coded: next_coded(source, 0),
        builder: Builder::new(source, limits),
        names: Names::default(),
    };
    tokenizer.run();
    tokenizer.builder
}

/// How the characters of a run of text are read.
#[derive(Debug, Clone, Copy)]
enum Text {
    /// Between tags: with character references; the tree builder decides on each NUL.
    Data,
    /// In a `<![CDATA[` section.
    Cdata,
    /// In `<title>` and `<textarea>`: with character references.
    Escapable,
    /// In scripts, styles and the like.
    Raw,
}

struct Tokenizer<'s> {
    source: &'s str,
    /// Up to where the source is read.
    at: usize,
    /// Where the next `&`, CR or NUL stands, as of when [`is_coded`](Self::is_coded) last looked.
    coded: usize,
    builder: Builder<'s>,
    names: Names,
}

impl Tokenizer<'_> {
    fn run(&mut self) {
        while self.at < self.source.len() {
            let markup = self.next_markup();
            self.text(self.at, markup, Text::Data);
            self.at = markup;
            match self.bytes().get(markup + 1) {
                Some(b'/') => self.end_tag(),
                Some(b'!') => self.declaration(),
                Some(b'?') => self.bogus_comment(),
                Some(_) => self.start_tag(),
                None => self.at = self.source.len(),
            }
        }
        self.builder.at(self.at, self.at);
        self.builder.end_of_file();
    }

    fn bytes(&self) -> &[u8] {
        self.source.as_bytes()
    }

    /// Whether the source has anything between two places that does not stand for itself: a character reference, a CR or a
    /// NUL. It is asked for places one after the other, and looks at none twice: of most texts and values the answer is known.
    fn is_coded(&mut self, start: usize, end: usize) -> bool {
        if self.coded < start {
            self.coded = next_coded(self.source, start);
        }
        self.coded < end
    }

    /// Where the next tag, comment or the like starts: any other `<` is text.
    fn next_markup(&self) -> usize {
        let bytes = self.bytes();
        let mut from = self.at;
        while let Some(found) = memchr(b'<', &bytes[from..]) {
            let at = from + found;
            match bytes.get(at + 1) {
                Some(b'/') if at + 2 < bytes.len() => return at,
                Some(b'!' | b'?') => return at,
                Some(byte) if byte.is_ascii_alphabetic() => return at,
                _ => from = at + 1,
            }
        }
        bytes.len()
    }

    /// Passes on the characters from `start` to `end`.
    fn text(&mut self, start: usize, end: usize, how: Text) {
        if start >= end {
            return;
        }
        if !self.is_coded(start, end) {
            self.builder.at(start, end);
            self.builder.text(&self.source[start..end]);
            return;
        }
        if !matches!(how, Text::Data | Text::Cdata) {
            self.run_of_text(start, end, how);
            return;
        }
        let (mut from, bytes) = (start, self.source.as_bytes());
        while let Some(found) = memchr(0, &bytes[from..end]) {
            let nul = from + found;
            self.run_of_text(from, nul, how);
            from = nul + bytes[nul..end].iter().take_while(|byte| **byte == 0).count();
            // The tree builder does the same with one as with many in a row.
            self.builder.at(nul, from);
            self.builder.nul();
        }
        self.run_of_text(from, end, how);
    }

    /// Passes on characters of which the tree builder has no say.
    fn run_of_text(&mut self, start: usize, end: usize, how: Text) {
        if start < end {
            let references = matches!(how, Text::Data | Text::Escapable).then_some(reference::Place::Text);
            self.builder.at(start, end);
            self.builder.text(&reference::decode(&self.source[start..end], references));
        }
    }

    /// `<!`: a comment, a doctype, a CDATA section, or what passes for a comment.
    fn declaration(&mut self) {
        let (start, bytes) = (self.at, self.source.as_bytes());
        let rest = &bytes[start + 2..];
        if rest.starts_with(b"--") {
            self.at = raw::comment_end(bytes, start + 4);
            self.builder.at(start, self.at);
            self.builder.comment();
        } else if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) {
            self.at = self.after(b'>');
            self.builder.doctype(&self.source[start..self.at]);
        } else if rest.starts_with(b"[CDATA[") && self.builder.is_in_foreign() {
            let from = start + b"<![CDATA[".len();
            let end = memmem::find(&bytes[from..], b"]]>").map(|found| from + found);
            self.text(from, end.unwrap_or(bytes.len()), Text::Cdata);
            self.at = end.map_or(bytes.len(), |end| end + 3);
        } else {
            self.bogus_comment();
        }
    }

    /// What the standard takes for a comment: up to the next `>`.
    fn bogus_comment(&mut self) {
        let start = self.at;
        self.at = self.after(b'>');
        self.builder.at(start, self.at);
        self.builder.comment();
    }

    /// The place behind the next such byte, or the end.
    fn after(&self, byte: u8) -> usize {
        memchr(byte, &self.bytes()[self.at..]).map_or(self.source.len(), |found| self.at + found + 1)
    }
}

/// Where the first `&`, CR or NUL stands at or behind a place of a source, or the end.
fn next_coded(source: &str, from: usize) -> usize {
    let rest = &source.as_bytes()[from..];
    from + memchr3(b'&', b'\r', 0, rest).unwrap_or(rest.len())
}
