//! Reads a news article page, HTML or plain text, and returns a structured [`Article`]: headline, dateline, byline,
//! dates, body, quotes with their speakers, named people.
//!
//! ```
//! use newsprint::Kind;
//!
//! let html = r#"<html><head><title>Ferry returns to Skarn - The Harbour Post</title></head><body>
//! <h1>Ferry returns to Skarn</h1>
//! <p>SKARN, March 7 (Reuters) - The ferry to Skarn sails again on Monday after a winter in the dock, the harbour
//! office said, and the island's two hotels are already full for the first week of the season.</p>
//! <p>“We have waited long enough,” said Edda Holm, the mayor of the island, who was the first to buy a ticket.</p>
//! </body></html>"#;
//!
//! let article = newsprint::extract(html)?;
//! assert_eq!(article.kind, Kind::Story);
//! assert_eq!(article.headline.as_deref(), Some("Ferry returns to Skarn"));
//! let quote = article.quotes_by("Holm").next().unwrap();
//! assert_eq!(quote.speaker.as_ref().unwrap().name, "Edda Holm");
//! assert_eq!(&article.body.text[quote.span.range()], "We have waited long enough,");
//! assert_eq!(article.dateline.unwrap().places, ["SKARN"]);
//! # Ok::<(), newsprint::Error>(())
//! ```
//!
//! # Three inputs
//!
//! * [`Extractor::extract`] reads an HTML page, bytes in any encoding.
//! * [`Extractor::extract_page_text`] reads a whole page that was turned to plain text, navigation, captions and all.
//! * [`Extractor::read_story`] reads the clean text of a story; `body.text` equals the input.
//!
//! # What is an error, and what is absent
//!
//! No page is an error. A page that is malformed, cut off, hostile or empty gives an [`Article`] with what is there, in
//! time linear in its size; one without a story is of [`Kind::NothingReadable`] or [`Kind::IndexPage`], with an empty body.
//! A field that the page does not state is `None` or empty. An [`Error`] is a caller's mistake, and says what to do.
//!
//! # What holds of every article
//!
//! * Spans are half-open ranges of UTF-8 byte offsets into [`Body::text`], on character boundaries.
//! * The same bytes give the same article, on any thread, in any order.
//! * Nothing is read from a clock, a network or an environment.

mod article;
mod block;
mod body;
mod decode;
mod error;
mod explain;
mod extractor;
mod field;
#[doc(hidden)]
pub mod lab;
mod lexicon;
mod limits;
mod model;
mod name;
pub mod output;
mod page;
mod person;
mod quote;
mod rules;
mod text;

pub use article::*;
pub use error::Error;
pub use explain::{BlockReason, Candidate, Explanation, FieldReason, Reason};
pub use extractor::{Extractor, Parser, extract};
pub use rules::{Mended, Rule, Rules};

/// The examples of the guide are tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/guide.md")]
struct Guide;
