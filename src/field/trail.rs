//! The links that say where in a site a page stands, as far as they are shown: its trail and its categories.

use super::address::is_front;
use super::hint::{Hint, Hints};
use crate::page::metadata::{Crumb, clean};
use crate::page::{Attr, NodeId, Page, Tag, has_word};

/// A trail of more links is a list of something else.
const MOST_LINKS: usize = 8;
/// An element of more nodes holds more than a trail.
const MOST_NODES: usize = 500;
/// A longer text, in bytes with its white space, names no place in a site.
const LONGEST: usize = 300;

/// The page's trail, from the front page on: the links of an element that calls itself breadcrumbs, as the
/// [pattern](https://www.w3.org/WAI/ARIA/apg/patterns/breadcrumb/) goes, or links parted by nothing but what points on.
pub(super) fn trail(page: &Page, hints: &Hints<'_>) -> Vec<Crumb> {
    let may_hold =
        |tag| matches!(tag, Tag::Nav | Tag::Ol | Tag::Ul | Tag::Div | Tag::P | Tag::Span | Tag::Section | Tag::Td);
    let elements = page.elements().filter(|(_, tag)| may_hold(*tag));
    elements.map(|(id, _)| crumbs(page, hints, id)).find(|crumbs| !crumbs.is_empty()).unwrap_or_default()
}

/// The texts of the links that a blog marks as the categories of the page, by
/// [`rel="category tag"`](https://microformats.org/wiki/rel-category).
pub(super) fn categories(page: &Page) -> Vec<String> {
    own_links(page, |rel| has_word(rel, "category")).take(MOST_LINKS).map(|id| name(page, id)).collect()
}

/// The links outside of menus, asides and footers whose `rel` is so.
pub(super) fn own_links(page: &Page, is_so: impl Fn(&str) -> bool) -> impl Iterator<Item = NodeId> {
    let is_marked = move |id: &NodeId| page.attr(*id, Attr::Rel).is_some_and(&is_so);
    let links = page.elements().filter(|(_, tag)| *tag == Tag::A).map(|(id, _)| id);
    links.filter(is_marked).filter(|id| is_own(page, *id))
}

/// Whether an element stands outside of menus, asides and footers.
pub(super) fn is_own(page: &Page, id: NodeId) -> bool {
    !page.ancestors(id).any(|above| matches!(page.tag(above), Some(Tag::Nav | Tag::Aside | Tag::Footer)))
}

