//! The languages whose verbs of saying are known.

/// A language in which speakers are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
}

/// The word lists of a language.
pub(super) struct Lists {
    /// Its code.
    code: &'static str,
    /// Its small words and its nouns for speakers.
    pub(super) words: &'static str,
    /// Its verbs of saying.
    pub(super) cues: &'static str,
    /// Verb forms that say nothing, where a list is at hand.
    pub(super) verbs: &'static str,
}

macro_rules! lists {
    ($code:literal, $verbs:expr) => {
        Lists {
            code: $code,
            words: include_str!(concat!("../lexicon/words-", $code, ".txt")),
            cues: include_str!(concat!("../lexicon/cues-", $code, ".txt")),
            verbs: $verbs,
        }
    };
}

impl Language {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [Self; 7] =
        [Self::English, Self::German, Self::French, Self::Spanish, Self::Italian, Self::Portuguese, Self::Dutch];

    /// The language that a BCP 47 tag names.
    pub(super) fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        Self::ALL.into_iter().find(|language| language.lists().code.eq_ignore_ascii_case(primary))
    }

    /// Whether a verb needs no subject beside it: `ha detto`, `dijo`.
    pub(super) fn drops_subjects(self) -> bool {
        matches!(self, Self::Spanish | Self::Italian | Self::Portuguese)
    }

    /// Its word lists.
    pub(super) const fn lists(self) -> Lists {
        match self {
            Self::English => lists!("en", include_str!("../lexicon/verbs.txt")),
            Self::German => lists!("de", ""),
            Self::French => lists!("fr", ""),
            Self::Spanish => lists!("es", ""),
            Self::Italian => lists!("it", ""),
            Self::Portuguese => lists!("pt", ""),
            Self::Dutch => lists!("nl", ""),
        }
    }
}
