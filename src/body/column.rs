//! Numbers of the blocks in their order, of which many are read side by side.

use crate::model::{LANES, Lanes};

/// No block asks for others farther off.
const REACH: usize = 31;
/// So many numbers stand on either side for what lies beyond the page: the last rows at hand may be no blocks.
const BEYOND: usize = REACH + LANES;

/// A number of each block.
#[derive(Debug, Clone, Default)]
pub(super) struct Column(Vec<f32>);

impl Column {
    /// The numbers, and what stands for those of blocks beyond the page.
    pub(super) fn of(numbers: impl ExactSizeIterator<Item = f32>, beyond: f32) -> Self {
        let mut column = Vec::with_capacity(numbers.len() + 2 * BEYOND);
        column.resize(BEYOND, beyond);
        column.extend(numbers);
        column.resize(column.len() + BEYOND, beyond);
        Self(column)
    }

    /// The numbers of the blocks so far off those from `first` on.
    pub(super) fn lanes(&self, first: usize, off: isize) -> &Lanes {
        static NONE: Lanes = [0.0; LANES];
        let start = (first + BEYOND).saturating_add_signed(off);
        self.0.get(start..).and_then(<[f32]>::first_chunk).unwrap_or(&NONE)
    }
}

/// Sums over the blocks before each, so that the sum over any run is one subtraction.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    before: Column,
    blocks: usize,
}

impl Sums {
    pub(super) fn of(values: impl ExactSizeIterator<Item = f32>) -> Self {
        let blocks = values.len();
        let mut before = Vec::with_capacity(blocks + 1 + 2 * BEYOND);
        before.resize(BEYOND + 1, 0.0);
        let mut sum = 0.0_f64;
        for value in values {
            sum += f64::from(value);
            before.push(sum as f32);
        }
        before.resize(before.len() + BEYOND, sum as f32);
        Self { before: Column(before), blocks }
    }

    /// The sum over the blocks from `first` up to, and without, `end`; what lies beyond the page adds nothing.
    pub(super) fn over(&self, first: usize, end: usize) -> f32 {
        self.before(end) - self.before(first)
    }

    /// The sum over the blocks before one.
    pub(super) fn before(&self, block: usize) -> f32 {
        self.before.0.get(BEYOND + block.min(self.blocks)).copied().unwrap_or(0.0)
    }

    pub(super) fn total(&self) -> f32 {
        self.before(self.blocks)
    }

    /// For each of the blocks from `first` on, the sum over those before the block so far off.
    pub(super) fn lanes(&self, first: usize, off: isize) -> &Lanes {
        self.before.lanes(first, off)
    }

    /// For each of the blocks from `first` on, the sum from the block so far off it up to, and without, another.
    pub(super) fn lanes_over(&self, first: usize, from: isize, to: isize) -> Lanes {
        less(self.lanes(first, to), self.lanes(first, from))
    }
}

/// What is left of numbers when others are taken away.
pub(super) fn less(numbers: &Lanes, others: &Lanes) -> Lanes {
    let mut left = *numbers;
    for (left, other) in left.iter_mut().zip(others) {
        *left -= other;
    }
    left
}

/// The part that one number is of another; 0 of nothing.
pub(super) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The parts that numbers are of others.
pub(super) fn shares(parts: &Lanes, wholes: &Lanes) -> Lanes {
    let mut shares = *parts;
    for (part, whole) in shares.iter_mut().zip(wholes) {
        *part = share(*part, *whole);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beyond_the_page_is_known() {
        let column = Column::of([1.0, 2.0, 3.0].into_iter(), -1.0);
        assert_eq!(column.lanes(0, 0)[..4], [1.0, 2.0, 3.0, -1.0]);
        assert_eq!(column.lanes(0, -2)[..4], [-1.0, -1.0, 1.0, 2.0]);
        assert_eq!(column.lanes(2, REACH as isize), &[-1.0; LANES]);
        assert_eq!(column.lanes(0, -(REACH as isize)), &[-1.0; LANES]);
    }

    #[test]
    fn sums_side_by_side_are_those_one_by_one() {
        for count in [0, 1, 5, LANES, 3 * LANES + 1] {
            let sums = Sums::of((0..count).map(|at| at as f32));
            for first in (0..count).step_by(LANES) {
                let lanes = sums.lanes_over(first, -2, 5);
                for at in first..count.min(first + LANES) {
                    assert_eq!(lanes[at - first], sums.over(at.saturating_sub(2), at + 5), "{at} of {count}");
                }
            }
            assert_eq!(sums.total(), (0..count).sum::<usize>() as f32);
        }
    }
}
