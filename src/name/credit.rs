//! Credits that stand in a text: `Photo by Ida Moss`, `(AP Photo/Ida Moss)`, `By Ida Moss:`. Who took a picture or wrote
//! the story is nobody of the story.

use std::ops::Range;
use std::sync::LazyLock;

use super::feature::View;
use crate::lexicon::credits::{self, Place};
use crate::lexicon::{Index, Number};
use crate::text::TokenKind;

/// Words that say what was made, and who made it.
static WORKS: LazyLock<Index<bool>> = LazyLock::new(|| {
    let mut index = Index::for_entries(credits::words(Place::Text).count());
    credits::words(Place::Text).for_each(|word| index.add(word, |_| true));
    index
});

/// A credit has so many words before the one that says what was made, at the most: `AP Photo`.
const MOST_BEFORE: usize = 1;

/// So many tokens may stand between the word that says what was made and the name: `Photo source:`.
const MOST_BETWEEN: usize = 2;

/// Takes out of the names those that only a credit names.
pub(super) fn drop(view: &View<'_>, names: &mut Vec<Range<usize>>) {
    names.retain(|name| !is_credited(view, name));
}

fn is_credited(view: &View<'_>, name: &Range<usize>) -> bool {
    let prose = view.prose;
    let word = |at: usize| prose.word(&prose.tokens[at]);
    let Some(last) = name.start.checked_sub(1) else { return false };
    let start = prose.sentences.get(prose.sentences.partition_point(|sentence| sentence.end <= last));
    let (start, end) = start.map_or((0, 0), |sentence| (sentence.start, sentence.end));
    if last == start && word(last) == "By" && (name.end >= end || word(name.end) == ":") {
        return true;
    }
    if last < start || !matches!(word(last), "by" | "By" | ":" | "/" | "de" | "von") {
        return false;
    }
    let is_work = |at: &usize| WORKS.get(Number::of(word(*at)));
    let work = (start.max(last.saturating_sub(MOST_BETWEEN))..last).rev().find(is_work);
    let Some(work) = work else { return false };
    let opens = |at: usize| prose.tokens[at].kind == TokenKind::Mark && matches!(word(at), "(" | "[" | "|" | "©" | "/");
    (work.saturating_sub(MOST_BEFORE)..=work).any(|at| at == start || (at > start && opens(at - 1)))
}

#[cfg(test)]
mod tests {
    use super::drop;
    use crate::name::feature::View;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

    #[test]
    fn credits_name_nobody_of_the_story() {
        for (before, is_credit) in [
            ("Photo by ", true),
            ("The bridge on Monday. (AP Photo/", true),
            ("The bridge. | Photo by ", true),
            ("Photo source: ", true),
            ("Photographs by ", true),
            ("Autor: ", true),
            ("The bridge is open.\nBy ", true),
            ("A show of photographs by ", false),
            ("She was painted by ", false),
            ("", false),
        ] {
            let text = format!("{before}Ida Moss");
            let prose = Prose::new(&text);
            let mut names: Vec<_> = std::iter::once(prose.tokens.len() - 2..prose.tokens.len()).collect();
            drop(&View { prose: &prose, tongue: Tongue::English }, &mut names);
            assert_eq!(names.is_empty(), is_credit, "{before}");
        }
    }
}
