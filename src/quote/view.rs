//! A phrase as seen from a quotation.

use std::ops::Range;

use super::aspect::Aspect;
use super::class::Class;
use super::feature::{Features, GAPS, REACH, Slot, Template};
use super::indirect::Frame;
use super::past::{Decided, Past, Teller, Voice};
use super::phrase::{Kind, Phrase};
use super::quotation::Quotation;
use super::scene::Scene;
use super::value::distance_value;

/// How many frames of a sentence are looked at.
const FRAMES: usize = 6;

/// A quotation from which phrases are seen.
pub(super) struct Eye<'s, 'a> {
    scene: &'s Scene<'a>,
    quote: &'s Quotation,
    /// The last speaker, and the one before.
    speakers: [Option<Decided>; 2],
    teller: Option<Teller>,
    /// The frames of the sentence around the quotation: the phrase of each, and whether its verb stands behind.
    frames: Vec<(usize, bool)>,
    /// The phrase of the nearest of them.
    nearest: Option<usize>,
}

/// A phrase as seen from a quotation.
struct View<'v> {
    slot: Slot,
    phrase: &'v Phrase,
    aspect: &'v Aspect,
    /// See [`Aspect::last_cue`]; of those before the quotation.
    last_cue: Option<usize>,
    /// The tokens between the phrase and the quotation.
    between: Range<usize>,
}

impl<'s, 'a> Eye<'s, 'a> {
    pub(super) fn of(scene: &'s Scene<'a>, quote: &'s Quotation, past: &Past, frames: &[Frame]) -> Self {
        let start = quote.tokens.start;
        let sentence = scene.sentence[start];
        let first = frames.partition_point(|frame| scene.sentence[frame.cue.start] < sentence);
        let here = frames[first..].iter().take_while(|frame| scene.sentence[frame.cue.start] == sentence);
        let around = here.take(FRAMES).filter(|frame| frame.content.contains(&start));
        let nearest = around.clone().min_by_key(|frame| frame.cue.start.abs_diff(start)).map(|frame| frame.phrase);
        let frames = around.map(|frame| (frame.phrase, frame.cue.start > start)).collect();
        let speakers = [past.speaker(), past.other()].map(Option::<&Decided>::copied);
        Self { scene, quote, speakers, teller: past.teller, frames, nearest }
    }

    /// Adds the features that tell how a phrase stands to the quotation. `rank` phrases stand between.
    pub(super) fn put(&self, features: &mut Features, slot: Slot, number: usize, aspect: &mut Aspect, rank: usize) {
        let phrase = &self.scene.phrases[number];
        let between = match slot {
            Slot::Before => phrase.tokens.end..self.quote.tokens.start,
            _ => self.quote.tokens.end..phrase.tokens.start,
        };
        let last_cue = (slot == Slot::Before).then(|| aspect.last_cue(self.scene, phrase));
        let view = View { slot, phrase, aspect, last_cue, between };
        features.put(Template::Rank, slot, rank);
        self.put_place(features, &view);
        self.put_verbs(features, &view);
        self.put_person(features, &view, number);
        self.put_frame(features, slot, number);
    }

    /// How far it is.
    fn put_place(&self, features: &mut Features, view: &View<'_>) {
        let (scene, slot, first) = (self.scene, view.slot, view.phrase.tokens.start);
        features.put(Template::Distance, slot, distance_value(view.between.len()));
        let paragraph = scene.paragraph[first] as usize;
        let mark = if slot == Slot::Before { self.quote.tokens.start } else { self.quote.tokens.end - 1 };
        let sentences = scene.sentence[first].abs_diff(scene.sentence[mark]) as usize;
        let is_here = paragraph == self.quote.paragraph || paragraph == self.quote.last_paragraph;
        features.put(Template::Sentences, slot, if is_here { sentences.min(3) } else { 4 });
        let near = view.between.start..view.between.end.min(view.between.start + REACH);
        features.put(Template::QuotesBetween, slot, scene.quotes_in(near.clone()));
        features.put(Template::Commas, slot, scene.commas_in(near));
    }

    /// How far the verbs of saying beside it are.
    fn put_verbs(&self, features: &mut Features, view: &View<'_>) {
        let View { slot, aspect, .. } = *view;
        let near = aspect.forward.verb.map_or(7, |(_, token)| self.nearness(token));
        features.put(Template::ForwardNear, slot, near * GAPS + aspect.forward.gap);
        let inverted_near = aspect.inverted.map_or(6, |(_, token)| self.nearness(token).min(5));
        features.put(Template::InvertedNear, slot, inverted_near);
        if let Some(last_cue) = view.last_cue {
            features.put(Template::LastCue, slot, last_cue);
        }
        let verb = usize::from(aspect.forward.is_beside()) + 2 * usize::from(aspect.inverted.is_some());
        let near = distance_value(view.between.len()).min(8) / 2;
        features.put(Template::Pattern, slot, (aspect.kind * 4 + verb) * 5 + near);
    }

    /// How far a verb is from the quotation: 0 to 5, and 6 where a quotation or a sentence's end lies between.
    fn nearness(&self, verb: usize) -> usize {
        let scene = self.scene;
        let (start, end) = (self.quote.tokens.start, self.quote.tokens.end);
        let helper = usize::from(verb > end && scene.class(end) == Class::Auxiliary);
        let between = if verb < start { verb + 1..start } else { (end + helper).min(verb)..verb };
        if between.len() > REACH || scene.quotes_in(between.clone()) > 0 {
            return 6;
        }
        match between.len() {
            count @ 0..=2 => count,
            3..=4 => 3,
            5..=8 => 4,
            _ => 5,
        }
    }

    /// Whether it spoke before.
    fn put_person(&self, features: &mut Features, view: &View<'_>, number: usize) {
        let voice = match view.phrase.kind {
            Kind::Member(member) => Voice::Member(member),
            _ => Voice::Phrase(number),
        };
        let [last, other] = &self.speakers;
        let spoke = if last.is_some_and(|last| last.phrase == Some(number)) {
            1
        } else if last.is_some_and(|last| last.voice == Some(voice)) {
            2
        } else if other.is_some_and(|other| other.voice == Some(voice)) {
            3
        } else {
            0
        };
        features.put(Template::Spoke, view.slot, spoke);
        let told = self.teller.filter(|teller| teller.voice == voice);
        let far = told.map_or(0, |teller| 1 + self.quote.paragraph.saturating_sub(teller.paragraph).min(3));
        features.put(Template::Told, view.slot, far * 4 + spoke);
    }

    /// Whether by the grammar of its sentence the phrase says the quotation.
    fn put_frame(&self, features: &mut Features, slot: Slot, number: usize) {
        let value = match self.frames.iter().find(|(phrase, _)| *phrase == number) {
            None => usize::from(self.nearest.is_some()),
            Some((_, is_behind)) => 2 + usize::from(*is_behind) * 2 + usize::from(self.nearest == Some(number)),
        };
        features.put(Template::Framed, slot, value);
    }
}
