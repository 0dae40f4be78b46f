//! Bylines that no word tells: a name, and beside it the day of the story.

use super::gather::LONGEST;
use super::person::is_person;
use super::piece::pieces;
use super::words;
use crate::block::{Block, Context};
use crate::field::Sources;
use crate::field::date::words::has_time;
use crate::field::site::{has_key, key};

/// As many blocks behind the headline are looked at.
const REACH: usize = 8;

/// The blocks between the headline and the story that are bylines by their place: they hold names and days alone, a day stands in
/// each or in the block before or behind it, and nothing above the headline is called so, as the sections of a site are in its menu.
pub(super) fn bylines(sources: &Sources<'_>, headline: Option<usize>) -> Vec<usize> {
    let blocks = sources.blocks;
    let first = sources.selection.kept.iter().position(|kept| *kept);
    let Some((headline, first)) = headline.zip(first) else { return Vec::new() };
    let between = headline + 1..first.min(headline + 1 + REACH);
    let is_menu = |name: &str| blocks[..headline].iter().any(|block| has_key(&block.text, &key(name)));
    let is_beside_day = |at: usize| {
        let beside = (at - 1).max(headline + 1)..(at + 2).min(blocks.len());
        blocks[beside].iter().any(states_day)
    };
    let is_byline = |at: &usize| {
        blocks[*at].level.is_none()
            && blocks[*at].text.len() <= LONGEST
            && is_beside_day(*at)
            && is_name_and_day(&blocks[*at].text, is_menu)
    };
    between.filter(is_byline).collect()
}

fn states_day(block: &Block) -> bool {
    block.context.has(Context::TIME) || (block.text.len() <= LONGEST && block.text.lines().any(has_time))
}

/// Whether a text holds names and days alone. `is_menu` tells the names that are those of something else.
fn is_name_and_day(text: &str, is_menu: impl Fn(&str) -> bool + Copy) -> bool {
    let mut names = 0;
    for piece in text.lines().flat_map(pieces) {
        if piece.text.chars().any(char::is_numeric) {
            continue;
        }
        if !is_plain_name(piece.text) || is_menu(piece.text) {
            return false;
        }
        names += 1;
    }
    names > 0
}

/// Whether words are a name of usual length, and none of them is known as another word. A name that is written as one word cannot
/// be told from others.
fn is_plain_name(name: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let known = words::known(name);
    // In Latin letters the lists know most given names, and clubs, firms and sections stand so as well.
    let is_latin = name.starts_with(|c: char| c <= '\u{24f}');
    (known.given_first || !is_latin)
        && (2..=MOST_WORDS).contains(&name.split_whitespace().count())
        && is_person(name, 2)
        && !name.split_whitespace().any(runs_together)
        && !known.common_word
        && !known.place
        && !words::is_organisation(name)
        && !words::is_agency(name)
        && !name.split_whitespace().any(words::is_role_word)
}

/// Whether a capital stands behind a small letter: pages lose the space between a name and what they tell of it.
fn runs_together(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::is_name_and_day;

    #[test]
    fn a_name_and_a_day_are_all_that_such_a_line_holds() {
        for (line, expected) in [
            ("Astrid Nygård", true),
            ("مریم یزدانی | 1 نوامبر 2024, 19:19", true),
            ("2024年3月5日 高瀬 美咲", false),
            ("2024年3月5日 | 高瀬 美咲", true),
            ("14. mai 2024 · Astrid Nygård · 5 min", true),
            ("14 May 2024", false),
            ("Arne Post", false),
            ("Tesla Motors", false),
            ("Bundesliga Frauen", false),
            ("Astrid NygårdInnenriks", false),
            ("नई दिल्ली", false),
            ("小字号", false),
            ("The ferry stays open until spring", false),
        ] {
            assert_eq!(is_name_and_day(line, |name| name == "नई दिल्ली"), expected, "{line}");
        }
    }
}
