//! The rules of the "in body" mode for end tags.

use super::mode::Mode;
use super::{Builder, Flow, Name, StartTag, Token};
use crate::page::Slice;
use crate::page::name::Set;

impl Builder<'_> {
    pub(super) fn end_in_body(&mut self, name: Name) -> Flow {
        let sets = name.sets();
        match name {
            Name::BUTTON | Name::LISTING | Name::PRE => {
                self.end_in_scope(name, Set::SCOPE, Name::NONE);
            }
            _ if sets.meets(Set::BLOCK) => {
                self.end_in_scope(name, Set::SCOPE, Name::NONE);
            }
            _ if sets.meets(Set::FORMATTING) => self.adopt(name),
            Name::P => {
                if !self.stack.has_in_scope(Name::P, Set::BUTTON_SCOPE) {
                    self.open_implied(Name::P);
                }
                self.close_paragraph();
            }
            Name::LI => {
                self.end_in_scope(name, Set::LIST_SCOPE, name);
            }
            Name::DD | Name::DT => {
                self.end_in_scope(name, Set::SCOPE, name);
            }
            _ if sets.meets(Set::HEADING) => {
                if self.stack.finds_in_scope(|open| open.is_in(Set::HEADING), Set::SCOPE) {
                    self.stack.pop_implied(Name::NONE);
                    self.stack.pop_until_in(Set::HEADING);
                }
            }
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                if self.end_in_scope(name, Set::SCOPE, Name::NONE) {
                    self.formatting.clear_to_marker();
                }
            }
            Name::BR => return self.in_body(Token::Start(empty_tag(Name::BR))),
            Name::FORM => self.end_form(),
            Name::TEMPLATE => return self.in_head(Token::End(name)),
            Name::BODY if self.stack.has_in_scope(Name::BODY, Set::SCOPE) => self.mode = Mode::AfterBody,
            Name::HTML if self.stack.has_in_scope(Name::BODY, Set::SCOPE) => return self.again(Mode::AfterBody),
            Name::BODY | Name::HTML => {}
            _ => self.end_any_other(name),
        }
        Flow::Done
    }

    /// Closes an element that is open within a scope, and all in it; says whether there was one.
    fn end_in_scope(&mut self, name: Name, ends: Set, except: Name) -> bool {
        let is_open = self.stack.has_in_scope(name, ends);
        if is_open {
            self.stack.pop_implied(except);
            self.stack.pop_until(name);
        }
        is_open
    }

    fn end_form(&mut self) {
        if self.stack.holds(Name::TEMPLATE) {
            self.end_in_scope(Name::FORM, Set::SCOPE, Name::NONE);
            return;
        }
        let Some(form) = self.form.take() else { return };
        if self.stack.finds_in_scope(|open| open.node == form, Set::SCOPE) {
            self.stack.pop_implied(Name::NONE);
            if let Some(place) = self.stack.position(form) {
                self.stack.remove(place);
            }
        }
    }

    /// Closes an element of which there are no rules of its own, unless a special one is open within.
    pub(super) fn end_any_other(&mut self, name: Name) {
        if !self.stack.holds(name) {
            return;
        }
        let found = self.stack.inward().find(|(_, open)| open.name == name || open.is_in(Set::SPECIAL));
        if let Some((place, _)) = found.filter(|(_, open)| open.name == name) {
            self.stack.truncate(place);
        }
    }
}

/// A start tag without attributes.
fn empty_tag(name: Name) -> StartTag {
    StartTag { name, attributes: Slice::default(), written: 0, self_closing: false }
}
