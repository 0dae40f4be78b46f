//! JSON-LD: what a node says of a story, with the nodes that it refers to.

use std::collections::BTreeMap;

use super::entity::clean;
use super::json::{Item, Json};
use super::linked::{LinkedArticle, MOST_LISTED};
use super::{Agent, LiveUpdate, Picture};

/// The nodes that others refer to by `@id`.
pub(super) struct Graph<'j> {
    known: BTreeMap<&'j str, Item<'j>>,
}

impl<'j> Graph<'j> {
    /// Of all blocks of a page. Of several nodes with one `@id` the one that says most counts.
    pub(super) fn of(blocks: &'j [Json]) -> Self {
        let mut known = BTreeMap::new();
        for item in blocks.iter().flat_map(Json::all).filter(|item| item.is_object()) {
            if let Some(id) = item.string("@id") {
                if known.get(id).is_none_or(|old: &Item<'_>| old.size() < item.size()) {
                    known.insert(id, item);
                }
            }
        }
        Self { known }
    }

    /// The node meant by a reference that says nothing itself.
    fn resolve(&self, item: Item<'j>) -> Item<'j> {
        let meant = item.string("@id").and_then(|id| self.known.get(id));
        meant.filter(|_| item.get("name").is_none() && item.get("url").is_none()).copied().unwrap_or(item)
    }

    pub(super) fn article(&self, item: Item<'j>) -> LinkedArticle {
        let line = |key: &str| item.string(key).map(clean).filter(|value| !value.is_empty());
        LinkedArticle {
            kinds: item.list("@type").filter_map(Item::text).map(str::to_owned).collect(),
            headline: line("headline"),
            name: line("name"),
            alternative_headline: line("alternativeHeadline").or_else(|| line("alternateName")),
            description: line("description"),
            authors: self.agents(item, "author"),
            creators: self.agents(item, "creator"),
            publisher: self.first_agent(item, "publisher"),
            sections: lines(item, "articleSection"),
            keywords: self.keywords(item),
            language: self.language(item),
            url: item.string("url").map(str::to_owned),
            images: item.list("image").take(MOST_LISTED).filter_map(|image| self.picture(image)).collect(),
            is_free: is_free(item),
            paid_parts: paid_parts(item),
        }
    }

    /// The agents that a property names; one more than [`MOST_LISTED`] tells that there are more.
    fn agents(&self, item: Item<'j>, key: &str) -> Vec<Agent> {
        let values = item.list(key).flat_map(Item::listed).take(MOST_LISTED);
        values.flat_map(|value| self.named_by(value)).take(MOST_LISTED + 1).collect()
    }

    /// The agent that the first value names.
    fn first_agent(&self, item: Item<'j>, key: &str) -> Option<Agent> {
        self.named_by(item.list(key).flat_map(Item::listed).next()?).into_iter().next()
    }

    /// The agents that one value names: a string, a node, or a node with several names.
    fn named_by(&self, value: Item<'j>) -> Vec<Agent> {
        if let Some(name) = value.text() {
            let url = name.starts_with("http").then(|| name.to_owned());
            return vec![Agent { name: clean(name), url, is_organisation: None }];
        }
        let node = self.resolve(value);
        let url = node.string("url").or_else(|| node.string("sameAs")).map(str::to_owned);
        let is_organisation = node.list("@type").filter_map(Item::text).next().map(|kind| !kind.contains("Person"));
        // Many values may refer to one node.
        let names: Vec<String> = node.list("name").take(MOST_LISTED + 1).filter_map(Item::text).map(clean).collect();
        if names.is_empty() {
            let part = |key| node.string(key).map(clean);
            let whole = [part("givenName"), part("familyName")].into_iter().flatten().collect::<Vec<_>>().join(" ");
            return (!whole.is_empty()).then_some(Agent { name: whole, url, is_organisation }).into_iter().collect();
        }
        names.into_iter().map(|name| Agent { name, url: url.clone(), is_organisation }).collect()
    }

    fn picture(&self, value: Item<'j>) -> Option<Picture> {
        if let Some(url) = value.text() {
            return Some(Picture { url: url.trim().to_owned(), caption: None, credit: None });
        }
        let node = match value.get("url").is_none() && value.get("contentUrl").is_none() {
            true => self.resolve(value),
            false => value,
        };
        // The name of a node that is nowhere told is no address of a picture.
        let named = || node.string("@id").filter(|id| !id.contains('#'));
        let url = node.string("contentUrl").or_else(|| node.string("url")).or_else(named)?;
        let line = |key: &str| node.string(key).map(clean).filter(|text| !text.is_empty());
        let credit = line("creditText").or_else(|| line("copyrightNotice"));
        let maker = |key| self.first_agent(node, key).map(|agent| agent.name);
        Some(Picture {
            url: url.trim().to_owned(),
            caption: line("caption"),
            credit: credit
                .or_else(|| maker("author"))
                .or_else(|| maker("creator"))
                .or_else(|| maker("copyrightHolder")),
        })
    }

    fn keywords(&self, item: Item<'j>) -> Vec<String> {
        let listed = item.list("keywords").take(MOST_LISTED);
        listed.filter_map(|value| value.text().or_else(|| value.string("name"))).map(clean).collect()
    }

    fn language(&self, item: Item<'j>) -> Option<String> {
        let value = item.list("inLanguage").next()?;
        let name = value.text().or_else(|| value.string("alternateName")).or_else(|| value.string("name"))?;
        Some(clean(name))
    }

    pub(super) fn updates(&self, item: Item<'j>) -> Vec<LiveUpdate> {
        let entries = item.list("liveBlogUpdate").take(MOST_LISTED);
        entries
            .map(|entry| LiveUpdate {
                headline: entry.string("headline").map(clean),
                body: entry.string("articleBody").map(clean),
                published: entry.string("datePublished").map(|raw| raw.trim().to_owned()),
            })
            .collect()
    }
}

fn lines(item: Item<'_>, key: &str) -> Vec<String> {
    item.list(key).take(MOST_LISTED).filter_map(Item::text).map(clean).filter(|line| !line.is_empty()).collect()
}

/// A story is paid where it says so, or where a part of it does.
fn is_free(item: Item<'_>) -> Option<bool> {
    let own = item.list("isAccessibleForFree").find_map(Item::truth);
    let parts = item.list("hasPart").filter_map(|part| part.get("isAccessibleForFree").and_then(Item::truth));
    own.into_iter().chain(parts).min()
}

/// Where the parts stand that are not free.
fn paid_parts(item: Item<'_>) -> Vec<String> {
    let is_paid = |part: &Item<'_>| part.get("isAccessibleForFree").and_then(Item::truth) == Some(false);
    let parts = item.list("hasPart").take(MOST_LISTED).filter(is_paid);
    let selectors = parts.flat_map(|part| part.list("cssSelector")).filter_map(Item::text).map(clean);
    selectors.filter(|selector| !selector.is_empty()).take(MOST_LISTED).collect()
}
