//! What is looked at when the day of publication is chosen.

use crate::model::linear::features;

features! {
    /// What is known of a day that the page states. Each is 0 or 1, but for shares. What speaks for a day need hold at
    /// one of the places that display it, what speaks against it at all of them.
    pub(crate) struct Evidence {
        /// No day at all: the candidate that wins where none is good enough.
        none,
        linked_published,
        /// As above, of a node that calls itself news.
        news_published,
        linked_modified,
        linked_created,
        meta_published,
        meta_modified,
        meta_created,
        meta_unsaid,
        microdata_published,
        microdata_modified,
        page_published,
        page_modified,
        /// Any of the above declares it as the day of publication, or of a change.
        declared_published,
        declared_modified,
        /// Another day is declared as the day of publication, and this one is not.
        disowned,
        /// As above, and a declaration says that the story was modified on this day.
        only_modified,
        only_modified_under_headline,
        /// Every statement that says what this day is of says that the story was modified.
        solely_modified,
        /// Not the declared day of publication, but the day before or after it: the same moment in another zone.
        next_to_published,
        /// The address of the main picture names the day.
        image,
        /// A declared title names the day.
        title,
        address,
        /// The address names the month, and no day.
        address_month,
        /// The address names another day or month.
        off_address,
        time,
        text,
        labelled_published,
        labelled_modified,
        labelled_other,
        /// A class or id around it speaks of a date or of publishing.
        classed_date,
        classed_modified,
        classed_byline,
        /// A class or id around it speaks of other stories, comments, or events.
        classed_other,
        /// It stands between the headline and the body.
        under_headline,
        /// Within three blocks of the headline.
        near_headline,
        /// Within three blocks before the body.
        near_body,
        before_headline,
        in_body,
        after_body,
        /// Within three blocks after the body.
        near_end,
        /// More than twenty blocks from headline and body.
        far,
        in_story,
        in_header,
        in_nav,
        in_aside,
        in_footer,
        in_list,
        in_figure,
        /// In an `<article>` that holds neither the headline nor the beginning of the body.
        in_other_article,
        /// In a microdata item that is no story: a person, a comment, an event.
        in_other_item,
        hidden,
        linked,
        /// The date is most of what its block says.
        alone,
        /// Its block is long.
        in_prose,
        has_time,
        has_zone,
        /// The first day under the headline.
        first_under_headline,
        /// The first that the page displays.
        first_displayed,
        /// Declared, and displayed too.
        agreed,
        /// How many of the page's statements say it.
        share,
        /// A later day is declared as that of publication or modification.
        before_declared,
        /// It is after every declared day.
        after_declared,
        /// The earliest of the days that stand near the headline or are declared.
        earliest,
        latest,
        /// The page states many days.
        many_days,
        /// The page declares none, and this is the only one.
        only_day,
        long_ago,
    }
}
