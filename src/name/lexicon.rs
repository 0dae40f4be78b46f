//! What the word lists know of a word: one table, built once, one look-up a word.

use std::sync::LazyLock;

use crate::lexicon;

/// A set of facts about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts(pub(crate) u32);

impl Facts {
    pub(crate) const FEMALE: Facts = Facts(1);
    pub(crate) const MALE: Facts = Facts(1 << 1);
    pub(crate) const SURNAME: Facts = Facts(1 << 2);
    pub(crate) const COMMON_SURNAME: Facts = Facts(1 << 3);
    pub(crate) const WORD: Facts = Facts(1 << 4);
    pub(crate) const PLACE: Facts = Facts(1 << 5);
    /// The first word of a place of several.
    pub(crate) const PLACE_HEAD: Facts = Facts(1 << 6);
    pub(crate) const DEMONYM: Facts = Facts(1 << 7);
    pub(crate) const TITLE: Facts = Facts(1 << 8);
    pub(crate) const ROLE: Facts = Facts(1 << 9);
    pub(crate) const ORGANISATION: Facts = Facts(1 << 10);
    pub(crate) const PARTICLE: Facts = Facts(1 << 11);
    pub(crate) const SUFFIX: Facts = Facts(1 << 12);
    pub(crate) const CALENDAR: Facts = Facts(1 << 13);
    /// With [`TITLE`](Self::TITLE): of women only.
    pub(crate) const LADY: Facts = Facts(1 << 14);
    /// With [`TITLE`](Self::TITLE): of men only.
    pub(crate) const GENTLEMAN: Facts = Facts(1 << 15);

    pub(crate) const VERB: Facts = Facts(1 << 16);
    pub(crate) const FUNCTION: Facts = Facts(1 << 17);

    pub(crate) const COMMON_GIVEN: Facts = Facts(1 << 18);
    /// A surname that is hardly ever met.
    pub(crate) const RARE_SURNAME: Facts = Facts(1 << 19);

    pub(crate) const GIVEN: Facts = Facts(Self::FEMALE.0 | Self::MALE.0);
    pub(crate) const NAME: Facts = Facts(Self::GIVEN.0 | Self::SURNAME.0);

    /// Whether at least one of `others` holds.
    pub(crate) const fn any(self, others: Facts) -> bool {
        self.0 & others.0 != 0
    }

    /// Both sets.
    pub(crate) const fn with(self, others: Facts) -> Self {
        Facts(self.0 | others.0)
    }
}

/// Every list with what it says of its words.
const LISTS: &[(&str, Facts)] = &[
    (include_str!("../lexicon/given-female.txt"), Facts::FEMALE),
    (include_str!("../lexicon/given-male.txt"), Facts::MALE),
    (include_str!("../lexicon/given-common.txt"), Facts::COMMON_GIVEN),
    (include_str!("../lexicon/surnames.txt"), Facts::SURNAME),
    (include_str!("../lexicon/surnames-rare.txt"), Facts::SURNAME.with(Facts::RARE_SURNAME)),
    (include_str!("../lexicon/surnames-common.txt"), Facts::COMMON_SURNAME),
    (include_str!("../lexicon/words.txt"), Facts::WORD),
    (include_str!("../lexicon/places.txt"), Facts::PLACE),
    (include_str!("../lexicon/places-other-languages.txt"), Facts::PLACE),
    (include_str!("../lexicon/demonyms.txt"), Facts::DEMONYM),
    (include_str!("../lexicon/titles.txt"), Facts::TITLE),
    (include_str!("../lexicon/titles-female.txt"), Facts::TITLE.with(Facts::LADY)),
    (include_str!("../lexicon/titles-male.txt"), Facts::TITLE.with(Facts::GENTLEMAN)),
    (include_str!("../lexicon/role-heads.txt"), Facts::ROLE),
    (include_str!("../lexicon/organisation-words.txt"), Facts::ORGANISATION),
    (include_str!("../lexicon/particles.txt"), Facts::PARTICLE),
    (include_str!("../lexicon/suffixes.txt"), Facts::SUFFIX),
    (include_str!("../lexicon/calendar.txt"), Facts::CALENDAR),
    (include_str!("../lexicon/verbs.txt"), Facts::VERB),
    (include_str!("../lexicon/verbs-other-languages.txt"), Facts::VERB),
    (include_str!("../lexicon/function-words.txt"), Facts::FUNCTION),
];

