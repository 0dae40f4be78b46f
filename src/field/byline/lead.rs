//! What leads in a name at the start of a line, and what leads in that of somebody else.

use std::sync::LazyLock;

use super::words::{LEAD, OF_OTHERS, Says, VOCABULARY, ends_word, says};
use crate::field::parts::Parts;
use crate::lexicon::Number;
use crate::lexicon::credits::{self, Place};

/// A lead-in has at most so many words.
const LONGEST_LEAD: usize = 5;

/// What begins a sentence that says who wrote.
const SAID: [&str; 5] = ["this post was", "this article was", "this story was", "posted on", "published on"];

/// Parts of words that speak of somebody else than the author.
static OTHERS: LazyLock<Parts> = LazyLock::new(|| Parts::new(&credits::words(Place::Line).collect::<Vec<_>>()));

/// What follows the lead-in at the start of a line, if it has one: `By Ann Lee` gives `Ann Lee`.
pub(super) fn after_lead(line: &str) -> Option<&str> {
    after(LEAD, line)
}

/// What follows a lead-in that stands behind a time, as in `12 May 2024 by Ann Lee`.
pub(super) fn after_time_and_lead(line: &str) -> Option<&str> {
    const MARKS: [&str; 8] = [" by ", " By ", " BY ", " von ", " par ", " por ", " di ", " av "];
    let is_said = SAID.iter().any(|said| line.get(..said.len()).is_some_and(|start| start.eq_ignore_ascii_case(said)));
    let digit = line.bytes().position(|byte| byte.is_ascii_digit());
    if !is_said && digit.is_none() {
        return None;
    }
    // `12 mei 2024 | Door Ann Lee`
    let behind_bar = line.rsplit_once(['|', '·', '•']).filter(|_| digit == Some(0));
    let led = behind_bar.and_then(|(_, piece)| after_lead(piece.trim_start())).filter(|rest| !rest.is_empty());
    if led.is_some() {
        return led;
    }
    let marked = |(at, _)| Some((at, MARKS.iter().find(|mark| line[at..].starts_with(**mark))?));
    let (at, mark) = line.match_indices(' ').find_map(marked)?;
    (is_said || digit.is_some_and(|digit| digit < at)).then(|| &line[at + mark.len()..])
}

/// Whether the words before a name, in lower case, say that somebody else than the author follows.
pub(super) fn speaks_of_others(before: &str) -> bool {
    OTHERS.are_in(before)
}

/// Whether the words before a name, in lower case, end in a lead-in.
pub(super) fn ends_in_lead(before: &str) -> bool {
    let before = before.trim_end_matches([':', ' ', '：']);
    says(Number::of(before)) & LEAD != 0
        || before.split_whitespace().next_back().is_some_and(|last| matches!(last, "by" | "von" | "par" | "por"))
}

/// Whether the label of a value says that it is the author.
pub(super) fn is_author_label(label: &str) -> bool {
    says(Number::of(label.trim_end_matches(':'))) & LEAD != 0
}

/// Whether a line begins with the credit of somebody who is not the author.
pub(crate) fn is_of_others(line: &str) -> bool {
    after(OF_OTHERS, line).is_some()
}

/// What follows the longest entry of a list at the start of a line. Where the script has no spaces, the entry itself is
/// enough; elsewhere it must end at a word's end.
fn after(list: Says, line: &str) -> Option<&str> {
    // Of `<span>By</span><span>Ann Lee</span>` the page shows no space.
    let glued = |lead: &&&str| line.strip_prefix(**lead).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let leads = ["By", "by", "Von", "von", "Par", "par", "Por", "por"];
    if let Some(lead) = leads.iter().find(|lead| list == LEAD && glued(lead)) {
        return Some(&line[lead.len()..]);
    }
    let end = end_of_entry(list, line)?;
    Some(line[end..].trim_start_matches(|c: char| c.is_whitespace() || ":：・/／=＝|.-–—".contains(c)))
}

/// Where the longest entry of a list at the start of a line ends.
fn end_of_entry(list: Says, line: &str) -> Option<usize> {
    let longest = VOCABULARY.longest;
    let (mut word_ends, mut found, mut wide) = (0, None, None);
    // The number of what was read, and of that without the marks behind it.
    let (mut number, mut bare) = (Number::EMPTY, Number::EMPTY);
    let mut is_wide = true;
    for (count, (at, c)) in line.char_indices().enumerate() {
        if c.is_ascii_alphanumeric() && count < longest {
            number = number.and(c);
            (bare, is_wide) = (number, false);
            continue;
        }
        if ends_word(c) {
            found = if says(bare) & list != 0 { Some(at) } else { found };
            word_ends += 1;
            // Most lines do not even begin as an entry does.
            if !is_wide && VOCABULARY.beginnings.get(number) & list == 0 {
                return found.or(wide);
            }
        }
        let is_mark = matches!(c, ':' | '：' | '.');
        if word_ends == LONGEST_LEAD || (count >= longest && !is_mark) {
            return found.or(wide);
        }
        number = number.and(c);
        bare = if is_mark { bare } else { number };
        is_wide = is_wide && count < LONGEST_LEAD && is_written_wide(c);
        // A lone character may be a surname.
        if is_wide && count > 0 && says(number) & list != 0 {
            wide = Some(at + c.len_utf8());
        }
    }
    if says(bare) & list != 0 { Some(line.len()) } else { found.or(wide) }
}

/// Whether a character is of a script that has no spaces between its words. Korean has.
fn is_written_wide(c: char) -> bool {
    c >= '\u{3000}' && !matches!(c, '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::{after_lead, is_of_others};

    #[test]
    fn lead_ins_end_at_words() {
        let cases = [
            ("By Ann Lee", Some("Ann Lee")),
            ("Von: Max Mohn", Some("Max Mohn")),
            ("Ein Kommentar von Max Mohn", Some("Max Mohn")),
            ("文・山野花子", Some("山野花子")),
            ("作者：山野花子", Some("山野花子")),
            ("by", Some("")),
            ("Byron Lee", None),
            ("Ann Lee", None),
            ("كتبت: ليلى", Some("ليلى")),
            ("Írta: Szabó Anna", Some("Szabó Anna")),
            ("Oleh Petrovych Kozlov", None),
            ("de La Fuente Ramos", None),
            ("de Jong", None),
        ];
        for (line, expected) in cases {
            assert_eq!(after_lead(line), expected, "{line}");
        }
        assert!(is_of_others("Design: Bo Roe") && is_of_others("Tested by Bo Roe"));
        assert!(is_of_others("Photos by Bo Roe") && is_of_others("写真：山野") && !is_of_others("Ann Photo"));
    }
}
