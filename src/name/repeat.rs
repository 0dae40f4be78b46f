//! Names that stand elsewhere in the document as the tagger found them.

use std::ops::Range;

use super::article::without_article;
use super::beside::is_of_place;
use super::feature::View;
use super::numbers::Numbers;
use super::run::{Line, Run};
use crate::lexicon::{self, Facts, phrase};
use crate::text::{Shape, Token};

/// Adds the runs that are, word for word, a name of several words elsewhere in the document, or the surname of one,
/// perhaps behind titles and small words.
pub(crate) fn add(view: &View<'_>, runs: &[Run], names: &mut Vec<Range<usize>>) {
    let words = &view.prose.tokens;
    let number = |name: &Range<usize>| phrase(words[name.clone()].iter().map(|word| word.key));
    let full = || names.iter().filter(|name| name.len() > 1);
    let known: Numbers = full().map(number).collect();
    let surnames: Numbers = full().flat_map(|name| surname_keys(view, name.end - 1)).collect();
    let places = if surnames.are_none() { Numbers::default() } else { places_among(view, &surnames) };
    let is_surname = |run: &Run, at: usize| {
        let word = &words[at];
        let begins = at == run.sentence.start && word.facts.any(Facts::ENGLISH);
        let spoken = matches!(word.shape, Shape::Capital | Shape::Mixed | Shape::Double);
        run.line == Line::Prose && spoken && !begins && surnames.contain(word.key) && !places.contain(word.key)
    };
    let mut named = names.iter().peekable();
    let mut more = Vec::new();
    for run in runs {
        let tokens = run.tokens.clone();
        while named.next_if(|name| name.end <= tokens.start).is_some() {}
        let is_named = named.peek().is_some_and(|name| name.start < tokens.end);
        let last = tokens.end - 1;
        let small = Facts::TITLE.with(Facts::FUNCTION);
        let alone = words[tokens.start..last].iter().all(|word| word.facts.any(small));
        if is_named {
            continue;
        }
        if tokens.len() > 1 && known.contain(number(&tokens)) {
            more.push(tokens);
        } else if alone && is_surname(run, last) {
            more.push(last..last + 1);
        }
    }
    names.extend(more);
    names.sort_unstable_by_key(|name| name.start);
}

/// The numbers of a surname, with the article that is joined to it and without.
fn surname_keys(view: &View<'_>, at: usize) -> [u64; 2] {
    let word = view.prose.word(&view.prose.tokens[at]);
    let (key, bare) = (view.prose.tokens[at].key, without_article(word));
    [key, if bare == word { key } else { lexicon::key(bare) }]
}

/// Those of some words that are places by the lists and, somewhere in the document, by the word before them: `in Moss`.
fn places_among(view: &View<'_>, among: &Numbers) -> Numbers {
    let pairs = view.prose.tokens.windows(2).zip(&view.prose.tokens);
    let is_place = |pair: &[Token], before: &Token| {
        pair[1].facts.any(Facts::PLACE.with(Facts::TOWN))
            && among.contain(pair[1].key)
            && is_of_place(view.prose.word(before))
    };
    pairs.filter(|(pair, before)| is_place(pair, before)).map(|(pair, _)| pair[1].key).collect()
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::name::feature::View;
    use crate::name::run::runs;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

    #[test]
    fn surnames_of_known_people_are_names_but_places_are_not() {
        for (text, expected) in [
            ("Ida Odelu left. Then Odelu and Mr. Odelu said so.", &["Ida Odelu", "Odelu", "Odelu"][..]),
            ("Ida al-Odelu left. Then Odelu said so.", &["Ida al-Odelu", "Odelu"]),
            ("Ida Odelu left. He sang with Odelu Lind.", &["Ida Odelu"]),
            ("Ida Paris left. Then Paris smiled.", &["Ida Paris", "Paris"]),
            ("Ida Paris left. She was in Paris, and then Paris smiled.", &["Ida Paris"]),
            ("Ida House left. House prices rose, said House.", &["Ida House", "House"]),
        ] {
            let prose = Prose::new(text);
            let mut names: Vec<_> = std::iter::once(0..2).collect();
            let view = View { prose: &prose, tongue: Tongue::English };
            add(&view, &runs(&prose), &mut names);
            let span = |name: std::ops::Range<usize>| {
                &text[prose.tokens[name.start].span().start..prose.tokens[name.end - 1].span().end]
            };
            assert_eq!(names.into_iter().map(span).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
