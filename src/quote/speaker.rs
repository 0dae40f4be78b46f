//! Who speaks each quotation.

use super::candidate::{Candidate, Gatherer};
use super::feature::Slot;
use super::indirect::Frame;
use super::nested;
use super::past::{Decided, Ground, Past, Voice};
use super::resolve;
use super::scene::Scene;
use super::stated::stated;
use super::teller::Tellers;

/// A speaker is given who is likelier than all others together, nobody among them.
const EVEN: f32 = 0.5;
/// Candidates with less than this share of the weight change no decision.
const LIGHT: f32 = 0.02;
/// From this probability of nobody on it is not reported at all. Set by hand: at 0.95 there would be 30 instead of 35 of PolNeAR's
/// 61 quotations of nobody, but of our own stories' quotations 0.92 would be found instead of 0.95.
const NO_QUOTATION: f32 = 0.99;

/// A paragraph with more quotations than this is a list, or has marks that were never closed: nobody is looked for who spoke
/// those that follow, as each may have some twenty speakers.
const MOST_IN_PARAGRAPH: usize = 128;

/// What was decided about a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) decided: Decided,
    /// Whether it is a quotation of anyone, as far as can be told.
    pub(crate) is_quotation: bool,
}

/// Decides for one quotation after another, until `most` are found. Of those inside another only speech is kept.
pub(super) fn decide(scene: &Scene<'_>, frames: &[Frame], most: usize) -> Vec<Verdict> {
    let mut gatherer = Gatherer::new(scene, frames);
    let mut tellers = Tellers::of(scene, frames);
    let mut past = Past::default();
    let mut verdicts = Vec::new();
    let mut left = most;
    for number in 0..scene.quotes.len() {
        if left == 0 {
            break;
        }
        let verdict = if scene.quotes[number].quoted.depth > 0 {
            let decided = nested::decide(scene, number, &past);
            decided.map(|decided| Verdict { decided, is_quotation: true })
        } else {
            tellers.note(&mut past, scene.quotes[number].tokens.start);
            let verdict = outermost(&mut gatherer, number, &past);
            past.decided.push(verdict.decided);
            Some(verdict)
        };
        left -= usize::from(verdict.is_some_and(|verdict| verdict.is_quotation));
        verdicts.extend(verdict);
    }
    verdicts
}

/// The verdict on a quotation that lies in no other.
fn outermost(gatherer: &mut Gatherer<'_, '_>, number: usize, past: &Past) -> Verdict {
    let (scene, frames) = (gatherer.scene, gatherer.frames);
    let is_nickname = is_nickname(scene, number);
    if is_nickname || is_listed(scene, number) {
        return Verdict { decided: silent(number), is_quotation: !is_nickname };
    }
    let goes_on = || past.decided.last().filter(|_| scene.quotes[number].quoted.continues);
    let known =
        stated(scene, frames, number, past).or_else(|| goes_on().map(|last| Decided { quote: number, ..*last }));
    match known {
        Some(decided) => Verdict { decided, is_quotation: true },
        None => {
            let candidates = gatherer.gather(number, past);
            choose(scene, number, &candidates.all, &gatherer.scores(&candidates), past)
        }
    }
}

/// Whether a quotation stands in the middle of a name: `Ada “Red” Brook`.
pub(super) fn is_nickname(scene: &Scene<'_>, number: usize) -> bool {
    let outer = scene.quotes[number].quoted.outer;
    let mentions = &scene.cast.mentions;
    let at = mentions.partition_point(|(span, _)| span.end <= outer.end);
    mentions.get(at).is_some_and(|(span, _)| span.start < outer.start)
}

/// Whether a quotation's paragraph has too many before it.
fn is_listed(scene: &Scene<'_>, number: usize) -> bool {
    let first = number.checked_sub(MOST_IN_PARAGRAPH).map(|first| scene.quotes[first].paragraph);
    first == Some(scene.quotes[number].paragraph)
}

/// That nobody speaks a quotation.
fn silent(quote: usize) -> Decided {
    Decided { quote, phrase: None, voice: None, is_speech: false, ground: Ground::Weighed(0.0) }
}

fn choose(scene: &Scene<'_>, number: usize, candidates: &[Candidate], scores: &[f32], past: &Past) -> Verdict {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let share = |score: f32| (score - most).exp() / sum;
    let nobody = scores.last().map_or(1.0, |score| share(*score));
    let weighed = candidates.iter().zip(scores).map(|(candidate, score)| (candidate, share(*score)));
    let decided = heaviest(scene, number, weighed, past).unwrap_or(silent(number));
    Verdict { decided, is_quotation: nobody < NO_QUOTATION }
}

/// The decision for the voice that all candidates together speak for most, by the likeliest of them.
fn heaviest<'c>(
    scene: &Scene<'_>,
    number: usize,
    candidates: impl Iterator<Item = (&'c Candidate, f32)>,
    past: &Past,
) -> Option<Decided> {
    let mut found: Vec<(Decided, f32, f32)> = Vec::new();
    for (candidate, share) in candidates.filter(|(candidate, _)| candidate.slot != Slot::Nobody) {
        if share < LIGHT && !found.is_empty() {
            continue;
        }
        let (decided, sure) = take(scene, number, candidate, past);
        let weight = share * sure;
        match found.iter_mut().find(|(known, ..)| known.voice == decided.voice) {
            Some((known, total, most)) => {
                *total += weight;
                if share > *most {
                    (*known, *most) = (decided, share);
                }
            }
            None => found.push((decided, weight, share)),
        }
    }
    let (decided, weight, _) = found.into_iter().max_by(|first, second| first.1.total_cmp(&second.1))?;
    (weight >= EVEN).then_some(Decided { ground: Ground::Weighed(weight), ..decided })
}

/// The decision for a candidate, and how sure it is whom the candidate means.
pub(crate) fn take(scene: &Scene<'_>, number: usize, candidate: &Candidate, past: &Past) -> (Decided, f32) {
    let earlier = match candidate.slot {
        Slot::Same => past.speaker(),
        Slot::Other => past.other(),
        Slot::Nobody => return (silent(number), 1.0),
        Slot::Before | Slot::After => None,
    };
    if let Some(earlier) = earlier {
        return (Decided { quote: number, ..*earlier }, 1.0);
    }
    let resolved = candidate.phrase.map(|phrase| resolve::voice(scene, phrase, past));
    let (voice, sure): (Option<Voice>, f32) = resolved.map_or((None, 1.0), |(voice, sure)| (Some(voice), sure));
    let decided = Decided { phrase: candidate.phrase, voice, is_speech: true, ..silent(number) };
    (decided, sure)
}

#[cfg(test)]
mod tests {
    use super::MOST_IN_PARAGRAPH;
    use crate::Extractor;

    #[test]
    fn no_speaker_is_looked_for_in_a_long_list_of_quotations() {
        let spoken = |paragraph: &str| {
            let article = Extractor::new().read_story(paragraph).expect("no error");
            (article.quotes.len(), article.quotes.iter().filter(|quote| quote.speaker.is_some()).count())
        };
        let quotation = "“We will open the port again,” said Ida Moss. ";
        let (most, more) = (MOST_IN_PARAGRAPH, 2 * MOST_IN_PARAGRAPH);
        assert_eq!(spoken(&quotation.repeat(most)), (most, most));
        assert_eq!(spoken(&quotation.repeat(more)), (more, most));
        assert_eq!(spoken(&format!("{}\n", quotation.repeat(most)).repeat(2)), (more, more));
    }
}
