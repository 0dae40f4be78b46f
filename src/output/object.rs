//! JSON objects that hold no empty members.

use serde_json::{Map, Value};

/// A JSON object under construction.
#[derive(Debug, Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// Sets a member.
    pub(super) fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Sets a member if there is a value for it: `None` and an empty list leave it out.
    pub(super) fn set_some<T: Into<Value>>(self, name: &str, value: Option<T>) -> Self {
        match value.map(Into::into) {
            None | Some(Value::Null) => self,
            Some(Value::Array(items)) if items.is_empty() => self,
            Some(value) => self.set(name, value),
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Value::Object(object.0)
    }
}
