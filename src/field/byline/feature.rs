//! What is looked at when it is decided who wrote the story.

use crate::model::linear::features;

features! {
    /// What is known of one who may be the author. Shares run from 0 to 1, counts are as they are, the others are 0 or 1.
    pub(crate) struct Evidence {
        /// JSON-LD of the story names it as author.
        linked_author,
        linked_creator,
        linked_as_person,
        linked_as_organisation,
        /// `<meta name="author">` and the like.
        meta_author,
        /// `<meta>` of a library or of a measuring service.
        meta_other,
        microdata,
        rel_author,
        /// The element's class or id speaks of a byline.
        byline_class,
        /// The element's class or id speaks of an author.
        author_class,
        /// The link's address leads to an author's page.
        author_link,
        /// Words such as `By` stand before the name.
        lead_in,
        /// A block that is but a name, between headline and body.
        bare_block,
        /// The site bears the name.
        site_name,
        first_line,
        last_line,
        /// It stands on the page.
        displayed,
        /// It stands between headline and body.
        before_body,
        /// Within five blocks of the headline or of the body.
        near,
        within_body,
        behind_body,
        far_behind,
        in_aside,
        in_footer,
        in_comment,
        in_card,
        in_caption,
        hidden,
        repeated,
        /// The share of the five kinds of source that say it.
        agreement,
        /// It stands in the same saying as one whom JSON-LD names.
        beside_linked,
        /// JSON-LD names others, and not it.
        not_linked,
        /// JSON-LD names others, none of whom signs with a full name.
        not_linked_weakly,
        not_in_meta,
        /// A byline near the headline names others, and not it.
        not_in_byline,
        /// Its name holds, or is held by, that of another candidate with more sources.
        shadowed,
        organisation,
        agency,
        is_site,
        /// It is an organisation, and a person stands in JSON-LD or near the headline.
        organisation_beside_person,
        one_word,
        two_words,
        many_words,
        lower_case,
        handle,
        office,
        in_headline,
        first_of_saying,
        later_of_saying,
        /// The words before it speak of a reviewer, an editor, a photographer.
        of_others,
        given_first,
        surname_last,
        common_word,
        place_name,
        /// It stands on the page without a mark, and its words are not known as those of names.
        bare_and_unknown,
        bare_and_known,
        /// A later one of a saying that a lead-in marks, near headline or body, with no word such as `and` before it.
        later_led,
        /// A later one of a declared saying.
        later_declared,
        /// Nobody else is a candidate.
        alone,
        /// How many candidates there are.
        candidates,
        /// How many others stand in a byline of the story, and how many are declared.
        others_in_byline,
        others_declared,
        /// By how much the agreement on another person is greater.
        outdone,
        /// It stands on the page in nothing that is apart from the story.
        clear,
        /// Where it stands best: so many blocks from headline or body, so many behind the headline and before the body's end.
        distance,
        behind_headline,
        before_end,
        /// Where it stands best, the part of the block that its name makes.
        share_of_block,
        /// Where it stands best, a day is in the block or in one beside it.
        beside_day,
        /// How many times it is displayed.
        times_displayed,
        list_of_many,
    }
}
