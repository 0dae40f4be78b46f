//! The language of the story, as a BCP 47 tag, and which way its text runs.
//!
//! What a page declares is often what its template came with; so the script and the small words of the text are asked
//! too, and where they tell clearly of another language, that is it.

use std::sync::LazyLock;

use super::Sources;
use super::ranked::{Found, Ranked};
use super::script::{self, Script};
use crate::article::Direction;
use crate::lexicon::{Index, Number, entries};
use crate::text::{self, bytes};

/// As much of the text is looked at, in bytes: small words show at once.
const ENOUGH: usize = 4_000;
/// A language speaks clearly from so many of its small words on.
const CLEAR: usize = 8;
/// And so many times those of any other: languages that are close share many.
const AHEAD: f32 = 1.25;

/// The languages that can be told by their small words.
struct SmallWords {
    languages: Vec<&'static str>,
    /// The languages that have a word, a bit each.
    of_word: Index<u64>,
    /// The length of the longest word, in bytes: most words of a text are longer than any small one.
    longest: usize,
}

static SMALL_WORDS: LazyLock<SmallWords> = LazyLock::new(|| {
    let lines = || entries(include_str!("../lexicon/languages.txt")).filter_map(|line| line.split_once('\t'));
    let words = || lines().flat_map(|(_, words)| words.split(' '));
    let mut of_word: Index<u64> = Index::for_entries(words().count());
    for (number, (_, words)) in lines().enumerate() {
        words.split(' ').for_each(|word| of_word.add(word, |languages| languages | 1 << number));
    }
    let languages = lines().map(|(language, _)| language).collect();
    SmallWords { languages, of_word, longest: words().map(str::len).max().unwrap_or(0) }
});

/// Decides the language of the story.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<String> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().and_then(|article| article.language.as_deref());
    let declared = [
        ("html lang", metadata.language.as_deref()),
        ("json-ld", linked),
        ("og:locale", metadata.meta("og:locale")),
        (
            "meta",
            metadata
                .meta("content-language")
                .or_else(|| metadata.meta("language"))
                .or_else(|| metadata.meta("dc.language")),
        ),
    ];
    let mut found: Vec<Found<String>> =
        declared.into_iter().filter_map(|(source, value)| Some(Found { value: tag(value?)?, source })).collect();
    let text = sample(&sources.selection.body.text);
    let detected = detect(text, found.first().map(|found| found.value.as_str()));
    // What the text does not contradict stays in the order of trust; the text itself comes before what it contradicts.
    let (mut agreed, contradicted): (Vec<_>, Vec<_>) =
        found.drain(..).partition(|found| agrees(&found.value, text, detected));
    if let Some(language) = detected {
        agreed.push(Found { value: language.to_owned(), source: "text" });
    }
    agreed.extend(contradicted);
    Ranked::first(agreed, trust)
}

/// How often each source is right on the development pages that state a language.
fn trust(source: &str) -> f32 {
    match source {
        "html lang" => 0.98,
        "text" => 0.95,
        _ => 0.9,
    }
}

