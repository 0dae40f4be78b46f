//! An article in one of the forms.

use anyhow::Result;
use newsprint::output::{self, Keep};
use serde_json::Value;

use crate::fields::Fields;
use crate::format::Format;
use crate::reader::Content;

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
            // Lines of JSON go to stdout alone, by `part`.
            Format::Json | Format::Jsonl => indented(self.fields.of(article)?),
            Format::Ninjs => indented(output::ninjs(article)),
            Format::SchemaOrg => Ok(output::schema_org_script(article) + "\n"),
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
