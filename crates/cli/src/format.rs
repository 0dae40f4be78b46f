//! The forms in which an article is written.

use clap::ValueEnum;

/// A form of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The article, indented; many as one list
    Json,
    /// A line of JSON a page
    Jsonl,
    /// CommonMark with front matter
    Markdown,
    /// Plain text
    Text,
    /// An IPTC ninjs 3.1 news object
    Ninjs,
    /// A schema.org NewsArticle, as JSON-LD
    SchemaOrg,
    /// A report to look at
    Html,
}

impl Format {
    /// What the names of its files end in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Ninjs => "ninjs.json",
            Self::SchemaOrg => "jsonld",
            Self::Html => "html",
        }
    }

    /// Whether it shows the article's own fields.
    pub fn has_fields(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}
