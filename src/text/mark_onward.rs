//! Quotations that go on over the end of a paragraph.

use super::mark::{Family, Mark};
use crate::article::Span;

/// How a quotation goes on in the next paragraph.
pub(super) enum Onward {
    /// The paragraph begins with an opening mark again.
    Marked,
    /// It does not, but the first mark in it is a closing one.
    Bare,
}

/// How a quotation between marks of a family goes on, where the next paragraph has these marks.
pub(super) fn onward(family: Family, next: Span, marks: &[Mark]) -> Option<Onward> {
    let first = marks.first()?;
    if first.span.start == next.start {
        let alike = first.family == family;
        let opens = first.leans_open() || matches!(first.glyph, '«' | '»' | '“' | '„' | '「' | '『');
        return (alike && opens).then_some(Onward::Marked);
    }
    let first = marks.iter().find(|mark| mark.family == family)?;
    let is_bare = first.family != Family::Single && first.reads_closed() && !first.leans_open();
    (is_bare && marks[0].span == first.span).then_some(Onward::Bare)
}