/// The number of a word, whatever its case and with no full stop behind it. Different words have, but for rare
/// accidents, different numbers.
pub(crate) fn key(word: &str) -> u64 {
    const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
    const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;
    let step = |hash: u64, unit: u64| (hash.rotate_left(7) ^ unit).wrapping_mul(FACTOR);
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.is_ascii() {
        return word.bytes().fold(SEED, |hash, byte| step(hash, u64::from(byte.to_ascii_lowercase())));
    }
    word.chars().flat_map(char::to_lowercase).fold(SEED, |hash, c| step(hash, u64::from(plain_apostrophe(c))))
}

fn plain_apostrophe(c: char) -> char {
    if matches!(c, '’' | 'ʼ') { '\'' } else { c }
}

/// The number of several words in a row.
pub(crate) fn phrase(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(0, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0xc4ce_b9fe_1a85_ec53))
}

/// An open table of word numbers; a slot without facts is empty.
struct Table {
    slots: Vec<(u32, Facts)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

/// What the lists know of the word with this number.
pub(crate) fn facts(key: u64) -> Facts {
    TABLE.get(key)
}

impl Table {
    /// Slots, about twice as many as there are entries; a power of two.
    const SIZE: usize = 1 << 18;

    fn build() -> Self {
        let mut table = Table { slots: vec![(0, Facts::default()); Self::SIZE] };
        for (list, facts) in LISTS {
            for entry in lexicon::entries(list) {
                let mut words = entry.split(' ').map(key);
                match (words.next(), words.next()) {
                    (Some(first), Some(second)) => {
                        table.add(first, Facts::PLACE_HEAD);
                        table.add(phrase([first, second].into_iter().chain(words)), *facts);
                    }
                    (Some(only), None) => table.add(only, *facts),
                    _ => {}
                }
            }
        }
        table
    }

    fn add(&mut self, key: u64, facts: Facts) {
        let slot = self.find(key);
        let known = self.slots[slot].1;
        self.slots[slot] = (check(key), known.with(facts));
    }

    fn get(&self, key: u64) -> Facts {
        self.slots[self.find(key)].1
    }

    /// The slot that holds the key, or the empty one where it belongs. The table is never full.
    fn find(&self, key: u64) -> usize {
        let mut slot = key as usize & (Self::SIZE - 1);
        while self.slots[slot].1 != Facts::default() && self.slots[slot].0 != check(key) {
            slot = (slot + 1) & (Self::SIZE - 1);
        }
        slot
    }
}

fn check(key: u64) -> u32 {
    (key >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::{Facts, LISTS, Table, facts, key, phrase};
    use crate::lexicon;

    #[test]
    fn the_table_has_room() {
        let entries: usize = LISTS.iter().map(|(list, _)| lexicon::entries(list).count()).sum();
        assert!(entries < Table::SIZE * 3 / 5, "{entries} entries");
    }

    #[test]
    fn lists_answer_whatever_the_case_or_the_stop() {
        assert!(facts(key("MARIA")).any(Facts::FEMALE));
        assert!(facts(key("Mrs.")).any(Facts::LADY));
        assert!(!facts(key("Mrs")).any(Facts::GENTLEMAN));
        assert!(facts(key("Präsidentin")).any(Facts::ROLE));
        assert_eq!(facts(key("qqqq")), Facts::default());
    }

    #[test]
    fn places_of_several_words_are_one_entry() {
        let words = [key("Buenos"), key("Aires")];
        assert!(facts(words[0]).any(Facts::PLACE_HEAD));
        assert!(facts(phrase(words.into_iter())).any(Facts::PLACE));
    }
}
