//! The weights of one pass on disk: a table of features' values in buckets, each with a check, so that a value that was
//! never learned finds nothing.

/// The scores of the four tags of names; outside is zero.
pub type Weights = [i8; 4];

/// So many values share a bucket.
const BUCKET: usize = 8;
/// So many values are looked for at once: all features of a token.
const AT_ONCE: usize = 64;
/// The bytes of a check.
const CHECK: usize = size_of::<u16>();
/// The bytes of the weights of one value.
const ROW: usize = size_of::<Weights>();

/// A table of weights.
#[derive(Debug)]
pub(crate) struct Table<'b> {
    checks: &'b [u8],
    weights: &'b [u8],
    buckets: usize,
}

impl<'b> Table<'b> {
    /// Takes a table off the front of `payload`.
    pub(crate) fn take(payload: &mut &'b [u8]) -> Option<Self> {
        let (count, rest) = payload.split_first_chunk::<4>()?;
        let buckets = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let slots = buckets.checked_mul(BUCKET)?;
        let (checks, rest) = rest.split_at_checked(slots.checked_mul(CHECK)?)?;
        let (weights, rest) = rest.split_at_checked(slots.checked_mul(ROW)?)?;
        *payload = rest;
        Some(Self { checks, weights, buckets })
    }

    /// The sum of the weights of some values; one that was not learned has none.
    ///
    /// Which values there are is asked first, and without a branch: the table is far from the processor, and so it waits
    /// for many buckets at once.
    pub(crate) fn sum(&self, values: &[u32]) -> [i32; 4] {
        let mut sums = [0; 4];
        let mut found = [0_u32; AT_ONCE];
        for values in values.chunks(AT_ONCE) {
            let mut count = 0;
            for value in values {
                let (slot, is_there) = self.find(*value);
                found[count] = slot as u32;
                count += usize::from(is_there);
            }
            for slot in found[..count].iter().map(|slot| *slot as usize) {
                if let Some(weights) = self.weights.get(slot * ROW..(slot + 1) * ROW) {
                    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight as i8));
                }
            }
        }
        sums
    }

    /// The slot of a value, and whether it has one. No two slots of a bucket have one check, and so the numbers of those
    /// that have the value's add up to that of one or to nothing: which takes no branch and compares all side by side.
    fn find(&self, value: u32) -> (usize, bool) {
        let start = bucket(value, self.buckets) * BUCKET;
        let checks = self.checks.get(start * CHECK..).and_then(|rest| rest.first_chunk::<{ BUCKET * CHECK }>());
        let Some(checks) = checks else { return (start, false) };
        let (wanted, kept) = (check(value), |slot: usize| [checks[slot * CHECK], checks[slot * CHECK + 1]]);
        let number = |slot: usize| if u16::from_le_bytes(kept(slot)) == wanted { (BUCKET + slot) as u16 } else { 0 };
        let numbers: [u16; BUCKET] = std::array::from_fn(number);
        let found = usize::from(numbers.iter().sum::<u16>());
        (start + found % BUCKET, found != 0)
    }
}

fn bucket(value: u32, buckets: usize) -> usize {
    ((u64::from(value) * buckets as u64) >> 32) as usize
}

/// Zero stands for an empty slot.
fn check(value: u32) -> u16 {
    (value as u16).max(1)
}

/// A table of so many buckets at the most. Values with larger weights come first; what finds its bucket full is left out.
pub(crate) fn build(values: &[(u32, Weights)], most: usize) -> Vec<u8> {
    let size = |weights: &Weights| weights.iter().map(|weight| weight.unsigned_abs()).max().unwrap_or(0);
    let mut values: Vec<&(u32, Weights)> = values.iter().filter(|(_, weights)| size(weights) > 0).collect();
    values.sort_by_key(|(value, weights)| (std::cmp::Reverse(size(weights)), *value));
    let buckets = most.min(values.len() / (BUCKET - 2) + 1);
    let mut checks = vec![0u16; buckets * BUCKET];
    let mut rows = vec![[0i8; 4]; buckets * BUCKET];
    for (value, weights) in values {
        let start = bucket(*value, buckets) * BUCKET;
        let slot = (start..start + BUCKET).find(|&slot| checks[slot] == 0 || checks[slot] == check(*value));
        if let Some(slot) = slot.filter(|&slot| checks[slot] == 0) {
            checks[slot] = check(*value);
            rows[slot] = *weights;
        }
    }
    let mut bytes = (buckets as u32).to_le_bytes().to_vec();
    bytes.extend(checks.iter().flat_map(|check| check.to_le_bytes()));
    bytes.extend(rows.iter().flatten().map(|weight| *weight as u8));
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Table, build};

    #[test]
    fn values_find_their_weights_and_others_none() {
        let values: Vec<(u32, [i8; 4])> =
            (1..100u32).map(|n| (n.wrapping_mul(0x9e37_79b9), [n as i8, -1, 0, 7])).collect();
        let bytes = build(&values, 1000);
        let mut rest = bytes.as_slice();
        let table = Table::take(&mut rest).expect("a table");
        assert!(rest.is_empty());
        for (value, weights) in &values {
            assert_eq!(table.sum(&[*value]), weights.map(i32::from));
        }
        assert_eq!(table.sum(&[5]), [0; 4]);
        let all: Vec<u32> = values.iter().map(|(value, _)| *value).chain([5]).collect();
        assert_eq!(table.sum(&all), [(1..100).sum(), -99, 0, 99 * 7]);
        assert!(Table::take(&mut &bytes[..40]).is_none());
    }
}
