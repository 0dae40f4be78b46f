//! Where sentences end.

use std::ops::Range;

use super::{Case, Token, TokenKind, abbreviation};
use crate::article::Span;

/// Words that, capitalised behind an abbreviation, begin a sentence and no name. Sorted.
const OPENERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Aus",
    "Before",
    "Both",
    "But",
    "By",
    "Das",
    "Der",
    "Des",
    "Die",
    "During",
    "Each",
    "Ein",
    "Eine",
    "El",
    "Elle",
    "Er",
    "Es",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "Il",
    "Im",
    "In",
    "It",
    "Its",
    "La",
    "Last",
    "Le",
    "Les",
    "Los",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Not",
    "Now",
    "O",
    "On",
    "One",
    "Or",
    "Our",
    "Over",
    "She",
    "Sie",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Through",
    "Thus",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Wir",
    "With",
    "Yet",
    "You",
    "Your",
];

/// Names of months in languages that write `5. Mai`, with their stop behind the number. Sorted.
const MONTHS_BEHIND_ORDINALS: &[&str] = &[
    "April",
    "August",
    "Dezember",
    "Februar",
    "Januar",
    "Juli",
    "Juni",
    "Jänner",
    "Mai",
    "März",
    "November",
    "Oktober",
    "September",
];

/// What has been read of the present sentence, as far as its end depends on it.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// The last token, closing marks aside, ends no sentence.
    Open,
    /// A mark that ends a sentence wherever it stands, as in Chinese.
    FullStop,
    /// A mark that ends a sentence unless what follows begins in lower case.
    Stop,
    /// A full stop behind a day's number, as in `5. Mai`.
    OrdinalStop,
    /// The stop of an abbreviation that may end a sentence.
    Abbreviation,
}

/// Cuts the tokens into sentences: at paragraph ends, and after a full stop, question mark or exclamation mark (with
/// the quotation marks and brackets that close behind it) when what follows does not begin in lower case.
pub(super) fn sentences(text: &str, paragraphs: &[Span], tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut state = State::Open;
    let mut ends = paragraphs.iter().map(|span| span.end);
    let mut paragraph_end = 0;
    for (number, token) in tokens.iter().enumerate() {
        let next = tokens.get(number + 1);
        while paragraph_end < token.span().end {
            paragraph_end = ends.next().unwrap_or(usize::MAX);
        }
        state = state.after(text, token, number.checked_sub(1).and_then(|before| tokens.get(before)));
        let last_of_paragraph = next.is_none_or(|next| next.span().start >= paragraph_end);
        if last_of_paragraph || next.is_some_and(|next| state.ends_before(text, token, next, tokens.get(number + 2))) {
            found.push(start..number + 1);
            start = number + 1;
            state = State::Open;
        }
    }
    found
}

impl State {
    fn after(self, text: &str, token: &Token, before: Option<&Token>) -> Self {
        if token.case != Case::Other {
            return Self::Open;
        }
        let word = &text[token.span().range()];
        match token.kind {
            TokenKind::Word if word.as_bytes().last() == Some(&b'.') && !abbreviation::stands_before(word) => {
                Self::Abbreviation
            }
            TokenKind::Mark => match word {
                "。" | "！" | "？" | "؟" | "।" | "॥" | "۔" | "።" | "։" => Self::FullStop,
                "." if before.is_some_and(|before| is_day(text, before)) => Self::OrdinalStop,
                "." | "!" | "?" | "…" => Self::Stop,
                _ if self != Self::Open && closes(word) => self,
                _ => Self::Open,
            },
            _ => Self::Open,
        }
    }

