//! The stages of the pipeline one by one, for `benches/`.

use std::borrow::Cow;

use crate::block::{self, Block};
use crate::body::{self, Selection};
use crate::name::Mention;
use crate::name::tongue::{Tongue, tongue};
use crate::page::{self, Metadata, Page};
use crate::person::Cast;
use crate::text::Prose;
use crate::{Parser, field, name, quote};

/// Bytes to text.
pub fn decode(html: &[u8]) -> Cow<'_, str> {
    crate::decode::decode(html, None).text
}

/// A page with what each stage makes of it, so that each can be run again by itself.
pub struct Stages {
    html: String,
    page: Page,
    metadata: Metadata,
    blocks: Vec<Block>,
    selection: Selection,
}

impl Stages {
    /// Runs the stages up to the body once.
    pub fn of(html: &[u8]) -> Self {
        let html = decode(html).into_owned();
        let page = page::fast::parse(&html);
        let metadata = Metadata::read(&page);
        let blocks = block::blocks(&page);
        let selection = body::select(&page, &blocks, &metadata);
        Self { html, page, metadata, blocks, selection }
    }

    /// Text to tree.
    pub fn parse(&self, parser: Parser) -> impl Sized {
        match parser {
            Parser::Fast => page::fast::parse(&self.html),
            Parser::Standard => page::standard::parse(&self.html),
        }
    }

    /// What the page declares.
    pub fn metadata(&self) -> impl Sized {
        Metadata::read(&self.page)
    }

    /// Tree to blocks.
    pub fn blocks(&self) -> impl Sized {
        block::blocks(&self.page)
    }

    /// Blocks to body.
    pub fn body(&self) -> impl Sized {
        body::select(&self.page, &self.blocks, &self.metadata)
    }

    /// Headline, byline, dates and the rest.
    pub fn fields(&self) -> impl Sized {
        let Self { page, metadata, blocks, selection, .. } = self;
        field::read(&field::Sources::new(page, metadata, blocks, selection, None))
    }

    /// The story's text, and what is made of it.
    pub fn story(&self) -> Story<'_> {
        Story::of(&self.selection.body.text)
    }
}

/// The text of a story with what each stage makes of it, so that each can be run again by itself.
pub struct Story<'t> {
    prose: Prose<'t>,
    tongue: Tongue,
    mentions: Vec<Mention>,
    cast: Cast,
}

impl<'t> Story<'t> {
    /// Runs the stages up to the people once.
    pub fn of(text: &'t str) -> Self {
        let prose = Prose::new(text);
        let tongue = tongue(&prose, None);
        let mentions = name::mentions(&prose, tongue);
        let cast = Cast::gather(&prose, &mentions, tongue);
        Self { prose, tongue, mentions, cast }
    }

    /// How long the text is.
    pub fn bytes(&self) -> usize {
        self.prose.text.len()
    }

    /// Text to paragraphs, sentences and tokens.
    pub fn prose(&self) -> impl Sized + '_ {
        Prose::new(self.prose.text)
    }

    /// Mentions of people.
    pub fn names(&self) -> impl Sized + use<> {
        name::mentions(&self.prose, tongue(&self.prose, None))
    }

    /// Mentions to people.
    pub fn people(&self) -> impl Sized + use<> {
        Cast::gather(&self.prose, &self.mentions, self.tongue)
    }

    /// Quotes and their speakers.
    pub fn quotes(&self) -> impl Sized + use<> {
        quote::read(&self.prose, &self.cast, None, usize::MAX)
    }
}
