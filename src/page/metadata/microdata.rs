//! Microdata: `itemprop` values, and what each belongs to.

use super::entity::clean;
use crate::page::{Attr, NodeId, Page, Step, Tag};

/// More properties than this are not kept: a page that lists more lists other things than its story.
pub(super) const MAX_PROPERTIES: usize = 2_000;

/// A longer text, in bytes with its white space, is no date, no name and no headline.
const LONGEST_TEXT: usize = 1_200;

/// One `itemprop`.
#[derive(Debug, Clone)]
pub(crate) struct Property {
    /// The names, in lower case, as in `author creator`.
    names: String,
    pub(crate) node: NodeId,
    item: Item,
}

/// What an item says of its properties. Its names are not kept: they may be long, and its properties many.
#[derive(Debug, Clone, Copy)]
struct Item {
    kind: Kind,
    is_publisher: bool,
}

/// What an item says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unsaid,
    Story,
    Other,
}

impl Item {
    /// Around what stands in no item.
    const NONE: Item = Item { kind: Kind::Unsaid, is_publisher: false };

    /// The item of such an address of a type, which is such a property of the item around it.
    fn of(address: &str, names: &str) -> Self {
        let name = address.trim().rsplit(['/', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let kind = match name.as_str() {
            "" => Kind::Unsaid,
            name if name.contains("article") || name.contains("posting") => Kind::Story,
            _ => Kind::Other,
        };
        Self { kind, is_publisher: names.contains("publisher") }
    }
}

impl Property {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.names.split_ascii_whitespace().any(|own| own == name)
    }

    /// Whether the property is of a story or of an item that says nothing of itself.
    pub(crate) fn is_of_story(&self) -> bool {
        self.item.kind != Kind::Other
    }

    /// Whether the property is of an item that says it is a story.
    pub(crate) fn is_of_typed_story(&self) -> bool {
        self.item.kind == Kind::Story
    }

    /// Whether it is of an item that is somebody's publisher.
    pub(crate) fn is_of_publisher(&self) -> bool {
        self.item.is_publisher
    }

    /// The value: an attribute where the element keeps it in one, else its text if that is short.
    pub(crate) fn value(&self, page: &Page) -> Option<String> {
        let attribute = match page.tag(self.node) {
            Some(Tag::Meta) => page.attr(self.node, Attr::Content).or_else(|| page.attr(self.node, Attr::Value)),
            Some(Tag::Time) => page.attr(self.node, Attr::Datetime).or_else(|| page.attr(self.node, Attr::Content)),
            Some(Tag::Link) => page.attr(self.node, Attr::Href),
            Some(Tag::Img) => page.attr(self.node, Attr::Src),
            _ => page.attr(self.node, Attr::Content),
        };
        let value = match attribute {
            Some(value) => clean(value),
            None => clean(&page.short_text(self.node, LONGEST_TEXT)?),
        };
        (!value.is_empty()).then_some(value)
    }
}

/// Finds the properties of a page, in its order.
pub(super) fn read(page: &Page) -> Vec<Property> {
    let mut found = Vec::new();
    // The items around the place that the walk has reached, with their nodes.
    let mut items: Vec<(NodeId, Item)> = Vec::new();
    for step in page.walk(NodeId::DOCUMENT) {
        match step {
            // Most elements, and all that is none, have no attributes.
            Step::Enter(node) if page.attribute_range(node).is_empty() => {}
            Step::Enter(node) => {
                let names = page.attr(node, Attr::Itemprop).unwrap_or_default().to_ascii_lowercase();
                let around = items.last().map_or(Item::NONE, |(_, item)| *item);
                if page.attr(node, Attr::Itemscope).is_some() {
                    items.push((node, Item::of(page.attr(node, Attr::Itemtype).unwrap_or_default(), &names)));
                }
                if !names.is_empty() {
                    found.push(Property { names, node, item: around });
                    if found.len() == MAX_PROPERTIES {
                        return found;
                    }
                }
            }
            Step::Leave(node) => {
                if items.last().is_some_and(|(item, _)| *item == node) {
                    items.pop();
                }
            }
        }
    }
    found
}
