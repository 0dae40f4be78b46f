//! Two people of one surname that stands once: in `Ida and Jo Moss`, Ida is `Ida Moss`.

use std::collections::HashSet;
use std::ops::Range;

use super::form::Form;
use crate::article::Span;
use crate::lexicon::Facts;
use crate::text::{Prose, TokenKind};

/// A given name that shares the surname of the name behind it.
pub(super) struct Shared {
    /// The number of the mention that is the given name.
    pub(super) mention: usize,
    /// The tokens of the surname, with the small words before it.
    surname: Range<usize>,
}

/// The given names that share a surname, in order. `names` are the tokens of the mentions, `numbers` their forms.
///
/// A given name that stands elsewhere as well, alone or in a full name, or in a longer list is somebody's whose surname is
/// another, or told elsewhere.
pub(super) fn shared(prose: &Prose<'_>, names: &[Range<usize>], forms: &[Form], numbers: &[usize]) -> Vec<Shared> {
    let mut counts = vec![0usize; forms.len()];
    numbers.iter().for_each(|form| counts[*form] += 1);
    let known: HashSet<u64> = forms.iter().filter(|form| form.is_full()).flat_map(|form| &form.keys).copied().collect();
    let is_once = |form: usize| counts[form] == 1 && forms[form].last().is_some_and(|key| !known.contains(&key));
    names
        .windows(2)
        .enumerate()
        .filter(|(mention, _)| is_once(numbers[*mention]) && forms[numbers[mention + 1]].is_full())
        .filter_map(|(mention, pair)| Some(Shared { mention, surname: surname(prose, &pair[0], &pair[1])? }))
        .collect()
}

/// The surname of the second of two names where the first, a given name, shares it.
fn surname(prose: &Prose<'_>, one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let facts = |at: usize| prose.tokens[at].facts;
    let word = |at: usize| prose.word(&prose.tokens[at]);
    let joins = one.end + 1 == other.start && matches!(word(one.end), "and" | "&" | "und" | "et" | "y" | "e" | "en");
    let is_given = one.len() == 1 && facts(one.start).any(Facts::COMMON_GIVEN) && facts(other.start).any(Facts::GIVEN);
    // `Prince Ida and Jo Moss`, `Lu, Ida and Jo Moss`.
    let stands_alone = one.start.checked_sub(1).is_none_or(|before| {
        let sentence = prose.sentences.partition_point(|sentence| sentence.start < one.start);
        let starts = prose.sentences.get(sentence).is_some_and(|sentence| sentence.start == one.start);
        starts || (prose.tokens[before].kind == TokenKind::Word && !word(before).starts_with(char::is_uppercase))
    });
    let last = other.end - 1;
    if !joins || !is_given || !stands_alone || facts(last).any(Facts::SUFFIX) {
        return None;
    }
    let small = (other.start + 1..last).rev().take_while(|at| facts(*at).any(Facts::PARTICLE)).count();
    Some(last - small..other.end)
}

impl Shared {
    /// The form of the whole name.
    pub(super) fn form(&self, prose: &Prose<'_>, given: &Form) -> Form {
        let surname = Form::of(prose, self.span(prose));
        Form {
            keys: [given.keys.as_slice(), &surname.keys].concat(),
            words: [given.words.as_slice(), &surname.words].concat(),
            ..given.clone()
        }
    }

    /// The whole name of a given name.
    pub(super) fn name(&self, prose: &Prose<'_>, given: &str) -> String {
        format!("{given} {}", &prose.text[self.span(prose).range()])
    }

    fn span(&self, prose: &Prose<'_>) -> Span {
        let [first, last] = [self.surname.start, self.surname.end - 1].map(|at| prose.tokens[at].span());
        Span::new(first.start, last.end)
    }
}
