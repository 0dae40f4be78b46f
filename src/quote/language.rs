//! The languages whose verbs of saying are known.

use super::word::{Class, Lexicon};
use crate::text::Prose;

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

/// How many tokens of a text are looked at to tell its language.
const SAMPLE: usize = 120;
/// At least so many small words of the language must be there.
const FEWEST: usize = 2;
/// At least one token of so many must be a small word of the language.
const RARITY: usize = 9;

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

    /// The language of a text: the one declared, else the one that most of its small words belong to.
    pub(super) fn of(prose: &Prose<'_>, declared: Option<&str>) -> Option<Self> {
        match declared {
            None => Self::guess(prose),
            Some(tag) => {
                let primary = tag.split(['-', '_']).next().unwrap_or("");
                Self::ALL.into_iter().find(|language| language.lists().code.eq_ignore_ascii_case(primary))
            }
        }
    }

    fn guess(prose: &Prose<'_>) -> Option<Self> {
        let sample = prose.tokens.iter().take(SAMPLE).map(|token| prose.word(token).to_lowercase());
        let sample: Vec<String> = sample.filter(|word| word.starts_with(char::is_alphabetic)).collect();
        let hits = |language: Self| {
            let lexicon = Lexicon::of(language);
            sample.iter().filter(|word| is_small(lexicon.class(word))).count()
        };
        let counts = Self::ALL.map(hits);
        let most = counts.iter().copied().max()?;
        let best = Self::ALL.into_iter().zip(counts).find(|(_, count)| *count == most);
        best.filter(|(_, count)| *count >= FEWEST && count * RARITY >= sample.len()).map(|(language, _)| language)
    }

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

/// Whether a class is one of words that only a few languages share.
fn is_small(class: Class) -> bool {
    class.is_pronoun()
        || matches!(
            class,
            Class::Determiner
                | Class::Possessive
                | Class::Preposition
                | Class::Conjunction
                | Class::Auxiliary
                | Class::Relative
                | Class::Adverb
        )
}
