//! Words that the words beside them make a place, a storm or a case of law: `the town of Moss`, `Storm Moss`, `Moss v. Lind`.

use std::ops::Range;
use std::sync::LazyLock;

use super::feature::View;
use super::numbers::Numbers;
use crate::lexicon::{Index, Number, entries};

/// The words behind which a place is named, each with the small word between the two: [`OF`] or [`FOR`].
static BEFORE_PLACES: LazyLock<Index<u8>> = LazyLock::new(|| {
    let lines = || entries(include_str!("../lexicon/before-places.txt"));
    let mut index = Index::for_entries(lines().count());
    for line in lines() {
        let (word, joint) = line.split_once('\t').unwrap_or((line, "of"));
        index.add(word, |joints| joints | if joint == "for" { FOR } else { OF });
    }
    index
});
/// What is given the names of people, which stand behind it.
const STORMS: &[&str] = &["cyclone", "hurricane", "storm", "superstorm", "typhoon"];

/// Prepositions behind which a place stands, and nobody.
static BEFORE_TOWNS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/before-towns.txt")).collect());

/// Whether a word is a preposition behind which a place stands, and nobody.
pub(super) fn is_of_place(word: &str) -> bool {
    BEFORE_TOWNS.contains(&word)
}

const OF: u8 = 1;
const FOR: u8 = 1 << 1;

/// Takes out of the names those that are places, storms or cases by the words beside them, and their like of one word elsewhere.
pub(super) fn drop(view: &View<'_>, names: &mut Vec<Range<usize>>) {
    let key = |name: &Range<usize>| view.prose.tokens[name.end - 1].key;
    let things: Numbers = names.iter().filter(|name| name.len() == 1 && is_thing(view, name)).map(key).collect();
    let people: Numbers = names.iter().filter(|name| name.len() > 1 && !is_thing(view, name)).map(key).collect();
    names.retain(|name| {
        let elsewhere = name.len() == 1 && things.contain(key(name)) && !people.contain(key(name));
        !elsewhere && !is_thing(view, name)
    });
}

fn is_thing(view: &View<'_>, name: &Range<usize>) -> bool {
    let tokens = &view.prose.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token| view.prose.word(token));
    let [lead, before] = [2, 1].map(|back| name.start.checked_sub(back).map_or("", word));
    let joint = match before {
        "of" => OF,
        "for" => FOR,
        _ => 0,
    };
    let is_place = joint != 0 && BEFORE_PLACES.get(Number::of(lead)) & joint != 0;
    let is_storm = || STORMS.contains(&before.to_lowercase().as_str());
    is_place || (name.len() == 1 && (is_storm() || matches!(word(name.end), "v" | "v.")))
}

#[cfg(test)]
mod tests {
    use super::drop;
    use crate::name::feature::View;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

    #[test]
    fn places_and_cases_are_no_people() {
        for (text, names, expected) in [
            ("the town of Odelu and Odelu fell", &[(3, 4), (5, 6)][..], &[][..]),
            ("the town of Odelu and Ida Odelu", &[(3, 4), (5, 7)], &[(5, 7)]),
            ("the Labour MP for Odelu West", &[(4, 6)], &[]),
            ("Moss v. Lind was heard", &[(0, 1)], &[]),
            ("Hurricane Moss came, and Moss went", &[(1, 2), (5, 6)], &[]),
            ("a friend of Moss", &[(3, 4)], &[(3, 4)]),
        ] {
            let prose = Prose::new(text);
            let [mut names, expected] =
                [names, expected].map(|pairs| pairs.iter().map(|&(a, b)| a..b).collect::<Vec<_>>());
            drop(&View { prose: &prose, tongue: Tongue::English }, &mut names);
            assert_eq!(names, expected, "{text}");
        }
    }
}
