//! What has been decided about the quotations before one.

use crate::article::Span;

/// A speaker as far as candidates tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Member(usize),
    /// The phrase itself, by number.
    Phrase(usize),
    /// The name in these bytes, in front of a turn of a transcript.
    Label(Span),
}

impl Voice {
    /// The number of the member that it is.
    pub(super) fn member(self) -> Option<usize> {
        if let Self::Member(member) = self { Some(member) } else { None }
    }
}

/// What a decision rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ground {
    /// A speaker weighed against others, with the share of the weight that is theirs.
    Weighed(f32),
    /// The form of the text states it: a label, a signature.
    Stated,
    /// A verb inside another quotation.
    Nested,
    /// The subject of a verb that reports, with how sure it is whom it means.
    Reported(f32),
}

/// A quotation whose speaker was decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided {
    pub(crate) quote: usize,
    /// The phrase that names the speaker.
    pub(crate) phrase: Option<usize>,
    /// `None` where nobody speaks, or nobody knows who.
    pub(crate) voice: Option<Voice>,
    pub(crate) is_speech: bool,
    pub(crate) ground: Ground,
}

/// Somebody who told something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Teller {
    pub(crate) voice: Voice,
    /// In which paragraph.
    pub(crate) paragraph: usize,
}

/// What is known of the quotations before one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Past {
    pub(crate) decided: Vec<Decided>,
    /// Who told something last.
    pub(crate) teller: Option<Teller>,
}

/// So many quotations back the last speaker is looked for: what was said before weighs no more.
const LATELY: usize = 4;
/// So many quotations back the speaker before is looked for.
const LATELY_BY_ANOTHER: usize = 6;

impl Past {
    pub(super) fn last(&self) -> Option<&Decided> {
        self.decided.last()
    }

    /// The last quotation with a speaker, if it is one of the last few.
    pub(crate) fn speaker(&self) -> Option<&Decided> {
        self.decided.iter().rev().take(LATELY).find(|decided| decided.voice.is_some())
    }

    /// The last one whose speaker is another than the last speaker, if it is one of the last few.
    pub(crate) fn other(&self) -> Option<&Decided> {
        let last = self.speaker()?.voice;
        self.decided
            .iter()
            .rev()
            .take(LATELY_BY_ANOTHER)
            .find(|decided| decided.voice.is_some() && decided.voice != last)
    }
}
