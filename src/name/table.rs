//! The weights of one pass on disk: a table of features' values in buckets, each with a check, so that a value that was
//! never learned finds nothing.
//!
//! Behind the number of buckets in four bytes stand the buckets: a factor and the checks of eight slots, each in two bytes,
//! and the weights of the slots, each in a byte with 128 added. A bucket's factor sends the checks of its values to slots of
//! their own, so that a value is compared with one check only. All numbers have their little end first.

use crate::model::Reader;

/// The scores of the four tags of names; outside is zero.
pub type Weights = [i8; 4];

/// So many values share a bucket.
const BUCKET: usize = 8;
/// The bytes of a bucket's factor and of its checks.
const HEAD: usize = (1 + BUCKET) * size_of::<u16>();
/// The bytes of the weights of one value.
const ROW: usize = size_of::<Weights>();
/// The bytes of a bucket.
const BYTES: usize = HEAD + BUCKET * ROW;
/// So many numbers of one byte add up to one of two.
const AT_ONCE: usize = 256;
/// What is added to a weight.
const OVER_ZERO: i32 = -(i8::MIN as i32);

/// A table of weights.
#[derive(Debug)]
pub(crate) struct Table<'b> {
    bytes: &'b [u8],
    buckets: usize,
}

impl<'b> Table<'b> {
    /// Reads a table off a payload.
    pub(crate) fn read(reader: &mut Reader<'b>) -> Option<Self> {
        let buckets = usize::try_from(reader.u32()?).ok()?;
        Some(Self { bytes: reader.bytes(buckets.checked_mul(BYTES)?)?, buckets })
    }

    /// The sum of the weights of some values; one that was not learned has none.
    ///
    /// Nothing branches on what is found: the table is far from the processor, and so it waits for many buckets at once. The
    /// weights are added two by two.
    pub(crate) fn sum(&self, values: &[u32]) -> [i32; 4] {
        const EVEN: u32 = 0x00ff_00ff;
        let mut sums = [0; 4];
        for values in values.chunks(AT_ONCE) {
            let (mut even, mut odd, mut count) = (0, 0, 0);
            for value in values {
                let (row, is_there) = self.find(*value);
                let row = row & is_there.wrapping_neg();
                even += row & EVEN;
                odd += row >> 8 & EVEN;
                count += is_there as i32;
            }
            let all = [even & 0xffff, odd & 0xffff, even >> 16, odd >> 16];
            sums.iter_mut().zip(all).for_each(|(sum, more)| *sum += more as i32 - count * OVER_ZERO);
        }
        sums
    }

    /// The row in the slot of a value, and 1 where it is the value's.
    fn find(&self, value: u32) -> (u32, u32) {
        let start = bucket(value, self.buckets) * BYTES;
        let bucket = self.bytes.get(start..start + BYTES).and_then(|bucket| bucket.first_chunk::<BYTES>());
        let Some(bucket) = bucket else { return (0, 0) };
        let number = |at: usize| u16::from_le_bytes([bucket[2 * at], bucket[2 * at + 1]]);
        let slot = slot(check(value), number(0));
        let row = HEAD + slot * ROW;
        let row = u32::from_le_bytes([bucket[row], bucket[row + 1], bucket[row + 2], bucket[row + 3]]);
        (row, u32::from(number(1 + slot) == check(value)))
    }
}

fn bucket(value: u32, buckets: usize) -> usize {
    ((u64::from(value) * buckets as u64) >> 32) as usize
}

/// Zero stands for an empty slot.
fn check(value: u32) -> u16 {
    (value as u16).max(1)
}

/// The slot of a check in a bucket with this factor.
fn slot(check: u16, factor: u16) -> usize {
    usize::from(check.wrapping_mul(factor) >> (u16::BITS - BUCKET.ilog2()))
}

/// The first factor that sends each of a bucket's values to a slot of its own. The last of the values is left out until there
/// is one, which hardly ever happens.
fn factor(values: &mut Vec<(u16, Weights)>) -> u16 {
    let parts = |factor: &u16| {
        let slots = values.iter().fold(0u32, |slots, (check, _)| slots | 1 << slot(*check, *factor));
        slots.count_ones() as usize == values.len()
    };
    match (1..=u16::MAX).step_by(2).find(parts) {
        Some(factor) => factor,
        None => {
            values.pop();
            factor(values)
        }
    }
}

/// A table of so many buckets at the most. Values with larger weights come first; what finds its bucket full is left out.
pub(crate) fn build(values: &[(u32, Weights)], most: usize) -> Vec<u8> {
    let size = |weights: &Weights| weights.iter().map(|weight| weight.unsigned_abs()).max().unwrap_or(0);
    let mut values: Vec<&(u32, Weights)> = values.iter().filter(|(_, weights)| size(weights) > 0).collect();
    values.sort_by_key(|(value, weights)| (std::cmp::Reverse(size(weights)), *value));
    let buckets = most.min(values.len() / (BUCKET - 2) + 1);
    let mut kept: Vec<Vec<(u16, Weights)>> = vec![Vec::new(); buckets];
    for (value, weights) in values {
        let bucket = &mut kept[bucket(*value, buckets)];
        if bucket.len() < BUCKET && bucket.iter().all(|(known, _)| *known != check(*value)) {
            bucket.push((check(*value), *weights));
        }
    }
    let mut bytes = (buckets as u32).to_le_bytes().to_vec();
    for bucket in &mut kept {
        let factor = factor(bucket);
        let (mut checks, mut rows) = ([0u16; BUCKET], [[0i8; 4]; BUCKET]);
        for (check, weights) in bucket {
            (checks[slot(*check, factor)], rows[slot(*check, factor)]) = (*check, *weights);
        }
        bytes.extend(std::iter::once(factor).chain(checks).flat_map(u16::to_le_bytes));
        bytes.extend(rows.iter().flatten().map(|weight| (i32::from(*weight) + OVER_ZERO) as u8));
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{BUCKET, Reader, Table, build, factor, slot};

    #[test]
    fn values_find_their_weights_and_others_none() {
        let values: Vec<(u32, [i8; 4])> =
            (1..100u32).map(|n| (n.wrapping_mul(0x9e37_79b9), [n as i8, -1, 0, 7])).collect();
        let bytes = build(&values, 1000);
        let mut reader = Reader::new(&bytes);
        let table = Table::read(&mut reader).expect("a table");
        assert!(reader.rest().is_empty());
        for (value, weights) in &values {
            assert_eq!(table.sum(&[*value]), weights.map(i32::from));
        }
        assert_eq!(table.sum(&[5]), [0; 4]);
        let all: Vec<u32> = values.iter().map(|(value, _)| *value).chain([5]).collect();
        assert_eq!(table.sum(&all), [(1..100).sum(), -99, 0, 99 * 7]);
        assert!(Table::read(&mut Reader::new(&bytes[..40])).is_none());
    }

    #[test]
    fn the_values_of_a_bucket_have_slots_of_their_own() {
        for start in 1..200u16 {
            let check = |n: u16| start.wrapping_mul(0x9e37).wrapping_add(n.wrapping_mul(start | 1));
            let mut values: Vec<(u16, [i8; 4])> = (0..BUCKET as u16).map(|n| (check(n), [1; 4])).collect();
            let factor = factor(&mut values);
            let mut slots: Vec<usize> = values.iter().map(|(check, _)| slot(*check, factor)).collect();
            slots.sort_unstable();
            slots.dedup();
            assert_eq!(slots.len(), BUCKET);
        }
    }
}
