//! Signs of scripts that are no letters, and scripts without spaces.

/// Whether a character that is no letter is a part of words: between U+0300 and U+2000 lie the vowel signs and accents of
/// scripts, and little else but their punctuation.
pub(super) fn is_sign(c: char) -> bool {
    ('\u{300}'..'\u{2000}').contains(&c) && !is_mark(c)
}

/// Whether a character is of a script that puts no spaces between words: Thai and Lao, Burmese, Khmer, kana, Han.
pub(super) fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Punctuation that lies among the letters of its script: Greek, Armenian, Hebrew, Arabic, Devanagari, Tibetan, Burmese,
/// Ethiopic, Khmer, in this order.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{37e}'
            | '\u{387}'
            | '\u{589}'
            | '\u{5be}'
            | '\u{60c}'
            | '\u{61b}'
            | '\u{61f}'
            | '\u{6d4}'
            | '\u{964}'
            | '\u{965}'
            | '\u{f0d}'
            | '\u{104a}'
            | '\u{104b}'
            | '\u{1362}'
            | '\u{17d4}'
            | '\u{17d5}'
    )
}
