//! The languages whose verbs of saying are known.

use crate::text::Prose;

/// A language in which speakers are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Language {
    English,
}

impl Language {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [Self; 1] = [Self::English];

    /// The language of a text: the one declared, else the one that its commonest short words belong to.
    pub(super) fn of(_prose: &Prose<'_>, declared: Option<&str>) -> Option<Self> {
        match declared {
            None => Some(Self::English),
            Some(tag) => {
                let primary = tag.split(['-', '_']).next().unwrap_or("");
                let known = Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary));
                // A text in a language without lists still names speakers beside its quotation marks.
                known.or(Some(Self::English))
            }
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// Its small words and its nouns for speakers.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::English => include_str!("../lexicon/words-en.txt"),
        }
    }

    /// Its verbs of saying.
    pub(super) fn cues(self) -> &'static str {
        match self {
            Self::English => include_str!("../lexicon/cues-en.txt"),
        }
    }
}
