//! How elements stand in the flow of a page's text.

use crate::page::Tag;

/// How an element stands in the flow of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Within a line.
    Inline,
    /// On lines of its own.
    Block,
    /// A table cell: apart from the next one, yet in one row with it.
    Cell,
    /// Not shown, or not text.
    Absent,
}

impl Flow {
    pub(super) fn of(tag: Tag) -> Flow {
        match tag {
            _ if tag.is_raw() => Flow::Absent,
            Tag::Head | Tag::Select | Tag::Textarea | Tag::Datalist | Tag::Audio | Tag::Video | Tag::Canvas => {
                Flow::Absent
            }
            Tag::Map | Tag::Progress | Tag::Rp | Tag::Rt => Flow::Absent,
            Tag::A | Tag::Abbr | Tag::B | Tag::Bdi | Tag::Bdo | Tag::Cite | Tag::Code | Tag::Data | Tag::Del => {
                Flow::Inline
            }
            Tag::Dfn | Tag::Em | Tag::Font | Tag::I | Tag::Img | Tag::Input | Tag::Ins | Tag::Kbd | Tag::Label => {
                Flow::Inline
            }
            Tag::Mark | Tag::Output | Tag::Picture | Tag::Q | Tag::Ruby | Tag::S | Tag::Samp | Tag::Slot => {
                Flow::Inline
            }
            Tag::Small | Tag::Source | Tag::Span | Tag::Strong | Tag::Sub | Tag::Sup | Tag::Time | Tag::Tt => {
                Flow::Inline
            }
            Tag::Big | Tag::Nobr | Tag::Rb | Tag::Strike => Flow::Inline,
            Tag::U | Tag::Var | Tag::Wbr | Tag::Link | Tag::Meta | Tag::Noscript | Tag::Other => Flow::Inline,
            Tag::Td | Tag::Th => Flow::Cell,
            _ => Flow::Block,
        }
    }
}
