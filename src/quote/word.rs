//! The words of a language, and what each word of a text can be.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{LazyLock, OnceLock};

use super::class::{Class, Cue, Form, Group, VERBS, Word};
use super::language::Language;
use crate::lexicon;
use crate::text::{Prose, Token, TokenKind};

/// The words of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Whether single words weigh something: they were learned for English.
    pub(super) is_lexical: bool,
    words: HashMap<&'static str, Word, BuildHasherDefault<Mix>>,
}

impl Lexicon {
    /// The lexicon of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Lexicon>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        ALL[language as usize].get_or_init(|| Self::new(language))
    }

    fn new(language: Language) -> Self {
        let mut lexicon = Self { is_lexical: language == Language::English, ..Self::default() };
        let lists = language.lists();
        for verb in lexicon::entries(lists.verbs) {
            lexicon.words.entry(verb).or_default().class = Class::Verb;
        }
        for line in lexicon::entries(lists.words) {
            let mut line = line.split(' ');
            let Some(class) = line.next().and_then(Class::of_name) else { continue };
            for word in line {
                lexicon.words.entry(word).or_default().class = class;
            }
        }
        for (verb, line) in lexicon::entries(lists.cues).take(VERBS).enumerate() {
            let mut line = line.split(' ');
            let Some(group) = line.next().and_then(Group::of_name) else { continue };
            for (number, word) in line.enumerate() {
                let form = match number {
                    0 => Form::Base,
                    1 => Form::Third,
                    2 => Form::Ing,
                    _ => Form::Past,
                };
                let verb = if lexicon.is_lexical { verb } else { example(group) };
                let cue = Cue { group, form, verb: verb as u16 };
                let entry = lexicon.words.entry(word).or_default();
                entry.cue.get_or_insert(cue);
                if entry.class == Class::Verb {
                    entry.class = Class::Other;
                }
            }
        }
        lexicon
    }

    /// The class of a word in lower case.
    pub(super) fn class(&self, lower: &str) -> Class {
        self.words.get(lower).map_or(Class::Other, |word| word.class)
    }

    /// What every token of a text can be.
    pub(crate) fn words(&self, prose: &Prose<'_>) -> Vec<Word> {
        let mut lower = String::new();
        let mut words: Vec<Word> =
            prose.tokens.iter().map(|token| self.word(prose.word(token), token, &mut lower)).collect();
        for sentence in &prose.sentences {
            let first = sentence.clone().find(|token| words[*token].class != Class::Mark);
            if let Some(first) = first.filter(|first| words[*first].class == Class::Capital) {
                words[first] = self.at_head(&prose.word(&prose.tokens[first]).to_lowercase());
            }
        }
        words
    }

    /// A verb with its subject joined behind it, as in `raconte-t-elle`: both verb and pronoun.
    fn joined(&self, word: &str) -> Option<Word> {
        let (verb, pronoun) = word.rsplit_once('-').filter(|_| !self.is_lexical)?;
        let class = self.words.get(pronoun)?.class;
        let cue = self.words.get(verb.strip_suffix("-t").unwrap_or(verb))?.cue;
        (class.is_pronoun() && cue.is_some()).then_some(Word { class, cue })
    }

    /// What a word that begins a sentence is in spite of its capital.
    fn at_head(&self, lower: &str) -> Word {
        let known = self.words.get(lower).copied().unwrap_or_default();
        let class = match known.class {
            Class::Verb => Class::Verb,
            _ if self.is_lexical && lower.len() > 4 && lower.ends_with("ly") => Class::Adverb,
            _ => Class::Capital,
        };
        Word { class, cue: known.cue }
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
        let mut word = found.copied().or_else(|| self.joined(bare)).unwrap_or_default();
        if is_capital {
            // A verb in capitals is a name or stands in a title, but for the first word of a sentence.
            word.cue = None;
            let is_abbreviation = || text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            if word.class == Class::Verb || (word.class.is_pronoun() && is_abbreviation()) {
                word.class = Class::Capital;
            }
        }
        if word.class == Class::Other {
            if is_capital {
                word.class = Class::Capital;
            } else if self.is_lexical && word.cue.is_none() && bare.len() > 4 && bare.ends_with("ly") {
                word.class = Class::Adverb;
            }
        }
        word
    }
}

/// The number in the English list of the verb that stands for all of the group in other languages.
fn example(group: Group) -> usize {
    static EXAMPLES: LazyLock<[usize; Group::COUNT]> = LazyLock::new(|| {
        let lines: Vec<&str> = lexicon::entries(Language::English.lists().cues).collect();
        let wanted = [
            "speak say",
            "tell tell",
            "ask ask",
            "call call",
            "press accuse",
            "mind believe",
            "show show",
            "issue post",
        ];
        wanted.map(|wanted| lines.iter().position(|line| line.starts_with(wanted)).unwrap_or(0))
    });
    EXAMPLES[group as usize]
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
