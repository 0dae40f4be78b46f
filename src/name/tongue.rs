//! Which way a text uses capital letters and small words: the tagger keeps weights of its own for each.

use std::sync::LazyLock;

use super::word::Word;
use crate::lexicon::key;

/// A kind of language to the tagger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tongue {
    English,
    /// Capitalises all nouns.
    German,
    /// Any other: French, Spanish, Italian, Portuguese, Dutch and the rest.
    Other,
}

/// So many tokens tell.
const ENOUGH: usize = 800;

const ENGLISH: &str = "the of and to that was for with is by from his has have are be which as it an this they who at on he said not were";
const GERMAN: &str = "der die das und ist nicht mit von den dem ein eine einen im auf für sich des zu auch bei nach wird sind einer aus am vor";
const OTHER: &str = "le la les des du et est une que dans pour el los las en una por con del se il di che per della non è un sono uma os não \
                     com para ao dos het een van niet dat de op te zijn e y da em na och att som på det är og ikke til jest się nie w z \
                     и в не на что с по ve bir";

/// The small words in the order of their keys, each with the number of its list.
static KEYS: LazyLock<Vec<(u64, usize)>> = LazyLock::new(|| {
    let lists = [ENGLISH, GERMAN, OTHER].into_iter().enumerate();
    let mut keys: Vec<(u64, usize)> =
        lists.flat_map(|(list, words)| words.split(' ').map(move |word| (key(word), list))).collect();
    keys.sort_unstable();
    keys
});

/// The kind of language, by small words; where they do not tell, by `language`, a BCP 47 tag; or else English.
pub(crate) fn tongue(words: &[Word], language: Option<&str>) -> Tongue {
    let mut votes = [0usize; 3];
    for word in words.iter().take(ENOUGH).filter(|word| !word.is_capital()) {
        let first = KEYS.partition_point(|(key, _)| *key < word.key);
        KEYS[first..].iter().take_while(|(key, _)| *key == word.key).for_each(|(_, list)| votes[*list] += 1);
    }
    let [english, german, other] = votes;
    let hint = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
    match (english >= german.max(other), german >= other) {
        _ if english == german.max(other) => match hint {
            "en" => Tongue::English,
            "de" => Tongue::German,
            _ => Tongue::Other,
        },
        (true, _) => Tongue::English,
        (false, true) => Tongue::German,
        (false, false) => Tongue::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tongue, tongue};
    use crate::name::word::words;
    use crate::text::Prose;

    #[test]
    fn small_words_tell() {
        for (text, language, expected) in [
            ("The bridge was closed by the council of the town.", None, Tongue::English),
            ("Die Brücke wurde von der Stadt gesperrt, und das ist nicht neu.", None, Tongue::German),
            ("Le pont a été fermé par la mairie, et les habitants le savent.", None, Tongue::Other),
            ("Ida Moss", Some("de-AT"), Tongue::German),
            ("Ida Moss", None, Tongue::English),
        ] {
            assert_eq!(tongue(&words(&Prose::new(text)), language), expected, "{text}");
        }
    }
}
