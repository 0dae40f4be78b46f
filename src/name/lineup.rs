//! Line-ups of teams, in which every name is a player's: `Arne (4-4-2): Moss; Lu (capt), Odelu, Roe (Lind 70)`.

use std::ops::Range;

use super::feature::View;
use super::run::Run;
use crate::text::TokenKind;

/// So many names or more make a line-up.
const FEWEST: usize = 7;
/// So many of them or more are known for names already: other lists are of towns, months or firms.
const FEWEST_KNOWN: usize = 2;

/// Adds the names of all players.
pub(super) fn add(view: &View<'_>, runs: &[Run], names: &mut Vec<Range<usize>>) {
    let mut more = Vec::new();
    for runs in runs.chunk_by(|one, other| one.sentence == other.sentence) {
        let is_new = |run: &&Run| {
            let next = names.partition_point(|name| name.end <= run.tokens.start);
            names.get(next).is_none_or(|name| name.start >= run.tokens.end)
        };
        let (new, known): (Vec<&Run>, Vec<&Run>) = players(view, runs).iter().partition(is_new);
        // `Subs:` and `Booked:` stand before more players.
        let is_label =
            |run: &&Run| view.prose.tokens.get(run.tokens.end).is_some_and(|token| view.prose.word(token) == ":");
        if known.len() >= FEWEST_KNOWN {
            more.extend(new.into_iter().filter(|run| !is_label(run)).map(|run| run.tokens.clone()));
        }
    }
    names.extend(more);
    names.sort_unstable_by_key(|name| name.start);
}

/// The runs behind the colon of a line-up: many, with marks and numbers only between them, and somebody who came on.
fn players<'r>(view: &View<'_>, runs: &'r [Run]) -> &'r [Run] {
    let tokens = &view.prose.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token| view.prose.word(token));
    let Some((first, last)) = runs.first().zip(runs.last()).filter(|_| runs.len() >= FEWEST) else { return &[] };
    let Some(colon) = (first.sentence.start..last.tokens.start).find(|at| word(*at) == ":") else { return &[] };
    let players = &runs[runs.partition_point(|run| run.tokens.start < colon)..];
    let words = players.iter().map(|run| run.tokens.len()).sum::<usize>();
    // `Lu (capt)`.
    let is_note = |at: usize| word(at - 1) == "(" && word(at + 1) == ")";
    let is_word = |at: &usize| tokens[*at].kind == TokenKind::Word && !is_note(*at);
    let listed = (colon + 1..last.tokens.end).filter(is_word).count();
    let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let came_on =
        |run: &Run| run.tokens.start.checked_sub(1).is_some_and(|at| word(at) == "(") && is_number(run.tokens.end);
    let is_lineup = players.len() >= FEWEST && listed <= words && players.iter().any(came_on);
    if is_lineup { players } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::name::feature::View;
    use crate::name::run::runs;
    use crate::name::tongue::Tongue;
    use crate::text::{Prose, Token};

    #[test]
    fn all_players_of_a_line_up_are_named() {
        for (text, expected) in [
            ("Arne (4-2-3-1): Moss; Lu, Odelu, Roe; Lind (Pike 70), Brook, Lake.", 6),
            ("Arne (4-2-3-1): Moss; Lu, Odelu, Roe; Lind (Pike 70), Brook, Lake; Subs: Holm, Vik.", 8),
            ("Arne: Moss; Lu (capt), Odelu, Roe; Lind (Pike 70), Brook, Lake.", 6),
            (
                "Where to see them: Hull (March 3), Leeds (March 5), Hull (March 7), Arne (March 9), Cardiff (March 11).",
                0,
            ),
            ("Towns: Moss; Lu, Odelu, Roe; Lind (Pike), Brook, Lake.", 0),
            ("Moss, Lu, Odelu, Roe, Lind, Brook, Lake: these.", 0),
            ("Arne said: Moss; Lu, Odelu, and Roe; Lind (Pike 70), Brook, Lake.", 0),
        ] {
            let prose = Prose::new(text);
            let known = |token: &Token| ["Moss", "Odelu"].contains(&prose.word(token));
            let at = (0..).zip(&prose.tokens).filter(|(_, token)| known(token)).map(|(at, _)| at);
            let mut names: Vec<_> = at.map(|at: usize| at..at + 1).collect();
            let before = names.len();
            add(&View { prose: &prose, tongue: Tongue::English }, &runs(&prose), &mut names);
            assert_eq!(names.len() - before, expected, "{text}");
        }
    }
}
