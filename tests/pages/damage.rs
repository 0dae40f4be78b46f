//! Damaged pages: the same damage for the same seed.

/// A [SplitMix64](https://prng.di.unimi.it/splitmix64.c) sequence of numbers.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, or 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    /// The items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A range within `len`, at most a third of it long.
    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len);
        start..(start + 1 + self.below(len / 3)).min(len)
    }
}

/// What does not belong where it is put.
const FOREIGN: [&[u8]; 18] = [
    b"<div><div><div><table><tr><td>",
    b"</div></p></body></html>",
    b"<!--",
    b"<![CDATA[ ]]>",
    b"<script>",
    b"<svg><title><p>",
    b"<p \" ' = / <",
    b"&#xD800;&#0;&#99999999;&nosuch;&",
    b"\0\0\0",
    b"\xFF\xFE\xC3\x28",
    b"\xE2\x80\x8B\xC2\xAD\xE2\x80\xAE",
    b"word <a href=x>\xE2\x80\x8B</a> <a href=y>&shy; </a><br>",
    b"<pre>word <a href=x>  </a><br></pre>",
    "“ ” \" „ « 「 ' ’".as_bytes(),
    b"<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":[[{\"@graph\":null}</script>",
    b"<select><option><template><b><i><u>",
    b"\r\r\n\x0C\x0B",
    b"<base href='//['><meta charset=utf-16><plaintext>",
];

/// One act of damage.
pub fn damaged(page: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut page = page.to_vec();
    let (len, at) = (page.len(), dice.below(page.len()));
    match dice.below(6) {
        0 => page.truncate(at),
        1 => drop(page.drain(dice.range(len))),
        2 => {
            let doubled = page[dice.range(len)].to_vec();
            page.splice(at..at, doubled);
        }
        3 => {
            for _ in 0..=dice.below(40) {
                let at = dice.below(len);
                page[at] ^= 1 << dice.below(8);
            }
        }
        4 => {
            let borrowed = other[dice.range(other.len())].to_vec();
            page.splice(at..at, borrowed);
        }
        _ => {
            for _ in 0..=dice.below(6) {
                let at = dice.below(page.len());
                page.splice(at..at, FOREIGN[dice.below(FOREIGN.len())].iter().copied());
            }
        }
    }
    page
}
