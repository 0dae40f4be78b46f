//! The completion scripts and the manual page.

use std::io::{self, Write};

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::End;
use crate::args::Cli;

/// Prints the completion script for a shell.
pub fn completions(shell: Shell) -> Result<End> {
    // Made in memory first: the generator panics where its writer fails, as a closed pipe does.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "newsprint", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(End::AllRead)
}

/// Prints the manual page.
pub fn man() -> Result<End> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    io::stdout().lock().write_all(&page)?;
    Ok(End::AllRead)
}
