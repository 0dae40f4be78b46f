//! The scripts that tell something of a text's language.

/// A script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Burmese,
    Georgian,
    Khmer,
    /// Kana, which only Japanese has.
    Japanese,
    Korean,
    /// The characters that Japanese has, too.
    Chinese,
}

impl Script {
    pub(super) const ALL: [Script; 23] = [
        Self::Latin,
        Self::Greek,
        Self::Cyrillic,
        Self::Armenian,
        Self::Hebrew,
        Self::Arabic,
        Self::Devanagari,
        Self::Bengali,
        Self::Gurmukhi,
        Self::Gujarati,
        Self::Tamil,
        Self::Telugu,
        Self::Kannada,
        Self::Malayalam,
        Self::Sinhala,
        Self::Thai,
        Self::Lao,
        Self::Burmese,
        Self::Georgian,
        Self::Khmer,
        Self::Japanese,
        Self::Korean,
        Self::Chinese,
    ];

    /// The script of a letter, of those that tell something.
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{530}'..='\u{58f}' => Self::Armenian,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
                Self::Arabic
            }
            '\u{900}'..='\u{97f}' => Self::Devanagari,
            '\u{980}'..='\u{9ff}' => Self::Bengali,
            '\u{a00}'..='\u{a7f}' => Self::Gurmukhi,
            '\u{a80}'..='\u{aff}' => Self::Gujarati,
            '\u{b80}'..='\u{bff}' => Self::Tamil,
            '\u{c00}'..='\u{c7f}' => Self::Telugu,
            '\u{c80}'..='\u{cff}' => Self::Kannada,
            '\u{d00}'..='\u{d7f}' => Self::Malayalam,
            '\u{d80}'..='\u{dff}' => Self::Sinhala,
            '\u{e00}'..='\u{e7f}' => Self::Thai,
            '\u{e80}'..='\u{eff}' => Self::Lao,
            '\u{1000}'..='\u{109f}' => Self::Burmese,
            '\u{10a0}'..='\u{10ff}' => Self::Georgian,
            '\u{1780}'..='\u{17ff}' => Self::Khmer,
            '\u{3040}'..='\u{30ff}' => Self::Japanese,
            '\u{ac00}'..='\u{d7af}' => Self::Korean,
            '\u{4e00}'..='\u{9fff}' => Self::Chinese,
            _ => return None,
        })
    }

    /// The language that news in this script is in, where it is one.
    pub(super) fn language(self) -> Option<&'static str> {
        Some(match self {
            Self::Greek => "el",
            Self::Armenian => "hy",
            Self::Hebrew => "he",
            Self::Bengali => "bn",
            Self::Gurmukhi => "pa",
            Self::Gujarati => "gu",
            Self::Tamil => "ta",
            Self::Telugu => "te",
            Self::Kannada => "kn",
            Self::Malayalam => "ml",
            Self::Sinhala => "si",
            Self::Thai => "th",
            Self::Lao => "lo",
            Self::Burmese => "my",
            Self::Georgian => "ka",
            Self::Khmer => "km",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::Chinese => "zh",
            Self::Latin | Self::Cyrillic | Self::Arabic | Self::Devanagari => return None,
        })
    }
}

/// The script of most letters.
pub(super) fn of_text(text: &str) -> Option<Script> {
    let mut counts = [0; Script::ALL.len()];
    counts[Script::Latin as usize] = ascii_letters(text.as_bytes());
    let mut rest = text;
    while let Some(at) = beyond_ascii(rest.as_bytes()) {
        let mut chars = rest[at..].chars();
        if let Some(script) = chars.next().and_then(Script::of) {
            counts[script as usize] += 1;
        }
        rest = chars.as_str();
    }
    let main = Script::ALL.into_iter().max_by_key(|script| counts[*script as usize])?;
    let is_japanese = main == Script::Chinese
        // Japanese has kana between its Chinese characters.
        && counts[Script::Japanese as usize] * 10 > counts[Script::Chinese as usize];
    (counts[main as usize] > 0).then_some(if is_japanese { Script::Japanese } else { main })
}

/// How many letters of ASCII there are: no more in a chunk than a byte can count, so that many are counted together.
fn ascii_letters(bytes: &[u8]) -> usize {
    let in_chunk = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(byte.is_ascii_alphabetic())).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

/// Where the first character beyond ASCII begins.
fn beyond_ascii(bytes: &[u8]) -> Option<usize> {
    const AT_ONCE: usize = 16;
    let passed = bytes.chunks_exact(AT_ONCE).take_while(|chunk| chunk.is_ascii()).count() * AT_ONCE;
    Some(passed + bytes[passed..].iter().position(|byte| !byte.is_ascii())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_apart_at_every_place() {
        for before in 0..600 {
            let text = "a.".repeat(before / 2) + &"a"[..before % 2];
            assert_eq!((ascii_letters(text.as_bytes()), beyond_ascii(text.as_bytes())), (before.div_ceil(2), None));
            assert_eq!(beyond_ascii((text + "éa").as_bytes()), Some(before));
        }
    }
}
