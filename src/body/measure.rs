//! Fills in the features of each block.

use super::container::Container;
use super::evidence::Evidence;
use super::features::Features;
use super::outline::Outline;
use crate::article::BlockKind;
use crate::block::{Block, Context};
use crate::page::{Metadata, Page, Tag};

/// Stands for what lies beyond the page's first and last block, or is not known.
const NONE: f32 = -1.0;

fn flag(is_so: bool) -> f32 {
    f32::from(u8::from(is_so))
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The means of a number over the blocks that are alike, and the groups' sizes.
pub(super) struct Alike {
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
        Self { tags, blocks, outline, alike }
    }

    pub(crate) fn into_outline(self) -> Outline {
        self.outline
    }

    pub(super) fn features(&self, at: usize) -> Features {
        let mut features = Features::default();
        self.text(at, &mut features);
        self.position(at, &mut features);
        self.neighbours(at, &mut features);
        if !self.outline.is_plain {
            self.element(at, &mut features);
            self.context(at, &mut features);
            self.containers(at, &mut features);
        }
        features
    }

    fn text(&self, at: usize, f: &mut Features) {
        let (block, shape, wording) = (&self.blocks[at], &self.outline.shapes[at], self.outline.wording[at]);
        let count = shape.hashes.len() as f32;
        f.words = shape.words;
        f.letters_per_word = share(shape.letters as f32, count);
        f.stops = shape.stops as f32;
        f.words_per_stop = shape.words / (shape.stops as f32 + 1.0);
        f.commas = shape.commas as f32;
        f.capitals_share = share(shape.capitals as f32, shape.letters as f32);
        f.capital_words_share = share(shape.capital_words as f32, count);
        f.digits_share = share(shape.digits as f32, (shape.letters + shape.digits) as f32);
        f.quotes = shape.quotes as f32;
        f.separators_share = share(shape.separators as f32, count);
        f.lines = shape.lines as f32;
        f.first = shape.first as u8 as f32;
        f.last = shape.last as u8 as f32;
        f.link_density = self.outline.link_density[at];
        f.links = block.anchors.len() as f32;
        f.unlinked_words = shape.words * (1.0 - f.link_density);
        f.emphasis = share(block.emphasised as f32, block.text.len() as f32);
        f.wording_whole = wording.whole;
        f.wording_opening = wording.opening;
        f.wording_first = wording.first;
        f.wording_mean = wording.mean;
        f.wording_low = wording.low;
        f.wording_high = wording.high;
        f.in_description = self.outline.in_description[at];
        f.declared_words = self.outline.declared_words;
        f.in_declared = if f.declared_words > 0.0 { self.outline.in_declared[at] } else { NONE };
    }

    fn element(&self, at: usize, f: &mut Features) {
        let block = &self.blocks[at];
        let containers = &self.outline.containers;
        let own = &containers.all[containers.of_block[at]];
        let parent = &containers.all[own.parent];
        f.is_paragraph = flag(self.tags[at] == Tag::P);
        f.heading_level = f32::from(block.level.unwrap_or(0));
        f.is_item = flag(block.kind == BlockKind::ListItem);
        f.is_quotation = flag(block.kind == BlockKind::Quotation);
        f.is_table = flag(block.kind == BlockKind::Table);
        f.is_preformatted = flag(block.kind == BlockKind::Preformatted);
        f.is_embed = flag(block.kind == BlockKind::Embed);
        f.depth = own.depth as f32;
        (f.own_low, f.own_high) = (own.own.low, own.own.high);
        (f.parent_low, f.parent_high) = (parent.names.low, parent.names.high);
        (f.above_low, f.above_high) = (parent.above.low, parent.above.high);
        f.above_sum = parent.above_sum;
        let group = self.outline.alike.of_block[at] as usize;
        f.like_count = self.outline.alike.sizes[group] as f32;
        f.like_words = self.alike.words[group];
        f.like_prose = self.alike.prose[group];
        f.like_links = self.alike.links[group];
        f.like_stops = self.alike.stops[group];
    }

    fn context(&self, at: usize, f: &mut Features) {
        let context = self.blocks[at].context;
        let has = |part| flag(context.has(part));
        f.in_article = has(Context::ARTICLE);
        f.in_main = has(Context::MAIN);
        f.in_nav = has(Context::NAV);
        f.in_header = has(Context::HEADER);
        f.in_footer = has(Context::FOOTER);
        f.in_aside = has(Context::ASIDE);
        f.in_figure = has(Context::FIGURE);
        f.in_caption = has(Context::CAPTION);
        f.in_form = has(Context::FORM);
        f.in_button = has(Context::BUTTON);
        f.hidden = has(Context::HIDDEN);
        f.silent = has(Context::SILENT);
        f.in_noscript = has(Context::NOSCRIPT);
        f.in_dialog = has(Context::DIALOG);
        f.in_list = has(Context::LIST);
        f.in_table = has(Context::TABLE);
        f.in_address = has(Context::ADDRESS);
        f.in_details = has(Context::DETAILS);
        f.has_time = has(Context::TIME);
        f.has_author = has(Context::AUTHOR);
    }

    fn position(&self, at: usize, f: &mut Features) {
        let outline = &self.outline;
        let (end, total) = (self.blocks.len(), outline.words.total());
        f.index = at as f32;
        f.index_share = share(at as f32, end as f32);
        f.words_before_share = share(outline.words.over(0, at), total);
        f.prose_before = outline.prose.over(0, at);
        f.prose_after = outline.prose.over(at + 1, end);
        f.prose_before_share = share(f.prose_before, outline.prose.total());
        f.page_blocks = end as f32;
        f.page_words = total;
        f.page_prose = outline.prose.total();
        (f.of_title, f.in_title) = outline.title[at];
        if let Some(title) = outline.title_at {
            f.after_title = flag(at > title) - flag(at < title);
            f.blocks_after_title = at as f32 - title as f32;
            f.prose_after_title = outline.prose.over(title, at) - outline.prose.over(at, title);
        }
        f.top_headings_before = outline.top_headings.over(0, at);
        f.top_headings_after = outline.top_headings.over(at + 1, end);
        f.articles_before = outline.articles.over(0, at + 1);
        f.copies = outline.copies.sizes[outline.copies.of_block[at] as usize] as f32;
        f.earlier_copies = outline.copies.earlier[at] as f32;
    }

    fn containers(&self, at: usize, f: &mut Features) {
        let outline = &self.outline;
        let [inner, middle, outer] = outline.containers.around(at).map(|number| &outline.containers.all[number]);
        let whole = outline.prose.total();
        let inside = |container: &Container| {
            let (first, end) = (container.first, container.end);
            let (words, blocks) = (outline.words.over(first, end), container.size() as f32);
            (
                blocks,
                share(outline.prose.over(first, end), whole),
                share(outline.linked.over(first, end), words),
                share(outline.stopped.over(first, end), blocks),
                share(words, blocks),
                (at - first) as f32,
            )
        };
        (f.inner_blocks, f.inner_prose_share, f.inner_links, f.inner_stops, f.inner_mean, f.inner_place) =
            inside(inner);
        f.inner_rest = (inner.end - at - 1) as f32;
        (f.middle_blocks, f.middle_prose_share, f.middle_links, f.middle_stops, f.middle_mean, f.middle_place) =
            inside(middle);
        (f.outer_blocks, f.outer_prose_share, f.outer_links, f.outer_stops, f.outer_mean, f.outer_place) =
            inside(outer);
    }

    fn neighbours(&self, at: usize, f: &mut Features) {
        let outline = &self.outline;
        let end = self.blocks.len();
        let [before, before_2] = [at.checked_sub(1), at.checked_sub(2)];
        let [after, after_2] = [at + 1, at + 2].map(|other| Some(other).filter(|other| *other < end));
        let words = |other: Option<usize>| other.map_or(NONE, |other| outline.shapes[other].words);
        let links = |other: Option<usize>| other.map_or(NONE, |other| outline.link_density[other]);
        let wording = |other: Option<usize>| other.map_or(0.0, |other| outline.wording[other].mean);
        let last = |other: Option<usize>| other.map_or(NONE, |other| outline.shapes[other].last as u8 as f32);
        (f.words_1_before, f.words_2_before) = (words(before), words(before_2));
        (f.words_1_after, f.words_2_after) = (words(after), words(after_2));
        (f.links_1_before, f.links_2_before) = (links(before), links(before_2));
        (f.links_1_after, f.links_2_after) = (links(after), links(after_2));
        (f.last_1_before, f.last_1_after) = (last(before), last(after));
        (f.wording_1_before, f.wording_1_after) = (wording(before), wording(after));
        (f.gap_before, f.gap_after) = (self.gap(before, Some(at)), self.gap(Some(at), after));
        if !outline.is_plain {
            let inner = outline.containers.inner(at);
            let same =
                |other: Option<usize>| other.map_or(NONE, |other| flag(outline.containers.inner(other) == inner));
            let group = |other: usize| outline.alike.of_block[other];
            let alike = |other: Option<usize>| other.map_or(NONE, |other| flag(group(other) == group(at)));
            let level = |other: Option<usize>| other.map_or(NONE, |other| self.blocks[other].level.unwrap_or(0) as f32);
            (f.same_1_before, f.same_1_after) = (same(before), same(after));
            (f.alike_1_before, f.alike_1_after) = (alike(before), alike(after));
            (f.heading_1_before, f.heading_1_after) = (level(before), level(after));
            self.ways(at, f);
            self.heading_above(at, f);
        }
        let prose = |first: usize, end: usize| outline.prose.over(first, end);
        f.prose_3 = prose(at.saturating_sub(3), at + 4) - prose(at, at + 1);
        f.prose_10_before = prose(at.saturating_sub(10), at);
        f.prose_10_after = prose(at + 1, at + 11);
        f.prose_30_before = prose(at.saturating_sub(30), at);
        f.prose_30_after = prose(at + 1, at + 31);
        let density = |reach: usize| {
            let (first, end) = (at.saturating_sub(reach), at + reach + 1);
            share(outline.linked.over(first, end), outline.words.over(first, end))
        };
        (f.links_3, f.links_10) = (density(3), density(10));
    }

    fn ways(&self, at: usize, f: &mut Features) {
        let containers = &self.outline.containers;
        let way = |from, to| {
            let (rise, fall) = containers.way(from, to);
            (rise as f32, fall as f32)
        };
        if let Some(before) = at.checked_sub(1) {
            (f.rise_before, f.fall_before) = way(before, at);
        }
        if at + 1 < self.blocks.len() {
            (f.rise_after, f.fall_after) = way(at, at + 1);
        }
    }

    fn heading_above(&self, at: usize, f: &mut Features) {
        let Some(heading) = self.outline.heading_above[at] else { return };
        f.heading_above_level = f32::from(self.blocks[heading].level.unwrap_or(0));
        f.heading_above_at = (at - heading) as f32;
        f.heading_above_wording = self.outline.wording[heading].mean;
        f.heading_above_whole = self.outline.wording[heading].whole;
        f.heading_above_links = self.outline.link_density[heading];
    }

    /// How much of a page text's source lies between two lines: more where blank lines part them. The source of an HTML
    /// page is known to one parser only, and says nothing here.
    fn gap(&self, before: Option<usize>, after: Option<usize>) -> f32 {
        let source = |at: Option<usize>| at.and_then(|at| self.blocks[at].source);
        match (source(before), source(after)) {
            (Some(before), Some(after)) if self.outline.is_plain => after.start.saturating_sub(before.end) as f32,
            _ => NONE,
        }
    }
}
