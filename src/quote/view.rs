//! A phrase as seen from a quotation.

use super::class::{Class, Cue};
use super::feature::{
    Features, GAPS, PREPOSITIONS, Slot, TOKENS, Template, count_value, cue_value, distance_value, verb_value,
};
use super::indirect::Reported;
use super::past::{Past, Voice};
use super::phrase::{Kind, Phrase};
use super::scene::{Scene, Words};
use super::value::{kind_value, token_value};
use super::verb::{forward, inverted};

/// How many frames of a sentence are looked at.
const FRAMES: usize = 6;
/// How many tokens are looked through for a phrase's verb.
const REACH: usize = 45;

/// A phrase as seen from a quotation.
pub(super) struct View<'s, 'a> {
    scene: &'s Scene<'a>,
    quote: &'s Words,
    slot: Slot,
    phrase: &'s Phrase,
    /// The verb that the phrase is the subject of, its token, and what lies between.
    forward: Option<(Cue, usize)>,
    gap: usize,
    inverted: Option<(Cue, usize)>,
}

impl<'s, 'a> View<'s, 'a> {
    pub(super) fn of(scene: &'s Scene<'a>, quote: &'s Words, slot: Slot, phrase: &'s Phrase) -> Self {
        let (forward, gap) = forward(scene, phrase);
        let inverted = inverted(scene, phrase);
        Self { scene, quote, slot, phrase, forward, gap, inverted }
    }

    fn put(&self, features: &mut Features, template: Template, value: usize) {
        features.put(template, self.slot, value);
    }

    /// The tokens between the phrase and the quotation.
    fn between(&self) -> std::ops::Range<usize> {
        match self.slot {
            Slot::Before => self.phrase.tokens.end..self.quote.tokens.start,
            _ => self.quote.tokens.end..self.phrase.tokens.start,
        }
    }

    /// What it is and how far.
    pub(super) fn put_place(&self, features: &mut Features, rank: usize) {
        let scene = self.scene;
        let between = self.between();
        self.put(features, Template::PhraseKind, kind_value(self.phrase, scene));
        self.put(features, Template::Rank, rank);
        self.put(features, Template::Distance, distance_value(between.len()));
        let paragraph = scene.paragraph[self.phrase.tokens.start] as usize;
        let mark = if self.slot == Slot::Before { self.quote.tokens.start } else { self.quote.tokens.end - 1 };
        let sentences = scene.sentence[self.phrase.tokens.start].abs_diff(scene.sentence[mark]) as usize;
        let is_here = paragraph == self.quote.paragraph || paragraph == self.quote.last_paragraph;
        self.put(features, Template::Sentences, if is_here { sentences.min(3) } else { 4 });
        let near = between.clone().take(REACH);
        let mut quotes = 0;
        let mut last = None;
        let mut commas = 0;
        for token in near {
            let inside = scene.inside[token];
            quotes += usize::from(inside.is_some() && inside != last);
            commas += usize::from(inside.is_none() && scene.class(token) == Class::Mark && scene.text(token) == ",");
            last = inside;
        }
        self.put(features, Template::QuotesBetween, quotes);
        self.put(features, Template::Commas, commas);
    }

    /// The verbs of saying beside it.
    pub(super) fn put_verbs(&self, features: &mut Features) {
        let scene = self.scene;
        let forward = self.forward.map(|(cue, _)| cue);
        self.put(features, Template::Forward, cue_value(forward) * GAPS + self.gap);
        self.put(features, Template::ForwardVerb, verb_value(forward));
        let near = self.forward.map_or(7, |(_, token)| self.nearness(token));
        self.put(features, Template::ForwardNear, near * GAPS + self.gap);
        self.put(
            features,
            Template::ForwardNext,
            self.forward.map_or(TOKENS - 1, |(_, token)| token_value(scene, token + 1)),
        );
        let inverted = self.inverted.map(|(cue, _)| cue);
        self.put(features, Template::Inverted, cue_value(inverted));
        self.put(features, Template::InvertedVerb, verb_value(inverted));
        let inverted_near = self.inverted.map_or(6, |(_, token)| self.nearness(token).min(5));
        self.put(features, Template::InvertedNear, inverted_near);
        if self.slot == Slot::Before {
            let mut phrases = 0;
            let mut last = None;
            for token in self.between().take(REACH) {
                if scene.inside[token].is_some() {
                    break;
                }
                if let Some(cue) = scene.cue(token) {
                    last = Some((cue, phrases));
                }
                phrases += usize::from(scene.starts_phrase(token));
            }
            let value = last.map_or(0, |(cue, phrases)| cue_value(Some(cue)) * 4 + phrases.min(3));
            self.put(features, Template::LastCue, value);
        }
        let verb = usize::from(self.forward.is_some() && self.gap <= 2) + 2 * usize::from(self.inverted.is_some());
        let near = distance_value(self.between().len()).min(8) / 2;
        self.put(features, Template::Pattern, (kind_value(self.phrase, scene) * 4 + verb) * 5 + near);
    }

