//! What each word of a text can be in a sentence that reports speech.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::language::Language;
use crate::lexicon;
use crate::text::{Prose, Token, TokenKind};

/// What a word is apart from a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Class {
    /// Anything: a noun, an adjective, a verb that says nothing.
    #[default]
    Other,
    /// Anything that begins with a capital.
    Capital,
    Determiner,
    /// `his`, `her` before a noun.
    Possessive,
    He,
    She,
    They,
    It,
    I,
    We,
    You,
    Relative,
    Preposition,
    Conjunction,
    Auxiliary,
    Adverb,
    /// A day, a month, a part of the day.
    Day,
    /// A noun for someone who can speak.
    Person,
    /// A noun for many who speak with one voice.
    Group,
    /// A noun for what words can stand in.
    Document,
    /// A preposition or the like that names a source: `according` to.
    Source,
    Number,
    /// The possessive ending.
    Owner,
    Mark,
}

impl Class {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Mark as usize + 1;

    pub(crate) fn is_pronoun(self) -> bool {
        matches!(self, Self::He | Self::She | Self::They | Self::It | Self::I | Self::We | Self::You)
    }

    fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "determiner" => Self::Determiner,
            "possessive" => Self::Possessive,
            "he" => Self::He,
            "she" => Self::She,
            "they" => Self::They,
            "it" => Self::It,
            "i" => Self::I,
            "we" => Self::We,
            "you" => Self::You,
            "relative" => Self::Relative,
            "preposition" => Self::Preposition,
            "conjunction" => Self::Conjunction,
            "auxiliary" => Self::Auxiliary,
            "adverb" => Self::Adverb,
            "day" => Self::Day,
            "person" => Self::Person,
            "group" => Self::Group,
            "document" => Self::Document,
            "source" => Self::Source,
            _ => return None,
        })
    }
}

/// What a verb of saying takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Group {
    /// A clause or a quotation.
    Speak,
    /// A hearer as well.
    Tell,
    /// A question.
    Ask,
    /// A name for something.
    Call,
    /// Whom it praises or blames.
    Press,
    /// A belief.
    Mind,
    /// What documents do.
    Show,
    /// Words given to the public.
    Issue,
}

impl Group {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Issue as usize + 1;

    fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "speak" => Self::Speak,
            "tell" => Self::Tell,
            "ask" => Self::Ask,
            "call" => Self::Call,
            "press" => Self::Press,
            "mind" => Self::Mind,
            "show" => Self::Show,
            "issue" => Self::Issue,
            _ => return None,
        })
    }
}

/// Which form of a verb it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Form {
    Base,
    /// `says`.
    Third,
    /// `saying`.
    Ing,
    /// `said`, past or participle.
    Past,
}

/// A verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) group: Group,
    pub(crate) form: Form,
    /// The number of the verb in its list, from 0.
    pub(crate) verb: u16,
}

/// What a token can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    pub(crate) class: Class,
    pub(crate) cue: Option<Cue>,
}

/// The verb numbers are below this; a list may not be longer.
pub(crate) const VERBS: usize = 512;

/// The words of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: HashMap<&'static str, Word, BuildHasherDefault<Mix>>,
}

impl Lexicon {
    /// The lexicon of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<[Lexicon; Language::ALL.len()]> =
            LazyLock::new(|| Language::ALL.map(|language| Lexicon::new(language.words(), language.cues())));
        &ALL[language as usize]
    }

    fn new(words: &'static str, cues: &'static str) -> Self {
        let mut lexicon = Self::default();
        for line in lexicon::entries(words) {
            let mut line = line.split(' ');
            let Some(class) = line.next().and_then(Class::of_name) else { continue };
            for word in line {
                lexicon.words.entry(word).or_default().class = class;
            }
        }
        for (verb, line) in lexicon::entries(cues).take(VERBS).enumerate() {
            let mut line = line.split(' ');
            let Some(group) = line.next().and_then(Group::of_name) else { continue };
            for (number, word) in line.enumerate() {
                let form = match number {
                    0 => Form::Base,
                    1 => Form::Third,
                    2 => Form::Ing,
                    _ => Form::Past,
                };
                let cue = Cue { group, form, verb: verb as u16 };
                lexicon.words.entry(word).or_default().cue.get_or_insert(cue);
            }
        }
        lexicon
    }

    /// What every token of a text can be.
    pub(crate) fn words(&self, prose: &Prose<'_>) -> Vec<Word> {
        let mut lower = String::new();
        prose.tokens.iter().map(|token| self.word(prose.word(token), token, &mut lower)).collect()
    }

    fn word(&self, text: &str, token: &Token, lower: &mut String) -> Word {
        let bare = match token.kind {
            TokenKind::Mark => return Word { class: Class::Mark, cue: None },
            TokenKind::Number => return Word { class: Class::Number, cue: None },
            TokenKind::Possessive => return Word { class: Class::Owner, cue: None },
            TokenKind::Word => text,
        };
        let is_capital = text.chars().next().is_some_and(char::is_uppercase);
        let found = if is_capital {
            lower.clear();
            lower.extend(bare.chars().flat_map(char::to_lowercase));
            self.words.get(lower.as_str())
        } else {
            self.words.get(bare)
        };
        let mut word = found.copied().unwrap_or_default();
        if word.class == Class::Other {
            if is_capital {
                word.class = Class::Capital;
            } else if word.cue.is_none() && bare.len() > 4 && bare.ends_with("ly") {
                word.class = Class::Adverb;
            }
        }
        word
    }
}

/// A hash for short words: there is no need to be safe against chosen keys, as the tables are fixed.
#[derive(Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        /// An odd number with bits all over, as multiplicative hashes use.
        const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
        }
        self.0 ^= self.0 >> 29;
    }
}
