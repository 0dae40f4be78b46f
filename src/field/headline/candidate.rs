//! Every text that may be the headline, with who says it.

use std::collections::{BTreeMap, HashMap};

use super::title;
use crate::block::Block;
use crate::field::Sources;
use crate::field::hint::{Hint, Hints};
use crate::field::site::{SiteNames, key};
use crate::page::metadata::Property;
use crate::page::{Attr, NodeId, Page};

/// A longer text is no headline, in bytes.
const LONGEST: usize = 600;
/// At most so many classed elements and parts of headings are looked at.
const MOST_PARTS: usize = 60;
/// At most so many headings are looked at, from the top of the page.
const MOST_HEADINGS: usize = 150;

/// Who says a headline, the most trusted with its looks first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    H1,
    H1Part,
    Heading,
    Itemprop,
    Classed,
    Linked,
    LinkedName,
    OgTitle,
    TwitterTitle,
    MetaTitle,
    Title,
}

impl Source {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::H1 => "h1",
            Self::H1Part => "part of h1",
            Self::Heading => "heading",
            Self::Itemprop => "microdata",
            Self::Classed => "class",
            Self::Linked => "json-ld headline",
            Self::LinkedName => "json-ld name",
            Self::OgTitle => "og:title",
            Self::TwitterTitle => "twitter:title",
            Self::MetaTitle => "meta title",
            Self::Title => "title",
        }
    }
}

/// One saying of a candidate.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    pub(super) source: Source,
    pub(super) text: String,
    /// The block that says it.
    pub(super) block: Option<usize>,
    /// Of a piece of a title: whether what was cut off names the site, and whether something stood before it.
    pub(super) cut: Option<Cut>,
    /// It is put together of several elements, and their looks part what no mark in the text does.
    pub(super) is_composed: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    pub(super) is_site: bool,
    pub(super) is_behind: bool,
}

/// A text that may be the headline. Texts that differ in marks, spaces and case only are one candidate.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) key: String,
    /// Ordered by source, whole ones first.
    pub(super) sayings: Vec<Saying>,
}

impl Candidate {
    /// The saying whose looks the headline takes: that of the best source, but a heading put together of several elements
    /// yields to a declared title that writes the mark between them.
    pub(super) fn best(&self) -> &Saying {
        let first = &self.sayings[0];
        let writes = |saying: &&Saying| saying.block.is_none() && saying.cut.is_none() && is_marked(first, saying);
        let written = self.sayings.iter().filter(|_| first.is_composed).find(writes);
        written.unwrap_or(first)
    }

    pub(super) fn has(&self, source: Source) -> bool {
        self.sayings.iter().any(|saying| saying.source == source && saying.cut.is_none())
    }
}

/// Whether `other` has the letters of a heading in the same case, and marks that part it better.
fn is_marked(heading: &Saying, other: &Saying) -> bool {
    let letters = |saying: &Saying| saying.text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let floats = |saying: &Saying| saying.text.contains(" : ") || saying.text.contains(" :\u{a0}");
    let marks = |saying: &Saying| saying.text.chars().filter(|c| ":/|–—-".contains(*c)).count();
    letters(heading) == letters(other) && (marks(other) > marks(heading) || (floats(heading) && !floats(other)))
}

/// Gathers the candidates of a page, in a fixed order.
pub(super) fn gather(sources: &Sources<'_>, names: &SiteNames) -> Vec<Candidate> {
    let mut sayings = Vec::new();
    displayed(sources, names, &mut sayings);
    declared(sources, names, &mut sayings);
    let mut by_key: BTreeMap<String, Vec<Saying>> = BTreeMap::new();
    for saying in sayings {
        let key = key(&saying.text);
        if !key.is_empty() && saying.text.len() <= LONGEST {
            by_key.entry(key).or_default().push(saying);
        }
    }
    let mut candidates: Vec<Candidate> = by_key
        .into_iter()
        .map(|(key, mut sayings)| {
            sayings.sort_by_key(|saying| (saying.cut.is_some(), saying.source));
            Candidate { key, sayings }
        })
        .collect();
    candidates.sort_by_key(|candidate| candidate.best().source);
    candidates
}

/// What the page shows as headings and the like.
fn displayed(sources: &Sources<'_>, names: &SiteNames, sayings: &mut Vec<Saying>) {
    let page = sources.page;
    let (mut parts, mut headings) = (0, 0);
    for (at, block) in sources.blocks.iter().enumerate() {
        headings += usize::from(block.level.is_some());
        if headings > MOST_HEADINGS {
            return;
        }
        let say = |source, text: &str| Saying {
            source,
            text: text.replace('\n', " "),
            block: Some(at),
            cut: None,
            is_composed: false,
        };
        match block.level {
            Some(1) => {
                let own = parts_of(page, block.node);
                let whole = without_site(&block.text, &own, names);
                let is_composed = whole.contains('\n') || own.iter().any(|part| part.len() < whole.len());
                sayings.push(Saying { is_composed, ..say(Source::H1, whole) });
                if whole.contains('\n') {
                    sayings.extend(whole.lines().map(|line| say(Source::H1Part, line)));
                }
                for text in own.into_iter().take(MOST_PARTS.saturating_sub(parts)) {
                    parts += 1;
                    sayings.push(say(Source::H1Part, &text));
                }
            }
            Some(_) => sayings.push(say(Source::Heading, &block.text)),
            None if block.text.len() <= LONGEST && is_classed(page, &sources.hints, block) && parts < MOST_PARTS => {
                parts += 1;
                sayings.push(say(Source::Classed, &block.text));
            }
            None => {}
        }
    }
}

