//! The words of credits: who took a picture, or edited a story, is neither its author nor anybody of it.

use super::entries;

/// Where a word of credits is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A whole word before a name in the text of a story.
    Text,
    /// A part of the words before a name in a line of the page.
    Line,
    /// A part of an element's class or id.
    Name,
    /// A whole word with which the credit of a picture begins.
    Caption,
}

/// The words that are looked for there, in lower case.
pub(crate) fn words(place: Place) -> impl Iterator<Item = &'static str> {
    let called = match place {
        Place::Text => "text",
        Place::Line => "line",
        Place::Name => "name",
        Place::Caption => "caption",
    };
    entries(include_str!("credits.txt")).filter_map(move |line| {
        let (word, places) = line.split_once('\t')?;
        places.split(' ').any(|place| place == called).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::{Place, words};

    #[test]
    fn each_place_has_its_own_words() {
        let is = |place, word| words(place).any(|known| known == word);
        assert!([Place::Text, Place::Line, Place::Name].iter().all(|place| is(*place, "photo")));
        assert!(is(Place::Text, "autor") && !is(Place::Line, "autor") && !is(Place::Name, "autor"));
        assert!(is(Place::Line, "translat") && is(Place::Name, "caption"));
    }
}
