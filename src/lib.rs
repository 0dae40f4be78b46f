//! Reads a news article page, HTML or plain text, and returns a structured [`Article`].

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
mod model;
mod name;
mod page;
mod person;
mod quote;
mod text;

pub use article::*;
pub use error::Error;
pub use explain::{BlockReason, Candidate, Explanation, FieldReason, Reason};
pub use extractor::{Extractor, Parser, extract};
