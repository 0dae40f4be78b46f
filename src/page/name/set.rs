//! Sets of elements that the HTML standard names, or that follow from what it says.

/// A set of elements, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::page) struct Set(u32);

impl Set {
    pub(in crate::page) const NONE: Set = Set(0);
    /// Those that an end tag without a match does not reach beyond.
    pub(in crate::page) const SPECIAL: Set = Set(1);
    /// Those that are opened again where the markup is misnested.
    pub(in crate::page) const FORMATTING: Set = Set(1 << 1);
    /// Those beyond which an element is not "in scope".
    pub(in crate::page) const SCOPE: Set = Set(1 << 2);
    pub(in crate::page) const LIST: Set = Set(1 << 3);
    pub(in crate::page) const BUTTON: Set = Set(1 << 4);
    /// Those beyond which an element is not "in list item scope", and not "in button scope".
    pub(in crate::page) const LIST_SCOPE: Set = Set::SCOPE.and(Set::LIST);
    pub(in crate::page) const BUTTON_SCOPE: Set = Set::SCOPE.and(Set::BUTTON);
    /// Those beyond which an element is not "in table scope".
    pub(in crate::page) const TABLE_SCOPE: Set = Set(1 << 5);
    /// Those of which the end tag may be implied.
    pub(in crate::page) const IMPLIED: Set = Set(1 << 6);
    /// Those of which it is implied at the end of a template, beside the former.
    pub(in crate::page) const IMPLIED_IN_TABLE: Set = Set(1 << 7);
    pub(in crate::page) const HEADING: Set = Set(1 << 8);
    /// Those that hold nothing but other parts of a table.
    pub(in crate::page) const TABLE_PART: Set = Set(1 << 9);
    /// What a row may stand in.
    pub(in crate::page) const HOLDS_ROWS: Set = Set(1 << 10);
    pub(in crate::page) const CELL: Set = Set(1 << 11);
    /// Those that hold text only, or nothing.
    pub(in crate::page) const FLAT: Set = Set(1 << 12);
    /// Those of which a start tag ends SVG and MathML.
    pub(in crate::page) const BREAKS_OUT: Set = Set(1 << 13);

    /// Those that end a paragraph where they begin, and with their end tag all that is open in them.
    pub(in crate::page) const BLOCK: Set = Set(1 << 14);
    /// Those that belong in the head wherever their start tag stands.
    pub(in crate::page) const HEAD_PART: Set = Set(1 << 15);

    pub(in crate::page) const fn and(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// Whether the two have an element in common.
    pub(in crate::page) const fn meets(self, other: Set) -> bool {
        self.0 & other.0 != 0
    }
}
