//! Tables of words on disk: open tables of the numbers of words, each with one number that says what lists know of it,
//! read where they lie.
//!
//! Behind the head of a model file stand the number of slots and the number of different values, each in four bytes; the
//! values, each in four; and the slots, each of a check in four bytes and the number of its value in two. Value 0 is that
//! of an empty slot. All numbers have their little end first.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Model, Reader};

const SLOT: usize = size_of::<u32>() + size_of::<u16>();

/// A table that is read in place.
#[derive(Debug)]
pub(crate) struct Table<'b> {
    values: &'b [u8],
    slots: &'b [u8],
    count: usize,
}

impl<'b> Table<'b> {
    /// Takes a table from a model file; `None` where it is not one of this kind.
    pub(crate) fn read(bytes: &'b [u8], kind: &str) -> Option<Self> {
        let payload = Model::parse(bytes).filter(|model| model.field("kind") == Some(kind))?.payload;
        let (head, rest) = payload.split_at_checked(2 * size_of::<u32>())?;
        let mut head = Reader::new(head);
        let (count, values) = (usize::try_from(head.u32()?).ok()?, usize::try_from(head.u32()?).ok()?);
        let (values, slots) = rest.split_at_checked(values.checked_mul(size_of::<u32>())?)?;
        (slots.len() == count.checked_mul(SLOT)?).then_some(Self { values, slots, count })
    }

    /// What is known of the word with this number; 0 for nothing.
    pub(crate) fn get(&self, key: u64) -> u32 {
        self.value(self.number(key, self.slot(self.first(key))))
    }

    /// The same for many words. Tables are far from the processor: where all words are looked for before any is found, it
    /// waits for several at once.
    pub(crate) fn get_each<const N: usize>(&self, keys: &[u64; N]) -> [u32; N] {
        let (mut firsts, mut values) = ([Slot::default(); N], [0; N]);
        for (first, key) in firsts.iter_mut().zip(keys) {
            *first = self.slot(self.first(*key));
        }
        for (value, (first, key)) in values.iter_mut().zip(firsts.into_iter().zip(keys)) {
            *value = self.value(self.number(*key, first));
        }
        values
    }

    /// The place of the slot that a word is looked for in first.
    fn first(&self, key: u64) -> usize {
        first_slot(key, self.count as u64)
    }

    /// A slot; one that is empty for a place that there is not.
    fn slot(&self, place: usize) -> Slot {
        let start = place * SLOT;
        self.slots.get(start..start + SLOT).and_then(|slot| slot.first_chunk()).map_or(Slot::default(), Slot::read)
    }

    /// The number of the value of a word whose first slot is this one.
    fn number(&self, key: u64, first: Slot) -> u16 {
        let (mut place, mut slot) = (self.first(key), first);
        for _ in 0..self.count {
            if slot.ends(key) {
                return slot.number;
            }
            place = if place + 1 == self.count { 0 } else { place + 1 };
            slot = self.slot(place);
        }
        0
    }

    fn value(&self, number: u16) -> u32 {
        const VALUE: usize = size_of::<u32>();
        let start = usize::from(number) * VALUE;
        self.values
            .get(start..start + VALUE)
            .and_then(|value| value.first_chunk())
            .map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    check: u32,
    /// Of its value; 0 where it is empty.
    number: u16,
}

impl Slot {
    fn read(&[a, b, c, d, low, high]: &[u8; SLOT]) -> Self {
        Self { check: u32::from_le_bytes([a, b, c, d]), number: u16::from_le_bytes([low, high]) }
    }

    /// Whether the search for a word ends here: it is the word's, or empty.
    fn ends(self, key: u64) -> bool {
        self.number == 0 || self.check == check(key)
    }
}

fn first_slot(key: u64, count: u64) -> usize {
    (((key >> 32) * count) >> 32) as usize
}

fn check(key: u64) -> u32 {
    key as u32
}

/// The bytes of a table with these values, none of them 0. It has more slots than words, so that a word that it does not
/// have is found missing in few steps.
pub(crate) fn build(known: &BTreeMap<u64, u32>, slots: usize) -> Vec<u8> {
    let others: BTreeSet<u32> = known.values().copied().collect();
    let values: Vec<u32> = std::iter::once(0).chain(others).collect();
    let count = slots.max(known.len() + 1);
    let mut slots = vec![(0u32, 0u16); count];
    for (key, value) in known {
        let mut slot = first_slot(*key, count as u64);
        while slots[slot].1 != 0 {
            slot = (slot + 1) % count;
        }
        slots[slot] = (check(*key), values.binary_search(value).map_or(0, |value| value as u16));
    }
    let numbers = [count as u32, values.len() as u32].into_iter().chain(values);
    let mut bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
    for (check, value) in slots {
        bytes.extend(check.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Table, build};
    use crate::model::Model;

    const KIND: &str = "words";

    #[test]
    fn words_find_their_values_and_others_none() {
        let key = |n: u32| u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let known: BTreeMap<u64, u32> = (1..100).map(|n| (key(n), n % 7 + 1)).collect();
        let file = Model::write(&[("kind", KIND)], &build(&known, 150));
        let table = Table::read(&file, KIND).expect("a table");
        for n in 1..100 {
            assert_eq!(table.get(key(n)), n % 7 + 1);
            assert_eq!(table.get(key(n + 1000)), 0);
        }
        let keys: [u64; 150] = std::array::from_fn(|n| key(n as u32));
        assert_eq!(table.get_each(&keys), keys.map(|key| table.get(key)));
    }

    #[test]
    fn anything_else_is_no_table() {
        let file = Model::write(&[("kind", KIND)], &build(&BTreeMap::from([(5, 1)]), 2));
        assert!(Table::read(&file, KIND).is_some());
        assert!(Table::read(&file, "lists").is_none());
        assert!(Table::read(&file[..file.len() - 1], KIND).is_none());
        assert!(Table::read(b"newsprint model 1\nkind: words\n\n", KIND).is_none());
    }
}
