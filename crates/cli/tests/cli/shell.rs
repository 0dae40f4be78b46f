//! A folder of invented pages, and newsprint run on it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A page with one story of its own for every `name`.
pub fn page(name: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{name} opens - The Harbour Post</title></head><body>\
         <nav><a href=\"/\">Home</a> <a href=\"/islands\">Islands</a></nav><article><h1>{name} opens</h1>\
         <p>SKARN (Reuters) - The {name} was opened on Monday after three years of work, the harbour office said, and \
         the first ships are expected there before the end of the week, when the season begins on all the islands.</p>\
         <p>“We have waited long enough for the {name},” said Edda Holm, the mayor of the island, who was the first to \
         walk along it in the morning, with her two children and a dog that belongs to the school.</p>\
         <p>Work had begun in the spring of 2021, and it cost about 3.2 million crowns, according to the office.</p>\
         </article><footer>All rights reserved.</footer></body></html>"
    )
}

/// What a run gave.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A temporary folder in which newsprint runs.
pub struct Shell {
    folder: TempDir,
}

impl Shell {
    /// A folder with these pages in it.
    pub fn with(pages: &[&str]) -> Self {
        let shell = Self { folder: tempfile::tempdir().expect("a folder") };
        for path in pages {
            let name = Path::new(path).file_stem().and_then(OsStr::to_str).unwrap_or("bridge");
            shell.write(path, page(name).as_bytes());
        }
        shell
    }

    /// The whole path of something in the folder.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(relative)
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, relative: impl AsRef<Path>, content: &[u8]) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders can be made");
        fs::write(path, content).expect("files can be written");
    }

    /// What is in a file.
    pub fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
    }

    /// All files below a folder, sorted.
    pub fn files(&self, relative: &str) -> Vec<String> {
        let (mut open, mut files) = (vec![self.path(relative)], Vec::new());
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    let inside = entry.path().strip_prefix(self.path(relative)).expect("inside").to_owned();
                    files.push(inside.to_string_lossy().into_owned());
                }
            }
        }
        files.sort();
        files
    }

    /// The command, not yet run.
    pub fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    /// Runs newsprint with nothing on stdin.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ended {
        self.run_with(arguments, b"")
    }

    /// Runs newsprint with this on stdin.
    pub fn run_with<A: AsRef<OsStr>>(&self, arguments: &[A], stdin: &[u8]) -> Ended {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("newsprint starts");
        // A run that reads no stdin closes it; that is no fault of the test.
        let _ = child.stdin.take().expect("stdin is a pipe").write_all(stdin);
        let output = child.wait_with_output().expect("newsprint ends");
        Ended {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}
