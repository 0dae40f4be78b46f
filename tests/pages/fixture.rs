//! The fixture folders.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::{Article, Extractor, Parser};

/// The parsers that must agree.
pub const PARSERS: [Parser; 2] = [Parser::Standard, Parser::Fast];

/// A page in one of the three forms that the crate reads.
#[derive(Debug, Clone)]
pub enum Input {
    Html(Vec<u8>),
    PageText(String),
    Story(String),
}

impl Input {
    /// The article of this input; `parser` matters to HTML only.
    pub fn read(&self, parser: Parser) -> Article {
        let extractor = Extractor::new().parser(parser);
        match self {
            Self::Html(bytes) => extractor.extract(bytes),
            Self::PageText(text) => extractor.extract_page_text(text),
            Self::Story(text) => extractor.read_story(text),
        }
        .expect("an input within the limits is never an error")
    }
}

/// One folder of `fixtures/pages`.
pub struct Fixture {
    pub name: String,
    pub input: Input,
    folder: PathBuf,
}

impl Fixture {
    /// All fixtures, by name.
    pub fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
        let mut folders: Vec<PathBuf> = fs::read_dir(&root)
            .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
            .map(|entry| entry.expect("a folder that can be listed").path())
            .filter(|path| path.is_dir())
            .collect();
        folders.sort();
        assert!(!folders.is_empty(), "{} holds no fixture", root.display());
        folders.into_iter().map(Self::open).collect()
    }

    fn open(folder: PathBuf) -> Self {
        let name = folder.file_name().expect("a named folder").to_string_lossy().into_owned();
        let text = |file: &str| fs::read_to_string(folder.join(file)).ok();
        let inputs: Vec<Input> = [
            fs::read(folder.join("page.html")).ok().map(Input::Html),
            text("page.txt").map(Input::PageText),
            text("story.txt").map(Input::Story),
        ]
        .into_iter()
        .flatten()
        .collect();
        let [input] = <[Input; 1]>::try_from(inputs).unwrap_or_else(|found| {
            panic!("{name}: wants one of page.html, page.txt and story.txt, and has {}", found.len())
        });
        Self { name, input, folder }
    }

    /// The path of a file in the folder.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// The text of a file that every folder must have.
    pub fn expectation(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{}/{file}: {error}", self.name))
    }
}

/// Whether this run rewrites what is recorded.
pub fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value != "0")
}
