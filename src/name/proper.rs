//! The name proper: without the titles before it, and with the suffix behind it.

use std::ops::Range;

use super::numbers::Numbers;
use crate::lexicon::people::is_kin_of_key;
use crate::lexicon::{self, Facts};
use crate::text::{Shape, Token};

/// A name without the titles before it, and with the suffix behind it.
pub(crate) fn name_proper(words: &[Token], run: &Range<usize>, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    // `Mr Justice Moss`: a title of anybody behind a title of women or of men.
    let is_second = |at: usize| {
        let gendered = Facts::LADY.with(Facts::GENTLEMAN);
        at > run.start && words[at - 1].facts.any(gendered) && is_title(&words[at]) && !words[at].facts.any(gendered)
    };
    while start + 1 < name.end && (is_second(start) || is_title_before(&words[start], &words[start + 1..name.end])) {
        start += 1;
    }
    if start + 1 < name.end && is_pronoun(words, name.end - 1) {
        return start..name.end - 1;
    }
    let suffix = |at: usize| at < run.end && words[at].facts.any(Facts::SUFFIX) && !words[at].facts.any(Facts::GIVEN);
    // In `Moss Senior Adviser` the word belongs to the role.
    let is_word = |at: usize| words[at].facts.any(Facts::ENGLISH);
    start..name.end + usize::from(suffix(name.end) && (name.len() > 1 || !is_word(name.end)))
}

/// Whether a word is `I`, and the sentence goes on behind it: then it is not the first of a king's name.
fn is_pronoun(words: &[Token], at: usize) -> bool {
    let goes_on = words.get(at + 1).is_some_and(|word| word.shape == Shape::Lower);
    goes_on && words[at].shape == Shape::Initial && words[at].key == lexicon::key("I")
}

fn is_title(word: &Token) -> bool {
    word.facts.any(Facts::TITLE) && !word.facts.any(Facts::PARTICLE)
}

/// Whether a word before other words of a name is a title. `King` and `Dean` are names as well: they are titles before
/// a whole name, and those of kings and queens before a given name. `Dame` is hardly ever a name, and `Husband Ida` somebody's husband.
fn is_title_before(word: &Token, rest: &[Token]) -> bool {
    if word.facts.any(Facts::FUNCTION) && !word.facts.any(Facts::NAME.with(Facts::PARTICLE)) {
        return true;
    }
    if !word.facts.any(Facts::TITLE.with(Facts::ROLE)) || word.facts.any(Facts::PARTICLE) {
        return false;
    }
    let given = rest[0].facts.any(Facts::GIVEN);
    let of_sex = word.facts.any(Facts::LADY.with(Facts::GENTLEMAN));
    let is_rare = !word.facts.any(Facts::COMMON_GIVEN.with(Facts::COMMON_SURNAME));
    (!word.facts.any(Facts::NAME) && (word.facts.any(Facts::TITLE) || rest.len() > 1))
        || (rest.len() > 1 && (given || (of_sex && is_rare)))
        || (given && (of_sex || is_kin_of_key(word.key)))
}

/// Takes off names of two words what is no part of them by the rest of the document: in `Judge Moss`, the title, where
/// somebody else of the name is `Ida Moss`.
pub(super) fn shorten(words: &[Token], names: &mut [Range<usize>]) {
    let title = Facts::TITLE.with(Facts::ROLE);
    let is_titled = |name: &Range<usize>| {
        let first = words[name.start].facts;
        name.len() == 2 && first.any(title) && !first.any(Facts::COMMON_GIVEN)
    };
    let full = names.iter().filter(|name| name.len() > 1 && !is_titled(name));
    let surnames: Numbers = full.map(|name| words[name.end - 1].key).collect();
    for name in names.iter_mut().filter(|name| is_titled(name) && surnames.contain(words[name.end - 1].key)) {
        name.start += 1;
    }
}

/// Takes off names a last word that is the line's and not theirs, by the rest of the document: in the headline `Ida Moss Slams
/// Bank`, where the text has `Ida Moss` and nobody called Slams.
pub(super) fn cut(words: &[Token], names: &mut [Range<usize>]) {
    let whole = |name: Range<usize>| lexicon::phrase(words[name].iter().map(|word| word.key));
    let full: Numbers = names.iter().filter(|name| name.len() > 1).map(|name| whole(name.clone())).collect();
    let goes_on = |name: &Range<usize>| {
        name.len() > 2 && !words[name.end - 1].facts.any(Facts::SUFFIX) && full.contain(whole(name.start..name.end - 1))
    };
    let last = |name: &Range<usize>| words[name.end - 1].key;
    let surnames: Numbers = names.iter().filter(|name| !goes_on(name)).map(last).collect();
    let is_cut = |name: &Range<usize>| goes_on(name) && !surnames.contain(last(name));
    names.iter_mut().filter(|name| is_cut(name)).for_each(|name| name.end -= 1);
}

#[cfg(test)]
mod tests {
    use super::{cut, name_proper, shorten};
    use crate::text::Prose;

    #[test]
    fn titles_before_a_known_surname_are_no_part_of_the_name() {
        for (text, expected) in
            [("Ida Moss then Judge Moss", 4..5), ("Ida Lind then Judge Moss", 3..5), ("Ida Moss then Mary Moss", 3..5)]
        {
            let words = Prose::new(text).tokens;
            let mut names = [0..2, 3..5];
            shorten(&words, &mut names);
            assert_eq!(names, [0..2, expected], "{text}");
        }
    }

    #[test]
    fn a_verb_of_the_headline_is_no_part_of_a_name() {
        for (text, expected) in [
            ("Ida Moss Slams Bank . Ida Moss spoke . She left", [0..2, 5..7, 9..10]),
            ("Ida Moss Slams Bank . Ida Roe spoke . She left", [0..3, 5..7, 9..10]),
            ("Ida Moss Lind Bank . Ida Moss spoke . Lind left", [0..3, 5..7, 9..10]),
            ("Ida Moss Jr. came . Ida Moss spoke . She left", [0..3, 5..7, 9..10]),
        ] {
            let words = Prose::new(text).tokens;
            let mut names = [0..3, 5..7, 9..10];
            cut(&words, &mut names);
            assert_eq!(names, expected, "{text}");
        }
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        for (text, name, expected) in [
            ("Mr Justice Moss", 1..3, 2..3),
            ("Justice Moss", 0..2, 0..2),
            ("Dame Odelu Moss", 0..3, 1..3),
            ("King Odelu Moss", 0..3, 0..3),
            ("Husband Ida", 0..2, 1..2),
            ("Hunter Ida", 0..2, 0..2),
            ("Killer Ida", 0..2, 0..2),
        ] {
            let words = Prose::new(text).tokens;
            assert_eq!(name_proper(&words, &(0..words.len()), name), expected, "{text}");
        }
    }

    #[test]
    fn a_pronoun_is_no_part_of_a_name() {
        for (text, name, expected) in
            [("Ida Moss I think", 0..3, 0..2), ("Ida Moss I, then", 0..3, 0..3), ("Ida X led", 0..2, 0..2)]
        {
            let words = Prose::new(text).tokens;
            assert_eq!(name_proper(&words, &(0..words.len()), name), expected, "{text}");
        }
    }
}
