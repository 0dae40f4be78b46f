//! Names that begin with the surname: `Tollefson, Jeff`.

use super::names::Trust;
use super::person::is_person;
use super::piece::MARKS;
use super::words;
use crate::lexicon::{self, Facts};

/// The names of a line put right, where each of them is so: they are parted by semicolons.
pub(super) fn all_inverted(line: &str, trust: Trust) -> Option<Vec<String>> {
    if trust == Trust::Displayed || !line.contains(',') {
        return None;
    }
    line.split([';', '；']).map(str::trim).filter(|part| !part.is_empty()).map(inverted).collect()
}

/// `Tollefson, Jeff` put right: a surname, a comma, one or two given names, and nothing else. Two names of scripts without
/// capitals, two given names, and two of which one is an organisation are a list.
fn inverted(name: &str) -> Option<String> {
    let (last, first) = name.split_once(", ")?;
    let is_name = |part: &str| part.contains(char::is_uppercase) && is_person(part, 1) && !part.contains(MARKS);
    let initial = first.split_whitespace().any(|word| word.ends_with('.') && word.chars().count() == 2);
    let fits = last.split_whitespace().skip_while(|word| words::is_particle(word)).count() == 1
        && (1..=2).contains(&first.split_whitespace().count())
        && is_name(last)
        && is_name(first)
        && !words::is_qualification(first)
        && !words::is_organisation(last)
        && !words::is_organisation(first)
        && !words::is_agency(first)
        && !are_given(last, first);
    (fits && (initial || !words::is_agency(last))).then(|| format!("{first} {last}"))
}

/// Whether both names are those that parents give.
fn are_given(last: &str, first: &str) -> bool {
    let facts = |name| lexicon::facts(lexicon::key(name));
    let is_surname = facts(last).any(Facts::COMMON_SURNAME);
    facts(last).any(Facts::COMMON_GIVEN) && facts(first).any(Facts::COMMON_GIVEN) && !is_surname
}

#[cfg(test)]
mod tests {
    use super::all_inverted;
    use crate::field::byline::names::Trust;

    #[test]
    fn surnames_that_come_first_are_put_last() {
        let cases: [(&str, Option<&[&str]>); 9] = [
            ("Tollefson, Jeff", Some(&["Jeff Tollefson"])),
            ("van der Berg, Jan", Some(&["Jan van der Berg"])),
            ("Mohn, Max; Roth, Eva", Some(&["Max Mohn", "Eva Roth"])),
            ("Thomas, Mark", Some(&["Mark Thomas"])),
            ("Ann, Bob", None),
            ("山田太郎, 鈴木花子", None),
            ("홍길동, 김철수", None),
            ("Redaktion, dpa", None),
            ("Ann Lee, Bo Roe", None),
        ];
        for (line, expected) in cases {
            let expected = expected.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
            assert_eq!(all_inverted(line, Trust::Declared), expected, "{line}");
        }
    }
}
