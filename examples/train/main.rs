//! Rebuilds the trained weights from data; the same weights from the same data every time.
//!
//!     train body|names|quotes DATA
//!
//! `DATA` is a folder laid out as the development data is: `gold/*.jsonl` and `pages/`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        _ => {
            eprintln!("usage: train body|names|quotes DATA");
            ExitCode::from(2)
        }
    }
}
