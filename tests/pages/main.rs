//! Every folder of `fixtures/pages`: its article as recorded, its truth as a reader finds it, the schema, and what must
//! hold for any input.
//!
//! A folder holds one input (`page.html`, `page.txt` or `story.txt`), `article.json` (all that the crate gives today) and
//! `truth.json` (what a careful reader finds on the page, written by hand from the page alone).

mod damage;
mod facts;
mod fixture;
mod promises;
mod properties;
mod record;
mod sameness;
mod schema;
mod truth;
