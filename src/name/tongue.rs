//! Which way a text uses capital letters and small words: the tagger keeps weights of its own for each.

use std::sync::LazyLock;

use crate::lexicon::{Index, Number};
use crate::text::Prose;

/// A kind of language.
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

/// The small words, each with a bit for every list that it is in.
static SMALL: LazyLock<Index<u8>> = LazyLock::new(|| {
    let lists = [ENGLISH, GERMAN, OTHER];
    let mut small = Index::for_entries(lists.iter().flat_map(|words| words.split(' ')).count());
    for (list, words) in lists.into_iter().enumerate() {
        words.split(' ').for_each(|word| small.add(word, |known| known | 1 << list));
    }
    small
});

/// The kind of language, by small words; where they do not tell, by `language`, a BCP 47 tag; or else English.
pub(crate) fn tongue(prose: &Prose<'_>, language: Option<&str>) -> Tongue {
    let mut votes = [0usize; 3];
    for token in prose.tokens.iter().take(ENOUGH).filter(|token| !token.is_capital(prose.word(token))) {
        let lists = SMALL.get(Number::of_key(token.key));
        votes.iter_mut().enumerate().for_each(|(list, votes)| *votes += usize::from(lists >> list & 1));
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
            assert_eq!(tongue(&Prose::new(text), language), expected, "{text}");
        }
    }
}
