//! What the classes and ids of a page hint at, found out once for each different one.

use std::cell::Cell;
use std::sync::LazyLock;

use super::parts::Parts;
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

/// Parts of words with what they hint at, wherever they stand in a name and whatever their case.
type Hinting = (Hint, &'static [&'static str]);

/// Those that are asked for of all elements.
const OF_ALL: [Hinting; 4] = [
    (Hint::BYLINE, &["byline", "by-line", "signature", "firma"]),
    (
        Hint::AUTHOR,
        &["author", "autor", "auteur", "writer", "contributor", "creator", "redakt", "reporter", "journalist"],
    ),
    (Hint::TRAIL, &["crumb"]),
    (Hint::HEADLINE, &["headline", "title"]),
];

/// Those that are asked for of few.
const OF_FEW: [Hinting; 4] = [
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
    (Hint::SUB, &["sub"]),
];

/// All parts, each with its hint.
fn parts() -> impl Iterator<Item = (Hint, &'static str)> {
    let own = OF_ALL.iter().chain(&OF_FEW).flat_map(|(hint, parts)| parts.iter().map(|part| (*hint, *part)));
    own.chain(credits::words(Place::Name).map(|part| (Hint::CAPTION, part)))
}

/// Those that are asked for of all elements. Nearly all names have none of them, which these tell sooner than [`FINDER`] does.
static PARTS_OF_ALL: LazyLock<Parts> = LazyLock::new(|| {
    let parts: Vec<&str> = OF_ALL.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    Parts::in_any_case(&parts)
});

/// The hints of a page's names.
#[derive(Debug, Clone)]
pub(crate) struct Hints<'p> {
    page: &'p Page,
    /// Of the names that were looked at: at first those that hint at what is asked for of all elements.
    known: Vec<Cell<Option<Hint>>>,
}

impl<'p> Hints<'p> {
    pub(crate) fn of(page: &'p Page) -> Self {
        let first = |name: &str| PARTS_OF_ALL.are_in(name).then(|| hint(name));
        Self { page, known: page.all_names().map(|name| Cell::new(first(name))).collect() }
    }

    /// What a name hints at that hints at anything that is asked for of all elements: a byline, an author, a trail, a headline.
    pub(super) fn of_any_name(&self, name: NameId) -> Hint {
        self.known.get(name.index()).and_then(Cell::get).unwrap_or_default()
    }

    /// All that a name hints at.
    pub(super) fn of_name(&self, name: NameId) -> Hint {
        let Some(known) = self.known.get(name.index()) else { return Hint::default() };
        let hint = known.get().unwrap_or_else(|| hint(self.page.name(name)));
        known.set(Some(hint));
        hint
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
    use crate::page::{Tag, standard};

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
    fn a_name_hints_at_as_much_whenever_it_is_asked_for() {
        let page = standard::parse("<p class=Story-BYLINE-card><p class=card><p class='rel Author'><p id=sub-title>");
        let hints = Hints::of(&page);
        let name = |at: usize| {
            let element = page.ids().filter(|id| page.is(*id, Tag::P)).nth(at).expect("a paragraph");
            page.names(element).next().expect("a name").1
        };
        for (at, of_all, all) in [
            (0, Hint::BYLINE.with(Hint::CARD), Hint::BYLINE.with(Hint::CARD)),
            (1, Hint::default(), Hint::CARD),
            (2, Hint::AUTHOR.with(Hint::SAYS_AUTHOR), Hint::AUTHOR.with(Hint::SAYS_AUTHOR)),
            (3, Hint::HEADLINE.with(Hint::SUB), Hint::HEADLINE.with(Hint::SUB)),
        ] {
            assert_eq!(hints.of_any_name(name(at)), of_all, "{at}");
            assert_eq!((hints.of_name(name(at)), hints.of_name(name(at))), (all, all), "{at}");
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
