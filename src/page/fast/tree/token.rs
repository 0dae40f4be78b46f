//! What the rules are for, and what comes of it.

use crate::page::Slice;
use crate::page::name::{Name, Raw};

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(in crate::page::fast) struct StartTag {
    pub(in crate::page::fast) name: Name,
    /// Where its attributes lie in the page, those that the page keeps.
    pub(in crate::page::fast) attributes: Slice,
    /// Where its name ends in the source, and all its attributes are written.
    pub(in crate::page::fast) written: u32,
    pub(in crate::page::fast) self_closing: bool,
}

/// How what follows a start tag is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::page::fast) enum Reading {
    Markup,
    Raw(Raw),
    /// As text, up to the end of the source.
    Plaintext,
}

/// What the rules are for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'t> {
    Start(StartTag),
    End(Name),
    /// Characters; where a mode tells white space from other characters, they are all of one kind.
    Text(&'t str),
    Nul,
    Comment,
    EndOfFile,
}

/// What comes of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    Done,
    /// The token is to be processed again, in the mode that is set by now.
    Again,
}
