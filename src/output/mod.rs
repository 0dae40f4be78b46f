//! An [`Article`](crate::Article) in other forms.
//!
//! * [`schema_org`]: a schema.org `NewsArticle` as JSON-LD; [`schema_org_script`]: the same for the script of a page
//! * [`ninjs`]: an IPTC ninjs 3.1 news object
//! * [`markdown`]: Markdown with front matter
//! * [`text`]: plain text
//! * [`report`]: one HTML page to look at, and an index of many
//!
//! Each says what goes where. What a form has no place for is left out; nothing is invented to fill a place.

mod address;
mod markdown;
mod ninjs;
mod object;
mod picture;
pub mod report;
#[cfg(test)]
mod sample;
mod schema_org;
mod text;

pub use markdown::{Keep, markdown};
pub use ninjs::ninjs;
pub use schema_org::{schema_org, schema_org_script};
pub use text::text;
