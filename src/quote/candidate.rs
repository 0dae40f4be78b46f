//! Who may have spoken a quotation, and the features of each.

use super::about::About;
use super::feature::{Features, Slot};
use super::indirect::Reported;
use super::scene::{Scene, Words};
use super::teller::Teller;
use super::view::View;
use crate::article::Span;

/// How many phrases are looked at on either side in the quotation's paragraph.
const NEAREST: usize = 9;
/// How many phrases of the paragraphs before are looked at.
const EARLIER: usize = 5;

/// A speaker as far as candidates tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Member(usize),
    /// The phrase itself, by number.
    Phrase(usize),
    /// The name in these bytes, in front of a turn of a transcript.
    Label(Span),
}

/// What a decision rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ground {
    /// A speaker weighed against others, with the share of the weight that is theirs.
    Weighed(f32),
    /// The form of the text states it: a label, a signature.
    Stated,
    /// A verb inside another quotation.
    Nested,
    /// The subject of a verb that reports, with how sure it is whom it means.
    Reported(f32),
}

/// A quotation whose speaker was decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided {
    pub(crate) quote: usize,
    /// The phrase that names the speaker.
    pub(crate) phrase: Option<usize>,
    /// `None` where nobody speaks, or nobody knows who.
    pub(crate) voice: Option<Voice>,
    pub(crate) is_speech: bool,
    pub(crate) ground: Ground,
}

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

/// What is known of the quotations before one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Past {
    pub(crate) decided: Vec<Decided>,
    /// Who told something last.
    pub(crate) teller: Option<Teller>,
}

impl Past {
    pub(super) fn last(&self) -> Option<&Decided> {
        self.decided.last()
    }

    /// The last quotation with a speaker.
    pub(crate) fn speaker(&self) -> Option<&Decided> {
        self.decided.iter().rev().take(4).find(|decided| decided.voice.is_some())
    }

    /// The last one whose speaker is another than the last speaker.
    pub(crate) fn other(&self) -> Option<&Decided> {
        let last = self.speaker()?.voice;
        self.decided.iter().rev().take(6).find(|decided| decided.voice.is_some() && decided.voice != last)
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
        let mut found = Vec::with_capacity(2 * NEAREST + EARLIER + 3);
        let behind = scene.outer.partition_point(|phrase| scene.phrases[*phrase].tokens.start < quote.tokens.start);
        for (rank, phrase) in scene.outer[..behind].iter().rev().take(NEAREST + EARLIER).enumerate() {
            let paragraph = scene.paragraph[scene.phrases[*phrase].tokens.start] as usize;
            let is_here = paragraph == quote.paragraph;
            if (is_here && rank >= NEAREST) || paragraph + 2 < quote.paragraph {
                break;
            }
            found.push(self.phrase(quote, Slot::Before, *phrase, rank, past));
        }
        for (rank, phrase) in scene.outer[behind..].iter().take(NEAREST).enumerate() {
            if scene.paragraph[scene.phrases[*phrase].tokens.start] as usize != quote.last_paragraph {
                break;
            }
            found.push(self.phrase(quote, Slot::After, *phrase, rank, past));
        }
        let others = [(Slot::Same, past.speaker()), (Slot::Other, past.other())];
        for (slot, decided) in others.into_iter().filter_map(|(slot, decided)| Some((slot, decided?))) {
            found.push(Candidate { slot, phrase: decided.phrase, features: Features::default() });
        }
        found.push(Candidate { slot: Slot::Nobody, phrase: None, features: Features::default() });
        Candidates { all: found, about }
    }

    fn phrase(&self, quote: &Words, slot: Slot, number: usize, rank: usize, past: &Past) -> Candidate {
        let mut features = Features { numbers: Vec::with_capacity(Features::OF_PHRASES) };
        let view = View::of(self.scene, quote, slot, &self.scene.phrases[number]);
        view.put_place(&mut features, rank);
        view.put_verbs(&mut features);
        view.put_surroundings(&mut features);
        view.put_person(&mut features, number, past);
        view.put_frame(&mut features, number, self.frames);
        Candidate { slot, phrase: Some(number), features }
    }
}
