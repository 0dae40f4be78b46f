//! When the story was published and changed.

pub(crate) mod words;
