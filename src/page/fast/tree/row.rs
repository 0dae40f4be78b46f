//! The rules for the rows of tables: "in table body", "in row" and "in cell".

use super::mode::Mode;
use super::{Builder, Flow, Name, StartTag, Token};
use crate::page::name::Set;

impl Builder<'_> {
    pub(super) fn in_table_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag) if tag.name == Name::TR => {
                self.close_to_body();
                self.open(tag);
                self.mode = Mode::InRow;
                Flow::Done
            }
            Token::Start(StartTag { name: Name::TH | Name::TD, .. }) => {
                self.close_to_body();
                self.open_implied(Name::TR);
                self.again(Mode::InRow)
            }
            Token::End(name @ (Name::TBODY | Name::TFOOT | Name::THEAD)) => {
                if self.stack.has_in_scope(name, Set::TABLE_SCOPE) {
                    self.close_to_body();
                    self.stack.pop();
                    self.mode = Mode::InTable;
                }
                Flow::Done
            }
            Token::End(Name::TABLE) => self.leave_body(),
            Token::Start(tag) if is_part_of_table(tag.name) => self.leave_body(),
            Token::End(Name::BODY | Name::CAPTION | Name::COL | Name::COLGROUP | Name::HTML)
            | Token::End(Name::TD | Name::TH | Name::TR) => Flow::Done,
            _ => self.in_table(token),
        }
    }

    /// Closes what is open within the body of a table.
    fn close_to_body(&mut self) {
        self.stack.pop_to(|open| open.is_in(Set::HOLDS_ROWS) || matches!(open.name, Name::TEMPLATE | Name::HTML));
    }

    /// Closes the body of a table, for what stands beside it.
    fn leave_body(&mut self) -> Flow {
        // A `<thead>` is not looked for: where one is open, its table is too.
        let is_sought = |name| matches!(name, Name::TABLE | Name::TBODY | Name::TFOOT);
        if !self.stack.finds_in_scope(|open| is_sought(open.name), Set::TABLE_SCOPE) {
            return Flow::Done;
        }
        self.close_to_body();
        self.stack.pop();
        self.again(Mode::InTable)
    }

    pub(super) fn in_row(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag) if matches!(tag.name, Name::TH | Name::TD) => {
                self.close_to_row();
                self.open(tag);
                self.mode = Mode::InCell;
                self.formatting.push_marker();
                Flow::Done
            }
            Token::End(Name::TR) => {
                self.leave_row();
                Flow::Done
            }
            Token::End(Name::TABLE) => self.leave_row(),
            Token::Start(tag) if tag.name == Name::TR || is_part_of_table(tag.name) => self.leave_row(),
            Token::End(name @ (Name::TBODY | Name::TFOOT | Name::THEAD)) => {
                if self.stack.has_in_scope(name, Set::TABLE_SCOPE) { self.leave_row() } else { Flow::Done }
            }
            Token::End(Name::BODY | Name::CAPTION | Name::COL | Name::COLGROUP | Name::HTML)
            | Token::End(Name::TD | Name::TH) => Flow::Done,
            _ => self.in_table(token),
        }
    }

    /// Closes what is open within a row.
    fn close_to_row(&mut self) {
        self.stack.pop_to(|open| matches!(open.name, Name::TR | Name::TEMPLATE | Name::HTML));
    }

    /// Closes a row, for what stands beside it.
    fn leave_row(&mut self) -> Flow {
        if !self.stack.has_in_scope(Name::TR, Set::TABLE_SCOPE) {
            return Flow::Done;
        }
        self.close_to_row();
        self.stack.pop();
        self.again(Mode::InTableBody)
    }

    pub(super) fn in_cell(&mut self, token: Token) -> Flow {
        match token {
            Token::End(name @ (Name::TD | Name::TH)) => {
                if self.stack.has_in_scope(name, Set::TABLE_SCOPE) {
                    self.stack.pop_implied(Name::NONE);
                    self.stack.pop_until(name);
                    self.formatting.clear_to_marker();
                    self.mode = Mode::InRow;
                }
                Flow::Done
            }
            Token::Start(tag) if matches!(tag.name, Name::TD | Name::TH | Name::TR) || is_part_of_table(tag.name) => {
                if self.stack.finds_in_scope(|open| open.is_in(Set::CELL), Set::TABLE_SCOPE) {
                    self.leave_cell()
                } else {
                    Flow::Done
                }
            }
            Token::End(Name::BODY | Name::CAPTION | Name::COL | Name::COLGROUP | Name::HTML) => Flow::Done,
            Token::End(name @ (Name::TABLE | Name::TBODY | Name::TFOOT | Name::THEAD | Name::TR)) => {
                if self.stack.has_in_scope(name, Set::TABLE_SCOPE) { self.leave_cell() } else { Flow::Done }
            }
            _ => self.in_body(token),
        }
    }

    /// Closes a cell, for what stands beside it.
    fn leave_cell(&mut self) -> Flow {
        self.stack.pop_implied(Name::NONE);
        self.stack.pop_until_in(Set::CELL);
        self.formatting.clear_to_marker();
        self.again(Mode::InRow)
    }
}

/// Whether an element of that name stands right below a table.
fn is_part_of_table(name: Name) -> bool {
    matches!(name, Name::CAPTION | Name::COL | Name::COLGROUP | Name::TBODY | Name::TFOOT | Name::THEAD)
}
