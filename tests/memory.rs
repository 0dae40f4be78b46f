//! Twice the input takes at most about twice the memory, whatever the input.

mod hostile;

use std::sync::{Mutex, PoisonError};

use hostile::{HTML, Kind, TEXT};
use newsprint::{Article, Error, Extractor, Parser};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The tests of this file count what the whole program takes, so they run one after another.
static ALONE: Mutex<()> = Mutex::new(());

/// The size of the smaller input in bytes.
const SIZE: usize = 60_000;

/// What any input may take, in bytes, and what each of its bytes may, where every other one is a block. Pages take four.
const AT_ONCE: usize = 4 << 20;
const FOR_EACH_BYTE: usize = 512;

/// The most bytes that stand at once while an input is read, above what stood before.
fn peak(read: impl Fn(&str) -> Result<Article, Error>, input: &str) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    drop(read(input).expect("no error"));
    MEMORY.peak_usage().saturating_sub(before)
}

/// The HTML pages among the fixtures, as far as they are in UTF-8.
fn fixtures() -> impl Iterator<Item = String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let pages =
        std::fs::read_dir(folder).expect("fixtures").map(|page| page.expect("a folder").path().join("page.html"));
    pages.filter_map(|path| std::fs::read_to_string(path).ok())
}

fn check(kinds: &[Kind], read: impl Fn(&str) -> Result<Article, Error>) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut faults = Vec::new();
    for kind in kinds {
        let (once, twice) = (kind.input(SIZE), kind.input(2 * SIZE));
        // Word lists are laid out by the first page that needs them.
        peak(&read, &once);
        let (small, large) = (peak(&read, &once), peak(&read, &twice));
        if large > small * 5 / 2 + 100_000 || large > AT_ONCE + FOR_EACH_BYTE * twice.len() {
            faults.push(format!("{}: {small} bytes for {}, {large} for {}", kind.name, once.len(), twice.len()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn html_takes_memory_in_step_with_its_size() {
    for parser in [Parser::Fast, Parser::Standard] {
        check(HTML, |html| Extractor::new().parser(parser).extract(html.as_bytes()));
    }
}

#[test]
fn a_page_takes_six_times_its_size_at_the_most() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let extractor = Extractor::new().quotes_and_people(false);
    let read = |html: &str| extractor.extract(html.as_bytes());
    // Of smaller pages what each page takes, whatever its size, is the most.
    let pages = fixtures().filter(|html| html.len() > 4_000);
    let ratios: Vec<f64> = pages
        .map(|html| {
            peak(read, &html);
            peak(read, &html) as f64 / html.len() as f64
        })
        .collect();
    assert!(ratios.len() > 20 && ratios.iter().all(|ratio| *ratio < 6.0), "{ratios:.2?}");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn page_text_takes_memory_in_step_with_its_size() {
    check(TEXT, |text| Extractor::new().extract_page_text(text));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn story_text_takes_memory_in_step_with_its_size() {
    check(TEXT, |text| Extractor::new().read_story(text));
}
