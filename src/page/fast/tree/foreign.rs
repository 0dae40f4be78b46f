//! The rules for SVG and MathML.

use super::stack::Open;
use super::{Builder, Flow, Name, StartTag, Token, is_space};
use crate::page::NodeId;
use crate::page::fast::attribute;
use crate::page::name::Set;

impl Builder<'_> {
    /// Whether a token comes under the rules for foreign content.
    pub(super) fn is_foreign(&self, token: Token) -> bool {
        let current = self.stack.current();
        if current.name.is_html() {
            return false;
        }
        let is_annotation = current.name == Name::ANNOTATION_XML.in_mathml();
        let holds_html = current.name.is_svg_with_html() || is_annotation && self.is_integration_point(current.node);
        match token {
            Token::EndOfFile => false,
            Token::Comment | Token::End(_) => true,
            Token::Text(_) | Token::Nul => !holds_html && !current.name.is_mathml_text(),
            Token::Start(tag) => {
                let is_html = holds_html
                    || current.name.is_mathml_text() && !matches!(tag.name, Name::MGLYPH | Name::MALIGNMARK)
                    || is_annotation && tag.name == Name::SVG;
                !is_html
            }
        }
    }

    fn is_integration_point(&self, node: NodeId) -> bool {
        self.integration_points.binary_search(&node).is_ok()
    }

    pub(super) fn in_foreign(&mut self, token: Token) -> Flow {
        match token {
            Token::Nul => self.append_text("\u{fffd}"),
            Token::Text(text) => {
                self.frameset_ok = self.frameset_ok && is_space(text);
                self.append_text(text)
            }
            Token::Comment => self.append_comment(),
            Token::Start(tag) if tag.name.is_in(Set::BREAKS_OUT) || self.is_styled_font(tag) => self.break_out(token),
            Token::Start(tag) => {
                self.open_foreign(StartTag { name: tag.name.beside(self.stack.current().name), ..tag });
                Flow::Done
            }
            Token::End(Name::BR | Name::P) => self.break_out(token),
            Token::End(name) => self.end_in_foreign(name),
            Token::EndOfFile => Flow::Done,
        }
    }

    /// A `<font>` as HTML has it.
    fn is_styled_font(&self, tag: StartTag) -> bool {
        let is_style = |name: &str| matches!(name, "color" | "face" | "size");
        tag.name == Name::FONT
            && attribute::all(self.source, tag.written as usize).attributes.iter().any(|(name, _)| is_style(name))
    }

    /// Leaves the foreign elements, for what can only be HTML.
    fn break_out(&mut self, token: Token) -> Flow {
        self.stack.pop_to(|open| open.name.is_html() || open.name.is_mathml_text() || open.name.is_svg_with_html());
        self.step(self.mode, token)
    }

    fn end_in_foreign(&mut self, name: Name) -> Flow {
        let innermost = self.stack.len().saturating_sub(1);
        let found = self.stack.inward().find(|(place, open)| {
            *place == 0
                || *place < innermost && open.name.is_html()
                || !open.name.is_html() && open.name.local() == name
        });
        match found {
            None | Some((0, _)) => Flow::Done,
            Some((_, open)) if open.name.is_html() => self.step(self.mode, Token::End(name)),
            Some((place, _)) => {
                self.stack.truncate(place);
                Flow::Done
            }
        }
    }

    /// Opens an `<svg>` or `<math>`.
    pub(super) fn enter_foreign(&mut self, tag: StartTag) {
        let name = if tag.name == Name::SVG { tag.name.in_svg() } else { tag.name.in_mathml() };
        self.open_foreign(StartTag { name, ..tag });
    }

    /// Inserts a foreign element, and opens it unless it closes itself.
    fn open_foreign(&mut self, tag: StartTag) {
        let open: Open = self.insert_closed(tag);
        if tag.name == Name::ANNOTATION_XML.in_mathml() && self.is_encoded_html(tag) {
            self.integration_points.push(open.node);
        }
        if !tag.self_closing {
            self.stack.push(open);
        }
    }

    /// Whether an annotation says that it holds HTML.
    fn is_encoded_html(&self, tag: StartTag) -> bool {
        let attributes = attribute::all(self.source, tag.written as usize).attributes;
        let encoding = attributes.iter().find(|(name, _)| name == "encoding");
        encoding.is_some_and(|(_, value)| {
            value.eq_ignore_ascii_case("text/html") || value.eq_ignore_ascii_case("application/xhtml+xml")
        })
    }
}
