//! The rules for tables down to their columns: "in table", its text, "in caption" and "in column group".

use super::mode::Mode;
use super::{Builder, Flow, Name, StartTag, Token, is_space};
use crate::page::Slice;
use crate::page::name::Set;

impl Builder<'_> {
    pub(super) fn in_table(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(_) | Token::Nul if self.stack.current().is_in(Set::TABLE_PART) => {
                self.original_mode = self.mode;
                self.again(Mode::InTableText)
            }
            Token::Comment => self.append_comment(),
            Token::Start(tag) => self.start_in_table(tag),
            Token::End(Name::TABLE) => {
                if self.stack.has_in_scope(Name::TABLE, Set::TABLE_SCOPE) {
                    self.stack.pop_until(Name::TABLE);
                    self.mode = self.fitting_mode();
                }
                Flow::Done
            }
            Token::End(Name::BODY | Name::CAPTION | Name::COL | Name::COLGROUP | Name::HTML | Name::TBODY)
            | Token::End(Name::TD | Name::TFOOT | Name::TH | Name::THEAD | Name::TR) => Flow::Done,
            Token::End(Name::TEMPLATE) => self.in_head(token),
            Token::EndOfFile => self.in_body(token),
            _ => self.foster(token),
        }
    }

    fn start_in_table(&mut self, tag: StartTag) -> Flow {
        match tag.name {
            Name::CAPTION => {
                self.close_to_table();
                self.formatting.push_marker();
                self.open(tag);
                self.mode = Mode::InCaption;
            }
            Name::COLGROUP => {
                self.close_to_table();
                self.open(tag);
                self.mode = Mode::InColumnGroup;
            }
            Name::COL => {
                self.close_to_table();
                self.open_implied(Name::COLGROUP);
                return self.again(Mode::InColumnGroup);
            }
            Name::TBODY | Name::TFOOT | Name::THEAD => {
                self.close_to_table();
                self.open(tag);
                self.mode = Mode::InTableBody;
            }
            Name::TD | Name::TH | Name::TR => {
                self.close_to_table();
                self.open_implied(Name::TBODY);
                return self.again(Mode::InTableBody);
            }
            Name::TABLE => {
                if self.stack.has_in_scope(Name::TABLE, Set::TABLE_SCOPE) {
                    self.stack.pop_until(Name::TABLE);
                    return self.again(self.fitting_mode());
                }
            }
            Name::STYLE | Name::SCRIPT | Name::TEMPLATE => return self.in_head(Token::Start(tag)),
            Name::INPUT if self.is_hidden(tag) => {
                self.insert_closed(tag);
            }
            Name::FORM => {
                if self.form.is_none() && !self.stack.holds(Name::TEMPLATE) {
                    self.form = Some(self.insert_closed(tag).node);
                }
            }
            _ => return self.foster(Token::Start(tag)),
        }
        Flow::Done
    }

    /// Puts what has no place in a table before it.
    fn foster(&mut self, token: Token) -> Flow {
        self.fosters = true;
        let flow = self.in_body(token);
        self.fosters = false;
        flow
    }

    /// Closes what is open within the table.
    fn close_to_table(&mut self) {
        self.stack.pop_to(|open| open.is_in(Set::TABLE_SCOPE));
    }

    pub(super) fn in_table_text(&mut self, token: Token) -> Flow {
        match token {
            Token::Nul => Flow::Done,
            Token::Text(text) => {
                let (pending, source) = &mut self.table_text;
                if pending.is_empty() {
                    *source = self.token;
                }
                pending.push_str(text);
                source.end = self.token.end;
                Flow::Done
            }
            _ => {
                self.place_table_text();
                self.again(self.original_mode)
            }
        }
    }

    /// Puts the text that was met in a table where it belongs: white space in the table, and all other before it.
    fn place_table_text(&mut self) {
        let (pending, source) = std::mem::take(&mut self.table_text);
        if pending.is_empty() {
            return;
        }
        let token: Slice = std::mem::replace(&mut self.token, source);
        if is_space(&pending) {
            self.append_text(&pending);
        } else {
            self.foster(Token::Text(&pending));
        }
        self.token = token;
    }

    pub(super) fn in_caption(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(StartTag {
                name: Name::CAPTION | Name::COL | Name::COLGROUP | Name::TBODY | Name::TD,
                ..
            })
            | Token::Start(StartTag { name: Name::TFOOT | Name::TH | Name::THEAD | Name::TR, .. })
            | Token::End(Name::TABLE | Name::CAPTION) => {
                if !self.stack.has_in_scope(Name::CAPTION, Set::TABLE_SCOPE) {
                    return Flow::Done;
                }
                self.stack.pop_implied(Name::NONE);
                self.stack.pop_until(Name::CAPTION);
                self.formatting.clear_to_marker();
                self.mode = Mode::InTable;
                if matches!(token, Token::End(Name::CAPTION)) { Flow::Done } else { Flow::Again }
            }
            Token::End(Name::BODY | Name::COL | Name::COLGROUP | Name::HTML | Name::TBODY | Name::TD)
            | Token::End(Name::TFOOT | Name::TH | Name::THEAD | Name::TR) => Flow::Done,
            _ => self.in_body(token),
        }
    }

    pub(super) fn in_column_group(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => self.append_text(text),
            Token::Comment => self.append_comment(),
            Token::Start(tag) if tag.name == Name::HTML => self.in_body(token),
            Token::Start(tag) if tag.name == Name::COL => {
                self.insert_closed(tag);
                Flow::Done
            }
            Token::Start(tag) if tag.name == Name::TEMPLATE => self.in_head(token),
            Token::End(Name::TEMPLATE) => self.in_head(token),
            Token::End(Name::COL) => Flow::Done,
            Token::EndOfFile => self.in_body(token),
            _ if !self.stack.is_at(Name::COLGROUP) => Flow::Done,
            _ => {
                self.stack.pop();
                self.mode = Mode::InTable;
                if matches!(token, Token::End(Name::COLGROUP)) { Flow::Done } else { Flow::Again }
            }
        }
    }
}
