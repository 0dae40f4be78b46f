//! The pictures that stand in the run of the story.

use std::collections::HashSet;

use super::credit;
use super::furniture::{Called, Kinds};
use crate::article::Figure;
use crate::block::{self, Block, Context};
use crate::lexicon::{self, Facts};
use crate::page::{Attr, NodeId, NodeKind, Page, Step, Tag};

/// How many steps from a caption to its picture are gone, up and back.
const NEAR: usize = 4;
/// How many nodes of the element before a caption are looked at for a picture.
const WITHIN: usize = 16;

/// The figures with a caption between the first and the last block of the story, or before the first.
pub(super) fn figures(page: &Page, blocks: &[Block], kept: &[bool]) -> Vec<Figure> {
    let Some(last) = kept.iter().rposition(|kept| *kept) else { return Vec::new() };
    let (mut found, mut given): (Vec<Figure>, _) = (Vec::new(), HashSet::new());
    let mut called = Called::on(page);
    let mut position = 0;
    for (block, kept) in blocks.iter().zip(kept).take(last) {
        if *kept {
            position += 1;
            continue;
        }
        if block.context.has(Context::NAV.with(Context::HIDDEN)) {
            continue;
        }
        let (owner, words, url) = if block.context.has(Context::CAPTION) {
            let Some(figure) = page.ancestors(block.node).find(|id| page.is(*id, Tag::Figure)) else { continue };
            (figure, figure, picture(page, figure))
        } else {
            // Few blocks stand behind a picture: no more are asked for what they are called.
            let Some(image) = image_before(page, block.node) else { continue };
            if !called.around(block).has(Kinds::CAPTION) {
                continue;
            }
            (image, block.node, address(page, image).map(str::to_owned))
        };
        if !given.insert(owner) {
            continue;
        }
        let (caption, credit) = legend(page, words, &mut called);
        // Pieces of one caption outside of a figure may have images of their own, such as signs.
        let is_said = |last: &Figure| owner != words && last.caption == caption && last.credit == credit;
        if (caption.is_some() || credit.is_some()) && !found.last().is_some_and(is_said) {
            found.push(Figure { url, caption, credit, position });
        }
    }
    found
}

/// The picture right before a caption that stands in no `<figure>`: beside its element, or beside one that begins with that.
fn image_before(page: &Page, caption: NodeId) -> Option<NodeId> {
    let before = |id: NodeId| {
        let siblings = std::iter::successors(page.previous_sibling(id), |id| page.previous_sibling(*id));
        siblings.take(NEAR).find(|id| page.tag(*id).is_some())
    };
    let beside = std::iter::once(caption).chain(page.ancestors(caption)).take(NEAR).find_map(before)?;
    // A picture in a figure has the caption of that.
    let nodes = std::iter::once(beside).chain(page.descendants(beside).take(WITHIN));
    nodes.take_while(|id| !page.is(*id, Tag::Figure)).find(|id| page.is(*id, Tag::Img))
}

/// The words of a figure: those within its `<figcaption>`, those beside that, and those that an element calls a credit.
#[derive(Default)]
struct Words {
    caption: String,
    beside: String,
    credit: String,
}

impl Words {
    /// Of the element as a whole, without the figures within it, which have their own, and what is not seen.
    fn of(page: &Page, figure: NodeId, called: &mut Called<'_>) -> Self {
        let mut words = Self::default();
        let (mut in_caption, mut in_credit) = (None, None);
        let mut walk = page.walk(figure);
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(id) => match page.kind(id) {
                    NodeKind::Element(tag) if tag.is_raw() || matches!(tag, Tag::Button | Tag::Noscript) => {
                        walk.pass_over(id)
                    }
                    NodeKind::Element(Tag::Figure) if id != figure => walk.pass_over(id),
                    NodeKind::Element(tag) => {
                        let kinds = called.of(id);
                        if kinds.has(Kinds::UNSEEN) || is_named_by_its_words(page, id) {
                            walk.pass_over(id);
                            continue;
                        }
                        if tag == Tag::Figcaption && in_caption.is_none() {
                            in_caption = Some(id);
                        }
                        let is_credit = matches!(tag, Tag::Cite | Tag::Small) || kinds.has(Kinds::CREDIT);
                        // A figure whose caption as a whole is called both says nothing of its parts.
                        if in_credit.is_none() && is_credit && tag != Tag::Figcaption && id != figure {
                            in_credit = Some(id);
                        }
                        words.run(in_caption.is_some(), in_credit.is_some()).push(' ');
                    }
                    NodeKind::Text => {
                        words.run(in_caption.is_some(), in_credit.is_some()).push_str(page.text(id));
                    }
                    _ => {}
                },
                Step::Leave(id) if in_credit == Some(id) => {
                    in_credit = None;
                    words.credit.push(' ');
                }
                Step::Leave(id) if in_caption == Some(id) => in_caption = None,
                Step::Leave(_) => {}
            }
        }
        words
    }

    /// The words to which those are added that stand in a caption, in a credit, or beside both.
    fn run(&mut self, in_caption: bool, in_credit: bool) -> &mut String {
        match (in_caption, in_credit) {
            (_, true) => &mut self.credit,
            (true, false) => &mut self.caption,
            (false, false) => &mut self.beside,
        }
    }
}

