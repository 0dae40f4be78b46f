//! Rebuilds the trained weights from data; the same weights from the same data every time.
//!
//!     train fields DATA
//!
//! `DATA` is a folder laid out as the development data is: `gold/*.jsonl` and `pages/`.

use std::path::Path;
use std::process::ExitCode;

mod fields;
#[path = "../input/mod.rs"]
mod input;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["fields", data] => fields::train(Path::new(data)),
        _ => {
            eprintln!("usage: train fields DATA");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
