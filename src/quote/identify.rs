//! Which language a text is in.

use super::language::Language;
use super::word::languages_of;
use crate::text::{Prose, TokenKind};

/// How many tokens of a text are looked at to tell its language.
const SAMPLE: usize = 120;
/// At least so many small words of the language must be there.
const FEWEST: usize = 2;
/// At least one token of so many must be a small word of the language.
const RARITY: usize = 9;

/// The language of a text: the one that a BCP 47 tag declares, else the one that most of its small words belong to. The tag of
/// a page has been held against its text before, see `field::language`.
pub(super) fn language(prose: &Prose<'_>, declared: Option<&str>) -> Option<Language> {
    declared.map_or_else(|| guess(prose), Language::of_tag)
}

fn guess(prose: &Prose<'_>) -> Option<Language> {
    let mut counts = [0; Language::ALL.len()];
    let mut words = 0;
    for token in prose.tokens.iter().take(SAMPLE).filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        let languages = languages_of(prose.word(token), token);
        counts.iter_mut().enumerate().for_each(|(number, count)| *count += (languages >> number & 1) as usize);
    }
    let most = counts.iter().copied().max()?;
    let best = Language::ALL.into_iter().zip(counts).find(|(_, count)| *count == most);
    best.filter(|(_, count)| *count >= FEWEST && count * RARITY >= words).map(|(language, _)| language)
}
