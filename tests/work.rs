//! Twice the input is at most about twice the work, whatever the input. Allocations are counted; and one long input is timed
//! against as many bytes in many short ones, where a square would show.

mod hostile;

use std::alloc::System;
use std::hint::black_box;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use hostile::{HTML, Kind, TEXT};
use newsprint::output::report::{self, Entry};
use newsprint::output::{self, Keep};
use newsprint::{Article, Error, Extractor, Parser};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The tests of this file count what the whole program does, so they run one after another.
static ALONE: Mutex<()> = Mutex::new(());

/// The size in bytes of the smaller of the inputs for which allocations are counted.
const COUNTED: usize = 60_000;

/// The size in bytes of the smaller of the inputs that are timed.
const TIMED: usize = 20_000;

/// How many times as long the input is that is timed.
const TIMES: usize = 16;

type Read<'r> = &'r dyn Fn(&str) -> Result<Article, Error>;

/// How often memory is asked for while an input is read, and for how many bytes in all.
fn work(read: Read<'_>, input: &str) -> (usize, usize) {
    let region = Region::new(ALLOCATOR);
    drop(read(input).expect("no error"));
    let done = region.change();
    (done.allocations + done.reallocations, done.bytes_allocated)
}

/// How long it takes to do something so many times.
fn time(work: impl Fn(), times: usize) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        work();
    }
    start.elapsed()
}

/// What is wrong where work on an input takes longer than that on as many bytes of short ones.
fn fault_of_time(short: impl Fn(), long: impl Fn()) -> Option<String> {
    // Both take the same time but for the square, and are disturbed alike; and a machine that is busy elsewhere is given
    // further tries.
    let tries = (0..4).map(|_| (time(&short, TIMES), time(&long, 1)));
    let faults: Vec<_> = tries.take_while(|(many, one)| *one > *many * 4 + Duration::from_millis(5)).collect();
    let (many, one) = faults.get(3)?;
    Some(format!("{many:?} for {TIMES} inputs of {TIMED} bytes, {one:?} for one that is as long as all"))
}

/// Writes an article in every form.
fn write(article: &Article) {
    black_box((output::schema_org_script(article), output::ninjs(article), output::text(article)));
    black_box(output::markdown(article, Keep::TEXT.links().pictures()));
    black_box((report::report(article), report::index(&[Entry::new("a.html", article)])));
    black_box((0..article.quotes.len()).filter_map(|quote| article.speaker_of(quote)).count());
}

/// Calls `fault` for every kind of input with each way of reading it. It says what is wrong, if anything is.
fn each(fault: impl Fn(&Kind, Read<'_>) -> Option<String>) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut faults = Vec::new();
    for kind in HTML {
        for parser in [Parser::Fast, Parser::Standard] {
            let fault = fault(kind, &|html| Extractor::new().parser(parser).extract(html.as_bytes()));
            faults.extend(fault.map(|fault| format!("{}, {parser:?}: {fault}", kind.name)));
        }
    }
    for kind in TEXT {
        let fault_of_page = fault(kind, &|text| Extractor::new().extract_page_text(text));
        faults.extend(fault_of_page.map(|fault| format!("{}, page text: {fault}", kind.name)));
        let fault_of_story = fault(kind, &|text| Extractor::new().read_story(text));
        faults.extend(fault_of_story.map(|fault| format!("{}, story text: {fault}", kind.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn allocations_grow_with_the_input() {
    each(|kind, read| {
        let (once, twice) = (kind.input(COUNTED), kind.input(2 * COUNTED));
        // Word lists are laid out by the first page that needs them.
        work(read, &once);
        let ((calls, bytes), (more_calls, more_bytes)) = (work(read, &once), work(read, &twice));
        // A longer page may be found to hold a story where the shorter one is not, which takes its share once.
        let grows = more_calls > calls * 22 / 10 + COUNTED / 10 || more_bytes > bytes * 25 / 10 + COUNTED * 20;
        grows.then(|| format!("{calls} allocations of {bytes} bytes, then {more_calls} of {more_bytes}"))
    });
}

/// Checks that what is long costs its length, but not again for each of the many things beside it.
fn check_length(page: impl Fn(&str) -> String) {
    const LENGTH: usize = 20_000;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let read = |html: &str| Extractor::new().extract(html.as_bytes());
    let (short, long) = (page("x"), page(&"x".repeat(LENGTH)));
    work(&read, &short);
    let ((_, bytes), (_, more_bytes)) = (work(&read, &short), work(&read, &long));
    assert!(more_bytes < bytes + 100 * LENGTH, "{bytes} bytes, and {more_bytes} with what is long");
}

#[test]
fn an_items_names_are_not_kept_for_each_property() {
    let properties = "<i itemprop=a>x</i>".repeat(1000);
    check_length(|name| format!("<div itemscope itemtype={name}>{properties}"));
    check_length(|name| format!("<div itemprop={name} itemscope>{properties}"));
}

#[test]
fn what_elements_hold_together_is_not_read_for_each() {
    let nested = |tag: &str| tag.repeat(400);
    for name in ["datePublished", "articleSection", "headline", "isAccessibleForFree"] {
        check_length(|text| format!("{}<p>{text}", nested(&format!("<div itemprop={name}>"))));
    }
    check_length(|text| format!("{}<a href=/a>{text}</a>", nested("<div class=breadcrumb>")));
    check_length(|text| format!("{}<p>{text}", nested("<div class=author>")));
    check_length(|text| format!("<p>{text} {}", nested("<a class=author href=/a>Ann Lee</a> ")));
}

#[test]
fn a_title_and_an_address_are_not_folded_for_each_node() {
    let nodes = r#"{"@type": "NewsArticle", "headline": "y", "url": "z"},"#.repeat(1000);
    let linked = format!("<script type=application/ld+json>[{nodes}]</script>");
    check_length(|title| format!("<title>{title}</title>{linked}"));
    check_length(|address| format!("<link rel=canonical href={address}>{linked}"));
}

#[test]
fn quotations_that_are_not_listed_cost_little() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let text = "“We will open the port,” she said. “It is ready,” he said.\n".repeat(1000);
    let of = |extractor: Extractor| move |text: &str| extractor.read_story(text);
    let (all, few) = (of(Extractor::new()), of(Extractor::new().max_quotes(10)));
    work(&all, &text);
    let ((calls, _), (fewer, _)) = (work(&all, &text), work(&few, &text));
    assert!(fewer * 3 < calls, "{calls} allocations for all, {fewer} for ten");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn time_grows_with_the_input() {
    each(|kind, read| {
        let (short, long) = (kind.input(TIMED), kind.input(TIMES * TIMED));
        let work = |input| drop(read(input).expect("no error"));
        fault_of_time(|| work(&short), || work(&long))
    });
}

#[test]
#[cfg_attr(debug_assertions, ignore = "the unoptimised build takes minutes")]
fn time_to_write_grows_with_the_article() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let html = HTML.iter().map(|kind| (kind, Extractor::extract as fn(&Extractor, &[u8]) -> Result<Article, Error>));
    let text = |extractor: &Extractor, text: &[u8]| extractor.read_story(&String::from_utf8_lossy(text));
    let mut faults = Vec::new();
    for (kind, read) in html.chain(TEXT.iter().map(|kind| (kind, text as _))) {
        let article = |bytes| read(&Extractor::new(), kind.input(bytes).as_bytes()).expect("no error");
        let (short, long) = (article(TIMED), article(TIMES * TIMED));
        let fault = fault_of_time(|| write(&short), || write(&long));
        faults.extend(fault.map(|fault| format!("{}: {fault}", kind.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
