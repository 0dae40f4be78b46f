//! Who may have spoken a quotation, and the features of each.

use std::ops::Range;

use super::about::About;
use super::aspect::{Aspect, Aspects};
use super::feature::{Features, SLOTS, Slot};
use super::indirect::Frame;
use super::past::{Past, Voice};
use super::phrase::Kind;
use super::scene::Scene;
use super::telling::Story;
use super::view::Eye;

/// How many phrases are looked at on either side in the quotation's paragraph.
const NEAREST: usize = 9;
/// How many more before it in its paragraph, where they tell something.
const TELLING: usize = 24;
/// How many phrases of the paragraphs before are looked at.
const EARLIER: usize = 5;

/// Somebody who may have spoken, or nobody.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) slot: Slot,
    /// For phrases, the number.
    pub(crate) phrase: Option<usize>,
    /// For phrases before or behind, the number among those in no quotation.
    outer: Option<usize>,
    /// Which of the candidates' features are its own.
    own: Range<usize>,
}

/// All candidates for a quotation, nobody last.
pub(crate) struct Candidates {
    pub(crate) all: Vec<Candidate>,
    about: About,
    /// What tells how each phrase stands to the quotation.
    seen: Features,
}

/// Gathers candidates for one quotation after another.
pub(crate) struct Gatherer<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) frames: &'s [Frame],
    aspects: Aspects,
}

impl<'s, 'a> Gatherer<'s, 'a> {
    pub(crate) fn new(scene: &'s Scene<'a>, frames: &'s [Frame]) -> Self {
        Self { scene, frames, aspects: Aspects::new() }
    }

    /// The candidates for a quotation.
    pub(crate) fn gather(&mut self, number: usize, past: &Past) -> Candidates {
        let scene = self.scene;
        let quote = &scene.quotes[number];
        let eye = Eye::of(scene, quote, past, self.frames);
        let story = Story::around(scene, quote);
        let aspects = &mut self.aspects;
        let mut found = Vec::with_capacity(2 * NEAREST + EARLIER + 3);
        let mut seen = Features { numbers: Vec::with_capacity(found.capacity() * Features::SEEN) };
        let mut add = |aspect: &mut Aspect, slot, outer: usize, rank| {
            let (phrase, start) = (scene.outer[outer], seen.numbers.len());
            eye.put(&mut seen, slot, phrase, aspect, rank);
            if let Kind::Member(member) = scene.phrases[phrase].kind {
                story.put(&mut seen, slot, member);
            }
            found.push(Candidate { slot, phrase: Some(phrase), outer: Some(outer), own: start..seen.numbers.len() });
        };
        let paragraph = |outer: usize| scene.paragraph[scene.phrases[scene.outer[outer]].tokens.start] as usize;
        let behind = scene.outer.partition_point(|phrase| scene.phrases[*phrase].tokens.start < quote.tokens.start);
        for (rank, outer) in (0..behind).rev().take(NEAREST + TELLING).enumerate() {
            let is_here = paragraph(outer) == quote.paragraph;
            if (!is_here && rank >= NEAREST + EARLIER) || paragraph(outer) + 2 < quote.paragraph {
                break;
            }
            let aspect = aspects.of(scene, outer);
            if rank < NEAREST || !is_here || aspect.tells() {
                add(aspect, Slot::Before, outer, rank);
            }
        }
        let following = (behind..scene.outer.len()).take(NEAREST);
        for (rank, outer) in following.take_while(|outer| paragraph(*outer) == quote.last_paragraph).enumerate() {
            add(aspects.of(scene, outer), Slot::After, outer, rank);
        }
        let others = [(Slot::Same, past.speaker()), (Slot::Other, past.other())];
        for (slot, decided) in others.into_iter().filter_map(|(slot, decided)| Some((slot, decided?))) {
            let start = seen.numbers.len();
            if let Some(Voice::Member(member)) = decided.voice {
                story.put(&mut seen, slot, member);
            }
            found.push(Candidate { slot, phrase: decided.phrase, outer: None, own: start..seen.numbers.len() });
        }
        found.push(Candidate { slot: Slot::Nobody, phrase: None, outer: None, own: 0..0 });
        Candidates { all: found, about: About::of(scene, number, past), seen }
    }

    /// The features of each candidate, those that all of its slot have among them.
    pub(crate) fn features(&mut self, candidates: &Candidates) -> Vec<Vec<u32>> {
        let of = |candidate: &Candidate| {
            let mut features = Features::default();
            candidates.about.put(&mut features, candidate.slot);
            if let Some(outer) = candidate.outer {
                let phrase = &self.scene.phrases[self.scene.outer[outer]];
                self.aspects.of(self.scene, outer).put(&mut features, self.scene, candidate.slot, phrase);
            }
            features.numbers.extend(&candidates.seen.numbers[candidate.own.clone()]);
            features.numbers
        };
        candidates.all.iter().map(of).collect()
    }

    /// The score of each candidate. What all of a slot have in common is summed up once, and what a phrase has from
    /// whichever quotation it is seen.
    pub(crate) fn scores(&mut self, candidates: &Candidates) -> Vec<f32> {
        let Some(net) = self.scene.nets.speakers.as_ref() else { return vec![0.0; candidates.all.len()] };
        let scene = self.scene;
        let mut features = Features { numbers: Vec::with_capacity(Features::ABOUT) };
        let mut common = [None; SLOTS];
        let score = |candidate: &Candidate| {
            let common = common[candidate.slot as usize].get_or_insert_with(|| {
                features.numbers.clear();
                candidates.about.put(&mut features, candidate.slot);
                net.sums(&features.numbers)
            });
            let own = &candidates.seen.numbers[candidate.own.clone()];
            match candidate.outer {
                Some(outer) => {
                    let (slot, phrase) = (candidate.slot, &scene.phrases[scene.outer[outer]]);
                    let sums = self.aspects.of(scene, outer).sums(net, scene, slot, phrase, &mut features);
                    net.score_beside(&common.and(&sums), own)
                }
                None => net.score_beside(common, own),
            }
        };
        candidates.all.iter().map(score).collect()
    }
}
