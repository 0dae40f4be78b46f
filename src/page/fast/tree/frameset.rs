//! The rules for frames, and for what stands behind the body or the frames.

use super::mode::Mode;
use super::{Builder, Flow, Name, Token, is_space};
use crate::page::NodeId;

impl Builder<'_> {
    pub(super) fn after_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Comment => self.append_comment_to(self.stack.at(0).node),
            Token::End(Name::HTML) => {
                self.mode = Mode::AfterAfterBody;
                Flow::Done
            }
            _ => self.back_in_body(token),
        }
    }

    pub(super) fn after_after_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Comment => self.append_comment_to(NodeId::DOCUMENT),
            _ => self.back_in_body(token),
        }
    }

    /// Goes on in the body, if there is more to come than white space.
    fn back_in_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => self.in_body(token),
            Token::Start(tag) if tag.name == Name::HTML => self.in_body(token),
            Token::EndOfFile => Flow::Done,
            _ => self.again(Mode::InBody),
        }
    }

    pub(super) fn in_frameset(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag) if tag.name == Name::FRAMESET => {
                self.open(tag);
            }
            Token::Start(tag) if tag.name == Name::FRAME => {
                self.insert_closed(tag);
            }
            Token::End(Name::FRAMESET) if self.stack.len() > 1 => {
                self.stack.pop();
                if !self.stack.is_at(Name::FRAMESET) {
                    self.mode = Mode::AfterFrameset;
                }
            }
            _ => return self.among_frames(token),
        }
        Flow::Done
    }

    pub(super) fn after_frameset(&mut self, token: Token) -> Flow {
        match token {
            Token::End(Name::HTML) => {
                self.mode = Mode::AfterAfterFrameset;
                Flow::Done
            }
            _ => self.among_frames(token),
        }
    }

    /// What stands between frames and behind them: white space, and contents for readers that know no frames.
    fn among_frames(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => self.append_text(text),
            Token::Comment => self.append_comment(),
            Token::Start(tag) if tag.name == Name::HTML => self.in_body(token),
            Token::Start(tag) if tag.name == Name::NOFRAMES => self.in_head(token),
            _ => Flow::Done,
        }
    }

    pub(super) fn after_after_frameset(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => self.in_body(token),
            Token::Comment => self.append_comment_to(NodeId::DOCUMENT),
            Token::Start(tag) if tag.name == Name::HTML => self.in_body(token),
            Token::Start(tag) if tag.name == Name::NOFRAMES => self.in_head(token),
            _ => Flow::Done,
        }
    }
}
