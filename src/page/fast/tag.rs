//! Tags and their attributes.

use std::borrow::Cow;
use std::sync::LazyLock;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagKind, TokenSinkResult};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use memchr::memchr;

use super::name::Known;
use super::reference::{Place, decode};
use super::{Text, Tokenizer};
use crate::page::build::is_data;
use crate::page::content::{reads_all_attributes, reads_kept_attributes};
use crate::page::guard::MAX_ATTRIBUTES;
use crate::page::vocabulary::Attr;

/// Which attributes of a tag are read, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// An end tag's mean nothing.
    None,
    /// Those that the page keeps, for the page.
    ForPage,
    /// Those that the page keeps, for the tree builder, which passes them on.
    ForBuilder,
    /// All, for the tree builder.
    All,
}

impl Wanted {
    pub(super) fn of(name: &LocalName) -> Self {
        if reads_all_attributes(name) {
            Self::All
        } else if reads_kept_attributes(name) {
            Self::ForBuilder
        } else {
            Self::ForPage
        }
    }
}

/// What stands in a tag behind its name.
struct Rest {
    attributes: Vec<Attribute>,
    /// Whether a `type` names a kind of JSON.
    holds_data: bool,
    self_closing: bool,
    /// The place behind the `>`.
    end: usize,
}

/// An attribute as written: the places of its name and its value.
struct Written {
    name: (usize, usize),
    value: (usize, usize),
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C')
}

