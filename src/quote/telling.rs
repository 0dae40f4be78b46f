//! Who tells something where, over the whole story: those who speak next say as much of a speaker as those who spoke last.

use super::feature::{Features, Slot, Template};
use super::phrase::Kind;
use super::quotation::Quotation;
use super::scene::Scene;
use super::value::count_value;
use super::verb::tells;

/// How many phrases inside a quotation are looked at.
const INSIDE: usize = 200;

/// The people who are beside a verb of saying as its subject, outside of quotations.
#[derive(Debug)]
pub(super) struct Telling {
    /// The first token of the name and the number of the member, in the order of the text.
    found: Vec<(usize, usize)>,
    /// How often each member is found.
    counts: Vec<usize>,
}

impl Telling {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut telling = Self { found: Vec::new(), counts: vec![0; scene.cast.members.len()] };
        for phrase in scene.outer.iter().map(|number| &scene.phrases[*number]) {
            let Kind::Member(member) = phrase.kind else { continue };
            if !phrase.owns && tells(scene, phrase) {
                telling.found.push((phrase.tokens.start, member));
                telling.counts[member] += 1;
            }
        }
        telling
    }

    /// The first member to tell something from a token on, and the token.
    fn next(&self, token: usize) -> Option<(usize, usize)> {
        self.found.get(self.found.partition_point(|(found, _)| *found < token)).copied()
    }

    /// How often a member tells something, and which part that is of all.
    pub(super) fn share(&self, member: usize) -> usize {
        let count = self.counts[member];
        let part = (count * 4 / self.found.len().max(1)).min(3);
        if count == 0 { 0 } else { 1 + count_value(count) * 4 + part }
    }
}

/// Who tells something next, as seen from a token: 0 nobody, 1 another in this paragraph or the next, 2 another farther on,
/// 3 the member in this paragraph, 4 in the next, 5 farther on.
pub(super) fn next_value(scene: &Scene<'_>, token: usize, member: usize) -> usize {
    let Some((next, teller)) = scene.telling().next(token) else { return 0 };
    let here = scene.paragraph[token.min(scene.paragraph.len() - 1)];
    let far = (scene.paragraph[next] - here) as usize;
    if teller == member { 3 + far.min(2) } else { 1 + usize::from(far > 1) }
}

/// What the whole story says of the people who may have spoken a quotation.
pub(super) struct Story<'s, 'a> {
    scene: &'s Scene<'a>,
    /// The last token of the quotation.
    last: usize,
    /// The members named in it.
    inside: Vec<usize>,
}

impl<'s, 'a> Story<'s, 'a> {
    pub(super) fn around(scene: &'s Scene<'a>, quote: &Quotation) -> Self {
        let first = scene.phrases.partition_point(|phrase| phrase.tokens.start < quote.tokens.start);
        let phrases = scene.phrases[first..].iter().take(INSIDE);
        let inside = phrases.take_while(|phrase| phrase.tokens.start < quote.tokens.end);
        let member = |kind: Kind| if let Kind::Member(member) = kind { Some(member) } else { None };
        let inside = inside.filter_map(|phrase| member(phrase.kind)).collect();
        Self { scene, last: quote.tokens.end - 1, inside }
    }

    /// The features of a candidate who is a member.
    pub(super) fn put(&self, features: &mut Features, slot: Slot, member: usize) {
        features.put(Template::Inside, slot, usize::from(self.inside.contains(&member)));
        features.put(Template::TellsNext, slot, next_value(self.scene, self.last, member));
        features.put(Template::Tells, slot, self.scene.telling().share(member));
    }
}
