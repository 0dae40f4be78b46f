//! How a text begins and ends.
//!
//! The numbers of both are features, by which the trees are learned: their order is a part of the models.

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

/// How a text ends, closing quotation marks and brackets aside: the later, the surer it ends as a sentence does.
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
    let text = text.trim_end_matches(is_closing);
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

/// The marks that close a quotation or a bracket behind the end of a sentence, in any language: `»Ja.«` is Danish, and German.
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '״'
            | '׳'
            | '」'
            | '』'
            | '）'
            | '］'
            | '》'
            | '】'
    )
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
            ("»Færdig.«", Last::Stop),
            ("״סיימנו.״", Last::Stop),
            ("開通した。", Last::Stop),
            ("Why?", Last::Question),
            ("Read on …", Last::Ellipsis),
            ("Note:", Last::Colon),
            ("Home", Last::Open),
        ] {
            assert_eq!(last(text), ends, "{text}");
        }
        for (text, begins) in [
            ("“A", First::Quote),
            ("a", First::Lower),
            ("A", First::Upper),
            ("1", First::Digit),
            ("橋", First::Caseless),
            ("-", First::Other),
        ] {
            assert_eq!(first(text), begins, "{text}");
        }
    }

    #[test]
    fn the_numbers_are_those_of_the_models() {
        use First::{Caseless, Digit, Lower, Other, Quote, Upper};
        use Last::{Colon, Ellipsis, Open, Question, Stop};
        assert_eq!([Other, Lower, Upper, Caseless, Digit, Quote].map(|first| first as u8), [0, 1, 2, 3, 4, 5]);
        assert_eq!([Open, Colon, Ellipsis, Question, Stop].map(|last| last as u8), [0, 1, 2, 3, 4]);
    }
}
