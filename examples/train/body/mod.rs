//! Trains the selection of the body: `page` for HTML, `lines` for page texts.

mod boost;
mod data;
mod evidence;
mod held;
mod label;
mod longer;
mod page;
mod parallel;
mod record;
mod stages;

use std::fs;
use std::path::Path;

use boost::Grown;
use newsprint::lab::body as lab;

const SOURCE: &str = "WCXB development set (CC BY 4.0), fundus parser tests (MIT); of HTML trafilatura and htmldate evaluation (Apache-2.0), Postlight parser fixtures (MIT OR Apache-2.0) as annotated for this project, and pages made up for it";

/// Which rows a model is learned from is drawn by lot: on pages held back another draw moves wcxb by 0.002, fundus by 0.003.
fn seed(model: &str) -> u64 {
    if model == "page" { 0x3545_f491_4f6c_dd1d } else { 0x2545_f491_4f6c_dd1d }
}

fn trees(grown: Grown) -> lab::Trees {
    lab::Trees { base: grown.base, depth: grown.depth, questions: grown.questions, leaves: grown.leaves }
}

/// Trains models; `record` is a file that keeps what each page reached when it was held back.
pub fn train(data: &Path, models: &[&str], record: Option<&Path>) {
    let examples = data::read(data);
    for name in models {
        let as_text = *name == "lines";
        println!("model {name}");
        let pages = page::pages(&examples, as_text);
        let learned = stages::learn(&pages, seed(name), record);
        let head = [
            ("kind", "body selection"),
            ("source", SOURCE),
            ("licence", "weights only, MIT OR Apache-2.0; WCXB by its authors, CC BY 4.0"),
            ("command", "cargo run --release --example train -- body DATA"),
        ];
        let model =
            lab::write(&head, &learned.evidence, learned.calibration, [trees(learned.first), trees(learned.second)]);
        let path = format!("src/model/body-{name}.npm");
        println!("{path}: {} bytes, {} weights of names and words", model.len(), learned.evidence.len());
        fs::write(path, model).expect("the model is written");
    }
}

/// Prints what the features of a model of HTML are worth, group by group; learned from the pages as they are, without
/// smaller copies.
pub fn ablate(data: &Path) {
    let mut pages = page::pages(&data::read(data), false);
    pages.retain(|page| page.set != data::Set::Smaller);
    stages::ablate(&pages, seed("page"));
}
