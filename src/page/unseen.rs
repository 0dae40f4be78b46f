//! Characters that leave no trace on a page.

/// Soft hyphens, zero-width spaces, word joiners, byte order marks inside a text, and control characters.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || (c.is_control() && !c.is_whitespace())
}

/// Marks of writing direction, which are not seen themselves but may move what is.
pub(crate) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
