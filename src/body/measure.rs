//! Fills in the features of each block.

mod around;

use super::column::{Column, NONE, share};
use super::evidence::Evidence;
use super::features::Features;
use super::inside::Inside;
use super::joint::Joints;
use super::outline::Outline;
use crate::article::BlockKind;
use crate::block::{Block, Context};
use crate::model::LANES;
use crate::model::linear::flag;
use crate::page::{Metadata, Page, Tag};

/// The means of a number over the blocks that are alike.
struct Alike {
    words: Vec<f32>,
    prose: Vec<f32>,
    links: Vec<f32>,
    stops: Vec<f32>,
}

/// Measures one page's blocks.
pub(crate) struct Measure<'a> {
    tags: Vec<Tag>,
    pub(super) blocks: &'a [Block],
    pub(super) outline: Outline,
    alike: Alike,
    joints: Joints,
    /// What each container holds.
    inside: Vec<Inside>,
    words: Column,
    link_density: Column,
    last: Column,
    wording: Column,
}

impl<'a> Measure<'a> {
    pub(crate) fn new(page: &Page, blocks: &'a [Block], metadata: &Metadata, evidence: &Evidence) -> Self {
        let outline = Outline::of(page, blocks, metadata, evidence);
        let tags = blocks.iter().map(|block| page.tag(block.node).unwrap_or(Tag::Other)).collect();
        let each = || 0..blocks.len();
        let alike = Alike {
            words: outline.alike.means(each().map(|at| outline.shapes[at].words)),
            prose: outline.alike.means(each().map(|at| outline.prose.over(at, at + 1))),
            links: outline.alike.means(each().map(|at| outline.link_density[at])),
            stops: outline.alike.means(each().map(|at| outline.stopped.over(at, at + 1))),
        };
        Self {
            tags,
            blocks,
            alike,
            joints: Joints::of(blocks, &outline),
            inside: outline.containers.all.iter().map(|container| Inside::of(container, &outline)).collect(),
            words: Column::of(outline.shapes.iter().map(|shape| shape.words), NONE),
            link_density: Column::of(outline.link_density.iter().copied(), NONE),
            last: Column::of(outline.shapes.iter().map(|shape| shape.last as u8 as f32), NONE),
            wording: Column::of(outline.wording.iter().map(|wording| wording.mean), 0.0),
            outline,
        }
    }

    pub(crate) fn into_outline(self) -> Outline {
        self.outline
    }

    /// Fills in what is known of the blocks from `first` on, over what was known of other blocks of this page. Behind the
    /// last block, and of those that nobody `asks` for, it means nothing.
    pub(super) fn features(&self, first: usize, asks: impl Fn(usize) -> bool, f: &mut Features) {
        for (lane, at) in (0..LANES).zip(first..self.blocks.len()).filter(|(_, at)| asks(*at)) {
            self.text(at, lane, f);
            self.title(at, lane, f);
            if !self.outline.is_plain {
                self.element(at, lane, f);
                self.context(at, lane, f);
                self.containers(at, lane, f);
                self.headings(at, lane, f);
            }
        }
        self.position(first, f);
        self.neighbours(first, f);
        self.surroundings(first, f);
    }

    fn text(&self, at: usize, lane: usize, f: &mut Features) {
        let (block, shape, wording) = (&self.blocks[at], &self.outline.shapes[at], self.outline.wording[at]);
        let count = shape.hashes.len() as f32;
        f.words[lane] = shape.words;
        f.letters_per_word[lane] = share(shape.letters as f32, count);
        f.stops[lane] = shape.stops as f32;
        f.words_per_stop[lane] = shape.words / (shape.stops as f32 + 1.0);
        f.commas[lane] = shape.commas as f32;
        f.capitals_share[lane] = share(shape.capitals as f32, shape.letters as f32);
        f.capital_words_share[lane] = share(shape.capital_words as f32, count);
        f.digits_share[lane] = share(shape.digits as f32, (shape.letters + shape.digits) as f32);
        f.quotes[lane] = shape.quotes as f32;
        f.separators_share[lane] = share(shape.separators as f32, count);
        f.lines[lane] = shape.lines as f32;
        f.first[lane] = shape.first as u8 as f32;
        f.last[lane] = shape.last as u8 as f32;
        f.link_density[lane] = self.outline.link_density[at];
        f.links[lane] = block.anchors.len() as f32;
        f.unlinked_words[lane] = shape.words * (1.0 - f.link_density[lane]);
        f.emphasis[lane] = share(block.emphasised as f32, block.text.len() as f32);
        f.wording_whole[lane] = wording.whole;
        f.wording_opening[lane] = wording.opening;
        f.wording_first[lane] = wording.first;
        f.wording_mean[lane] = wording.mean;
        f.wording_low[lane] = wording.low;
        f.wording_high[lane] = wording.high;
        f.in_description[lane] = self.outline.in_description[at];
        f.declared_words[lane] = self.outline.declared_words;
        f.in_declared[lane] = if f.declared_words[lane] > 0.0 { self.outline.in_declared[at] } else { NONE };
    }

