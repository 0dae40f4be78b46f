//! Which mentions name one person.
//!
//! Full names come first, the fullest before the others; then single words, each to the full name that it is a part of.
//! All look-ups go by word, so that the work grows with the number of mentions and not with its square.

use std::collections::HashMap;

use super::Gender;
use super::form::{self, Form};

/// A mention with what is known of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'f> {
    pub(super) form: &'f Form,
    /// By its title, such as `Mrs.`.
    pub(super) gender: Gender,
}

/// So many people with one word in their names are looked at, the latest first. Bounds the work on lists of names.
const MOST_NAMESAKES: usize = 24;

/// For each mention the number of its person; people are numbered in no particular order.
pub(super) fn join(mentions: &[Named<'_>]) -> Vec<usize> {
    let forms = Forms::of(mentions);
    let mut people = People::default();
    let mut full: Vec<usize> = (0..forms.distinct.len()).filter(|&f| forms.distinct[f].form.is_full()).collect();
    full.sort_by_key(|&f| (std::cmp::Reverse(forms.distinct[f].form.keys.len()), forms.distinct[f].form.shouted, f));
    let mut person_of_form: Vec<Option<usize>> = vec![None; forms.distinct.len()];
    for f in full {
        person_of_form[f] = Some(people.place(&forms.distinct[f]));
    }
    let mut latest: HashMap<u64, usize> = HashMap::new();
    let mut found = Vec::with_capacity(mentions.len());
    for (mention, &f) in mentions.iter().zip(&forms.of_mention) {
        let person = person_of_form[f].unwrap_or_else(|| people.of_word(mention, &latest));
        people.note(person, mention);
        latest.extend(mention.form.last().map(|key| (key, person)));
        latest.extend(mention.form.first().map(|key| (key, person)));
        found.push(person);
    }
    found
}

/// The different forms among the mentions, in the order of their first.
struct Forms<'m> {
    distinct: Vec<Distinct<'m>>,
    of_mention: Vec<usize>,
}

struct Distinct<'m> {
    form: &'m Form,
    gender: Gender,
    first: usize,
}

impl<'m> Forms<'m> {
    fn of(mentions: &[Named<'m>]) -> Self {
        let mut numbers: HashMap<(&[u64], Option<u64>), usize> = HashMap::with_capacity(mentions.len());
        let mut forms = Self { distinct: Vec::new(), of_mention: Vec::with_capacity(mentions.len()) };
        for (first, &Named { form, gender }) in mentions.iter().enumerate() {
            let number = *numbers.entry((&form.keys, form.suffix)).or_insert_with(|| {
                forms.distinct.push(Distinct { form, gender, first });
                forms.distinct.len() - 1
            });
            forms.of_mention.push(number);
        }
        forms
    }
}

#[derive(Default)]
struct People<'m> {
    people: Vec<Known<'m>>,
    by_last: HashMap<u64, Vec<usize>>,
    by_first: HashMap<u64, Vec<usize>>,
    by_inner: HashMap<u64, Vec<usize>>,
    /// By the first three letters of a surname, for misspellings.
    by_letters: HashMap<String, Vec<usize>>,
}

/// A person as the joining knows them.
struct Known<'m> {
    forms: Vec<&'m Form>,
    gender: Gender,
    first: usize,
    named: usize,
}

impl<'m> People<'m> {
    /// The person of a full name: one of those that are known, or a new one.
    fn place(&mut self, distinct: &Distinct<'m>) -> usize {
        let Distinct { form, gender, first } = *distinct;
        let mut namesakes = namesakes(&self.by_last, form.last());
        namesakes.extend(self.by_first.get(&form.first().unwrap_or_default()).into_iter().flatten());
        let same = |&person: &usize| {
            let known = &self.people[person];
            // A father is named before the son whose name has a suffix.
            let father = form.suffix.is_none() && first < known.first && known.forms[0].suffix.is_some();
            !father && known.forms.iter().any(|other| other.covers(form))
        };
        let whole =
            |&person: &usize| same(&person) && self.people[person].forms.iter().any(|other| other.ends_with(form));
        let found = namesakes.iter().copied().find(whole).or_else(|| namesakes.iter().copied().find(same));
        let person = found.unwrap_or_else(|| {
            self.people.push(Known { forms: Vec::new(), gender, first, named: 0 });
            self.people.len() - 1
        });
        self.add(person, form);
        person
    }

