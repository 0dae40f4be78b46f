//! Body selection, opened up for its trainer.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::block::{self, Block, Context};
use crate::body::evidence::Evidence;
use crate::body::measure::Measure;
use crate::body::outline::Outline;
use crate::body::score;
use crate::body::{self, Judgement};
use crate::model::{self, Model};
use crate::page::{Metadata, Page, fast, plain};

pub use crate::body::decide::Calibration;
pub use crate::body::score::{FIRST, SECOND, feature_groups};

/// A page, read and cut.
#[derive(Clone)]
pub struct Cut {
    page: Arc<Page>,
    metadata: Arc<Metadata>,
    blocks: Vec<Block>,
    /// The source of an HTML page.
    source: Arc<str>,
}

/// The blocks of a page as rows of numbers.
pub struct Measured {
    outline: Outline,
    first: Vec<f32>,
}

impl Cut {
    /// Reads an HTML page.
    pub fn html(bytes: &[u8]) -> Self {
        let source = crate::decode::decode(bytes, None).text;
        Self::of(fast::parse(&source), &source)
    }

    /// Reads a page text.
    pub fn plain(text: &str) -> Self {
        Self::of(plain::parse(text), "")
    }

    fn of(page: Page, source: &str) -> Self {
        let (metadata, blocks) = (Metadata::read(&page), block::blocks(&page));
        Self { page: Arc::new(page), metadata: Arc::new(metadata), blocks, source: source.into() }
    }

    /// The page without some of its blocks.
    pub fn part(&self, keep: &[bool]) -> Self {
        let kept = self.blocks.iter().zip(keep).filter(|(_, keep)| **keep);
        Self { blocks: kept.map(|(block, _)| block.clone()).collect(), ..self.clone() }
    }

    /// The texts of the blocks.
    pub fn texts(&self) -> Vec<String> {
        self.blocks.iter().map(|block| block.text.clone()).collect()
    }

    /// Where the blocks lie in the decoded source.
    pub fn sources(&self) -> Vec<Option<Range<usize>>> {
        self.blocks.iter().map(|block| Some(block.source?.range())).collect()
    }

    /// The texts of the blocks that are displayed.
    pub fn shown_texts(&self) -> Vec<String> {
        let is_shown = |block: &&Block| !block.context.has(Context::HIDDEN);
        self.blocks.iter().filter(is_shown).map(|block| block.text.clone()).collect()
    }

    /// For each block, the keys under which evidence for it is kept.
    pub fn evidence_keys(&self) -> Vec<Vec<u32>> {
        score::evidence_keys(&self.page, &self.blocks)
    }

    /// The body's text, as the extractor would give it if its model gave the blocks these scores.
    pub fn body(&self, measured: &Measured, scores: &[f32], calibration: Calibration) -> String {
        let judgement = measured.judgement(scores, calibration);
        let mut selection = body::select_by(&judgement, &self.page, &self.blocks, &self.metadata);
        body::rescue_from_code(&mut selection, &self.metadata, || Cow::Borrowed(&self.source));
        selection.body.text
    }

    /// The score of the surest sentence that would be kept.
    pub fn surest(&self, measured: &Measured, scores: &[f32], calibration: Calibration) -> Option<f32> {
        let judgement = measured.judgement(scores, calibration);
        let kept = body::likely(&self.page, &self.blocks, &judgement);
        body::surest(&judgement, &kept)
    }

    /// Measures the blocks, class names and words weighed as given.
    pub fn measure(&self, evidence: &[(u32, i8)]) -> Measured {
        let evidence = Evidence::new(evidence.iter().copied());
        let measure = Measure::new(&self.page, &self.blocks, &self.metadata, &evidence);
        Measured { first: score::first_rows(&measure), outline: measure.into_outline() }
    }
}

impl Measured {
    fn judgement(&self, scores: &[f32], calibration: Calibration) -> Judgement {
        Judgement::new(self.outline.sketch(), scores.to_vec(), calibration)
    }

    /// [`FIRST`] numbers a block.
    pub fn first(&self) -> &[f32] {
        &self.first
    }

    /// The words of each block.
    pub fn words(&self) -> Vec<f32> {
        self.outline.sketch().words
    }

    /// [`SECOND`] numbers a block, given the first scores.
    pub fn second(&self, scores: &[f32]) -> Vec<f32> {
        score::second_rows(&self.outline, &self.first, scores)
    }
}

/// A weight in log odds as a model keeps it.
pub fn evidence_step(weight: f32) -> i8 {
    Evidence::step(weight)
}

/// Trees as a trainer has them: `depth` questions and `2^depth` leaves each.
pub struct Trees {
    /// What every sum begins with.
    pub base: f32,
    /// How many questions a tree asks.
    pub depth: usize,
    /// Which number of the row, and above what.
    pub questions: Vec<(u16, f32)>,
    /// What is added for each set of answers.
    pub leaves: Vec<f32>,
}

/// Writes the weights of a selection as a model file with the given head.
pub fn write(head: &[(&str, &str)], evidence: &[(u32, i8)], calibration: Calibration, trees: [Trees; 2]) -> Vec<u8> {
    let mut payload = (evidence.len() as u32).to_le_bytes().to_vec();
    for (key, weight) in evidence {
        payload.extend_from_slice(&key.to_le_bytes());
        payload.extend_from_slice(&weight.to_le_bytes());
    }
    for number in [calibration.slope, calibration.shift, calibration.sure] {
        payload.extend_from_slice(&number.to_le_bytes());
    }
    for Trees { base, depth, questions, leaves } in trees {
        model::Trees::new(base, depth, questions, &leaves).write(&mut payload);
    }
    Model::write(head, &payload)
}