/// Whether an element bears its own words as its class, as `<b class="toggle-caption">toggle caption</b>` does: what readers may do.
fn is_named_by_its_words(page: &Page, id: NodeId) -> bool {
    let Some(class) = page.attr(id, Attr::Class).filter(|class| class.contains(['-', '_'])) else { return false };
    page.short_text(id, class.len()).is_some_and(|text| class.replace(['-', '_'], " ") == text.trim())
}

/// A figure's caption and credit: the credit is what its own element or a sign says is one, or a name beside a caption that has an
/// element of its own.
fn legend(page: &Page, figure: NodeId, called: &mut Called<'_>) -> (Option<String>, Option<String>) {
    let words = Words::of(page, figure, called);
    let [caption, beside, credit] = [words.caption, words.beside, words.credit].map(|text| block::clean(&text));
    if caption.is_empty() {
        return parted(&beside, &credit);
    }
    let (caption, credit) = parted(&caption, &credit);
    (caption, credit.or(Some(beside).filter(|beside| credit::is_credit(beside) || is_of_somebody(beside))))
}

/// Whether words are the full name of somebody whose given name is known.
fn is_of_somebody(words: &str) -> bool {
    let given = words.split(' ').next().unwrap_or_default();
    credit::is_full_name(words) && lexicon::facts_of(given).any(Facts::GIVEN)
}

/// A caption and its credit, which may stand at its end.
fn parted(caption: &str, credit: &str) -> (Option<String>, Option<String>) {
    let (caption, credit) = if credit.is_empty() { credit::split(caption) } else { (caption, credit) };
    let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (stated(caption), stated(credit))
}

/// The address of a picture.
fn address(page: &Page, image: NodeId) -> Option<&str> {
    let mut given = [Attr::Src, Attr::DataSrc].into_iter().filter_map(|attr| page.attr(image, attr));
    given.find(|url| !url.is_empty() && !url.starts_with("data:"))
}

