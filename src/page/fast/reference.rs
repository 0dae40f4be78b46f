//! Character references and line ends.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::{memchr2, memchr3};

/// Where a character reference stands: in an attribute some are taken as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// What the text stands for: LF for each CR and CR LF, a replacement character for each NUL, and, if there is a `place`
/// for them, character references decoded.
pub(super) fn decode(text: &str, place: Option<Place>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let next = |from: usize| match place {
        Some(_) => memchr3(b'&', b'\r', 0, &bytes[from..]),
        None => memchr2(b'\r', 0, &bytes[from..]),
    };
    let Some(mut found) = next(0) else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(text.len());
    let mut from = 0;
    loop {
        let at = from + found;
        decoded.push_str(&text[from..at]);
        from = match (bytes[at], place) {
            (b'&', Some(place)) => at + reference(&text[at..], place, &mut decoded),
            (0, _) => {
                decoded.push('\u{fffd}');
                at + 1
            }
            _ => {
                decoded.push('\n');
                if bytes.get(at + 1) == Some(&b'\n') { at + 2 } else { at + 1 }
            }
        };
        match next(from) {
            Some(more) => found = more,
            None => break,
        }
    }
    decoded.push_str(&text[from..]);
    Cow::Owned(decoded)
}

/// Decodes the reference at the head of `text`; returns how many of its bytes were read. What is no reference is an
/// ampersand.
fn reference(text: &str, place: Place, decoded: &mut String) -> usize {
    let read = match text.as_bytes().get(1) {
        Some(b'#') => numeric(text, decoded),
        Some(byte) if byte.is_ascii_alphanumeric() => named(text, place, decoded),
        _ => None,
    };
    read.unwrap_or_else(|| {
        decoded.push('&');
        1
    })
}

fn numeric(text: &str, decoded: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    let (base, first) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
    let (mut at, mut number) = (first, 0u32);
    while let Some(digit) = bytes.get(at).and_then(|byte| char::from(*byte).to_digit(base)) {
        number = number.saturating_mul(base).saturating_add(digit);
        at += 1;
    }
    if at == first {
        return None;
    }
    decoded.push(match number {
        0 => '\u{fffd}',
        0x80..=0x9F => {
            let replaced = C1_REPLACEMENTS.get(number as usize - 0x80).copied().flatten();
            replaced.or_else(|| char::from_u32(number)).unwrap_or('\u{fffd}')
        }
        number => char::from_u32(number).unwrap_or('\u{fffd}'),
    });
    Some(if bytes.get(at) == Some(&b';') { at + 1 } else { at })
}

fn named(text: &str, place: Place, decoded: &mut String) -> Option<usize> {
    let run = text.bytes().skip(1).take_while(u8::is_ascii_alphanumeric).count();
    let ends = text.as_bytes().get(1 + run) == Some(&b';');
    if ends {
        // Names with a semicolon are the common ones, and none is part of another.
        if let Some(char) = common(&text[1..1 + run]) {
            decoded.push(char);
            return Some(run + 2);
        }
    }
    let (mut longest, mut stands_for) = (0, (0, 0));
    for end in 2..=text.len().min(1 + run + usize::from(ends)) {
        match NAMED_ENTITIES.get(&text[1..end]) {
            Some(&(0, _)) => {}
            Some(&chars) => (longest, stands_for) = (end, chars),
            None => break,
        }
    }
    if longest == 0 {
        return None;
    }
    let bytes = text.as_bytes();
    let is_written_so = place == Place::Attribute
        && bytes[longest - 1] != b';'
        && bytes.get(longest).is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric());
    if is_written_so {
        return None;
    }
    decoded.extend(char::from_u32(stands_for.0));
    if stands_for.1 != 0 {
        decoded.extend(char::from_u32(stands_for.1));
    }
    Some(longest)
}

/// The references of which pages are full, known at once. They are in the full table too.
fn common(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "rsquo" => '\u{2019}',
        "ldquo" => '\u{201c}',
        "rdquo" => '\u{201d}',
        "mdash" => '\u{2014}',
        "ndash" => '\u{2013}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded() {
        for (written, text, attribute) in [
            ("a &amp; b", "a & b", "a & b"),
            ("&lt;&GT;&quot", "<>\"", "<>\""),
            ("&amp", "&", "&"),
            ("&ampx", "&x", "&ampx"),
            ("&amp=", "&=", "&amp="),
            ("&amp;x", "&x", "&x"),
            ("&notit;", "¬it;", "&notit;"),
            ("&notin;", "∉", "∉"),
            ("&noti", "¬i", "&noti"),
            ("&NotEqualTilde;", "≂̸", "≂̸"),
            ("&nosuch;&", "&nosuch;&", "&nosuch;&"),
            ("&;&=& &é", "&;&=& &é", "&;&=& &é"),
            ("&#8217;&#x2019;&#X2019", "’’’", "’’’"),
            ("&#150;&#x81;", "–\u{81}", "–\u{81}"),
            ("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}", "\u{fffd}\u{fffd}\u{fffd}"),
            ("&#;&#x;&#xg", "&#;&#x;&#xg", "&#;&#x;&#xg"),
            ("&#13;a", "\ra", "\ra"),
        ] {
            assert_eq!(decode(written, Some(Place::Text)), text, "{written} in text");
            assert_eq!(decode(written, Some(Place::Attribute)), attribute, "{written} in an attribute");
            assert_eq!(decode(written, None), written, "{written} as it stands");
        }
    }

    #[test]
    fn line_ends_and_nuls_are_normalised() {
        assert_eq!(decode("a\r\nb\rc\r\r\nd\0", None), "a\nb\nc\n\nd\u{fffd}");
        assert_eq!(decode("&amp\r\n&\0amp;", Some(Place::Text)), "&\n&\u{fffd}amp;");
    }

    #[test]
    fn common_references_are_those_of_the_table() {
        for name in ["amp", "quot", "nbsp", "lt", "gt", "apos", "rsquo", "ldquo", "rdquo", "mdash", "ndash"] {
            let (first, second) = NAMED_ENTITIES[&format!("{name};")];
            assert_eq!((common(name), second), (char::from_u32(first), 0), "{name}");
        }
    }
}