fn calls_itself_breadcrumbs(page: &Page, hints: &Hints<'_>, id: NodeId) -> bool {
    let names = page.names(id).filter(|(attr, _)| matches!(attr, Attr::Class | Attr::Id)).map(|(_, name)| name);
    let names = names.filter(|name| hints.of_any_name(*name).has(Hint::TRAIL)).map(|name| page.name(name));
    // The last part of a word says what the element is: `c-breadcrumb`, but not `breadcrumb-menu-open`.
    names.flat_map(str::split_ascii_whitespace).any(|word| {
        let last = word.rsplit(['-', '_']).next().unwrap_or_default();
        let letters = |word: &str| {
            word.bytes().filter(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
        };
        let (word, last): (Vec<u8>, Vec<u8>) = (letters(word), letters(last));
        [word, last].iter().any(|letters| letters == b"breadcrumb" || letters == b"breadcrumbs")
    })
}

/// The links among the children of an element that point on, one to the next: two or more, before whatever else stands in it.
fn pointing(page: &Page, id: NodeId) -> Vec<NodeId> {
    let (mut links, mut signs) = (Vec::new(), 0);
    // Few elements have two links, and that is seen soonest.
    if page.children(id).filter(|child| page.is(*child, Tag::A)).nth(1).is_none() {
        return links;
    }
    for child in page.children(id) {
        if page.is(child, Tag::A) {
            if links.len() > signs {
                break;
            }
            links.push(child);
        } else if links.len() > signs && is_sign(page, links[0], page.text(child)) {
            signs += 1;
        } else if links.len() > 1 && page.tag(child).is_some() || !page.text(child).trim().is_empty() {
            break;
        }
    }
    if (2..=MOST_LINKS).contains(&links.len()) { links } else { Vec::new() }
}

/// Whether a text points on. A slash does behind the front page: elsewhere it parts what stands side by side.
fn is_sign(page: &Page, first: NodeId, text: &str) -> bool {
    match text.trim() {
        ">" | ">>" | "»" | "›" | "→" | "＞" | "»»" => true,
        "/" | "／" => page.attr(first, Attr::Href).is_some_and(is_front),
        _ => false,
    }
}

/// The links of an element that is a trail; none where there are too many, or too much else.
fn crumbs(page: &Page, hints: &Hints<'_>, id: NodeId) -> Vec<Crumb> {
    let crumb = |id: NodeId| Crumb { name: name(page, id), url: page.attr(id, Attr::Href).map(str::to_owned) };
    if !calls_itself_breadcrumbs(page, hints, id) {
        return pointing(page, id).into_iter().map(crumb).collect();
    }
    let nodes: Vec<NodeId> = page.descendants(id).take(MOST_NODES + 1).collect();
    let links = || nodes.iter().filter(|id| page.is(**id, Tag::A));
    if nodes.len() > MOST_NODES || links().count() > MOST_LINKS {
        return Vec::new();
    }
    links().map(|id| crumb(*id)).collect()
}

/// The name that a link gives; none where its text is too long for one.
fn name(page: &Page, link: NodeId) -> String {
    page.short_text(link, LONGEST).map(|text| clean(&text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Hints, categories, trail};
    use crate::page::standard::parse;

    #[test]
    fn a_trail_is_named_so_or_points_on() {
        let none: [&str; 0] = [];
        let cases: [(&str, &[&str]); 11] = [
            ("<div class=path><a href=/>临江日报网</a> &gt;&gt; <a href=/sh/>社会</a></div>", &["临江日报网", "社会"]),
            ("<div class=BreadCrumb><a href=/>Home</a> <i></i> <a href=/s>Sport</a></div>", &["Home", "Sport"]),
            (
                "<ol class='site-nav breadcrumbs'><li><a href=/>Home</a><li><a href=/s>Sport</a></ol>",
                &["Home", "Sport"],
            ),
            ("<ul class=c-breadcrumb><li><a href=/>Home</a><li><a href=/s>Sport</a></ul>", &["Home", "Sport"]),
            ("<p><a href=/>Home</a> › <a href=/s>Sport</a> › The bridge opens</p>", &["Home", "Sport"]),
            ("<div><a href=/>Home</a> / <a href=/s>Sport</a></div>", &["Home", "Sport"]),
            ("<div><a href=/a>Arne</a> / <a href=/s>Sport</a></div>", &none),
            (
                "<table><tr><td><a href=/>Home</a> &gt; <a href=/s>Sport</a><br><h1>Bridge</h1> <a href=/b>Boat</a></table>",
                &["Home", "Sport"],
            ),
            ("<p><a href=/>Home</a> | <a href=/s>Sport</a></p>", &none),
            ("<p>More: <a href=/>Home</a> › <a href=/s>Sport</a></p>", &none),
            ("<div class=breadcrumb-menu-open><a href=/>Home</a> <a href=/s>Sport</a></div>", &none),
        ];
        for (html, expected) in cases {
            let page = parse(html);
            let names: Vec<String> = trail(&page, &Hints::of(&page)).into_iter().map(|crumb| crumb.name).collect();
            assert_eq!(names, expected, "{html}");
        }
    }

    #[test]
    fn categories_are_links_marked_so_outside_of_menus() {
        let html = "<p>in <a href=/c/bread rel='category tag'>Bread</a> <a href=/t/rye rel=tag>rye</a></p>\
            <aside><a href=/c/all rel=category>All</a></aside>";
        assert_eq!(categories(&parse(html)), ["Bread"]);
    }
}