/// A heading without an element at its end that holds the site's name, as one for readers of another page may.
fn without_site<'t>(heading: &'t str, parts: &[String], names: &SiteNames) -> &'t str {
    let rest = |part: &String| heading.strip_suffix(part.as_str()).map(str::trim_end).filter(|rest| !rest.is_empty());
    parts.iter().filter(|part| names.is_exactly(part)).find_map(rest).unwrap_or(heading)
}

/// The texts of the elements within a heading that hold a part of it.
fn parts_of(page: &Page, heading: NodeId) -> Vec<String> {
    let elements = page.descendants(heading).filter(|id| page.tag(*id).is_some());
    elements.take(MOST_PARTS).filter_map(|id| part(page, id)).collect()
}

/// The text of an element; `None` where it is empty, or the element too large for a headline: a heading may hold the whole page.
fn part(page: &Page, element: NodeId) -> Option<String> {
    let text = page.short_text(element, 2 * LONGEST)?;
    Some(crate::block::clean(&text)).filter(|text| !text.is_empty())
}

/// Whether an element's class or id, or its parent's, speaks of a headline.
fn is_classed(page: &Page, hints: &Hints<'_>, block: &Block) -> bool {
    let speaks = |id: NodeId| {
        page.names(id).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id | Attr::DataTestid)).any(|(_, name)| {
            let hint = hints.of_any_name(name);
            hint.has(Hint::HEADLINE) && !hint.has(Hint::SUB)
        })
    };
    speaks(block.node) || page.parent(block.node).is_some_and(speaks)
}

/// What the page declares, whole and in pieces.
fn declared(sources: &Sources<'_>, names: &SiteNames, sayings: &mut Vec<Saying>) {
    let metadata = sources.metadata;
    let article = metadata.article.as_ref();
    let is_headline =
        |property: &&Property| property.is("headline") || (property.is("name") && property.is_of_typed_story());
    let itemprops = metadata.properties.iter().filter(is_headline);
    let itemprops = itemprops.take(MOST_PARTS).filter_map(|property| property.value(sources.page));
    let stated = [
        (Source::Linked, article.and_then(|article| article.headline.clone())),
        (Source::LinkedName, article.and_then(|article| article.name.clone())),
        (Source::OgTitle, metadata.meta("og:title").map(str::to_owned)),
        (Source::TwitterTitle, metadata.meta("twitter:title").map(str::to_owned)),
        (Source::MetaTitle, metadata.meta("dc.title").or_else(|| metadata.meta("title")).map(str::to_owned)),
        (Source::Title, metadata.title.clone()),
    ];
    let stated = stated.into_iter().filter_map(|(source, text)| Some((source, text?)));
    // Most titles of a page say the same: each text is taken apart once.
    let mut known: HashMap<String, Vec<(String, Cut)>> = HashMap::new();
    for (source, text) in itemprops.map(|text| (Source::Itemprop, text)).chain(stated) {
        let say = |text, cut| Saying { source, text, block: None, cut, is_composed: false };
        let pieces = known.entry(text.clone()).or_insert_with(|| pieces(&text, names));
        sayings.extend(pieces.iter().map(|(piece, cut)| say(piece.clone(), Some(*cut))));
        sayings.push(say(text, None));
    }
}

/// The pieces of a title, and what was cut off each.
fn pieces(title: &str, names: &SiteNames) -> Vec<(String, Cut)> {
    let cut = |piece: &title::Piece<'_>| {
        let is_site = [piece.before, piece.behind].iter().all(|cut| cut.is_empty() || is_site(cut, names));
        Cut { is_site, is_behind: !piece.before.is_empty() }
    };
    // A kicker stands before a colon, and what stands behind it is cut off only where it is the site.
    let is_whole = |piece: &title::Piece<'_>| !piece.ends_at_colon || names.is_exactly(piece.behind);
    let pieces = title::pieces(title).into_iter().filter(is_whole);
    pieces.map(|piece| (piece.text.to_owned(), cut(&piece))).collect()
}

/// Whether a part cut off a title is the site's name, alone or with its section or the day.
fn is_site(cut: &str, names: &SiteNames) -> bool {
    names.is_name(cut) || title::pieces(cut).iter().any(|piece| names.is_name(piece.text))
}
