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
//! It fetches nothing, runs no script, and never fails on a page.
//!
//! # Three inputs
//!
//! * [`Extractor::extract`] reads an HTML page, bytes in any encoding.
//! * [`Extractor::extract_page_text`] reads a whole page that was turned to plain text, navigation, captions and all.
//! * [`Extractor::read_story`] reads the clean text of a story; `body.text` equals the input.
//!
//! An [`Extractor`] holds options only: make one, keep it, share it between threads. The page's address helps, where you
//! know it: links, pictures and authors are given whole addresses by it.
//!
//! ```
//! use newsprint::Extractor;
//!
//! let extractor = Extractor::new().url("https://harbourpost.example/ferry").charset("windows-1252");
//! let article = extractor.extract(
//!     b"<h1>Caf\xe9 opens</h1><p>The <a href=/cafe>caf\xe9</a> by the quay opened on Monday.</p>\
//!       <p>It had been closed for three years, and the town had missed it.</p>",
//! )?;
//! assert_eq!(article.headline.as_deref(), Some("Café opens"));
//! assert_eq!(article.body.links[0].href, "https://harbourpost.example/cafe");
//! # Ok::<(), newsprint::Error>(())
//! ```
//!
//! # Who said what, and who is named
//!
//! [`Article::quotes`] are the words that the story gives as somebody's: whole utterances, some words of one, or reports
//! without marks. Each speaker is resolved to the fullest name that the article gives. [`Article::people`] has everybody
//! whom the text names, with roles, age, every mention and the numbers of their quotes.
//!
//! ```
//! use newsprint::{Extractor, QuoteKind};
//!
//! let text = "“We have waited long enough,” said Edda Holm, 61, the mayor of Skarn. Holm said the ferry would sail at \
//!     night, too. “Nobody should need a helicopter to see a dentist.”";
//! let article = Extractor::new().read_story(text)?;
//! let holm = article.person("Holm").unwrap();
//! assert_eq!((holm.name.as_str(), holm.age, holm.mentions.len()), ("Edda Holm", Some(61), 2));
//! let said: Vec<_> = holm.quotes.iter().map(|number| &article.quotes[*number]).collect();
//! assert_eq!(said[0].kind, QuoteKind::Direct);
//! assert_eq!((said[1].kind, said[1].text.as_str()), (QuoteKind::Indirect, "the ferry would sail at night, too"));
//! # Ok::<(), newsprint::Error>(())
//! ```
//!
//! Every span is a half-open range of UTF-8 byte offsets into [`Body::text`], on character boundaries; [`Span::range`]
//! slices it.
//!
//! # What is absent, and what is an error
//!
//! What a page does not state is `None` or empty, and nothing is more exact than stated: a [`DateValue`] is an instant with
//! its offset, a local time, or a day. Look at [`Article::kind`] first: a page without a story is of
//! [`Kind::NothingReadable`] or [`Kind::IndexPage`], with an empty body, and [`Body::truncated`] tells of a teaser.
//!
//! No page is an error. One that is malformed, cut off, hostile or empty gives an article with what is there, in time linear
//! in its size, but for [`Extractor::extract_with`] and [`Extractor::extract_parsed`], which rest on `scraper`'s parser. An [`Error`] is a caller's mistake, and says what to do.
//!
//! ```
//! use newsprint::{DateValue, Extractor, Kind};
//!
//! let html = "<h1>Bridge opens</h1><time datetime=2024-03-07>7 March</time>\
//!     <p>The bridge over the Arne opened on Thursday after three years of work, the town's office said.</p>";
//! let article = newsprint::extract(html)?;
//! assert!(matches!(article.published.unwrap().value, DateValue::Day(day) if day.to_string() == "2024-03-07"));
//! assert_eq!(newsprint::extract("")?.kind, Kind::NothingReadable);
//! assert!(Extractor::new().charset("utf-9").extract(b"<p>").is_err());
//! # Ok::<(), newsprint::Error>(())
//! ```
//!
//! # Why it reads as it does
//!
//! [`Extractor::explain`] gives the same article with the reasons: every block that was kept or dropped and what spoke for
//! and against it, and every field that is chosen among sources with the one that won and what the others say. Where one site hides its story well,
//! [`Rules`] say where things are, by CSS selectors.
//!
//! # Other forms
//!
//! An article serializes with `serde`, and [`output`] writes it as schema.org JSON-LD, IPTC ninjs, Markdown, plain text, or
//! an HTML report to look at.
//!
//! ```
//! use newsprint::output::{Keep, markdown, schema_org};
//!
//! let article = newsprint::Extractor::new().read_story("SKARN (AP) — The ferry sails again on Monday.")?;
//! assert_eq!(schema_org(&article)["dateline"], "SKARN (AP) —");
//! assert!(markdown(&article, Keep::TEXT).ends_with("The ferry sails again on Monday.\n"));
//! # Ok::<(), newsprint::Error>(())
//! ```
//!
//! # What holds of every article
//!
//! * The same bytes give the same article, on any thread, in any order.
//! * Nothing is read from a clock, a network or an environment.
//! * Who wants body and fields only saves the time for the rest with [`Extractor::quotes_and_people`].

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
mod rule;
mod rules;
mod text;

pub use article::*;
pub use error::Error;
pub use explain::{BlockReason, Candidate, Explanation, FieldReason, Reason};
pub use extractor::{Extractor, Parser, extract};
pub use rule::Rule;
pub use rules::{Mended, Rules};
/// The versions of other crates that show in this one's types.
pub use {chrono, scraper};

/// The examples of the guide are tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/guide.md")]
struct Guide;
