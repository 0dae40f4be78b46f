//! What the lists and the rest of the document decide, whatever the tagger says: plain names; names that stand elsewhere;
//! places, organisations, abbreviations and adjectives.

use std::ops::Range;
use std::sync::LazyLock;

use super::LONGEST_NAME;
use super::feature::View;
use super::numbers::Numbers;
use super::run::{Line, Run};
use super::tongue::Tongue;
use super::word::{Shape, Word, without_article};
use crate::lexicon::{self, Facts, entries, phrase};
use crate::text::Token;

static ADJECTIVE_PARTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/adjective-parts.txt")).collect());

/// So many words behind a name make of it the name of a body at the most.
const FARTHEST_BODY: usize = 2;

/// What the lists know of a common name.
const COMMON: Facts = Facts(Facts::COMMON_GIVEN.0 | Facts::COMMON_SURNAME.0);

/// Takes out of the names those that are none by the lists. `names` are ranges of tokens.
pub(crate) fn drop(view: &View<'_>, names: &mut Vec<Range<usize>>) {
    let words = view.words;
    let sentence = |at: usize| view.prose.sentences.get(view.prose.sentences.partition_point(|s| s.end <= at));
    let begins = |at: usize| sentence(at).is_some_and(|sentence| sentence.start == at);
    let spoken = |word: &&Word| word.shape != Shape::Upper;
    let keys = |name: &Range<usize>| words[name.clone()].iter().filter(spoken).map(|word| word.key);
    let known: Numbers = names.iter().flat_map(keys).collect();
    let parts: Numbers = names.iter().filter(|name| name.len() > 1).flat_map(keys).collect();
    let tokens = &view.prose.tokens;
    let behind_colon = |at: usize| at > 0 && view.prose.word(&tokens[at - 1]) == ":";
    let is_inside = |name: &&Range<usize>| !begins(name.start) && !behind_colon(name.start);
    let inside: Numbers = names.iter().filter(is_inside).flat_map(keys).collect();
    let alone: Numbers = names.iter().filter(|name| name.len() == 1).flat_map(keys).collect();
    let small = words.iter().filter(|word| word.shape == Shape::Lower && alone.contain(word.key));
    let small: Numbers = small.map(|word| word.key).collect();
    names.retain(|name| !tokens[name.clone()].iter().any(|token| is_adjective(view.prose.word(token))));
    // A German genitive, as in `Sprecher des Amtes`.
    let genitive = |name: &Range<usize>| view.tongue == Tongue::German && view.prose.word(&tokens[name.start]) == "des";
    names.retain(|name| !genitive(name));
    // The words that go on behind a name in its sentence, as in `Ida Moss International Airport`.
    let behind = |at: usize| {
        let end = sentence(at - 1).map_or(at, |sentence| sentence.end);
        words[at..end].iter().take(FARTHEST_BODY).take_while(|word| word.is_capital()).count()
    };
    names.retain(|name| match &words[name.clone()] {
        [only] => {
            let abbreviation = only.shape == Shape::Upper && !only.facts().any(Facts::NAME) && !known.contain(only.key);
            // In other languages a word that begins a sentence is hardly ever a name that nothing else vouches for.
            let unknown = view.tongue != Tongue::English && !only.facts().any(Facts::NAME) && begins(name.start);
            // `Divers counted fourteen`: the capital is the sentence's, and no other place vouches for a name. So of a word
            // that the text has in small letters too.
            let is_known = only.things().any(Facts::ENGLISH) || small.contain(only.key);
            let is_word = is_known && !only.facts().any(COMMON);
            let ordinary = is_word && !inside.contain(only.key);
            parts.contain(only.key) || !(abbreviation || is_place(only) || unknown || ordinary)
        }
        several => {
            let named_after = (1..=behind(name.end)).any(|more| is_body(&words[name.start..name.end + more]));
            !is_place_of_several(several) && !is_body(several) && !named_after && !is_doubled(several)
        }
    });
}

