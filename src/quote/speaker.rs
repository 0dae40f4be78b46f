//! Who speaks each quotation.

use std::sync::LazyLock;

use super::candidate::{Candidate, Decided, Gatherer, Past};
use super::feature::Slot;
use super::nested;
use super::resolve;
use super::scene::Scene;
use super::stated::stated;
use crate::model::Net;

static NET: LazyLock<Option<Net>> = LazyLock::new(|| Net::parse(include_bytes!("../model/speakers.npm")));

/// A quotation is held to be nobody's speech from this probability on.
const NOBODY: f32 = 0.35;
/// From this probability on it is not reported at all.
const NO_QUOTATION: f32 = 0.85;

/// What was decided about a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) decided: Decided,
    /// Whether it is a quotation of anyone, as far as can be told.
    pub(crate) is_quotation: bool,
}

/// Decides for every quotation, in order. Of those inside another only speech is kept.
pub(crate) fn decide(scene: &Scene<'_>) -> Vec<Verdict> {
    let gatherer = Gatherer { scene };
    let mut past = Past::default();
    let mut verdicts = Vec::new();
    for number in 0..scene.quotes.len() {
        if scene.quotes[number].quoted.depth > 0 {
            let decided = past.decided.last().and_then(|outer| nested::decide(scene, number, outer));
            verdicts.extend(decided.map(|decided| Verdict { decided, is_quotation: true }));
            continue;
        }
        let goes_on = || past.decided.last().filter(|_| scene.quotes[number].quoted.continues);
        let known = stated(scene, number, &past).or_else(|| goes_on().map(|last| Decided { quote: number, ..*last }));
        let verdict = match known {
            Some(decided) => Verdict { decided, is_quotation: true },
            None => choose(scene, number, &gatherer.gather(number, &past), &past),
        };
        past.decided.push(verdict.decided);
        verdicts.push(verdict);
    }
    verdicts
}

fn choose(scene: &Scene<'_>, number: usize, candidates: &[Candidate], past: &Past) -> Verdict {
    let scores: Vec<f32> = candidates
        .iter()
        .map(|candidate| NET.as_ref().map_or(0.0, |net| net.score(&candidate.features.numbers)))
        .collect();
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let share = |score: f32| (score - most).exp() / sum;
    let nobody = scores.last().map_or(1.0, |score| share(*score));
    let best = candidates.iter().zip(&scores).filter(|(candidate, _)| candidate.slot != Slot::Nobody);
    let best = best.max_by(|a, b| a.1.total_cmp(b.1)).filter(|_| nobody < NOBODY);
    let decided = match best {
        Some((candidate, _)) => take(scene, number, candidate, past),
        None => Decided { quote: number, phrase: None, voice: None, is_speech: false },
    };
    Verdict { decided, is_quotation: nobody < NO_QUOTATION }
}

/// The decision for a candidate.
pub(crate) fn take(scene: &Scene<'_>, number: usize, candidate: &Candidate, past: &Past) -> Decided {
    let earlier = match candidate.slot {
        Slot::Same => past.speaker(),
        Slot::Other => past.other(),
        Slot::Nobody => return Decided { quote: number, phrase: None, voice: None, is_speech: false },
        Slot::Before | Slot::After => None,
    };
    if let Some(earlier) = earlier {
        return Decided { quote: number, ..*earlier };
    }
    let voice = candidate.phrase.map(|phrase| resolve::voice(scene, phrase, past));
    Decided { quote: number, phrase: candidate.phrase, voice, is_speech: true }
}
