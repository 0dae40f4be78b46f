//! What the lists decide, whatever the tagger says: plain names; places, organisations and abbreviations.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::{self, Facts, phrase};
use super::word::{Shape, Word};

/// Takes out of the names those that are none by the lists. `names` are ranges of tokens.
pub(crate) fn keep_people(words: &[Word], names: &mut Vec<Range<usize>>) {
    let spoken = |word: &&Word| word.shape != Shape::Upper;
    let keys = |name: &Range<usize>| words[name.clone()].iter().filter(spoken).map(|word| word.key).collect::<Vec<_>>();
    let known: HashSet<u64> = names.iter().flat_map(keys).collect();
    let parts: HashSet<u64> = names.iter().filter(|name| name.len() > 1).flat_map(keys).collect();
    names.retain(|name| match &words[name.clone()] {
        [only] => {
            let abbreviation = only.shape == Shape::Upper && !only.facts.any(Facts::NAME) && !known.contains(&only.key);
            !abbreviation && (parts.contains(&only.key) || !is_place(only))
        }
        several => !is_place_of_several(several) && !is_body(several),
    });
}

/// Whether two words are a common given name and a known surname, and nothing else: a person, whatever the tagger says.
pub(crate) fn is_plain_name(run: &[Word]) -> bool {
    let other = Facts::ORGANISATION.with(Facts::CALENDAR).with(Facts::FUNCTION).with(Facts::TITLE).with(Facts::DEMONYM);
    match run {
        [given, surname] => {
            given.facts.any(Facts::COMMON_GIVEN)
                && surname.facts.any(Facts::SURNAME)
                && !given.facts.with(surname.facts).any(other)
        }
        _ => false,
    }
}

/// Whether a word is a place of the list and hardly ever a name.
fn is_place(word: &Word) -> bool {
    word.facts.any(Facts::PLACE) && !is_name(word)
}

fn is_name(word: &Word) -> bool {
    word.facts.any(Facts::GIVEN) || (word.facts.any(Facts::SURNAME) && !word.facts.any(Facts::RARE_SURNAME))
}

fn is_place_of_several(name: &[Word]) -> bool {
    lexicon::facts(phrase(name.iter().map(|word| word.key))).any(Facts::PLACE)
}

/// Whether the last word makes of the others an organisation, a building or a thing, and is no name as well.
fn is_body(name: &[Word]) -> bool {
    name.last().is_some_and(|last| last.facts.any(Facts::ORGANISATION) && !is_name(last))
}

#[cfg(test)]
mod tests {
    use super::keep_people;
    use crate::name::word::words;
    use crate::text::Prose;

    #[test]
    fn lists_rule_out() {
        for (text, is_kept) in [
            ("Ida Moss", true),
            ("Buenos Aires", false),
            ("Ida Moss University", false),
            ("Ida Hill", true),
            ("Mozambique", false),
            ("PQRS", false),
        ] {
            let words = words(&Prose::new(text));
            let mut names: Vec<_> = std::iter::once(0..words.len()).collect();
            keep_people(&words, &mut names);
            assert_eq!(!names.is_empty(), is_kept, "{text}");
        }
    }
}