/// The name in a run of two words that the lists alone tell: a common given name and a known surname, a common given
/// name behind a title of women or of men, or any two words behind what somebody is, and nothing else that they can be.
pub(crate) fn plain_name(view: &View<'_>, run: &Run) -> Option<Range<usize>> {
    let words = view.words;
    let (start, end) = (run.tokens.start, run.tokens.end);
    let is_role = |at: usize| lexicon::facts(words[at].key).any(Facts::ROLE.with(Facts::ROLE_ELSEWHERE));
    // In German what somebody is has a capital as well.
    let capital_role = |at: usize| {
        is_role(at)
            && !words[at].facts().any(Facts::NAME)
            && words[start..at].iter().all(|word| word.facts().any(Facts::FUNCTION))
    };
    let role = run.tokens.len() > 2 && capital_role(end - 3);
    let opens = |word: &&Word| word.facts().any(Facts::FUNCTION) && !word.facts().any(Facts::COMMON_GIVEN);
    let small = words[start..end].iter().take_while(opens).count();
    let start = if role { end - 2 } else { start + small };
    let [first, last] = &words[start..end] else { return None };
    let other = Facts::ORGANISATION.with(Facts::CALENDAR).with(Facts::FUNCTION).with(Facts::DEMONYM);
    if first.facts().with(last.facts()).any(other) || !first.is_capital() {
        return None;
    }
    let behind_role =
        role || (start > run.sentence.start && words[start - 1].shape == Shape::Lower && is_role(start - 1));
    let other = Facts::PLACE.with(Facts::PHRASE_HEAD).with(Facts::ROLE).with(Facts::TITLE).with(Facts::WORD);
    let spoken = |word: &Word| matches!(word.shape, Shape::Capital | Shape::Double);
    // Much of any German sentence has capitals.
    let is_prose = run.line == Line::Prose || (run.line == Line::Titled && view.tongue == Tongue::German);
    if behind_role && is_prose && [first, last].into_iter().all(spoken) && !first.facts().any(other) {
        return Some(start..end);
    }
    let title = Facts::LADY.with(Facts::GENTLEMAN);
    match (first.facts().any(Facts::TITLE), last.facts().any(Facts::TITLE)) {
        (true, false) if first.facts().any(title) && last.facts().any(Facts::COMMON_GIVEN) => Some(start + 1..end),
        (false, false) if first.facts().any(Facts::COMMON_GIVEN) && last.facts().any(Facts::SURNAME) => {
            Some(start..end)
        }
        _ => None,
    }
}

/// The name in a run that tells whose child somebody is, as Arabic names do: `Ida bin Omar Al Moss`.
pub(crate) fn patronymic(view: &View<'_>, run: &Run) -> Option<Range<usize>> {
    let words = view.words;
    let tokens = run.tokens.clone();
    let child_of = |at: &usize| matches!(view.prose.word(&view.prose.tokens[*at]), "bin" | "ibn" | "bint");
    // In German, `bin` is a verb.
    let at = tokens.clone().skip(1).find(child_of).filter(|_| view.tongue != Tongue::German)?;
    let other = Facts::TITLE.with(Facts::ROLE).with(Facts::FUNCTION).with(Facts::CALENDAR).with(Facts::DEMONYM);
    let own = |word: &&Word| {
        !word.facts().any(Facts::TITLE)
            && (word.facts().any(Facts::GIVEN) || !(word.facts().any(other) || word.things().any(Facts::ENGLISH)))
    };
    let given = words[tokens.start..at].iter().rev().take_while(own).count();
    let inside = |word: &&Word| word.facts().any(Facts::PARTICLE) || !word.facts().any(other);
    let end = at + words[at..tokens.end].iter().take_while(inside).count();
    (given > 0 && end > at + 1 && given + end - at <= LONGEST_NAME).then_some(at - given..end)
}

/// Adds the runs that are, word for word, a name of several words elsewhere in the document, or the surname of one,
/// perhaps behind titles and small words.
pub(crate) fn repeat(view: &View<'_>, runs: &[Run], names: &mut Vec<Range<usize>>) {
    let words = view.words;
    let number = |name: &Range<usize>| phrase(words[name.clone()].iter().map(|word| word.key));
    let full = || names.iter().filter(|name| name.len() > 1);
    let known: Numbers = full().map(number).collect();
    let surnames: Numbers = full().flat_map(|name| surname_keys(view, name.end - 1)).collect();
    let places = if surnames.are_none() { Numbers::default() } else { places_among(view, &surnames) };
    let is_surname = |run: &Run, at: usize| {
        let word = &words[at];
        let begins = at == run.sentence.start && word.things().any(Facts::ENGLISH);
        let spoken = matches!(word.shape, Shape::Capital | Shape::Mixed | Shape::Double);
        run.line == Line::Prose && spoken && !begins && surnames.contain(word.key) && !places.contain(word.key)
    };
    let mut named = names.iter().peekable();
    let mut more = Vec::new();
    for run in runs {
        let tokens = run.tokens.clone();
        while named.next_if(|name| name.end <= tokens.start).is_some() {}
        let is_named = named.peek().is_some_and(|name| name.start < tokens.end);
        let last = tokens.end - 1;
        let small = Facts::TITLE.with(Facts::FUNCTION);
        let alone = words[tokens.start..last].iter().all(|word| word.facts().any(small));
        if is_named {
            continue;
        }
        if tokens.len() > 1 && known.contain(number(&tokens)) {
            more.push(tokens);
        } else if alone && is_surname(run, last) {
            more.push(last..last + 1);
        }
    }
    names.extend(more);
    names.sort_unstable_by_key(|name| name.start);
}

