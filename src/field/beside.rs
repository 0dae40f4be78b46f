//! What stands beside the main picture where no element calls itself its caption: it tells one on 22 of 2,229 development pages,
//! rightly on 20 (1 December 2026).

use super::Sources;
use super::byline::is_byline;
use super::date::words::has_time;
use super::site::{has_key, key};
use crate::block::{Block, Context};
use crate::body::credit;
use crate::page::{Attr, NodeId, Page};

/// A shorter line is a label, a longer one a paragraph of the story, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 30..=300;
/// So many elements above a picture are looked at for one that holds its caption, too.
const NEAR: usize = 4;

/// The caption and the credit of the first picture whose address is so: the line right behind it, where an element holds these two
/// and nothing else, or the line stands in the next element.
pub(super) fn legend(
    sources: &Sources<'_>,
    subheadline: Option<&str>,
    is_it: impl Fn(&str) -> bool,
) -> (Option<String>, Option<String>) {
    let found = line(sources, is_it).filter(|(line, _)| subheadline.is_none_or(|own| !has_key(line, &key(own))));
    let Some((caption, credit)) = found else { return (None, None) };
    let (caption, own) = credit::split(caption);
    let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (stated(caption), stated(own).or(stated(credit)))
}

/// The line, and the one behind it that stands in the same element and is shorter: the credit.
fn line<'a>(sources: &Sources<'a>, is_it: impl Fn(&str) -> bool) -> Option<(&'a str, &'a str)> {
    let (page, blocks) = (sources.page, sources.blocks);
    let has_address = |id: NodeId| page.attr(id, Attr::Src).is_some_and(&is_it);
    let picture = page.elements().map(|(id, _)| id).find(|id| has_address(*id))?;
    let at = blocks.iter().position(|block| block.node > picture)?;
    let line = &blocks[at];
    let frame = page.ancestors(picture).take(NEAR).find(|above| holds(page, *above, line))?;
    let mut behind = blocks[at + 1..].iter().take_while(|block| holds(page, frame, block));
    let is_before = at > 0 && holds(page, frame, &blocks[at - 1]);
    let credit = match (is_before, behind.next(), behind.next()) {
        (false, None, _) => "",
        (false, Some(credit), None) if credit.text.len() < line.text.len() && !is_text(sources, at + 1) => &credit.text,
        _ if is_next(page, frame, picture, line.node) && !is_text(sources, at) => "",
        _ => return None,
    };
    is_caption(line).then_some((line.text.as_str(), credit))
}

fn holds(page: &Page, id: NodeId, block: &Block) -> bool {
    page.ancestors(block.node).any(|above| above == id)
}

fn is_text(sources: &Sources<'_>, at: usize) -> bool {
    sources.selection.kept.get(at) == Some(&true)
}

/// Whether of the children of an element one holds the picture, and the next the line.
fn is_next(page: &Page, frame: NodeId, picture: NodeId, line: NodeId) -> bool {
    let child_above =
        |id: NodeId| std::iter::once(id).chain(page.ancestors(id)).find(|above| page.parent(*above) == Some(frame));
    let siblings = child_above(line)
        .map(|line| std::iter::successors(page.previous_sibling(line), |id| page.previous_sibling(*id)));
    let before = siblings.and_then(|mut siblings| siblings.find(|id| page.tag(*id).is_some()));
    before.is_some() && before == child_above(picture)
}

fn is_caption(line: &Block) -> bool {
    let beside = Context::NAV.with(Context::HIDDEN).with(Context::BUTTON).with(Context::FORM);
    LENGTHS.contains(&line.text.len())
        && line.level.is_none()
        && !line.context.has(beside)
        && line.anchors.is_empty()
        && !is_byline(&line.text)
        && !line.text.lines().any(has_time)
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    #[test]
    fn the_line_beside_the_declared_picture_is_its_caption() {
        let lines = [
            "The council of the old port voted to keep the ferry line to the islands open until the spring of next year.",
            "Last winter the only boat lay at the quay for nineteen days, and the doctor had to be fetched by sledge.",
            "A second boat would cost four million, of which the county has promised half, if the islands find the rest.",
            "Nobody on the islands has said where that half is to come from, and nobody on the mainland has asked.",
        ];
        let text: String = lines.map(|line| format!("<p>{}</p>", [line; 4].join(" "))).concat();
        let read = |picture: &str| {
            let html = format!(
                "<title>Ferry stays</title><meta property=og:image content=https://example.org/boat.jpg>\
                 <article><header><h1>Ferry stays</h1>{picture}</header><div>{text}</div></article>"
            );
            let image = Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").lead_image;
            image.map(|image| (image.caption, image.credit)).unwrap_or_default()
        };
        let boat = Some("The boat at the quay of the old port".to_owned());
        for (picture, expected) in [
            (
                "<div><img src=/boat.jpg><div class=x1>The boat at the quay of the old port</div></div>",
                (boat.clone(), None),
            ),
            (
                "<table><tr><td><img src=/boat.jpg><tr><td>The boat at the quay of the old port (Photo: Bo Roe)</table>",
                (boat.clone(), Some("Photo: Bo Roe".to_owned())),
            ),
            (
                "<div><h4>News</h4><div><img src=/boat.jpg></div><div>The boat at the quay of the old port</div><div>Share</div></div>",
                (boat.clone(), None),
            ),
            (
                "<div><img src=/boat.jpg><p>The boat at the quay of the old port</p><p class=credit>Bo Roe</p></div>",
                (boat, Some("Bo Roe".to_owned())),
            ),
            ("<div><img src=/boat.jpg></div><div>By Ann Lee and Bo Roe, 14 May 2024</div>", (None, None)),
            ("<div><img src=/boat.jpg></div><div>Share</div>", (None, None)),
            ("<div><img src=/other.jpg><div>The boat at the quay of the old port</div></div>", (None, None)),
        ] {
            assert_eq!(read(picture), expected, "{picture}");
        }
    }
}
