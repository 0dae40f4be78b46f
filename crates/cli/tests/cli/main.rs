//! newsprint as it is run from a shell.

mod browser;
mod documentation;
mod folder;
mod markdown;
mod rules;
mod shell;
mod stdout;