    fn element(&self, at: usize, lane: usize, f: &mut Features) {
        let block = &self.blocks[at];
        let containers = &self.outline.containers;
        let own = containers.own(at);
        let parent = &containers.all[own.parent()];
        f.is_paragraph[lane] = flag(self.tags[at] == Tag::P);
        f.heading_level[lane] = f32::from(block.level.unwrap_or(0));
        f.is_item[lane] = flag(block.kind == BlockKind::ListItem);
        f.is_quotation[lane] = flag(block.kind == BlockKind::Quotation);
        f.is_table[lane] = flag(block.kind == BlockKind::Table);
        f.is_preformatted[lane] = flag(block.kind == BlockKind::Preformatted);
        f.is_embed[lane] = flag(block.kind == BlockKind::Embed);
        f.depth[lane] = own.depth as f32;
        (f.own_low[lane], f.own_high[lane]) = (own.own.low, own.own.high);
        (f.parent_low[lane], f.parent_high[lane]) = (parent.names.low, parent.names.high);
        (f.above_low[lane], f.above_high[lane]) = (parent.above.low, parent.above.high);
        f.above_sum[lane] = parent.above_sum;
        let group = self.outline.alike.of_block[at] as usize;
        f.like_count[lane] = self.outline.alike.size(at) as f32;
        f.like_words[lane] = self.alike.words[group];
        f.like_prose[lane] = self.alike.prose[group];
        f.like_links[lane] = self.alike.links[group];
        f.like_stops[lane] = self.alike.stops[group];
    }

    fn context(&self, at: usize, lane: usize, f: &mut Features) {
        let context = self.blocks[at].context;
        let has = |part| flag(context.has(part));
        f.in_article[lane] = has(Context::ARTICLE);
        f.in_main[lane] = has(Context::MAIN);
        f.in_nav[lane] = has(Context::NAV);
        f.in_header[lane] = has(Context::HEADER);
        f.in_footer[lane] = has(Context::FOOTER);
        f.in_aside[lane] = has(Context::ASIDE);
        f.in_figure[lane] = has(Context::FIGURE);
        f.in_caption[lane] = has(Context::CAPTION);
        f.in_form[lane] = has(Context::FORM);
        f.in_button[lane] = has(Context::BUTTON);
        f.hidden[lane] = has(Context::HIDDEN);
        f.silent[lane] = has(Context::SILENT);
        f.in_noscript[lane] = has(Context::NOSCRIPT);
        f.in_dialog[lane] = has(Context::DIALOG);
        f.in_list[lane] = has(Context::LIST);
        f.in_table[lane] = has(Context::TABLE);
        f.in_address[lane] = has(Context::ADDRESS);
        f.in_details[lane] = has(Context::DETAILS);
        f.has_time[lane] = has(Context::TIME);
        f.has_author[lane] = has(Context::AUTHOR);
    }

    fn title(&self, at: usize, lane: usize, f: &mut Features) {
        let outline = &self.outline;
        (f.of_title[lane], f.in_title[lane]) = (outline.title[at].of_title, outline.title[at].in_title);
        if let Some(title) = outline.title_at {
            f.after_title[lane] = flag(at > title) - flag(at < title);
            f.blocks_after_title[lane] = at as f32 - title as f32;
            // Twice the words between: so the models have learned it.
            f.prose_after_title[lane] = 2.0 * outline.prose.over(title, at);
        }
        f.copies[lane] = outline.copies.size(at) as f32;
        f.earlier_copies[lane] = outline.copies.earlier[at] as f32;
    }

    fn containers(&self, at: usize, lane: usize, f: &mut Features) {
        let containers = &self.outline.containers;
        let [inner, middle, outer] = containers.around(at);
        let place = |number: usize| (at - containers.all[number].blocks().start) as f32;
        let inside = |number: usize| self.inside[number];
        let Inside { blocks, prose_share, links, stops, mean } = inside(inner);
        (f.inner_blocks[lane], f.inner_prose_share[lane], f.inner_links[lane]) = (blocks, prose_share, links);
        (f.inner_stops[lane], f.inner_mean[lane], f.inner_place[lane]) = (stops, mean, place(inner));
        f.inner_rest[lane] = (containers.all[inner].blocks().end - at - 1) as f32;
        let Inside { blocks, prose_share, links, stops, mean } = inside(middle);
        (f.middle_blocks[lane], f.middle_prose_share[lane], f.middle_links[lane]) = (blocks, prose_share, links);
        (f.middle_stops[lane], f.middle_mean[lane], f.middle_place[lane]) = (stops, mean, place(middle));
        let Inside { blocks, prose_share, links, stops, mean } = inside(outer);
        (f.outer_blocks[lane], f.outer_prose_share[lane], f.outer_links[lane]) = (blocks, prose_share, links);
        (f.outer_stops[lane], f.outer_mean[lane], f.outer_place[lane]) = (stops, mean, place(outer));
    }

