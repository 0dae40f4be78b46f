//! Full names of which the tagger found the surname only: elsewhere in the document, or in the same run.

use std::ops::Range;

use super::LONGEST_NAME;
use super::feature::View;
use super::numbers::Numbers;
use super::run::{Line, Run};
use crate::lexicon::Facts;
use crate::text::{Shape, Token};

/// Adds the runs of two words that end in a word which alone is a name elsewhere, and joins to a surname the given names
/// right before it.
pub(super) fn add(view: &View<'_>, runs: &[Run], names: &mut Vec<Range<usize>>) {
    join(&view.prose.tokens, names);
    extend(&view.prose.tokens, runs, names);
    let surname = |name: &Range<usize>| view.prose.tokens[name.end - 1].key;
    let full: Numbers = names.iter().filter(|name| name.len() > 1).map(surname).collect();
    let alone: Numbers = names.iter().filter(|name| name.len() == 1).map(surname).collect();
    let mut named = names.iter().peekable();
    let mut more = Vec::new();
    for run in runs.iter().filter(|run| run.line == Line::Prose) {
        let tokens = run.tokens.clone();
        while named.next_if(|name| name.end <= tokens.start).is_some() {}
        let is_named = named.peek().is_some_and(|name| name.start < tokens.end);
        let last = view.prose.tokens[tokens.end - 1].key;
        let known = alone.contain(last) && !full.contain(last);
        if tokens.len() == 2 && !is_named && known && can_be_given(&view.prose.tokens[tokens.start]) {
            more.push(tokens);
        }
    }
    names.extend(more);
    names.sort_unstable_by_key(|name| name.start);
}

/// Whether a word can only be a given name, heard of or not.
fn can_be_given(word: &Token) -> bool {
    let other = Facts::FUNCTION
        .with(Facts::TITLE)
        .with(Facts::ROLE)
        .with(Facts::CALENDAR)
        .with(Facts::ORGANISATION)
        .with(Facts::DEMONYM)
        .with(Facts::PLACE)
        .with(Facts::VERB);
    let other_thing = Facts::ENGLISH.with(Facts::BRAND).with(Facts::TOWN).with(Facts::CITY);
    matches!(word.shape, Shape::Capital | Shape::Double | Shape::HalfDouble)
        && !word.facts.any(other)
        && (word.facts.any(Facts::GIVEN) || !word.facts.any(other_thing))
}

/// Joins two names of one word that stand side by side, unless the first is somebody's surname: `[Ida] [Moss]`.
fn join(words: &[Token], names: &mut Vec<Range<usize>>) {
    let full = names.iter().filter(|name| name.len() > 1);
    let surnames: Numbers = full.map(|name| words[name.end - 1].key).collect();
    names.dedup_by(|later, earlier| {
        let alone = earlier.len() == 1 && later.len() == 1 && earlier.end == later.start;
        let joins = alone && !surnames.contain(words[earlier.start].key);
        if joins {
            earlier.end = later.end;
        }
        joins
    });
}

/// Adds to names of one word the given name, by the lists or as somebody is called elsewhere, and what other names stand behind
/// it, right before them in their run.
fn extend(words: &[Token], runs: &[Run], names: &mut [Range<usize>]) {
    let last = |name: &Range<usize>| words[name.end - 1].key;
    let surnames: Numbers = names.iter().filter(|name| name.len() > 1).map(last).collect();
    let alone = names.iter().filter(|name| name.len() == 1).map(last);
    let alone: Numbers = alone.filter(|key| !surnames.contain(*key)).collect();
    let mut runs = runs.iter().peekable();
    let mut done = 0;
    for name in names {
        while runs.next_if(|run| run.tokens.end <= name.start).is_some() {}
        let floor = runs.peek().filter(|run| run.line == Line::Prose).map_or(name.start, |run| run.tokens.start);
        let before = floor.max(done)..name.start;
        let named = words[before.clone()].iter().rev().take(LONGEST_NAME - 1);
        let named = named.take_while(|word| word.facts.any(Facts::NAME)).count();
        let is_given = |word: &Token| can_be_given(word) && word.facts.any(Facts::GIVEN);
        let start = (name.start - named..name.start).find(|&at| is_given(&words[at]) || alone.contain(words[at].key));
        if let Some(start) = start.filter(|_| name.len() == 1) {
            name.start = start;
        }
        done = name.end;
    }
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::name::feature::View;
    use crate::name::run::runs;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

    #[test]
    fn surnames_elsewhere_make_full_names() {
        for (text, names, expected) in [
            ("Odelu Moss left. Then Moss spoke.", &[(5, 6)][..], &[(0, 2), (5, 6)][..]),
            ("Canadian Moss left. Then Moss spoke.", &[(5, 6)], &[(5, 6)]),
            ("Odelu Moss left. Then Ida Moss spoke.", &[(5, 7)], &[(5, 7)]),
            ("He met Ida Moss there.", &[(2, 3), (3, 4)], &[(2, 4)]),
            ("There he met the old Senator Ida Hill Moss again.", &[(8, 9)], &[(6, 9)]),
            ("She met the old Verity Moss. Then Verity left.", &[(5, 6), (8, 9)], &[(4, 6), (8, 9)]),
            ("Ida Moss. Then Moss Lind spoke.", &[(0, 2), (4, 5), (5, 6)], &[(0, 2), (4, 5), (5, 6)]),
        ] {
            let prose = Prose::new(text);
            let view = View { prose: &prose, tongue: Tongue::English };
            let [mut names, expected] =
                [names, expected].map(|pairs| pairs.iter().map(|&(a, b)| a..b).collect::<Vec<_>>());
            add(&view, &runs(&prose), &mut names);
            assert_eq!(names, expected, "{text}");
        }
    }
}
