//! Names of elements and attributes, as the tree builder wants them.

use std::borrow::Cow;

use html5ever::LocalName;

use super::tag::Wanted;

/// How many names are remembered: more than a page uses, and a power of two.
const SLOTS: usize = 128;

/// The names that were met last. Making one anew costs as much as the rest of a tag.
pub(super) struct Names {
    slots: Box<[Slot; SLOTS]>,
}

/// A name as written, packed into a number, and what is known of it.
type Slot = (u64, Option<Known>);

/// A name as the tree builder wants it.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) name: LocalName,
    /// Which attributes a start tag of that name is asked for.
    pub(super) wanted: Wanted,
}

impl Known {
    fn of(written: &str) -> Self {
        let name = LocalName::from(lowered(written));
        Self { wanted: Wanted::of(&name), name }
    }
}

impl Names {
    pub(super) fn new() -> Self {
        Self { slots: Box::new([const { (0, None) }; SLOTS]) }
    }

    /// What is known of the name that is written so.
    pub(super) fn get(&mut self, written: &str) -> Known {
        let Some(packed) = packed(written.as_bytes()) else { return Known::of(written) };
        let (key, known) = &mut self.slots[slot_of(packed)];
        match known {
            Some(known) if *key == packed => known.clone(),
            _ => {
                *key = packed;
                known.insert(Known::of(written)).clone()
            }
        }
    }
}

/// The bytes of a name of up to eight, which is nearly every one, as a number that no other name gives.
fn packed(written: &[u8]) -> Option<u64> {
    (written.len() <= 8 && written.first() != Some(&0))
        .then(|| written.iter().fold(0, |packed, byte| packed << 8 | u64::from(*byte)))
}

/// Spreads the names over the slots: Fibonacci hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
fn slot_of(packed: u64) -> usize {
    (packed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.ilog2())) as usize
}

/// The name in lower case, and with a replacement character for each NUL.
fn lowered(written: &str) -> Cow<'_, str> {
    if written.bytes().any(|byte| byte == 0 || byte.is_ascii_uppercase()) {
        Cow::Owned(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(written)
    }
}
