//! Tags.

use super::attribute::{Next, Written, next};
use super::tree::{Reading, StartTag};
use super::{Text, Tokenizer};
use crate::page::name::{Folded, Name, Raw};
use crate::page::{Attr, Slice};

impl Tokenizer<'_> {
    pub(super) fn start_tag(&mut self) {
        let start = self.at;
        let Some((name, name_end)) = self.tag_name(start + 1) else { return };
        let first = self.builder.attributes();
        let Some((self_closing, end)) = self.attributes(name_end) else { return self.builder.drop_attributes(first) };
        self.at = end;
        self.builder.at(start, end);
        let attributes = Slice::new(first, self.builder.attributes());
        match self.builder.start(StartTag { name, attributes, written: name_end as u32, self_closing }) {
            Reading::Markup => {}
            Reading::Raw(raw) => self.raw_text(raw, name),
            Reading::Plaintext => {
                self.text(end, self.source.len(), Text::Raw);
                self.at = self.source.len();
            }
        }
    }

    pub(super) fn end_tag(&mut self) {
        let start = self.at;
        match self.bytes().get(start + 2) {
            Some(byte) if byte.is_ascii_alphabetic() => {}
            Some(b'>') => {
                self.at = start + 3;
                return;
            }
            _ => return self.bogus_comment(),
        }
        let Some((name, name_end)) = self.tag_name(start + 2) else { return };
        let Some(end) = self.end_of_tag(name_end) else { return };
        self.at = end;
        self.builder.at(start, end);
        self.builder.end(name);
    }

    /// The name that starts at `start`, and the place behind it. A tag that the source cuts off is none: all is read.
    fn tag_name(&mut self, start: usize) -> Option<(Name, usize)> {
        let bytes = self.source.as_bytes();
        let (mut end, mut folded) = (start, Folded::default());
        while let Some(byte) = bytes.get(end).copied() {
            if byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>') {
                return Some((self.names.get(folded, &self.source[start..end]), end));
            }
            folded.push(byte);
            end += 1;
        }
        self.at = bytes.len();
        None
    }

    /// Reads the attributes of a start tag into the page. Says whether the tag closes itself, and the place behind it. A
    /// tag that the source cuts off is none: all is read.
    fn attributes(&mut self, mut at: usize) -> Option<(bool, usize)> {
        let mut seen = 0;
        loop {
            match next(self.source.as_bytes(), at) {
                Next::Attribute(written, behind) => {
                    // Of two with one name the first counts.
                    if let Some(attr) = written.kept(self.source).filter(|attr| seen & 1u64 << *attr as u32 == 0) {
                        seen |= 1 << attr as u32;
                        self.keep(attr, written);
                    }
                    at = behind;
                }
                Next::End { self_closing, end } => return Some((self_closing, end)),
                Next::CutOff => {
                    self.at = self.source.len();
                    return None;
                }
            }
        }
    }

    /// Adds an attribute to the start tag to come.
    fn keep(&mut self, attr: Attr, written: Written) {
        let (start, end) = written.value;
        if self.is_coded(start, end) {
            self.builder.keep(attr, &written.value(self.source));
        } else {
            self.builder.keep(attr, &self.source[start..end]);
        }
    }

    /// The place behind an end tag, of which attributes mean nothing.
    fn end_of_tag(&mut self, mut at: usize) -> Option<usize> {
        loop {
            match next(self.source.as_bytes(), at) {
                Next::Attribute(_, behind) => at = behind,
                Next::End { end, .. } => return Some(end),
                Next::CutOff => {
                    self.at = self.source.len();
                    return None;
                }
            }
        }
    }

    /// Reads what stands in an element whose contents are no markup, up to its end tag.
    fn raw_text(&mut self, raw: Raw, name: Name) {
        let (start, bytes) = (self.at, self.source.as_bytes());
        let (end, how) = match raw {
            Raw::Escapable => (super::raw::end(bytes, start, name.text()), Text::Escapable),
            Raw::Plain => (super::raw::end(bytes, start, name.text()), Text::Raw),
            Raw::Script => (super::raw::script_end(bytes, start), Text::Raw),
        };
        if self.builder.keeps_text() {
            self.text(start, end, how);
        }
        self.at = end;
    }
}
