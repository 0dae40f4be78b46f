//! How well the crate reads, against floors (`tests/floors.json`). One that was lowered by hand is named in
//! `docs/measuring.md`.
//!
//! The facts of the fixtures are always measured. The development sets are where `NEWSPRINT_DATA` says, or at
//! `../shared/data`; where they are not, or in an unoptimised build, that part is skipped with a word. Weights were learned
//! from a part of those sets, so their floors keep what was reached there and claim nothing about other pages.
//!
//! `UPDATE=1 cargo test --release --test accuracy` raises each floor to a little below what was measured, and lowers none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

mod accuracy {
    pub mod data;
    pub mod measures;
}
#[path = "pages/facts.rs"]
mod facts;
#[path = "pages/fixture.rs"]
#[expect(dead_code, reason = "the driver of the fixtures uses all of it")]
mod fixture;

use accuracy::measures;

/// How far below the measured value a floor is set, as a part of it: small changes elsewhere move a figure by this much.
const MARGIN: f64 = 0.004;

type Measured = BTreeMap<String, f64>;

/// How many facts of each group are read (counts, and not shares: a new fixture must not look like a step back), and what is
/// read of the annotated stories, by their languages.
fn fixtures() -> Measured {
    let mut read = Measured::new();
    for fact in facts::all() {
        *read.entry(format!("fixtures: facts read, {}", fact.group)).or_default() += f64::from(fact.is_read);
    }
    let stories = accuracy::data::rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories.jsonl"));
    let (english, others): (Vec<_>, Vec<_>) = stories.into_iter().partition(|story| story["language"].is_null());
    measures::stories(&english, "fixtures: story", &mut read);
    measures::stories(&others, "fixtures: story in another language", &mut read);
    read
}

fn floors_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/floors.json")
}

fn floors() -> Measured {
    let text = fs::read_to_string(floors_path()).expect("tests/floors.json");
    serde_json::from_str(&text).expect("tests/floors.json maps names to numbers")
}

/// The floors after a run: higher where more was reached, and never lower.
fn raised(mut floors: Measured, measured: &Measured) -> Measured {
    for (name, value) in measured {
        let reached = (value * (1.0 - MARGIN) * 1000.0).floor() / 1000.0;
        let floor = floors.entry(name.clone()).or_insert(reached);
        *floor = floor.max(reached);
    }
    floors
}

/// Whether everything is at its floor or above it. A measure without a floor, or a floor that is never measured, is not.
fn hold(measured: &Measured, prefix: &str) {
    let floors = floors();
    let mut broken = Vec::new();
    for (name, value) in measured {
        let floor = floors.get(name).copied();
        println!("{name:<60} {value:8.4}  floor {}", floor.map_or("none".to_owned(), |floor| format!("{floor:.3}")));
        if floor.is_none_or(|floor| *value < floor) {
            broken.push(name.as_str());
        }
    }
    broken.extend(
        floors.keys().filter(|name| name.starts_with(prefix) && !measured.contains_key(*name)).map(|n| n.as_str()),
    );
    if fixture::is_update() {
        let text = serde_json::to_string_pretty(&raised(floors.clone(), measured)).expect("JSON") + "\n";
        fs::write(floors_path(), text).expect("tests/floors.json can be written");
    }
    let lost: Vec<&str> =
        broken.into_iter().filter(|name| floors.contains_key(*name) || !fixture::is_update()).collect();
    assert!(lost.is_empty(), "below the floor, without one, or not measured: {lost:?}");
}

#[test]
fn what_is_read_is_at_its_floor() {
    hold(&fixtures(), "fixtures: ");
    if cfg!(debug_assertions) {
        println!("The development sets are measured in an optimised build only.");
        return;
    }
    match accuracy::data::Data::find() {
        Some(data) => hold(&measures::all(&data), "dev: "),
        None => {
            println!("The development sets are not here (see NEWSPRINT_DATA), and their floors were not looked at.")
        }
    }
}

#[test]
fn an_update_raises_floors_and_lowers_none() {
    let measured = |value| Measured::from([("a".to_owned(), value)]);
    assert_eq!(raised(measured(0.5), &measured(0.9))["a"], 0.896);
    assert_eq!(raised(measured(0.9), &measured(0.5))["a"], 0.9);
    assert_eq!(raised(Measured::new(), &measured(0.5))["a"], 0.498);
}
