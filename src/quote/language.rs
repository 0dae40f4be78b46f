//! The languages whose verbs of saying are known.

use crate::person::Gender;

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

    /// Whether adjectives stand behind their noun as a rule: `la investigadora indígena`.
    pub(super) fn puts_nouns_first(self) -> bool {
        matches!(self, Self::French | Self::Spanish | Self::Italian | Self::Portuguese)
    }

    /// Whether a small word behind a noun leads to whose or what it is: `la cheffe du parti`.
    pub(super) fn leads_to_owner(self, word: &str) -> bool {
        let words: &[&str] = match self {
            Self::English => &["of"],
            Self::German => &["der", "des", "vom", "von"],
            Self::French => &["d'", "de", "des", "du", "d’"],
            Self::Spanish => &["de", "del"],
            Self::Italian => &["d'", "degli", "dei", "del", "dell'", "della", "delle", "dello", "dell’", "di", "d’"],
            Self::Portuguese => &["da", "das", "de", "do", "dos"],
            Self::Dutch => &["van"],
        };
        words.contains(&word)
    }

    /// The article, in lower case, of one who is known, with the gender that it tells.
    pub(super) fn definite(self, article: &str) -> Option<Gender> {
        match (self, article) {
            (Self::English, "the") | (Self::Dutch, "de" | "het" | "deze") => Some(Gender::Unknown),
            (Self::German, "der" | "dieser") | (Self::French, "le" | "ce" | "cet") => Some(Gender::Male),
            (Self::Spanish, "el" | "este") | (Self::Italian, "il" | "lo") => Some(Gender::Male),
            (Self::Portuguese, "o" | "este" | "esse") => Some(Gender::Male),
            (Self::German, "die" | "diese") | (Self::French, "la" | "cette") => Some(Gender::Female),
            (Self::Spanish, "la" | "esta") | (Self::Italian, "la") => Some(Gender::Female),
            (Self::Portuguese, "a" | "esta" | "essa") => Some(Gender::Female),
            _ => None,
        }
    }

    /// Whether a word leads to what is reported, and is no part of it. English leaves it out as often, and looks for it farther on.
    pub(super) fn leads_to_report(self, word: &str) -> bool {
        match self {
            Self::English => false,
            Self::German => word == "dass",
            Self::French | Self::Spanish | Self::Portuguese => word == "que",
            Self::Italian => word == "che",
            Self::Dutch => word == "dat",
        }
    }

    /// Whether a phrase with this article before it is no subject.
    pub(super) fn is_oblique(self, article: &str) -> bool {
        self == Self::German && matches!(article, "des" | "dem" | "den" | "einem" | "einen" | "eines")
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
