//! All development pages in one process on two threads: little memory, no slow page, the same articles in any order, again
//! and again, with either parser. The pages stand beside a checkout on some machines only; elsewhere there is nothing to do.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use newsprint::{Article, Extractor, Parser};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most bytes that reading may take above the pages themselves.
const MOST_BYTES: usize = 200 << 20;

/// The longest that one page may take, in the best of the runs.
const LONGEST: Duration = Duration::from_millis(250);

/// The pages in the order of their paths.
fn pages() -> Vec<(String, Vec<u8>)> {
    let data = std::env::var_os("NEWSPRINT_DATA").map(PathBuf::from);
    let data = data.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let sets = entries(&data.join("pages")).collect::<Vec<_>>();
    let mut paths: Vec<PathBuf> = sets.iter().flat_map(|set| entries(set)).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".html.gz"));
    paths.sort();
    let page = |path: PathBuf| {
        let mut bytes = Vec::new();
        let file = fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        MultiGzDecoder::new(file).read_to_end(&mut bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.display().to_string(), bytes)
    };
    paths.into_iter().map(page).collect()
}

/// Only one parser knows where in the source a block stands.
fn without_source(mut article: Article) -> Article {
    article.body.blocks.iter_mut().for_each(|block| block.source = None);
    article
}

/// What came of a page: its article, as a digest of the JSON, and how long it took.
type Outcome = (u64, Duration);

/// Reads all pages in an order, on two threads. The outcomes stand in the order of the pages.
fn run(pages: &[(String, Vec<u8>)], order: &[usize], parser: Parser) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let extractor = Extractor::new().parser(parser);
    let work = || {
        let mut done = Vec::new();
        while let Some(number) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let start = Instant::now();
            let article = extractor.extract(&pages[*number].1).expect("a page within the limits");
            let taken = start.elapsed();
            let mut digest = DefaultHasher::new();
            serde_json::to_string(&without_source(article)).expect("an article is JSON").hash(&mut digest);
            done.push((*number, (digest.finish(), taken)));
        }
        done
    };
    let mut outcomes = thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect::<Vec<_>>()
    });
    outcomes.sort_by_key(|(number, _)| *number);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn every_page_is_read_fast_in_little_memory_and_always_the_same() {
    let pages = pages();
    if pages.is_empty() {
        assert!(std::env::var_os("NEWSPRINT_DATA").is_none(), "NEWSPRINT_DATA holds no pages");
        println!("no development pages at NEWSPRINT_DATA or ../shared/data: nothing was read");
        return;
    }
    let forth: Vec<usize> = (0..pages.len()).collect();
    let back: Vec<usize> = forth.iter().rev().copied().collect();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let runs = [&forth, &back, &forth].map(|order| run(&pages, order, Parser::Fast));
    let most = MEMORY.peak_usage().saturating_sub(before);
    let standard = run(&pages, &forth, Parser::Standard);

    let digests = |outcomes: &[Outcome]| outcomes.iter().map(|(digest, _)| *digest).collect::<Vec<_>>();
    let differing = |other: &[Outcome]| {
        let pairs = digests(&runs[0]).into_iter().zip(digests(other)).enumerate();
        pairs.filter(|(_, (one, other))| one != other).map(|(at, _)| pages[at].0.as_str()).collect::<Vec<_>>()
    };
    for other in [&runs[1], &runs[2], &standard] {
        assert_eq!(differing(other), Vec::<&str>::new(), "pages with two articles");
    }
    let best = |at: usize| runs.iter().map(|run| run[at].1).min().unwrap_or_default();
    let slowest = forth.iter().max_by_key(|at| best(**at)).copied().unwrap_or_default();
    let mut digest = DefaultHasher::new();
    digests(&runs[0]).hash(&mut digest);
    println!(
        "{} pages; at most {:.1} MB above them; slowest {:?}, {}; digest {:016x}",
        pages.len(),
        most as f64 / f64::from(1 << 20),
        best(slowest),
        pages[slowest].0,
        digest.finish()
    );
    assert!(most < MOST_BYTES, "{most} bytes above the pages");
    assert!(cfg!(debug_assertions) || best(slowest) < LONGEST, "{:?} for {}", best(slowest), pages[slowest].0);
}
