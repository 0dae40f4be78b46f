//! Attributes whose value is a list of words, such as `rel`, `itemprop` and `role`.

/// The words of a value.
pub(crate) fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split_ascii_whitespace()
}

/// Whether a value has a word, whatever its case.
pub(crate) fn has_word(value: &str, word: &str) -> bool {
    words(value).any(|own| own.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn a_word_is_found_among_others_and_not_in_them() {
        for (value, expected) in
            [("author", true), ("nofollow\nAuthor", true), ("authors co-author", false), ("", false)]
        {
            assert_eq!(has_word(value, "author"), expected, "{value}");
        }
    }
}