    fn add(&mut self, person: usize, form: &'m Form) {
        let known = &mut self.people[person];
        if known.forms.len() < MOST_NAMESAKES {
            known.forms.push(form);
        }
        let [first, inner @ .., last] = form.keys.as_slice() else { return };
        push(&mut self.by_first, *first, person);
        push(&mut self.by_last, *last, person);
        inner.iter().for_each(|key| push(&mut self.by_inner, *key, person));
        if let Some(letters) = form.words.last().and_then(|word| first_letters(word)) {
            let namesakes = self.by_letters.entry(letters.to_owned()).or_default();
            if namesakes.last() != Some(&person) {
                namesakes.push(person);
            }
        }
    }

    /// The person whom a single word names.
    fn of_word(&mut self, mention: &Named<'m>, latest: &HashMap<u64, usize>) -> usize {
        let form = mention.form;
        let key = form.last();
        for index in [&self.by_last, &self.by_first, &self.by_inner] {
            if let Some(person) = self.choose(namesakes(index, key), mention, key.and_then(|key| latest.get(&key))) {
                return person;
            }
        }
        if let Some(person) = self.misspelled(form) {
            return person;
        }
        self.people.push(Known { forms: vec![form], gender: mention.gender, first: usize::MAX, named: 0 });
        let person = self.people.len() - 1;
        if let Some(key) = key {
            push(&mut self.by_last, key, person);
        }
        person
    }

    /// Of several people with the word in their names: one whose gender fits, the one named last, or the first.
    fn choose(&self, namesakes: Vec<usize>, mention: &Named<'_>, latest: Option<&usize>) -> Option<usize> {
        let fits = |person: &usize| {
            let gender = self.people[*person].gender;
            gender == Gender::Unknown || mention.gender == Gender::Unknown || gender == mention.gender
        };
        let fitting: Vec<usize> = namesakes.into_iter().filter(fits).collect();
        if let Some(latest) = latest.filter(|latest| fitting.contains(latest)) {
            return Some(*latest);
        }
        fitting.into_iter().min_by_key(|person| (self.people[*person].named == 0, self.people[*person].first))
    }

    fn misspelled(&self, form: &Form) -> Option<usize> {
        let word = form.words.last()?;
        let namesakes = self.by_letters.get(first_letters(word)?)?;
        let near = |person: &usize| {
            let surnames = self.people[*person].forms.iter().filter_map(|form| form.words.last());
            surnames.into_iter().any(|surname| form::is_misspelling(word, surname))
        };
        namesakes.iter().rev().take(MOST_NAMESAKES).copied().find(near)
    }

    fn note(&mut self, person: usize, mention: &Named<'_>) {
        let known = &mut self.people[person];
        known.named += 1;
        if known.gender == Gender::Unknown {
            known.gender = mention.gender;
        }
    }
}

fn first_letters(word: &str) -> Option<&str> {
    let (end, _) = word.char_indices().nth(3)?;
    word.get(..end)
}

fn push(index: &mut HashMap<u64, Vec<usize>>, key: u64, person: usize) {
    let people = index.entry(key).or_default();
    if !people.contains(&person) && people.len() < MOST_NAMESAKES {
        people.push(person);
    }
}

fn namesakes(index: &HashMap<u64, Vec<usize>>, key: Option<u64>) -> Vec<usize> {
    key.and_then(|key| index.get(&key)).map(|people| people.to_vec()).unwrap_or_default()
}
