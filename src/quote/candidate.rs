//! Who may have spoken a quotation, and the features of each.

use super::about::About;
use super::feature::{Features, Slot};
use super::indirect::Reported;
use super::past::{Past, Voice};
use super::phrase::Kind;
use super::scene::{Scene, Words};
use super::telling::Story;
use super::verb::tells;
use super::view::View;

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
    /// Its own features, beside those that all candidates of its slot have.
    pub(crate) features: Features,
}

/// All candidates for a quotation, nobody last.
pub(crate) struct Candidates {
    pub(crate) all: Vec<Candidate>,
    about: About,
}

impl Candidates {
    /// The features that all candidates of a slot have.
    pub(crate) fn features(&self, slot: Slot) -> Features {
        self.about.features(slot)
    }
}

/// Gathers candidates for one quotation after another.
pub(crate) struct Gatherer<'s, 'a> {
    pub(crate) scene: &'s Scene<'a>,
    pub(super) frames: &'s [Reported],
}

impl Gatherer<'_, '_> {
    /// The candidates for a quotation.
    pub(crate) fn gather(&self, number: usize, past: &Past) -> Candidates {
        let scene = self.scene;
        let quote = &scene.quotes[number];
        let about = About::of(scene, number, past);
        let story = Story::around(scene, quote);
        let mut found = Vec::with_capacity(2 * NEAREST + EARLIER + 3);
        let behind = scene.outer.partition_point(|phrase| scene.phrases[*phrase].tokens.start < quote.tokens.start);
        for (rank, phrase) in scene.outer[..behind].iter().rev().take(NEAREST + TELLING).enumerate() {
            let before = &scene.phrases[*phrase];
            let paragraph = scene.paragraph[before.tokens.start] as usize;
            let is_here = paragraph == quote.paragraph;
            if (!is_here && rank >= NEAREST + EARLIER) || paragraph + 2 < quote.paragraph {
                break;
            }
            if rank < NEAREST || !is_here || tells(scene, before) {
                found.push(self.phrase((quote, &story), Slot::Before, *phrase, rank, past));
            }
        }
        for (rank, phrase) in scene.outer[behind..].iter().take(NEAREST).enumerate() {
            if scene.paragraph[scene.phrases[*phrase].tokens.start] as usize != quote.last_paragraph {
                break;
            }
            found.push(self.phrase((quote, &story), Slot::After, *phrase, rank, past));
        }
        let others = [(Slot::Same, past.speaker()), (Slot::Other, past.other())];
        for (slot, decided) in others.into_iter().filter_map(|(slot, decided)| Some((slot, decided?))) {
            let mut features = Features::default();
            if let Some(Voice::Member(member)) = decided.voice {
                story.put(&mut features, slot, member);
            }
            found.push(Candidate { slot, phrase: decided.phrase, features });
        }
        found.push(Candidate { slot: Slot::Nobody, phrase: None, features: Features::default() });
        Candidates { all: found, about }
    }

    fn phrase(
        &self,
        (quote, story): (&Words, &Story<'_, '_>),
        slot: Slot,
        number: usize,
        rank: usize,
        past: &Past,
    ) -> Candidate {
        let mut features = Features { numbers: Vec::with_capacity(Features::OF_PHRASES) };
        let view = View::of(self.scene, quote, slot, &self.scene.phrases[number]);
        view.put_place(&mut features, rank);
        view.put_verbs(&mut features);
        view.put_surroundings(&mut features);
        view.put_person(&mut features, number, past);
        view.put_frame(&mut features, number, self.frames);
        if let Kind::Member(member) = self.scene.phrases[number].kind {
            story.put(&mut features, slot, member);
        }
        Candidate { slot, phrase: Some(number), features }
    }
}
