//! Which mentions name one person.
//!
//! Full names come first, the fullest before the others; then single words, each to the full name that it is a part of.
//! All look-ups go by word, so that the work grows with the number of mentions and not with its square.

use std::collections::{HashMap, HashSet};

use super::Gender;
use super::form::{self, Form};

/// A mention with what is known of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    /// The number of its form.
    pub(super) form: usize,
    /// By its title, such as `Mrs.`.
    pub(super) gender: Gender,
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// Whether what somebody is to another of the family stands right before it: `his son, Karl Moss Jr.`
    pub(super) is_kin: bool,
}

/// So many people with one word in their names are looked at, the latest first. Bounds the work on lists of names.
const MOST_NAMESAKES: usize = 24;

/// So many forms of a person's name are kept, the fullest. Bounds the work on names that are nearly one.
const MOST_FORMS: usize = 8;

/// For each mention the number of its person; people are numbered in no particular order. `forms` are in the order of their
/// first mentions.
pub(super) fn join(forms: &[Form], mentions: &[Named]) -> Vec<usize> {
    let same = Same::of(forms);
    let distinct = same.distinct(forms, mentions);
    let mut people = People { parted: same.parted(forms, mentions), ..People::default() };
    let mut full: Vec<usize> = (0..distinct.len()).filter(|&d| distinct[d].form.is_full()).collect();
    full.sort_by_key(|&d| (std::cmp::Reverse(distinct[d].form.keys.len()), distinct[d].form.shouted, d));
    let mut persons: Vec<Option<usize>> = vec![None; distinct.len()];
    for d in full {
        persons[d] = Some(people.place(&distinct[d]));
    }
    // By the number of a word, who was called by it last.
    let mut latest: Vec<Option<usize>> = vec![None; same.words];
    let mut found = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let [first, last] = same.edges[mention.form];
        let called = |latest: &[Option<usize>]| latest.get(last?).copied().flatten();
        let single = || people.of_word(&forms[mention.form], mention.gender, called(&latest));
        let person = persons[same.numbers[mention.form]].unwrap_or_else(single);
        people.note(person, mention.gender);
        for word in [first, last].into_iter().flatten() {
            latest[word] = Some(person);
        }
        found.push(person);
    }
    found
}

/// Which forms have the same words, and which words they begin and end with. What is asked for each mention is thus looked up
/// once a form.
struct Same {
    /// For each form its number among those that differ in their words.
    numbers: Vec<usize>,
    /// The numbers of its first word and its last.
    edges: Vec<[Option<usize>; 2]>,
    /// How many words begin or end a form.
    words: usize,
}

/// A form that differs from those before it, with what is known of its first mention.
struct Distinct<'f> {
    form: &'f Form,
    number: usize,
    gender: Gender,
    first: usize,
    is_kin: bool,
}

impl Same {
    fn of(forms: &[Form]) -> Self {
        let mut known: HashMap<(&[u64], Option<u64>), usize> = HashMap::with_capacity(forms.len());
        let mut words: HashMap<u64, usize> = HashMap::with_capacity(forms.len());
        let mut same =
            Self { numbers: Vec::with_capacity(forms.len()), edges: Vec::with_capacity(forms.len()), words: 0 };
        for form in forms {
            let next = known.len();
            same.numbers.push(*known.entry((&form.keys, form.suffix)).or_insert(next));
            let mut number = |key: u64| {
                let next = words.len();
                *words.entry(key).or_insert(next)
            };
            same.edges.push([form.first(), form.last()].map(|key| key.map(&mut number)));
        }
        same.words = words.len();
        same
    }

    /// The forms that differ, in the order of their first mentions.
    fn distinct<'f>(&self, forms: &'f [Form], mentions: &[Named]) -> Vec<Distinct<'f>> {
        let mut distinct: Vec<Distinct<'f>> = Vec::new();
        for (first, &Named { form, gender, is_kin, .. }) in mentions.iter().enumerate() {
            let number = self.numbers[form];
            if number == distinct.len() {
                distinct.push(Distinct { form: &forms[form], number, gender, first, is_kin });
            }
            distinct[number].is_kin |= is_kin;
        }
        distinct
    }

    /// The pairs of full forms that stand next to each other in one sentence and are not surely one name: `Karl Moss and Karl
    /// Moss Jr.`, `Ed Moss and his cousin Edward Moss`.
    fn parted(&self, forms: &[Form], mentions: &[Named]) -> HashSet<[usize; 2]> {
        let pairs = mentions.windows(2).filter(|pair| pair[0].sentence == pair[1].sentence);
        let pairs = pairs.map(|pair| [pair[0].form, pair[1].form]);
        let full = pairs.filter(|pair| pair.iter().all(|form| forms[*form].is_full()));
        let parted = full.filter(|[one, other]| !forms[*one].is_surely(&forms[*other]));
        parted.map(|pair| sorted(pair.map(|form| self.numbers[form]))).collect()
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
    /// The pairs of forms that are two people's.
    parted: HashSet<[usize; 2]>,
}

