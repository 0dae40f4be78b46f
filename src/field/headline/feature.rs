//! What is looked at when a headline is chosen.

use crate::model::linear::features;

features! {
    /// What is known of a candidate. Shares run from 0 to 1; the others are 0 or 1.
    pub(crate) struct Evidence {
        /// A visible `<h1>` says it.
        h1,
        only_h1,
        first_h1,
        /// An element within an `<h1>` says it.
        h1_part,
        h2,
        /// A heading of level 3 to 6.
        low_heading,
        /// `itemprop="headline"`, or `name` of a story.
        itemprop,
        /// An element whose class or id speaks of a headline or a title.
        classed,
        linked_headline,
        linked_name,
        og_title,
        twitter_title,
        meta_title,
        title,
        /// A title of which the site's name was cut off.
        without_site,
        /// A title of which something else was cut off.
        without_other,
        /// A piece that stood behind the first separator.
        not_first_piece,
        /// The site's name still stands at one of its ends.
        with_site,
        is_site,
        /// How many kinds of source say it, of five.
        agreement,
        /// `og:title`, JSON-LD and `<title>` exist, and none says or contains it.
        disowned,
        /// `<title>` contains it.
        in_title,
        in_og,
        in_linked,
        /// It contains what an `<h1>` says, and more.
        contains_h1,
        /// A visible `<h1>` contains it, and more.
        within_h1,
        contains_og,
        contains_linked,
        /// An `<h1>` begins with it and goes on.
        begins_h1,
        /// It is a part of an `<h1>` that a declared title contains, as it does not contain the whole.
        owned_part,
        /// The share of its words that the declared title closest to it has.
        resembles_declared,
        /// Of a text that no block says: the share of its words that the `<h1>` closest to it has.
        resembles_h1,
        /// A visible `<h1>` that no declared title holds, though one resembles it.
        lookalike_h1,
        before_body,
        /// It is the last heading before the body.
        last_before_body,
        /// It stands within three blocks before the body.
        near_body,
        far_from_body,
        in_story,
        in_header,
        in_nav,
        in_aside,
        hidden,
        linked,
        /// It stands in more blocks than one.
        repeated,
        one_word,
        two_or_three_words,
        long,
        very_long,
        shouted,
        ends_in_stop,
        /// The share of the address's words that it has.
        slug,
        /// The share of its words that the address has.
        in_slug,
        digits_only,
        breaks,
    }
}
