//! The words of a language, and what each word of a text can be.

use std::ops::Range;
use std::sync::LazyLock;

use super::class::{Class, Word};
use super::language::Language;
use super::list;
use crate::lexicon::{Table, key};
use crate::person;
use crate::text::{Case, Prose, Token, TokenKind};

static TABLE: LazyLock<Option<Table<'static>>> =
    LazyLock::new(|| Table::read(include_bytes!("../lexicon/speech.npm"), list::KIND));

/// So many words are looked up at once.
const AT_ONCE: usize = 32;

/// The languages of which a token is a small word, as bits by their numbers.
pub(super) fn languages_of(text: &str, token: &Token) -> u32 {
    if text.ends_with('.') { 0 } else { listed(token.key) }
}

/// What the table says of a number; 0 for nothing.
fn listed(number: u64) -> u32 {
    TABLE.as_ref().map_or(0, |table| table.get(number))
}

/// Whether a word is written as none of the lists.
fn is_odd(text: &str, token: &Token) -> bool {
    if token.case != Case::Other {
        return false;
    }
    text.ends_with('.') || (!text.starts_with(char::is_uppercase) && text.contains(char::is_uppercase))
}

/// Whether all words of a sentence are in capitals, and there are several.
fn is_shouted(prose: &Prose<'_>, sentence: &Range<usize>) -> bool {
    let mut words = prose.tokens[sentence.clone()].iter().filter(|token| token.kind == TokenKind::Word);
    let is_upper = |token: &Token| !prose.word(token).contains(char::is_lowercase);
    words.clone().all(is_upper) && words.nth(1).is_some()
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon {
    pub(super) language: Language,
    /// Whether single words weigh something: they were learned for English.
    pub(super) is_lexical: bool,
    /// Whether a verb needs no subject beside it.
    pub(super) drops_subjects: bool,
}

impl Lexicon {
    /// The lexicon of a language.
    pub(crate) fn of(language: Language) -> Self {
        Self { language, is_lexical: language == Language::English, drops_subjects: language.drops_subjects() }
    }

    /// What the lists say of the word with this [`key`].
    fn listed(self, key: u64) -> Word {
        Word::of_number(listed(list::number(self.language, key)))
    }

    /// What the lists say of a token; nothing of a word that is written as none of theirs is: `no.`, `iT`.
    /// `number` is what the table says of it.
    fn known(number: u32, text: &str, token: &Token) -> Option<Word> {
        (number != 0 && !is_odd(text, token)).then(|| Word::of_number(number))
    }

    /// What every token of a text can be.
    pub(crate) fn words(self, prose: &Prose<'_>) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::with_capacity(prose.tokens.len());
        for tokens in prose.tokens.chunks(AT_ONCE) {
            let mut numbers = [0; AT_ONCE];
            let keys = tokens.iter().map(|token| list::number(self.language, token.key));
            numbers.iter_mut().zip(keys).for_each(|(number, key)| *number = key);
            let listed = TABLE.as_ref().map_or([0; AT_ONCE], |table| table.get_each(&numbers));
            words.extend(tokens.iter().zip(listed).map(|(token, number)| self.word(number, prose.word(token), token)));
        }
        for sentence in &prose.sentences {
            if is_shouted(prose, sentence) {
                for token in sentence.clone() {
                    words[token] = self.in_small_letters(&prose.tokens[token], prose.word(&prose.tokens[token]));
                }
                continue;
            }
            let first = sentence.clone().find(|token| words[*token].class != Class::Mark);
            if let Some(first) = first.filter(|first| words[*first].class == Class::Capital) {
                let token = &prose.tokens[first];
                words[first] = self.at_head(prose.word(token), token);
            }
        }
        words
    }

    /// A verb with its subject joined behind it, as in `raconte-t-elle`: both verb and pronoun; `a-t-elle` is a pronoun. What is
    /// joined behind a Portuguese verb is no subject: `queixou-se`.
    fn joined(self, word: &str) -> Option<Word> {
        let (verb, pronoun) = word.rsplit_once('-')?;
        let class = self.listed(key(pronoun)).class;
        let known = self.listed(key(verb.strip_suffix("-t").unwrap_or(verb)));
        let cue = known.cue;
        if self.language == Language::Portuguese {
            return (class.is_small() && cue.is_some()).then_some(known);
        }
        (class.is_pronoun() && (cue.is_some() || known.class == Class::Auxiliary)).then_some(Word { class, cue })
    }

    /// What a word in capitals is among others in capitals: what it is in small letters.
    fn in_small_letters(self, token: &Token, text: &str) -> Word {
        let small = text.to_lowercase();
        self.word(listed(list::number(self.language, token.key)), &small, token)
    }

    /// What a word that begins a sentence is in spite of its capital.
    fn at_head(self, text: &str, token: &Token) -> Word {
        let number = listed(list::number(self.language, token.key));
        let known = Self::known(number, text, token).unwrap_or_default();
        let class = match known.class {
            Class::Verb => Class::Verb,
            _ if self.is_adverb(text) => Class::Adverb,
            _ => Class::Capital,
        };
        Word { class, cue: known.cue }
    }

    /// Whether a word's ending makes it an adverb.
    fn is_adverb(self, text: &str) -> bool {
        let ending = text.len().checked_sub(2).filter(|length| *length > 2).and_then(|at| text.get(at..));
        self.is_lexical && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ly"))
    }

    /// Whether a word is a noun for somebody; the lists of English have all those themselves. A capital makes a name of it,
    /// but for German.
    fn says_who(self, text: &str, token: &Token) -> bool {
        let is_german = self.language == Language::German;
        !self.is_lexical && (is_german || !token.is_capital(text)) && person::says_who(token, text, is_german)
    }

    fn word(self, number: u32, text: &str, token: &Token) -> Word {
        match token.kind {
            TokenKind::Mark => return Word { class: Class::Mark, cue: None },
            TokenKind::Number => return Word { class: Class::Number, cue: None },
            TokenKind::Possessive => return Word { class: Class::Owner, cue: None },
            TokenKind::Word => {}
        }
        let is_capital = token.is_capital(text);
        let known = Self::known(number, text, token).or_else(|| if self.is_lexical { None } else { self.joined(text) });
        let Some(mut word) = known else {
            let class = if self.says_who(text, token) {
                Class::Person
            } else if is_capital {
                Class::Capital
            } else if self.is_adverb(text) {
                Class::Adverb
            } else {
                Class::Other
            };
            return Word { class, cue: None };
        };
        if is_capital {
            // A verb in capitals is a name or stands in a title, but for the first word of a sentence.
            word.cue = None;
            let is_abbreviation = || text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            if word.class == Class::Verb || (word.class.is_small() && is_abbreviation()) {
                word.class = Class::Capital;
            }
        }
        if word.class == Class::Other {
            if is_capital {
                word.class = Class::Capital;
            } else if word.cue.is_none() && self.is_adverb(text) {
                word.class = Class::Adverb;
            }
        }
        word
    }
}
