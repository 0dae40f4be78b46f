//! Learns the tagger of names.
//!
//! Every document is held back once: the first pass's scores that the second is learned from, and all figures, are of
//! models that have not seen the document, nor another of its publisher.

mod data;
mod learn;
mod measure;
pub mod random;
mod tables;
mod translate;
mod vary;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::thread;

use newsprint::Span;
use newsprint::lab::names::{self, Chain, FirstRows, KIND, Learned, Scores, SecondRows, Tag};

use self::data::{Document, FOLDS};
use self::learn::{Course, Index, Pass, Sample};

type First = Sample<{ size_of::<FirstRows>() / size_of::<u32>() }>;
type Second = Sample<{ size_of::<SecondRows>() / size_of::<u32>() }>;

const FIRST_COURSE: Course = Course { draws: 5, epochs: 10, rate: 0.1, decay: 1e-4, dropped: 30 };
const SECOND_COURSE: Course = Course { draws: 5, epochs: 6, rate: 0.05, decay: 1e-5, dropped: 20 };

/// A document ready to be learned from.
struct Lesson {
    document: Document,
    /// Whether it is a document of the data, and no variation of one.
    original: bool,
    runs: Vec<First>,
}

/// Learns, prints the figures held back, and writes the model; with `predictions`, what the models that had not seen
/// it say of each document, as JSON Lines.
pub fn train(folder: &str, model: &str, predictions: Option<&str>) -> io::Result<()> {
    let documents = data::read(Path::new(folder))?;
    let mut varied = vary::all(&documents);
    varied.extend(tables::all());
    let originals = documents.into_iter().map(|document| lesson(document, true));
    let mut lessons: Vec<Lesson> =
        originals.chain(varied.into_iter().map(|document| lesson(document, false))).collect();
    println!("{} documents, {} runs", lessons.len(), lessons.iter().map(|lesson| lesson.runs.len()).sum::<usize>());

    let mut samples: Vec<&mut First> = lessons.iter_mut().flat_map(|lesson| &mut lesson.runs).collect();
    let first_index = Index::number(&mut samples, FEWEST);
    println!("{} values of features", first_index.values.len());
    let folds = in_parallel(|fold| first_pass(&lessons, &first_index, fold));
    let mut second: Vec<(usize, Vec<Second>)> = lessons
        .iter()
        .enumerate()
        .filter(|(_, lesson)| lesson.original)
        .map(|(number, lesson)| (number, second_samples(lesson, &folds[lesson.document.fold])))
        .collect();
    let mut samples: Vec<&mut Second> = second.iter_mut().flat_map(|(_, samples)| samples).collect();
    let second_index = Index::number(&mut samples, FEWEST);
    let seconds = in_parallel(|fold| second_pass(&lessons, &second, &second_index, fold));
    measure::print(&lessons, &second, &folds, &seconds);
    if let Some(path) = predictions {
        let models: Vec<Vec<u8>> =
            folds.iter().zip(&seconds).map(|both| file([(both.0, &first_index), (both.1, &second_index)])).collect();
        write_predictions(path, &lessons, &models)?;
    }
    fs::write(model, file([(&folds[NONE], &first_index), (&seconds[NONE], &second_index)]))
}

/// A feature's value that is met less often is not learned.
const FEWEST: u32 = 4;

/// Stands for the fold that holds nothing back.
const NONE: usize = FOLDS;

/// One result a fold, and one with nothing held back, on as many threads as there are; the results do not depend on them.
fn in_parallel<T: Send>(task: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut results = Vec::new();
    for chunk in (0..=NONE).collect::<Vec<_>>().chunks(threads) {
        let task = &task;
        results.extend(thread::scope(|scope| {
            let running: Vec<_> = chunk.iter().map(|&fold| scope.spawn(move || task(fold))).collect();
            running.into_iter().map(|thread| thread.join().expect("no task panics")).collect::<Vec<T>>()
        }));
    }
    results
}

