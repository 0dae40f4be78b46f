//! What speaks against a day: it counts only where it holds at all places that display the day.

use super::feature::Evidence;

macro_rules! drawbacks {
    ($($field:ident),* $(,)?) => {
        /// What speaks against a day at a place that displays it.
        #[derive(Debug, Clone, Copy, Default)]
        pub(super) struct Drawbacks { $(pub(super) $field: bool,)* }

        impl Drawbacks {
            /// What speaks against it at both of two places.
            pub(super) fn and(self, other: Self) -> Self {
                Self { $($field: self.$field && other.$field,)* }
            }

            pub(super) fn mark(self, evidence: &mut Evidence) {
                $(evidence.$field = f32::from(u8::from(self.$field));)*
            }
        }
    };
}

drawbacks! {
    labelled_modified, labelled_other, classed_modified, classed_other, before_headline, in_body, after_body, far,
    in_header, in_nav, in_aside, in_footer, in_list, in_figure, in_other_article, in_other_item, hidden, linked,
    in_prose,
}
