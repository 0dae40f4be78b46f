//! Where output goes: one file a page and format, whole or not at all.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::format::Format;
use crate::input::Input;
use crate::usage::Usage;

/// The name of the index of an HTML report.
const INDEX: &str = "index.html";

/// What to do with a file that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is an error.
    Refuse,
    /// It is overwritten.
    Overwrite,
    /// It is left if it is no older than its page.
    Leave,
}

/// An output folder.
#[derive(Debug)]
pub struct Places {
    folder: PathBuf,
    existing: Existing,
    /// For every input, where its files go, relative to the folder and without the format's ending.
    stems: Vec<PathBuf>,
}

impl Places {
    /// A place for every input. A page's file is named as the page, without `.html` and its like; where two would
    /// meet, both keep their whole names.
    pub fn plan(folder: &Path, existing: Existing, inputs: &[Input], formats: &[Format]) -> Result<Self> {
        let files = |stem: &Path| formats.iter().map(|format| file(stem, *format)).collect::<Vec<_>>();
        let short: Vec<PathBuf> = inputs.iter().map(|input| without_endings(&input.place)).collect();
        let mut users: HashMap<PathBuf, usize> = HashMap::new();
        let index = formats.contains(&Format::Html).then(|| PathBuf::from(INDEX));
        for file in short.iter().flat_map(|stem| files(stem)).chain(index) {
            *users.entry(file).or_default() += 1;
        }
        let is_shared = |stem: &Path| files(stem).iter().any(|file| users.get(file).is_some_and(|count| *count > 1));
        let stems: Vec<PathBuf> = short
            .iter()
            .zip(inputs)
            .map(|(stem, input)| if is_shared(stem) { input.place.clone() } else { stem.clone() })
            .collect();
        let mut owners: HashMap<PathBuf, &Input> = HashMap::new();
        for (stem, input) in stems.iter().zip(inputs) {
            for file in files(stem) {
                if let Some(other) = owners.insert(file, input) {
                    let (first, second) = (other.path.display(), input.path.display());
                    return Err(Usage(format!("{first} and {second} would be written to the same file")).into());
                }
            }
        }
        Ok(Self { folder: folder.to_owned(), existing, stems })
    }

    /// Where the input of this number goes, relative to the folder.
    pub fn relative(&self, number: usize, format: Format) -> PathBuf {
        file(self.stems.get(number).map_or(Path::new(""), PathBuf::as_path), format)
    }

    /// Whether the input's file is there already and is to be left.
    pub fn is_done(&self, number: usize, format: Format, input: &Input) -> bool {
        let modified = |path: &Path| fs::metadata(path).and_then(|found| found.modified());
        self.existing == Existing::Leave
            && match (modified(&self.folder.join(self.relative(number, format))), modified(&input.path)) {
                (Ok(written), Ok(changed)) => written >= changed,
                (written, _) => written.is_ok() && input.is_stdin(),
            }
    }

    /// Writes the input's file.
    pub fn write(&self, number: usize, format: Format, content: &str) -> Result<()> {
        let path = self.folder.join(self.relative(number, format));
        write_whole(&path, content, self.existing != Existing::Refuse)
    }

    /// Writes the index.
    pub fn write_index(&self, content: &str) -> Result<()> {
        write_whole(&self.folder.join(INDEX), content, self.existing != Existing::Refuse)
    }
}

/// The file of a format, by what its name begins with.
fn file(stem: &Path, format: Format) -> PathBuf {
    let mut name = OsString::from(stem);
    name.push(".");
    name.push(format.ending());
    PathBuf::from(name)
}

/// The page's name without `.gz` and without the ending that says that it is a page.
fn without_endings(place: &Path) -> PathBuf {
    let has = |path: &Path, endings: &[&str]| {
        path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
    };
    let mut stem = place.to_owned();
    if has(&stem, &["gz"]) {
        stem.set_extension("");
    }
    if has(&stem, &["html", "htm", "xhtml", "txt"]) {
        stem.set_extension("");
    }
    if stem.as_os_str() == "-" { PathBuf::from("stdin") } else { stem }
}

/// Writes a file through a temporary one beside it, so that nobody ever sees half of it.
fn write_whole(path: &Path, content: &str, overwrite: bool) -> Result<()> {
    let shown = path.display();
    if !overwrite && path.symlink_metadata().is_ok() {
        bail!("{shown} is there already: --force overwrites, --resume leaves what is done");
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".newsprint-").suffix(".tmp");
    // A temporary file is private; this one is to be as any file of the user's, less what the umask takes.
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let written = builder.tempfile_in(folder).and_then(|mut file| {
        file.write_all(content.as_bytes())?;
        file.flush()?;
        let kept = if overwrite { file.persist(path) } else { file.persist_noclobber(path) };
        kept.map_err(|error| error.error)
    });
    written.with_context(|| format!("cannot write {shown}"))?;
    Ok(())
}

/// A relative path as a reference from one page to another.
pub fn reference(path: &Path) -> String {
    let mut reference = String::new();
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                reference.push(char::from(byte))
            }
            _ if byte == std::path::MAIN_SEPARATOR as u8 => reference.push('/'),
            _ => reference.push_str(&format!("%{byte:02X}")),
        }
    }
    reference
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(places: &[&str], formats: &[Format]) -> Result<Vec<PathBuf>> {
        let inputs: Vec<Input> =
            places.iter().map(|place| Input { path: Path::new("/in").join(place), place: place.into() }).collect();
        Ok(Places::plan(Path::new("/out"), Existing::Refuse, &inputs, formats)?.stems)
    }

    #[test]
    fn files_are_named_as_their_pages() {
        let cases: [(&[&str], &[&str]); 4] = [
            (&["a.html", "b/c.htm.gz", "-"], &["a", "b/c", "stdin"]),
            (&["a.html", "a.html.gz", "b.txt"], &["a.html", "a.html.gz", "b"]),
            (&["v1.2", "x.tar.gz"], &["v1.2", "x.tar"]),
            (&["index.html", "b/index.html"], &["index.html", "b/index"]),
        ];
        for (places, expected) in cases {
            let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(stems(places, &[Format::Html]).expect("a plan"), expected);
        }
        assert_eq!(stems(&["index.html"], &[Format::Json]).expect("a plan"), [Path::new("index")]);
        // The ninjs of the one would be the JSON of the other.
        let (pages, formats) = (["a.html", "a.ninjs.html"], [Format::Ninjs, Format::Json]);
        assert_eq!(stems(&pages, &formats).expect("a plan"), pages.map(Path::new));
        assert_eq!(stems(&pages, &[Format::Json]).expect("a plan"), ["a", "a.ninjs"].map(Path::new));
    }

    #[test]
    fn two_pages_never_share_a_file() {
        assert!(stems(&["a/x.html", "a/x.html"], &[Format::Json]).expect_err("a clash").is::<Usage>());
    }

    #[test]
    fn references_are_percent_encoded() {
        assert_eq!(reference(Path::new("a b/ü#?.html")), "a%20b/%C3%BC%23%3F.html");
    }

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/er/a.json");
        write_whole(&path, "one", false).expect("written");
        assert!(write_whole(&path, "two", false).is_err());
        assert_eq!(fs::read_to_string(&path).expect("read"), "one");
        write_whole(&path, "three", true).expect("overwritten");
        assert_eq!(fs::read_to_string(&path).expect("read"), "three");
        let names = fs::read_dir(path.parent().expect("a parent")).expect("read").count();
        assert_eq!(names, 1, "no temporary file stays");
    }
}
