//! Some fields of an article instead of all.

use anyhow::Result;
use newsprint::Article;
use serde_json::{Map, Value};

use crate::usage::Usage;

/// The fields to show; empty for all.
#[derive(Debug, Default)]
pub struct Fields(Vec<String>);

impl Fields {
    /// Fields by their names in the article's JSON form.
    pub fn new(names: &[String]) -> Result<Self> {
        let known = object(&Article::default())?;
        for name in names {
            if !known.contains_key(name) {
                let known: Vec<&str> = known.keys().map(String::as_str).collect();
                let message = format!("--fields: there is no field {name:?}; the fields are {}", known.join(", "));
                return Err(Usage(message).into());
            }
        }
        Ok(Self(names.to_vec()))
    }

    /// Whether all fields are shown.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// The article's JSON form, with these fields only, in the order in which they were asked for.
    pub fn of(&self, article: &Article) -> Result<Value> {
        let mut whole = object(article)?;
        if self.is_all() {
            return Ok(whole.into());
        }
        let shown: Map<String, Value> = self.0.iter().filter_map(|name| whole.remove_entry(name)).collect();
        Ok(shown.into())
    }
}

fn object(article: &Article) -> Result<Map<String, Value>> {
    match serde_json::to_value(article)? {
        Value::Object(object) => Ok(object),
        _ => Ok(Map::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_fields_are_shown() {
        let fields = Fields::new(&["quotes".to_owned(), "headline".to_owned()]).expect("known fields");
        let json = fields.of(&Article::default()).expect("JSON");
        assert_eq!(json.to_string(), r#"{"quotes":[],"headline":null}"#);
    }

    #[test]
    fn an_unknown_field_is_wrong_usage() {
        let error = Fields::new(&["heading".to_owned()]).expect_err("no such field");
        assert!(error.is::<Usage>() && error.to_string().contains("headline"), "{error}");
    }
}
