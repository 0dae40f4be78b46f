//! The word lists of all languages of quotes, and the table that is made of them: `train speech` writes it, and a test
//! holds it against the lists.

use std::collections::BTreeMap;

use super::class::{Class, Cue, Form, Group, VERBS, Word};
use super::language::Language;
use crate::lexicon::{entries, key, table};
use crate::model::Model;

/// The kind of the model file.
pub(super) const KIND: &str = "speech";

/// The number in the table of the word of a language with this [`key`].
pub(super) fn number(language: Language, key: u64) -> u64 {
    key ^ (language as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The table of all words of all languages, as a model file; and under the key of each small word, a bit for every
/// language that has it.
pub(crate) fn build() -> Vec<u8> {
    let fields = [
        ("kind", KIND),
        ("source", "the lists of words, verbs and cues of src/lexicon, each of which names its own"),
        ("licence", "those of the lists"),
        ("command", "cargo run --release --example train -- speech src/lexicon/speech.npm"),
    ];
    let mut words: BTreeMap<u64, u32> = BTreeMap::new();
    for language in Language::ALL {
        for (key, word) in listed(language) {
            words.insert(number(language, key), word.number());
            if word.class.is_small() {
                *words.entry(key).or_default() |= 1 << language as u32;
            }
        }
    }
    // Most words of a text are in no list.
    Model::write(&fields, &table::build(&words, words.len() * 2))
}

/// What the lists say of the words of a language.
fn listed(language: Language) -> BTreeMap<u64, Word> {
    let mut words: BTreeMap<u64, Word> = BTreeMap::new();
    let lists = language.lists();
    for verb in entries(lists.verbs) {
        words.entry(key(verb)).or_default().class = Class::Verb;
    }
    for line in entries(lists.words) {
        let mut line = line.split(' ');
        let Some(class) = line.next().and_then(Class::of_name) else { continue };
        for word in line {
            words.entry(key(word)).or_default().class = class;
        }
    }
    for (verb, line) in entries(lists.cues).take(VERBS).enumerate() {
        let mut line = line.split(' ');
        let Some(group) = line.next().and_then(Group::of_name) else { continue };
        for (number, word) in line.enumerate() {
            let form = match number {
                0 => Form::Base,
                1 => Form::Third,
                2 => Form::Ing,
                _ => Form::Past,
            };
            let verb = if language == Language::English { verb } else { example(group) };
            let entry = words.entry(key(word)).or_default();
            entry.cue.get_or_insert(Cue { group, form, verb: verb as u16 });
            if entry.class == Class::Verb {
                entry.class = Class::Other;
            }
        }
    }
    words
}

/// The number in the English list of the verb that stands for all of the group in other languages.
fn example(group: Group) -> usize {
    let wanted = match group {
        Group::Speak => "speak say",
        Group::Tell => "tell tell",
        Group::Ask => "ask ask",
        Group::Call => "call call",
        Group::Press => "press accuse",
        Group::Mind => "mind believe",
        Group::Show => "show show",
        Group::Issue => "issue post",
    };
    entries(Language::English.lists().cues).position(|line| line.starts_with(wanted)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::build;

    #[test]
    fn the_table_is_what_the_lists_give() {
        let kept: &[u8] = include_bytes!("../lexicon/speech.npm");
        assert!(build() == kept, "rebuild it: cargo run --release --example train -- speech src/lexicon/speech.npm");
    }
}
