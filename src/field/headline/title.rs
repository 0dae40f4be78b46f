//! Titles taken apart: the headline, and the names of site and section around it.

/// What stands between the pieces of a title.
const WIDE: [&str; 6] = ["｜", "│", "ㅣ", "--", " :: ", " // "];
const SPACED: [char; 14] = ['|', '-', '–', '—', '−', '·', '•', '»', '«', '/', '>', '<', '~', '*'];

/// A piece of a title: what is left when other pieces are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// What was cut off before and behind it.
    pub(super) before: &'t str,
    pub(super) behind: &'t str,
    /// A colon stands where it was cut off what is behind it.
    pub(super) ends_at_colon: bool,
}

/// Every run of pieces of a title but the whole: `a | b - c` gives `a | b`, `a`, `b - c`, `b`, `c`.
pub(super) fn pieces(title: &str) -> Vec<Piece<'_>> {
    /// A title of more pieces is a list of keywords.
    const MOST: usize = 7;
    let cuts = cuts(title);
    if cuts.is_empty() || cuts.len() > MOST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for from in 0..=cuts.len() {
        for to in (from..=cuts.len()).rev() {
            let start = if from == 0 { 0 } else { cuts[from - 1].1 };
            let end = cuts.get(to).map_or(title.len(), |cut| cut.0);
            let text = title[start..end].trim().trim_start_matches('—');
            if (from, to) != (0, cuts.len()) && !text.is_empty() {
                let ends_at_colon = title[end..].starts_with(':');
                found.push(Piece { text, before: trim(&title[..start]), behind: trim(&title[end..]), ends_at_colon });
            }
        }
    }
    found
}

/// A part without the separators at its ends.
fn trim(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || SPACED.contains(&c) || "｜│ㅣ:：_".contains(c))
}

/// Where the separators of a title lie. A dash inside a word or a range is none; a colon is one, with a space behind it.
fn cuts(title: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut before = None;
    let mut chars = title.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_alphanumeric() {
            before = Some(c);
            continue;
        }
        let next = chars.peek().map(|(_, c)| *c);
        let end = at + c.len_utf8();
        let is_apart = before.is_some_and(char::is_whitespace) && next.is_some_and(char::is_whitespace);
        let is_cut = (SPACED.contains(&c) && is_apart)
            || c == '|'
            || (c == ':' && next.is_some_and(char::is_whitespace))
            || (matches!(c, '：' | '_') && before.is_some_and(is_wide))
            || (matches!(c, '-' | '—') && before.is_some_and(is_wide) && next.is_some_and(|c| is_wide(c) || c == '—'));
        if is_cut {
            found.push((at, end));
        } else if let Some(mark) = WIDE.iter().find(|mark| title[at..].starts_with(**mark)) {
            found.push((at, at + mark.len()));
        }
        before = Some(c);
    }
    found.dedup_by(|later, earlier| later.0 < earlier.1);
    found
}

/// Whether a character is of a script that is written without spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn texts(title: &str) -> Vec<&str> {
        pieces(title).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn titles_come_apart_at_separators_only() {
        let cases: [(&str, &[&str]); 8] = [
            ("Bridge opens | Post", &["Bridge opens", "Post"]),
            ("Co-op bridge 2019-2020", &[]),
            ("Arne: Bridge opens", &["Arne", "Bridge opens"]),
            ("橋が開通｜日報", &["橋が開通", "日報"]),
            ("大桥通车_新报", &["大桥通车", "新报"]),
            ("At 12:30 it opened", &[]),
            ("Bridge opens|Post", &["Bridge opens", "Post"]),
            ("大桥通车——新报", &["大桥通车", "新报"]),
        ];
        for (title, expected) in cases {
            assert_eq!(texts(title), expected, "{title}");
        }
    }

    #[test]
    fn a_piece_knows_what_was_cut() {
        let all = pieces("Bridge opens – Post – 30.01.2024");
        assert!(
            all.contains(&Piece {
                text: "Bridge opens",
                before: "",
                behind: "Post – 30.01.2024",
                ends_at_colon: false
            }),
            "{all:?}"
        );
    }
}
