//! The pages that are measured: the fixtures, and those of the folder that `NEWSPRINT_PAGES` names.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

/// Pages with a name for them all.
pub struct Set {
    /// `fixtures`, or the folder's own name.
    pub name: String,
    /// The bytes of each page, in the order of the file names.
    pub pages: Vec<Vec<u8>>,
}

impl Set {
    /// All bytes of all pages.
    pub fn bytes(&self) -> u64 {
        self.pages.iter().map(|page| page.len() as u64).sum()
    }
}

/// The sets that there are. A folder that cannot be read is a mistake of the caller, and stops the run.
pub fn sets() -> Vec<Set> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("fixtures/pages"));
    let mut folders: Vec<(String, PathBuf)> =
        fixtures.filter(|folder| folder.is_dir()).take(1).map(|folder| ("fixtures".to_owned(), folder)).collect();
    if let Some(folder) = std::env::var_os("NEWSPRINT_PAGES").map(PathBuf::from) {
        let name = folder.file_name().map_or_else(|| "pages".to_owned(), |name| name.to_string_lossy().into_owned());
        folders.push((name, folder));
    }
    folders.into_iter().map(|(name, folder)| Set { name, pages: pages_below(&folder) }).collect()
}

/// All `.html` and `.html.gz` files below a folder.
fn pages_below(folder: &Path) -> Vec<Vec<u8>> {
    let (mut folders, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
            if path.is_dir() {
                folders.push(path);
            } else if [".html", ".html.gz"].iter().any(|end| path.to_string_lossy().ends_with(end)) {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "{}: no .html or .html.gz file", folder.display());
    files.iter().map(|path| read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        MultiGzDecoder::new(fs::File::open(path)?).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(path)
}
