//! What the classes and ids of a page hint at, found out once for each different one.

use std::sync::LazyLock;

use crate::lexicon::credits::{self, Place};
use crate::page::{NameId, Page, has_word};

/// A set of the things that a name hints at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hint(u16);

impl Hint {
    /// A byline.
    pub(super) const BYLINE: Hint = Hint(1);
    pub(super) const AUTHOR: Hint = Hint(1 << 1);
    /// A comment of a reader.
    pub(super) const COMMENT: Hint = Hint(1 << 2);
    /// A card of another story.
    pub(super) const CARD: Hint = Hint(1 << 3);
    pub(super) const ASIDE: Hint = Hint(1 << 4);
    /// A caption or a picture.
    pub(super) const CAPTION: Hint = Hint(1 << 5);
    pub(super) const HEADLINE: Hint = Hint(1 << 6);
    /// What stands beside another thing of its name, as a subtitle does.
    pub(super) const SUB: Hint = Hint(1 << 7);
    /// The way from the front page to this one.
    pub(super) const TRAIL: Hint = Hint(1 << 8);
    /// The word `author` itself, as in `rel=author`.
    pub(super) const SAYS_AUTHOR: Hint = Hint(1 << 9);

    pub(super) const fn has(self, other: Hint) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Hint) -> Hint {
        Hint(self.0 | other.0)
    }
}

/// The parts of words that hint at something, wherever they stand in a name and whatever their case.
const PARTS: [(Hint, &[&str]); 8] = [
    (Hint::BYLINE, &["byline", "by-line", "signature", "firma"]),
    (
        Hint::AUTHOR,
        &["author", "autor", "auteur", "writer", "contributor", "creator", "redakt", "reporter", "journalist"],
    ),
    (Hint::COMMENT, &["comment", "kommentar", "reply"]),
    (
        Hint::CARD,
        &[
            "related",
            "teaser",
            "card",
            "recommend",
            "recirc",
            "popular",
            "promo",
            "more-",
            "trending",
            "latest",
            "carousel",
            "list-item",
        ],
    ),
    (Hint::ASIDE, &["sidebar", "aside", "widget", "rail"]),
    (Hint::HEADLINE, &["headline", "title"]),
    (Hint::SUB, &["sub"]),
    (Hint::TRAIL, &["crumb"]),
];

/// All parts, each with its hint.
fn parts() -> impl Iterator<Item = (Hint, &'static str)> {
    let own = PARTS.iter().flat_map(|(hint, parts)| parts.iter().map(|part| (*hint, *part)));
    own.chain(credits::words(Place::Name).map(|part| (Hint::CAPTION, part)))
}

/// The hints of a page's names.
#[derive(Debug, Clone)]
pub(crate) struct Hints(Vec<Hint>);

impl Hints {
    pub(crate) fn of(page: &Page) -> Self {
        Self(page.all_names().map(hint).collect())
    }

    /// What a name hints at.
    pub(super) fn of_name(&self, name: NameId) -> Hint {
        self.0.get(name.index()).copied().unwrap_or_default()
    }
}

fn hint(name: &str) -> Hint {
    let hint = FINDER.hints_of(name);
    if hint.has(Hint::AUTHOR) && has_word(name, "author") { hint.with(Hint::SAYS_AUTHOR) } else { hint }
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(parts()));

/// The letters and the hyphen, each with a number, and 0 for all else.
const SIGNS: usize = 32;
const HYPHEN: u8 = 27;

/// Finds all parts in one pass over a name: an [automaton](https://dl.acm.org/doi/10.1145/360825.360855) that knows at each
/// byte the longest beginning of a part that ends there.
struct Finder {
    /// For each state and each sign, where the row of the state that follows begins, and what the parts hint at that end
    /// there.
    steps: Vec<(u16, Hint)>,
}

