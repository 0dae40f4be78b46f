//! The weights by which fields choose among candidates.

mod choice;
mod headline;
mod pages;

use std::path::Path;

/// Trains every field's weights and writes them to `src/model`.
pub fn train(data: &Path) {
    let pages = pages::read(data);
    headline::train(&pages);
}