/// Which way the text runs: as most of its letters do, else as the page declares.
pub(crate) fn direction(sources: &Sources<'_>) -> Direction {
    let text = sample(&sources.selection.body.text);
    // What the letters that run leftward begin with in UTF-8: most texts have no such byte.
    let may_be_leftward = bytes::any(text.as_bytes(), |byte| (0xd6..=0xdd).contains(&byte) | (byte == 0xef));
    if !may_be_leftward && text.contains(char::is_alphabetic) {
        return Direction::LeftToRight;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let leftward = letters().filter(|c| matches!(Script::of(*c), Some(Script::Arabic | Script::Hebrew))).count();
    let is_leftward = match letters().count() {
        0 => sources.metadata.direction.as_deref().is_some_and(|value| value.eq_ignore_ascii_case("rtl")),
        all => leftward * 2 > all,
    };
    if is_leftward { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn sample(text: &str) -> &str {
    text::head(text, ENOUGH)
}

/// A declared language as a well-formed tag: `en_us` as `en-US`, `zh-hans-cn` as `zh-Hans-CN`.
fn tag(value: &str) -> Option<String> {
    const NAMES: [(&str, &str); 12] = [
        ("english", "en"),
        ("german", "de"),
        ("deutsch", "de"),
        ("french", "fr"),
        ("français", "fr"),
        ("spanish", "es"),
        ("español", "es"),
        ("italian", "it"),
        ("italiano", "it"),
        ("portuguese", "pt"),
        ("japanese", "ja"),
        ("dutch", "nl"),
    ];
    let value = value.split([',', ';', ' ', '.', '@']).next()?.trim();
    let mut parts = value.split(['-', '_']);
    let primary = parts.next()?.to_lowercase();
    let named = NAMES.iter().find(|(name, _)| *name == primary).map(|(_, code)| (*code).to_owned());
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut tag =
        named.or(is_code.then_some(primary)).filter(|code| !matches!(code.as_str(), "und" | "mul" | "zxx" | "xx"))?;
    for part in parts {
        let part = match part.len() {
            4 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                let (first, rest) = part.split_at(1);
                format!("{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase())
            }
            2 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => part.to_ascii_uppercase(),
            3 if part.bytes().all(|byte| byte.is_ascii_digit()) => part.to_owned(),
            _ => break,
        };
        tag.push('-');
        tag.push_str(&part);
    }
    Some(tag)
}

/// Whether a text may be in a declared language.
fn agrees(tag: &str, text: &str, detected: Option<&str>) -> bool {
    let Some(detected) = detected else { return true };
    if names(tag, detected) {
        return true;
    }
    // A language without a list of words can only be told by its script.
    let primary = primary(tag);
    let known = SMALL_WORDS.languages.contains(&primary);
    !known && script::of_text(text) == Some(Script::Latin) && !is_of_own_script(primary)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a tag names a language, or one that is close to it.
fn names(tag: &str, language: &str) -> bool {
    let primary = primary(tag);
    primary == language || is_close(primary, language)
}

/// Languages that share most small words, or that are names for one another.
fn is_close(one: &str, other: &str) -> bool {
    const GROUPS: [&[&str]; 8] = [
        &["no", "nb", "nn", "da"],
        &["id", "ms"],
        &["hr", "sr", "bs", "sh"],
        &["cs", "sk"],
        &["zh", "yue", "cmn"],
        &["tl", "fil"],
        &["xh", "zu"],
        &["gl", "pt"],
    ];
    GROUPS.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// Whether a language is written in a script that tells it, and not in the Latin one.
fn is_of_own_script(language: &str) -> bool {
    Script::ALL.into_iter().any(|script| script.language() == Some(language))
        || ["hi", "am", "ar", "fa", "ru"].contains(&language)
}

/// The language that a text's script or small words tell; `None` where they do not tell clearly.
fn detect(text: &str, declared: Option<&str>) -> Option<&'static str> {
    script::of_text(text)?.language().or_else(|| by_small_words(text, declared))
}

/// The language whose small words a text has most of, if it has clearly more than of any other. Where the first lines
/// already tell of the one that the page declares, the others are not read.
fn by_small_words(text: &str, declared: Option<&str>) -> Option<&'static str> {
    let small = &*SMALL_WORDS;
    let mut counts = vec![0; small.languages.len()];
    let mut told = None;
    for line in text.lines() {
        each_word(line, small.longest, |number| {
            let mut languages = small.of_word.get(number);
            while languages != 0 {
                counts[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        });
        told = clearest(&counts);
        if told.zip(declared).is_some_and(|(told, declared)| names(declared, told)) {
            break;
        }
    }
    told
}

/// The language of which most small words were counted, if clearly more than of any other.
fn clearest(counts: &[usize]) -> Option<&'static str> {
    let languages = &SMALL_WORDS.languages;
    let first = (0..counts.len()).max_by_key(|at| (counts[*at], std::cmp::Reverse(*at)))?;
    let is_ahead = |(at, count): (usize, &usize)| {
        at == first || counts[first] as f32 >= AHEAD * *count as f32 || is_close(languages[first], languages[at])
    };
    (counts[first] >= CLEAR && counts.iter().enumerate().all(is_ahead)).then_some(languages[first])
}

/// Gives the numbers of the words of a text that have at most so many bytes, in one pass.
fn each_word(text: &str, longest: usize, mut give: impl FnMut(Number)) {
    let mut rest = text;
    while !rest.is_empty() {
        let word = &rest[..word_length(rest)];
        if word.is_empty() {
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
            continue;
        }
        // Most words are longer than any small one.
        if word.len() <= longest {
            give(Number::of(word));
        }
        rest = &rest[word.len()..];
    }
}

/// The length of the word that a text begins with, in bytes; 0 where it begins with none.
fn word_length(text: &str) -> usize {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    match text.as_bytes().get(length) {
        Some(byte) if !byte.is_ascii() => text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()),
        _ => length,
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, agrees, detect, each_word, tag};

    #[test]
    fn words_are_numbered_as_they_are_cut() {
        for text in ["The über-bridge of İzmir, и мост; l’été", "a", "", " b ", "橋は the", "x\u{301}y the1the"]
        {
            for longest in [1, 3, 6, 40] {
                let words =
                    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && word.len() <= longest);
                let mut found = Vec::new();
                each_word(text, longest, |number| found.push(number));
                assert_eq!(found, words.map(Number::of).collect::<Vec<_>>(), "{text}");
            }
        }
    }

    #[test]
    fn tags_are_well_formed() {
        let cases = [
            ("en_us", Some("en-US")),
            ("DE", Some("de")),
            ("zh-hans-cn", Some("zh-Hans-CN")),
            ("es-419", Some("es-419")),
            ("en-US, en", Some("en-US")),
            ("English", Some("en")),
            ("de_DE.UTF-8", Some("de-DE")),
            ("und", None),
            ("", None),
            ("x", None),
        ];
        for (value, expected) in cases {
            assert_eq!(tag(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn texts_tell_their_language() {
        let cases = [
            (
                "The bridge over the river was opened on Monday by the mayor and the people of the town were glad to see it.",
                "en",
            ),
            (
                "Die Brücke über den Fluss ist nach drei Jahren und mit dem Geld der Stadt fertig, auch wenn sie nicht ganz neu ist.",
                "de",
            ),
            ("橋は三年の工事を経て月曜日に開通した。町の人々は喜んでいる。", "ja"),
            ("大桥经过三年施工于周一通车。", "zh"),
            ("다리가 월요일에 개통했다.", "ko"),
            ("တံတားကို တနင်္လာနေ့က ဖွင့်ခဲ့သည်။", "my"),
            ("ស្ពានត្រូវបានបើកនៅថ្ងៃច័ន្ទ។", "km"),
            ("వంతెన సోమవారం ప్రారంభమైంది.", "te"),
            (
                "Мост был открыт в понедельник, и жители не скрывали, что они ждали этого с начала года, как и мэр, но это не всё.",
                "ru",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(detect(text, None), Some(expected), "{text}");
            assert!(agrees(expected, text, Some(expected)));
        }
        assert_eq!(detect("Bridge", None), None);
        assert!(!agrees("en-US", cases[1].0, Some("de")));
    }

    #[test]
    fn no_more_is_read_than_what_tells_of_the_declared_language() {
        let english = "The bridge over the river was opened on Monday by the mayor and the people of the town.";
        let german = "Die Brücke über den Fluss ist nach drei Jahren und mit dem Geld der Stadt fertig, auch wenn sie nicht neu ist.";
        let text = format!("{english}\n\n{}", german.repeat(3));
        for (declared, expected) in [("en-GB", "en"), ("de", "de"), ("fr", "de")] {
            assert_eq!(detect(&text, Some(declared)), Some(expected), "{declared}");
        }
        assert_eq!(detect(&text, None), Some("de"));
    }
}
