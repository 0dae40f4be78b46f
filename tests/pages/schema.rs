//! The JSON form of an article is what `tests/article.schema.json` says, and can be read back.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use newsprint::{Article, Parser};
use regex::Regex;
use serde_json::{Map, Value, json};

use crate::fixture::Fixture;

/// Keywords that say nothing about a value.
const ANNOTATIONS: [&str; 4] = ["$schema", "$defs", "title", "description"];

fn read(file: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Checks values against a JSON Schema. It knows the part of draft 2020-12 that the schema uses and panics at anything
/// else, so that no keyword can stand in the schema unchecked. (The `jsonschema` crate brings 77 others with it.)
struct Schema {
    root: Value,
    patterns: BTreeMap<String, Regex>,
}

impl Schema {
    /// The schema for this version alone: no keys but those that it names, and no words but its examples.
    fn closed() -> Self {
        let mut root = read("article.schema.json");
        close(&mut root);
        Self::of(root)
    }

    fn of(root: Value) -> Self {
        let mut patterns = BTreeMap::new();
        for pattern in strings_under(&root, "pattern") {
            let regex = Regex::new(&pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
            patterns.insert(pattern, regex);
        }
        Self { root, patterns }
    }

    /// What is wrong with an article.
    fn check(&self, article: &Value) -> Vec<String> {
        let mut errors = Vec::new();
        self.value(&self.root, article, "article", &mut errors);
        errors
    }

    fn value(&self, schema: &Value, value: &Value, at: &str, errors: &mut Vec<String>) {
        let schema = schema.as_object().expect("a schema is an object");
        for (keyword, rule) in schema.iter().filter(|(keyword, _)| !ANNOTATIONS.contains(&keyword.as_str())) {
            if !self.holds(keyword, rule, value, at, errors) {
                errors.push(format!("{at}: {value} breaks {keyword} {rule}"));
            }
            if keyword == "additionalProperties" {
                assert_eq!(rule, &json!(false), "only additionalProperties: false is understood");
                let known = schema["properties"].as_object().expect("properties");
                let strange = value.as_object().into_iter().flatten().find(|(key, _)| !known.contains_key(*key));
                errors.extend(strange.map(|(key, _)| format!("{at}: {key} breaks {keyword}")));
            }
        }
    }

    /// Whether one keyword holds of a value itself. What is wrong inside the value goes to `errors`.
    fn holds(&self, keyword: &str, rule: &Value, value: &Value, at: &str, errors: &mut Vec<String>) -> bool {
        match keyword {
            "$ref" => {
                let target = rule.as_str().and_then(|to| self.root.pointer(to.strip_prefix('#')?));
                self.value(target.expect("a reference into the schema"), value, at, errors);
                true
            }
            "anyOf" => list(rule).iter().any(|option| {
                let mut branch = Vec::new();
                self.value(option, value, at, &mut branch);
                branch.is_empty()
            }),
            "type" => is_of_type(value, rule.as_str().expect("one type")),
            "enum" => list(rule).contains(value),
            "examples" => true,
            "minimum" => value.as_f64() >= rule.as_f64(),
            "maximum" => value.as_f64() <= rule.as_f64(),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= number(rule)),
            "pattern" => {
                value.as_str().is_none_or(|text| self.patterns[rule.as_str().expect("a pattern")].is_match(text))
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= number(rule)),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= number(rule)),
            "uniqueItems" => {
                value.as_array().is_none_or(|items| (1..items.len()).all(|i| !items[..i].contains(&items[i])))
            }
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.value(rule, item, &format!("{at}[{i}]"), errors);
                }
                true
            }
            "properties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(key) {
                        self.value(rule, inner, &format!("{at}.{key}"), errors);
                    }
                }
                true
            }
            "required" => value.as_object().is_none_or(|object| list(rule).iter().all(|key| has_key(object, key))),
            "additionalProperties" => true,
            _ => panic!("this test does not know the keyword {keyword}"),
        }
    }
}

/// Closes a schema, and all schemas within it.
fn close(schema: &mut Value) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(close),
        Value::Object(keywords) => {
            keywords.values_mut().for_each(close);
            if keywords.contains_key("properties") {
                keywords.insert("additionalProperties".to_owned(), json!(false));
            }
            if let Some(words) = keywords.remove("examples") {
                keywords.insert("enum".to_owned(), words);
            }
        }
        _ => {}
    }
}

/// The strings that stand under a key, at any depth.
fn strings_under(value: &Value, key: &str) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| strings_under(item, key)).collect(),
        Value::Object(object) => {
            let own = object.get(key).and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(object.values().flat_map(|inner| strings_under(inner, key))).collect()
        }
        _ => Vec::new(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn has_key(object: &Map<String, Value>, key: &Value) -> bool {
    object.contains_key(key.as_str().expect("a key"))
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("{name} is no type"),
    }
}

/// Every `(schema, property)` of the schema and of its definitions.
fn properties(schema: &Value) -> Vec<String> {
    let own = |schema: &Value| schema["properties"].as_object().map(|p| p.keys().cloned().collect::<Vec<_>>());
    let parts = schema["$defs"].as_object().expect("definitions").values().chain([schema]);
    parts.filter_map(own).flatten().collect()
}

