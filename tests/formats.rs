//! What newsprint writes in other people's formats is what their specifications say.

use std::fs;
use std::path::PathBuf;

use newsprint::output::{ninjs, schema_org};
use newsprint::{Article, DateValue};
use serde_json::{Map, Value, json};

fn read(file: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn articles() -> Vec<Article> {
    let read_article = |name: &str| serde_json::from_value(read(&format!("articles/{name}.json"))).expect("an article");
    let sound = ["ferry", "bridge", "storm"].into_iter().map(read_article).chain([Article::default()]);
    sound.chain([without_address()]).chain(of_other_pages()).collect()
}

/// What is read from pages that are no article.
fn of_other_pages() -> Vec<Article> {
    let of_kind = |kind: &str| {
        let mut article = read("articles/ferry.json");
        article["kind"] = kind.into();
        serde_json::from_value(article).expect("an article")
    };
    ["index_page", "nothing_readable"].map(of_kind).into()
}

/// An article of a page whose own address is not known: what is linked and shown there is relative to it.
fn without_address() -> Article {
    let html = "<h1>Ferry returns</h1><p class=byline>By <a rel=author href=/nq>Nora Quill</a></p>\
        <figure><img src=a.jpg><figcaption>The ferry.</figcaption></figure>\
        <p>The ferry to Skarn sails again on Monday after a winter in the dock, the harbour office said.</p>\
        <figure><img src=b.jpg><figcaption>The dock.</figcaption></figure>\
        <p>The two hotels of the island are already full for the first week of the season, their owners said.</p>";
    let article = newsprint::extract(html).expect("a page");
    let figures: Vec<_> = article.figures.iter().filter_map(|figure| figure.url.as_deref()).collect();
    assert_eq!((figures, article.authors[0].url.as_deref()), (vec!["a.jpg", "b.jpg"], Some("/nq")));
    article
}

fn is_uri(value: &Value) -> bool {
    let scheme = value.as_str().and_then(|text| text.split_once(':')).map_or("", |(scheme, _)| scheme);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(|c| c.is_ascii_alphanumeric())
}

fn date(value: &Value) -> Option<DateValue> {
    value.as_str()?.parse().ok()
}

/// A check of a value against a table, which notes what is wrong.
struct Check {
    table: Value,
    wrong: Vec<String>,
}

impl Check {
    fn of(table: &str) -> Self {
        Self { table: read(table), wrong: Vec::new() }
    }

    fn note(&mut self, is_right: bool, at: &str, value: &Value) {
        if !is_right {
            self.wrong.push(format!("{at}: {value}"));
        }
    }

    /// An object of the schema.org vocabulary.
    fn thing(&mut self, at: &str, object: &Map<String, Value>) {
        let types = types(object);
        self.note(!types.is_empty(), at, &json!(object));
        for (name, value) in object.iter().filter(|(name, _)| !name.starts_with('@')) {
            let at = format!("{at}.{name}");
            let Some(range) = types.iter().find_map(|kind| self.table[kind].get(name)).cloned() else {
                self.wrong.push(format!("{at} is no property of {types:?}"));
                continue;
            };
            let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for value in values {
                let fits = range.as_array().expect("a list").iter().any(|kind| self.is_a(value, kind));
                self.note(fits, &at, value);
                if let Some(object) = value.as_object() {
                    self.thing(&at, object);
                }
            }
        }
    }

    /// Whether a value is of a type of the vocabulary, or of one below it.
    fn is_a(&self, value: &Value, kind: &Value) -> bool {
        const WORKS: [&str; 3] = ["CreativeWork", "Quotation", "ImageObject"];
        match kind.as_str().expect("a type's name") {
            "Text" => value.is_string(),
            "URL" => is_uri(value),
            "Boolean" => value.is_boolean(),
            "Date" => matches!(date(value), Some(DateValue::Day(_))),
            "DateTime" => matches!(date(value), Some(DateValue::Instant(_) | DateValue::Local(_))),
            "Thing" => value.is_object(),
            "CreativeWork" => value.as_object().is_some_and(|object| types(object).iter().any(|t| WORKS.contains(t))),
            name => value.as_object().is_some_and(|object| types(object).contains(&name)),
        }
    }

    /// An object of ninjs.
    fn news(&mut self, at: &str, kind: &str, value: &Value) {
        let rules = self.table[kind].as_object().cloned().unwrap_or_else(|| panic!("the table has no {kind}"));
        let Some(object) = value.as_object() else { return self.note(false, at, value) };
        for (name, rule) in &rules {
            let is_missing = rule.as_str().is_some_and(|rule| rule.ends_with('!')) && !object.contains_key(name);
            self.note(!is_missing, &format!("{at}.{name} is missing"), &Value::Null);
        }
        for (name, value) in object {
            let at = format!("{at}.{name}");
            match rules.get(name).and_then(Value::as_str) {
                None => self.note(false, &at, value),
                Some(rule) => self.property(&at, rule.trim_end_matches('!'), value),
            }
        }
    }

    fn property(&mut self, at: &str, rule: &str, value: &Value) {
        if let Some(inner) = rule.strip_prefix('[').and_then(|rule| rule.strip_suffix(']')) {
            self.note(value.as_array().is_some_and(|items| !items.is_empty()), at, value);
            value.as_array().into_iter().flatten().for_each(|item| self.property(at, inner, item));
        } else if let Some(kind) = rule.strip_prefix('<').and_then(|rule| rule.strip_suffix('>')) {
            self.news(at, kind, value);
        } else {
            let is_right = match rule {
                "string" => value.is_string(),
                "integer" => value.is_u64(),
                "uri" => is_uri(value),
                "date-time" => matches!(date(value), Some(DateValue::Instant(_))),
                words => value.as_str().is_some_and(|value| words.split('|').any(|word| word == value)),
            };
            self.note(is_right, at, value);
        }
    }
}

/// The names of an object's types; one may have more than one.
fn types(object: &Map<String, Value>) -> Vec<&str> {
    match object.get("@type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn wrong_in_schema_org(json: &Value) -> Vec<String> {
    let mut check = Check::of("formats/schema_org.json");
    check.thing("article", json.as_object().expect("an object"));
    check.wrong
}

fn wrong_in_ninjs(json: &Value) -> Vec<String> {
    let mut check = Check::of("formats/ninjs.json");
    check.news("item", "item", json);
    check.wrong
}

#[test]
fn schema_org_is_as_the_vocabulary_says() {
    for article in articles() {
        let json = schema_org(&article);
        assert_eq!(json["@context"], "https://schema.org");
        assert_eq!(wrong_in_schema_org(&json), Vec::<String>::new());
    }
}

#[test]
fn ninjs_is_as_the_schema_says() {
    for article in articles() {
        assert_eq!(wrong_in_ninjs(&ninjs(&article)), Vec::<String>::new());
    }
}

#[test]
fn what_breaks_a_specification_is_found() {
    let ferry = &articles()[0];
    let breaks = |json: &Value, pointer: &str, value: Value| {
        let mut broken = json.clone();
        *broken.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        broken
    };
    let news = schema_org(ferry);
    for (pointer, value) in [
        ("/datePublished", json!("7 March")),
        ("/author/0", json!({"@type": "Place", "name": "Skarn"})),
        ("/hasPart/0", json!({"@type": "Quotation", "words": "x"})),
        ("/isAccessibleForFree", json!("yes")),
        ("/url", json!("ferry returns")),
        ("/publisher", json!({"name": "no type"})),
    ] {
        assert!(!wrong_in_schema_org(&breaks(&news, pointer, value)).is_empty(), "{pointer}");
    }
    let item = ninjs(ferry);
    for (pointer, value) in [
        ("/firstCreated", json!("2024-03-07")),
        ("/type", json!("story")),
        ("/headlines/0", json!({"role": "main"})),
        ("/bodies", json!([])),
        ("/bodies/0/charCount", json!("many")),
        ("/people/0", json!({"name": "Edda Holm", "age": 61})),
        ("/uri", json!("no uri")),
    ] {
        assert!(!wrong_in_ninjs(&breaks(&item, pointer, value)).is_empty(), "{pointer}");
    }
}
