//! Which blocks hold the gold text: found by aligning the two.

use std::collections::HashMap;

/// The words of a text as the measure of the body counts them, in lower case.
pub fn measured_words(text: &str) -> HashMap<String, u32> {
    let mut counts = HashMap::new();
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

/// A text with single spaces between its words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words to align by: as measured, but each character of a script without spaces is a word.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let alone = matches!(c, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            found.push(std::mem::take(&mut word));
        }
        if alone && c.is_alphanumeric() {
            found.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.push(c);
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

/// Blocks of so many words or more are found by any run of so many, shorter ones by the lines that equal them.
const SHINGLE: usize = 4;
/// How many places of one shingle are looked at.
const PLACES: usize = 12;

/// The gold text, and where its runs of words and its short lines stand.
struct Gold {
    words: Vec<String>,
    shingles: HashMap<Vec<String>, Vec<usize>>,
    lines: HashMap<Vec<String>, Vec<usize>>,
}

impl Gold {
    fn of(text: &str) -> Gold {
        let mut gold = Gold { words: words(text), shingles: HashMap::new(), lines: HashMap::new() };
        for (at, shingle) in gold.words.windows(SHINGLE).enumerate() {
            gold.shingles.entry(shingle.to_vec()).or_default().push(at);
        }
        let mut at = 0;
        for line in text.lines() {
            let line = words(line);
            let length = line.len();
            let is_numbered = line.first().is_some_and(|word| word.chars().all(char::is_numeric));
            if is_numbered && (2..=SHINGLE).contains(&length) {
                gold.lines.entry(line[1..].to_vec()).or_default().push(at + 1);
            }
            if (1..SHINGLE).contains(&length) {
                gold.lines.entry(line).or_default().push(at);
            }
            at += length;
        }
        gold
    }
}

/// How many words a block may have more or fewer than the gold text before a matching part.
const DRIFT: usize = 8;
/// Between two blocks that were found, so many words of gold text are searched for those in between.
const GAP: usize = 500;
/// A block of fewer words is searched for only so many words on.
const FEWEST_WORDS: usize = 3;
const NEAR: usize = 12;
/// One part in so many of a place may overlap with the one before it in the gold text.
const OVERLAP: usize = 4;

/// A place where a block could stand in the gold text.
#[derive(Clone, Copy)]
struct Place {
    block: usize,
    start: usize,
    end: usize,
    matched: usize,
}

/// For each block, the part of its words that stand in the gold text, in its order.
pub fn align(blocks: &[String], gold: &str) -> Vec<f32> {
    let gold = Gold::of(gold);
    let mut places = Vec::new();
    let mut lengths = Vec::new();
    let mut block_words = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let block = words(block);
        lengths.push(block.len().max(1));
        if block.len() < SHINGLE {
            for start in gold.lines.get(&block).into_iter().flatten().take(PLACES) {
                let matched = block.len();
                places.push(Place { block: number, start: *start, end: start + block.len(), matched });
            }
        } else {
            places.extend(long_places(&gold, number, &block));
        }
        block_words.push(block);
    }
    let mut shares = vec![0.0; blocks.len()];
    let mut covered = vec![false; gold.words.len()];
    let chain = best_chain(&places, gold.words.len());
    for place in &chain {
        shares[place.block] = (place.matched as f32 / lengths[place.block] as f32).min(1.0);
        covered[place.start..place.end].fill(true);
    }
    fill_gaps(&gold, &block_words, &chain, &mut shares, &mut covered);
    // What stands in the gold text in another order is taken where nothing else covers its place.
    places.sort_by_key(|place| std::cmp::Reverse(place.matched));
    for place in places {
        let taken = covered[place.start..place.end].iter().filter(|covered| **covered).count();
        if shares[place.block] > 0.0 || taken * 2 > place.end - place.start {
            continue;
        }
        shares[place.block] = (place.matched as f32 / lengths[place.block] as f32).min(1.0);
        covered[place.start..place.end].fill(true);
    }
    shares
}

