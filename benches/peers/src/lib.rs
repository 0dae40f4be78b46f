//! newsprint beside its peers.
//!
//!     cargo bench -p newsprint-peers                                    on the fixtures
//!     NEWSPRINT_PAGES=folder cargo bench -p newsprint-peers             on the pages below a folder too
//!
//! Each page is read by all, one after the other, so that what else the machine does meets all alike. The peers are
//! given text that is decoded already, newsprint is given bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use newsprint::{Extractor, Parser, lab};
use url::Url;

#[path = "../../pages/mod.rs"]
pub mod pages;

/// A page as bytes, and as text.
pub struct Page {
    /// As it came.
    pub bytes: Vec<u8>,
    /// Decoded.
    pub text: String,
}

impl Page {
    /// Decodes a page.
    pub fn new(bytes: Vec<u8>) -> Self {
        let text = lab::stage::decode(&bytes).into_owned();
        Self { bytes, text }
    }
}

/// One way to read a page.
pub struct Peer {
    /// What it is called in the tables.
    pub name: &'static str,
    read: fn(&Page) -> usize,
}

impl Peer {
    /// Reads a page; gives the size of what was read, or nothing if the peer panics.
    pub fn read(&self, page: &Page) -> Option<usize> {
        catch_unwind(AssertUnwindSafe(|| (self.read)(page))).ok()
    }
}

/// All of them. The first is what the others are compared with.
pub const PEERS: &[Peer] = &[
    Peer { name: "newsprint, whole article", read: |page| article(&Extractor::new(), page) },
    Peer { name: "newsprint, body and fields", read: |page| article(&Extractor::new().quotes_and_people(false), page) },
    Peer {
        name: "newsprint, whole article, standard parser",
        read: |page| article(&Extractor::new().parser(Parser::Standard), page),
    },
    Peer { name: "newsprint, tree alone", read: |page| lab::nodes(&page.text, Parser::Fast) },
    Peer { name: "html5ever, into newsprint's tree", read: |page| lab::nodes(&page.text, Parser::Standard) },
    Peer { name: "scraper, tree alone", read: |page| scraper::Html::parse_document(&page.text).tree.nodes().count() },
    Peer {
        name: "legible",
        read: |page| legible::parse(&page.text, None, None).map_or(0, |read| read.text_content.len()),
    },
    Peer {
        name: "dom_smoothie",
        read: |page| {
            let read =
                dom_smoothie::Readability::new(page.text.as_str(), None, None).and_then(|mut reader| reader.parse());
            read.map_or(0, |read| read.text_content.len())
        },
    },
    Peer {
        name: "readability",
        read: |page| {
            let url = Url::parse("https://example.org/").expect("an address");
            readability::extractor::extract(&mut page.text.as_bytes(), &url).map_or(0, |read| read.text.len())
        },
    },
    Peer {
        name: "rs-trafilatura",
        read: |page| rs_trafilatura::extract(&page.text).map_or(0, |read| read.content_text.len()),
    },
];

fn article(extractor: &Extractor, page: &Page) -> usize {
    extractor.extract(&page.bytes).map_or(0, |article| article.body.text.len())
}

/// The value below which `share` of the sorted values lie.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * share).round() as usize).copied().unwrap_or(f64::NAN)
}
