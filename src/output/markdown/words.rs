//! Words of a story as they may stand in Markdown.

use std::fmt::Write;

use crate::article::Link;

/// A text as it may stand in Markdown, its lines joined by `line_break`.
pub(super) fn escaped(text: &str, line_break: &str) -> String {
    Words { text, links: &[], at: 0 }.escaped(line_break)
}

/// Words of the story, with the links on them.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    /// Links in order, none of which overlap.
    pub(super) links: &'a [Link],
    /// Where the words begin in the text that the links' spans refer to.
    pub(super) at: usize,
}

impl Words<'_> {
    /// The words with a backslash before all that Markdown would read as markup, their lines joined by `line_break`. A link
    /// over more than one line becomes one on each.
    pub(super) fn escaped(self, line_break: &str) -> String {
        let mut out = String::with_capacity(self.text.len() + 8);
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let words = line.trim();
            let at = start + line.len() - line.trim_start().len();
            start += line.len();
            if words.is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push_str(line_break);
            }
            self.push_line(&mut out, at, words);
        }
        out
    }

    /// Writes one line of the words, which begins at their byte `at`.
    fn push_line(self, out: &mut String, at: usize, line: &str) {
        let (from, to) = (self.at + at, self.at + at + line.len());
        let place = |offset: usize| offset.saturating_sub(from).min(line.len());
        let first = self.links.partition_point(|link| link.span.end <= from);
        let mut done = 0;
        for link in self.links[first..].iter().take_while(|link| link.span.start < to) {
            let (from, to) = (place(link.span.start).max(done), place(link.span.end));
            let Some(linked) = line.get(from..to).filter(|linked| !linked.is_empty()) else { continue };
            push_escaped(out, &line[done..from], done == 0, &line[from..]);
            out.push('[');
            push_escaped(out, linked, from == 0, &line[to..]);
            let _ = write!(out, "](<{}>)", destination(&link.href));
            done = to;
        }
        push_escaped(out, &line[done..], done == 0, "");
    }
}

/// Writes `words`, behind which stands `next`, with a backslash before all that Markdown would read as markup.
fn push_escaped(out: &mut String, words: &str, starts_line: bool, next: &str) {
    let words = if starts_line { escape_line_start(out, words) } else { words };
    for (at, c) in words.char_indices() {
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            '&' => {
                let behind = words[at + 1..].chars().chain(next.chars()).next();
                behind.is_some_and(|next| next == '#' || next.is_ascii_alphabetic())
            }
            // Before a link it would make a picture of it.
            '!' => at + 1 == words.len() && !next.is_empty(),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Writes what at the start of a line would make a heading, a list or a rule, escaped; gives back the rest.
fn escape_line_start<'a>(out: &mut String, line: &'a str) -> &'a str {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    let marks: &[char] = if digits > 0 { &['.', ')'] } else { &['#', '+', '-', '='] };
    out.push_str(number);
    if rest.starts_with(marks) {
        out.push('\\');
        out.push_str(&rest[..1]);
        return &rest[1..];
    }
    rest
}

/// A link's target as it may stand between angle brackets.
pub(super) fn destination(url: &str) -> String {
    url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        let cases = [
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("12) no item", "12\\) no item"),
            ("12 ships", "12 ships"),
            ("===", "\\==="),
            ("AT&T & Sons &amp; <b>", "AT\\&T & Sons \\&amp; \\<b\\>"),
            ("a\\b `c` ~~d~~", "a\\\\b \\`c\\` \\~\\~d\\~\\~"),
            ("one\n\n  two", "one|two"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text, "|"), expected, "{text:?}");
        }
    }

    #[test]
    fn links_stand_on_their_words_and_escape_what_they_hold() {
        let cases = [
            (
                "the bridge opens",
                &[("bridge", "https://a.example/(b)")][..],
                "the [bridge](<https://a.example/(b)>) opens",
            ),
            ("1. [May] 2. June", &[("1. [May]", "x")], "[1\\. \\[May\\]](<x>) 2. June"),
            ("Look! here AT&T", &[("here", "x"), ("T&", "y")], "Look! [here](<x>) A[T\\&](<y>)T"),
            ("Look!here", &[("here", "x<y> z")], "Look\\![here](<x%3Cy%3E z>)"),
            ("one\ntwo three", &[("one\ntwo", "x")], "[one](<x>)|[two](<x>) three"),
            ("one two", &[("one", "x"), ("two", "y\nz")], "[one](<x>) [two](<yz>)"),
        ];
        for (text, links, expected) in cases {
            let link = |(words, href): &(&str, &str)| {
                let start = text.find(words).expect("the words are there");
                Link { span: crate::Span::new(7 + start, 7 + start + words.len()), href: (*href).to_owned() }
            };
            let links: Vec<Link> = links.iter().map(link).collect();
            assert_eq!(Words { text, links: &links, at: 7 }.escaped("|"), expected);
        }
    }
}
