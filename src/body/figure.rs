//! The pictures that stand in the run of the story.

use crate::article::Figure;
use crate::block::{Block, Context};
use crate::page::{Attr, NodeId, Page, Tag};

/// The figures with a caption between the first and the last block of the story, or right before the first.
pub(super) fn figures(page: &Page, blocks: &[Block], kept: &[bool]) -> Vec<Figure> {
    let Some(last) = kept.iter().rposition(|kept| *kept) else { return Vec::new() };
    let mut found: Vec<(NodeId, Figure)> = Vec::new();
    let mut position = 0;
    for (block, kept) in blocks.iter().zip(kept).take(last) {
        if *kept {
            position += 1;
            continue;
        }
        if !block.context.has(Context::CAPTION) || block.context.has(Context::NAV.with(Context::HIDDEN)) {
            continue;
        }
        let Some(figure) = page.ancestors(block.node).find(|id| page.is(*id, Tag::Figure)) else { continue };
        match found.last_mut() {
            Some((id, known)) if *id == figure => match known.caption.as_mut() {
                Some(caption) => {
                    caption.push(' ');
                    caption.push_str(&block.text);
                }
                None => known.caption = Some(block.text.clone()),
            },
            _ => {
                let caption = Some(block.text.clone());
                found.push((figure, Figure { url: picture(page, figure), caption, credit: None, position }));
            }
        }
    }
    found.into_iter().map(|(_, figure)| figure).collect()
}

/// The address of the first picture in a figure.
fn picture(page: &Page, figure: NodeId) -> Option<String> {
    page.descendants(figure).filter(|id| page.is(*id, Tag::Img)).find_map(|id| {
        [Attr::Src, Attr::DataSrc]
            .into_iter()
            .filter_map(|attr| page.attr(id, attr))
            .find(|url| !url.is_empty() && !url.starts_with("data:"))
            .map(str::to_owned)
    })
}
