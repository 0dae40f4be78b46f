//! Names that the lists alone tell, whatever the tagger says.

use std::ops::Range;

use super::LONGEST_NAME;
use super::feature::View;
use super::run::{Line, Run};
use super::tongue::Tongue;
use crate::lexicon::{self, Facts};
use crate::text::{Shape, Token};

/// The name in a run of two words that the lists alone tell: a common given name and a known surname, a common given
/// name behind a title of women or of men, or any two words behind what somebody is, and nothing else that they can be.
pub(crate) fn plain_name(view: &View<'_>, run: &Run) -> Option<Range<usize>> {
    let words = &view.prose.tokens;
    let (start, end) = (run.tokens.start, run.tokens.end);
    let is_role = |at: usize| words[at].facts.any(Facts::ANY_ROLE);
    // In German what somebody is has a capital as well.
    let capital_role = |at: usize| {
        is_role(at)
            && !words[at].facts.any(Facts::NAME)
            && words[start..at].iter().all(|word| word.facts.any(Facts::FUNCTION))
    };
    let role = run.tokens.len() > 2 && capital_role(end - 3);
    let opens = |word: &&Token| word.facts.any(Facts::FUNCTION) && !word.facts.any(Facts::COMMON_GIVEN);
    let small = words[start..end].iter().take_while(opens).count();
    let start = if role { end - 2 } else { start + small };
    let [first, last] = &words[start..end] else { return None };
    let other = Facts::ORGANISATION.with(Facts::CALENDAR).with(Facts::FUNCTION).with(Facts::DEMONYM);
    if first.facts.with(last.facts).any(other) || !first.shape.is_capital() {
        return None;
    }
    let behind_role =
        role || (start > run.sentence.start && words[start - 1].shape == Shape::Lower && is_role(start - 1));
    let other = Facts::PLACE.with(Facts::PHRASE_HEAD).with(Facts::ROLE).with(Facts::TITLE).with(Facts::WORD);
    let spoken = |word: &Token| matches!(word.shape, Shape::Capital | Shape::Double);
    // Much of any German sentence has capitals.
    let is_prose = run.line == Line::Prose || (run.line == Line::Titled && view.tongue == Tongue::German);
    if behind_role && is_prose && [first, last].into_iter().all(spoken) && !first.facts.any(other) {
        return Some(start..end);
    }
    let title = Facts::LADY.with(Facts::GENTLEMAN);
    match (first.facts.any(Facts::TITLE), last.facts.any(Facts::TITLE)) {
        (true, false) if first.facts.any(title) && last.facts.any(Facts::COMMON_GIVEN) => Some(start + 1..end),
        (false, false) if first.facts.any(Facts::COMMON_GIVEN) && last.facts.any(Facts::SURNAME) => Some(start..end),
        _ => None,
    }
}

/// The longest syllable of a name that is an English word as well, in bytes: `Jae-in`, but not `York-based`.
const LONGEST_SYLLABLE_WORD: usize = 3;

/// A run of two words that is a Korean or Chinese name: a surname, and a given name in two parts of which the second is in
/// small letters, as in `Park Geun-hye`. In `Moss County-wide` the first part is a word.
pub(crate) fn family_first(view: &View<'_>, run: &Run) -> Option<Range<usize>> {
    let [family, given] = &view.prose.tokens[run.tokens.clone()] else { return None };
    let (part, rest) = view.prose.word(&view.prose.tokens[run.tokens.end - 1]).split_once('-')?;
    let facts = |word: &str| lexicon::facts(lexicon::key(word));
    let other = Facts::ENGLISH.with(Facts::DEMONYM).with(Facts::FUNCTION);
    let is_syllable = part.chars().nth(1).is_some() && !facts(part).any(other);
    let is_word = facts(rest).any(Facts::ENGLISH) && !facts(rest).any(Facts::RARE_ENGLISH);
    let is_ending = rest.len() <= LONGEST_SYLLABLE_WORD || !is_word;
    let is_family = family.facts.any(Facts::SURNAME) && !family.facts.any(Facts::FUNCTION);
    let is_name = given.shape == Shape::HalfDouble && is_family && is_syllable && is_ending;
    is_name.then(|| run.tokens.clone())
}

/// The name in a run that tells whose child somebody is, as Arabic names do: `Ida bin Omar Al Moss`.
pub(crate) fn patronymic(view: &View<'_>, run: &Run) -> Option<Range<usize>> {
    let words = &view.prose.tokens;
    let tokens = run.tokens.clone();
    let child_of = |at: &usize| matches!(view.prose.word(&view.prose.tokens[*at]), "bin" | "ibn" | "bint");
    // In German, `bin` is a verb.
    let at = tokens.clone().skip(1).find(child_of).filter(|_| view.tongue != Tongue::German)?;
    let other = Facts::TITLE.with(Facts::ROLE).with(Facts::FUNCTION).with(Facts::CALENDAR).with(Facts::DEMONYM);
    let own = |word: &&Token| {
        !word.facts.any(Facts::TITLE)
            && (word.facts.any(Facts::GIVEN) || !(word.facts.any(other) || word.facts.any(Facts::ENGLISH)))
    };
    let given = words[tokens.start..at].iter().rev().take_while(own).count();
    let inside = |word: &&Token| word.facts.any(Facts::PARTICLE) || !word.facts.any(other);
    let end = at + words[at..tokens.end].iter().take_while(inside).count();
    (given > 0 && end > at + 1 && given + end - at <= LONGEST_NAME).then_some(at - given..end)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, family_first, patronymic};
    use crate::name::feature::View;
    use crate::name::run::runs;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

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
            let view = View { prose: &prose, tongue };
            assert_eq!(patronymic(&view, &runs(&prose)[0]), expected, "{text}");
        }
    }

    #[test]
    fn a_surname_before_a_given_name_in_two_parts_is_a_name() {
        for (text, expected) in [
            ("Moon Jae-in", true),
            ("Park Chan-wook", true),
            ("Moss County-wide", false),
            ("Moss Arne-based", false),
            ("Lee N-gram", false),
            ("Oh Moss", false),
        ] {
            let prose = Prose::new(text);
            let view = View { prose: &prose, tongue: Tongue::English };
            assert_eq!(family_first(&view, &runs(&prose)[0]).is_some(), expected, "{text}");
        }
    }
}