fn lesson(document: Document, original: bool) -> Lesson {
    let mut names = document.names.iter().peekable();
    let mut runs = Vec::new();
    for run in names::runs(&document.text) {
        let mut tags = vec![Tag::Outside; run.tokens.len()];
        let Some((first, last)) = run.tokens.first().zip(run.tokens.last()) else { continue };
        while names.next_if(|name| name.end <= first.start).is_some() {}
        while let Some(name) = names.next_if(|name| name.start < last.end) {
            mark(&run, *name, &mut tags);
        }
        runs.push(Sample { rows: run.rows, given: Vec::new(), tags, weight: document.weight });
    }
    Lesson { document, original, runs }
}

/// Marks the tokens that a name covers, without titles before it and with its suffix.
fn mark(run: &names::Run, name: Span, tags: &mut [Tag]) {
    let covered = (0..run.tokens.len()).filter(|&at| run.tokens[at].overlaps(name));
    let Some((first, last)) = covered.clone().next().zip(covered.clone().next_back()) else { return };
    let name = run.name_proper(first..last + 1);
    match &mut tags[name] {
        [] => {}
        [only] => *only = Tag::Only,
        [first, inside @ .., last] => {
            *first = Tag::First;
            inside.fill(Tag::Inside);
            *last = Tag::Last;
        }
    }
}

fn first_pass(lessons: &[Lesson], index: &Index, held_back: usize) -> Pass {
    let seen = |lesson: &&Lesson| lesson.document.fold != held_back;
    let samples: Vec<&First> = lessons.iter().filter(seen).flat_map(|lesson| &lesson.runs).collect();
    Pass::learn(&samples, index.values.len(), FIRST_COURSE)
}

fn second_pass(lessons: &[Lesson], second: &[(usize, Vec<Second>)], index: &Index, held_back: usize) -> Pass {
    let seen = |(number, _): &&(usize, Vec<Second>)| lessons[*number].document.fold != held_back;
    let samples: Vec<&Second> = second.iter().filter(seen).flat_map(|(_, samples)| samples).collect();
    Pass::learn(&samples, index.values.len(), SECOND_COURSE)
}

/// What the second pass sees of a document, by a first pass that did not learn from it.
fn second_samples(lesson: &Lesson, first: &Pass) -> Vec<Second> {
    let chain = Chain::from(&first.transitions);
    let scores: Vec<Vec<Scores>> = lesson.runs.iter().map(|run| first.scores(&run.rows, &[])).collect();
    let marginals: Vec<Scores> = scores.iter().flat_map(|scores| chain.marginals(scores, None)).collect();
    let mut rows = names::evidence(&lesson.document.text, &marginals).into_iter();
    let sample = |(run, given): (&First, Vec<Scores>)| Second {
        rows: rows.by_ref().take(run.tags.len()).collect(),
        given,
        tags: run.tags.clone(),
        weight: lesson.document.weight,
    };
    lesson.runs.iter().zip(scores).map(sample).collect()
}

fn file(passes: [(&Pass, &Index); 2]) -> Vec<u8> {
    let source = "WikiGold (CC BY 4.0), CrossNER politics (MIT), Broad Twitter Corpus news part (CC BY 4.0), the project's \
                  own annotations, stories made up for it, machine annotations of PolNeAR articles";
    let fields = [
        ("kind", KIND),
        ("source", source),
        ("licence", "CC BY 4.0"),
        ("command", "cargo run --release --example train -- names DATA src/model/names.npm"),
    ];
    names::write(
        &fields,
        passes.map(|(pass, index)| Learned {
            transitions: &pass.transitions,
            values: &index.values,
            scores: &pass.rows,
        }),
    )
}

fn write_predictions(path: &str, lessons: &[Lesson], models: &[Vec<u8>]) -> io::Result<()> {
    let mut out = io::BufWriter::new(fs::File::create(path)?);
    for Lesson { document, .. } in lessons.iter().filter(|lesson| lesson.original) {
        let people = names::people(&models[document.fold], &document.text);
        writeln!(out, "{}", serde_json::json!({"set": document.set, "id": document.id, "people": people}))?;
    }
    out.flush()
}