impl Tokenizer<'_> {
    pub(super) fn start_tag(&mut self) {
        let start = self.at;
        let Some((Known { name, wanted }, name_end)) = self.tag_name(start + 1) else { return };
        if wanted == Wanted::ForPage {
            self.guard.begin(name.clone());
        }
        let Some(rest) = self.rest_of_tag(name_end, wanted) else { return self.guard.drop_offer() };
        self.at = rest.end;
        let holds_data = rest.holds_data;
        let result = self.pass_tag(StartTag, start, name.clone(), rest);
        self.guard.drop_offer();
        match result {
            TokenSinkResult::RawData(kind) => {
                let is_code = name == local_name!("script") && !holds_data;
                self.raw_text(kind, &name, !is_code && name != local_name!("style"));
            }
            TokenSinkResult::Plaintext => {
                self.text(self.at, self.source.len(), Text::Raw);
                self.at = self.source.len();
            }
            TokenSinkResult::Continue | TokenSinkResult::Script(_) => {}
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
        let Some((Known { name, .. }, name_end)) = self.tag_name(start + 2) else { return };
        let Some(rest) = self.rest_of_tag(name_end, Wanted::None) else { return };
        self.at = rest.end;
        let _ = self.pass_tag(EndTag, start, name, rest);
    }

    fn pass_tag(
        &self,
        kind: TagKind,
        start: usize,
        name: LocalName,
        rest: Rest,
    ) -> TokenSinkResult<crate::page::handle::Handle> {
        let Rest { attributes: attrs, self_closing, end, .. } = rest;
        let tag = Tag { kind, name, self_closing, attrs };
        self.guard.at(start, end);
        self.guard.pass_tag(tag)
    }

    /// The name that starts at `start`, and the place behind it. A tag that the source cuts off is none: all is read.
    fn tag_name(&mut self, start: usize) -> Option<(Known, usize)> {
        let bytes = self.source.as_bytes();
        let length = bytes[start..].iter().position(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        let Some(length) = length else {
            self.at = bytes.len();
            return None;
        };
        Some((self.names.get(&self.source[start..start + length]), start + length))
    }

    /// Reads a tag from behind its name. A tag that the source cuts off is none: all is read.
    fn rest_of_tag(&mut self, mut at: usize, wanted: Wanted) -> Option<Rest> {
        let bytes = self.source.as_bytes();
        let mut rest = Rest { attributes: Vec::new(), holds_data: false, self_closing: false, end: at };
        let mut seen = 0;
        loop {
            match bytes.get(at) {
                Some(b'>') => return Some(Rest { end: at + 1, ..rest }),
                Some(b'/') if bytes.get(at + 1) == Some(&b'>') => {
                    return Some(Rest { self_closing: true, end: at + 2, ..rest });
                }
                Some(byte) if is_space(*byte) || *byte == b'/' => at += 1,
                Some(_) => {
                    let Some((written, behind)) = attribute(bytes, at) else { break };
                    match wanted {
                        Wanted::None => {}
                        Wanted::ForPage | Wanted::ForBuilder => self.keep(&written, wanted, &mut seen, &mut rest),
                        Wanted::All => self.keep_any(&written, &mut rest.attributes),
                    }
                    at = behind;
                }
                None => break,
            }
        }
        self.at = bytes.len();
        None
    }

    /// Adds an attribute if the page keeps such. Of two with one name the first counts.
    fn keep(&self, written: &Written, wanted: Wanted, seen: &mut u64, rest: &mut Rest) {
        let Some(attr) = kept(&self.source[written.name.0..written.name.1]) else { return };
        let bit = 1 << attr as u32;
        if *seen & bit != 0 {
            return;
        }
        *seen |= bit;
        if wanted == Wanted::ForBuilder {
            let name = QualName::new(None, ns!(), NAMES[attr as usize].clone());
            rest.attributes.push(Attribute { name, value: self.value(written) });
            return;
        }
        let value = decode(&self.source[written.value.0..written.value.1], Some(Place::Attribute));
        rest.holds_data |= attr == Attr::Type && is_data(&value);
        self.guard.offer(attr, &value);
    }

    /// Adds an attribute, whatever its name.
    fn keep_any(&mut self, written: &Written, attributes: &mut Vec<Attribute>) {
        let Known { name, .. } = self.names.get(&self.source[written.name.0..written.name.1]);
        if attributes.len() <= MAX_ATTRIBUTES && attributes.iter().all(|attribute| attribute.name.local != name) {
            attributes.push(Attribute { name: QualName::new(None, ns!(), name), value: self.value(written) });
        }
    }

    fn value(&self, written: &Written) -> StrTendril {
        let (start, end) = written.value;
        match decode(&self.source[start..end], Some(Place::Attribute)) {
            Cow::Borrowed(_) => self.part(start, end),
            Cow::Owned(decoded) => StrTendril::from(decoded),
        }
    }
}

/// Reads the attribute whose name starts at `start`; returns it and the place behind it, or nothing if the source ends
/// within.
fn attribute(bytes: &[u8], start: usize) -> Option<(Written, usize)> {
    let ends_name = |byte: &u8| is_space(*byte) || matches!(byte, b'=' | b'>' | b'/');
    // The first character belongs to the name whatever it is.
    let name_end = start + 1 + bytes[start + 1..].iter().position(ends_name)?;
    let after_space = |from: usize| Some(from + bytes[from..].iter().position(|byte| !is_space(*byte))?);
    let name = (start, name_end);
    let at = after_space(name_end)?;
    if bytes[at] != b'=' {
        return Some((Written { name, value: (at, at) }, at));
    }
    let at = after_space(at + 1)?;
    let (value, behind) = match bytes[at] {
        quote @ (b'"' | b'\'') => {
            let end = at + 1 + memchr(quote, &bytes[at + 1..])?;
            ((at + 1, end), end + 1)
        }
        _ => {
            let end = at + bytes[at..].iter().position(|byte| is_space(*byte) || *byte == b'>')?;
            ((at, end), end)
        }
    };
    Some((Written { name, value }, behind))
}

/// How many attributes html5ever's own tokenizer can be given: it compares each with all before it.
const CROWD: usize = 1024;

/// Whether a tag of the source has more attributes than html5ever's own tokenizer can be given. What looks like a tag in
/// a script counts too.
pub(in crate::page) fn has_crowded_tag(source: &str) -> bool {
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut attributes = 0;
        while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'>') {
            if is_space(*byte) || *byte == b'/' {
                at += 1;
                continue;
            }
            at = attribute(bytes, at).map_or(bytes.len(), |(_, behind)| behind);
            attributes += 1;
            if attributes > CROWD {
                return true;
            }
        }
    }
    false
}

/// The names of the attributes that the page keeps, by their number.
static NAMES: LazyLock<Vec<LocalName>> =
    LazyLock::new(|| Attr::ALL.iter().map(|attr| LocalName::from(attr.name())).collect());

/// By the length of a name, with which letters those start that the page keeps: bit 0 for `a`.
static INITIALS: [u32; Attr::LONGEST + 1] = {
    let mut initials = [0; Attr::LONGEST + 1];
    let mut at = 0;
    while at < Attr::ALL.len() {
        let name = Attr::ALL[at].name().as_bytes();
        initials[name.len()] |= 1 << (name[0] - b'a');
        at += 1;
    }
    initials
};

/// The attribute of that name in any case, if the page keeps it.
fn kept(name: &str) -> Option<Attr> {
    let initial = name.bytes().next()?.to_ascii_lowercase().wrapping_sub(b'a');
    if INITIALS.get(name.len())?.checked_shr(initial.into())? & 1 == 0 {
        return None;
    }
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Attr::of(&name.to_ascii_lowercase())
    } else {
        Attr::of(name)
    }
}
