//! Numbers of the blocks in their order, of which many are read side by side.

use crate::model::Lanes;

/// Stands for what lies beyond the page's first and last block, or is not known.
pub(super) const NONE: f32 = -1.0;

/// A number of each block.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    numbers: Vec<f32>,
    /// What stands for the numbers of what lies beyond the page, before and behind it.
    before: f32,
    behind: f32,
}

impl Column {
    /// The numbers, and what stands for those of blocks beyond the page.
    pub(super) fn of(numbers: impl Iterator<Item = f32>, beyond: f32) -> Self {
        Self { numbers: numbers.collect(), before: beyond, behind: beyond }
    }

    /// The numbers of the blocks so far off those from `first` on.
    pub(super) fn lanes(&self, first: usize, off: isize) -> Lanes {
        let inside = first.checked_add_signed(off).and_then(|start| self.numbers.get(start..)?.first_chunk());
        inside.copied().unwrap_or_else(|| std::array::from_fn(|lane| self.at((first + lane).checked_add_signed(off))))
    }

    fn at(&self, place: Option<usize>) -> f32 {
        place.map_or(self.before, |place| self.numbers.get(place).copied().unwrap_or(self.behind))
    }
}

/// Sums over the blocks before each, so that the sum over any run is one subtraction.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums(Column);

impl Sums {
    pub(super) fn of(values: impl ExactSizeIterator<Item = f32>) -> Self {
        let mut numbers = Vec::with_capacity(values.len() + 1);
        numbers.push(0.0);
        let mut sum = 0.0_f64;
        for value in values {
            sum += f64::from(value);
            numbers.push(sum as f32);
        }
        Self(Column { numbers, before: 0.0, behind: sum as f32 })
    }

    /// The sum over the blocks from `first` up to, and without, `end`, below 0 where `end` comes first; what lies beyond the
    /// page adds nothing.
    pub(super) fn over(&self, first: usize, end: usize) -> f32 {
        self.0.at(Some(end)) - self.0.at(Some(first))
    }

    pub(super) fn total(&self) -> f32 {
        self.0.behind
    }

    /// For each of the blocks from `first` on, the sum over those before the block so far off.
    pub(super) fn lanes(&self, first: usize, off: isize) -> Lanes {
        self.0.lanes(first, off)
    }

    /// For each of the blocks from `first` on, the sum from the block so far off it up to, and without, another.
    pub(super) fn lanes_over(&self, first: usize, from: isize, to: isize) -> Lanes {
        less(&self.lanes(first, to), &self.lanes(first, from))
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
    use crate::model::LANES;

    #[test]
    fn what_lies_beyond_the_page_is_known() {
        let column = Column::of([1.0, 2.0, 3.0].into_iter(), -1.0);
        assert_eq!(column.lanes(0, 0)[..4], [1.0, 2.0, 3.0, -1.0]);
        assert_eq!(column.lanes(0, -2)[..4], [-1.0, -1.0, 1.0, 2.0]);
        assert_eq!(column.lanes(2, 30), [-1.0; LANES]);
        assert_eq!(column.lanes(0, -30), [-1.0; LANES]);
        let long = Column::of((0..40).map(|at| at as f32), -1.0);
        assert_eq!(long.lanes(LANES, 3)[..2], [19.0, 20.0]);
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
