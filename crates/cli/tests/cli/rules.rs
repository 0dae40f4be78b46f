//! Mending one site with a file of rules.

use crate::shell::Shell;
use serde_json::Value;

const PAGE: &[u8] = b"<html><head><link rel=canonical href='https://www.harbour.example/a'></head><body>\
    <h1>Weather</h1><h2 class=t>Ferry returns</h2><p class=by>Nora Quill</p>\
    <div class=s><p>One short line.</p><p class=ad>Buy a boat.</p></div></body></html>";

fn shell(rules: &str) -> Shell {
    let shell = Shell::with(&[]);
    shell.write("a.html", PAGE);
    shell.write("rules.toml", rules.as_bytes());
    shell
}

fn read(shell: &Shell, arguments: &[&str]) -> (Value, String) {
    let ended = shell.run(&[&["a.html", "--rules", "rules.toml"], arguments].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    (serde_json::from_str(&ended.stdout).expect("JSON"), ended.stderr)
}

#[test]
fn rules_say_where_things_are() {
    let shell = shell("body = \".s\"\nremove = \".ad\"\nheadline = \"h2.t\"\nauthors = \".by\"\n");
    let (article, said) = read(&shell, &[]);
    assert_eq!(said, "");
    assert_eq!(article["body"]["text"], "One short line.");
    assert_eq!(article["headline"], "Ferry returns");
    assert_eq!(article["authors"][0]["name"], "Nora Quill");
}

#[test]
fn a_rule_that_matches_nothing_is_reported() {
    let (article, said) = read(&shell("headline = \"h2.t\"\nbody = \"main\"\ndate = \"time\"\n"), &[]);
    assert_eq!(said, "newsprint: a.html: the rules body, date match nothing, and were read as on any page\n");
    assert_eq!(article["headline"], "Ferry returns");
}

#[test]
fn rules_hold_for_their_hosts_only() {
    let other = shell("hosts = [\"post.example\"]\nheadline = \"h2.t\"\n");
    assert_ne!(read(&other, &[]).0["headline"], "Ferry returns");
    assert_eq!(read(&other, &["--url", "https://m.post.example/x"]).0["headline"], "Ferry returns");
}

#[test]
fn wrong_rules_are_wrong_usage_before_anything_is_read() {
    let shell = shell("body = \"p\"\nheadline = \"h1 >\"\n");
    let ended = shell.run(&["a.html", "--rules", "rules.toml"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""));
    assert!(ended.stderr.contains("rules.toml:2:12: headline: \"h1 >\" is no CSS selector"), "{}", ended.stderr);
    let missing = shell.run(&["a.html", "--rules", "none.toml"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("cannot read none.toml"), "{}", missing.stderr);
}
