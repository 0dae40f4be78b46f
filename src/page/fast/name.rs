//! Names of elements and attributes, as the tree builder wants them.

use std::borrow::Cow;

use html5ever::LocalName;

/// How many names are remembered: more than a page uses, and a power of two.
const SLOTS: usize = 128;

/// The names that were met last. Making one anew costs as much as the rest of a tag.
pub(super) struct Names {
    slots: Box<[Option<LocalName>; SLOTS]>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { slots: Box::new([const { None }; SLOTS]) }
    }

    /// The name that is written so.
    pub(super) fn get(&mut self, written: &str) -> LocalName {
        let slot = &mut self.slots[slot_of(written.as_bytes())];
        match slot {
            Some(name) if **name == *written => name.clone(),
            _ => slot.insert(LocalName::from(lowered(written))).clone(),
        }
    }
}

fn slot_of(written: &[u8]) -> usize {
    let byte = |at: usize| usize::from(written.get(at).copied().unwrap_or(0));
    (byte(0)
        + byte(1) * 5
        + byte(written.len() / 2) * 7
        + byte(written.len().saturating_sub(1)) * 31
        + written.len() * 17)
        % SLOTS
}

/// The name in lower case, and with a replacement character for each NUL.
fn lowered(written: &str) -> Cow<'_, str> {
    if written.bytes().any(|byte| byte == 0 || byte.is_ascii_uppercase()) {
        Cow::Owned(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(written)
    }
}
