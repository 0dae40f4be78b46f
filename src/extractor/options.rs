//! The options of an [`Extractor`], and how they are set.

use super::{Extractor, Parser};
use crate::limits::Limits;

impl Extractor {
    /// The largest input that is read unless [`max_input_bytes`](Self::max_input_bytes) says otherwise: 64 MiB.
    pub const DEFAULT_MAX_INPUT_BYTES: usize = Limits::INPUT_BYTES;

    /// The most nodes that a page's tree is given unless [`max_nodes`](Self::max_nodes) says otherwise: 16 million.
    pub const DEFAULT_MAX_NODES: usize = Limits::NODES;

    /// The greatest depth of a page's tree unless [`max_depth`](Self::max_depth) says otherwise: 512, as in browsers.
    pub const DEFAULT_MAX_DEPTH: usize = Limits::DEPTH;

    /// The most JSON-LD that is read of a page unless [`max_json_ld_bytes`](Self::max_json_ld_bytes) says otherwise:
    /// 16 MiB.
    pub const DEFAULT_MAX_JSON_LD_BYTES: usize = Limits::JSON_LD_BYTES;

    /// The most blocks that are looked at unless [`max_blocks`](Self::max_blocks) says otherwise: about a million.
    pub const DEFAULT_MAX_BLOCKS: usize = Limits::BLOCKS;

    /// The most quotes that are listed unless [`max_quotes`](Self::max_quotes) says otherwise: 16,384.
    pub const DEFAULT_MAX_QUOTES: usize = Limits::QUOTES;

    /// The most people that are listed unless [`max_people`](Self::max_people) says otherwise: about 260,000.
    pub const DEFAULT_MAX_PEOPLE: usize = Limits::PEOPLE;

    /// An extractor with the default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// The page's address: links and pictures are resolved against it, and it is weak evidence of the day.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The charset that the server named, as in `Content-Type`. It yields to a byte order mark, and to bytes beyond ASCII that
    /// are all valid UTF-8: no text in another encoding passes for that by chance.
    pub fn charset(mut self, label: impl Into<String>) -> Self {
        self.charset = Some(label.into());
        self
    }

    /// Which parser to use; the default is [`Parser::Fast`].
    pub fn parser(mut self, parser: Parser) -> Self {
        self.parser = parser;
        self
    }

    /// The largest input that is read, in bytes. A larger one is [`Error::TooLarge`](crate::Error::TooLarge), so that
    /// nothing is cut off unseen.
    pub fn max_input_bytes(mut self, bytes: usize) -> Self {
        self.limits.input_bytes = bytes;
        self
    }

    /// The most nodes that a page's tree is given; what comes after is kept as text without its elements, and the
    /// article is marked with [`Bound::Nodes`](crate::Bound::Nodes).
    pub fn max_nodes(mut self, nodes: usize) -> Self {
        self.limits.nodes = nodes;
        self
    }

    /// How deep elements may be nested; what is nested deeper is flattened, its text kept, and the article marked with
    /// [`Bound::Depth`](crate::Bound::Depth). A page costs at most its size times this.
    pub fn max_depth(mut self, elements: usize) -> Self {
        self.limits.depth = elements;
        self
    }

    /// How much JSON-LD is read of a page, in bytes. A script that would go beyond is passed over, and the article is
    /// marked with [`Bound::Metadata`](crate::Bound::Metadata).
    pub fn max_json_ld_bytes(mut self, bytes: usize) -> Self {
        self.limits.json_ld_bytes = bytes;
        self
    }

    /// How many blocks of a page are looked at, at least one. Those that come after are left out of the body; of a story
    /// text, which is kept whole, they are joined to the last. The article is marked with
    /// [`Bound::Blocks`](crate::Bound::Blocks).
    pub fn max_blocks(mut self, blocks: usize) -> Self {
        self.limits.blocks = blocks;
        self
    }

    /// How many quotes are listed: the first ones. The article is marked with [`Bound::Quotes`](crate::Bound::Quotes)
    /// where there are more.
    pub fn max_quotes(mut self, quotes: usize) -> Self {
        self.limits.quotes = quotes;
        self
    }

    /// How many people are listed: those first named. The article is marked with [`Bound::People`](crate::Bound::People)
    /// where there are more; quotes keep their speakers.
    pub fn max_people(mut self, people: usize) -> Self {
        self.limits.people = people;
        self
    }

    /// Whether quotes and people are looked for, as they are unless told otherwise. Who wants body and fields only saves
    /// their time.
    pub fn quotes_and_people(mut self, wanted: bool) -> Self {
        self.quotes_and_people = wanted;
        self
    }
}
