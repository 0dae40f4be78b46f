//! Names that the words before them introduce, heard of or not: `his wife, Ida`, `a woman called Ida`, `three-year-old Ida`.

use std::ops::Range;

use super::feature::View;
use super::run::{Line, Run};
use super::tongue::Tongue;
use crate::lexicon::Facts;
use crate::lexicon::people::{is_kin, somebody};
use crate::text::{Shape, Token, TokenKind};

/// The most words of a name that is told by those before it alone.
const LONGEST: usize = 3;

/// So many words before what somebody is to another, that one is named at the farthest: `her two-year-old grandson`.
const FARTHEST_OWNER: usize = 3;

/// The name that a run is, by the words before it.
pub(super) fn introduced(view: &View<'_>, run: &Run) -> Option<Range<usize>> {
    let is_prose = view.tongue == Tongue::English && run.line == Line::Prose && run.tokens.len() <= LONGEST;
    if !is_prose || !view.prose.tokens[run.tokens.clone()].iter().all(can_be_name) {
        return None;
    }
    let before = Before { view, run };
    let is_told = before.is_of_kin() || before.is_called() || before.is_aged();
    let is_told = is_told && stands_alone(view, run);
    is_told.then(|| run.tokens.clone())
}

/// Whether a word can be a part of a name.
fn can_be_name(word: &Token) -> bool {
    let other = Facts::FUNCTION
        .with(Facts::TITLE)
        .with(Facts::ROLE)
        .with(Facts::CALENDAR)
        .with(Facts::ORGANISATION)
        .with(Facts::DEMONYM);
    let is_spoken = matches!(word.shape, Shape::Capital | Shape::Mixed);
    let is_given = word.facts.any(Facts::COMMON_GIVEN);
    let is_thing = word.facts.any(Facts::PLACE.with(Facts::TOWN).with(Facts::BRAND).with(Facts::ENGLISH));
    is_spoken && !word.facts.any(other) && (is_given || !is_thing)
}

/// Whether no noun goes on behind a run, as in `17-year-old Arne fan` and `his mother, Arne’s envoy`. Behind a common given name
/// a word that no list knows is a verb.
fn stands_alone(view: &View<'_>, run: &Run) -> bool {
    let behind = view.prose.tokens[..run.sentence.end].get(run.tokens.end);
    let is_given = view.prose.tokens[run.tokens.start].facts.any(Facts::COMMON_GIVEN);
    behind.is_none_or(|word| match word.shape {
        Shape::Mark => true,
        Shape::Possessive => false,
        _ => is_given || word.facts.any(Facts::FUNCTION.with(Facts::VERB)),
    })
}

/// The words before a run in its sentence.
struct Before<'a> {
    view: &'a View<'a>,
    run: &'a Run,
}

