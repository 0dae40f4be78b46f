//! Rebuilds the trained weights from data; the same weights from the same data every time.
//!
//!     train body DATA [page|lines [RECORD]|ablation]
//!     train fields|dates DATA
//!     train lists TABLE
//!     train names DATA MODEL [PREDICTIONS]
//!     train quotes DATA [PREDICTIONS]
//!     train speech TABLE
//!
//! `DATA` is a folder laid out as the development data is: `gold/*.jsonl` and `pages/`.

use std::path::Path;
use std::process::ExitCode;

mod annotated;
mod body;
mod fields;
#[path = "../input/mod.rs"]
mod input;
mod names;
mod quotes;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done: std::io::Result<()> = match arguments.as_slice() {
        ["body", data] => {
            body::train(Path::new(data), &["page", "lines"], None);
            Ok(())
        }
        ["body", data, model @ ("page" | "lines")] => {
            body::train(Path::new(data), &[model], None);
            Ok(())
        }
        ["body", data, model @ ("page" | "lines"), record] => {
            body::train(Path::new(data), &[model], Some(Path::new(record)));
            Ok(())
        }
        ["body", data, "ablation"] => {
            body::ablate(Path::new(data));
            Ok(())
        }
        ["fields", data] => {
            fields::train(Path::new(data));
            Ok(())
        }
        ["dates", data] => {
            fields::train_dates(Path::new(data));
            Ok(())
        }
        ["lists", table] => std::fs::write(table, newsprint::lab::lists()),
        ["names", data, model] => names::train(data, model, None),
        ["names", data, model, predictions] => names::train(data, model, Some(predictions)),
        ["quotes", data] => quotes::train(Path::new(data), None),
        ["quotes", data, predictions] => quotes::train(Path::new(data), Some(predictions)),
        ["speech", table] => std::fs::write(table, newsprint::lab::speech()),
        _ => {
            eprintln!(
                "usage: train body DATA [page|lines [RECORD]|ablation] | fields|dates DATA | lists TABLE | names DATA MODEL [PREDICTIONS] | quotes DATA [PREDICTIONS] | speech TABLE"
            );
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}
