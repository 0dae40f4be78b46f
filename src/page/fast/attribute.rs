//! Attributes as they are written in a tag.

use std::borrow::Cow;

use memchr::memchr;

use super::reference::{Place, decode};
use crate::page::bound::MAX_ATTRIBUTES;
use crate::page::name::lowered;
use crate::page::vocabulary::Attr;

/// An attribute as written: the places of its name and its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    name: (usize, usize),
    pub(super) value: (usize, usize),
}

/// What follows in a tag.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next {
    /// An attribute, and the place behind it.
    Attribute(Written, usize),
    /// The end of the tag, and the place behind its `>`.
    End { self_closing: bool, end: usize },
    /// The end of the source.
    CutOff,
}

impl Written {
    /// Which of the attributes it is that the page keeps, if any.
    pub(super) fn kept(&self, source: &str) -> Option<Attr> {
        kept(&source[self.name.0..self.name.1])
    }

    pub(super) fn value<'s>(&self, source: &'s str) -> Cow<'s, str> {
        decode(&source[self.value.0..self.value.1], Some(Place::Attribute))
    }
}

/// What follows at `at` in a tag.
pub(super) fn next(bytes: &[u8], mut at: usize) -> Next {
    loop {
        match bytes.get(at) {
            Some(b'>') => return Next::End { self_closing: false, end: at + 1 },
            Some(b'/') if bytes.get(at + 1) == Some(&b'>') => return Next::End { self_closing: true, end: at + 2 },
            Some(byte) if byte.is_ascii_whitespace() || *byte == b'/' => at += 1,
            Some(_) => {
                return attribute(bytes, at).map_or(Next::CutOff, |(written, end)| Next::Attribute(written, end));
            }
            None => return Next::CutOff,
        }
    }
}

/// Reads the attribute whose name starts at `start`; returns it and the place behind it, or nothing if the source ends
/// within.
fn attribute(bytes: &[u8], start: usize) -> Option<(Written, usize)> {
    let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/');
    // The first character belongs to the name whatever it is.
    let name_end = start + 1 + bytes[start + 1..].iter().position(ends_name)?;
    let after_space = |from: usize| Some(from + bytes[from..].iter().position(|byte| !byte.is_ascii_whitespace())?);
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
            let end = at + bytes[at..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
            ((at, end), end)
        }
    };
    Some((Written { name, value }, behind))
}

/// The attributes of a tag as the tree rules see them, whether the page keeps them or not.
#[derive(Debug)]
pub(super) struct All<'s> {
    /// Each name in lower case, with its value. Of two with one name the first counts.
    pub(super) attributes: Vec<(Cow<'s, str>, Cow<'s, str>)>,
    /// Whether there are more than are read.
    pub(super) is_cut_off: bool,
}

/// All attributes of the tag of which the name ends at `at`, but no more than [`MAX_ATTRIBUTES`].
pub(super) fn all(source: &str, mut at: usize) -> All<'_> {
    let mut all = All { attributes: Vec::new(), is_cut_off: false };
    while let Next::Attribute(written, behind) = next(source.as_bytes(), at) {
        let name = lowered(&source[written.name.0..written.name.1]);
        if all.attributes.iter().all(|(other, _)| *other != name) {
            if all.attributes.len() == MAX_ATTRIBUTES {
                all.is_cut_off = true;
                break;
            }
            all.attributes.push((name, written.value(source)));
        }
        at = behind;
    }
    all
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
            if byte.is_ascii_whitespace() || *byte == b'/' {
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
