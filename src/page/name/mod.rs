//! The names of elements as numbers, and what the HTML standard says of each.

mod known;
mod set;

use std::borrow::Cow;
use std::collections::HashMap;

pub(super) use self::known::Folded;
pub(super) use self::set::Set;

use self::known::{KNOWN, TAGS, known};
use super::Tag;

/// The name of an element, with its namespace: a number, the same for the same name throughout a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Name(u32);

/// What stands in an element whose contents are no markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// Text as it is written.
    Plain,
    /// Text with character references.
    Escapable,
    /// A script, which may hide its own end tag.
    Script,
}

/// What marks a name of SVG, and of MathML; a name without is one of HTML.
const SVG: u32 = 1 << 30;
const MATHML: u32 = 1 << 31;

impl Name {
    /// No element's name.
    pub(super) const NONE: Name = Name(SVG - 1);

    /// The name of HTML of that number.
    const fn numbered(number: u32) -> Name {
        Name(number)
    }

    /// The known name of HTML that is written so, in any case.
    pub(super) fn known(written: &str) -> Option<Name> {
        known(Folded::of(written.as_bytes()), written)
    }

    /// A number below [`Name::PLACES`]: its own for each known name of HTML, and one for all others.
    pub(super) fn place(self) -> usize {
        (self.0 as usize).min(KNOWN.len())
    }

    /// How many places there are.
    pub(super) const PLACES: usize = KNOWN.len() + 1;

    /// What the page calls an element of that name.
    pub(super) fn tag(self) -> Tag {
        if self.is_html() { TAGS[self.place()].0 } else { Tag::Foreign }
    }

    /// The sets that an element of that name is in.
    pub(super) fn sets(self) -> Set {
        if self.is_integration_point() { Set::SCOPE } else { TAGS[self.place()].1 }
    }

    /// Whether an element of that name is in one of the sets.
    pub(super) fn is_in(self, set: Set) -> bool {
        self.sets().meets(set)
    }

    pub(super) const fn is_html(self) -> bool {
        self.0 < SVG
    }

    /// The same name in SVG.
    pub(super) const fn in_svg(self) -> Name {
        Name(self.local().0 | SVG)
    }

    /// The same name in MathML.
    pub(super) const fn in_mathml(self) -> Name {
        Name(self.local().0 | MATHML)
    }

    /// The same name in the namespace of another.
    pub(super) const fn beside(self, other: Name) -> Name {
        Name(self.local().0 | other.0 & (SVG | MATHML))
    }

    /// The same name in HTML, as a tag has it.
    pub(super) const fn local(self) -> Name {
        Name(self.0 & !(SVG | MATHML))
    }

    /// Whether text and tags below such an element of MathML are read as HTML.
    pub(super) fn is_mathml_text(self) -> bool {
        self.0 & MATHML != 0 && matches!(self.local(), Name::MI | Name::MO | Name::MN | Name::MS | Name::MTEXT)
    }

    /// Whether all below such an element of SVG is read as HTML.
    pub(super) fn is_svg_with_html(self) -> bool {
        self.0 & SVG != 0 && matches!(self.local(), Name::FOREIGN_OBJECT | Name::DESC | Name::TITLE)
    }

    fn is_integration_point(self) -> bool {
        !self.is_html() && (self.is_mathml_text() || self.is_svg_with_html())
    }

    /// How the contents of an HTML element of that name are read, if not as markup.
    pub(super) fn raw(self) -> Option<Raw> {
        Some(match self {
            Name::SCRIPT => Raw::Script,
            Name::STYLE | Name::IFRAME | Name::NOEMBED | Name::NOFRAMES | Name::XMP => Raw::Plain,
            Name::TITLE | Name::TEXTAREA => Raw::Escapable,
            _ => return None,
        })
    }

    /// The name as written, of one that is known.
    pub(super) fn text(self) -> &'static str {
        KNOWN.get(self.local().0 as usize).map_or("", |known| known.0)
    }

    /// All names that are known, as they are written.
    #[cfg(test)]
    pub(super) fn all_known() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _, _)| *name)
    }

    /// Whether the tree depends on attributes that the page does not keep: formatting elements are compared with one
    /// another by all they have (but no link, of which only one is ever open), and some of MathML are told by their encoding.
    pub(super) fn reads_all_attributes(self) -> bool {
        self != Name::A && self.is_in(Set::FORMATTING) || self == Name::ANNOTATION_XML
    }
}

/// The names of a page: those that are known, and those that it brings.
#[derive(Debug, Default)]
pub(super) struct Names {
    brought: HashMap<Box<str>, Name>,
}

impl Names {
    /// The name of HTML that is written so, in any case, and that folds to `folded`.
    pub(super) fn get(&mut self, folded: Folded, written: &str) -> Name {
        known(folded, written).unwrap_or_else(|| self.brought(written))
    }

    #[cold]
    fn brought(&mut self, written: &str) -> Name {
        let name = &*lowered(written);
        if let Some(name) = self.brought.get(name) {
            return *name;
        }
        let number = Name((KNOWN.len() + self.brought.len()) as u32);
        self.brought.insert(name.into(), number);
        number
    }
}

/// The name in lower case, and with a replacement character for each NUL.
pub(super) fn lowered(written: &str) -> Cow<'_, str> {
    if written.bytes().any(|byte| byte == 0 || byte.is_ascii_uppercase()) {
        Cow::Owned(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(written)
    }
}

#[cfg(test)]
mod tests {
    use html5ever::LocalName;

    use super::*;

    fn get(names: &mut Names, written: &str) -> Name {
        names.get(Folded::of(written.as_bytes()), written)
    }

    #[test]
    fn known_names_are_found_in_any_case() {
        let mut names = Names::default();
        for (at, (text, tag, _)) in KNOWN.iter().enumerate() {
            let name = Name(at as u32);
            assert_eq!((get(&mut names, text), get(&mut names, &text.to_uppercase())), (name, name), "{text}");
            assert_eq!((name.tag(), name.text()), (*tag, *text));
            assert_eq!(*tag, Tag::of_html(&LocalName::from(*text)), "{text}");
        }
        assert!(names.brought.is_empty());
    }

    #[test]
    fn other_names_have_a_number_each() {
        let mut names = Names::default();
        let given = ["x-y", "p\0", "x-z", "customelement", "blockquotes", "é", "pp"].map(|name| get(&mut names, name));
        for (at, name) in given.iter().enumerate() {
            assert_eq!((name.tag(), name.sets()), (Tag::Other, Set::NONE));
            assert!(!given[..at].contains(name));
        }
        assert_eq!(get(&mut names, "CustomElement"), given[3]);
        assert_eq!(get(&mut names, "p\u{fffd}"), given[1]);
    }

    #[test]
    fn namespaces_tell_names_apart() {
        assert_ne!(Name::TITLE.in_svg(), Name::TITLE);
        assert_eq!(Name::TITLE.in_svg().local(), Name::TITLE);
        assert_eq!((Name::TITLE.in_svg().tag(), Name::P.in_mathml().tag()), (Tag::Foreign, Tag::Foreign));
        assert!(Name::TITLE.in_svg().is_in(Set::SCOPE) && !Name::TITLE.in_mathml().is_in(Set::SCOPE));
        assert!(Name::P.in_svg().sets() == Set::NONE && Name::MI.in_mathml().is_in(Set::BUTTON_SCOPE));
    }
}
