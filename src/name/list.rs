//! What is no name by the lists and the rest of the document, whatever the tagger says: places, organisations, abbreviations and
//! adjectives.

use std::ops::Range;
use std::sync::LazyLock;

use super::beside::is_of_place;
use super::feature::View;
use super::numbers::Numbers;
use super::tongue::Tongue;
use crate::lexicon::{self, Facts, entries, phrase};
use crate::text::{Shape, Token};

static ADJECTIVE_PARTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/adjective-parts.txt")).collect());

/// So many words behind a name make of it the name of a body at the most.
const FARTHEST_BODY: usize = 2;

/// What the lists know of a common name.
const COMMON: Facts = Facts(Facts::COMMON_GIVEN.0 | Facts::COMMON_SURNAME.0);

/// Takes out of the names those that are none by the lists. `names` are ranges of tokens.
pub(crate) fn drop(view: &View<'_>, names: &mut Vec<Range<usize>>) {
    let words = &view.prose.tokens;
    let sentence = |at: usize| view.prose.sentences.get(view.prose.sentences.partition_point(|s| s.end <= at));
    let begins = |at: usize| sentence(at).is_some_and(|sentence| sentence.start == at);
    let spoken = |word: &&Token| word.shape != Shape::Upper;
    let keys = |name: &Range<usize>| words[name.clone()].iter().filter(spoken).map(|word| word.key);
    let known: Numbers = names.iter().flat_map(keys).collect();
    let parts: Numbers = names.iter().filter(|name| name.len() > 1).flat_map(keys).collect();
    let behind_colon = |at: usize| at > 0 && view.prose.word(&words[at - 1]) == ":";
    let is_inside = |name: &&Range<usize>| !begins(name.start) && !behind_colon(name.start);
    let inside: Numbers = names.iter().filter(is_inside).flat_map(keys).collect();
    let alone: Numbers = names.iter().filter(|name| name.len() == 1).flat_map(keys).collect();
    // What stands behind prepositions of place only, as in `a teacher from Hull`.
    let is_at_place = |at: usize| {
        let before = at.checked_sub(1).map_or("", |before| view.prose.word(&words[before]));
        // `from Hull` may be of somebody elsewhere.
        view.tongue == Tongue::English && (is_of_place(before) || before == "from")
    };
    let elsewhere = (0..words.len()).filter(|at| alone.contain(words[*at].key) && !is_at_place(*at));
    let elsewhere: Numbers = elsewhere.map(|at| words[at].key).collect();
    let small = words.iter().filter(|word| word.shape == Shape::Lower && alone.contain(word.key));
    let small: Numbers = small.map(|word| word.key).collect();
    names.retain(|name| !words[name.clone()].iter().any(|token| is_adjective(view.prose.word(token))));
    // A German genitive, as in `Sprecher des Amtes`.
    let genitive = |name: &Range<usize>| view.tongue == Tongue::German && view.prose.word(&words[name.start]) == "des";
    names.retain(|name| !genitive(name));
    // The words that go on behind a name in its sentence, as in `Ida Moss International Airport`.
    let behind = |at: usize| {
        let end = sentence(at - 1).map_or(at, |sentence| sentence.end);
        words[at..end].iter().take(FARTHEST_BODY).take_while(|word| word.shape.is_capital()).count()
    };
    names.retain(|name| match &words[name.clone()] {
        [only] => {
            let abbreviation = only.shape == Shape::Upper && !only.facts.any(Facts::NAME) && !known.contain(only.key);
            // In other languages a word that begins a sentence is hardly ever a name that nothing else vouches for.
            let unknown = view.tongue != Tongue::English && !only.facts.any(Facts::NAME) && begins(name.start);
            // `Divers counted fourteen`: the capital is the sentence's, and no other place vouches for a name. So of a word
            // that the text has in small letters too.
            let is_known = only.facts.any(Facts::ENGLISH) || small.contain(only.key);
            let is_word = is_known && !only.facts.any(COMMON);
            let ordinary = is_word && !inside.contain(only.key);
            let town = can_be_town(only) && !elsewhere.contain(only.key);
            parts.contain(only.key) || !(abbreviation || is_place(only) || unknown || ordinary || town)
        }
        several => {
            let named_after = (1..=behind(name.end)).any(|more| is_body(&words[name.start..name.end + more]));
            !is_place_of_several(several) && !is_body(several) && !named_after && !is_doubled(several)
        }
    });
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
fn is_place(word: &Token) -> bool {
    word.facts.any(Facts::PLACE) && !is_name(word)
}

/// Whether a word is a place of whatever size, and no common given name.
fn can_be_town(word: &Token) -> bool {
    let is_listed = word.facts.any(Facts::PLACE) || word.facts.any(Facts::TOWN.with(Facts::CITY));
    is_listed && !word.facts.any(Facts::COMMON_GIVEN)
}

fn is_name(word: &Token) -> bool {
    word.facts.any(Facts::GIVEN) || (word.facts.any(Facts::SURNAME) && !word.facts.any(Facts::RARE_SURNAME))
}

fn is_place_of_several(name: &[Token]) -> bool {
    lexicon::facts(phrase(name.iter().map(|word| word.key))).any(Facts::PLACE)
}

/// Whether one word stands twice, as the long and the short form of a team's name do in a table.
fn is_doubled(name: &[Token]) -> bool {
    name.windows(2).all(|pair| pair[0].key == pair[1].key)
}

/// Whether the last word makes of the others an organisation, a building or a thing, and is no name as well.
fn is_body(name: &[Token]) -> bool {
    name.last().is_some_and(|last| last.facts.any(Facts::ORGANISATION) && !is_name(last))
}

#[cfg(test)]
mod tests {
    use super::drop;
    use crate::name::feature::View;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

    /// Those of an English text's names, as first tokens and the ones behind the last, that the lists leave.
    fn kept(text: &str, names: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let prose = Prose::new(text);
        let mut names: Vec<_> = names.iter().map(|&(start, end)| start..end).collect();
        drop(&View { prose: &prose, tongue: Tongue::English }, &mut names);
        names.into_iter().map(|name| (name.start, name.end)).collect()
    }

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
            ("Odelu Odelu", false),
        ] {
            let whole = [(0, Prose::new(text).tokens.len())];
            assert_eq!(!kept(text, &whole).is_empty(), is_kept, "{text}");
        }
    }

    #[test]
    fn bodies_named_after_people_are_nobody() {
        for (text, is_kept) in [
            ("Ida Moss International Airport", false),
            ("Ida Moss Hospital was shut", false),
            ("Ida Moss. Hospital workers left", true),
            ("Ida Moss left the Hospital", true),
        ] {
            assert_eq!(!kept(text, &[(0, 2)]).is_empty(), is_kept, "{text}");
        }
    }

    #[test]
    fn a_town_that_stands_behind_prepositions_of_place_only_is_nobody() {
        for (text, names, expected) in [
            ("The teacher from Hull left", &[(3, 4)][..], &[][..]),
            ("The teacher from Hull said Hull left", &[(3, 4), (5, 6)], &[(3, 4), (5, 6)]),
            ("The teacher from Ida", &[(3, 4)], &[(3, 4)]),
        ] {
            assert_eq!(kept(text, names), expected, "{text}");
        }
    }

    #[test]
    fn an_ordinary_word_is_a_name_only_where_its_capital_is_its_own() {
        for (text, names, expected) in [
            ("Divers counted fourteen", &[(0, 1)][..], &[][..]),
            ("Read more: Ferry fares frozen", &[(3, 4)], &[]),
            ("Divers left. Later Divers came", &[(0, 1), (4, 5)], &[(0, 1), (4, 5)]),
            ("Ida Divers left. Divers came", &[(0, 2), (4, 5)], &[(0, 2), (4, 5)]),
            ("Smith counted fourteen", &[(0, 1)], &[(0, 1)]),
            ("Shoots of brodelgrass grew. Brodelgrass once covered all", &[(5, 6)], &[]),
            ("Brodelgrass once covered all", &[(0, 1)], &[(0, 1)]),
        ] {
            assert_eq!(kept(text, names), expected, "{text}");
        }
    }
}
