//! The fast parser: a tokenizer of our own before html5ever's tree builder.
//!
//! It does what the [standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization) says, and in a page
//! most of it is passed over by SIMD search: the bodies of scripts and styles, comments, and the values of attributes
//! that nobody asks for. Its page equals that of [`standard`](super::standard) in all but one thing: only it knows
//! where in the source a node lies.

mod name;
mod raw;
mod reference;
#[cfg(test)]
mod short_markup;
mod tag;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Token, TokenSink, TokenSinkResult};
use memchr::{memchr, memchr3, memmem};

pub(super) use self::tag::has_crowded_tag;

use self::name::Names;
use super::guard::Guard;
use super::{BYTE_ORDER_MARK, Page, finished, readable};
use crate::limits::Limits;

/// Parses a decoded page.
pub(crate) fn parse(html: &str) -> Page {
    parse_within(html, &Limits::default())
}

/// Parses a decoded page; beyond about so many nodes, and below a depth, it keeps text only.
pub(crate) fn parse_within(html: &str, limits: &Limits) -> Page {
    finished(guarded(html, limits), html, limits)
}

/// The guard when the whole page has passed.
pub(super) fn guarded(html: &str, limits: &Limits) -> Guard {
    let source = readable(html, limits);
    let mut tokenizer = Tokenizer {
        source,
        at: if source.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 },
        guard: Guard::new(source.len(), limits),
        names: Names::new(),
        doctype: false,
    };
    tokenizer.run();
    tokenizer.guard
}

/// How the characters of a run of text are read.
#[derive(Debug, Clone, Copy)]
enum Text {
    /// Between tags: with character references; the tree builder decides on each NUL.
    Data,
    /// In a `<![CDATA[` section.
    Cdata,
    /// In `<title>` and `<textarea>`: with character references.
    Rcdata,
    /// In scripts, styles and the like.
    Raw,
}

struct Tokenizer<'s> {
    source: &'s str,
    /// Up to where the source is read.
    at: usize,
    guard: Guard,
    names: Names,
    /// Whether a doctype was read. Only the first one can mean anything.
    doctype: bool,
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
        let _ = self.pass(self.at, self.at, Token::EOFToken);
        self.guard.end();
    }

    fn bytes(&self) -> &[u8] {
        self.source.as_bytes()
    }

    /// Hands a token on, with the part of the source that it was made of.
    fn pass(&self, start: usize, end: usize, token: Token) -> TokenSinkResult<super::handle::Handle> {
        self.guard.at(start, end);
        // Line numbers are for messages, and nobody reads those.
        self.guard.process_token(token, 1)
    }

    fn pass_text(&self, start: usize, end: usize, text: StrTendril) {
        self.guard.at(start, end);
        // Only a tag makes the tree builder ask for another way to read.
        let _ = self.guard.pass_text(text);
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
    fn text(&self, start: usize, end: usize, how: Text) {
        if start >= end {
            return;
        }
        let text = &self.source[start..end];
        if memchr3(b'&', b'\r', 0, text.as_bytes()).is_none() {
            self.pass_text(start, end, self.part(start, end));
            return;
        }
        if !matches!(how, Text::Data | Text::Cdata) {
            self.run_of_text(start, end, how);
            return;
        }
        let mut from = start;
        while let Some(found) = memchr(0, &self.bytes()[from..end]) {
            let nul = from + found;
            self.run_of_text(from, nul, how);
            from = nul + self.bytes()[nul..end].iter().take_while(|byte| **byte == 0).count();
            // The tree builder does the same with one as with many in a row.
            let _ = self.pass(nul, from, Token::NullCharacterToken);
        }
        self.run_of_text(from, end, how);
    }

    /// Passes on characters of which the tree builder has no say.
    fn run_of_text(&self, start: usize, end: usize, how: Text) {
        if start < end {
            let references = matches!(how, Text::Data | Text::Rcdata).then_some(reference::Place::Text);
            let text = match reference::decode(&self.source[start..end], references) {
                Cow::Borrowed(_) => self.part(start, end),
                Cow::Owned(decoded) => StrTendril::from(decoded),
            };
            self.pass_text(start, end, text);
        }
    }

    /// A part of the source as the tree builder wants it. Most are white space of a few bytes, which is not allocated.
    fn part(&self, start: usize, end: usize) -> StrTendril {
        StrTendril::from(&self.source[start..end])
    }

    /// Reads what stands in an element whose contents are no markup, up to its end tag.
    fn raw_text(&mut self, kind: RawKind, name: &LocalName, kept: bool) {
        let (start, bytes) = (self.at, self.bytes());
        let (end, how) = match kind {
            RawKind::Rcdata => (raw::end(bytes, start, name), Text::Rcdata),
            RawKind::Rawtext => (raw::end(bytes, start, name), Text::Raw),
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => (raw::script_end(bytes, start), Text::Raw),
        };
        if kept {
            self.text(start, end, how);
        }
        self.at = end;
    }

    /// `<!`: a comment, a doctype, a CDATA section, or what passes for a comment.
    fn declaration(&mut self) {
        let (start, rest) = (self.at, &self.bytes()[self.at + 2..]);
        if rest.starts_with(b"--") {
            self.at = raw::comment_end(self.bytes(), start + 4);
            let _ = self.pass(start, self.at, Token::CommentToken(StrTendril::new()));
        } else if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) {
            self.at = self.after(b'>');
            let doctype = if self.doctype { Doctype::default() } else { raw::doctype(&self.source[start..self.at]) };
            self.doctype = true;
            let _ = self.pass(start, self.at, Token::DoctypeToken(doctype));
        } else if rest.starts_with(b"[CDATA[") && self.guard.adjusted_current_node_present_but_not_in_html_namespace() {
            let from = start + b"<![CDATA[".len();
            let end = memmem::find(&self.bytes()[from..], b"]]>").map(|found| from + found);
            self.text(from, end.unwrap_or(self.source.len()), Text::Cdata);
            self.at = end.map_or(self.source.len(), |end| end + 3);
        } else {
            self.bogus_comment();
        }
    }

    /// What the standard takes for a comment: up to the next `>`.
    fn bogus_comment(&mut self) {
        let start = self.at;
        self.at = self.after(b'>');
        let _ = self.pass(start, self.at, Token::CommentToken(StrTendril::new()));
    }

    /// The place behind the next such byte, or the end.
    fn after(&self, byte: u8) -> usize {
        memchr(byte, &self.bytes()[self.at..]).map_or(self.source.len(), |found| self.at + found + 1)
    }
}
