//! Whether words look like a person's name, and how such a name is written.

use super::words;

/// Whether words look like a person's name of at least so many words.
pub(super) fn is_person(name: &str, least: usize) -> bool {
    const MOST_WORDS: usize = 6;
    let words: Vec<&str> = name.split_whitespace().collect();
    if name.chars().any(is_of_no_name) {
        return false;
    }
    if name.chars().filter(|c| c.is_alphabetic()).all(is_uncased) {
        return is_uncased_person(name, words.len());
    }
    let is_plain = name.chars().all(|c| c.is_alphabetic() || " .'’-_".contains(c));
    if least == 1 && words.len() <= 2 && is_plain {
        return true;
    }
    let first_letter = |word: &str| word.chars().find(|c| c.is_alphabetic());
    let fits = |word: &str| !first_letter(word).is_some_and(char::is_lowercase) || words::is_particle(word);
    let proper = words.iter().filter(|word| first_letter(word).is_some_and(char::is_uppercase)).count();
    (least..=MOST_WORDS).contains(&words.len()) && words.iter().all(|word| fits(word)) && proper >= least.min(2)
}

fn is_of_no_name(c: char) -> bool {
    let is_mark = matches!(
        c,
        '@' | '?' | '!' | '|' | '<' | '>' | '{' | '}' | '=' | '#' | '\\' | '%' | '"' | '“' | '”' | ':' | '：'
    );
    is_mark || c.is_numeric()
}

/// Whether a letter is of a script without capitals.
fn is_uncased(c: char) -> bool {
    !c.is_lowercase() && !c.is_uppercase()
}

/// Names of scripts without capitals: two to five words, or two to eight characters where no spaces need be written, and as many
/// behind the dot of a foreign name.
fn is_uncased_person(name: &str, words: usize) -> bool {
    let letters = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count();
    let is_wide = name.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
    if is_wide {
        words <= 3 && letters(name) >= 2 && name.split(['・', '·', '‧']).all(|part| letters(part) <= 8)
    } else {
        (2..=5).contains(&words) && letters(name) >= 4
    }
}

/// `ANN LEE` as `Ann Lee`. One word, or one with few letters, may be short for something and stays.
pub(super) fn cased(name: &str) -> String {
    let shouts =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.chars().any(char::is_lowercase);
    let loud = name.split_whitespace().filter(|word| shouts(word)).count();
    let all_caps = !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    if !all_caps || loud < 2 {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_particle = |at: usize| words.get(at).is_some_and(|word| words::is_particle(word));
    // One particle alone may be a name: `Ann Ben Lee`.
    let is_small = |at: usize| at > 0 && is_particle(at) && (is_particle(at - 1) || is_particle(at + 1));
    let is_turkish = name.contains('İ');
    let lower = |word: &str| lower(word, is_turkish);
    let write =
        |(at, word): (usize, &&str)| if is_small(at) { lower(word) } else { capitalised(&lower(word), is_turkish) };
    words.iter().enumerate().map(write).collect::<Vec<_>>().join(" ")
}

/// A word in lower case. Turkish has an `i` without a dot, too; and a sigma knows where it ends a word.
fn lower(word: &str, is_turkish: bool) -> String {
    let word = if is_turkish { word.replace('I', "ı").replace('İ', "i") } else { word.to_owned() };
    word.to_lowercase()
}

/// A word in lower case with its capitals: of each part, but not of an `s` behind an apostrophe; and as in `McDonald`.
fn capitalised(word: &str, is_turkish: bool) -> String {
    let mut cased = String::with_capacity(word.len());
    let mut is_behind_apostrophe = false;
    for part in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let is_short = part.chars().filter(|c| c.is_alphabetic()).count() < 2;
        let (first, rest) = part.split_at(part.chars().next().map_or(0, char::len_utf8));
        match rest.strip_prefix('c').filter(|rest| first == "m" && rest.len() > 2) {
            Some(rest) => cased.extend(
                "Mc".chars().chain(rest.chars().take(1).flat_map(char::to_uppercase)).chain(rest.chars().skip(1)),
            ),
            None if is_behind_apostrophe && is_short => cased.push_str(part),
            None if is_turkish && first == "i" => cased.extend(["İ", rest]),
            None => cased.extend(first.chars().flat_map(char::to_uppercase).chain(rest.chars())),
        }
        is_behind_apostrophe = part.ends_with(['\'', '’']);
    }
    cased
}
