//! Mentions of people in running text.

pub(crate) mod article;
mod beside;
mod credit;
pub(crate) mod crf;
pub(crate) mod evidence;
pub(crate) mod feature;
mod fuller;
mod introduced;
mod lineup;
pub(crate) mod list;
mod numbers;
mod outer;
pub(crate) mod plain;
pub(crate) mod proper;
mod repeat;
pub(crate) mod run;
mod seen;
pub(crate) mod table;
pub(crate) mod tagger;
pub(crate) mod tongue;

use crate::article::{Dateline, Span};
use crate::lexicon::key;
use crate::text::Prose;
use tongue::Tongue;

/// The most words of a name, with a nickname and its marks. Bounds the work on what is capitalised throughout.
const LONGEST_NAME: usize = 16;
/// The same in bytes: a name is copied for each quotation of the person.
const LONGEST_IN_BYTES: usize = 200;

/// One place where a text names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name as it stands, without title, role or possessive ending.
    pub(crate) span: Span,
}

/// Finds the mentions, in order.
pub(crate) fn mentions(prose: &Prose<'_>, tongue: Tongue) -> Vec<Mention> {
    let names = tagger::names(prose, tongue).into_iter().filter(|span| span.len() <= LONGEST_IN_BYTES);
    names.map(|span| Mention { span }).collect()
}

/// Leaves out the places of the dateline, in it and elsewhere: `LORNE, Verania (AP)`, `the caving club of Lorne`. One that is also
/// a part of a longer name, as behind `JACKSON, Miss. (AP)` in `Ida Jackson`, may be a person's outside of it.
pub(crate) fn leave_out_places(mentions: &mut Vec<Mention>, dateline: &Dateline, text: &str) {
    let words = |mention: &Mention| text[mention.span.range()].split(' ').map(key).collect::<Vec<_>>();
    let longer: Vec<u64> = mentions.iter().map(words).filter(|words| words.len() > 1).flatten().collect();
    let places: Vec<u64> =
        dateline.places.iter().map(|place| key(place)).filter(|place| !longer.contains(place)).collect();
    let is_place = |mention: &Mention| places.contains(&key(&text[mention.span.range()]));
    mentions.retain(|mention| !mention.span.overlaps(dateline.span) && !is_place(mention));
}

#[cfg(test)]
mod tests {
    use super::{Prose, Tongue, leave_out_places, mentions};
    use crate::field::dateline;

    #[test]
    fn the_place_of_the_dateline_is_nobody() {
        for (text, expected) in [
            ("LORNE, Verania (AP) — The club of Lorne thanked Ida Moss. Lorne said it was glad.", vec!["Ida Moss"]),
            ("JACKSON, Miss. (AP) — Ida Jackson won. Jackson said she was glad.", vec!["Ida Jackson", "Jackson"]),
        ] {
            let dateline = dateline::read(text, Some("en")).expect("a dateline");
            let mut prose = Prose::new(text);
            prose.end_sentence_at(dateline.span.end);
            let mut found = mentions(&prose, Tongue::English);
            leave_out_places(&mut found, &dateline, text);
            let found: Vec<&str> = found.iter().map(|mention| &text[mention.span.range()]).collect();
            assert_eq!(found, expected);
        }
    }
}
