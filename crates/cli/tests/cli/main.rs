//! newsprint as it is run from a shell.

mod browser;
mod folder;
mod markdown;
mod rules;
mod shell;
mod stdout;
