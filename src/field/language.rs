//! The language of the story, as a BCP 47 tag, and which way its text runs.
//!
//! What a page declares is often what its template came with; so the script and the small words of the text are asked
//! too, and where they tell clearly of another language, that is it.

use std::sync::LazyLock;

use super::Sources;
use super::language_tag::{is_close, names, primary, tag};
use super::ranked::{Found, Ranked};
use super::script::{self, Script};
use super::word::word_length;
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
    /// What each of them is written in.
    scripts: Vec<Option<Script>>,
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
    let scripts = lines().map(|(_, words)| script::of_text(words)).collect();
    SmallWords { languages, scripts, of_word, longest: words().map(str::len).max().unwrap_or(0) }
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
    let script = script::of_text(text);
    // A text that quotes much code, or names, is in Latin letters whatever its language.
    found.retain(|found| script == Some(Script::Latin) || may_be_in(primary(&found.value), script));
    let detected = detect(text, script, found.first().map(|found| found.value.as_str()));
    // What the text does not contradict stays in the order of trust; the text itself comes before what it contradicts.
    let (mut agreed, contradicted): (Vec<_>, Vec<_>) =
        found.drain(..).partition(|found| agrees(&found.value, script, detected));
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
pub(crate) fn direction(sources: &Sources<'_>) -> Ranked<Direction> {
    let declared = match sources.metadata.direction.as_deref() {
        Some(value) if value.eq_ignore_ascii_case("rtl") => Some(Direction::RightToLeft),
        Some(value) if value.eq_ignore_ascii_case("ltr") => Some(Direction::LeftToRight),
        _ => None,
    };
    let stated = [("text", direction_of(&sources.selection.body.text)), ("html dir", declared)];
    let found = stated.into_iter().filter_map(|(source, value)| Some(Found { value: value?, source }));
    Ranked::first(found, |_| TRUST_IN_DIRECTION)
}

/// All 134 fundus pages run as their languages are written, one of them from the right (November 2026): too few of those to count
/// a chance from.
const TRUST_IN_DIRECTION: f32 = 0.99;

/// The direction in which most letters of a text run.
pub(crate) fn direction_of(text: &str) -> Option<Direction> {
    let text = sample(text);
    // What the letters that run leftward begin with in UTF-8: most texts have no such byte.
    let may_be_leftward = bytes::any(text.as_bytes(), |byte| (0xd6..=0xdd).contains(&byte) | (byte == 0xef));
    if !may_be_leftward && text.contains(char::is_alphabetic) {
        return Some(Direction::LeftToRight);
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let leftward = letters().filter(|c| matches!(Script::of(*c), Some(Script::Arabic | Script::Hebrew))).count();
    let all = letters().count();
    let most = if leftward * 2 > all { Direction::RightToLeft } else { Direction::LeftToRight };
    (all > 0).then_some(most)
}

fn sample(text: &str) -> &str {
    text::head(text, ENOUGH)
}

/// Whether a text may be in a declared language.
fn agrees(tag: &str, script: Option<Script>, detected: Option<&str>) -> bool {
    let Some(detected) = detected else { return true };
    if names(tag, detected) {
        return true;
    }
    // A language without a list of words can only be told by its script.
    let primary = primary(tag);
    let known = SMALL_WORDS.languages.contains(&primary);
    !known && script == Some(Script::Latin) && may_be_in(primary, script)
}

/// Whether a text in a script may be in a language, or in one that is close to it: some of these are written in two scripts. Of
/// what a language is written in that no list has, nothing is known.
fn may_be_in(language: &str, script: Option<Script>) -> bool {
    let small = &*SMALL_WORDS;
    let of_list = |at: usize| small.scripts[at].filter(|_| names(language, small.languages[at]));
    let known = Script::ALL.into_iter().filter(|script| script.language().is_some_and(|own| names(language, own)));
    let mut scripts = (0..small.languages.len()).filter_map(of_list).chain(known).peekable();
    script.is_none() || scripts.peek().is_none() || scripts.any(|own| script == Some(own))
}

/// The language that a text's script or small words tell; `None` where they do not tell clearly.
fn detect(text: &str, script: Option<Script>, declared: Option<&str>) -> Option<&'static str> {
    script?.language().or_else(|| by_small_words(text, declared))
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
        let word = &rest[..word_length(rest, char::is_alphabetic)];
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

#[cfg(test)]
mod tests {
    use super::{Number, agrees, detect, each_word, may_be_in};
    use crate::field::script::of_text;

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
                "पुल सोमवार को खुल गया और शहर के लोग इसे देखने के लिए आए, लेकिन यह अभी पूरा नहीं है और इस पर एक भी गाड़ी नहीं है।",
                "hi",
            ),
            (
                "Мост был открыт в понедельник, и жители не скрывали, что они ждали этого с начала года, как и мэр, но это не всё.",
                "ru",
            ),
        ];
        for (text, expected) in cases {
            let script = of_text(text);
            assert_eq!(detect(text, script, None), Some(expected), "{text}");
            assert!(agrees(expected, script, Some(expected)));
            assert!(may_be_in(expected, script));
        }
        assert_eq!(detect("Bridge", of_text("Bridge"), None), None);
        let german = of_text(cases[1].0);
        assert!(!agrees("en-US", german, Some("de")) && !agrees("ja", german, Some("de")));
    }

    #[test]
    fn a_language_has_its_scripts() {
        for (language, text, expected) in [
            ("en", "Мост открыт.", false),
            ("en", "पुल खुल गया।", false),
            ("ru", "The bridge is open.", false),
            ("sr", "Most je otvoren.", true),
            ("kk", "Көпір ашылды.", true),
            ("ja", "大桥通车。", false),
            ("yue", "大橋通車。", true),
            ("en", "2024", true),
        ] {
            assert_eq!(may_be_in(language, of_text(text)), expected, "{language} {text}");
        }
    }

    #[test]
    fn a_page_in_the_wrong_script_has_no_declared_language() {
        let language = |tag: &str, text: &str| {
            let text = format!("<p>{text}</p>").repeat(6);
            let html = format!("<html lang={tag}><article><h1>1</h1>{text}</article>");
            crate::Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").language
        };
        assert_eq!(language("en", "Мост открыт, паром стоит у причала, доктор ждёт лодку, лодка ждёт льда."), None);
        assert_eq!(
            language("ja", "fn main() { println!(\"port\"); let boat = Ferry::new(7, 9); boat.sail(); }").as_deref(),
            Some("ja")
        );
    }

    #[test]
    fn no_more_is_read_than_what_tells_of_the_declared_language() {
        let english = "The bridge over the river was opened on Monday by the mayor and the people of the town.";
        let german = "Die Brücke über den Fluss ist nach drei Jahren und mit dem Geld der Stadt fertig, auch wenn sie nicht neu ist.";
        let text = format!("{english}\n\n{}", german.repeat(3));
        for (declared, expected) in [("en-GB", "en"), ("de", "de"), ("fr", "de")] {
            assert_eq!(detect(&text, of_text(&text), Some(declared)), Some(expected), "{declared}");
        }
        assert_eq!(detect(&text, of_text(&text), None), Some("de"));
    }
}
