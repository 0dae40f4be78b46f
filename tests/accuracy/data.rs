//! The development sets, where they are at hand.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

/// A folder with `gold/*.jsonl` and `pages/`.
pub struct Data {
    folder: PathBuf,
}

impl Data {
    /// The folder that `NEWSPRINT_DATA` names, which has to be there, or the one that may stand beside a checkout.
    pub fn find() -> Option<Self> {
        let named = std::env::var_os("NEWSPRINT_DATA").map(PathBuf::from);
        let is_named = named.is_some();
        let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
        let is_there = folder.join("gold").is_dir();
        assert!(is_there || !is_named, "NEWSPRINT_DATA holds no development sets: {}", folder.display());
        is_there.then_some(Self { folder })
    }

    /// The rows of a gold file.
    pub fn rows(&self, name: &str) -> Vec<Value> {
        rows(&self.folder.join("gold").join(format!("{name}.jsonl")))
    }

    /// The page that a gold row is about.
    pub fn page(&self, row: &Value) -> Vec<u8> {
        let path = self.folder.join(row["page"].as_str().expect("a row of a set of pages"));
        let file = File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut page = Vec::new();
        MultiGzDecoder::new(file).read_to_end(&mut page).expect("a whole gzip stream");
        page
    }
}

/// The rows of a file of JSON Lines.
pub fn rows(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a row is JSON")).collect()
}
