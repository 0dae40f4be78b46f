//! The credit at the end of a caption: who took the picture.

use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::credits::{self, Place};
use crate::text::Prose;

/// What joins the word of a credit to who took the picture.
const JOINTS: [&str; 8] = [":", " :", "：", "/", " by ", " von ", " par ", " por "];

/// Parts a caption from its credit: what stands behind `©`, or brackets, a last sentence or what follows a bar, where it
/// begins with a word of credits or names an agency.
pub(crate) fn split(caption: &str) -> (&str, &str) {
    let (text, credit) = in_brackets(caption)
        .or_else(|| caption.rfind('©').map(|at| caption.split_at(at)))
        .or_else(|| Some(caption.split_at(last_part(caption))).filter(|(_, part)| is_credit(part)))
        .unwrap_or((caption, ""));
    (text.trim_end_matches([' ', '|', '-', '–', '/']), credit.trim())
}

fn in_brackets(caption: &str) -> Option<(&str, &str)> {
    let within = caption.strip_suffix('.').unwrap_or(caption).strip_suffix([')', ']'])?;
    let open = within.rfind(['(', '['])?;
    let words = &within[open + 1..];
    (words.starts_with('©') || is_credit(words)).then(|| (&caption[..open], words))
}

/// Where the last sentence begins, or what follows a bar in it.
fn last_part(caption: &str) -> usize {
    let prose = Prose::new(caption);
    let first_token = prose.sentences.last().and_then(|sentence| prose.tokens.get(sentence.start));
    let sentence = first_token.map_or(0, |token| token.span().start);
    let behind_bar = caption.rfind(" | ").map_or(0, |at| at + " | ".len());
    sentence.max(behind_bar)
}

/// Whether words are those of a credit: they begin with one of its words, or name an agency.
pub(super) fn is_credit(words: &str) -> bool {
    let words = words.trim_end_matches('.');
    begins_as_credit(words) || names_agency(words)
}

/// Whether it begins with a word of credits, perhaps behind an agency: `Photo: Ann Lee`, `AP Photo/Ann Lee`.
fn begins_as_credit(words: &str) -> bool {
    let (first, rest) = first_word(words);
    let (word, rest) = if is_agency(first) { first_word(rest.trim_start()) } else { (first, rest) };
    let word = word.to_lowercase();
    // Behind another joint than a colon, what is no name is what the picture shows: `Bild von der Brücke`.
    let is_followed = |joint: &&str| {
        let who = rest.strip_prefix(*joint).map(str::trim_start);
        who.is_some_and(|who| {
            joint.ends_with([':', '：']) || is_agency(first_word(who).0) || !who.starts_with(char::is_lowercase)
        })
    };
    credits::words(Place::Caption).any(|known| known == word) && JOINTS.iter().any(is_followed)
}

fn first_word(words: &str) -> (&str, &str) {
    words.split_at(words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len()))
}

/// Whether it is names and no more, one of them that of an agency: `Ann Lee/Reuters`.
fn names_agency(words: &str) -> bool {
    let parts = || words.split(['/', ',']).map(str::trim);
    parts().any(is_agency) && parts().all(|part| is_agency(part) || is_name(part))
}

fn is_agency(name: &str) -> bool {
    AGENCIES.contains(name.to_lowercase().as_str())
}

/// Whether words may be the whole name of somebody.
pub(super) fn is_full_name(words: &str) -> bool {
    let begins_with_letter = |word: &str| word.starts_with(char::is_alphabetic);
    words.contains(' ') && is_name(words) && words.split_whitespace().all(begins_with_letter)
}

/// Whether all words are written as those of names are.
fn is_name(words: &str) -> bool {
    !words.is_empty() && words.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::split;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        caption: String,
        text: String,
        credit: String,
    }

    #[test]
    fn the_table_of_credits_holds() {
        let rows: Vec<Row> =
            serde_json::from_str(include_str!("../../fixtures/tables/credits.json")).expect("the table reads");
        assert!(rows.len() >= 40, "{} rows", rows.len());
        for row in rows {
            assert_eq!(split(&row.caption), (row.text.as_str(), row.credit.as_str()), "{}", row.caption);
        }
    }
}
