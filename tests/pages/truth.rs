//! Every fact of the fixtures is read, but for those in `tests/known_misses.txt`.
//!
//! A fact that the code does not read yet stands there, and leaves the list when it is read.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::facts::{self, Fact};
use crate::fixture::is_update;

fn known_misses_path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/known_misses.txt")
}

#[test]
fn every_fact_is_read_but_for_the_known_misses() {
    let facts = facts::all();
    let names: BTreeSet<&str> = facts.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names.len(), facts.len(), "two facts of one fixture have the same name");
    let missed: BTreeSet<&str> = facts.iter().filter(|fact| !fact.is_read).map(|fact| fact.name.as_str()).collect();

    let file = fs::read_to_string(known_misses_path()).expect("tests/known_misses.txt");
    let (head, lines): (Vec<&str>, Vec<&str>) = file.lines().partition(|line| line.starts_with('#'));
    let known: BTreeSet<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let lost: Vec<&str> = missed.difference(&known).copied().collect();
    let gained: Vec<&str> = known.difference(&missed).copied().collect();

    if is_update() {
        let kept = head.into_iter().chain(known.intersection(&missed).copied());
        let text = kept.flat_map(|line| [line, "\n"]).collect::<String>();
        fs::write(known_misses_path(), text).expect("tests/known_misses.txt can be written");
    } else {
        assert!(
            gained.is_empty(),
            "known misses that are read now:\n{}\n`UPDATE=1 cargo test --test pages` takes them off the list.",
            gained.join("\n")
        );
    }
    assert!(
        lost.is_empty(),
        "facts that are not read:\n{}\n\n{}\nA fact that was read before is a step back. One that no reader could find \
         is an error of truth.json. If neither, add the line to tests/known_misses.txt by hand.",
        lost.join("\n"),
        summary(&facts)
    );
}

/// How many facts of each group are read.
fn summary(facts: &[Fact]) -> String {
    let groups: BTreeSet<&str> = facts.iter().map(|fact| fact.group).collect();
    let line = |group: &&str| {
        let of_group = facts.iter().filter(|fact| fact.group == *group);
        let read = of_group.clone().filter(|fact| fact.is_read).count();
        format!("{group}: {read} of {} are read\n", of_group.count())
    };
    groups.iter().map(line).collect()
}
