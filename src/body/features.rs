//! What is known of each block, as numbers with names.

use crate::model::{LANES, Lanes};

/// Declares a struct of numbers in named groups, those of several blocks side by side, so that a model can see them as
/// columns and a reader by name.
macro_rules! features {
    ($(#[$doc:meta])* $name:ident { $($group:ident { $($field:ident),* $(,)? })* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub(super) struct $name { $($(pub(super) $field: Lanes,)*)* }

        impl $name {
            /// The names of the numbers, in the order of the row.
            pub(crate) const NAMES: &[&str] = &[$($(stringify!($field),)*)*];
            /// For each, the group it belongs to.
            pub(crate) const GROUPS: &[&str] = &[$($({ let _ = stringify!($field); stringify!($group) },)*)*];

            /// The numbers as columns.
            pub(super) fn columns(&self) -> [&Lanes; Self::NAMES.len()] {
                [$($(&self.$field,)*)*]
            }

            /// The numbers of one of the blocks.
            pub(super) fn row(&self, lane: usize) -> [f32; Self::NAMES.len()] {
                self.columns().map(|column| column[lane % LANES])
            }
        }
    };
}

// The names are those that `explain` shows, and the order is that of the columns that models ask for: who changes either trains
// anew. A number is NONE where it is not known; what only elements tell is 0 for page texts.

features! {
    /// What is known of a block before any score.
    Features {
        // What can be counted in its text. `first` and `last` are how it begins and ends, as numbers.
        text {
            words, letters_per_word, stops, words_per_stop, commas, capitals_share, capital_words_share, digits_share,
            quotes, separators_share, lines, first, last,
        }
        // `link_density` and `emphasis` are the parts of its bytes in links and in bold or italic type.
        links { link_density, links, unlinked_words, emphasis }
        // What its own element is, and how many stand above that.
        element {
            is_paragraph, heading_level, is_item, is_quotation, is_table, is_preformatted, is_embed, depth,
        }
        // What it stands in.
        context {
            in_article, in_main, in_nav, in_header, in_footer, in_aside, in_figure, in_caption, in_form, in_button,
            hidden, silent, in_noscript, in_dialog, in_list, in_table, in_address, in_details, has_time, has_author,
        }
        // Where on the page it stands, in blocks, words and words of running text, and how large the page is.
        position {
            index, index_share, words_before_share, prose_before_share, prose_before, prose_after, page_blocks,
            page_words, page_prose, top_headings_before, top_headings_after, articles_before,
        }
        // How like the title it is, and how far behind it: below 0 before it.
        title {
            in_title, of_title, after_title, blocks_after_title, prose_after_title, in_description,
        }
        // How many blocks have the same words; how many are like it in tag and class, and what those hold in the mean.
        repetition { copies, earlier_copies, like_count, like_words, like_prose, like_links, like_stops }
        // The part of it that stands in the body that the page declares, and how long that is.
        declared { in_declared, declared_words }
        // What the class names of its own element, of the one above and of all above are worth as evidence.
        names { own_low, own_high, parent_low, parent_high, above_low, above_high, above_sum }
        // What its words are worth as evidence.
        wording { wording_whole, wording_opening, wording_first, wording_mean, wording_low, wording_high }
        // The three nearest elements around it, each with more blocks than the one before: how many blocks each has, how much
        // of the page's running text, what its blocks are like, and where among them this one stands. Between them, how many
        // elements are left (`rise`) and entered (`fall`) on the way from the block before and to the next.
        container {
            inner_blocks, inner_prose_share, inner_links, inner_stops, inner_mean, inner_place, inner_rest,
            rise_before, fall_before, rise_after, fall_after,
            middle_blocks, middle_prose_share, middle_links, middle_stops, middle_mean, middle_place,
            outer_blocks, outer_prose_share, outer_links, outer_stops, outer_mean, outer_place,
        }
        // The blocks right before and behind: `same` are those of one container, `alike` those of the same tags and classes.
        neighbours {
            words_1_before, words_2_before, words_1_after, words_2_after, links_1_before, links_2_before,
            links_1_after, links_2_after, last_1_before, last_1_after, same_1_before, same_1_after, alike_1_before,
            alike_1_after, heading_1_before, heading_1_after, wording_1_before, wording_1_after, gap_before, gap_after,
        }
        // The nearest heading before it, and how many blocks above it stands.
        heading_above { heading_above_level, heading_above_at, heading_above_wording, heading_above_links, heading_above_whole }
        // The same of the heading of its section.
        section_above { section_above_level, section_above_at, section_above_wording, section_above_whole }
        // Running text, and the part of words in links, so many blocks around.
        surroundings {
            prose_3, prose_10_before, prose_10_after, prose_30_before, prose_30_after, links_3, links_10,
        }
    }
}

features! {
    /// What the first scores say of a block and of what stands around it.
    Scores {
        own_score { score }
        // Of the blocks so far off, and in the mean so many blocks around.
        near_scores {
            score_1_before, score_2_before, score_3_before, score_1_after, score_2_after, score_3_after, mean_2, mean_5,
            mean_12, mean_5_before, mean_5_after,
        }
        // The best of the blocks of the same words.
        copy_scores { earlier_copy_score, later_copy_score }
        heading_scores { heading_above_score, section_above_score }
        // Means over the elements around it, and over the blocks of its tags and classes (`like`) or its own tag and class
        // (`kin`); the part of the page's story that those elements hold.
        container_scores {
            inner_mean_score, inner_other_score, middle_mean_score, outer_mean_score, inner_part, middle_part, like_score, kin_score, outer_part,
        }
        // The words of blocks that count as story on the page, before and behind, and how far off the nearest are. `rank` is
        // how far the score lies below the page's best.
        story_scores {
            story_words, story_before, story_after, words_to_story_before, words_to_story_after, blocks_to_story_before,
            blocks_to_story_after, first_third, rank,
        }
    }
}
