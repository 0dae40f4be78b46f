//! Which pages to read: files, folders and patterns become one list, sorted and without repeats.

use std::collections::BTreeSet;
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;

/// One page to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Where it is; `-` is stdin.
    pub path: PathBuf,
    /// Where its output goes, relative to the output folder and without its ending.
    pub place: PathBuf,
}

impl Input {
    /// Whether this is stdin.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}

/// The pages that were found.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The pages, in the order of their paths.
    pub list: Vec<Input>,
    /// Whether one page was given by its name, and nothing else.
    pub is_single: bool,
    /// What could not be looked into.
    pub unreadable: Vec<String>,
    /// What was passed over with good reason.
    pub passed_over: Vec<String>,
    /// The folder that output goes to, if it is there.
    output: Option<PathBuf>,
}

impl Inputs {
    /// All pages that the paths stand for, but for those in the folder that output goes to: what an earlier run has
    /// written is no page to read.
    pub fn find(paths: &[PathBuf], output: Option<&Path>) -> Self {
        let stdin = [PathBuf::from("-")];
        let paths = if paths.is_empty() { &stdin[..] } else { paths };
        let mut inputs = Self { output: output.and_then(|folder| folder.canonicalize().ok()), ..Self::default() };
        let mut found = BTreeSet::new();
        let mut names = 0;
        for path in paths {
            if path.is_dir() {
                // With one folder its own name says nothing; with more it keeps their pages apart.
                let under = if paths.len() > 1 { own_name(path) } else { PathBuf::new() };
                inputs.walk(path, &under, &is_page, &mut found);
            } else if path.as_os_str() == "-" || path.exists() || !has_wildcard(path) {
                let place = path.file_name().map(PathBuf::from).unwrap_or_default();
                found.insert(Input { path: path.clone(), place });
                names += 1;
            } else {
                inputs.expand(path, &mut found);
            }
        }
        inputs.is_single = paths.len() == 1 && names == 1;
        inputs.list = found.into_iter().collect();
        // The same page may be reached by two ways; the shorter place comes first.
        inputs.list.dedup_by(|later, first| later.path == first.path);
        inputs
    }

    /// Adds every file below `root` that `belongs`.
    fn walk(&mut self, root: &Path, under: &Path, belongs: &dyn Fn(&Path) -> bool, found: &mut BTreeSet<Input>) {
        // What version control ignores may be just what one wants to read; hidden files hardly ever are.
        let mut walk = WalkBuilder::new(root);
        walk.standard_filters(false).hidden(true).follow_links(true);
        if let Some(output) = self.output.clone() {
            let is_output = move |path: &Path| path.canonicalize().is_ok_and(|path| path == output);
            walk.filter_entry(move |entry| !(entry.path().is_dir() && is_output(entry.path())));
        }
        for entry in walk.build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && belongs(entry.path()) => {
                    let inside = entry.path().strip_prefix(root).unwrap_or(entry.path());
                    found.insert(Input { path: entry.path().to_owned(), place: under.join(inside) });
                }
                Ok(_) => {}
                Err(error) if is_loop(&error) => self.passed_over.push(said(&error)),
                Err(error) => self.unreadable.push(said(&error)),
            }
        }
    }

    /// Adds every file that a pattern names.
    fn expand(&mut self, pattern: &Path, found: &mut BTreeSet<Input>) {
        let root: PathBuf = pattern.components().take_while(|part| !has_wildcard(Path::new(part))).collect();
        let shown = pattern.display().to_string();
        // `./` before a path leads nowhere, and may stand before either.
        fn bare(path: &Path) -> &Path {
            path.strip_prefix(".").unwrap_or(path)
        }
        let glob = match GlobBuilder::new(&bare(pattern).to_string_lossy()).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => return self.unreadable.push(error.to_string()),
        };
        let before = found.len();
        let start = if root.as_os_str().is_empty() { PathBuf::from(".") } else { root.clone() };
        let belongs = |path: &Path| glob.is_match(bare(path));
        self.walk(&start, Path::new(""), &belongs, found);
        if found.len() == before {
            self.unreadable.push(format!("{shown}: no file matches"));
        }
    }
}

/// The last part of a folder's path that is a name.
fn own_name(folder: &Path) -> PathBuf {
    let mut names = folder.components().filter(|part| matches!(part, Component::Normal(_)));
    names.next_back().map(|name| PathBuf::from(name.as_os_str())).unwrap_or_default()
}

fn has_wildcard(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().iter().any(|byte| b"*?[{".contains(byte))
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => is_loop(err),
        _ => false,
    }
}

/// What went wrong, with the path said once.
fn said(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithDepth { err, .. } => said(err),
        ignore::Error::WithPath { path, err } => match err.io_error() {
            Some(cause) => format!("{}: {}", path.display(), root_cause(cause)),
            None => said(err),
        },
        other => other.to_string(),
    }
}

/// The cause of all: what walks a folder puts the path before it.
fn root_cause(error: &(dyn Error + 'static)) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

/// Whether a file of a folder is a page, by its name.
fn is_page(path: &Path) -> bool {
    let is = |ending: &OsStr, names: &[&str]| names.iter().any(|name| ending.eq_ignore_ascii_case(name));
    let ending = |path: &Path| path.extension().map(OsStr::to_owned);
    let Some(last) = ending(path) else { return false };
    let last = if is(&last, &["gz"]) { ending(&path.with_extension("")).unwrap_or_default() } else { last };
    is(&last, &["html", "htm", "xhtml", "txt"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_names() {
        for name in ["a.html", "a.HTM", "a.xhtml", "a.txt", "a.html.gz", "a b.txt.GZ"] {
            assert!(is_page(Path::new(name)), "{name}");
        }
        for name in ["a", "a.gz", "a.json", "html", "a.html.zip", "a.html.gz.part"] {
            assert!(!is_page(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn a_folder_is_named_by_its_last_name() {
        for (folder, name) in [("a/b", "b"), ("./a/", "a"), ("..", ""), ("../a/..", "a"), ("/", "")] {
            assert_eq!(own_name(Path::new(folder)), Path::new(name), "{folder}");
        }
    }

    #[test]
    fn files_come_sorted_and_once() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.html", "a.html.gz", "sub/c.txt", "note.md", ".hidden.html"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            std::fs::write(path, "x").expect("written");
        }
        let given = [folder.path().to_owned(), folder.path().join("*.html")];
        let name = |input: &Input| input.path.strip_prefix(folder.path()).expect("inside").to_owned();
        let names = |inputs: &Inputs| inputs.list.iter().map(name).collect::<Vec<_>>();
        let all = Inputs::find(&given[..1], None);
        assert_eq!(names(&all), [Path::new("a.html.gz"), Path::new("b.html"), Path::new("sub/c.txt")]);
        assert_eq!(all.list[2].place, Path::new("sub/c.txt"));
        let both = Inputs::find(&given, None);
        assert_eq!(names(&both), names(&all));
        let some = Inputs::find(&given[1..], None);
        assert_eq!((names(&some), some.is_single), (vec![PathBuf::from("b.html")], false));
        let none = Inputs::find(&[folder.path().join("*.pdf")], None);
        assert_eq!((none.list.len(), none.unreadable.len()), (0, 1));
    }
}
