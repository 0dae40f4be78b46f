//! Each fixture's article is the recorded one, with either parser.

use std::fs;

use newsprint::{Article, Parser};
use similar::TextDiff;

use crate::fixture::{Fixture, Input, PARSERS, is_update};
use crate::promises::without_source;

const HINT: &str = "Read the difference. If it is meant, `UPDATE=1 cargo test --test pages` records it: commit that. \
                    After a rebase conflict in these files take either side and run it again.";

fn pretty(article: &Article) -> String {
    serde_json::to_string_pretty(article).expect("an article is JSON") + "\n"
}

/// How `new` differs from `old`, in lines with three of context.
fn diff(old: &str, new: &str, what: &str) -> String {
    TextDiff::from_lines(old, new).unified_diff().context_radius(3).header("recorded", what).to_string()
}

#[test]
fn articles_are_as_recorded() {
    let mut differences = String::new();
    for fixture in Fixture::all() {
        let found = pretty(&fixture.input.read(Parser::Fast));
        if is_update() {
            fs::write(fixture.path("article.json"), &found).expect("the folder can be written");
            continue;
        }
        let recorded = fs::read_to_string(fixture.path("article.json")).unwrap_or_default();
        if recorded.is_empty() {
            differences += &format!("{}: there is no article.json\n", fixture.name);
        } else if recorded != found {
            differences += &format!("{}:\n{}\n", fixture.name, diff(&recorded, &found, "found"));
        }
    }
    assert!(differences.is_empty(), "{differences}\n{HINT}");
}

#[test]
fn both_parsers_give_the_same_article() {
    for fixture in Fixture::all().iter().filter(|fixture| matches!(fixture.input, Input::Html(_))) {
        let [standard, fast] = PARSERS.map(|parser| pretty(&without_source(fixture.input.read(parser))));
        assert!(standard == fast, "{}:\n{}", fixture.name, diff(&standard, &fast, "fast parser"));
    }
}

#[test]
fn a_difference_is_shown_with_the_lines_around_it() {
    let shown = diff("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nX\nf\n", "found");
    assert!(shown.contains("-e\n+X\n f\n") && !shown.contains(" a\n"), "{shown}");
}