impl Before<'_> {
    /// The token so many before the run.
    fn at(&self, back: usize) -> Option<usize> {
        self.run.tokens.start.checked_sub(back).filter(|at| *at >= self.run.sentence.start)
    }

    fn word(&self, back: usize) -> &str {
        self.at(back).map_or("", |at| self.view.prose.word(&self.view.prose.tokens[at]))
    }

    /// `his late wife, Ida`, `Jo’s sons Odal and Lu`. Behind a comma one name alone is none of several: `the team’s sons, Hull`.
    fn is_of_kin(&self) -> bool {
        let noun = if self.word(1) == "," { 2 } else { 1 };
        let word = self.word(noun);
        let are_kin = || noun == 1 && word.strip_suffix('s').is_some_and(is_kin);
        (is_kin(word) || are_kin()) && self.has_owner(noun)
    }

    /// Whether somebody's is what the word so many before the run says.
    fn has_owner(&self, noun: usize) -> bool {
        for back in noun + 1..=noun + FARTHEST_OWNER {
            let Some(at) = self.at(back) else { return false };
            if self.view.prose.tokens[at].kind == TokenKind::Possessive {
                // `Sunderland’s mother, Odelu`: a town has no family.
                let owner = self.at(back + 1).map(|at| self.view.prose.tokens[at].facts).unwrap_or_default();
                return owner.any(Facts::COMMON_GIVEN.with(Facts::COMMON_SURNAME))
                    || !owner.any(Facts::PLACE.with(Facts::TOWN).with(Facts::CITY));
            }
            if matches!(self.word(back).to_lowercase().as_str(), "her" | "his" | "my" | "our" | "their") {
                return true;
            }
            let word = &self.view.prose.tokens[at];
            if word.shape == Shape::Mark || word.facts.any(Facts::FUNCTION.with(Facts::VERB)) {
                return false;
            }
        }
        false
    }

    /// `a woman called Ida`, `The cook is called Ida`, `a welder known to all as Ida`, `gave his name as Ida`.
    fn is_called(&self) -> bool {
        if self.word(1) == "as" && self.word(2) == "name" {
            return matches!(self.word(3), "her" | "his");
        }
        let mut verb = 1;
        if self.word(1) == "as" {
            verb += 1;
            while matches!(self.word(verb), "all" | "everybody" | "everyone" | "locally" | "only" | "to") {
                verb += 1;
            }
        }
        let is_verb = match self.word(verb) {
            "called" | "named" => verb == 1,
            "identified" | "known" => verb > 1,
            _ => false,
        };
        let noun = verb + 1 + usize::from(matches!(self.word(verb + 1), "is" | "was"));
        is_verb && self.is_somebody(noun)
    }

    /// Whether the word so many before the run is a noun for one person.
    fn is_somebody(&self, back: usize) -> bool {
        let word = self.word(back);
        let role = self.at(back).map(|at| self.view.prose.tokens[at]).filter(|noun| noun.shape == Shape::Lower);
        is_kin(word) || somebody(word).is_some() || role.is_some_and(|noun| noun.facts.any(Facts::ROLE))
    }

    /// `three-year-old Ida`; but `the 31-year-old Odal` is a ship, and what has no name for people is a drink: `12-year-old Odal`.
    fn is_aged(&self) -> bool {
        let article = self.word(2).to_lowercase();
        let is_age = self.word(1).replace(['‐', '‑'], "-").ends_with("-year-old");
        let is_name = self.view.prose.tokens[self.run.tokens.start].facts.any(Facts::NAME);
        is_age && is_name && !matches!(article.as_str(), "a" | "an" | "the")
    }
}

#[cfg(test)]
mod tests {
    use super::introduced;
    use crate::name::feature::View;
    use crate::name::run::runs;
    use crate::name::tongue::Tongue;
    use crate::text::Prose;

    #[test]
    fn names_are_told_by_the_words_before_them() {
        for (text, expected) in [
            ("There was his wife, Odelu, a nurse.", true),
            ("He saw Jo’s late brother Odelu there.", true),
            ("They saw her daughters Odelu, 11, and others.", true),
            ("He met a man called Odelu.", true),
            ("He gave his name as Odelu.", true),
            ("The cook is called Odelu.", true),
            ("There was a welder known to everyone as Odelu.", true),
            ("There was a man identified only as Odelu.", true),
            ("There was a village known to all as Odelu.", false),
            ("There was a man known for Odelu.", false),
            ("He saw three-year-old Adaeze.", true),
            ("He drank 12-year-old Odelu.", false),
            ("They thanked her father, God.", false),
            ("They heard of Sunderland’s mum, Odelu.", false),
            ("It was the team’s sons, Odelu.", false),
            ("He saw a three-year-old Odelu fan.", false),
            ("He saw a brother, Odelu.", false),
            ("He spoke of his brother, Odelu’s envoy to the port.", false),
            ("He saw 17-year-old Hull.", false),
            ("He sailed on the 31-year-old Odal Brisa.", false),
            ("They met his brother, Spanish, on their way.", false),
            ("He had a dog called Odelu.", false),
            ("It came on his mother, Monday.", false),
            ("He saw Jo’s house, Odelu.", false),
        ] {
            let prose = Prose::new(text);
            let view = View { prose: &prose, tongue: Tongue::English };
            let runs = runs(&prose);
            assert_eq!(introduced(&view, runs.last().expect("a run")).is_some(), expected, "{text}");
        }
    }
}
