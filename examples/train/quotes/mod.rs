//! Learns who speaks a quotation.

mod net;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use newsprint::Span;
use newsprint::lab::quote::{self as lab, Answer, Known, Lesson};
use serde_json::Value;

use net::Question;

/// Quoted words without a speaker, if there are so many of them, were rather overlooked than no speech.
const OVERLOOKED: usize = 9;

/// What is trained: a model, and how often it goes over the questions.
struct Task {
    name: &'static str,
    model: &'static str,
    features: usize,
    epochs: usize,
}

/// Trains on the training part of PolNeAR and writes the models.
pub fn train(data: &Path) -> io::Result<()> {
    train_speakers(&data.join("gold/polnear-train.jsonl"))?;
    train_reports(&data.join("gold/polnear-attributions-train.jsonl"))
}

/// The publishers, numbered as they come.
#[derive(Default)]
struct Folds(BTreeMap<String, usize>);

impl Folds {
    fn of(&mut self, row: &Value) -> usize {
        let publisher = row["doc"].as_str().unwrap_or("").split('_').next().unwrap_or("").to_owned();
        let count = self.0.len();
        *self.0.entry(publisher).or_insert(count)
    }
}

fn train_reports(path: &Path) -> io::Result<()> {
    let mut questions = Vec::new();
    let mut folds = Folds::default();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let fold = folds.of(&row);
        let text = row["text"].as_str().unwrap_or("");
        let offsets = Offsets::new(text);
        let unquoted = row["attributions"].as_array().into_iter().flatten().filter(|found| found["quoted"] == false);
        let reports: Vec<Span> = unquoted.filter_map(|found| offsets.span(&found["content"])).collect();
        let lessons = lab::report_lessons(text, &reports).into_iter();
        questions.extend(lessons.map(|lesson| Question { candidates: lesson.candidates, right: lesson.right, fold }));
    }
    let report = Task { name: "reports", model: "src/model/reports.npm", features: lab::report_features(), epochs: 6 };
    learn(&report, &questions, &folds)
}

fn train_speakers(path: &Path) -> io::Result<()> {
    let mut speakers = Vec::new();
    let mut pronouns = Vec::new();
    let mut folds = Folds::default();
    let mut missed = 0;
    for line in std::fs::read_to_string(path)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let fold = folds.of(&row);
        let text = row["text"].as_str().unwrap_or("");
        let lessons = lab::lessons(text, &known(text, &row));
        missed += lessons.missed;
        let question = |lesson: Lesson| Question { candidates: lesson.candidates, right: lesson.right, fold };
        speakers.extend(lessons.speakers.into_iter().map(question));
        pronouns.extend(lessons.pronouns.into_iter().map(question));
    }
    println!("{missed} quotations whose speaker is no candidate");
    let speaker =
        Task { name: "speakers", model: "src/model/speakers.npm", features: lab::speaker_features(), epochs: 6 };
    learn(&speaker, &speakers, &folds)?;
    let pronoun =
        Task { name: "pronouns", model: "src/model/pronouns.npm", features: lab::pronoun_features(), epochs: 6 };
    learn(&pronoun, &pronouns, &folds)
}

/// Measures with every publisher held back in turn, then trains on all and writes the model.
fn learn(task: &Task, questions: &[Question], folds: &Folds) -> io::Result<()> {
    println!("{}: {} questions", task.name, questions.len());
    let (mut right, mut all) = (0, 0);
    for (publisher, fold) in &folds.0 {
        let network = net::train(questions, task.features, task.epochs, Some(*fold));
        let (fold_right, fold_all) = net::accuracy(&network, questions, *fold);
        println!("  without {publisher}: {fold_right} of {fold_all}");
        right += fold_right;
        all += fold_all;
    }
    println!("  held back, all: {:.2} %", 100.0 * right as f64 / all as f64);
    let network = net::train(questions, task.features, task.epochs, None);
    let fields = [
        ("kind", "net"),
        ("source", "PolNeAR 1.0, training part: weights only, no text"),
        ("licence", "MIT OR Apache-2.0"),
        ("command", "cargo run --release --example train -- quotes DATA"),
    ];
    let file = lab::net_file(&fields, &network.weights, &network.bias, &network.out);
    println!("  {} bytes", file.len());
    std::fs::write(task.model, file)
}

/// What the gold says of the quotations of one article.
fn known(text: &str, row: &Value) -> Vec<Known> {
    let offsets = Offsets::new(text);
    let mut known = Vec::new();
    for gold in row["gold"].as_array().into_iter().flatten() {
        let source = offsets.span(&gold["source"][0]);
        let head = source.and_then(|source| head_of(text, source, gold["source_head"].as_str()?));
        let answer = match (source, head) {
            (Some(source), Some(head)) => Answer::Source(source, head),
            _ => Answer::Unknown,
        };
        let name = gold["silver_name"].as_str().map(str::to_owned);
        for quote in gold["quotes"].as_array().into_iter().flatten() {
            if let Some(span) = offsets.of_quote(quote) {
                lines(text, span)
                    .for_each(|span| known.push(Known { span, answer: answer.clone(), name: name.clone() }));
            }
        }
    }
    for quote in row["unattributed"].as_array().into_iter().flatten() {
        let Some(span) = offsets.of_quote(quote) else { continue };
        let words = text[span.range()].split_whitespace().count();
        let answer = if words < OVERLOOKED { Answer::Nobody } else { Answer::Unknown };
        known.push(Known { span, answer, name: None });
    }
    known
}

/// The spans of the lines of a quotation.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start;
    text[span.range()].split('\n').filter_map(move |line| {
        let from = start + line.len() - line.trim_start_matches(['"', '“', ' ']).len();
        let to = start + line.trim_end().len();
        start += line.len() + 1;
        (from < to).then(|| Span::new(from, to))
    })
}

/// Where the head word stands in the source.
fn head_of(text: &str, source: Span, head: &str) -> Option<Span> {
    let at = text[source.range()].find(head)?;
    Some(Span::new(source.start + at, source.start + at + head.len()))
}

/// Byte offsets by code points.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn span(&self, pair: &Value) -> Option<Span> {
        let at = |value: &Value| self.0.get(usize::try_from(value.as_u64()?).ok()?).copied();
        Some(Span::new(at(&pair[0])?, at(&pair[1])?))
    }

    fn of_quote(&self, quote: &Value) -> Option<Span> {
        self.span(&Value::Array(vec![quote["start"].clone(), quote["end"].clone()]))
    }
}
