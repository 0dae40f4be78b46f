//! What a page calls its elements by `class`, `id`, `rel` and the like: each different name once, with a number.
//!
//! The same class stands on many elements. What there is to know of a name is found out once, and kept by its number.

use std::num::NonZeroU32;

use super::{Attr, NodeId, Page, Slice, Tag};

/// A name: of one text there may be several, and then they are alike.
///
/// The number is one above the name's place, so that an absent name takes no room of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameId(NonZeroU32);

impl NameId {
    fn at(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// The name's place, from 0 up to [`Naming::len`].
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// The names of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Naming {
    /// For each of the page's attributes, the name that it gives.
    of_attribute: Vec<Option<NameId>>,
    all: Vec<Known>,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    slice: Slice,
    hash: u32,
}

/// Whether the values of an attribute are names.
fn names(attr: Attr) -> bool {
    matches!(attr, Attr::Class | Attr::Id | Attr::DataTestid | Attr::Name | Attr::Rel | Attr::Itemprop)
}

impl Naming {
    fn of(page: &Page) -> Self {
        let mut naming = Self { of_attribute: Vec::with_capacity(page.attributes.len()), all: Vec::new() };
        // The names that were met last, by their hashes: one that is forgotten gets another number.
        let mut met: Vec<Option<NameId>> = vec![None; page.attributes.len().next_power_of_two()];
        let last = met.len() - 1;
        let values = page.values.as_bytes();
        for (attr, slice) in &page.attributes {
            if !names(*attr) {
                naming.of_attribute.push(None);
                continue;
            }
            let value = &values[slice.range()];
            let hash = hash(value);
            let place = &mut met[hash as usize & last];
            let is_so = |known: &Known| known.hash == hash && &values[known.slice.range()] == value;
            let known = place.filter(|name| is_so(&naming.all[name.index()]));
            let name = known.unwrap_or_else(|| {
                naming.all.push(Known { slice: *slice, hash });
                NameId::at(naming.all.len() - 1)
            });
            *place = Some(name);
            naming.of_attribute.push(Some(name));
        }
        naming
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// An odd number with bits all over, as multiplicative hashes use.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Differs, but for rare accidents, where the text does.
fn hash(text: &[u8]) -> u32 {
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let mut chunks = text.chunks_exact(size_of::<u64>());
    let words = chunks.by_ref().filter_map(|chunk| Some(u64::from_le_bytes(chunk.try_into().ok()?)));
    let whole = words.fold(text.len() as u64, mix);
    let rest = chunks.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    (mix(whole, rest) >> 32) as u32
}

impl Page {
    /// The names of all elements.
    pub(crate) fn naming(&self) -> &Naming {
        self.naming.get_or_init(|| Naming::of(self))
    }

    /// The texts of all names, in their order.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = &str> {
        self.naming().all.iter().map(|known| &self.values[known.slice.range()])
    }

    /// The text of a name.
    pub(crate) fn name(&self, name: NameId) -> &str {
        self.naming().all.get(name.index()).map_or("", |known| &self.values[known.slice.range()])
    }

    /// All attributes of the page, and the name that each gives.
    pub(crate) fn all_attributes(&self) -> impl Iterator<Item = (Attr, &str, Option<NameId>)> {
        let given = &self.naming().of_attribute;
        let all = self.attributes.iter().map(|(attr, slice)| (*attr, &self.values[slice.range()]));
        all.zip(given).map(|((attr, value), name)| (attr, value, *name))
    }

    /// The names of an element with the attributes that give them.
    pub(crate) fn names(&self, id: NodeId) -> impl Iterator<Item = (Attr, NameId)> {
        let range = self.attribute_range(id);
        let given = self.naming().of_attribute.get(range.clone()).unwrap_or_default();
        self.attributes[range].iter().zip(given).filter_map(|((attr, _), name)| Some((*attr, (*name)?)))
    }

    /// Differs, but for rare accidents, for elements where tag or class do.
    pub(crate) fn signature(&self, id: NodeId) -> u32 {
        let class = self.names(id).find(|(attr, _)| *attr == Attr::Class);
        let class = class.and_then(|(_, name)| self.naming().all.get(name.index()));
        let class = class.map_or_else(|| hash(b""), |known| known.hash);
        let tag = self.tag(id).unwrap_or(Tag::Other) as u64 + 1;
        ((tag.wrapping_mul(FACTOR) ^ u64::from(class)).wrapping_mul(FACTOR) >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::standard;

    #[test]
    fn elements_of_one_name_share_its_number() {
        let page =
            standard::parse("<p class='card wide'><p id='card wide'><p class=card href=card><p data-testid=wide>");
        let named = |at: usize| {
            let element = page.ids().filter(|id| page.is(*id, Tag::P)).nth(at).expect("a paragraph");
            page.names(element).map(|(attr, name)| (attr, name, page.name(name).to_owned())).collect::<Vec<_>>()
        };
        let [first, second, third, fourth] = [0, 1, 2, 3].map(|at| named(at).remove(0));
        assert_eq!((first.1, first.2.as_str()), (second.1, "card wide"));
        assert_eq!((third.0, third.2.as_str(), named(2).len()), (Attr::Class, "card", 1));
        assert_eq!((fourth.0, fourth.2.as_str()), (Attr::DataTestid, "wide"));
        assert!(first.1 != third.1 && third.1 != fourth.1);
        assert!(page.naming().len() >= 3);
    }

    #[test]
    fn signatures_tell_tags_and_classes_apart() {
        let page =
            standard::parse("<p class=a id=x>1<p class=a id=y>2<p class=b>3<div class=a>4</div><p>5<p class=''>6");
        let signatures: Vec<u32> = page
            .ids()
            .filter(|id| page.is(*id, Tag::P) || page.is(*id, Tag::Div))
            .map(|id| page.signature(id))
            .collect();
        assert_eq!((signatures[0], signatures[4]), (signatures[1], signatures[5]));
        let mut different = signatures;
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 4);
    }

    #[test]
    fn hashes_differ_by_every_byte_and_by_length() {
        let texts = ["", "\0", "\0\0", "abcdefgh", "abcdefgh\0", "abcdefg", "abcdefgi", "bbcdefgh"];
        let mut hashes = texts.map(|text| hash(text.as_bytes())).to_vec();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), texts.len());
    }
}
