//! A name as one mention writes it, taken apart.

use std::collections::HashMap;

use super::Gender;
use crate::article::Span;
use crate::lexicon::{self, Facts};
use crate::name::article::without_article;
use crate::text::{Prose, TokenKind};

/// A name taken apart: its words without titles, marks and suffix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Form {
    /// The words, as [`lexicon::key`] numbers them; never empty.
    pub(super) keys: Vec<u64>,
    /// The same words as they stand, in lower case and without full stops.
    pub(super) words: Vec<String>,
    /// The number of `Jr.`, `III` and the like.
    pub(super) suffix: Option<u64>,
    /// Whether it has no small letter, and not only because it is initials.
    pub(super) shouted: bool,
    /// Whether its last word goes on in small letters behind a hyphen, as Korean given names do: `Geun-hye`.
    pub(super) half_double: bool,
}

/// The forms of all names of a story, and for each name the number of its form. What is named again and again is taken
/// apart once.
pub(super) fn forms(prose: &Prose<'_>, names: impl Iterator<Item = Span>) -> (Vec<Form>, Vec<usize>) {
    let mut forms = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let number = |span: Span| {
        *known.entry(&prose.text[span.range()]).or_insert_with(|| {
            forms.push(Form::of(prose, span));
            forms.len() - 1
        })
    };
    let numbers = names.map(number).collect();
    (forms, numbers)
}

impl Form {
    /// The form of the name at `span`; tokens are those of the span.
    pub(super) fn of(prose: &Prose<'_>, span: Span) -> Self {
        let mut form = Form::default();
        let mut lower = false;
        for token in prose.tokens_in(span) {
            let word = prose.word(token);
            if token.kind == TokenKind::Mark || token.kind == TokenKind::Possessive {
                continue;
            }
            let bare = without_article(word);
            let (word, key, facts) = if bare == word {
                (word, token.key, token.facts)
            } else {
                let key = lexicon::key(bare);
                (bare, key, lexicon::facts(key))
            };
            lower |= word.contains(char::is_lowercase);
            form.half_double = word.split_once('-').is_some_and(|(_, part)| part.starts_with(char::is_lowercase));
            if !form.keys.is_empty() && facts.any(Facts::SUFFIX) {
                form.suffix = Some(key);
                continue;
            }
            form.keys.push(key);
            form.words.push(word.trim_end_matches('.').to_lowercase());
        }
        form.shouted = !lower && form.words.iter().any(|word| word.chars().nth(2).is_some());
        form
    }

    pub(super) fn first(&self) -> Option<u64> {
        self.keys.first().copied()
    }

    pub(super) fn last(&self) -> Option<u64> {
        self.keys.last().copied()
    }

    pub(super) fn is_full(&self) -> bool {
        self.keys.len() > 1
    }

    /// By the given name of a full name, where that comes first.
    pub(super) fn gender(&self) -> Gender {
        match self.first() {
            Some(first) if self.is_full() && !self.begins_with_family() => {
                Gender::of(lexicon::facts(first), Facts::FEMALE, Facts::MALE)
            }
            _ => Gender::Unknown,
        }
    }

    /// By a given name that stands alone and is hardly ever a surname.
    pub(super) fn gender_alone(&self) -> Gender {
        let facts = self.first().filter(|_| !self.is_full()).map_or(Facts::default(), lexicon::facts);
        let is_given = facts.any(Facts::COMMON_GIVEN) && !facts.any(Facts::COMMON_SURNAME);
        if is_given { Gender::of(facts, Facts::FEMALE, Facts::MALE) } else { Gender::Unknown }
    }

