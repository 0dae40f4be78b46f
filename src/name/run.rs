//! Runs of tokens that may hold names: all that the tagger looks at.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::{self, Facts};
use crate::text::{Prose, Shape, Token};

/// Capitalised words in a row, with the small words and nickname marks between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) tokens: Range<usize>,
    pub(crate) sentence: Range<usize>,
    pub(crate) line: Line,
}

/// How the capital letters of a sentence are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Line {
    /// Names are capitalised, and the first word.
    Prose,
    /// Most words are capitalised, as in a headline.
    Titled,
    /// All letters are capitals.
    Shouted,
}

/// The most small words in a row between two parts of a name: `de los`, `van der`.
const MOST_PARTICLES: usize = 3;
/// The most words of a nickname between marks.
const LONGEST_NICKNAME: usize = 3;

/// Letters behind a name that are no part of it.
static HONOURS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../lexicon/honours.txt")).collect());

/// Whether a word is such letters.
pub(crate) fn is_honour(word: &str) -> bool {
    HONOURS.contains(word)
}

/// Finds the runs, in order.
pub(crate) fn runs(prose: &Prose<'_>) -> Vec<Run> {
    let words = &prose.tokens;
    let mut found = Vec::new();
    for sentence in &prose.sentences {
        let line = line(&words[sentence.clone()]);
        let mut at = sentence.start;
        while at < sentence.end {
            if !words[at].shape.is_capital() {
                at += 1;
                continue;
            }
            let end = run_end(prose, at, sentence.end);
            let is_honour = |at: &usize| line != Line::Shouted && is_honour(prose.word(&prose.tokens[*at]));
            let honours = (at + 1..end).rev().take_while(is_honour).count();
            found.push(Run { tokens: at..end - honours, sentence: sentence.clone(), line });
            at = end;
        }
    }
    found
}

fn run_end(prose: &Prose<'_>, start: usize, limit: usize) -> usize {
    let words = &prose.tokens;
    let mut end = start + 1;
    while end < limit {
        if words[end].shape.is_capital() {
            end += 1;
        } else if let Some(next) = over_particles(words, end, limit).or_else(|| over_nickname(prose, end, limit)) {
            end = next;
        } else {
            break;
        }
    }
    end
}

/// Past small words at `at`, when a capitalised word stands behind them.
fn over_particles(words: &[Token], at: usize, limit: usize) -> Option<usize> {
    let small = |word: &Token| word.shape == Shape::Lower && word.facts.any(Facts::PARTICLE);
    let count = words[at..limit].iter().take(MOST_PARTICLES + 1).take_while(|word| small(word)).count();
    let behind = at + count;
    (1..=MOST_PARTICLES).contains(&count).then_some(behind).filter(|&at| at < limit && words[at].shape.is_capital())
}

/// Past a nickname in marks at `at`: `Ann "Red" Lee`.
fn over_nickname(prose: &Prose<'_>, at: usize, limit: usize) -> Option<usize> {
    let words = &prose.tokens;
    let mark = |at: usize| prose.word(&words[at]);
    let closing: &[&str] = match mark(at) {
        "\"" => &["\""],
        "“" => &["”"],
        "„" => &["“", "”"],
        "«" => &["»"],
        "‘" | "'" => &["’", "'"],
        "(" => &[")"],
        _ => return None,
    };
    let inside =
        words[at + 1..limit].iter().take(LONGEST_NICKNAME + 1).take_while(|word| word.shape.is_capital()).count();
    let close = at + 1 + inside;
    let fits = (1..=LONGEST_NICKNAME).contains(&inside)
        && close + 1 < limit
        && closing.contains(&mark(close))
        && words[close + 1].shape.is_capital();
    fits.then_some(close + 1)
}

/// Of so many words of a sentence or more, a headline has so large a part capitalised.
const FEWEST_TITLED: usize = 4;
const PART_TITLED: f32 = 0.65;

/// So many words of a shouted line are in capitals, and so many for each that is not: one word alone is an abbreviation.
const FEWEST_SHOUTED: usize = 2;
const SHOUTED_TO_LOWER: usize = 5;

fn line(sentence: &[Token]) -> Line {
    let cased = sentence.iter().filter(|word| !matches!(word.shape, Shape::Number | Shape::Possessive | Shape::Mark));
    let (mut all, mut capital, mut shouted, mut lower) = (0usize, 0usize, 0usize, 0usize);
    for word in cased {
        all += 1;
        capital += usize::from(word.shape.is_capital());
        shouted += usize::from(matches!(word.shape, Shape::Upper));
        lower += usize::from(matches!(word.shape, Shape::Lower | Shape::Capital | Shape::Mixed | Shape::HalfDouble));
    }
    if shouted >= FEWEST_SHOUTED && lower * SHOUTED_TO_LOWER <= shouted {
        Line::Shouted
    } else if all >= FEWEST_TITLED && capital as f32 >= all as f32 * PART_TITLED {
        Line::Titled
    } else {
        Line::Prose
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, runs};
    use crate::text::Prose;

    fn found(text: &str) -> Vec<(&str, Line)> {
        let prose = Prose::new(text);
        let span =
            |run: &super::Run| prose.tokens[run.tokens.start].span().start..prose.tokens[run.tokens.end - 1].span().end;
        runs(&prose).iter().map(|run| (&text[span(run)], run.line)).collect()
    }

    #[test]
    fn runs_take_small_words_and_nicknames() {
        assert_eq!(
            found("then Ida van der Ode met Jo “Red” Lu and J. K. Moss, who"),
            [("Ida van der Ode", Line::Prose), ("Jo “Red” Lu", Line::Prose), ("J. K. Moss", Line::Prose)]
        );
        assert_eq!(found("then the judge heard Ida Moss KC OBE"), [("Ida Moss", Line::Prose)]);
        assert_eq!(found("the mayor of Arne and de Vries left"), [("Arne", Line::Prose), ("Vries", Line::Prose)]);
    }

    #[test]
    fn lines_tell_how_to_read_capitals() {
        assert_eq!(found("ODE WINS RACE IN ARNE")[0].1, Line::Shouted);
        assert_eq!(found("Ode Wins Long Race in Arne")[0].1, Line::Titled);
        assert_eq!(found("国際 東京 मुंबई في"), []);
    }
}
