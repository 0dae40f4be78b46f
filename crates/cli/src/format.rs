//! The forms in which an article is written.

use anyhow::Result;
use clap::ValueEnum;
use newsprint::output::{self, Keep};
use serde_json::Value;

use crate::fields::Fields;
use crate::reader::Content;

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

/// How articles are written.
pub struct Writer {
    /// The fields that JSON shows.
    pub fields: Fields,
    /// What Markdown keeps beside the text.
    pub keep: Keep,
}

impl Writer {
    /// One article as a whole file.
    pub fn file(&self, format: Format, content: &Content) -> Result<String> {
        let article = content.article();
        let indented = |json: Value| Ok(serde_json::to_string_pretty(&json)? + "\n");
        match format {
            Format::Json => indented(self.fields.of(article)?),
            Format::Jsonl => Ok(format!("{}\n", self.fields.of(article)?)),
            Format::Ninjs => indented(output::ninjs(article)),
            Format::SchemaOrg => indented(output::schema_org(article)),
            Format::Markdown => Ok(output::markdown(article, self.keep)),
            Format::Text => Ok(output::text(article)),
            Format::Html => Ok(match content {
                Content::Plain(article) => output::report::report(article),
                Content::Explained(explanation) => output::report::report_explained(explanation),
            }),
        }
    }

    /// One article among many on the same stream: JSON as one line, which says where it is from.
    pub fn part(&self, format: Format, path: &str, content: &Content) -> Result<String> {
        let article = content.article();
        Ok(match format {
            Format::Json | Format::Jsonl => {
                serde_json::json!({"path": path, "article": self.fields.of(article)?}).to_string()
            }
            Format::Ninjs => output::ninjs(article).to_string(),
            Format::SchemaOrg => output::schema_org(article).to_string(),
            Format::Text => format!("==> {path} <==\n{}", output::text(article)),
            Format::Markdown | Format::Html => self.file(format, content)?,
        })
    }
}
