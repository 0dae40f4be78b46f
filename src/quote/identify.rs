//! Which language a text is in.

use super::class::Class;
use super::language::Language;
use super::word::Lexicon;
use crate::text::Prose;

/// How many tokens of a text are looked at to tell its language.
const SAMPLE: usize = 120;
/// At least so many small words of the language must be there.
const FEWEST: usize = 2;
/// At least one token of so many must be a small word of the language.
const RARITY: usize = 9;

/// The language of a text: the one that a BCP 47 tag declares, else the one that most of its small words belong to.
pub(super) fn language(prose: &Prose<'_>, declared: Option<&str>) -> Option<Language> {
    declared.map_or_else(|| guess(prose), Language::of_tag)
}

fn guess(prose: &Prose<'_>) -> Option<Language> {
    let sample = prose.tokens.iter().take(SAMPLE).map(|token| prose.word(token).to_lowercase());
    let sample: Vec<String> = sample.filter(|word| word.starts_with(char::is_alphabetic)).collect();
    let hits = |language: Language| {
        let lexicon = Lexicon::of(language);
        sample.iter().filter(|word| is_small(lexicon.class(word))).count()
    };
    let counts = Language::ALL.map(hits);
    let most = counts.iter().copied().max()?;
    let best = Language::ALL.into_iter().zip(counts).find(|(_, count)| *count == most);
    best.filter(|(_, count)| *count >= FEWEST && count * RARITY >= sample.len()).map(|(language, _)| language)
}

/// Whether a class is one of words that only a few languages share.
fn is_small(class: Class) -> bool {
    class.is_pronoun()
        || matches!(
            class,
            Class::Determiner
                | Class::Possessive
                | Class::Preposition
                | Class::Conjunction
                | Class::Auxiliary
                | Class::Relative
                | Class::Adverb
        )
}
