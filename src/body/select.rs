//! The decision over the whole sequence of blocks.

use std::collections::HashMap;

use crate::article::BlockKind;
use crate::block::{Block, Context};
use crate::page::{Metadata, NodeId, Page, plain};

/// Text of at least this many letters reads as a paragraph.
const PARAGRAPH: usize = 70;
/// What a block that reads as furniture costs a run of the story, in letters.
const FURNITURE: i64 = 60;
/// The part of a container's running text that one container inside it must hold to stand for it.
const MOST: f64 = 0.7;

/// What no story stands in.
const ELSEWHERE: Context = Context::NAV
    .with(Context::FOOTER)
    .with(Context::ASIDE)
    .with(Context::HIDDEN)
    .with(Context::CAPTION)
    .with(Context::DIALOG)
    .with(Context::BUTTON)
    .with(Context::NOSCRIPT);

/// For every block, whether it belongs to the story.
pub(super) fn kept(page: &Page, blocks: &[Block], _metadata: &Metadata) -> Vec<bool> {
    let weights: Vec<i64> = blocks.iter().map(weight).collect();
    let inside = if plain::is_plain(page) { vec![true; blocks.len()] } else { inside(page, blocks, &weights) };
    let costs = weights.iter().zip(&inside).map(|(weight, inside)| match (*inside, *weight) {
        (true, 0) => -FURNITURE,
        (true, weight) => weight,
        (false, _) => 0,
    });
    let (from, to) = best_run(costs);
    (0..blocks.len())
        .map(|at| {
            let is_heading = blocks[at].kind == BlockKind::Heading && blocks[at].linked == 0;
            let heads = is_heading && at > from && weights[at] == 0 && at + 1 < to;
            (from..to).contains(&at) && inside[at] && (weights[at] > 0 || heads)
        })
        .collect()
}

/// How many letters of running text a block has; 0 for furniture.
fn weight(block: &Block) -> i64 {
    let letters = block.text.chars().map(|c| if c >= '\u{1100}' { 3 } else { 1 }).sum::<usize>();
    let dense = block.linked as usize * 3 > block.text.len();
    let ends =
        block.text.trim_end_matches(['"', '”', '’', '»', ')']).ends_with(['.', '!', '?', '…', '。', ':', '؟', '।']);
    let long = letters >= PARAGRAPH || (ends && letters >= PARAGRAPH / 2);
    if dense || !long || block.context.has(ELSEWHERE) { 0 } else { letters as i64 }
}

/// For every block, whether it stands in the innermost container that holds most of the page's running text.
fn inside(page: &Page, blocks: &[Block], weights: &[i64]) -> Vec<bool> {
    let mut sums: HashMap<NodeId, i64> = HashMap::new();
    for (block, weight) in blocks.iter().zip(weights).filter(|(_, weight)| **weight > 0) {
        for id in page.ancestors(block.node) {
            *sums.entry(id).or_default() += weight;
        }
    }
    let mut container = NodeId::DOCUMENT;
    while let Some(child) = page.children(container).find(|child| {
        sums.get(child).is_some_and(|sum| *sum as f64 >= MOST * sums.get(&container).copied().unwrap_or(0) as f64)
    }) {
        container = child;
    }
    blocks.iter().map(|block| page.ancestors(block.node).any(|id| id == container)).collect()
}

/// The run of the greatest sum.
fn best_run(values: impl Iterator<Item = i64>) -> (usize, usize) {
    let (mut best, mut best_sum, mut start, mut sum) = ((0, 0), 0, 0, 0);
    for (at, value) in values.enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += value;
        if sum > best_sum {
            (best, best_sum) = ((start, at + 1), sum);
        }
    }
    best
}