    /// Whether the family name comes first, as in `Park Geun-hye` and `Kim Jong Un`.
    fn begins_with_family(&self) -> bool {
        let facts = |key: &u64| lexicon::facts(*key);
        match self.keys.as_slice() {
            [family, _] => self.half_double && facts(family).any(Facts::SURNAME),
            [family, given @ ..] if given.len() == 2 => {
                let is_initial = |word: &String| word.chars().nth(1).is_none();
                facts(family).any(Facts::COMMON_SURNAME)
                    && !given.iter().any(|key| facts(key).any(Facts::COMMON_GIVEN))
                    && !self.words.iter().any(is_initial)
            }
            _ => false,
        }
    }

    /// Whether another says the same name for sure: the same words or some of them or an initial, with the same suffix.
    pub(super) fn is_surely(&self, other: &Form) -> bool {
        let by_initial = |(first, last): (&str, &str), (other_first, other_last): (&str, &str)| {
            let is_initial = is_initials(first) || is_initials(other_first);
            last == other_last && is_initial && first.chars().next() == other_first.chars().next()
        };
        self.suffix == other.suffix
            && (is_subsequence(&other.keys, &self.keys)
                || is_subsequence(&self.keys, &other.keys)
                || self.is_reordered(other)
                || self.ends().zip(other.ends()).is_some_and(|(own, others)| by_initial(own, others)))
    }

    /// Whether a shorter or equal name can be another form of this one.
    pub(super) fn covers(&self, other: &Form) -> bool {
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return false;
        }
        is_subsequence(&other.keys, &self.keys) || self.is_reordered(other) || self.is_spelled_like(other)
    }

    /// Whether the other is the last words of this one.
    pub(super) fn ends_with(&self, other: &Form) -> bool {
        self.keys.ends_with(&other.keys)
    }

    /// Whether both are the same words, three or more, in another order.
    fn is_reordered(&self, other: &Form) -> bool {
        let sorted = |form: &Form| {
            let mut keys = form.keys.clone();
            keys.sort_unstable();
            keys
        };
        // Most that are compared share no more than a word, and need not be sorted; no name has many words.
        let (own, others) = (&self.keys, &other.keys);
        own.len() > 2
            && own.len() == others.len()
            && own.iter().all(|key| others.contains(key))
            && sorted(self) == sorted(other)
    }

    /// Whether both have one surname and given names of which one is short for the other, or one given name and
    /// surnames a letter apart.
    fn is_spelled_like(&self, other: &Form) -> bool {
        let (Some((first, last)), Some((other_first, other_last))) = (self.ends(), other.ends()) else { return false };
        if last == other_last {
            let begins = is_beginning(first, other_first) || is_beginning(other_first, first);
            return is_nickname(first, other_first)
                || is_nickname(other_first, first)
                || (begins && self.gender().fits(other.gender()));
        }
        first == other_first && self.words.len() == other.words.len() && is_misspelling(last, other_last)
    }

    fn ends(&self) -> Option<(&str, &str)> {
        match self.words.as_slice() {
            [first, .., last] => Some((first, last)),
            _ => None,
        }
    }
}

fn is_subsequence(part: &[u64], whole: &[u64]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|key| rest.any(|other| other == key))
}

/// Pairs of a given name and what is short for it.
static NICKNAMES: std::sync::LazyLock<Vec<&str>> = std::sync::LazyLock::new(|| {
    let mut pairs: Vec<&str> = crate::lexicon::entries(include_str!("../lexicon/nicknames.txt")).collect();
    pairs.sort_unstable();
    pairs
});

/// The fewest letters of a short form that begins the name it is short for, as `Dan` does `Daniel`.
const SHORTEST_BEGINNING: usize = 3;

/// Whether one given name is the beginning of another. One letter more makes another name: `Carl` and `Carla`.
fn is_beginning(short: &str, full: &str) -> bool {
    short.chars().count() >= SHORTEST_BEGINNING && full.len() > short.len() + 1 && full.starts_with(short)
}

