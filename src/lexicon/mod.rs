//! What is known of words: plain text files, one entry a line, with a head of `#` lines that names source and licence.
//!
//! The large lists are asked for every word of a text. They are made into one table beforehand ([`lists`]), which is
//! read in place: nothing is built when a program starts.

pub(crate) mod agencies;
pub(crate) mod credits;
mod facts;
mod index;
pub(crate) mod lists;
pub(crate) mod people;
pub(crate) mod table;

use std::sync::LazyLock;

pub(crate) use facts::Facts;
pub(crate) use index::{Index, Number};
pub(crate) use table::Table;

/// The entries of a list file, in its order.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static TABLE: LazyLock<Option<Table<'static>>> =
    LazyLock::new(|| Table::read(include_bytes!("lists.npm"), lists::KIND));

/// What the lists know of the word, or the words, with this number.
pub(crate) fn facts(key: u64) -> Facts {
    Facts(TABLE.as_ref().map_or(0, |table| table.get(key)))
}

/// The same for many words at once.
pub(crate) fn facts_of_each<const N: usize>(keys: &[u64; N]) -> [Facts; N] {
    TABLE.as_ref().map_or([0; N], |table| table.get_each(keys)).map(Facts)
}

/// What the lists know of a name of one word or of several.
pub(crate) fn facts_of(name: &str) -> Facts {
    facts(number(name))
}

/// The number of an entry: of its word, or of its words together.
fn number(entry: &str) -> u64 {
    if entry.contains(' ') { phrase(entry.split(' ').map(key)) } else { key(entry) }
}

/// The number of a word, whatever its case and with no full stop behind it. Different words have, but for rare
/// accidents, different numbers.
pub(crate) fn key(word: &str) -> u64 {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.is_ascii() {
        return word.bytes().fold(EMPTY, |key, byte| step(key, u64::from(byte.to_ascii_lowercase())));
    }
    word.chars().flat_map(letters).fold(EMPTY, |key, c| step(key, u64::from(plain_apostrophe(c))))
}

/// A character in lower case. The dot that lower-casing puts on a Turkish `İ` counts for nothing.
pub(crate) fn letters(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().filter(|c| *c != '\u{307}')
}

/// The number of no word.
pub(crate) const EMPTY: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number of a word with one more letter, which is in lower case.
pub(crate) fn step(key: u64, letter: u64) -> u64 {
    (key.rotate_left(7) ^ letter).wrapping_mul(0xff51_afd7_ed55_8ccd)
}

fn plain_apostrophe(c: char) -> char {
    if matches!(c, '’' | 'ʼ') { '\'' } else { c }
}

/// The number of several words in a row.
pub(crate) fn phrase(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(0, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0xc4ce_b9fe_1a85_ec53))
}

#[cfg(test)]
mod tests {
    use super::{Facts, facts, facts_of, key, phrase};

    #[test]
    fn lists_answer_whatever_the_case_or_the_stop() {
        assert!(facts(key("MARIA")).any(Facts::FEMALE));
        assert!(facts(key("Mrs.")).any(Facts::LADY));
        assert!(!facts(key("Mrs")).any(Facts::GENTLEMAN));
        assert!(facts(key("İsveç")).any(Facts::COUNTRY) && facts(key("isveç")).any(Facts::COUNTRY));
        assert!(facts(key("Präsidentin")).any(Facts::ROLE));
        assert_eq!(facts(key("qqqq")), Facts::default());
    }

    #[test]
    fn places_of_several_words_are_one_entry() {
        let words = [key("Buenos"), key("Aires")];
        assert!(facts(words[0]).any(Facts::PHRASE_HEAD));
        assert!(facts(phrase(words.into_iter())).any(Facts::PLACE));
        assert!(facts_of("Buenos Aires").any(Facts::PLACE));
    }

    #[test]
    fn sorts_of_places_are_told_apart() {
        let is = |place: &str, facts: Facts| facts_of(place).any(facts);
        assert!(is("Buenos Aires", Facts::CITY) && is("Nablus", Facts::CITY) && !is("Kenya", Facts::CITY));
        assert!(is("Kenya", Facts::PLACE) && is("Kenya", Facts::COUNTRY) && is("Texas", Facts::REGION));
    }

    #[test]
    fn no_list_has_an_entry_twice() {
        let lists = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon")).expect("the lists");
        let paths = lists.map(|entry| entry.expect("a list").path());
        for path in paths.filter(|path| path.extension().is_some_and(|end| end == "txt")) {
            let list = std::fs::read_to_string(&path).expect("a list");
            let mut seen = std::collections::HashSet::new();
            for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                assert!(seen.insert(line), "{line} in {}", path.display());
            }
        }
    }
}
