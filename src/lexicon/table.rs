//! The table of all lists on disk: an open table of numbers of words, read where it lies.
//!
//! Behind the head of a model file stand the number of slots and the number of different sets of facts, each in four
//! bytes; the sets, each in four; and the slots, each of a check in four bytes and the number of its set in two. Set 0
//! is that of an empty slot. All numbers have their little end first.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use crate::model::{Model, Reader};

/// The kind of the model file.
pub(super) const KIND: &str = "lists";

const SLOT: usize = size_of::<u32>() + size_of::<u16>();

/// A table that is read in place.
#[derive(Debug)]
pub(super) struct Table<'b> {
    sets: &'b [u8],
    slots: &'b [u8],
    count: u64,
}

impl<'b> Table<'b> {
    /// Takes a table from a model file; `None` where it is not one of this kind.
    pub(super) fn read(bytes: &'b [u8]) -> Option<Self> {
        let payload = Model::parse(bytes).filter(|model| model.field("kind") == Some(KIND))?.payload;
        let (head, rest) = payload.split_at_checked(2 * size_of::<u32>())?;
        let mut head = Reader::new(head);
        let (count, sets) = (head.u32()?, usize::try_from(head.u32()?).ok()?);
        let (sets, slots) = rest.split_at_checked(sets.checked_mul(size_of::<u32>())?)?;
        let size = usize::try_from(count).ok()?.checked_mul(SLOT)?;
        (slots.len() == size).then_some(Self { sets, slots, count: u64::from(count) })
    }

    /// What is known of the word with this number.
    pub(super) fn get(&self, key: u64) -> Facts {
        let start = first_slot(key, self.count) * SLOT;
        let (before, from) = self.slots.split_at_checked(start).unwrap_or_default();
        let set_of = |slot: &[u8]| {
            let [a, b, c, d, low, high] = *slot else { return None };
            let set = u16::from_le_bytes([low, high]);
            (set == 0 || u32::from_le_bytes([a, b, c, d]) == check(key)).then_some(set)
        };
        let set = from.chunks_exact(SLOT).chain(before.chunks_exact(SLOT)).find_map(set_of);
        set.filter(|set| *set != 0).map_or(Facts::default(), |set| self.set(set))
    }

    fn set(&self, number: u16) -> Facts {
        let start = usize::from(number) * size_of::<u32>();
        let bytes = self.sets.get(start..start + size_of::<u32>()).and_then(|bytes| bytes.try_into().ok());
        Facts(bytes.map_or(0, u32::from_le_bytes))
    }
}

fn first_slot(key: u64, count: u64) -> usize {
    (((key >> 32) * count) >> 32) as usize
}

fn check(key: u64) -> u32 {
    key as u32
}

/// The bytes of a table with these facts.
pub(super) fn build(known: &BTreeMap<u64, Facts>) -> Vec<u8> {
    let others: BTreeSet<u32> = known.values().map(|facts| facts.0).filter(|set| *set != 0).collect();
    let sets: Vec<u32> = std::iter::once(0).chain(others).collect();
    // Room for half as many again: a word that no list has is found missing in few steps.
    let count = known.len() + known.len() / 2 + 1;
    let mut slots = vec![(0u32, 0u16); count];
    for (key, facts) in known {
        let mut slot = first_slot(*key, count as u64);
        while slots[slot].1 != 0 {
            slot = (slot + 1) % count;
        }
        slots[slot] = (check(*key), sets.binary_search(&facts.0).map_or(0, |set| set as u16));
    }
    let numbers = [count as u32, sets.len() as u32].into_iter().chain(sets);
    let mut bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
    for (check, set) in slots {
        bytes.extend(check.to_le_bytes());
        bytes.extend(set.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{KIND, Table, build};
    use crate::lexicon::Facts;
    use crate::model::Model;

    #[test]
    fn words_find_their_facts_and_others_none() {
        let key = |n: u32| u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let known: BTreeMap<u64, Facts> = (1..100).map(|n| (key(n), Facts(n % 7 + 1))).collect();
        let file = Model::write(&[("kind", KIND)], &build(&known));
        let table = Table::read(&file).expect("a table");
        for n in 1..100 {
            assert_eq!(table.get(key(n)), Facts(n % 7 + 1));
            assert_eq!(table.get(key(n + 1000)), Facts::default());
        }
    }

    #[test]
    fn anything_else_is_no_table() {
        let file = Model::write(&[("kind", KIND)], &build(&BTreeMap::from([(5, Facts(1))])));
        assert!(Table::read(&file).is_some());
        assert!(Table::read(&file[..file.len() - 1]).is_none());
        assert!(Table::read(b"newsprint model 1\nkind: trees\n\n").is_none());
    }
}