/// Whether one given name is an initial of another, or a nickname by the list.
fn is_nickname(short: &str, full: &str) -> bool {
    if is_initials(short) {
        return full.chars().next() == short.chars().next();
    }
    let pair = || full.chars().chain([' ']).chain(short.chars());
    NICKNAMES.binary_search_by(|known| known.chars().cmp(pair())).is_ok()
}

/// Whether a given name is no more than initials: `j`, `j.k`.
fn is_initials(name: &str) -> bool {
    name.split('.').all(|part| part.chars().count() == 1)
}

/// Names shorter than this are never taken for misspellings of each other.
const SHORTEST_MISSPELLED: usize = 5;

/// Whether two words differ by one letter: another, one more or one less.
pub(super) fn is_misspelling(one: &str, other: &str) -> bool {
    let (short, long) = if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    let (least, most) = (short.chars().count(), long.chars().count());
    if one == other || least < SHORTEST_MISSPELLED || most > least + 1 || short.chars().next() != long.chars().next() {
        return false;
    }
    let same = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    let rest = if least == most { same + 1 } else { same };
    short.chars().skip(rest).eq(long.chars().skip(same + 1))
}

#[cfg(test)]
mod tests {
    use super::{Form, Gender, forms, is_beginning, is_misspelling, is_nickname};
    use crate::article::Span;
    use crate::text::Prose;

    fn form(name: &str) -> Form {
        Form::of(&Prose::new(name), Span::new(0, name.len()))
    }

    #[test]
    fn forms_of_one_name() {
        for (full, other, covers) in [
            ("Ida J. Moss", "Ida Moss", true),
            ("Ida Moss", "I. Moss", true),
            ("Edward Moss", "Ted Moss", true),
            ("Daniel Moss", "Dan Moss", true),
            ("Danielle Moss", "Daniel Moss", false),
            ("Josephine Moss", "Joseph Moss", false),
            ("Samantha Moss", "Sam Moss", true),
            ("Ida Abu Moss", "Abu Moss", true),
            ("Ida al-Moss", "Moss", true),
            ("Ida al-Moss", "Al-Moss", true),
            ("Ida Mossberg", "Ida Mosberg", true),
            ("Ida Odelu Moss", "Odelu Ida Moss", true),
            ("Ida Moss", "Moss Ida", false),
            ("Ida Moss", "Una Moss", false),
            ("Ida Moss", "Ida Voss", false),
            ("Karl Moss Jr.", "Karl Moss Sr.", false),
        ] {
            assert_eq!(form(full).covers(&form(other)), covers, "{full}, {other}");
        }
    }

    #[test]
    fn the_gender_of_a_family_name_tells_nothing() {
        for name in ["Park Geun-hye", "Moon Jae-in", "Kim Jong Un", "Lee Kuan Yew"] {
            assert_eq!(form(name).gender(), Gender::Unknown, "{name}");
        }
        for name in ["Kim Moss", "Kim Ann Moss", "Kim J. Moss", "Grace Moss-Lind"] {
            assert_eq!(form(name).gender(), Gender::Female, "{name}");
        }
    }

    #[test]
    fn what_is_named_again_has_one_form() {
        let prose = Prose::new("Ida Moss met Moss and Ida Moss");
        let (forms, numbers) = forms(&prose, [(0, 8), (13, 17), (22, 30)].map(|(a, b)| Span::new(a, b)).into_iter());
        assert_eq!((forms, numbers), (vec![form("Ida Moss"), form("Moss")], vec![0, 1, 0]));
    }

    #[test]
    fn words_that_stand_for_others() {
        assert!(is_nickname("j.k", "joan"));
        assert!(is_beginning("dan", "daniel") && !is_beginning("al", "albert") && !is_beginning("carl", "carla"));
        assert!(is_misspelling("zelenski", "zelensky"));
        assert!(is_misspelling("zelensky", "zelenskyy"));
        assert!(!is_misspelling("moss", "voss") && !is_misspelling("thompson", "thompson"));
        assert!(!is_misspelling("ivanova", "ivanenko"));
    }
}
