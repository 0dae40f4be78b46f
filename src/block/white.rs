//! White space and characters that are not seen.
//!
//! What a reader does [not see](is_unseen) is left out. Zero-width joiners and non-joiners stay, for they shape words in Persian and in the
//! scripts of India; so do the marks of writing direction, and replacement characters. All white space, no-break spaces
//! too, counts as a space.

use crate::page::is_unseen;

/// Adds `source` to a run of text as a browser would display it: runs of white space become one space, none at the start
/// of a line.
pub(super) fn push_collapsed(text: &mut String, source: &str) {
    let mut rest = source;
    while let Some(byte) = rest.bytes().next() {
        let plain = plain_length(rest.as_bytes());
        if plain > 0 {
            text.push_str(&rest[..plain]);
            rest = &rest[plain..];
        } else if is_space(byte) {
            rest = &rest[rest.bytes().take_while(|byte| is_space(*byte)).count()..];
            push_space(text);
        } else if let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c.is_whitespace() {
                push_space(text);
            } else if !is_unseen(c) {
                text.push(c);
            }
        }
    }
}

/// Whether a byte is ASCII white space.
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// Whether a text is all ASCII white space, as most of it between tags is.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// So many bytes are looked at together, without a branch.
const AT_ONCE: usize = 16;

/// How many bytes from the start are seen as they stand: words with single spaces between.
fn plain_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    if !bytes.first().is_some_and(|byte| is_plain(*byte)) {
        return at;
    }
    while let Some(chunk) = bytes.get(at..=at + AT_ONCE) {
        let seen = |all, (byte, next): (&u8, &u8)| all & (is_plain(*byte) | ((*byte == b' ') & is_plain(*next)));
        if !chunk[..AT_ONCE].iter().zip(&chunk[1..]).fold(true, seen) {
            break;
        }
        at += AT_ONCE;
    }
    while let Some(byte) = bytes.get(at) {
        if is_plain(*byte) {
            at += 1;
        } else if *byte == b' ' && bytes.get(at + 1).is_some_and(|next| is_plain(*next)) {
            at += 2;
        } else {
            break;
        }
    }
    at
}

/// Whether a byte is part of a character that is seen and is no space. Not all such bytes are known to be: some begin
/// other characters too.
fn is_plain(byte: u8) -> bool {
    // The first bytes of U+0080 to U+00BF, U+1000 to U+3FFF and U+F000 to U+FFFF, where spaces and unseen characters lie.
    let may_be_unseen = (byte == 0xC2) | (0xE1..=0xE3).contains(&byte) | (byte == 0xEF);
    (byte > b' ') & (byte != 0x7F) & !may_be_unseen
}

/// Adds a space, unless the line is empty or already ends in one.
pub(super) fn push_space(text: &mut String) {
    if !matches!(text.as_bytes().last(), None | Some(b' ' | b'\n')) {
        text.push(' ');
    }
}

/// Adds `source` with its spaces and line breaks as they are.
pub(super) fn push_kept(text: &mut String, source: &str) {
    text.extend(source.chars().filter(|c| !is_unseen(*c) && *c != '\r'));
}

/// A text as a reader would see it in one line.
pub(crate) fn clean(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    push_collapsed(&mut text, source);
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_is_seen() {
        for (source, seen) in [
            ("  two\n\twords ", "two words"),
            ("no\u{a0}break\u{2009}space", "no break space"),
            ("hy\u{ad}phen zero\u{200b}width", "hyphen zerowidth"),
            ("\u{feff}mark \u{2060}\u{1}\u{7f}x", "mark x"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("Арна\u{a0}\u{3000}мост\u{85}橋\u{2028}über \u{ad} é", "Арна мост 橋 über é"),
            ("\u{b}a\u{c}\u{1c}b", "a b"),
            ("lost \u{fffd}", "lost \u{fffd}"),
            ("\u{ad}\u{200b} ", ""),
        ] {
            assert_eq!(clean(source), seen);
        }
    }

    #[test]
    fn what_is_seen_depends_on_no_place() {
        for words in (0..90).map(|length| "ab c".chars().cycle().take(length).collect::<String>()) {
            let words = words.trim_end();
            for (between, seen) in
                [("x", "x"), ("x  y", "x y"), ("x\u{a0}\ny", "x y"), ("\u{ad}", ""), ("\u{7f}é", "é")]
            {
                let source = format!("{words}{between}{words}");
                assert_eq!(clean(&source), format!("{words}{seen}{words}"), "{source:?}");
            }
        }
    }
}
