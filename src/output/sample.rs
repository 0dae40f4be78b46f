//! The invented articles of `fixtures/articles`, in which every field is filled.

use crate::article::Article;
use crate::explain::Explanation;

fn read(json: &str) -> Article {
    serde_json::from_str(json).expect("a fixture is an article")
}

/// A story with every field, every kind of block, quote and speaker.
pub(super) fn ferry() -> Article {
    read(include_str!("../../fixtures/articles/ferry.json"))
}

/// A story that runs from right to left, behind a paywall.
pub(super) fn bridge() -> Article {
    read(include_str!("../../fixtures/articles/bridge.json"))
}

/// A live blog.
pub(super) fn storm() -> Article {
    read(include_str!("../../fixtures/articles/storm.json"))
}

/// [`ferry`] with the reasons for it.
pub(super) fn ferry_explained() -> Explanation {
    let mut json: serde_json::Value =
        serde_json::from_str(include_str!("../../fixtures/articles/ferry.reasons.json")).expect("the reasons are JSON");
    json["article"] = serde_json::to_value(ferry()).expect("an article is JSON");
    serde_json::from_value(json).expect("a fixture is an explanation")
}
