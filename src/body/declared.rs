//! What the page declares of its story, as hashes of words: titles, description, body.

use super::shape::{mix, word_hashes};
use crate::block::Block;
use crate::page::Metadata;

/// Hashes, a bit for each by its last bits: most that are asked for are none of them, and that is seen at once.
#[derive(Debug, Clone)]
struct Bits([u64; BITS / 64]);

/// Many times the words that titles and descriptions have, so that few others share their bits.
const BITS: usize = 2048;

impl Bits {
    fn of<'h>(hashes: impl IntoIterator<Item = &'h u32>) -> Self {
        let mut bits = [0; BITS / 64];
        for hash in hashes {
            bits[*hash as usize % BITS / 64] |= 1 << (hash % 64);
        }
        Self(bits)
    }

    fn may_have(&self, hash: u32) -> bool {
        self.0[hash as usize % BITS / 64] & 1 << (hash % 64) != 0
    }
}

/// Hashes of each three words of a text that follow each other.
#[derive(Debug, Clone)]
struct Shingles {
    sorted: Vec<u32>,
    bits: Bits,
}

impl Shingles {
    fn of(words: &[u32]) -> Self {
        let mut sorted: Vec<u32> = shingles(words).collect();
        sorted.sort_unstable();
        Self { bits: Bits::of(&sorted), sorted }
    }

    /// The part of a text's shingles that are among these.
    fn share(&self, words: &[u32]) -> f32 {
        if words.len() < 3 || self.sorted.is_empty() {
            return 0.0;
        }
        let is_found = |shingle: &u32| self.bits.may_have(*shingle) && self.sorted.binary_search(shingle).is_ok();
        shingles(words).filter(is_found).count() as f32 / (words.len() - 2) as f32
    }
}

fn shingles(words: &[u32]) -> impl Iterator<Item = u32> {
    words.windows(3).map(|words| mix(mix(words[0], words[1]), words[2]))
}

/// What the page declares of its story.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    titles: Vec<Vec<u32>>,
    /// The words of all titles.
    in_titles: Bits,
    description: Shingles,
    body: Shingles,
    pub(super) body_words: f32,
}

/// How many of the page's titles are looked at.
const TITLES: usize = 4;

/// Only a block of at most this many words can be the title.
const LONGEST_TITLE: usize = 40;

impl Declared {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let mut titles: Vec<Vec<u32>> = metadata.headlines().into_iter().take(TITLES).map(word_hashes).collect();
        for title in &mut titles {
            title.sort_unstable();
            title.dedup();
        }
        titles.retain(|title| title.len() > 1);
        let description = metadata.meta("description").or_else(|| metadata.meta("og:description"));
        let body = metadata.article_body.as_deref().map(word_hashes).unwrap_or_default();
        let body_words = body.len() as f32;
        Self {
            in_titles: Bits::of(titles.iter().flatten()),
            titles,
            description: Shingles::of(&description.map(word_hashes).unwrap_or_default()),
            body: Shingles::of(&body),
            body_words,
        }
    }

    /// How like a title a block is, by the title that it is most like. `found` holds the words found meanwhile.
    pub(super) fn title_match(&self, words: &[u32], found: &mut Vec<u32>) -> TitleMatch {
        let mut best = TitleMatch::default();
        let may_be_in_title = |word: &u32| self.in_titles.may_have(*word);
        if words.len() > LONGEST_TITLE || !words.iter().any(may_be_in_title) {
            return best;
        }
        for title in &self.titles {
            found.clear();
            found.extend(
                words.iter().copied().filter(|word| may_be_in_title(word) && title.binary_search(word).is_ok()),
            );
            let in_title = found.len() as f32 / words.len().max(1) as f32;
            found.sort_unstable();
            found.dedup();
            let of_title = found.len() as f32 / title.len() as f32;
            let this = TitleMatch { of_title, in_title };
            if this.likeness() > best.likeness() {
                best = this;
            }
        }
        best
    }

    /// The part of a block that stands in the page's description.
    pub(super) fn in_description(&self, words: &[u32]) -> f32 {
        self.description.share(words)
    }

    /// The part of a block that stands in the body that the page declares.
    pub(super) fn in_body(&self, words: &[u32]) -> f32 {
        self.body.share(words)
    }
}

/// How much of a title and of a block are the same.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TitleMatch {
    /// The part of the title's words that stand in the block.
    pub(super) of_title: f32,
    /// The part of the block's words that stand in the title.
    pub(super) in_title: f32,
}

impl TitleMatch {
    fn likeness(self) -> f32 {
        self.of_title * self.in_title
    }
}

/// A title is more like the page's than this, as is a block of which nearly two thirds are nearly two thirds of the title. This and
/// the numbers below were chosen by hand: what it says of a block to stand behind the title is learned with them.
const LEAST_LIKENESS: f32 = 0.4;
/// So much less of a likeness makes up for a heading of the next higher level.
const LEVEL_WORTH: f32 = 0.1;
/// Headings that lie lower count as of this level, and what is no heading as of the next.
const LOWEST_LEVEL: u8 = 3;

/// Where the title stands: the block most like one, the heading of the highest level among equals; where none is, the first
/// heading of the first level.
pub(super) fn title_at(blocks: &[Block], matches: &[TitleMatch]) -> Option<usize> {
    let mut best = (f32::NEG_INFINITY, None);
    for (at, found) in matches.iter().enumerate().filter(|(_, found)| found.likeness() > LEAST_LIKENESS) {
        let level = blocks[at].level.map_or(LOWEST_LEVEL + 1, |level| level.min(LOWEST_LEVEL));
        let rank = found.likeness() - LEVEL_WORTH * f32::from(level);
        if rank > best.0 {
            best = (rank, Some(at));
        }
    }
    best.1.or_else(|| blocks.iter().position(|block| block.level == Some(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::page::standard;

    #[test]
    fn the_title_is_the_heading_most_like_one() {
        for (html, expected) in [
            ("<title>Bridge over Arne opens</title><p>Bridge over Arne opens<h2>Bridge over Arne opens</h2>", Some(1)),
            ("<title>Bridge over Arne opens</title><h2>Bridge</h2><p>Bridge over Arne opens", Some(1)),
            ("<title>Bridge over Arne opens</title><h3>Bridge over Arne opens</h3><h1>Bridge over Arne opens", Some(1)),
            ("<title>Bridge over Arne opens</title><p>Ferry sails<h1>Harbour</h1>", Some(1)),
            ("<title>Bridge over Arne opens</title><p>Ferry sails<h2>Harbour</h2>", None),
        ] {
            let page = standard::parse(html);
            let (declared, blocks) = (Declared::of(&Metadata::read(&page)), block::blocks(&page));
            let matches = blocks.iter().map(|block| declared.title_match(&word_hashes(&block.text), &mut Vec::new()));
            assert_eq!(title_at(&blocks, &matches.collect::<Vec<_>>()), expected, "{html}");
        }
    }
}