/// A person as the joining knows them.
struct Known<'m> {
    forms: Vec<&'m Form>,
    /// The numbers of the full forms among them.
    numbers: Vec<usize>,
    gender: Gender,
    first: usize,
    named: usize,
    is_kin: bool,
}

impl<'m> People<'m> {
    /// The person of a full name: one of those that are known, or a new one.
    fn place(&mut self, distinct: &Distinct<'m>) -> usize {
        let Distinct { form, number, gender, first, is_kin } = *distinct;
        let mut namesakes = namesakes(&self.by_last, form.last()).to_vec();
        namesakes.extend(self.by_first.get(&form.first().unwrap_or_default()).into_iter().flatten());
        let same = |&person: &usize| {
            let known = &self.people[person];
            let is_parted = |other: &usize| self.parted.contains(&sorted([number, *other]));
            // A father and a son.
            let of_kin = (is_kin || known.is_kin) && known.forms.iter().all(|other| other.suffix != form.suffix);
            !of_kin && !known.numbers.iter().any(is_parted) && known.forms.iter().any(|other| other.covers(form))
        };
        let whole =
            |&person: &usize| same(&person) && self.people[person].forms.iter().any(|other| other.ends_with(form));
        let found = namesakes.iter().copied().find(whole).or_else(|| namesakes.iter().copied().find(same));
        let person = found.unwrap_or_else(|| {
            self.people.push(Known { forms: Vec::new(), numbers: Vec::new(), gender, first, named: 0, is_kin });
            self.people.len() - 1
        });
        self.people[person].is_kin |= is_kin;
        self.add(person, form, number);
        person
    }

    fn add(&mut self, person: usize, form: &'m Form, number: usize) {
        let known = &mut self.people[person];
        if known.forms.len() < MOST_FORMS {
            known.forms.push(form);
            known.numbers.push(number);
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
    fn of_word(&mut self, form: &'m Form, gender: Gender, latest: Option<usize>) -> usize {
        let key = form.last();
        for index in [&self.by_last, &self.by_first, &self.by_inner] {
            let namesakes = namesakes(index, key);
            // `Moss Jr.` is the one whose full name has the suffix.
            let bears = |person: &usize| self.people[*person].forms.iter().any(|known| known.suffix == form.suffix);
            let sons = namesakes.iter().copied().filter(|person| form.suffix.is_some() && bears(person));
            let sons: Vec<usize> = sons.collect();
            if let Some(person) = self.choose(&sons, gender, latest).or_else(|| self.choose(namesakes, gender, latest))
            {
                return person;
            }
        }
        if let Some(person) = self.misspelled(form, gender) {
            return person;
        }
        let (forms, numbers) = (vec![form], Vec::new());
        self.people.push(Known { forms, numbers, gender, first: usize::MAX, named: 0, is_kin: false });
        let person = self.people.len() - 1;
        if let Some(key) = key {
            push(&mut self.by_last, key, person);
        }
        person
    }

    /// Of several people with the word in their names: one whose gender fits, the one named last, or the first.
    fn choose(&self, namesakes: &[usize], gender: Gender, latest: Option<usize>) -> Option<usize> {
        let fits = |person: &usize| self.people[*person].gender.fits(gender);
        let fitting = namesakes.iter().copied().filter(fits);
        if let Some(latest) = latest.filter(|latest| fitting.clone().any(|person| person == *latest)) {
            return Some(latest);
        }
        fitting.min_by_key(|person| (self.people[*person].named == 0, self.people[*person].first))
    }

    fn misspelled(&self, form: &Form, gender: Gender) -> Option<usize> {
        let word = form.words.last()?;
        let namesakes = self.by_letters.get(first_letters(word)?)?;
        let near = |person: &usize| {
            let surnames = self.people[*person].forms.iter().filter_map(|form| form.words.last());
            let fits = self.people[*person].gender.fits(gender);
            fits && surnames.into_iter().any(|surname| form::is_misspelling(word, surname))
        };
        namesakes.iter().rev().take(MOST_NAMESAKES).copied().find(near)
    }

    fn note(&mut self, person: usize, gender: Gender) {
        let known = &mut self.people[person];
        known.named += 1;
        known.gender = known.gender.or(gender);
    }
}

fn sorted([one, other]: [usize; 2]) -> [usize; 2] {
    [one.min(other), one.max(other)]
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

fn namesakes(index: &HashMap<u64, Vec<usize>>, key: Option<u64>) -> &[usize] {
    key.and_then(|key| index.get(&key)).map(Vec::as_slice).unwrap_or_default()
}