    /// Whether a sentence ends between `token` and `next`.
    fn ends_before(self, text: &str, token: &Token, next: &Token, second: Option<&Token>) -> bool {
        if self == Self::Open {
            return false;
        }
        let next_word = &text[next.span().range()];
        let spaced = next.span().start > token.span().end;
        match self {
            Self::Open => false,
            Self::FullStop => !(is_stop(next_word) || matches!(next_word, "”" | "’" | "\"" | ")" | "」" | "』" | "）")),
            // A mark that touches the stop closes what was open.
            _ if !spaced && (closes(next_word) || is_stop(next_word)) => false,
            Self::Stop => spaced && !begins_lower(next_word),
            Self::OrdinalStop => {
                spaced && !begins_lower(next_word) && MONTHS_BEHIND_ORDINALS.binary_search(&next_word).is_err()
            }
            Self::Abbreviation => {
                let opener = if next.kind == TokenKind::Mark && opens(next_word) {
                    second.map_or("", |second| &text[second.span().range()])
                } else {
                    next_word
                };
                spaced && OPENERS.binary_search(&opener).is_ok()
            }
        }
    }
}

/// One or two digits: `5`, as before `. Mai`.
fn is_day(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Number
        && token.span().len() <= 2
        && text[token.span().range()].bytes().all(|b| b.is_ascii_digit())
}

fn begins_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "。" | "！" | "？")
}

/// Marks that close when they touch a stop. German closes with `“`, Danish with `«`.
fn closes(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "‘" | "’" | "'" | "»" | "«" | "›" | "‹" | ")" | "]" | "」" | "』" | "）")
}

fn opens(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "„" | "‘" | "‚" | "'" | "«" | "»" | "(" | "[" | "—" | "–" | "-")
}

#[cfg(test)]
mod tests {
    use super::{MONTHS_BEHIND_ORDINALS, OPENERS};
    use crate::text::Prose;

    fn sentences(text: &str) -> Vec<&str> {
        let prose = Prose::new(text);
        let of = |range: &std::ops::Range<usize>| {
            &text[prose.tokens[range.start].span().start..prose.tokens[range.end - 1].span().end]
        };
        prose.sentences.iter().map(of).collect()
    }

    #[test]
    fn lists_are_sorted() {
        assert!(OPENERS.is_sorted());
        assert!(MONTHS_BEHIND_ORDINALS.is_sorted());
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        assert_eq!(
            sentences("Dr. Ode met Sen. Lu. They spoke at 9 a.m. on Friday."),
            ["Dr. Ode met Sen. Lu.", "They spoke at 9 a.m. on Friday."]
        );
        assert_eq!(
            sentences("He runs Ode Inc. She left in Jan. The firm stayed in the U.S. It grew."),
            ["He runs Ode Inc.", "She left in Jan.", "The firm stayed in the U.S.", "It grew."]
        );
        assert_eq!(sentences("J. K. Ode won. The U.S. Army lost."), ["J. K. Ode won.", "The U.S. Army lost."]);
    }

    #[test]
    fn quotation_marks_close_behind_the_stop() {
        assert_eq!(
            sentences("“We won.” “Did you?” asked Lu. \"Yes.\" He left."),
            ["“We won.”", "“Did you?” asked Lu.", "\"Yes.\"", "He left."]
        );
        assert_eq!(sentences("„Wir kommen.“ Er ging."), ["„Wir kommen.“", "Er ging."]);
    }

    #[test]
    fn german_days_do_not_end_a_sentence() {
        assert_eq!(
            sentences("Sie kam am 5. Mai an. Er blieb bis 7. Dann ging er."),
            ["Sie kam am 5. Mai an.", "Er blieb bis 7.", "Dann ging er."]
        );
    }

    #[test]
    fn scripts_without_spaces_have_sentences_too() {
        assert_eq!(sentences("他来了。“好。”她说。"), ["他来了。", "“好。”", "她说。"]);
        assert_eq!(sentences("वह आया। वह गया।"), ["वह आया।", "वह गया।"]);
    }

    #[test]
    fn a_line_end_ends_a_sentence() {
        assert_eq!(
            sentences("A heading\nThe text goes on\n\nand on..."),
            ["A heading", "The text goes on", "and on..."]
        );
    }
}