    /// How far a verb is from the quotation: 0 to 5, and 6 where a quotation or a sentence's end lies between.
    fn nearness(&self, verb: usize) -> usize {
        let scene = self.scene;
        let (start, end) = (self.quote.tokens.start, self.quote.tokens.end);
        let helper = usize::from(verb > end && scene.class(end) == Class::Auxiliary);
        let between = if verb < start { verb + 1..start } else { (end + helper).min(verb)..verb };
        if between.len() > REACH || between.clone().any(|token| scene.inside[token].is_some()) {
            return 6;
        }
        match between.len() {
            count @ 0..=2 => count,
            3..=4 => 3,
            5..=8 => 4,
            _ => 5,
        }
    }

    /// What stands around it.
    pub(super) fn put_surroundings(&self, features: &mut Features) {
        let scene = self.scene;
        let tokens = &self.phrase.tokens;
        let begins_paragraph = tokens.start == 0 || scene.paragraph[tokens.start - 1] != scene.paragraph[tokens.start];
        let begins_sentence = begins_paragraph || scene.sentence[tokens.start - 1] != scene.sentence[tokens.start];
        self.put(features, Template::First, usize::from(begins_paragraph) + usize::from(begins_sentence));
        let preceded = if begins_sentence { TOKENS - 1 } else { preceded_value(scene, tokens.start - 1) };
        self.put(features, Template::Preceded, preceded);
        self.put(features, Template::Followed, token_value(scene, tokens.end));
        self.put(features, Template::Role, role_value(scene, self.phrase));
        let first = match scene.class(tokens.start) {
            Class::Determiner => 1,
            Class::Possessive => 2,
            Class::Number => 3,
            _ => 0,
        };
        let many = scene.text(tokens.end - 1).ends_with('s');
        self.put(features, Template::Number, first * 2 + usize::from(many));
    }

    /// Who it is, and whether they spoke before.
    pub(super) fn put_person(&self, features: &mut Features, number: usize, past: &Past) {
        let voice = match self.phrase.kind {
            Kind::Member(member) => Voice::Member(member),
            _ => Voice::Phrase(number),
        };
        let last = past.speaker();
        let spoke = if last.is_some_and(|last| last.phrase == Some(number)) {
            1
        } else if last.is_some_and(|last| last.voice == Some(voice)) {
            2
        } else if past.other().is_some_and(|other| other.voice == Some(voice)) {
            3
        } else {
            0
        };
        self.put(features, Template::Spoke, spoke);
        let told = past.teller.filter(|teller| teller.voice == voice);
        let far = told.map_or(0, |teller| 1 + self.quote.paragraph.saturating_sub(teller.paragraph).min(3));
        self.put(features, Template::Told, far * 4 + spoke);
        if let Kind::Member(member) = self.phrase.kind {
            let count = count_value(self.scene.cast.members[member].mentions.len());
            let before_head = self.phrase.tokens.len() > 1;
            self.put(features, Template::Known, count * 2 + usize::from(before_head));
        }
    }

    /// Whether by the grammar of its sentence the phrase says the quotation.
    pub(super) fn put_frame(&self, features: &mut Features, number: usize, frames: &[Reported]) {
        let start = self.quote.tokens.start;
        let sentence = self.scene.sentence[start];
        let first = frames.partition_point(|frame| self.scene.sentence[frame.cue.start] < sentence);
        let here = frames[first..].iter().take_while(|frame| self.scene.sentence[frame.cue.start] == sentence);
        let around = here.take(FRAMES).filter(|frame| frame.content.contains(&start));
        let nearest = around.clone().min_by_key(|frame| frame.cue.start.abs_diff(start)).map(|frame| frame.phrase);
        let value = match around.clone().find(|frame| frame.phrase == number) {
            None => usize::from(nearest.is_some()),
            Some(frame) => 2 + usize::from(frame.cue.start > start) * 2 + usize::from(nearest == Some(number)),
        };
        self.put(features, Template::Framed, value);
    }
}

fn preceded_value(scene: &Scene<'_>, token: usize) -> usize {
    if scene.class(token) != Class::Preposition {
        return token_value(scene, token);
    }
    let known: [&str; PREPOSITIONS - 1] = ["of", "to", "by", "from", "for", "with", "about", "on", "in", "as", "at"];
    let text = scene.text(token);
    TOKENS + known.iter().position(|known| known.eq_ignore_ascii_case(text)).unwrap_or(PREPOSITIONS - 1)
}

/// 1 owner, 2 behind a source's preposition, 3 before a colon, 4 in brackets, 5 before a dash.
fn role_value(scene: &Scene<'_>, phrase: &Phrase) -> usize {
    let before = |back: usize| phrase.tokens.start.checked_sub(back).map_or(Class::Mark, |token| scene.class(token));
    if phrase.owns {
        1
    } else if before(1) == Class::Source || (before(2) == Class::Source && before(1) == Class::Preposition) {
        2
    } else {
        match scene.text(phrase.tokens.end) {
            ":" => 3,
            ")" => 4,
            "—" | "–" | "―" => 5,
            _ => 0,
        }
    }
}
