//! The rules of the "in template" mode.

use super::mode::Mode;
use super::{Builder, Flow, Name, Token};
use crate::page::name::Set;

impl Builder<'_> {
    pub(super) fn in_template(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(_) | Token::Comment => self.in_body(token),
            Token::End(Name::TEMPLATE) => self.in_head(token),
            Token::Start(tag) if tag.name.is_in(Set::HEAD_PART) => self.in_head(token),
            Token::Start(tag) => {
                let mode = match tag.name {
                    Name::CAPTION | Name::COLGROUP | Name::TBODY | Name::TFOOT | Name::THEAD => Mode::InTable,
                    Name::COL => Mode::InColumnGroup,
                    Name::TR => Mode::InTableBody,
                    Name::TD | Name::TH => Mode::InRow,
                    _ => Mode::InBody,
                };
                self.template_modes.pop();
                self.template_modes.push(mode);
                self.again(mode)
            }
            Token::EndOfFile if self.stack.holds(Name::TEMPLATE) => {
                self.stack.pop_until(Name::TEMPLATE);
                self.formatting.clear_to_marker();
                self.template_modes.pop();
                self.again(self.fitting_mode())
            }
            Token::EndOfFile | Token::End(_) | Token::Nul => Flow::Done,
        }
    }
}
