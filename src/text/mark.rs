//! Quotation marks: where they stand in a text, and which way each one can face.

use super::bytes::position;
use super::elision;
use crate::article::Span;

/// Marks that pair with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// `"` `“` `”` `„` and what stands for them.
    Double,
    /// `'` `‘` `’` `‚`.
    Single,
    /// `«` `»`.
    Guillemet,
    /// `‹` `›`.
    SingleGuillemet,
    /// `「` `」`.
    Corner,
    /// `『` `』`.
    WhiteCorner,
}

impl Family {
    /// How many there are.
    pub(super) const COUNT: usize = 6;
}

/// One mark of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) glyph: char,
    pub(super) family: Family,
    /// White space, an opening bracket or the like stands before it.
    gap_before: bool,
    /// White space, a stop or the like stands behind it.
    gap_after: bool,
    /// For single marks: whether it can close, and how sure that is.
    pub(super) closes: Closes,
}

/// Whether a single mark is a closing one or an apostrophe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closes {
    No,
    /// It may as well be an apostrophe, as in `the workers' rights`.
    Perhaps,
    Surely,
}

impl Mark {
    /// Stands as an opening mark stands.
    pub(super) fn leans_open(&self) -> bool {
        self.gap_before && !self.gap_after
    }

    /// Stands as a closing mark stands.
    pub(super) fn leans_closed(&self) -> bool {
        !self.gap_before && self.gap_after
    }

    /// Whether, inside a quotation, it is rather a closing mark than an opening one.
    pub(super) fn reads_closed(&self) -> bool {
        match self.glyph {
            '”' | '」' | '』' => true,
            '„' | '「' | '『' => false,
            '“' => self.leans_closed(),
            _ => !self.leans_open(),
        }
    }
}

/// All marks of a paragraph that can be quotation marks, in order; apostrophes and signs of feet and inches are not.
pub(super) fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let bytes = &text.as_bytes()[..paragraph.end];
    let mut found = Vec::new();
    let mut at = paragraph.start;
    while let Some(ahead) = bytes.get(at..).and_then(|bytes| position(bytes, begins_mark)) {
        at += ahead;
        at += match mark_at(text, paragraph, at) {
            Ok(mark) => {
                found.push(mark);
                mark.span.len()
            }
            Err(length) => length,
        };
    }
    found
}

/// Whether a mark can begin with a byte.
fn begins_mark(byte: u8) -> bool {
    [b'"', b'\'', b'`', 0xC2, 0xE2, 0xE3, 0xEF].into_iter().fold(false, |begins, first| begins | (byte == first))
}

/// The mark at `at`, or the length of what stands there instead.
fn mark_at(text: &str, paragraph: Span, at: usize) -> Result<Mark, usize> {
    let rest = &text[at..paragraph.end];
    let Some(first) = rest.chars().next() else { return Err(1) };
    let (glyph, length) = match first {
        // Two single marks in a row are emphasis as often as quotation, so they open nothing; but they can close.
        '\'' if rest.starts_with("''") => ('”', 2),
        '’' if rest.starts_with("’’") => ('”', 6),
        '`' if rest.starts_with("``") => ('“', 2),
        '`' => ('‘', 1),
        '＂' | '〝' | '〞' => ('"', first.len_utf8()),
        '‟' => ('“', first.len_utf8()),
        _ => (first, first.len_utf8()),
    };
    let family = match glyph {
        '"' | '“' | '”' | '„' => Family::Double,
        '\'' | '‘' | '’' | '‚' => Family::Single,
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::SingleGuillemet,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::WhiteCorner,
        _ => return Err(length),
    };
    let span = Span::new(at, at + length);
    let before = text[paragraph.start..at].chars().next_back();
    let after = text[span.end..paragraph.end].chars().next();
    let gap_after = after.is_none_or(is_gap_after);
    // `"He said, "No." I said, "Yes."" She left.`: of two marks in a row with a space behind them neither opens.
    let is_second = |c: char| glyph == '"' && gap_after && is_mark(c);
    let gap_before = before.is_none_or(|c| is_gap_before(c) && !is_second(c));
    let mut mark = Mark { span, glyph, family, gap_before, gap_after, closes: Closes::No };
    if family == Family::Single {
        if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric) {
            return Err(length);
        }
        mark.closes = closes(glyph, &text[paragraph.start..at], before, after);
        if mark.closes == Closes::No && is_apostrophe_at_head(glyph, &text[span.end..paragraph.end]) {
            return Err(length);
        }
    }
    if span.len() == 2 && glyph == '”' && mark.leans_open() {
        return Err(length);
    }
    if glyph == '"' && is_inches(&text[paragraph.start..at]) {
        return Err(length);
    }
    Ok(mark)
}

fn is_gap_before(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '¿' | '¡' | '|' | '>') || is_mark(c)
}

fn is_gap_after(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ')' | ']' | '}' | '—' | '–' | '-' | '/' | '.' | ',' | ';' | ':' | '!' | '?' | '|' | '<')
        || matches!(c, '。' | '、' | '，')
        || is_mark(c)
}

/// Whether `c` can be a quotation mark. A backtick and the marks `〝` `〞`, which hardly any text has, are marks to
/// [`mark_at`] alone.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

/// Whether a single mark behind `before` closes. Behind a plural or a dropped g it may be an apostrophe.
fn closes(glyph: char, head: &str, before: Option<char>, after: Option<char>) -> Closes {
    let Some(before) = before.filter(|c| !c.is_whitespace()) else { return Closes::No };
    if matches!(glyph, '‚') || after.is_some_and(char::is_alphanumeric) {
        return Closes::No;
    }
    if is_gap_before(before) && !is_mark(before) && !matches!(before, '—' | '–' | '-') {
        return Closes::No;
    }
    if before.is_numeric() || matches!(before, 's' | 'S' | 'z' | 'x') || head.ends_with("in") {
        return Closes::Perhaps;
    }
    Closes::Surely
}

/// Whether a mark that cannot close stands for letters left out, as in `'90s` and `'em`.
fn is_apostrophe_at_head(glyph: char, behind: &str) -> bool {
    let word: &str = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if word.is_empty() {
        return !matches!(glyph, '‘' | '‚') && !behind.chars().next().is_some_and(is_mark_or_stop);
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 2 && matches!(&word[digits..], "" | "s");
    glyph == '’' || (glyph != '‚' && (is_year || elision::is_elided(word)))
}

/// What can follow an opening mark besides a word: `'…and`, `'"Go"`, `'(…)`, `'$5`.
fn is_mark_or_stop(c: char) -> bool {
    is_mark(c) || matches!(c, '…' | '.' | '(' | '[' | '#' | '@' | '$' | '£' | '€')
}

/// Whether `head` ends in feet and a number, so that the mark behind it is inches: `6'2"`. Neither is a year cut short, as in
/// `back in '24"`, nor a number with a stop behind it.
fn is_inches(head: &str) -> bool {
    /// Inches have no more digits, stops and strokes: a longer number is not looked at to its beginning.
    const LONGEST: usize = 6;
    let ends_in_digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let is_sign = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b'/');
    let number = head.bytes().rev().take_while(is_sign).take(LONGEST).count();
    let feet = head[..head.len() - number].strip_suffix(['\'', '′', '’']);
    ends_in_digit(head) && feet.is_some_and(ends_in_digit)
}
