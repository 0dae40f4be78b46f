//! Quotations and their speakers.

use crate::article::Quote;
use crate::person::Cast;
use crate::text::Prose;

/// Finds the quotations of a story, direct and indirect, in the order of the text. `language` is a BCP 47 tag, where known.
pub(crate) fn read(_prose: &Prose<'_>, _cast: &Cast, _language: Option<&str>) -> Vec<Quote> {
    Vec::new()
}
