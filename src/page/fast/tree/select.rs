//! The rules for `<select>`, as they were before 2025.

use super::{Builder, Flow, Name, StartTag, Token};
use crate::page::name::Set;

impl Builder<'_> {
    pub(super) fn in_select(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) => self.append_text(text),
            Token::Comment => self.append_comment(),
            Token::Start(tag) => self.start_in_select(tag),
            Token::End(Name::OPTGROUP) => {
                let around = self.stack.at(self.stack.len().wrapping_sub(2)).name;
                if self.stack.is_at(Name::OPTION) && around == Name::OPTGROUP {
                    self.stack.pop();
                }
                self.pop_if_at(Name::OPTGROUP);
                Flow::Done
            }
            Token::End(Name::OPTION) => {
                self.pop_if_at(Name::OPTION);
                Flow::Done
            }
            Token::End(Name::SELECT) => {
                self.end_select();
                Flow::Done
            }
            Token::End(Name::TEMPLATE) => self.in_head(token),
            Token::EndOfFile => self.in_body(token),
            Token::Nul | Token::End(_) => Flow::Done,
        }
    }

    fn start_in_select(&mut self, tag: StartTag) -> Flow {
        match tag.name {
            Name::HTML => return self.in_body(Token::Start(tag)),
            Name::OPTION => {
                self.pop_if_at(Name::OPTION);
                self.open(tag);
            }
            Name::OPTGROUP | Name::HR => {
                self.pop_if_at(Name::OPTION);
                self.pop_if_at(Name::OPTGROUP);
                self.open(tag);
                self.pop_if_at(Name::HR);
            }
            Name::SELECT => {
                self.end_select();
            }
            Name::INPUT | Name::KEYGEN | Name::TEXTAREA if self.end_select() => return Flow::Again,
            Name::SCRIPT | Name::TEMPLATE => return self.in_head(Token::Start(tag)),
            _ => {}
        }
        Flow::Done
    }

    fn pop_if_at(&mut self, name: Name) {
        if self.stack.is_at(name) {
            self.stack.pop();
        }
    }

    /// Closes the `<select>` that is open with nothing but options in it; says whether there is one.
    fn end_select(&mut self) -> bool {
        let found = self.stack.inward().find(|(_, open)| !matches!(open.name, Name::OPTGROUP | Name::OPTION));
        let is_open = found.is_some_and(|(_, open)| open.name == Name::SELECT);
        if is_open {
            self.close_select();
        }
        is_open
    }

    fn close_select(&mut self) {
        self.stack.pop_until(Name::SELECT);
        self.mode = self.fitting_mode();
    }

    pub(super) fn in_select_in_table(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag) if is_in_table(tag.name) => {
                self.close_select();
                Flow::Again
            }
            Token::End(name) if is_in_table(name) => {
                if !self.stack.has_in_scope(name, Set::TABLE_SCOPE) {
                    return Flow::Done;
                }
                self.close_select();
                Flow::Again
            }
            _ => self.in_select(token),
        }
    }
}

/// Whether a tag of that name ends a `<select>` that stands in a table.
fn is_in_table(name: Name) -> bool {
    matches!(
        name,
        Name::CAPTION | Name::TABLE | Name::TBODY | Name::TFOOT | Name::THEAD | Name::TR | Name::TD | Name::TH
    )
}
