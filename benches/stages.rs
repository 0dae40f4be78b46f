//! How long each stage of the pipeline takes, and the whole of it.
//!
//!     cargo bench                                  the fixtures
//!     NEWSPRINT_PAGES=folder cargo bench           the pages below a folder too
//!     cargo bench -- parse                         one stage
//!
//! A round reads every page of the set once; bytes a second are bytes of HTML. Each stage is given what the stages before
//! it have made. For what is read from a story's text, bytes a second are bytes of that text.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput};
use newsprint::lab::stage::{Stages, Story, decode};
use newsprint::{Extractor, Parser};

mod pages;

/// Measures `read` over all of `inputs`.
fn each<T>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, inputs: &[T], read: impl Fn(&T)) {
    group.bench_function(name, |bencher| bencher.iter(|| inputs.iter().for_each(&read)));
}

/// Keeps what was made from being optimised away, and frees it.
fn done<T>(made: T) {
    drop(black_box(made));
}

fn stages(criterion: &mut Criterion) {
    for set in pages::sets() {
        let stages: Vec<Stages> = set.pages.iter().map(|page| Stages::of(page)).collect();
        let mut group = criterion.benchmark_group(format!("stage/{}", set.name));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(set.bytes()));
        each(&mut group, "decode", &set.pages, |page| done(decode(page)));
        each(&mut group, "parse fast", &stages, |page| done(page.parse(Parser::Fast)));
        each(&mut group, "parse standard", &stages, |page| done(page.parse(Parser::Standard)));
        each(&mut group, "metadata", &stages, |page| done(page.metadata()));
        each(&mut group, "blocks", &stages, |page| done(page.blocks()));
        each(&mut group, "body", &stages, |page| done(page.body()));
        each(&mut group, "fields", &stages, |page| done(page.fields()));
        group.finish();
    }
}

fn stories(criterion: &mut Criterion) {
    for set in pages::sets() {
        let pages: Vec<Stages> = set.pages.iter().map(|page| Stages::of(page)).collect();
        let stories: Vec<Story<'_>> = pages.iter().map(Stages::story).collect();
        let bytes = stories.iter().map(|story| story.bytes() as u64).sum();
        let mut group = criterion.benchmark_group(format!("story/{}", set.name));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(bytes));
        each(&mut group, "prose", &stories, |story| done(story.prose()));
        each(&mut group, "names", &stories, |story| done(story.names()));
        each(&mut group, "people", &stories, |story| done(story.people()));
        each(&mut group, "quotes", &stories, |story| done(story.quotes()));
        group.finish();
    }
}

fn whole(criterion: &mut Criterion) {
    for set in pages::sets() {
        let mut group = criterion.benchmark_group(format!("whole/{}", set.name));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(set.bytes()));
        let fast = Extractor::new();
        each(&mut group, "article fast", &set.pages, |page| done(fast.extract(page)));
        let standard = Extractor::new().parser(Parser::Standard);
        each(&mut group, "article standard", &set.pages, |page| done(standard.extract(page)));
        let fields = Extractor::new().quotes_and_people(false);
        each(&mut group, "body and fields", &set.pages, |page| done(fields.extract(page)));
        group.finish();
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    stages(&mut criterion);
    stories(&mut criterion);
    whole(&mut criterion);
    criterion.final_summary();
}