/// The sign of each byte.
static SIGN_OF: [u8; 256] = {
    let mut signs = [0; 256];
    let mut letter = b'a';
    while letter <= b'z' {
        signs[letter as usize] = letter - b'a' + 1;
        signs[letter.to_ascii_uppercase() as usize] = letter - b'a' + 1;
        letter += 1;
    }
    signs[b'-' as usize] = HYPHEN;
    signs
};

impl Finder {
    fn new(parts: impl Iterator<Item = (Hint, &'static str)>) -> Self {
        let mut states = States { next: vec![0; SIGNS], hints: vec![Hint::default()] };
        for (hint, part) in parts {
            states.add(hint, part);
        }
        states.link();
        let step = |state: &u16| (*state * SIGNS as u16, states.hints[usize::from(*state)]);
        Self { steps: states.next.iter().map(step).collect() }
    }

    /// What a name hints at.
    fn hints_of(&self, name: &str) -> Hint {
        let (mut row, mut found) = (0, Hint::default());
        for byte in name.bytes() {
            let (next, hint) = self.steps[usize::from(row) + usize::from(SIGN_OF[usize::from(byte)])];
            (row, found) = (next, found.with(hint));
        }
        found
    }
}

/// The states of a [`Finder`] that is being made.
struct States {
    /// For each state and each sign, the state that follows.
    next: Vec<u16>,
    /// What the parts hint at that end in a state.
    hints: Vec<Hint>,
}

impl States {
    /// Adds a part as a way of states of its own, as far as no part before went it.
    fn add(&mut self, hint: Hint, part: &str) {
        let mut state = 0;
        for byte in part.bytes() {
            let step = state * SIGNS + usize::from(SIGN_OF[usize::from(byte)]);
            if self.next[step] == 0 {
                self.next[step] = self.hints.len() as u16;
                self.next.extend([0; SIGNS]);
                self.hints.push(Hint::default());
            }
            state = usize::from(self.next[step]);
        }
        self.hints[state] = self.hints[state].with(hint);
    }

    /// Leads each state on where its own part does not go: to where the longest shorter beginning that ends there goes.
    fn link(&mut self) {
        let mut shorter = vec![0; self.hints.len()];
        let mut open: std::collections::VecDeque<usize> = std::collections::VecDeque::from([0]);
        while let Some(state) = open.pop_front() {
            for sign in 0..SIGNS {
                let fallback = if state == 0 { 0 } else { self.next[shorter[state] * SIGNS + sign] };
                let step = &mut self.next[state * SIGNS + sign];
                let next = usize::from(*step);
                if next == 0 {
                    *step = fallback;
                } else {
                    shorter[next] = usize::from(fallback);
                    self.hints[next] = self.hints[next].with(self.hints[usize::from(fallback)]);
                    open.push_back(next);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_wherever_they_stand_in_any_case() {
        for (hint, part) in parts() {
            for before in ["", "x", "story ", "auth", "by-", "list-", part] {
                for behind in ["", "s", "-x", "__1"] {
                    let name = format!("{before}{part}{behind}");
                    assert!(FINDER.hints_of(&name).has(hint), "{name}");
                    assert!(FINDER.hints_of(&name.to_ascii_uppercase()).has(hint), "{name}");
                }
            }
            let cut = &part[..part.len() - 1];
            assert!(
                !FINDER.hints_of(cut).has(hint) && !FINDER.hints_of(&format!("{cut}_{part}")[..part.len()]).has(hint)
            );
        }
    }

    #[test]
    fn the_finder_agrees_with_a_plain_search() {
        let pieces = ["auth", "or", "by", "-", "line", "card", "carou", "sel", "Comment", " ", "im", "age", "ü", "sub"];
        let mut state = 7_usize;
        for _ in 0..2_000 {
            let mut name = String::new();
            for _ in 0..6 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                name.push_str(pieces[(state >> 33) % pieces.len()]);
            }
            let lower = name.to_ascii_lowercase();
            let expected =
                parts().filter(|(_, part)| lower.contains(part)).fold(Hint::default(), |all, (hint, _)| all.with(hint));
            assert_eq!(FINDER.hints_of(&name), expected, "{name}");
        }
    }
}
