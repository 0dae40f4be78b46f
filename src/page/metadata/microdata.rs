//! Microdata: `itemprop` values, and what each belongs to.

use super::entity::clean;
use crate::page::{Attr, NodeId, Page, Step, Tag};

/// More properties than this are not kept: a page that lists more lists other things than its story.
pub(super) const MAX_PROPERTIES: usize = 2_000;

/// One `itemprop`.
#[derive(Debug, Clone)]
pub(crate) struct Property {
    /// The names, in lower case, as in `author creator`.
    names: String,
    pub(crate) node: NodeId,
    /// The type of the nearest item around it, in lower case, without `http://schema.org/`.
    pub(crate) owner: String,
    /// The property of that item in the item around it, as in the `author` of an article.
    pub(crate) role: String,
}

impl Property {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.names.split_ascii_whitespace().any(|own| own == name)
    }

    /// Whether the property is of a story or of an item that says nothing of itself.
    pub(crate) fn is_of_story(&self) -> bool {
        self.owner.is_empty() || self.owner.contains("article") || self.owner.contains("posting")
    }

    /// The value: an attribute where the element keeps it in one, else its text.
    pub(crate) fn value(&self, page: &Page) -> Option<String> {
        let attribute = match page.tag(self.node) {
            Some(Tag::Meta) => page.attr(self.node, Attr::Content).or_else(|| page.attr(self.node, Attr::Value)),
            Some(Tag::Time) => page.attr(self.node, Attr::Datetime).or_else(|| page.attr(self.node, Attr::Content)),
            Some(Tag::Link) => page.attr(self.node, Attr::Href),
            Some(Tag::Img) => page.attr(self.node, Attr::Src),
            _ => page.attr(self.node, Attr::Content),
        };
        let value = attribute.map_or_else(|| clean(&page.text_content(self.node)), clean);
        (!value.is_empty()).then_some(value)
    }
}

/// Finds the properties of a page, in its order.
pub(super) fn read(page: &Page) -> Vec<Property> {
    let mut found = Vec::new();
    // The items around the place that the walk has reached: their nodes, types and roles.
    let mut items: Vec<(NodeId, String, String)> = Vec::new();
    for step in page.walk(NodeId::DOCUMENT) {
        match step {
            // Most elements, and all that is none, have no attributes.
            Step::Enter(node) if page.attribute_range(node).is_empty() => {}
            Step::Enter(node) => {
                let names = page.attr(node, Attr::Itemprop).unwrap_or_default().to_ascii_lowercase();
                if !names.is_empty() {
                    let (owner, role) =
                        items.last().map(|(_, kind, role)| (kind.clone(), role.clone())).unwrap_or_default();
                    found.push(Property { names: names.clone(), node, owner, role });
                    if found.len() == MAX_PROPERTIES {
                        return found;
                    }
                }
                if page.attr(node, Attr::Itemscope).is_some() {
                    items.push((node, item_type(page.attr(node, Attr::Itemtype).unwrap_or_default()), names));
                }
            }
            Step::Leave(node) => {
                if items.last().is_some_and(|(item, ..)| *item == node) {
                    items.pop();
                }
            }
        }
    }
    found
}

fn item_type(address: &str) -> String {
    address.trim().rsplit(['/', '#']).next().unwrap_or_default().to_ascii_lowercase()
}
