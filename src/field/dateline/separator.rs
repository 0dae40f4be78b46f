//! Where a dateline may end: the dash, colon, bar or stop between it and the story.

/// What stands between the dateline and the first sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A dash, long or short, or two hyphens, with white space on one side at least, or a long dash with none.
    Dash,
    /// A short dash or hyphens between letters.
    TightDash,
    Colon,
    Bar,
    /// A full stop.
    Stop,
    /// Nothing but the bracket that closes around the agency.
    Bracket,
    /// The end of the line: the dateline is a paragraph of its own.
    LineEnd,
}

/// A place where a dateline may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Separator {
    pub(super) kind: Kind,
    /// Where the words before it end, in bytes of the line.
    pub(super) start: usize,
    /// Where the separator itself ends.
    pub(super) end: usize,
}

/// The longest dateline, in characters: two places with their states, a day and an agency stay well below.
const LONGEST: usize = 120;

/// All places in a line where a dateline may end, in order.
pub(super) fn separators(line: &str) -> Vec<Separator> {
    let mut found = Vec::new();
    let mut taken = 0;
    for (at, c) in line.char_indices().take(LONGEST) {
        if at < taken {
            continue;
        }
        let Some(separator) = separator_at(line, at, c) else { continue };
        taken = separator.end;
        found.push(separator);
    }
    if line.chars().nth(LONGEST).is_none() {
        found.push(Separator { kind: Kind::LineEnd, start: line.len(), end: line.len() });
    }
    found
}

fn separator_at(line: &str, at: usize, c: char) -> Option<Separator> {
    let before = line[..at].chars().next_back()?;
    let behind = |end: usize| line[end..].chars().next();
    let one = at + c.len_utf8();
    let is_open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let (kind, end) = match c {
        '—' | '―' | '⸺' => (Kind::Dash, line.len() - line[at..].trim_start_matches(['—', '―', '⸺']).len()),
        '-' | '–' | '‒' | '‐' | '−' | '一' | 'ー' => {
            let end = line.len() - line[at..].trim_start_matches(['-', '–', '‒', '‐', '−', '一', 'ー']).len();
            let spaced = before.is_whitespace() || is_open(behind(end)) || matches!(before, ')' | '/');
            (if spaced { Kind::Dash } else { Kind::TightDash }, end)
        }
        ':' | '：' => (Kind::Colon, one),
        '|' | '｜' => (Kind::Bar, one),
        '.' | '।' if is_open(behind(one)) => (Kind::Stop, one),
        '=' if before == ' ' || before == ')' => (Kind::Dash, one),
        ')' | ']' | '/' if behind(one).is_some_and(char::is_whitespace) => {
            return Some(Separator { kind: Kind::Bracket, start: one, end: one });
        }
        _ => return None,
    };
    let start = line[..at].trim_end().len();
    Some(Separator { kind, start, end })
}

#[cfg(test)]
mod tests {
    use super::{Kind, separators};

    #[test]
    fn every_separator_of_a_line_is_found() {
        let kinds = |line| separators(line).into_iter().map(|s| (s.kind, s.start, s.end)).collect::<Vec<_>>();
        assert_eq!(kinds("OSLO — A"), [(Kind::Dash, 4, 8), (Kind::LineEnd, 10, 10)]);
        assert_eq!(kinds("OSLO -- A")[0], (Kind::Dash, 4, 7));
        assert_eq!(kinds("Rom | A")[0], (Kind::Bar, 3, 5));
        assert_eq!(kinds("Rom (dpa) A")[0], (Kind::Bracket, 9, 9));
        assert_eq!(kinds("A-B")[0].0, Kind::TightDash);
        assert_eq!(kinds("— A").len(), 1);
    }
}
