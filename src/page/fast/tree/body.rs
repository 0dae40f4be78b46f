//! The rules of the "in body" mode for text and start tags.

use super::mode::Mode;
use super::stack::Open;
use super::{Builder, Flow, Name, Reading, StartTag, Token, is_space};
use crate::page::Attr;
use crate::page::name::{Raw, Set};

impl Builder<'_> {
    #[inline]
    pub(super) fn in_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag) => self.start_in_body(tag),
            Token::End(name) => self.end_in_body(name),
            Token::Text(text) => {
                self.reopen_formatting();
                self.frameset_ok = self.frameset_ok && is_space(text);
                self.append_text(text)
            }
            Token::Nul => Flow::Done,
            Token::Comment => self.append_comment(),
            Token::EndOfFile if !self.template_modes.is_empty() => self.in_template(token),
            Token::EndOfFile => Flow::Done,
        }
    }

    fn start_in_body(&mut self, tag: StartTag) -> Flow {
        let sets = tag.name.sets();
        match tag.name {
            Name::P => self.open_block(tag),
            _ if sets.meets(Set::BLOCK) => self.open_block(tag),
            Name::A => {
                self.close_misnested_link();
                self.reopen_formatting();
                self.open_formatting(tag);
            }
            Name::NOBR => self.open_unbroken(tag),
            _ if sets.meets(Set::FORMATTING) => {
                self.reopen_formatting();
                self.open_formatting(tag);
            }
            Name::LI | Name::DD | Name::DT => self.open_item(tag),
            _ if sets.meets(Set::HEADING) => self.open_heading(tag),
            Name::AREA | Name::BR | Name::EMBED | Name::IMG | Name::IMAGE | Name::KEYGEN | Name::WBR | Name::INPUT => {
                self.insert_inline(tag)
            }
            Name::PARAM | Name::SOURCE | Name::TRACK => {
                self.insert_closed(tag);
            }
            Name::HR => {
                self.close_paragraph();
                self.insert_closed(tag);
                self.frameset_ok = false;
            }
            _ if sets.meets(Set::HEAD_PART) => return self.in_head(Token::Start(tag)),
            _ if sets.meets(Set::IMPLIED_IN_TABLE) => {}
            Name::COL | Name::FRAME | Name::HEAD => {}
            Name::HTML | Name::BODY | Name::FRAMESET => self.start_again(tag),
            Name::MATH | Name::SVG => self.enter_foreign(tag),
            _ => self.start_rare_in_body(tag),
        }
        Flow::Done
    }

    /// The rest of the elements, of which most pages have few.
    fn start_rare_in_body(&mut self, tag: StartTag) {
        match tag.name {
            Name::BUTTON => self.open_button(tag),
            Name::FORM => self.open_form(tag),
            Name::TABLE => {
                if !self.is_quirky {
                    self.close_paragraph();
                }
                self.open(tag);
                self.frameset_ok = false;
                self.mode = Mode::InTable;
            }
            Name::PRE | Name::LISTING => {
                self.open_block(tag);
                self.ignores_line_feed = true;
                self.frameset_ok = false;
            }
            Name::PLAINTEXT => {
                self.open_block(tag);
                self.reading = Reading::Plaintext;
            }
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                self.open_inline(tag);
                self.formatting.push_marker();
                self.frameset_ok = false;
            }
            Name::TEXTAREA | Name::XMP | Name::IFRAME | Name::NOEMBED => self.open_text(tag),
            Name::SELECT => {
                self.open_inline(tag);
                self.frameset_ok = false;
                self.mode = match self.mode {
                    Mode::InTable | Mode::InCaption | Mode::InTableBody | Mode::InRow | Mode::InCell => {
                        Mode::InSelectInTable
                    }
                    _ => Mode::InSelect,
                };
            }
            Name::OPTGROUP | Name::OPTION => {
                if self.stack.is_at(Name::OPTION) {
                    self.stack.pop();
                }
                self.open_inline(tag);
            }
            Name::RB | Name::RTC | Name::RP | Name::RT => self.open_annotation(tag),
            _ => self.open_inline(tag),
        }
    }

    /// A tag of an element that every page has once.
    fn start_again(&mut self, tag: StartTag) {
        let body = self.stack.at(1);
        if tag.name == Name::FRAMESET {
            if self.frameset_ok && body.name == Name::BODY {
                self.page.unlink(body.node);
                self.stack.truncate(1);
                self.open(tag);
                self.mode = Mode::InFrameset;
            }
        } else if !self.stack.holds(Name::TEMPLATE) {
            if tag.name == Name::HTML {
                self.add_missing_attributes(self.stack.at(0).node, tag);
            } else if body.name == Name::BODY {
                self.frameset_ok = false;
                self.add_missing_attributes(body.node, tag);
            }
        }
    }

    fn open_block(&mut self, tag: StartTag) {
        self.close_paragraph();
        self.open(tag);
    }

    fn open_inline(&mut self, tag: StartTag) {
        self.reopen_formatting();
        self.open(tag);
    }

    /// An element that stands in a line and holds nothing.
    fn insert_inline(&mut self, tag: StartTag) {
        let is_hidden = tag.name == Name::INPUT && self.is_hidden(tag);
        let name = if tag.name == Name::IMAGE { Name::IMG } else { tag.name };
        self.reopen_formatting();
        self.insert_closed(StartTag { name, ..tag });
        self.frameset_ok &= is_hidden;
    }

    /// Whether an `<input>` is a hidden one.
    pub(super) fn is_hidden(&self, tag: StartTag) -> bool {
        let attributes = &self.page.attributes[tag.attributes.range()];
        let kind = attributes.iter().find(|(attr, _)| *attr == Attr::Type);
        kind.is_some_and(|(_, value)| self.page.values[value.range()].eq_ignore_ascii_case("hidden"))
    }

    /// Text that is not broken into lines, which ends where the next begins.
    fn open_unbroken(&mut self, tag: StartTag) {
        self.reopen_formatting();
        if self.stack.has_in_scope(Name::NOBR, Set::SCOPE) {
            self.adopt(Name::NOBR);
            self.reopen_formatting();
        }
        self.open_formatting(tag);
    }

    fn open_heading(&mut self, tag: StartTag) {
        self.close_paragraph();
        if self.stack.current().is_in(Set::HEADING) {
            self.stack.pop();
        }
        self.open(tag);
    }

    /// An item of a list, which closes the one before.
    fn open_item(&mut self, tag: StartTag) {
        self.frameset_ok = false;
        let is_before = |name: Name| match tag.name {
            Name::LI => name == Name::LI,
            _ => matches!(name, Name::DD | Name::DT),
        };
        let ends = |open: Open| {
            is_before(open.name)
                || open.is_in(Set::SPECIAL) && !matches!(open.name, Name::ADDRESS | Name::DIV | Name::P)
        };
        let found = self.stack.inward().map(|(_, open)| open).find(|open| ends(*open));
        if let Some(before) = found.filter(|open| is_before(open.name)) {
            self.stack.pop_implied(before.name);
            self.stack.pop_until(before.name);
        }
        self.open_block(tag);
    }

    fn open_button(&mut self, tag: StartTag) {
        if self.stack.has_in_scope(Name::BUTTON, Set::SCOPE) {
            self.stack.pop_implied(Name::NONE);
            self.stack.pop_until(Name::BUTTON);
        }
        self.open_inline(tag);
        self.frameset_ok = false;
    }

    fn open_form(&mut self, tag: StartTag) {
        let is_in_template = self.stack.holds(Name::TEMPLATE);
        if self.form.is_none() || is_in_template {
            self.close_paragraph();
            let form = self.open(tag);
            if !is_in_template {
                self.form = Some(form);
            }
        }
    }

    /// An element whose contents are no markup.
    fn open_text(&mut self, tag: StartTag) {
        if tag.name == Name::XMP {
            self.close_paragraph();
            self.reopen_formatting();
        }
        self.frameset_ok &= tag.name == Name::NOEMBED;
        self.ignores_line_feed = tag.name == Name::TEXTAREA;
        self.open_raw(tag, tag.name.raw().unwrap_or(Raw::Plain));
    }

    /// A part of a `<ruby>` annotation.
    fn open_annotation(&mut self, tag: StartTag) {
        if self.stack.has_in_scope(Name::RUBY, Set::SCOPE) {
            let holds_others = matches!(tag.name, Name::RP | Name::RT);
            self.stack.pop_implied(if holds_others { Name::RTC } else { Name::NONE });
        }
        self.open(tag);
    }

    /// Closes the link that is still open, where another one begins.
    fn close_misnested_link(&mut self) {
        let Some(node) = self.formatting.last_of(Name::A).map(|(_, active)| active.node) else { return };
        self.adopt(Name::A);
        self.formatting.remove_node(node);
        if let Some(place) = self.stack.position(node) {
            self.stack.remove(place);
        }
    }

    /// Closes the paragraph that is open, if there is one.
    pub(super) fn close_paragraph(&mut self) {
        if self.stack.has_in_scope(Name::P, Set::BUTTON_SCOPE) {
            self.stack.pop_implied(Name::P);
            self.stack.pop_until(Name::P);
        }
    }
}