    fn headings(&self, at: usize, lane: usize, f: &mut Features) {
        let Outline { heading_above, section_above, wording, link_density, .. } = &self.outline;
        let level = |heading: usize| f32::from(self.blocks[heading].level.unwrap_or(0));
        let above = |number: &dyn Fn(usize) -> f32| heading_above[at].map_or(0.0, |heading| number(heading as usize));
        f.heading_above_level[lane] = above(&level);
        f.heading_above_at[lane] = above(&|heading| (at - heading) as f32);
        f.heading_above_wording[lane] = above(&|heading| wording[heading].mean);
        f.heading_above_whole[lane] = above(&|heading| wording[heading].whole);
        f.heading_above_links[lane] = above(&|heading| link_density[heading]);
        let section = |number: &dyn Fn(usize) -> f32| section_above[at].map_or(0.0, |heading| number(heading as usize));
        f.section_above_level[lane] = section(&level);
        f.section_above_at[lane] = section(&|heading| (at - heading) as f32);
        f.section_above_wording[lane] = section(&|heading| wording[heading].mean);
        f.section_above_whole[lane] = section(&|heading| wording[heading].whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::page::{plain, standard};

    const PROSE: &str = "The bridge over the Arne opened on Monday after three years of work and two of quarrel.";

    fn features(page: &Page) -> Features {
        let (metadata, blocks) = (Metadata::read(page), block::blocks(page));
        let mut features = Features::default();
        Measure::new(page, &blocks, &metadata, &Evidence::default()).features(0, |_| true, &mut features);
        features
    }

    #[test]
    fn blocks_are_measured_where_they_stand() {
        let f = features(&standard::parse(&format!(
            "<title>Bridge over Arne opens</title><nav><p><a href=x>Home</a></nav>\
             <article><h1>Bridge over Arne opens</h1><p>{PROSE}<h2>Why</h2><p>One two three</article>"
        )));
        let words = PROSE.split(' ').count() as f32;
        for (name, column, expected) in [
            ("in_nav", f.in_nav, [1.0, 0.0, 0.0, 0.0, 0.0]),
            ("in_article", f.in_article, [0.0, 1.0, 1.0, 1.0, 1.0]),
            ("link_density", f.link_density, [1.0, 0.0, 0.0, 0.0, 0.0]),
            ("heading_level", f.heading_level, [0.0, 1.0, 0.0, 2.0, 0.0]),
            ("words", f.words, [1.0, 4.0, words, 1.0, 3.0]),
            ("words_1_before", f.words_1_before, [NONE, 1.0, 4.0, words, 1.0]),
            ("words_2_after", f.words_2_after, [words, 1.0, 3.0, NONE, NONE]),
            ("prose_before", f.prose_before, [0.0, 0.0, 0.0, words, words]),
            ("prose_after", f.prose_after, [words, words, 0.0, 0.0, 0.0]),
            ("of_title", f.of_title, [0.0, 1.0, 0.75, 0.0, 0.0]),
            ("after_title", f.after_title, [-1.0, 0.0, 1.0, 1.0, 1.0]),
            ("blocks_after_title", f.blocks_after_title, [-1.0, 0.0, 1.0, 2.0, 3.0]),
            ("prose_after_title", f.prose_after_title, [0.0, 0.0, 0.0, 2.0 * words, 2.0 * words]),
            ("heading_above_level", f.heading_above_level, [0.0, 0.0, 1.0, 1.0, 2.0]),
            ("heading_above_at", f.heading_above_at, [0.0, 0.0, 1.0, 2.0, 1.0]),
            ("section_above_at", f.section_above_at, [0.0, 0.0, 0.0, 2.0, 3.0]),
            ("same_1_before", f.same_1_before, [NONE, 0.0, 1.0, 1.0, 1.0]),
            ("rise_before", f.rise_before, [0.0, 2.0, 1.0, 1.0, 1.0]),
            ("fall_after", f.fall_after, [2.0, 1.0, 1.0, 1.0, 0.0]),
            ("inner_blocks", f.inner_blocks, [5.0, 4.0, 4.0, 4.0, 4.0]),
            ("inner_place", f.inner_place, [0.0, 0.0, 1.0, 2.0, 3.0]),
            ("in_declared", f.in_declared, [NONE; 5]),
            ("gap_after", f.gap_after, [NONE; 5]),
        ] {
            assert_eq!(column[..5], expected, "{name}");
        }
    }

    #[test]
    fn of_page_texts_nothing_is_known_of_elements() {
        let f = features(&plain::parse(&format!("Home\n\n{PROSE}")));
        assert_eq!(f.gap_after[..2], [2.0, NONE]);
        for column in [f.depth, f.rise_before, f.same_1_before, f.inner_blocks, f.like_count, f.heading_1_after] {
            assert_eq!(column[..2], [0.0; 2]);
        }
    }
}
