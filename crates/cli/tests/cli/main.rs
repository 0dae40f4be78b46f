//! newsprint as it is run from a shell.

mod browser;
mod folder;
mod rules;
mod shell;
mod stdout;