/// The numbers of a surname, with the article that is joined to it and without.
fn surname_keys(view: &View<'_>, at: usize) -> [u64; 2] {
    let word = view.prose.word(&view.prose.tokens[at]);
    let (key, bare) = (view.words[at].key, without_article(word));
    [key, if bare == word { key } else { lexicon::key(bare) }]
}

/// Those of some words that are places by the lists and, somewhere in the document, by the word before them: `in Moss`.
fn places_among(view: &View<'_>, among: &Numbers) -> Numbers {
    let pairs = view.words.windows(2).zip(&view.prose.tokens);
    let is_place = |pair: &[Word], before: &Token| {
        (pair[1].facts().any(Facts::PLACE) || pair[1].things().any(Facts::TOWN))
            && among.contain(pair[1].key)
            && matches!(view.prose.word(before), "in" | "at" | "near" | "across" | "outside" | "around")
    };
    pairs.filter(|(pair, before)| is_place(pair, before)).map(|(pair, _)| pair[1].key).collect()
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
    word.facts().any(Facts::PLACE) && !is_name(word)
}

fn is_name(word: &Word) -> bool {
    word.facts().any(Facts::GIVEN) || (word.facts().any(Facts::SURNAME) && !word.facts().any(Facts::RARE_SURNAME))
}

fn is_place_of_several(name: &[Word]) -> bool {
    lexicon::facts(phrase(name.iter().map(|word| word.key))).any(Facts::PLACE)
}

/// Whether one word stands twice, as the long and the short form of a team's name do in a table.
fn is_doubled(name: &[Word]) -> bool {
    name.windows(2).all(|pair| pair[0].key == pair[1].key)
}

/// Whether the last word makes of the others an organisation, a building or a thing, and is no name as well.
fn is_body(name: &[Word]) -> bool {
    name.last().is_some_and(|last| last.facts().any(Facts::ORGANISATION) && !is_name(last))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, drop, patronymic, repeat};
    use crate::name::feature::View;
    use crate::name::run::runs;
    use crate::name::tongue::Tongue;
    use crate::name::word::words;
    use crate::text::Prose;

    /// Those of an English text's names, as first tokens and the ones behind the last, that the lists leave.
    fn kept(text: &str, names: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let prose = Prose::new(text);
        let words = words(&prose);
        let mut names: Vec<_> = names.iter().map(|&(start, end)| start..end).collect();
        drop(&View { prose: &prose, words: &words, tongue: Tongue::English }, &mut names);
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

    #[test]
    fn surnames_of_known_people_are_names_but_places_are_not() {
        for (text, expected) in [
            ("Ida Odelu left. Then Odelu and Mr. Odelu said so.", &["Ida Odelu", "Odelu", "Odelu"][..]),
            ("Ida al-Odelu left. Then Odelu said so.", &["Ida al-Odelu", "Odelu"]),
            ("Ida Odelu left. He sang with Odelu Lind.", &["Ida Odelu"]),
            ("Ida Paris left. Then Paris smiled.", &["Ida Paris", "Paris"]),
            ("Ida Paris left. She was in Paris, and then Paris smiled.", &["Ida Paris"]),
            ("Ida House left. House prices rose, said House.", &["Ida House", "House"]),
        ] {
            let prose = Prose::new(text);
            let words = words(&prose);
            let mut names: Vec<_> = std::iter::once(0..2).collect();
            let view = View { prose: &prose, words: &words, tongue: Tongue::English };
            repeat(&view, &runs(&prose, &words), &mut names);
            let span = |name: std::ops::Range<usize>| {
                &text[prose.tokens[name.start].span().start..prose.tokens[name.end - 1].span().end]
            };
            assert_eq!(names.into_iter().map(span).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn patronymics_make_one_name() {
        for (text, tongue, expected) in [
            ("Sheikh Mohammed bin Odal Al Lind", Tongue::English, Some(1..6)),
            ("Prince Hamad bin Odal Monday", Tongue::English, Some(1..4)),
            ("Ich bin Odal", Tongue::German, None),
            ("Ida Moss", Tongue::English, None),
            (&format!("Ida bin {}", "Odal Lind ".repeat(LONGEST_NAME)), Tongue::English, None),
        ] {
            let prose = Prose::new(text);
            let words = words(&prose);
            let view = View { prose: &prose, words: &words, tongue };
            assert_eq!(patronymic(&view, &runs(&prose, &words)[0]), expected, "{text}");
        }
    }
}
