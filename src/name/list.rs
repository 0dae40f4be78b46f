//! What the lists decide, whatever the tagger says: plain names; places, organisations and abbreviations.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::feature::View;
use super::run::{Line, Run};
use super::tongue::Tongue;
use super::word::{Shape, Word};
use crate::lexicon::{self, Facts, entries, phrase};

/// The longest run that is a name because its last word alone is one elsewhere.
const LONGEST: usize = 3;

static ADJECTIVE_PARTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/adjective-parts.txt")).collect());

/// Adds the runs whose last word is somebody's name elsewhere in the document, and whose other words can be names.
pub(crate) fn complete(words: &[Word], runs: &[Run], names: &mut Vec<Range<usize>>) {
    let alone = |name: &&Range<usize>| name.len() == 1;
    let known: HashSet<u64> = names.iter().filter(alone).map(|name| words[name.start].key).collect();
    let other =
        Facts::WORD.with(Facts::FUNCTION).with(Facts::TITLE).with(Facts::ROLE).with(Facts::DEMONYM).with(Facts::PLACE);
    let other = other.with(Facts::ORGANISATION).with(Facts::CALENDAR);
    let can_be = |word: &Word| word.is_capital() && (word.facts.any(Facts::GIVEN) || !word.facts.any(other));
    let mut named = names.iter().peekable();
    let mut more = Vec::new();
    for Run { tokens, line, .. } in runs {
        while named.next_if(|name| name.end <= tokens.start).is_some() {}
        let is_named = named.peek().is_some_and(|name| name.start < tokens.end);
        let (Some((last, first)), false) = (words[tokens.clone()].split_last(), is_named) else { continue };
        let fits = (1..LONGEST).contains(&first.len()) && *line == Line::Prose && first.iter().all(can_be);
        if fits && known.contains(&last.key) {
            more.push(tokens.clone());
        }
    }
    names.extend(more);
    names.sort_unstable_by_key(|name| name.start);
}

/// Takes out of the names those that are none by the lists. `names` are ranges of tokens.
pub(crate) fn keep_people(view: &View<'_>, names: &mut Vec<Range<usize>>) {
    let words = view.words;
    let begins = |at: usize| {
        view.prose.sentences.get(view.prose.sentences.partition_point(|s| s.end <= at)).is_some_and(|s| s.start == at)
    };
    let spoken = |word: &&Word| word.shape != Shape::Upper;
    let keys = |name: &Range<usize>| words[name.clone()].iter().filter(spoken).map(|word| word.key).collect::<Vec<_>>();
    let known: HashSet<u64> = names.iter().flat_map(keys).collect();
    let parts: HashSet<u64> = names.iter().filter(|name| name.len() > 1).flat_map(keys).collect();
    let tokens = &view.prose.tokens;
    names.retain(|name| !tokens[name.clone()].iter().any(|token| is_adjective(view.prose.word(token))));
    names.retain(|name| match &words[name.clone()] {
        [only] => {
            let abbreviation = only.shape == Shape::Upper && !only.facts.any(Facts::NAME) && !known.contains(&only.key);
            // In other languages a word that begins a sentence is hardly ever a name that nothing else vouches for.
            let unknown = view.tongue != Tongue::English && !only.facts.any(Facts::NAME) && begins(name.start);
            parts.contains(&only.key) || !(abbreviation || is_place(only) || unknown)
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

/// Whether a compound is an adjective: `Holm-era`, `pro-Holm`.
fn is_adjective(compound: &str) -> bool {
    if !compound.contains('-') {
        return false;
    }
    let compound = compound.to_lowercase();
    let is_part =
        |part: &&str| if part.starts_with('-') { compound.ends_with(part) } else { compound.starts_with(part) };
    ADJECTIVE_PARTS.iter().any(is_part)
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
    use crate::name::feature::View;
    use crate::name::tongue::Tongue;
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
            ("Moss-era", false),
            ("Moss-Style", false),
            ("pro-Moss", false),
            ("Moss-Hill", true),
        ] {
            let prose = Prose::new(text);
            let words = words(&prose);
            let mut names: Vec<_> = std::iter::once(0..words.len()).collect();
            keep_people(&View { prose: &prose, words: &words, tongue: Tongue::English }, &mut names);
            assert_eq!(!names.is_empty(), is_kept, "{text}");
        }
    }
}
