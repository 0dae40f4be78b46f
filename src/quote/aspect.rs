//! A phrase by itself, whatever the quotation that it is seen from.

use super::class::{Class, Cue};
use super::feature::{Features, GAPS, PREPOSITIONS, REACH, SIDES, Slot, TOKENS, Template};
use super::phrase::{Kind, Phrase};
use super::scene::Scene;
use super::value::{count_value, cue_value, kind_value, token_value, verb_value};
use super::verb::{Forward, forward, inverted};
use crate::model::{Net, Sums};

/// What is known of a phrase as a candidate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aspect {
    pub(super) forward: Forward,
    pub(super) inverted: Option<(Cue, usize)>,
    /// See [`kind_value`].
    pub(super) kind: usize,
    /// See [`last_cue`](Self::last_cue); looked for when first asked.
    last_cue: Option<usize>,
    /// By side; added up when first asked.
    sums: [Option<Sums>; SIDES],
}

impl Aspect {
    fn of(scene: &Scene<'_>, phrase: &Phrase) -> Self {
        let (forward, inverted) = (forward(scene, phrase), inverted(scene, phrase));
        let kind = kind_value(phrase, scene);
        Self { forward, inverted, kind, last_cue: None, sums: [None; SIDES] }
    }

    /// The last verb of saying between the phrase and the first quotation behind it, and how many phrases stand before that.
    pub(super) fn last_cue(&mut self, scene: &Scene<'_>, phrase: &Phrase) -> usize {
        *self.last_cue.get_or_insert_with(|| {
            let (mut phrases, mut last) = (0, None);
            let behind = phrase.tokens.end..scene.words.len();
            for token in behind.take(REACH).take_while(|token| scene.inside[*token].is_none()) {
                if let Some(cue) = scene.cue(token) {
                    last = Some((cue, phrases));
                }
                phrases += usize::from(scene.starts_phrase(token));
            }
            last.map_or(0, |(cue, phrases): (Cue, usize)| cue_value(Some(cue)) * 4 + phrases.min(3))
        })
    }

    /// Adds the features.
    pub(super) fn put(&self, features: &mut Features, scene: &Scene<'_>, slot: Slot, phrase: &Phrase) {
        features.put(Template::PhraseKind, slot, self.kind);
        self.put_verbs(features, scene, slot);
        put_surroundings(features, scene, slot, phrase);
        if let Kind::Member(member) = phrase.kind {
            put_known(features, scene, slot, member, phrase);
        }
    }

    /// See [`tells`](super::verb::tells).
    pub(super) fn tells(&self) -> bool {
        self.forward.is_beside() || self.inverted.is_some()
    }

    /// The sums of the weights of its features from one side, which take the place of what `features` held.
    pub(super) fn sums(
        &mut self,
        net: &Net,
        scene: &Scene<'_>,
        slot: Slot,
        phrase: &Phrase,
        features: &mut Features,
    ) -> Sums {
        let side = slot as usize % SIDES;
        if let Some(sums) = self.sums[side] {
            return sums;
        }
        features.numbers.clear();
        self.put(features, scene, slot, phrase);
        *self.sums[side].insert(net.sums(&features.numbers))
    }

    fn put_verbs(&self, features: &mut Features, scene: &Scene<'_>, slot: Slot) {
        let forward = self.forward.verb.map(|(cue, _)| cue);
        let next = self.forward.verb.map_or(TOKENS - 1, |(_, token)| token_value(scene, token + 1));
        features.put(Template::Forward, slot, cue_value(forward) * GAPS + self.forward.gap);
        features.put(Template::ForwardVerb, slot, verb_value(forward));
        features.put(Template::ForwardNext, slot, next);
        let inverted = self.inverted.map(|(cue, _)| cue);
        features.put(Template::Inverted, slot, cue_value(inverted));
        features.put(Template::InvertedVerb, slot, verb_value(inverted));
    }
}

fn put_surroundings(features: &mut Features, scene: &Scene<'_>, slot: Slot, phrase: &Phrase) {
    let tokens = &phrase.tokens;
    let begins_paragraph = tokens.start == 0 || scene.paragraph[tokens.start - 1] != scene.paragraph[tokens.start];
    let begins_sentence = begins_paragraph || scene.sentence[tokens.start - 1] != scene.sentence[tokens.start];
    let is_heading = begins_paragraph && scene.paragraph.get(tokens.end) != Some(&scene.paragraph[tokens.start]);
    let first = usize::from(begins_paragraph) + usize::from(begins_sentence) + usize::from(is_heading);
    features.put(Template::First, slot, first);
    let preceded = if begins_sentence { TOKENS - 1 } else { preceded_value(scene, tokens.start - 1) };
    features.put(Template::Preceded, slot, preceded);
    features.put(Template::Followed, slot, token_value(scene, tokens.end));
    features.put(Template::Role, slot, role_value(scene, phrase));
    let first = match scene.class(tokens.start) {
        Class::Determiner => 1,
        Class::Possessive => 2,
        Class::Number => 3,
        _ => 0,
    };
    let many = scene.text(tokens.end - 1).ends_with('s');
    features.put(Template::Number, slot, first * 2 + usize::from(many));
}

fn put_known(features: &mut Features, scene: &Scene<'_>, slot: Slot, member: usize, phrase: &Phrase) {
    let count = count_value(scene.cast.members[member].mentions.len());
    let before_head = phrase.tokens.len() > 1;
    features.put(Template::Known, slot, count * 2 + usize::from(before_head));
}

/// The aspects of the phrases near a quotation, which are the same for those that follow it.
#[derive(Debug)]
pub(super) struct Aspects {
    /// By place, each with the number of its phrase among those in no quotation. Boxed, as most stories fill few.
    known: Vec<Option<Box<(usize, Aspect)>>>,
}

impl Aspects {
    /// No quotation has so many candidates.
    const AT_ONCE: usize = 64;

    pub(super) fn new() -> Self {
        Self { known: vec![None; Self::AT_ONCE] }
    }

    /// The aspect of a phrase, by its number among those in no quotation.
    pub(super) fn of(&mut self, scene: &Scene<'_>, outer: usize) -> &mut Aspect {
        let place = &mut self.known[outer % Self::AT_ONCE];
        let new = || (outer, Aspect::of(scene, &scene.phrases[scene.outer[outer]]));
        let known = place.get_or_insert_with(|| Box::new(new()));
        if known.0 != outer {
            **known = new();
        }
        &mut known.1
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
