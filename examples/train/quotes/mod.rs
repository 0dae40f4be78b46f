//! Learns who speaks a quotation, whom a pronoun means, and what is reported speech.

mod gold;
mod net;
mod trust;

use std::io::{self, Write};
use std::path::Path;

use newsprint::lab::quote::{self as lab, Ground, Lesson, Nets, Trust};
use newsprint::{Quote, QuoteKind};

use gold::{Document, Gold, Offsets, Report};
use net::{Network, Question, Task};

/// The head of a model file.
const FIELDS: [(&str, &str); 4] = [
    ("kind", "net"),
    ("source", "PolNeAR 1.0, training part, and stories annotated or made up for this project: weights only, no text"),
    ("licence", "MIT OR Apache-2.0"),
    ("command", "cargo run --release --example train -- quotes DATA"),
];

/// Trains on the training part of PolNeAR and on the stories, and writes the models. `predictions` is a file for what is read
/// in every document by nets that have not learned from it, a line of JSON each.
pub fn train(data: &Path, predictions: Option<&str>) -> io::Result<()> {
    let gold = Gold::read(data)?;
    // Whom earlier pronouns mean is first not known at all, then by what was learned so.
    let [_, pronouns, _] = tasks(&gold.documents, &Nets::of(Vec::new(), Vec::new(), Vec::new()));
    let nets = Nets::of(Vec::new(), file(&net::train(&pronouns, None), &[]), Vec::new());
    let tasks = tasks(&gold.documents, &nets);
    let held: Vec<[Network; 3]> =
        (0..gold.folds.len()).map(|fold| tasks.each_ref().map(|task| net::train(task, Some(fold)))).collect();
    for (number, task) in tasks.iter().enumerate() {
        let networks = held.iter().map(|networks| &networks[number]);
        measure(task, gold.folds.iter().zip(networks));
    }
    let read = read_held_back(&gold, &held);
    let counted = counted(&gold, &read);
    let trust = trust::fit(counted.iter());
    measure_trust(&counted, gold.folds.len());
    for (task, fields) in tasks.iter().zip([&[(Trust::FIELD, trust.field())][..], &[], &[]]) {
        let file = file(&net::train(task, None), fields);
        println!("{}: {} bytes", task.name, file.len());
        std::fs::write(format!("src/model/{}.npm", task.name), file)?;
    }
    predictions.map_or(Ok(()), |path| write(&gold, &read, path))
}

/// The questions that the documents teach, model by model.
fn tasks(documents: &[Document], nets: &Nets) -> [Task; 3] {
    let task = |name, features, epochs, dropped| Task { name, features, epochs, dropped, questions: Vec::new() };
    let mut tasks = [
        task("speakers", lab::speaker_features(), 12, 0.4),
        task("pronouns", lab::pronoun_features(), 10, 0.3),
        task("reports", lab::report_features(), 6, 0.0),
    ];
    let mut missed = 0;
    for document in documents {
        let lessons = lab::lessons(&document.text, &document.language, &document.known, nets);
        missed += lessons.missed;
        let contents = |reports: &Vec<Report>| reports.iter().map(|report| report.content).collect::<Vec<_>>();
        let contents = document.reports.as_ref().map(contents);
        let reports = contents.map(|contents| lab::report_lessons(&document.text, &contents));
        let all = [lessons.speakers, lessons.pronouns, reports.unwrap_or_default()];
        for (task, lessons) in tasks.iter_mut().zip(all) {
            let question =
                |lesson: Lesson| Question { candidates: lesson.candidates, right: lesson.right, fold: document.fold };
            task.questions.extend(lessons.into_iter().map(question));
        }
    }
    println!("{missed} quotations whose speaker is no candidate");
    tasks
}

/// Measures with every fold held back in turn, by the network that was learned without it.
fn measure<'f>(task: &Task, folds: impl Iterator<Item = (&'f String, &'f Network)>) {
    println!("{}: {} questions", task.name, task.questions.len());
    let (mut right, mut all) = (0, 0);
    for (fold, (name, network)) in folds.enumerate() {
        let (fold_right, fold_all) = net::accuracy(network, &task.questions, fold);
        println!("  without {name}: {fold_right} of {fold_all}");
        right += fold_right;
        all += fold_all;
    }
    println!("  held back, all: {:.2} %", 100.0 * right as f64 / all as f64);
}

/// The model's file.
fn file(network: &Network, more: &[(&str, String)]) -> Vec<u8> {
    let more = more.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<(&str, &str)> = FIELDS.into_iter().chain(more).collect();
    lab::net_file(&fields, &network.weights, &network.bias, &network.out)
}

/// What is read in every document by nets that were learned without its fold.
fn read_held_back(gold: &Gold, held: &[[Network; 3]]) -> Vec<Vec<(Quote, Ground)>> {
    let mut read: Vec<Vec<(Quote, Ground)>> = gold.documents.iter().map(|_| Vec::new()).collect();
    for (fold, networks) in held.iter().enumerate() {
        let [speakers, pronouns, reports] = networks.each_ref().map(|network| file(network, &[]));
        let nets = Nets::of(speakers, pronouns, reports);
        for (document, quotes) in gold.documents.iter().zip(&mut read).filter(|(document, _)| document.fold == fold) {
            *quotes = lab::quotes(&document.text, &document.language, &nets);
        }
    }
    read
}

/// What the speakers given in real articles rest on, and whether each is right.
fn counted(gold: &Gold, read: &[Vec<(Quote, Ground)>]) -> Vec<(usize, Ground, bool)> {
    let documents = gold.documents.iter().zip(read).filter(|(document, _)| !document.is_invented);
    let counted = documents.flat_map(|(document, quotes)| {
        quotes.iter().filter_map(|(quote, ground)| Some((document.fold, *ground, trust::is_right(document, quote)?)))
    });
    counted.collect()
}

/// Fits the chances to all folds but one and measures them on that one.
fn measure_trust(counted: &[(usize, Ground, bool)], folds: usize) {
    let mut measured = Vec::new();
    for fold in 0..folds {
        let trust = trust::fit(counted.iter().filter(|(of, ..)| *of != fold));
        let here = counted.iter().filter(|(of, ..)| *of == fold);
        measured.extend(here.map(|(_, ground, right)| (trust.confidence(*ground), *right)));
    }
    trust::report(&measured);
}

/// Writes what was read, a line a document. Offsets are code points.
fn write(gold: &Gold, read: &[Vec<(Quote, Ground)>], path: &str) -> io::Result<()> {
    let mut out = io::BufWriter::new(std::fs::File::create(path)?);
    for (document, quotes) in gold.documents.iter().zip(read) {
        let offsets = Offsets::new(&document.text);
        let direct = quotes.iter().filter(|(quote, _)| quote.kind != QuoteKind::Indirect).map(|(quote, _)| {
            let (start, end) = (offsets.points(quote.span.start), offsets.points(quote.span.end));
            let speaker = quote.speaker.as_ref();
            let (name, confidence) = (speaker.map(|speaker| &speaker.name), speaker.map(|speaker| speaker.confidence));
            serde_json::json!({ "start": start, "end": end, "speaker": name, "confidence": confidence })
        });
        let row = serde_json::json!({ "doc": document.name, "quotes": direct.collect::<Vec<_>>() });
        writeln!(out, "{row}")?;
    }
    out.flush()
}
