//! What stands for attributes while the tree builder carries them: where they lie in the page.
//!
//! The tree builder copies the attributes of a link for when it has to open the link again, which it hardly ever has, and
//! never looks at them. A note is one attribute, of a name that none has, with a value that takes no room of its own.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};

use super::Slice;

/// A place is written as characters of so many bits: below the surrogates, and in up to three bytes.
const BITS: u32 = 15;

/// A note of where attributes lie in [`Page::attributes`](super::Page).
pub(super) fn of(slice: Slice) -> Attribute {
    let parts =
        [slice.start, slice.end - slice.start].into_iter().flat_map(|number| [number >> BITS, number % (1 << BITS)]);
    let mut value = StrTendril::new();
    parts.filter_map(char::from_u32).for_each(|part| value.push_char(part));
    Attribute { name: QualName::new(None, ns!(), local_name!("")), value }
}

/// Whether an attribute is a note: no other is without a name.
pub(super) fn is_note(attribute: &Attribute) -> bool {
    attribute.name.local == local_name!("")
}

/// Where the attributes lie that a note stands for; `None` for any other attribute.
pub(super) fn read(attribute: &Attribute) -> Option<Slice> {
    if !is_note(attribute) {
        return None;
    }
    let mut parts = attribute.value.chars().map(u32::from);
    let mut number = || Some(parts.next()? << BITS | parts.next()?);
    let start = number()?;
    Some(Slice { start, end: start + number()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_reads_back() {
        for start in [0, 1, 127, 0x7fff, 0x8000, 0xd800, (1 << 30) - 1] {
            for count in [0, 29, 0xd800, 1 << 20] {
                let slice = Slice { start, end: start + count };
                assert_eq!(read(&of(slice)), Some(slice));
            }
            // What most links have takes no room of its own.
            assert!(of(Slice { start, end: start + 29 }).value.len() <= 8, "{start}");
        }
        let class = Attribute { name: QualName::new(None, ns!(), local_name!("class")), value: StrTendril::new() };
        assert_eq!(read(&class), None);
    }
}
