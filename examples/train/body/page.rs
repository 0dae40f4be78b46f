//! Pages with labels, and copies of them.

use std::collections::HashSet;

use newsprint::lab::body::Cut;

use super::boost::Draw;
use super::data::{Example, Set, Source, Truth};
use super::held::{GoldWords, Known, Segments};
use super::label;
use super::longer;
use super::parallel::in_parallel;

/// A page with labels.
pub struct Page {
    pub id: String,
    pub set: Set,
    pub fold: usize,
    pub host: u32,
    pub cut: Cut,
    pub texts: Vec<String>,
    pub labels: Vec<f32>,
    pub weights: Vec<f32>,
    pub known: Known,
}

/// What a page of each set counts: half where only the beginnings and ends of its blocks were read, and where it is made up.
pub fn set_weight(set: Set) -> f32 {
    match set {
        Set::Trafilatura | Set::HtmldateAndPostlight | Set::Invented | Set::Longer => 0.5,
        _ => 1.0,
    }
}

/// A block counts as this many words more than it has, so that the short ones are learned too.
const WORDS_ADDED: f32 = 3.0;
/// The words that a page's story is held to have at least.
const FEWEST_WORDS: f32 = 80.0;

/// How likely a run of furniture that is kept, or left out, ends at a block.
const RUN_ENDS: f32 = 0.15;
/// A smaller page keeps furniture of this part of it up to that.
const LEAST_KEPT: f32 = 0.1;
const MOST_KEPT: f32 = 0.5;
/// A block of more than this label is story in part, and one of more than that mostly.
const PARTLY_STORY: f32 = 0.3;
const MOSTLY_STORY: f32 = 0.5;
/// What a smaller page counts beside its original.
const SMALLER_WEIGHT: f32 = 0.3;

/// What each block counts: by its share of the story's words, and nothing where it may be story or not.
fn weights(example: &Example, texts: &[String], counts: &[f32]) -> Vec<f32> {
    let story = words(&example.truth.body).max(FEWEST_WORDS);
    let either: HashSet<&str> = example.truth.either.iter().map(String::as_str).collect();
    let weight = |(text, count): (&String, &f32)| {
        if either.contains(label::one_line(text).as_str()) {
            return 0.0;
        }
        ((count + WORDS_ADDED) / story).min(1.0) * set_weight(example.set)
    };
    texts.iter().zip(counts).map(weight).collect()
}

fn words(text: &str) -> f32 {
    label::measured_words(text).values().sum::<u32>() as f32
}

fn kept<T: Clone>(all: &[T], keep: &[bool]) -> Vec<T> {
    all.iter().zip(keep).filter(|(_, keep)| **keep).map(|(value, _)| value.clone()).collect()
}

impl Page {
    fn of(example: &Example, as_text: bool) -> Page {
        let mut cut = match &example.source {
            Source::Html(bytes) => Cut::html(bytes),
            Source::Text(text) => Cut::plain(text),
        };
        if as_text {
            cut = Cut::plain(&cut.shown_texts().join("\n"));
        }
        let texts = cut.texts();
        let counts: Vec<f32> = texts.iter().map(|text| words(text)).collect();
        let Example { set, fold, host, .. } = *example;
        let id = example.id.clone();
        let Truth { body, segments, .. } = &example.truth;
        let (labels, weights) = (label::align(&texts, body), weights(example, &texts, &counts));
        let known = match segments {
            Some([with, without]) => Known::Segments(Segments::of(with, without)),
            None => Known::Body(GoldWords::of(&texts, body)),
        };
        Page { id, set, fold, host, cut, texts, labels, weights, known }
    }

    /// The same page as a smaller site would have it: most of the furniture left out, in runs.
    fn smaller(&self, draw: &mut Draw) -> Page {
        let share = LEAST_KEPT + (MOST_KEPT - LEAST_KEPT) * draw.next();
        let mut keeps = draw.next() < share;
        let keep: Vec<bool> = (self.labels.iter())
            .map(|label| {
                if draw.next() < RUN_ENDS {
                    keeps = draw.next() < share;
                }
                keeps || *label > PARTLY_STORY
            })
            .collect();
        let (texts, labels) = (kept(&self.texts, &keep), kept(&self.labels, &keep));
        let story =
            texts.iter().zip(&labels).filter(|(_, label)| **label > MOSTLY_STORY).map(|(text, _)| text.as_str());
        let known = Known::Body(GoldWords::of(&texts, &story.collect::<Vec<_>>().join("\n\n")));
        let weights = kept(&self.weights, &keep).iter().map(|weight| weight * SMALLER_WEIGHT).collect();
        let Page { fold, host, .. } = *self;
        Page {
            id: self.id.clone(),
            set: Set::Smaller,
            fold,
            host,
            cut: self.cut.part(&keep),
            texts,
            labels,
            weights,
            known,
        }
    }
}

/// The pages that a model of HTML, or one of page texts, learns from, and after them their smaller and longer copies.
pub fn pages(examples: &[Example], as_text: bool) -> Vec<Page> {
    let is_html = |example: &Example| matches!(example.source, Source::Html(_));
    // Page texts gained nothing by the pages that were annotated for this project, or made up.
    let is_of_use = |example: &&Example| match as_text {
        true => example.set.is_published() && !example.set.is_annotated(),
        false => is_html(example),
    };
    let chosen: Vec<&Example> = examples.iter().filter(is_of_use).collect();
    let mut pages = in_parallel(chosen.len(), |n| Page::of(chosen[n], as_text && is_html(chosen[n])));
    let mut draw = Draw(0x5851_f42d_4c95_7f2d);
    let smaller: Vec<Page> = pages.iter().map(|page| page.smaller(&mut draw)).collect();
    // The lines of page texts are not parted as the paragraphs of HTML are, and longer copies were of no use to them.
    let longer = if as_text { Vec::new() } else { longer::copies(&chosen, &pages, &mut draw) };
    pages.extend(smaller);
    pages.extend(in_parallel(longer.len(), |n| Page::of(&longer[n], false)));
    pages
}
