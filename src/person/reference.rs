//! Ages that a text gives apart from the name: `Now 24, she`, `She is 24.`, `The 37-year-old said`, `died at the age of 70`.

use std::ops::Range;
use std::sync::LazyLock;

use super::age::hyphenated;
use super::years::{OLDEST, years};
use super::{Gender, says_who};
use crate::lexicon::{self, Facts, Index, Number};
use crate::text::{Prose, Token};

/// An age, and what stands in the place of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) age: u8,
    /// The token from which the person is to be looked for, backwards.
    pub(super) at: usize,
    /// What a pronoun says of the person.
    pub(super) gender: Gender,
    /// Whether the person may be named in the same sentence.
    pub(super) same_sentence: bool,
}

/// The ages in a sentence that stand apart from names.
pub(super) fn references(prose: &Prose<'_>, sentence: &Range<usize>) -> Vec<Reference> {
    let reader = Reader { prose, sentence };
    let openings = sentence.clone().filter(|at| OPENINGS.get(Number::of_key(prose.tokens[*at].key)));
    let read = |at| {
        let beside_article = || reader.noun(at).or_else(|| reader.described(at));
        reader.now(at).or_else(|| reader.is(at)).or_else(beside_article).or_else(|| reader.death(at))
    };
    openings.filter_map(read).collect()
}

/// The first place of each age that is given to somebody whom the text has not named before: `a 15-year-old boy`.
pub(super) fn nameless(prose: &Prose<'_>) -> [Option<usize>; OLDEST as usize + 1] {
    let mut first = [None; OLDEST as usize + 1];
    let articles = [lexicon::key("a"), lexicon::key("an"), lexicon::key("another")];
    for (at, pair) in prose.tokens.windows(2).enumerate().filter(|(_, pair)| articles.contains(&pair[0].key)) {
        if let Some(age) = hyphenated(prose.word(&pair[1])) {
            first[usize::from(age)].get_or_insert(at);
        }
    }
    first
}

/// The words that such an age can begin with: hardly any word of a text is one.
static OPENINGS: LazyLock<Index<bool>> = LazyLock::new(|| {
    let mut openings = Index::for_entries(NOW.len() + PRONOUNS.len() + ARTICLES.len() + OF_DEATH.len());
    [NOW, PRONOUNS, ARTICLES, OF_DEATH].into_iter().flatten().for_each(|word| openings.add(word, |_| true));
    openings
});
const NOW: &[&str] = &["Now", "now", "Heute", "heute", "Nu", "nu"];
const PRONOUNS: &[&str] = &["She", "she", "He", "he", "Sie", "sie", "Er", "er", "Zij", "zij", "Ze", "ze", "Hij", "hij"];
const ARTICLES: &[&str] = &[
    "The", "the", "De", "de", "Der", "der", "Il", "il", "Die", "die", "La", "la", "Le", "le", "El", "el", "O", "o",
    "A", "a",
];
const OF_DEATH: &[&str] = &[
    "died",
    "dies",
    "dead",
    "starb",
    "gestorben",
    "verstorben",
    "mort",
    "morte",
    "décédé",
    "décédée",
    "murió",
    "falleció",
    "muerto",
    "morto",
    "morta",
    "morreu",
    "overleed",
    "overleden",
];

/// So many tokens before the age of somebody dead, a word of dying is looked for.
const FARTHEST_DEATH: usize = 120;

struct Reader<'a> {
    prose: &'a Prose<'a>,
    sentence: &'a Range<usize>,
}

/// The most words of what the person of an age is.
const LONGEST_ROLE: usize = 3;

