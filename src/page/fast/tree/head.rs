//! The rules up to the body: from "initial" to "after head".

use super::mode::Mode;
use super::{Builder, Flow, Name, Reading, StartTag, Token, is_space};
use crate::page::NodeId;
use crate::page::name::{Raw, Set};

impl Builder<'_> {
    pub(super) fn initial(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => Flow::Done,
            Token::Comment => self.append_comment_to(NodeId::DOCUMENT),
            _ => {
                self.is_quirky = true;
                self.again(Mode::BeforeHtml)
            }
        }
    }

    pub(super) fn before_html(&mut self, token: Token) -> Flow {
        match token {
            Token::Comment => self.append_comment_to(NodeId::DOCUMENT),
            Token::Text(text) if is_space(text) => Flow::Done,
            Token::Start(tag) if tag.name == Name::HTML => {
                self.open(tag);
                self.mode = Mode::BeforeHead;
                Flow::Done
            }
            Token::End(name) if !is_end_of_page(name) => Flow::Done,
            _ => {
                self.open_implied(Name::HTML);
                self.again(Mode::BeforeHead)
            }
        }
    }

    pub(super) fn before_head(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => Flow::Done,
            Token::Comment => self.append_comment(),
            Token::Start(tag) if tag.name == Name::HTML => self.in_body(token),
            Token::Start(tag) if tag.name == Name::HEAD => {
                self.head = Some(self.open(tag));
                self.mode = Mode::InHead;
                Flow::Done
            }
            Token::End(name) if !is_end_of_page(name) => Flow::Done,
            _ => {
                self.head = Some(self.open_implied(Name::HEAD));
                self.again(Mode::InHead)
            }
        }
    }

    pub(super) fn in_head(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => self.append_text(text),
            Token::Comment => self.append_comment(),
            Token::Start(tag) => self.start_in_head(tag),
            Token::End(Name::HEAD) => {
                self.stack.pop();
                self.mode = Mode::AfterHead;
                Flow::Done
            }
            Token::End(Name::TEMPLATE) => self.end_template(),
            Token::End(name) if !is_end_of_page(name) => Flow::Done,
            _ => self.leave_head(),
        }
    }

    fn start_in_head(&mut self, tag: StartTag) -> Flow {
        match tag.name {
            Name::HTML => return self.in_body(Token::Start(tag)),
            Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META => {
                self.insert_closed(tag);
            }
            Name::TITLE => self.open_raw(tag, Raw::Escapable),
            Name::NOFRAMES | Name::STYLE => self.open_raw(tag, Raw::Plain),
            Name::SCRIPT => self.open_raw(tag, Raw::Script),
            Name::NOSCRIPT => {
                self.open(tag);
                self.mode = Mode::InHeadNoscript;
            }
            Name::TEMPLATE => {
                self.formatting.push_marker();
                self.frameset_ok = false;
                self.mode = Mode::InTemplate;
                self.template_modes.push(Mode::InTemplate);
                self.open(tag);
            }
            Name::HEAD => {}
            _ => return self.leave_head(),
        }
        Flow::Done
    }

    fn leave_head(&mut self) -> Flow {
        self.stack.pop();
        self.again(Mode::AfterHead)
    }

    fn end_template(&mut self) -> Flow {
        if self.stack.holds(Name::TEMPLATE) {
            self.stack.pop_to(|open| !open.is_in(Set::IMPLIED.and(Set::IMPLIED_IN_TABLE)));
            self.stack.pop_until(Name::TEMPLATE);
            self.formatting.clear_to_marker();
            self.template_modes.pop();
            self.mode = self.fitting_mode();
        }
        Flow::Done
    }

    pub(super) fn in_head_noscript(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag) => match tag.name {
                Name::HTML => return self.in_body(token),
                Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META | Name::NOFRAMES | Name::STYLE => {
                    return self.in_head(token);
                }
                Name::HEAD | Name::NOSCRIPT => return Flow::Done,
                _ => {}
            },
            Token::End(Name::NOSCRIPT) => {
                self.stack.pop();
                self.mode = Mode::InHead;
                return Flow::Done;
            }
            Token::End(Name::BR) => {}
            Token::End(_) => return Flow::Done,
            Token::Text(text) if is_space(text) => return self.in_head(token),
            Token::Comment => return self.in_head(token),
            _ => {}
        }
        self.stack.pop();
        self.again(Mode::InHead)
    }

    pub(super) fn after_head(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if is_space(text) => return self.append_text(text),
            Token::Comment => return self.append_comment(),
            Token::Start(tag) => match tag.name {
                Name::HTML => return self.in_body(token),
                Name::BODY => {
                    self.open(tag);
                    self.frameset_ok = false;
                    self.mode = Mode::InBody;
                    return Flow::Done;
                }
                Name::FRAMESET => {
                    self.open(tag);
                    self.mode = Mode::InFrameset;
                    return Flow::Done;
                }
                name if name.is_in(Set::HEAD_PART) => return self.back_in_head(token),
                Name::HEAD => return Flow::Done,
                _ => {}
            },
            Token::End(Name::TEMPLATE) => return self.in_head(token),
            Token::End(Name::BODY | Name::HTML | Name::BR) => {}
            Token::End(_) => return Flow::Done,
            _ => {}
        }
        self.open_implied(Name::BODY);
        self.again(Mode::InBody)
    }

    /// Processes what belongs in the head, which is closed already.
    fn back_in_head(&mut self, token: Token) -> Flow {
        let Some(head) = self.head else { return self.in_head(token) };
        self.stack.push(super::stack::Open::new(head, Name::HEAD));
        let flow = self.in_head(token);
        if let Some(place) = self.stack.position(head) {
            self.stack.remove(place);
        }
        flow
    }

    /// Inserts an element whose contents are no markup, and has them read so.
    pub(super) fn open_raw(&mut self, tag: StartTag, raw: Raw) {
        self.open(tag);
        self.original_mode = self.mode;
        self.mode = Mode::Text;
        self.reading = Reading::Raw(raw);
    }

    /// The "text" mode, within such an element.
    pub(super) fn in_text(&mut self, token: Token) -> Flow {
        if let Token::Text(text) = token {
            return self.append_text(text);
        }
        self.stack.pop();
        self.mode = self.original_mode;
        if matches!(token, Token::End(_)) { Flow::Done } else { Flow::Again }
    }
}

/// Whether an end tag of that name makes the elements that a page begins with, where they are not there yet.
fn is_end_of_page(name: Name) -> bool {
    matches!(name, Name::HEAD | Name::BODY | Name::HTML | Name::BR)
}
