//! Cuts a page into blocks where a reader would.

use super::flow::Flow;
use super::frame::{self, Frame};
use super::run::Run;
use super::{Block, Context, white};
use crate::article::{BlockKind, Span};
use crate::page::{Attr, NodeId, NodeKind, Page, Step, Tag};

/// A table cell longer than this, in bytes, is no datum of a row but a piece of the page's layout.
const LONGEST_DATUM: usize = 200;

/// So many nodes of a page, or more, make a block: three of four pages have no more blocks.
const NODES_PER_BLOCK: usize = 7;

/// Cuts a page into blocks, in document order.
pub(crate) fn blocks(page: &Page) -> Vec<Block> {
    let blocks = Vec::with_capacity(page.len() / NODES_PER_BLOCK);
    let mut cutter = Cutter { page, frames: Vec::new(), run: Run::default(), parts_next: false, blocks };
    let mut walk = page.walk(NodeId::DOCUMENT);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) => match page.kind(id) {
                NodeKind::Element(tag) if !cutter.enter(id, tag) => walk.pass_over(id),
                NodeKind::Text => cutter.text(id),
                NodeKind::Element(_) | NodeKind::Document | NodeKind::Comment => {}
            },
            Step::Leave(id) if page.tag(id).is_some() => cutter.leave(),
            Step::Leave(_) => {}
        }
    }
    cutter.cut();
    cutter.blocks.shrink_to_fit();
    cutter.blocks
}

/// Whether a character belongs to what stands before it.
fn ends_piece(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '’' | '…' | '、' | '。' | '，')
}

struct Cutter<'p> {
    page: &'p Page,
    frames: Vec<Frame>,
    run: Run,
    /// Whether what comes next stands apart from the text so far.
    parts_next: bool,
    blocks: Vec<Block>,
}

