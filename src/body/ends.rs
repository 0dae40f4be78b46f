//! How a text begins and ends.

/// How a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum First {
    #[default]
    Other,
    Lower,
    Upper,
    /// A letter of a script that knows no case.
    Caseless,
    Digit,
    Quote,
}

/// How a text ends, closing quotation marks and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Last {
    #[default]
    Open,
    Colon,
    Ellipsis,
    Question,
    Stop,
}

pub(super) fn first(text: &str) -> First {
    match text.chars().next() {
        Some('"' | '\'' | '“' | '”' | '„' | '‘' | '«' | '»' | '「' | '『') => First::Quote,
        Some(c) if c.is_lowercase() => First::Lower,
        Some(c) if c.is_uppercase() => First::Upper,
        Some(c) if c.is_numeric() => First::Digit,
        Some(c) if c.is_alphabetic() => First::Caseless,
        _ => First::Other,
    }
}

pub(super) fn last(text: &str) -> Last {
    let closes = ['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', '）'];
    let text = text.trim_end_matches(closes);
    if text.ends_with("...") {
        return Last::Ellipsis;
    }
    match text.chars().next_back() {
        Some('.' | '!' | '！') => Last::Stop,
        Some(c) if is_full_stop(c) => Last::Stop,
        Some('?' | '？' | '؟') => Last::Question,
        Some('…') => Last::Ellipsis,
        Some(':' | '：') => Last::Colon,
        _ => Last::Open,
    }
}

/// The full stops of the scripts that have one of their own: Chinese and Japanese, Devanagari, Urdu, Armenian, Ethiopic,
/// Burmese, Khmer, Tibetan.
pub(super) fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '｡' | '।' | '॥' | '۔' | '։' | '።' | '။' | '។' | '៕' | '།')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_beginnings() {
        for (text, ends) in [
            ("Done.", Last::Stop),
            ("“Done.”", Last::Stop),
            ("開通した。", Last::Stop),
            ("Why?", Last::Question),
            ("Read on …", Last::Ellipsis),
            ("Note:", Last::Colon),
            ("Home", Last::Open),
        ] {
            assert_eq!(last(text), ends, "{text}");
        }
        assert_eq!(
            [first("“A"), first("a"), first("A"), first("1"), first("橋"), first("-")].map(|f| f as u8),
            [5, 1, 2, 4, 3, 0]
        );
    }
}
