//! The people of a story: mentions joined into persons, with names, roles and ages.

mod age;
mod couple;
mod form;
mod german;
mod join;
mod lead;
mod reference;
mod role;
mod scene;
mod surroundings;
mod years;

use std::ops::Range;

pub(crate) use self::age::hyphenated;
use self::form::Form;
use self::join::Named;
pub(crate) use self::role::Role;
pub(crate) use self::years::years;
use crate::article::{Dateline, Person, Quote, Span};
use crate::lexicon::{Facts, people};
use crate::name::tongue::{Tongue, tongue};
use crate::name::{self, Mention};
use crate::text::{Prose, Token};

/// What a name, a title or a pronoun nearby tells of somebody's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

/// A person of the story.
#[derive(Debug, Clone, Default)]
pub(crate) struct Member {
    /// The fullest form of the name.
    pub(crate) name: String,
    pub(crate) gender: Gender,
    /// What a given name that stands alone tells of it. It rules others out only: weights have not learned from it.
    alone: Gender,
    pub(crate) roles: Vec<Role>,
    pub(crate) age: Option<u8>,
    /// In order.
    pub(crate) mentions: Vec<Span>,
}

/// So many roles of a person are kept. Bounds the work on lists of what one person is.
const MOST_ROLES: usize = 24;

impl Member {
    /// Whether a word that tells of a gender can mean the person.
    pub(crate) fn fits(&self, gender: Gender) -> bool {
        self.gender.or(self.alone).fits(gender)
    }

    /// Adds a role, unless it is a part of one that is known.
    fn add_role(&mut self, role: Role) {
        if self.roles.len() < MOST_ROLES && !self.roles.iter().any(|known| role.is_part_of(known)) {
            self.roles.push(role);
        }
    }
}

/// All people of a story, in the order of their first mention.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cast {
    pub(crate) members: Vec<Member>,
    /// Every mention of anybody in the order of the text, with the number of the member.
    pub(crate) mentions: Vec<(Span, usize)>,
}

impl Cast {
    /// Finds all people of a text. `language` is a BCP 47 tag, where known.
    pub(crate) fn read(prose: &Prose<'_>, dateline: Option<&Dateline>, language: Option<&str>) -> Self {
        let tongue = tongue(prose, language);
        let mut mentions = name::mentions(prose, tongue);
        if let Some(dateline) = dateline {
            name::leave_out_places(&mut mentions, dateline, prose.text);
        }
        Self::gather(prose, &mentions, tongue)
    }

    /// Joins mentions into persons and reads what the text says of each.
    pub(crate) fn gather(prose: &Prose<'_>, mentions: &[Mention], tongue: Tongue) -> Self {
        let spans = mentions.iter().map(|mention| mention.span);
        let tokens = |span: Span| prose.token_at(span.start)..prose.token_at(span.end);
        let names: Vec<Range<usize>> = spans.clone().map(tokens).collect();
        let (mut forms, numbers) = form::forms(prose, spans);
        let shared = couple::shared(prose, &names, &forms, &numbers);
        for shared in &shared {
            let form = &mut forms[numbers[shared.mention]];
            *form = shared.form(prose, form);
        }
        let given: Vec<Gender> = forms.iter().map(Form::gender).collect();
        let named = names.iter().zip(numbers).map(|(name, form)| Named {
            form,
            gender: title_gender(prose, name.start).or(given[form]),
            sentence: prose.sentence_of(name.start),
            is_kin: is_behind_kin(prose, name.start),
        });
        let named: Vec<Named> = named.collect();
        let persons = join::join(&forms, &named);
        let mut cast = Self::default();
        // The number of the member that each person is.
        let mut numbers: Vec<Option<usize>> = vec![None; persons.iter().max().map_or(0, |last| last + 1)];
        let mut best: Vec<usize> = Vec::new();
        for (at, (mention, person)) in mentions.iter().zip(&persons).enumerate() {
            let number = *numbers[*person].get_or_insert_with(|| {
                cast.members.push(Member::default());
                best.push(at);
                cast.members.len() - 1
            });
            let member = &mut cast.members[number];
            member.mentions.push(mention.span);
            member.gender = member.gender.or(named[at].gender);
            let (form, known) = (named[at].form, named[best[number]].form);
            if form != known && is_fuller(&forms[form], &forms[known]) {
                best[number] = at;
            }
            cast.mentions.push((mention.span, number));
        }
        for (member, at) in cast.members.iter_mut().zip(best) {
            member.alone = forms[named[at].form].gender_alone();
            let name = &prose.text[mentions[at].span.range()];
            member.name = match shared.binary_search_by_key(&at, |shared| shared.mention) {
                Ok(number) => shared[number].name(prose, name),
                Err(_) if forms[named[at].form].shouted => spoken(name),
                Err(_) => name.to_owned(),
            };
        }
        cast.read_surroundings(prose, tongue, &names);
        cast
    }

