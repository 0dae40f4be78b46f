//! Reads saved news pages: articles, quotes and people, in the terminal or as files.
//!
//! Exit codes: 0 all pages were read, 1 some failed (they are named on stderr, the others are done), 2 wrong usage,
//! 130 interrupted.

mod args;
mod batch;
mod fields;
mod format;
mod input;
mod manual;
mod place;
mod reader;
mod rules;
mod run;
mod table;
mod tables;
mod usage;
mod writer;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let ended = match cli.command {
        None => run::articles(&cli.articles),
        Some(Command::Quotes(given)) => tables::quotes(&given),
        Some(Command::People(given)) => tables::people(&given),
        Some(Command::Explain(given)) => tables::explain(&given),
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::man(),
    };
    match ended {
        Ok(end) => end.into(),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<usage::Usage>() => {
            eprintln!("newsprint: {error:#}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("newsprint: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A reader that has seen enough, as `head` does, is no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    AllRead,
    SomeFailed,
    Interrupted,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::AllRead => ExitCode::SUCCESS,
            End::SomeFailed => ExitCode::from(1),
            // As the shell counts a program that an interrupt has ended: 128 and the signal's number.
            End::Interrupted => ExitCode::from(130),
        }
    }
}
