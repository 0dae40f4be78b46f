//! The examples as programs: files, stdin, gzip, and what goes wrong with them.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

/// The folder of this build's examples. Cargo names none to a test, and builds none for one test alone.
static EXAMPLES: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args(["extract", "quotes", "people", "explain", "story_text"].map(|name| format!("--example={name}")));
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    assert!(cargo.status().expect("cargo runs").success(), "the examples build");
    let test = std::env::current_exe().expect("this test has a path");
    test.parent().and_then(Path::parent).expect("a folder of the build").join("examples")
});

fn run<A: AsRef<OsStr>>(arguments: &[A], stdin: &[u8]) -> Output {
    run_example("extract", arguments, stdin)
}

fn run_example<A: AsRef<OsStr>>(name: &str, arguments: &[A], stdin: &[u8]) -> Output {
    let mut program = Command::new(EXAMPLES.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that has ended does not take its input.
    let _ = program.stdin.take().expect("a pipe").write_all(stdin);
    program.wait_with_output().expect("the program ends")
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages/wire-story/page.html")
}

/// A file of this test's own.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("the file can be written");
    path
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("bytes can be compressed")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(bytes)))
}

#[test]
fn one_file_gives_its_article() {
    let output = run(&[page()], b"");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
    assert_eq!(json(&output.stdout)["kind"], "story");
}

#[test]
fn standard_input_and_gzip_give_the_same_article() {
    let bytes = fs::read(page()).expect("the fixture");
    let plain = run(&[page()], b"");
    assert_eq!(run(&["-"], &bytes).stdout, plain.stdout);
    assert_eq!(run(&[file("page.html.gz", &gzip(&bytes))], b"").stdout, plain.stdout);
}

#[test]
fn a_bad_file_among_several_is_named_and_the_others_are_read() {
    let compressed = gzip(&fs::read(page()).expect("the fixture"));
    let cut = file("cut.html.gz", &compressed[..compressed.len() / 2]);
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-file.html");
    let output = run(&[&page(), &cut, &missing, &page()], b"");
    assert_eq!(output.status.code(), Some(1));

    let rows: Vec<Value> = text(&output.stdout).lines().map(|line| json(line.as_bytes())).collect();
    let paths: Vec<&str> = rows.iter().filter_map(|row| row["path"].as_str()).collect();
    assert_eq!(paths, [&page(), &cut, &missing, &page()].map(|path| path.to_str().expect("UTF-8")));
    assert_eq!((&rows[0]["article"]["kind"], &rows[3]["article"]), (&Value::from("story"), &rows[0]["article"]));
    for bad in [1, 2] {
        assert!(rows[bad]["error"].is_string() && rows[bad].get("article").is_none(), "{}", rows[bad]);
    }
    let errors = text(&output.stderr);
    assert!(errors.lines().count() == 2, "{errors}");
    assert!(errors.contains("cut.html.gz: ") && errors.contains("no-such-file.html: "), "{errors}");
}

#[test]
fn half_a_gzip_stream_gives_no_half_article() {
    let compressed = gzip(&fs::read(page()).expect("the fixture"));
    for end in [0, 5, compressed.len() / 3, compressed.len() - 1] {
        let output = run(&[file(&format!("cut-{end}.gz"), &compressed[..end])], b"");
        assert_eq!(output.status.code(), Some(1), "cut at {end}");
        assert!(output.stdout.is_empty() && text(&output.stderr).contains(&format!("cut-{end}.gz")), "cut at {end}");
    }
}

#[test]
fn text_that_is_not_utf_8_is_an_error() {
    for form in ["page-text", "body-text"] {
        let output = run(&["--input", form, "-"], b"caf\xE9");
        assert_eq!(output.status.code(), Some(1), "{form}");
        assert!(output.stdout.is_empty() && text(&output.stderr).contains("UTF-8"), "{}", text(&output.stderr));
    }
}

#[test]
fn a_wrong_call_shows_the_usage() {
    for arguments in [&[][..], &["--input"], &["--input", "pdf", "-"], &["--parser", "quick", "-"], &["--fast", "-"]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && text(&output.stderr).contains("usage: "), "{}", text(&output.stderr));
    }
}

#[test]
fn quotes_are_a_table_of_every_file_that_can_be_read() {
    let story = file("story.txt", "“We are ready,” said Ann Lee, the mayor of the town.".as_bytes());
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-file.html");
    let output = run_example("quotes", &[&page(), &missing, &story], b"");
    let (table, errors) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(table.contains(": Ferry with 140 aboard runs aground off Keldra, all rescued\n"), "{table}");
    let marrow = table.lines().find(|line| line.ends_with("They woke every cabin, and they counted twice,"));
    assert!(marrow.is_some_and(|line| line.starts_with("  Ilse Marrow ")), "{table}");
    assert!(table.contains("\n  Ann Lee ") && errors.contains("no-such-file.html: "), "{table}{errors}");
    assert_eq!(run_example("quotes", &[] as &[&str], b"").status.code(), Some(2));
}

#[test]
fn every_example_reads_a_page() {
    for (name, expected) in [
        ("people", "Ilse Marrow, 52: Coast Guard Captain\n  named as \"Ilse Marrow\"\n"),
        ("explain", "headline: Ferry with 140 aboard runs aground off Keldra, all rescued  (h1, "),
        ("story_text", "Ferry with 140 aboard runs aground off Keldra, all rescued\nBy Reuters\n"),
    ] {
        let output = run_example(name, &[page()], b"");
        assert!(output.status.success() && text(&output.stdout).contains(expected), "{}", text(&output.stdout));
        assert_eq!(run_example(name, &[] as &[&str], b"").status.code(), Some(1), "{name} says how it is called");
    }
}