/// The address of the first picture in a figure that is in none within it.
fn picture(page: &Page, figure: NodeId) -> Option<String> {
    let mut walk = page.walk(figure);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) if page.is(id, Tag::Figure) && id != figure => walk.pass_over(id),
            Step::Enter(id) if page.is(id, Tag::Img) => {
                if let Some(url) = address(page, id) {
                    return Some(url.to_owned());
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::standard;

    #[test]
    fn each_figure_of_a_gallery_is_given_once() {
        let inner = |name| format!("<figure><img src={name}.jpg><figcaption>{name}</figcaption></figure>");
        let html = format!(
            "<figure>{}<figcaption>All</figcaption>{}<figcaption>of them</figcaption></figure><p>Text",
            inner("One"),
            inner("Two")
        );
        let page = standard::parse(&html);
        let found = figures(&page, &block::blocks(&page), &[false, false, false, false, true]);
        let found: Vec<_> = found.iter().map(|figure| (figure.url.as_deref(), figure.caption.as_deref())).collect();
        let expected = [(Some("One.jpg"), "One"), (None, "All of them"), (Some("Two.jpg"), "Two")];
        assert_eq!(found, expected.map(|(url, caption)| (url, Some(caption))));
    }

    #[test]
    fn a_caption_is_what_its_own_element_holds() {
        for (figure, expected) in [
            (
                "<img src=a.jpg><span>Ann Lee</span><figcaption>The bridge.</figcaption>",
                ("The bridge.", Some("Ann Lee")),
            ),
            (
                "<img src=a.jpg><span>Photo: Arne</span><figcaption>The bridge.</figcaption>",
                ("The bridge.", Some("Photo: Arne")),
            ),
            ("<img src=a.jpg><span>Enlarge</span><figcaption>The bridge.</figcaption>", ("The bridge.", None)),
            ("<img src=a.jpg><a href=b>Open Gallery</a><figcaption>The bridge.</figcaption>", ("The bridge.", None)),
            (
                "<img src=a.jpg><figcaption>The bridge.<cite><b>Photo: Ann Lee</b><b>Arne</b></cite></figcaption>",
                ("The bridge.", Some("Photo: Ann Lee Arne")),
            ),
            (
                "<img src=a.jpg><figcaption><span class=visually-hidden>Image caption, </span>The bridge.</figcaption>",
                ("The bridge.", None),
            ),
            ("<img src=a.jpg><p>The bridge.</p><b class=toggle-caption>toggle caption</b>", ("The bridge.", None)),
        ] {
            let page = standard::parse(&format!("<figure>{figure}</figure><p>Text"));
            let blocks = block::blocks(&page);
            let kept: Vec<bool> = blocks.iter().map(|block| block.text == "Text").collect();
            let whole = page.elements().find(|(_, tag)| *tag == Tag::Figure).map(|(id, _)| id).expect("the figure");
            let (caption, credit) = legend(&page, whole, &mut Called::on(&page));
            assert_eq!((caption.as_deref(), credit.as_deref()), (Some(expected.0), expected.1), "{figure}");
            assert!(figures(&page, &blocks, &kept).len() <= 1);
        }
    }

    #[test]
    fn two_pictures_may_say_the_same() {
        let figure = |image| format!("<figure><img src={image}.jpg><figcaption>Before the storm</figcaption></figure>");
        let page = standard::parse(&format!("<p>Text{}{}<p>Text", figure("a"), figure("b")));
        let blocks = block::blocks(&page);
        let kept: Vec<bool> = blocks.iter().map(|block| block.text == "Text").collect();
        assert_eq!(figures(&page, &blocks, &kept).len(), 2);
    }

    #[test]
    fn a_caption_outside_of_a_figure_belongs_to_the_picture_before_it() {
        let caption = "<p class=wp-caption-text>The bridge.</p>";
        for (html, url) in [
            (format!("<div class=wp-caption><a href=x><img src=a.jpg></a>{caption}</div>"), Some("a.jpg")),
            (format!("<div><img src=a.jpg></div> <div>{caption}</div>"), Some("a.jpg")),
            (format!("<img src=a.jpg>{caption}"), Some("a.jpg")),
            (format!("<div><img src=a.jpg></div><div><div><div>{caption}</div></div></div>"), Some("a.jpg")),
            (format!("<img src=a.jpg><p>Text.</p>{caption}"), None),
            (format!("<figure><img src=a.jpg></figure>{caption}"), None),
        ] {
            let page = standard::parse(&format!("{html}<p>The end"));
            let blocks = block::blocks(&page);
            let kept: Vec<bool> = blocks.iter().map(|block| block.text != "The bridge.").collect();
            let found = figures(&page, &blocks, &kept);
            assert_eq!(found.first().map(|figure| figure.url.as_deref()), url.map(Some), "{html}");
            assert!(found.iter().all(|figure| figure.caption.as_deref() == Some("The bridge.")));
        }
    }

    #[test]
    fn captions_and_credits() {
        for (caption, expected) in [
            ("The bridge.", ("The bridge.", None)),
            ("The bridge.<span class=photo-credit>Ann Lee</span>", ("The bridge.", Some("Ann Lee"))),
            ("The bridge <small>Ann Lee / Arne News</small>", ("The bridge", Some("Ann Lee / Arne News"))),
            ("The bridge (Image: Ann Lee)", ("The bridge", Some("Image: Ann Lee"))),
            ("The bridge (left)", ("The bridge (left)", None)),
            ("The bridge. © Ann Lee", ("The bridge.", Some("© Ann Lee"))),
        ] {
            let html = format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure><p>Text");
            let page = standard::parse(&html);
            let found = figures(&page, &block::blocks(&page), &[false, true]);
            assert_eq!(found.len(), 1, "{caption}");
            assert_eq!((found[0].caption.as_deref(), found[0].credit.as_deref()), (Some(expected.0), expected.1));
            assert_eq!((found[0].url.as_deref(), found[0].position), (Some("a.jpg"), 0));
        }
    }
}
