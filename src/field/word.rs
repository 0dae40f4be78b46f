//! The word that a text begins with.

/// Its length in bytes; 0 where the text begins with none. All ASCII letters are letters.
pub(super) fn word_length(text: &str, is_letter: impl Fn(char) -> bool) -> usize {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    match text.as_bytes().get(length) {
        Some(byte) if !byte.is_ascii() => text.find(|c| !is_letter(c)).unwrap_or(text.len()),
        _ => length,
    }
}

#[cfg(test)]
mod tests {
    use super::word_length;

    #[test]
    fn a_word_ends_where_its_letters_do() {
        for (text, word) in
            [("day 1", "day"), ("March", "March"), ("für-das", "für"), ("мая 1", "мая"), ("1st", ""), ("", "")]
        {
            assert_eq!(&text[..word_length(text, char::is_alphabetic)], word, "{text}");
        }
        assert_eq!(word_length("a\u{94d}b c", |c| c.is_alphabetic() || c == '\u{94d}'), "a\u{94d}b".len());
    }
}
