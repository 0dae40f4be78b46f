//! The large lists, and the table that is made of them: `train lists` writes it, and a test holds it against the lists.

use std::collections::BTreeMap;

use super::{Facts, entries, key, number, table};
use crate::model::Model;

/// Every list with what it says of its entries.
const LISTS: &[(&str, Facts)] = &[
    (include_str!("given-female.txt"), Facts::FEMALE),
    (include_str!("given-male.txt"), Facts::MALE),
    (include_str!("given-common.txt"), Facts::COMMON_GIVEN),
    (include_str!("surnames.txt"), Facts::SURNAME),
    (include_str!("surnames-rare.txt"), Facts::SURNAME.with(Facts::RARE_SURNAME)),
    (include_str!("surnames-common.txt"), Facts::COMMON_SURNAME),
    (include_str!("words.txt"), Facts::WORD),
    (include_str!("places-other-languages.txt"), Facts::PLACE),
    (include_str!("demonyms.txt"), Facts::DEMONYM),
    (include_str!("titles.txt"), Facts::TITLE),
    (include_str!("titles-female.txt"), Facts::TITLE.with(Facts::LADY)),
    (include_str!("titles-male.txt"), Facts::TITLE.with(Facts::GENTLEMAN)),
    (include_str!("role-heads.txt"), Facts::ROLE),
    (include_str!("role-heads-other-languages.txt"), Facts::ROLE_ELSEWHERE),
    (include_str!("organisation-words.txt"), Facts::ORGANISATION),
    (include_str!("particles.txt"), Facts::PARTICLE),
    (include_str!("suffixes.txt"), Facts::SUFFIX),
    (include_str!("calendar.txt"), Facts::CALENDAR),
    (include_str!("verbs.txt"), Facts::VERB),
    (include_str!("verbs-other-languages.txt"), Facts::VERB),
    (include_str!("function-words.txt"), Facts::FUNCTION),
    (include_str!("countries.txt"), Facts::COUNTRY),
    (include_str!("regions.txt"), Facts::REGION),
    (include_str!("english.txt"), Facts::ENGLISH),
    (include_str!("english-rare.txt"), Facts::ENGLISH.with(Facts::RARE_ENGLISH)),
    (include_str!("brands.txt"), Facts::BRAND),
];

/// Places stand in one list with their sort behind a tab.
const PLACES: &str = include_str!("places.txt");

/// What the sort of a place says of it.
fn of_sort(sort: &str) -> Facts {
    match sort {
        "small" => Facts::CITY.with(Facts::TOWN),
        "town" => Facts::TOWN,
        "other" => Facts::PLACE,
        _ => Facts::PLACE.with(Facts::CITY),
    }
}

/// All entries with what their lists say of them.
fn listed() -> impl Iterator<Item = (&'static str, Facts)> {
    let lists = LISTS.iter().flat_map(|(list, facts)| entries(list).map(|entry| (entry, *facts)));
    lists.chain(entries(PLACES).map(|line| {
        let (place, sort) = line.split_once('\t').unwrap_or((line, ""));
        (place, of_sort(sort))
    }))
}

/// What all lists together say of each number.
fn known() -> BTreeMap<u64, Facts> {
    let mut known: BTreeMap<u64, Facts> = BTreeMap::new();
    let mut add = |key: u64, facts: Facts| {
        let entry = known.entry(key).or_default();
        *entry = entry.with(facts);
    };
    for (entry, facts) in listed() {
        // Countries and regions are asked for as wholes only.
        let heads = !facts.any(Facts::COUNTRY.with(Facts::REGION));
        if let (Some((first, _)), true) = (entry.split_once(' '), heads) {
            add(key(first), Facts::PHRASE_HEAD);
        }
        add(number(entry), facts);
    }
    known
}

/// The kind of the model file.
pub(super) const KIND: &str = "lists";

/// The table of all lists, as a model file.
pub(crate) fn build() -> Vec<u8> {
    let fields = [
        ("kind", KIND),
        ("source", "the lists of src/lexicon, each of which names its own"),
        ("licence", "those of the lists"),
        ("command", "cargo run --release --example train -- lists src/lexicon/lists.npm"),
    ];
    let known: BTreeMap<u64, u32> = known().into_iter().map(|(key, facts)| (key, facts.0)).collect();
    Model::write(&fields, &table::build(&known, known.len() * 3 / 2 + 1))
}

#[cfg(test)]
mod tests {
    use super::{build, known};
    use crate::lexicon::facts;

    #[test]
    fn the_table_is_what_the_lists_give() {
        let kept: &[u8] = include_bytes!("lists.npm");
        assert!(build() == kept, "rebuild it: cargo run --release --example train -- lists src/lexicon/lists.npm");
    }

    #[test]
    fn every_entry_is_found() {
        for (key, expected) in known() {
            assert_eq!(facts(key), expected);
        }
    }
}
