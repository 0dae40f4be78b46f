//! The elements that are open where text is gathered.

use super::Context;
use super::flow::Flow;
use crate::article::BlockKind;
use crate::page::{NodeId, Page, Tag};
use crate::text::is_mark;

/// An element that is open.
pub(super) struct Frame {
    pub(super) flow: Flow,
    /// The nearest element that is no inline one.
    pub(super) block: NodeId,
    pub(super) context: Context,
    pub(super) kind: BlockKind,
    pub(super) level: Option<u8>,
    pub(super) link: Option<NodeId>,
    pub(super) emphasised: bool,
    /// Whether it stands apart from the rest of its line.
    pub(super) is_apart: bool,
    /// The mark that is shown behind it.
    pub(super) closing: Option<char>,
}

/// Whether an inline element stands apart from its line, by what it says of itself: a button, or what is hidden at the
/// beginning of the line.
pub(super) fn is_apart(own: Context) -> bool {
    own.has(Context::BUTTON.with(Context::HIDDEN))
}

/// How many nodes of a `<q>` are asked for its first words.
const FIRST_NODES: usize = 16;

impl Frame {
    /// An element with what it says of itself, in those that are open.
    pub(super) fn of(page: &Page, id: NodeId, tag: Tag, own: Context, open: &[Frame]) -> Self {
        let (flow, above) = (Flow::of(tag), open.last());
        let kind = above.map_or(BlockKind::Paragraph, |frame| frame.kind);
        let kind = match tag {
            _ if own.has(Context::EMBED) => BlockKind::Embed,
            Tag::Li | Tag::Dt | Tag::Dd => BlockKind::ListItem,
            Tag::Blockquote => BlockKind::Quotation,
            Tag::Pre => BlockKind::Preformatted,
            Tag::Td | Tag::Th | Tag::Tr => BlockKind::Table,
            Tag::P | Tag::Div if kind == BlockKind::Table => BlockKind::Paragraph,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => BlockKind::Heading,
            _ => kind,
        };
        Frame {
            flow,
            block: if flow == Flow::Inline { above.map_or(id, |frame| frame.block) } else { id },
            context: above.map_or(own, |frame| frame.context.with(own)),
            kind,
            level: tag.heading_level().or(above.and_then(|frame| frame.level)),
            link: (tag == Tag::A).then_some(id).or(above.and_then(|frame| frame.link)),
            emphasised: matches!(tag, Tag::B | Tag::Strong | Tag::Em | Tag::I)
                || above.is_some_and(|frame| frame.emphasised),
            is_apart: is_apart(own),
            closing: if tag == Tag::Q { closing(page, id, open) } else { None },
        }
    }
}

/// The mark that closes a `<q>`: [the marks around it](https://html.spec.whatwg.org/multipage/rendering.html#quotes) are
/// shown, though they stand nowhere in the source. One whose text begins with a mark has its own.
fn closing(page: &Page, id: NodeId, open: &[Frame]) -> Option<char> {
    let texts = page.descendants(id).take(FIRST_NODES).map(|node| page.text(node).trim_start());
    if texts.filter(|text| !text.is_empty()).take(1).any(|text| text.starts_with(is_mark)) {
        return None;
    }
    let is_within = open.iter().rev().find_map(|frame| frame.closing) == Some('”');
    Some(if is_within { '’' } else { '”' })
}
