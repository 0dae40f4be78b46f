//! What newsprint prints, and how it ends.

use std::io::{Read, Write};
use std::process::Stdio;

use crate::shell::{Shell, page};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

#[test]
fn one_page_gives_its_article() {
    let shell = Shell::with(&["bridge.html"]);
    let ended = shell.run(&["bridge.html"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    assert_eq!(json(&ended.stdout)["headline"], "bridge opens");
}

#[test]
fn many_pages_give_a_line_each_in_order_whatever_the_threads() {
    let names: Vec<String> = (0..40).map(|number| format!("pages/{:02}/{number}.html", number % 7)).collect();
    let shell = Shell::with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let one = shell.run(&["pages", "-j1"]);
    assert_eq!(one.code, Some(0));
    assert_eq!(one.stdout, shell.run(&["pages", "-j7"]).stdout);
    let paths: Vec<String> = one.stdout.lines().map(|line| json(line)["path"].to_string()).collect();
    assert_eq!(paths.len(), 40);
    assert!(paths.is_sorted(), "{paths:?}");
    assert!(one.stdout.starts_with("{\"path\":\"pages/00/0.html\",\"article\":{\"kind\":\"story\","), "{}", one.stdout);
    let list = json(&shell.run(&["pages", "--format", "json"]).stdout);
    assert_eq!(list.as_array().map(Vec::len), Some(40));
    assert_eq!(list[0], json(one.stdout.lines().next().unwrap_or_default()));
}

#[test]
fn a_page_that_cannot_be_read_is_named_and_the_others_are_done() {
    let shell = Shell::with(&["a.html", "c.html"]);
    shell.write("b.html.gz", b"\x1f\x8b\x08 this is no gzip stream");
    shell.write("d.txt", b"\xff\xfe\xfd");
    let ended = shell.run(&["."]);
    assert_eq!(ended.code, Some(1));
    assert_eq!(ended.stdout.lines().count(), 2);
    assert!(ended.stderr.contains("b.html.gz: cannot be decompressed"), "{}", ended.stderr);
    assert!(ended.stderr.contains("d.txt: the text is not UTF-8"), "{}", ended.stderr);
    let missing = shell.run(&["nowhere.html", "a.html"]);
    assert_eq!((missing.code, missing.stdout.lines().count()), (Some(1), 1));
    assert!(missing.stderr.contains("nowhere.html: "), "{}", missing.stderr);
    let large = shell.run(&["a.html", "--max-input-bytes", "8"]);
    assert_eq!(large.code, Some(1));
    assert!(large.stderr.contains("a.html: larger than 8 bytes: raise it with --max-input-bytes"), "{}", large.stderr);
    let greatest = usize::MAX.to_string();
    let unbounded = shell.run(&["a.html", "--max-input-bytes", &greatest]);
    assert_eq!(json(&unbounded.stdout)["kind"], "story");
    let pattern = shell.run(&["*.pdf"]);
    assert_eq!((pattern.code, pattern.stdout.as_str()), (Some(1), ""));
    assert!(pattern.stderr.contains("*.pdf: no file matches"), "{}", pattern.stderr);
}

#[test]
fn a_pattern_may_begin_with_the_folder_one_is_in() {
    let shell = Shell::with(&["in/a.html", "in/b.html"]);
    let bare = shell.run(&["in/*.html"]);
    assert_eq!((bare.code, bare.stdout.lines().count()), (Some(0), 2), "{}", bare.stderr);
    let dotted = shell.run(&["./in/*.html"]);
    assert_eq!((dotted.code, dotted.stdout.replace("./in/", "in/")), (Some(0), bare.stdout), "{}", dotted.stderr);
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_right() {
    let shell = Shell::with(&["a.html", "b.html"]);
    let cases: [(&[&str], &str); 16] = [
        (&["a.html", "--fields", "heading"], "the fields are kind, headline"),
        (&["a.html", "--fields", "quotes", "--format", "text"], "--fields goes with"),
        (&["a.html", "--format", "word"], "possible values: json"),
        (&["a.html", "--format", "json,text"], "needs --output"),
        (&["a.html", "b.html", "--format", "html"], "need --output"),
        (&["a.html", "--format", "jsonl", "--output", "out"], "is one stream"),
        (&["a.html", "--links"], "--links and --pictures go with --format markdown"),
        (&["a.html", "--format", "text", "--pictures"], "--links and --pictures go with --format markdown"),
        (&["a.html", "--input", "story", "--url", "https://a.example"], "--url goes with"),
        (&["a.html", "--input", "page-text", "--charset", "utf-8"], "--charset goes with HTML"),
        (&["people", "a.html", "--input", "page-text", "--parser", "standard"], "--parser goes with HTML"),
        (&["a.html", "--input", "story", "--rules", "r.toml"], "--rules goes with HTML"),
        (&["a.html", "--resume"], "--output"),
        (&["a.html", "-o", "out", "--resume", "--force"], "cannot be used with"),
        (&["a.html", "-j0"], "0 is not in"),
        (&["a.html", "--charset", "utf-9"], "--charset: unknown charset label \"utf-9\""),
    ];
    for (arguments, words) in cases {
        let ended = shell.run(arguments);
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ended.stderr.contains(words), "{arguments:?}: {}", ended.stderr);
    }
    assert_eq!(shell.files("."), ["a.html", "b.html"], "nothing was written");
}

#[test]
fn stdin_is_told_by_what_it_begins_with() {
    let shell = Shell::with(&[]);
    let html = shell.run_with(&["-"], format!("\n {}", page("pier")).as_bytes());
    assert_eq!(json(&html.stdout)["headline"], "pier opens");
    let marked = shell.run_with(&["-"], format!("\u{feff}\n{}", page("pier")).as_bytes());
    assert_eq!(json(&marked.stdout)["headline"], "pier opens");
    let story = "\u{feff}The pier was opened on Monday.\n“At last,” said Edda Holm.\n";
    let text = shell.run_with::<&str>(&[], story.as_bytes());
    assert_eq!(json(&text.stdout)["body"]["text"], story.trim_start_matches('\u{feff}'));
    let forced = shell.run_with(&["--input", "html", "-"], b"The caf\xe9 <b>was</b> opened.");
    assert_eq!(json(&forced.stdout)["charset"], "windows-1252");
    let empty = shell.run(&["-"]);
    assert_eq!((empty.code, &json(&empty.stdout)["kind"]), (Some(0), &Value::from("nothing_readable")));
}

#[test]
fn compressed_pages_and_texts_are_read() {
    let shell = Shell::with(&[]);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(page("quay").as_bytes()).expect("compressed");
    shell.write("quay.html.gz", &packed.finish().expect("compressed"));
    shell.write("story.txt", "The quay was opened on Monday.".as_bytes());
    assert_eq!(json(&shell.run(&["quay.html.gz"]).stdout)["headline"], "quay opens");
    let packed = std::fs::read(shell.path("quay.html.gz")).expect("it was written");
    assert_eq!(json(&shell.run_with(&["-"], &packed).stdout)["headline"], "quay opens");
    let story = json(&shell.run(&["story.txt"]).stdout);
    assert_eq!((&story["kind"], &story["charset"]), (&Value::from("story"), &Value::Null));
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_read_once() {
    let shell = Shell::with(&[]);
    let made = std::process::Command::new("mkfifo").arg(shell.path("pipe")).status();
    assert!(made.expect("mkfifo is there").success());
    let child = shell.command(&["pipe"]).stdout(Stdio::piped()).spawn().expect("newsprint starts");
    std::fs::write(shell.path("pipe"), page("lock")).expect("somebody reads");
    let output = child.wait_with_output().expect("newsprint ends");
    assert_eq!(json(&String::from_utf8_lossy(&output.stdout))["headline"], "lock opens");
}

#[test]
fn only_the_fields_that_are_asked_for() {
    let shell = Shell::with(&["a.html"]);
    let ended = shell.run(&["a.html", "--fields", "quotes,headline"]);
    let keys: Vec<String> = json(&ended.stdout).as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys, ["quotes", "headline"]);
}

#[test]
fn every_format_is_printed() {
    let shell = Shell::with(&["a.html", "b.html"]);
    let cases = [
        ("markdown", "---\ntitle: \"a opens\"\n"),
        ("text", "a opens\n"),
        ("ninjs", "{\n  \"uri\": \"urn:uuid:"),
        ("json", "{\n  \"kind\": \"story\",\n  \"headline\": \"a opens\""),
        ("jsonl", "{\"path\":\"a.html\",\"article\":{\"kind\":\"story\",\"headline\":\"a opens\""),
        ("schema-org", "{\n  \"@context\": \"https://schema.org\""),
        ("html", "<!DOCTYPE html>\n<html lang="),
    ];
    for (format, start) in cases {
        let ended = shell.run(&["a.html", "--format", format]);
        assert_eq!(ended.code, Some(0), "{format}: {}", ended.stderr);
        assert!(ended.stdout.starts_with(start), "{format}: {}", ended.stdout);
        assert!(ended.stdout.contains("was opened on Monday"), "{format}: {}", ended.stdout);
    }
    let both = shell.run(&["a.html", "b.html", "--format", "text"]);
    assert!(both.stdout.starts_with("==> a.html <==\na opens\n"), "{}", both.stdout);
    assert!(both.stdout.contains("\n\n==> b.html <==\nb opens\n"), "{}", both.stdout);
    assert_eq!(shell.run(&["a.html", "b.html", "--format", "ninjs"]).stdout.lines().count(), 2);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let names: Vec<String> = (0..300).map(|number| format!("pages/{number}.html")).collect();
    let shell = Shell::with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut command = shell.command(&["pages"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("newsprint starts");
    let mut first = [0];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("it prints");
    let output = child.wait_with_output().expect("newsprint ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn tables_show_who_is_named_and_quoted() {
    let shell = Shell::with(&["a.html"]);
    let quotes = shell.run(&["quotes", "a.html"]);
    assert_eq!(quotes.code, Some(0), "{}", quotes.stderr);
    assert!(quotes.stdout.starts_with("a.html: a opens\n"), "{}", quotes.stdout);
    assert!(shell.run(&["people", "a.html"]).stdout.starts_with("a.html: a opens\n"));
    let failed = shell.run(&["quotes", "none.html", "a.html"]);
    assert_eq!((failed.code, failed.stdout), (Some(1), quotes.stdout));
}

#[test]
fn explain_tells_what_was_kept_and_why() {
    let shell = Shell::with(&["a.html"]);
    let ended = shell.run(&["explain", "a.html"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    let row = |starts: &str| ended.stdout.lines().any(|line| line.trim_start().starts_with(starts));
    assert!(row("headline "), "{}", ended.stdout);
    assert!(row("story "), "{}", ended.stdout);
    let dropped = ended.stdout.lines().find(|line| line.contains("All rights reserved."));
    assert!(dropped.is_some_and(|line| !line.trim_start().starts_with("story")), "{}", ended.stdout);
    let report = shell.run(&["a.html", "--format", "html"]).stdout;
    assert!(report.contains("How it was read") && report.contains("Left out <small>"), "{report}");
}

#[test]
fn explain_tells_of_texts_and_of_rules_too() {
    let shell = Shell::with(&["a.html"]);
    let story = shell.run_with(&["explain", "-"], "SKARN (AP) — The pier was opened on Monday.".as_bytes());
    assert!(story.stdout.contains("dateline  99 %    body"), "{}", story.stdout);
    let page = "Home\nSubscribe\n\nThe pier was opened on Monday after three years of work, the harbour office said.\n\n\
        The first ships are expected there before the end of the week, when the season begins.\n\nAll rights reserved";
    let page = shell.run_with(&["explain", "--input", "page-text", "-"], page.as_bytes());
    assert_eq!(page.stdout.lines().filter(|line| line.starts_with("  story ")).count(), 2, "{}", page.stdout);
    shell.write("rules.toml", b"headline = 'p'\n");
    let ruled = shell.run(&["explain", "a.html", "--rules", "rules.toml"]);
    let headline = ruled.stdout.lines().find(|line| line.trim_start().starts_with("headline ")).expect("a headline");
    assert!(headline.contains(" 100 %") && headline.contains(" rule "), "{}", ruled.stdout);
    assert!(ruled.stdout.contains("not: a opens"), "{}", ruled.stdout);
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    let shell = Shell::with(&[]);
    for name in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = shell.run(&["completions", name]);
        assert_eq!(ended.code, Some(0), "{name}");
        assert!(ended.stdout.contains("resume"), "{name} completes the options");
    }
    let man = shell.run(&["man"]);
    assert!(man.stdout.contains(".TH newsprint 1") && man.stdout.contains("\\-\\-fields"), "{}", man.stdout);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let shell = Shell::with(&["a.html"]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = shell.command(&["a.html"]).stdout(full).output().expect("newsprint runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("cannot write to stdout: No space left"), "{said}");
}
