//! Where blocks stand on the page and what stands around them, for many at once.

use super::Measure;
use crate::body::column::{Column, Sums, less, share, shares};
use crate::body::features::Features;
use crate::model::{LANES, Lanes};

impl Measure<'_> {
    pub(super) fn position(&self, first: usize, f: &mut Features) {
        let outline = &self.outline;
        let end = self.blocks.len() as f32;
        for (lane, (index, index_share)) in f.index.iter_mut().zip(&mut f.index_share).enumerate() {
            *index = (first + lane) as f32;
            *index_share = share(*index, end);
        }
        let all = |number: f32| [number; LANES];
        f.page_blocks = all(end);
        f.page_words = all(outline.words.total());
        f.page_prose = all(outline.prose.total());
        f.words_before_share = shares(&outline.words.lanes(first, 0), &f.page_words);
        f.prose_before = outline.prose.lanes(first, 0);
        f.prose_after = less(&f.page_prose, &outline.prose.lanes(first, 1));
        f.prose_before_share = shares(&f.prose_before, &f.page_prose);
        f.top_headings_before = outline.top_headings.lanes(first, 0);
        f.top_headings_after = less(&all(outline.top_headings.total()), &outline.top_headings.lanes(first, 1));
        f.articles_before = outline.articles.lanes(first, 1);
    }

    pub(super) fn neighbours(&self, first: usize, f: &mut Features) {
        let words = |off| self.words.lanes(first, off);
        let links = |off| self.link_density.lanes(first, off);
        (f.words_1_before, f.words_2_before) = (words(-1), words(-2));
        (f.words_1_after, f.words_2_after) = (words(1), words(2));
        (f.links_1_before, f.links_2_before) = (links(-1), links(-2));
        (f.links_1_after, f.links_2_after) = (links(1), links(2));
        let both = |column: &Column, before, after| (column.lanes(first, before), column.lanes(first, after));
        (f.last_1_before, f.last_1_after) = both(&self.last, -1, 1);
        (f.wording_1_before, f.wording_1_after) = both(&self.wording, -1, 1);
        (f.gap_before, f.gap_after) = both(&self.joints.gap, -1, 0);
        if !self.outline.is_plain {
            (f.same_1_before, f.same_1_after) = both(&self.joints.same, -1, 0);
            (f.alike_1_before, f.alike_1_after) = both(&self.joints.alike, -1, 0);
            (f.heading_1_before, f.heading_1_after) = both(&self.joints.level, -1, 1);
            (f.rise_before, f.rise_after) = both(&self.joints.rise, -1, 0);
            (f.fall_before, f.fall_after) = both(&self.joints.fall, -1, 0);
        }
    }

    pub(super) fn surroundings(&self, first: usize, f: &mut Features) {
        let outline = &self.outline;
        let prose = |from, to| outline.prose.lanes_over(first, from, to);
        f.prose_3 = less(&prose(-3, 4), &prose(0, 1));
        (f.prose_10_before, f.prose_10_after) = (prose(-10, 0), prose(1, 11));
        (f.prose_30_before, f.prose_30_after) = (prose(-30, 0), prose(1, 31));
        let density = |reach: isize| -> Lanes {
            let over = |sums: &Sums| sums.lanes_over(first, -reach, reach + 1);
            shares(&over(&outline.linked), &over(&outline.words))
        };
        (f.links_3, f.links_10) = (density(3), density(10));
    }
}