    /// The people as the article lists them, each with the numbers of the quotes that are theirs.
    pub(crate) fn into_people(self, quotes: &[Quote]) -> Vec<Person> {
        let mut said = vec![Vec::new(); self.members.len()];
        let speakers = quotes.iter().map(|quote| quote.speaker.as_ref()?.person);
        for (quote, speaker) in speakers.enumerate() {
            if let Some(quotes) = speaker.and_then(|speaker| said.get_mut(speaker)) {
                quotes.push(quote);
            }
        }
        self.members
            .into_iter()
            .zip(said)
            .map(|(member, quotes)| Person {
                quotes,
                roles: member.roles.into_iter().map(|role| role.text).collect(),
                name: member.name,
                age: member.age,
                mentions: member.mentions,
            })
            .collect()
    }
}

impl Gender {
    fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }

    /// Whether both can be one person's.
    pub(crate) fn fits(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }

    /// What a noun for somebody tells of it: `woman`.
    pub(crate) fn of_noun(noun: &str) -> Self {
        people::somebody(noun).map_or(Self::Unknown, |facts| Self::of(facts, Facts::FEMALE, Facts::MALE))
    }

    fn of(facts: Facts, female: Facts, male: Facts) -> Self {
        match (facts.any(female), facts.any(male)) {
            (true, false) => Self::Female,
            (false, true) => Self::Male,
            _ => Self::Unknown,
        }
    }
}

/// By a title right before the name that begins with a token.
fn title_gender(prose: &Prose<'_>, name: usize) -> Gender {
    let before = name.checked_sub(1).and_then(|at| prose.tokens.get(at));
    before.map_or(Gender::Unknown, |token| {
        let facts = token.facts;
        // In `polls miss Moss` it is a verb.
        let is_verb = prose.word(token) == "miss";
        if facts.any(Facts::TITLE) && !is_verb {
            Gender::of(facts, Facts::LADY, Facts::GENTLEMAN)
        } else {
            Gender::Unknown
        }
    })
}

/// Whether what somebody is to another of the family stands right before the name that begins with a token, perhaps with a comma
/// between.
fn is_behind_kin(prose: &Prose<'_>, name: usize) -> bool {
    let before = prose.tokens[..name].iter().rev().map(|token| prose.word(token));
    let word = before.take(2).find(|word| *word != ",");
    word.is_some_and(people::is_kin)
}

/// Whether a word says what a person is: one of a list, or in German, by its last part.
pub(crate) fn says_who(token: &Token, word: &str, is_german: bool) -> bool {
    let listed = token.facts.any(Facts::ANY_ROLE);
    if is_german { token.is_capital(word) && (listed || german::is_person(word)) } else { listed }
}

/// Whether a form says more of the name than another: more words, fewer initials, not all in capitals.
fn is_fuller(form: &Form, than: &Form) -> bool {
    let measure = |form: &Form| {
        let letters: usize = form.words.iter().map(|word| word.chars().count()).sum();
        (form.keys.len() > 1, !form.shouted, form.keys.len(), letters)
    };
    measure(form) > measure(than)
}

/// A name in capitals as it is written elsewhere: `JO ODE-LU` is `Jo Ode-Lu`.
fn spoken(name: &str) -> String {
    let mut inside = false;
    let spoken = |c: char| {
        let letter: String = if inside { c.to_lowercase().collect() } else { c.to_string() };
        inside = c.is_alphabetic();
        letter
    };
    name.chars().map(spoken).collect()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::Cast;
    use crate::text::Prose;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        text: String,
        people: Vec<Expected>,
        /// Whether the case is known not to be read yet.
        #[serde(default)]
        missed: bool,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Expected {
        name: String,
        #[serde(default)]
        roles: Vec<String>,
        age: Option<u8>,
    }

    fn people(text: &str) -> Vec<Expected> {
        let prose = Prose::new(text);
        let people = Cast::read(&prose, None, None).into_people(&[]);
        people.into_iter().map(|person| Expected { name: person.name, roles: person.roles, age: person.age }).collect()
    }

    #[test]
    fn people_are_read_as_the_table_says_but_for_the_known_misses() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../fixtures/tables/people.json")).expect("the table reads");
        assert!(cases.len() >= 150, "{} cases", cases.len());
        let mut wrong = String::new();
        for case in cases {
            let found = people(&case.text);
            if (found == case.people) == case.missed {
                wrong += &format!(
                    "{}\n  expected {:?}\n  found {found:?}, missed {}\n",
                    case.text, case.people, case.missed
                );
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    #[test]
    fn endless_words_are_no_names_and_no_roles() {
        let endless = "x".repeat(1000);
        let found = people(&format!("On Monday came {endless}-mayors Ida Moss and Jo Lu, and Ann M{endless}."));
        let none = |name: &str| Expected { name: name.to_owned(), roles: Vec::new(), age: None };
        assert_eq!(found, [none("Ida Moss"), none("Jo Lu")]);
    }

    #[test]
    fn short_forms_are_mentions_of_the_full_name() {
        let text = "Arnish Foreign Minister Ida Mossberg met Harold Penwick on Monday.\nMossberg said that Mr. Penwick agreed.";
        let prose = Prose::new(text);
        let cast = Cast::read(&prose, None, None);
        let numbers: Vec<usize> = cast.mentions.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, [0, 1, 0, 1]);
    }
}