impl Cutter<'_> {
    /// Opens an element; whether its contents are to be read.
    fn enter(&mut self, id: NodeId, tag: Tag) -> bool {
        match tag {
            Tag::Br => {
                self.line_break();
                return false;
            }
            Tag::Wbr | Tag::Img | Tag::Input | Tag::Meta | Tag::Link => return false,
            _ => {}
        }
        let flow = Flow::of(tag);
        if flow == Flow::Absent {
            return false;
        }
        let own = Context::of(self.page, id, tag);
        if flow == Flow::Inline && own.has(Context::HIDDEN) && !self.run.text.is_empty() {
            return false;
        }
        match flow {
            Flow::Block => self.cut(),
            Flow::Cell => self.cell(),
            _ if frame::is_apart(own) => self.cut(),
            _ => {}
        }
        self.parts_next |= flow == Flow::Inline && self.stands_apart(id, tag);
        let frame = Frame::of(self.page, id, tag, own, &self.frames);
        if let Some(mark) = frame.closing {
            self.push(if mark == '’' { "‘" } else { "“" });
        }
        self.frames.push(frame);
        true
    }

    /// Whether an inline element is shown apart from the one right before it, though no space parts the two: links beside
    /// links, and named pieces of a line such as a byline's.
    fn stands_apart(&self, id: NodeId, tag: Tag) -> bool {
        let Some(previous) = self.page.previous_sibling(id) else { return false };
        let Some(before) = self.page.tag(previous) else { return false };
        if (before, tag) == (Tag::A, Tag::A) {
            return true;
        }
        let is_piece = |id: NodeId, tag: Tag| match tag {
            Tag::A | Tag::Time | Tag::Other => true,
            Tag::Span | Tag::Small | Tag::Cite => self.page.attr(id, Attr::Class).is_some(),
            _ => false,
        };
        // A letter in an element of its own is the initial of the word that goes on in the next, and a mark belongs to what
        // stands beside it: quotation marks, and those of code, have elements of their own.
        let goes_on = || self.run.text.chars().rev().take_while(|c| c.is_alphanumeric()).take(2).count() < 2;
        is_piece(id, tag) && is_piece(previous, before) && !(before == tag && tag != Tag::Other && goes_on())
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        // Behind a block within it there is nothing to close.
        if let Some(mark) = frame.closing.filter(|_| !self.run.text.is_empty()) {
            self.run.text.truncate(self.run.text.trim_end_matches(' ').len());
            self.run.text.push(mark);
        }
        match frame.flow {
            Flow::Block => self.cut(),
            Flow::Inline if frame.is_apart => self.cut(),
            Flow::Cell => self.cell(),
            _ => {}
        }
        self.frames.pop();
    }

    /// Parts what comes next from what it stands apart from. What ends a piece of a line belongs to that piece.
    fn part(&mut self, next: &str) {
        if std::mem::take(&mut self.parts_next) && !next.starts_with(ends_piece) {
            white::push_space(&mut self.run.text);
        }
    }

    /// Adds what is shown though no text node holds it.
    fn push(&mut self, shown: &str) {
        self.part(shown);
        self.run.text.push_str(shown);
    }

    fn text(&mut self, id: NodeId) {
        let source = self.page.text(id);
        self.part(source);
        let before = self.run.text.len();
        let frame = self.frames.last();
        if frame.is_some_and(|frame| frame.kind == BlockKind::Preformatted) {
            white::push_kept(&mut self.run.text, source);
        } else if white::is_blank(source) {
            return white::push_space(&mut self.run.text);
        } else {
            white::push_collapsed(&mut self.run.text, source);
        }
        let added = (self.run.text.len() - before) as u32;
        if added == 0 || (added == 1 && source.trim().is_empty()) {
            return;
        }
        if let Some(link) = frame.and_then(|frame| frame.link) {
            self.run.linked += added;
            self.run.link_from(before, link);
        }
        if frame.is_some_and(|frame| frame.emphasised) {
            self.run.emphasised += added;
        }
        if let Some(frame) = frame {
            self.run.context = self.run.context.with(frame.context.of_piece());
        }
        if let Some(span) = self.page.source(id) {
            let start = self.run.source.map_or(span.start, |source| source.start);
            self.run.source = Some(Span::new(start, span.end.max(start)));
        }
    }

    /// One break begins a line, two begin a block.
    fn line_break(&mut self) {
        if self.run.text.ends_with('\n') {
            self.cut();
        } else if !self.run.text.is_empty() {
            self.run.break_line();
        }
    }

    fn cell(&mut self) {
        if self.run.text.len() > LONGEST_DATUM {
            self.cut();
        } else {
            white::push_space(&mut self.run.text);
        }
    }

    /// Ends the block that has been gathered.
    fn cut(&mut self) {
        if self.run.text.is_empty() {
            return;
        }
        self.parts_next = false;
        let run = &mut self.run;
        let text = run.text.trim();
        if let Some(frame) = self.frames.last().filter(|_| text.chars().any(char::is_alphanumeric)) {
            let kind = match frame.kind {
                BlockKind::Table if text.len() > LONGEST_DATUM => BlockKind::Paragraph,
                kind => kind,
            };
            self.blocks.push(Block {
                text: text.to_owned(),
                kind,
                level: frame.level.filter(|_| kind == BlockKind::Heading),
                node: frame.block,
                source: run.source,
                linked: run.linked.min(text.len() as u32),
                anchors: run.anchors(),
                emphasised: run.emphasised.min(text.len() as u32),
                context: frame.context.with(run.context),
            });
        }
        run.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::standard;

    fn texts(html: &str) -> Vec<String> {
        blocks(&standard::parse(html)).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn cut_where_a_reader_would() {
        for (html, expected) in [
            ("<p>One <b>two</b>\n three</p><p>Four", &["One two three", "Four"][..]),
            ("<div>One<p>Two</p>Three</div>", &["One", "Two", "Three"]),
            ("One<br>two<br>\n<br>three", &["One\ntwo", "three"]),
            ("<ul><li>One<li>Two <ul><li>Three</ul></ul>", &["One", "Two", "Three"]),
            ("<dl><dt>Name<dd>Value</dl>", &["Name", "Value"]),
            ("<table><tr><td>Arne<td>3<tr><td>Bro<td>4</table>", &["Arne 3", "Bro 4"]),
            ("<table><tr><td><p>One</p><td><p>Two</p></table>", &["One", "Two"]),
            ("<a href=x>Foo</a><a href=y>Bar</a>", &["Foo Bar"]),
            ("<span class=a>By Ann Lee</span><time>May 2</time>", &["By Ann Lee May 2"]),
            ("<span class=a>T</span><span class=b>he</span> bridge<span>s</span>", &["The bridges"]),
            ("<span class=a>“</span><span class=b>The bridge", &["“The bridge"]),
            ("<span class=a>Holm</span><span class=b>, a town", &["Holm, a town"]),
            ("<a href=x>The bridge</a><a href=y>’s cost</a><a href=z>Skarn</a>", &["The bridge’s cost Skarn"]),
            ("<a href=x>Holm</a><a href=y></a><a href=z>Skarn</a>", &["Holm Skarn"]),
            ("<span>T</span>he bridge", &["The bridge"]),
            ("<big>T</big><big>he</big> <nobr>brid</nobr><nobr>ge</nobr>", &["The bridge"]),
            ("<story-line>It opened.</story-line><story-line>“We", &["It opened. “We"]),
            ("<p>She said <q>it is <q>ready</q> now</q>.", &["She said “it is ‘ready’ now”."]),
            ("<p>She said <q>“ready”</q>.", &["She said “ready”."]),
            ("<q><p>Ready.</p></q> she said", &["Ready.", "she said"]),
            ("<p>Seen<span style='display:none'> not seen</span></p>", &["Seen"]),
            ("<p><span hidden>Not <b>seen</b> </span>Seen</p>", &["Not seen", "Seen"]),
            ("<p>Text<button>Share</button>more", &["Text", "Share", "more"]),
            ("<p>Text <button>Share <b>this</b> now</button> more", &["Text", "Share this now", "more"]),
            ("<p>Text <a role=button>Share <b>this</b> now</a> more", &["Text", "Share this now", "more"]),
            ("<script>code</script><style>p</style><p>Text<select><option>a</select>", &["Text"]),
            ("<pre>a  b\n c</pre>", &["a  b\n c"]),
            ("<p>…</p><p> &nbsp; </p><p>* * *</p>", &[]),
            ("", &[]),
        ] {
            assert_eq!(texts(html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_known_of_a_block() {
        let page = standard::parse("<nav><p>Go <a href=x>home</a> <a href=y>up</a></nav><h2>Head <b>line</b></h2>");
        let found = blocks(&page);
        let linked = |block: &Block| -> Vec<String> {
            block.anchors.iter().map(|anchor| block.text[anchor.span.range()].to_owned()).collect()
        };
        assert_eq!((found[0].linked, linked(&found[0])), (6, vec!["home".to_owned(), "up".to_owned()]));
        assert!(found[0].context.has(Context::NAV) && page.is(found[0].node, Tag::P));
        assert_eq!((found[1].kind, found[1].level, found[1].emphasised), (BlockKind::Heading, Some(2), 4));
        assert!(!found[1].context.has(Context::NAV));
    }

    #[test]
    fn kinds() {
        for (html, kind) in [
            ("<li><p>x", BlockKind::ListItem),
            ("<blockquote><p>x", BlockKind::Quotation),
            ("<blockquote class=some-tweet><p>x", BlockKind::Embed),
            ("<table><td>x", BlockKind::Table),
            ("<table><td><p>x", BlockKind::Paragraph),
            ("<pre>x", BlockKind::Preformatted),
        ] {
            assert_eq!(blocks(&standard::parse(html))[0].kind, kind, "{html}");
        }
    }
}
