//! The standard parser: html5ever's own tokenizer and tree builder. The reference for the fast one.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use super::Page;
use super::sink::Sink;

/// Parses a decoded page.
pub(crate) fn parse(html: &str) -> Page {
    // A reader runs no scripts, so <noscript> holds elements, as in a browser with scripting off.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    parse_document(Sink::new(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(html)
}
