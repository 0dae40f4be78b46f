//! Character references and tags inside values, where pages put them though nothing will decode them.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

use crate::page::{is_direction_mark, is_unseen};

/// The longest name of a character reference.
const LONGEST_NAME: usize = 32;

/// Decodes character references: `&amp;`, `&#39;`, `&#x2019;`. They must end in a semicolon.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((length, first, second)) => {
                decoded.push(first);
                decoded.extend(second);
                rest = &rest[length..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The character reference at the start of a text: its length, and what it stands for.
fn reference(text: &str) -> Option<(usize, char, Option<char>)> {
    let end = text.bytes().take(LONGEST_NAME + 2).position(|byte| byte == b';')?;
    let name = &text[1..=end];
    let (first, second) = match name.strip_prefix('#') {
        Some(number) => (number_of(number.strip_suffix(';')?)?, 0),
        None => *NAMED_ENTITIES.get(name).filter(|(first, _)| *first != 0)?,
    };
    Some((end + 1, char::from_u32(first)?, char::from_u32(second).filter(|c| *c != '\0')))
}

fn number_of(digits: &str) -> Option<u32> {
    match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    }
    .filter(|code| *code != 0)
}

/// A value as one line of plain text: references decoded (also those encoded twice), tags and marks of
/// writing direction taken out as well as what is not seen, white space made single.
pub(crate) fn clean(value: &str) -> String {
    if is_clean(value.as_bytes()) {
        return value.to_owned();
    }
    let once = decode(value);
    let plain = without_tags(&once);
    let twice = decode(&plain);
    let mut line = String::with_capacity(twice.len());
    for word in twice.split_whitespace() {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        let start = line.len();
        line.extend(word.chars().filter(|c| !is_unseen(*c) && !is_direction_mark(*c)));
        if line.len() == start {
            line.truncate(before);
        }
    }
    line
}

/// Whether a value is plain words with single spaces between, as most are. Of others it need not be known.
fn is_clean(value: &[u8]) -> bool {
    let is_plain = |byte: u8| (b' '..0x7f).contains(&byte) & (byte != b'&') & (byte != b'<');
    let is_apart = |(one, next): (&u8, &u8)| (*one != b' ') | (*next != b' ');
    let ends_in_space = value.first() == Some(&b' ') || value.last() == Some(&b' ');
    !ends_in_space
        && value.iter().fold(true, |all, byte| all & is_plain(*byte))
        && value.iter().zip(value.get(1..).unwrap_or_default()).fold(true, |all, pair| all & is_apart(pair))
}

/// Takes out `<b>`, `</i>`, `<br/>`. A `<` that no letter follows is a sign.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
        // A tag ends before the next one begins: so no part of the text is searched twice.
        let stop = rest[1..].find(['<', '>']).map(|stop| stop + 1).filter(|stop| rest.as_bytes()[*stop] == b'>');
        match stop.filter(|_| name.starts_with(|c: char| c.is_ascii_alphabetic())) {
            Some(end) => {
                if breaks_line(&rest[1..end]) {
                    plain.push(' ');
                }
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('<');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Whether the words on both sides of a tag stand on different lines.
fn breaks_line(inside: &str) -> bool {
    let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    ["br", "p", "div", "li"].iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::{clean, decode};

    #[test]
    fn references_are_decoded() {
        let cases = [
            ("Fish &amp; chips", "Fish & chips"),
            ("&#8220;No&#8221; &#x2013; &eacute;", "“No” – é"),
            ("R&D; AT&T & co", "R&D; AT&T & co"),
            ("&#0; &#xffffffff; &#1114112;", "&#0; &#xffffffff; &#1114112;"),
            ("&", "&"),
            ("&é;", "&é;"),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text), expected);
        }
    }

    #[test]
    fn values_become_one_line() {
        let cases = [
            ("  Bridge\n\topens\u{a0}early ", "Bridge opens early"),
            ("Bridge opens", "Bridge opens"),
            ("Bridge  opens", "Bridge opens"),
            ("Bridge opens ", "Bridge opens"),
            (" ", ""),
            ("Bridge\u{7f} opens", "Bridge opens"),
            ("Mayor&amp;#8217;s <em>new</em> bridge", "Mayor’s new bridge"),
            ("One<br/>two", "One two"),
            ("a < b and 3 <4", "a < b and 3 <4"),
            ("a < b > c", "a < b > c"),
            ("Donau\u{ad}brücke \u{200b} offen", "Donaubrücke offen"),
            ("&lt;b&gt;Bold&lt;/b&gt; claim", "Bold claim"),
        ];
        for (value, expected) in cases {
            assert_eq!(clean(value), expected, "{value}");
        }
    }
}