/// Finds the blocks that stand between two of the chain, as their words do in the gold text, however short they are.
fn fill_gaps(gold: &Gold, blocks: &[Vec<String>], chain: &[Place], shares: &mut [f32], covered: &mut [bool]) {
    let mut next = chain.iter().peekable();
    let mut cursor = 0;
    for (number, block) in blocks.iter().enumerate() {
        if let Some(place) = next.next_if(|place| place.block == number) {
            cursor = place.end;
            continue;
        }
        let end = next.peek().map_or(gold.words.len(), |place| place.start).min(cursor + GAP);
        if block.is_empty() || shares[number] > 0.0 || cursor + block.len() > end {
            continue;
        }
        // A word or two may stand close by only: further on they are there by chance.
        let reach = if block.len() < FEWEST_WORDS { (cursor + block.len() + NEAR).min(end) } else { end };
        if let Some(at) = gold.words[cursor..reach].windows(block.len()).position(|words| words == block) {
            shares[number] = 1.0;
            covered[cursor + at..cursor + at + block.len()].fill(true);
            cursor += at + block.len();
        }
    }
}

/// The places of the longest run that a block shares with the gold text, with all that matches around it.
fn long_places(gold: &Gold, number: usize, block: &[String]) -> Vec<Place> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    while at + SHINGLE <= block.len() {
        let mut longest = 0;
        for start in gold.shingles.get(&block[at..at + SHINGLE]).into_iter().flatten().take(PLACES) {
            let same = block[at..].iter().zip(&gold.words[*start..]).take_while(|(a, b)| a == b).count();
            runs.push((at, *start, same));
            longest = longest.max(same);
        }
        at += longest.max(1);
    }
    let longest = runs.iter().map(|run| run.2).max().unwrap_or(0);
    let anchors = runs.iter().filter(|run| run.2 == longest).take(PLACES);
    let mut places = Vec::new();
    for (from, start, _) in anchors {
        // What matches along the anchor's diagonal, a few words more or less, belongs to the same place.
        let mut matched = vec![false; block.len()];
        let (mut first, mut last) = (usize::MAX, 0);
        for (from, start, same) in runs.iter().filter(|run| (run.1 + from).abs_diff(start + run.0) <= DRIFT) {
            matched[*from..from + same].fill(true);
            (first, last) = (first.min(*start), last.max(start + same));
        }
        let matched = matched.iter().filter(|matched| **matched).count();
        places.push(Place { block: number, start: first, end: last, matched });
    }
    places
}

/// The places, one a block at most, that follow each other in the gold text and match the most words.
fn best_chain(places: &[Place], length: usize) -> Vec<Place> {
    // best[e] is the chain that ends at word e or before with the greatest sum, in a Fenwick tree of maxima.
    let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); length + 2];
    let mut sums = vec![(0, None); places.len()];
    let mut at = 0;
    while at < places.len() {
        let group = places[at..].iter().take_while(|place| place.block == places[at].block).count();
        for number in at..at + group {
            let place = places[number];
            let slack = (place.end - place.start) / OVERLAP;
            let mut index = place.start + slack + 1;
            let mut best = (0, None);
            while index > 0 {
                if tree[index].0 > best.0 {
                    best = tree[index];
                }
                index &= index - 1;
            }
            sums[number] = (best.0 + place.matched, best.1);
        }
        for number in at..at + group {
            let mut index = places[number].end + 1;
            while index < tree.len() {
                if sums[number].0 > tree[index].0 {
                    tree[index] = (sums[number].0, Some(number));
                }
                index += index & index.wrapping_neg();
            }
        }
        at += group;
    }
    let mut chain = Vec::new();
    let mut next = (0..places.len()).max_by_key(|number| (sums[*number].0, std::cmp::Reverse(*number)));
    while let Some(number) = next {
        chain.push(places[number]);
        next = sums[number].1;
    }
    chain.reverse();
    chain
}
