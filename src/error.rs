//! What a caller can do wrong.

use thiserror::Error;

/// A caller's mistake. A malformed, truncated or empty page is none: it gives an [`Article`](crate::Article) with what
/// is there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum Error {
    /// The charset hint is no label of the [Encoding Standard](https://encoding.spec.whatwg.org/#names-and-labels).
    #[error(
        "unknown charset label {label:?}: give one of https://encoding.spec.whatwg.org/#names-and-labels, or no hint"
    )]
    UnknownCharset {
        /// The label as given.
        label: String,
    },
    /// The input is larger than [`Extractor::max_input_bytes`](crate::Extractor::max_input_bytes) allows.
    #[error("the input has {bytes} bytes, and the limit is {limit}: raise it with Extractor::max_input_bytes")]
    TooLarge {
        /// The size of the input.
        bytes: usize,
        /// The limit in force.
        limit: usize,
    },
    /// A rule is no CSS selector.
    #[error("{selector:?} is no CSS selector: {reason}; give one such as \"article > p.lead\"")]
    Selector {
        /// The rule as given.
        selector: String,
        /// What is wrong with it.
        reason: String,
    },
}
