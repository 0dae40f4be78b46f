//! Reads saved news pages.
fn main() {}