/// So many tokens behind a word of dying the age may stand.
const FARTHEST: usize = 12;

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.prose.word(token))
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.contains(&at))
    }

    fn facts(&self, at: usize) -> Facts {
        self.token(at).map_or(Facts::default(), |token| token.facts)
    }

    fn number(&self, at: usize) -> Option<u8> {
        years(self.word(at))
    }

    /// `Now 24, she`, `Now, at 24, she`.
    fn now(&self, at: usize) -> Option<Reference> {
        if !NOW.contains(&self.word(at)) {
            return None;
        }
        let number = match (self.word(at + 1), self.word(at + 2)) {
            (",", "at") => at + 3,
            ("aged", _) => at + 2,
            _ => at + 1,
        };
        let age = self.number(number)?;
        let gender = pronoun(self.word(number + 2))?;
        (self.word(number + 1) == ",").then_some(Reference { age, at, gender, same_sentence: at > self.sentence.start })
    }

    /// `She is 24.`, `he is 24 years old`, `Sie ist 24 Jahre alt`; of the dead, `She was 81.`
    fn is(&self, at: usize) -> Option<Reference> {
        let gender = pronoun(&self.word(at).to_lowercase())?;
        let age = self.number(at + 2).filter(|_| match self.word(at + 1) {
            "is" | "ist" => true,
            "was" | "war" | "wurde" | "werd" => self.is_of_dead(),
            _ => false,
        })?;
        let ends = matches!(
            (self.word(at + 3), self.word(at + 4)),
            ("." | "" | ",", _) | ("years", "old") | ("Jahre", "alt") | ("jaar", _)
        );
        ends.then_some(Reference { age, at, gender, same_sentence: at > self.sentence.start })
    }

    /// Whether somebody has died not long before the sentence.
    fn is_of_dead(&self) -> bool {
        let before = self.sentence.start.saturating_sub(FARTHEST_DEATH)..self.sentence.start;
        // The last tell of no age: `killed 24`.
        let is_of_death = |word: &str| OF_DEATH.contains(&word) || matches!(word, "death" | "drowned" | "killed");
        self.prose.tokens[before].iter().any(|token| is_of_death(self.prose.word(token)))
    }

    /// `The 37-year-old said`, `Die 37-Jährige sagte`, `Il 37enne ha detto`.
    fn noun(&self, at: usize) -> Option<Reference> {
        // English `a` brings in somebody new.
        let gender = article(self.word(at)).filter(|_| !matches!(self.word(at), "A" | "a"))?;
        let age = hyphenated(self.word(at + 1))?;
        let is_german_noun = self.word(at + 1).contains("Jährige");
        // English is asked for a verb behind the noun.
        let is_foreign = !matches!(self.word(at), "The" | "the");
        let next = self.behind_role(at + 2);
        let behind = self.word(next);
        let facts = self.facts(next);
        let small = Facts::FUNCTION.with(Facts::VERB);
        let stands_alone = is_german_noun
            || (is_foreign && self.says_who(at + 2) && !self.is_capital(at + 3))
            || matches!(behind, "," | "." | "’s" | "'s")
            || behind.is_empty()
            || (facts.any(small) && behind.starts_with(char::is_lowercase));
        // `Moss said the 37-year-old`, `“Moss left,” the 37-year-old said`: it is another.
        let of_another = |before: usize| self.facts(before).any(Facts::VERB) || matches!(self.word(before), "”" | "\"");
        let same_sentence = at > self.sentence.start && !of_another(at - 1);
        stands_alone.then_some(Reference { age, at, gender, same_sentence })
    }

    /// `La navigatrice de 38 ans`, `Il capitano, 61 anni,`, `Der Landwirt, 57,`.
    fn described(&self, at: usize) -> Option<Reference> {
        let gender = article(self.word(at)).filter(|_| self.says_who(at + 1))?;
        let comma = usize::from(self.word(at + 2) == ",");
        let preposition = usize::from(matches!(self.word(at + 2 + comma), "de" | "di" | "van" | "von"));
        let number = at + 2 + comma + preposition;
        let age = self.number(number).filter(|_| comma + preposition > 0)?;
        let is_bare = comma == 1 && self.word(number + 1) == "," && matches!(self.word(at), "Der" | "Die" | "De");
        let of_years = is_of_age(self.word(number + 1)) && !self.is_capital(number + 2);
        (is_bare || of_years).then_some(Reference { age, at, gender, same_sentence: at > self.sentence.start })
    }

    /// Whether a word is a noun for somebody, in German one with a capital.
    fn says_who(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| says_who(token, self.word(at), self.is_capital(at)))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Past what the person of an age is: `The 37-year-old film director said`, `The 37-year-old Oslo native said`, `The 37-year-old
    /// Czech said`.
    fn behind_role(&self, at: usize) -> usize {
        let small = Facts::FUNCTION.with(Facts::VERB);
        let words = at..at + LONGEST_ROLE;
        let origin = Facts::DEMONYM.with(Facts::PLACE);
        let plain = |at: &usize| match self.word(*at).chars().next() {
            Some(first) if first.is_lowercase() => !self.facts(*at).any(small),
            _ => self.facts(*at).any(origin),
        };
        let says_who = Facts::ROLE.with(Facts::DEMONYM);
        words.take_while(plain).filter(|at| self.facts(*at).any(says_who)).last().map_or(at, |head| head + 1)
    }

    /// `died at the age of 70`, `starb im Alter von 70 Jahren`.
    fn death(&self, at: usize) -> Option<Reference> {
        if !OF_DEATH.contains(&self.word(at)) {
            return None;
        }
        let age =
            (at + 1..at + FARTHEST).take_while(|&at| self.word(at) != ";").find_map(|at| self.age_at_death(at))?;
        Some(Reference { age, at, gender: Gender::Unknown, same_sentence: true })
    }

    fn age_at_death(&self, at: usize) -> Option<u8> {
        let leads = match self.word(at + 1) {
            "days" | "hours" | "months" | "weeks" => false,
            word if is_of_age(word) => {
                matches!(
                    self.word(at - 1),
                    "von" | "mit" | "de" | "à" | "los" | "di" | "a" | "aos" | "com" | "op" | "van"
                )
            }
            _ => {
                matches!(self.word(at - 1), "at" | "aged" | "age")
                    || (self.word(at - 1) == "of" && self.word(at - 2) == "age")
            }
        };
        if leads { self.number(at) } else { hyphenated(self.word(at)).filter(|_| self.word(at + 1) == "leeftijd") }
    }
}

/// What the article of somebody known tells of the gender.
fn article(word: &str) -> Option<Gender> {
    match word {
        "The" | "the" | "De" | "de" => Some(Gender::Unknown),
        "Der" | "der" | "Il" | "il" | "Le" | "le" | "El" | "el" | "O" | "o" => Some(Gender::Male),
        "Die" | "die" | "La" | "la" | "A" | "a" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether a word stands behind the number of an age, in other languages than English.
fn is_of_age(word: &str) -> bool {
    matches!(word, "Jahre" | "Jahren" | "ans" | "años" | "anni" | "anos" | "jaar")
}

fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "she" | "sie" | "ze" | "zij" => Some(Gender::Female),
        "he" | "er" | "hij" => Some(Gender::Male),
        "they" => Some(Gender::Unknown),
        _ => None,
    }
}