/// Every key that stands in a value, at any depth.
fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(keys).collect(),
        Value::Object(object) => {
            object.iter().flat_map(|(key, inner)| [vec![key.clone()], keys(inner)].concat()).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_article_is_as_the_schema_says() {
    let schema = Schema::closed();
    for fixture in Fixture::all() {
        let article = serde_json::to_value(fixture.input.read(Parser::Fast)).expect("an article is JSON");
        let errors = schema.check(&article);
        assert!(errors.is_empty(), "{}:\n{}", fixture.name, errors.join("\n"));
    }
}

#[test]
fn an_article_written_and_read_back_is_the_same() {
    for fixture in Fixture::all() {
        let article = fixture.input.read(Parser::Fast);
        let written = serde_json::to_string(&article).expect("an article is JSON");
        let read: Article = serde_json::from_str(&written).expect("an article can be read back");
        assert!(read == article, "{}", fixture.name);
    }
}

/// `articles/0.1.json` fills every field. It is never rewritten: later versions must read it too.
#[test]
fn an_article_of_an_earlier_version_is_read_whole() {
    let recorded = read("articles/0.1.json");
    let article: Article = serde_json::from_value(recorded.clone()).expect("an article of version 0.1 can be read");
    let written = serde_json::to_value(&article).expect("an article is JSON");
    assert_eq!(Schema::closed().check(&written), Vec::<String>::new());
    for (key, value) in recorded.as_object().expect("an article is an object") {
        assert_eq!(&written[key], value, "{key}");
    }
    let shown = keys(&written);
    let missing: Vec<String> =
        properties(&read("article.schema.json")).into_iter().filter(|p| !shown.contains(p)).collect();
    assert!(missing.is_empty(), "the schema knows fields that this article does not show: {missing:?}");
}

#[test]
fn an_article_with_fewer_fields_is_read() {
    let article: Article = serde_json::from_str(r#"{"kind": "story", "body": {"text": "Rain."}}"#).expect("an article");
    assert_eq!(article.body.text, "Rain.");
    assert!(article.body.blocks.is_empty() && article.headline.is_none());
}

#[test]
fn every_word_of_the_schemas_lists_is_one_of_the_crate() {
    fn all_read<T: serde::de::DeserializeOwned>(list: &Value) {
        for word in list.as_array().expect("a list") {
            serde_json::from_value::<T>(word.clone()).unwrap_or_else(|error| panic!("{word}: {error}"));
        }
    }
    let schema = read("article.schema.json");
    let of = |at: &str| schema.pointer(at).unwrap_or_else(|| panic!("{at}"));
    all_read::<newsprint::Kind>(of("/properties/kind/examples"));
    all_read::<newsprint::Direction>(of("/properties/direction/examples"));
    all_read::<newsprint::Access>(of("/properties/access/examples"));
    all_read::<newsprint::Bound>(of("/properties/bounds/items/examples"));
    all_read::<newsprint::AuthorKind>(of("/$defs/author/properties/kind/examples"));
    all_read::<newsprint::BlockKind>(of("/$defs/block/properties/kind/examples"));
    all_read::<newsprint::QuoteKind>(of("/$defs/quote/properties/kind/examples"));
    all_read::<newsprint::SpeakerKind>(of("/$defs/speaker/properties/kind/examples"));
}

/// What a later minor version may add breaks the schema that users check with neither.
#[test]
fn an_article_of_a_later_version_is_as_the_schema_says() {
    let mut article = read("articles/0.1.json");
    article["kind"] = json!("podcast");
    article["people"][0]["nickname"] = json!("B");
    let schema = Schema::of(read("article.schema.json"));
    assert_eq!(schema.check(&article), Vec::<String>::new());
    assert_eq!(Schema::closed().check(&article).len(), 2);
}

#[test]
fn what_breaks_the_schema_is_found() {
    let (schema, sound) = (Schema::closed(), read("articles/0.1.json"));
    let breaks = |pointer: &str, value: Value, keyword: &str| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).expect("a place in the article") = value;
        let errors = schema.check(&broken).join("\n");
        assert!(errors.contains(keyword), "{pointer}: {errors}");
    };
    breaks("/kind", json!("blog"), "enum");
    breaks("/headline", json!(" "), "anyOf");
    breaks("/tags", json!(["a", "a"]), "uniqueItems");
    breaks("/replaced", json!(0), "type");
    breaks("/quotes/0/span", json!([1]), "minItems");
    breaks("/quotes/0/span", json!([1, 2, 3]), "maxItems");
    breaks("/quotes/0/text", json!(""), "minLength");
    breaks("/figures/0/position", json!(-1), "minimum");
    breaks("/body/blocks/1/level", json!(7), "maximum");
    breaks("/body/blocks/0", json!({"kind": "paragraph"}), "required");
    breaks("/people/0", json!({"name": "A", "nickname": "B"}), "additionalProperties");
    breaks("/published", json!({"value": "2024-05-02T18:19", "raw": "x"}), "anyOf");
}
