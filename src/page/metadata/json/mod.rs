//! JSON as pages really carry it: with comments, trailing commas, raw line breaks and quotes inside strings.
//!
//! Values lie in one arena.

mod reader;

use super::entity;

/// More values than this are not read of a page: no article's own description comes near it.
pub(super) const MAX_VALUES: usize = 200_000;

/// Properties of one object beyond these are not looked at, for many values may refer to it: no type of schema.org has as
/// many.
const MOST_PROPERTIES: usize = 256;

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Null,
    Bool(bool),
    /// A number, as written.
    Number(String),
    Text(String),
    Array,
    Object,
}

#[derive(Debug, Clone)]
struct Value {
    /// The value's key, where its parent is an object.
    key: Option<String>,
    kind: Kind,
    parent: u32,
    first_child: Option<u32>,
    last_child: Option<u32>,
    next: Option<u32>,
    /// How many values it holds.
    size: u32,
}

/// All values of a source, in its order. The first is an array of what stands at the top.
#[derive(Debug, Clone)]
pub(super) struct Json {
    values: Vec<Value>,
    /// Whether the source holds more than was read.
    pub(super) is_cut: bool,
}

/// A value in a [`Json`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'j> {
    json: &'j Json,
    id: u32,
}

impl Json {
    /// Reads whatever values a source holds, but no more than `most`.
    pub(super) fn read(source: &str, most: usize) -> Self {
        let source = source.trim_start();
        let is_escaped = !source.contains('"') && source.contains("&quot;");
        let decoded = if is_escaped { entity::decode(source) } else { source.into() };
        reader::read(&decoded, most)
    }

    fn new() -> Self {
        Self { values: vec![Value::new(None, Kind::Array, 0)], is_cut: false }
    }

    /// How many values there are, without the first.
    pub(super) fn len(&self) -> usize {
        self.values.len() - 1
    }

    /// Every value but the first, in the order of the source.
    pub(super) fn all(&self) -> impl Iterator<Item = Item<'_>> {
        (1..self.values.len() as u32).map(|id| Item { json: self, id })
    }

    fn add(&mut self, parent: u32, key: Option<String>, kind: Kind) -> u32 {
        let id = self.values.len() as u32;
        self.values.push(Value::new(key, kind, parent));
        let holder = &mut self.values[parent as usize];
        holder.size += 1;
        self.is_cut |= holder.kind == Kind::Object && holder.size as usize > MOST_PROPERTIES;
        match holder.last_child.replace(id) {
            Some(last) => self.values[last as usize].next = Some(id),
            None => holder.first_child = Some(id),
        }
        id
    }
}

impl Value {
    fn new(key: Option<String>, kind: Kind, parent: u32) -> Self {
        Self { key, kind, parent, first_child: None, last_child: None, next: None, size: 0 }
    }
}

impl<'j> Item<'j> {
    fn value(self) -> &'j Value {
        &self.json.values[self.id as usize]
    }

    pub(super) fn key(self) -> Option<&'j str> {
        self.value().key.as_deref()
    }

    /// The array or object that holds the value; `None` at the top.
    pub(super) fn parent(self) -> Option<Item<'j>> {
        (self.id != 0).then(|| Item { json: self.json, id: self.value().parent })
    }

    pub(super) fn is_object(self) -> bool {
        self.value().kind == Kind::Object
    }

    /// A string, or a number as written. Empty strings are none.
    pub(super) fn text(self) -> Option<&'j str> {
        match &self.value().kind {
            Kind::Text(text) | Kind::Number(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
            _ => None,
        }
    }

    /// A boolean, or a string that spells one.
    pub(super) fn truth(self) -> Option<bool> {
        match &self.value().kind {
            Kind::Bool(truth) => Some(*truth),
            Kind::Text(text) => truth(text),
            _ => None,
        }
    }

    /// How many values it holds.
    pub(super) fn size(self) -> u32 {
        self.value().size
    }

    pub(super) fn children(self) -> impl Iterator<Item = Item<'j>> {
        let json = self.json;
        std::iter::successors(self.value().first_child, |id| json.values[*id as usize].next)
            .map(move |id| Item { json, id })
    }

    /// The value itself, or what it lists.
    pub(super) fn listed(self) -> impl Iterator<Item = Item<'j>> {
        let is_array = self.value().kind == Kind::Array;
        (!is_array).then_some(self).into_iter().chain(is_array.then(|| self.children()).into_iter().flatten())
    }

    /// The property of that name, whatever its case.
    pub(super) fn get(self, key: &str) -> Option<Item<'j>> {
        if !self.is_object() {
            return None;
        }
        self.children().take(MOST_PROPERTIES).find(|child| child.key().is_some_and(|own| own.eq_ignore_ascii_case(key)))
    }

    /// The values of the property of that name.
    pub(super) fn list(self, key: &str) -> impl Iterator<Item = Item<'j>> {
        self.get(key).into_iter().flat_map(Item::listed)
    }

    /// The property of that name as text; of a list, its first.
    pub(super) fn string(self, key: &str) -> Option<&'j str> {
        self.list(key).find_map(Item::text)
    }
}

/// The truth that a word spells, also as schema.org's own [addresses](https://schema.org/Boolean) do.
pub(crate) fn truth(word: &str) -> Option<bool> {
    let word = word.trim().to_ascii_lowercase();
    let schema = ["https://schema.org/", "http://schema.org/"];
    match schema.into_iter().find_map(|schema| word.strip_prefix(schema)).unwrap_or(&word) {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, MAX_VALUES, MOST_PROPERTIES};

    /// The first `headline` anywhere in a source.
    fn headline(source: &str) -> Option<String> {
        Json::read(source, MAX_VALUES).all().find_map(|item| item.string("headline").map(str::to_owned))
    }

    #[test]
    fn broken_sources_keep_their_values() {
        let cases = [
            (r#"{"headline": "Bridge opens"}"#, "Bridge opens"),
            (r#"{"headline": "Bridge \"opens\" é \ud83d\ude00"}"#, "Bridge \"opens\" é 😀"),
            (
                r#"{"headline": "\ud83d\u0041 \ud83d\ud83d\ude00 \ude00 \ud83d"}"#,
                "\u{fffd}A \u{fffd}😀 \u{fffd} \u{fffd}",
            ),
            (r#"[{"@graph": [null, {"headline": ["Bridge opens", "x"],},],}]"#, "Bridge opens"),
            ("{\"headline\": \"Bridge\n opens\", // why not\n \"x\": /* { */ 1}", "Bridge\n opens"),
            (r#"{"headline": "The "Arne" bridge", "x": 1}"#, "The \"Arne\" bridge"),
            ("//<![CDATA[\n{\"headline\": \"Bridge opens\"}\n//]]>", "Bridge opens"),
            ("<!-- {\"headline\": \"Bridge opens\"} -->", "Bridge opens"),
            ("{&quot;headline&quot;: &quot;Bridge opens&quot;}", "Bridge opens"),
            (r#"{headline: 'Bridge opens', x: undefined}"#, "Bridge opens"),
            ("{\"a\": \"x\"\n \"headline\": \"Bridge opens\"", "Bridge opens"),
            (r#"{"a": {"b": [1, 2}, "headline": "Bridge opens"}"#, "Bridge opens"),
            (r#"{"headline": "Bridge op"#, "Bridge op"),
        ];
        for (source, expected) in cases {
            assert_eq!(headline(source).as_deref(), Some(expected), "{source}");
        }
    }

    #[test]
    fn hostile_sources_end() {
        for source in
            ["[".repeat(5_000_000), "{\"a\":".repeat(1_000_000), "}".repeat(5_000_000), "\"".repeat(1_000_000)]
        {
            Json::read(&source, MAX_VALUES);
        }
        let deep = format!("{}{{\"headline\": \"x\"}}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(headline(&deep).as_deref(), Some("x"));
    }

    #[test]
    fn what_was_left_unread_is_told() {
        for (source, most, is_cut) in [("[1, 2]", 3, false), ("[1, 2, 3]", 3, true), ("[[[[]]]]", 3, false)] {
            let json = Json::read(source, most);
            assert_eq!((json.len(), json.is_cut), (3, is_cut), "{source}");
        }
    }

    #[test]
    fn so_many_properties_of_an_object_are_looked_at() {
        for (before, expected) in [(MOST_PROPERTIES - 1, (Some("x"), false)), (MOST_PROPERTIES, (None, true))] {
            let source = format!("{{{}\"headline\": \"x\"}}", "\"k\": 1, ".repeat(before));
            assert_eq!((headline(&source).as_deref(), Json::read(&source, MAX_VALUES).is_cut), expected);
        }
    }

    #[test]
    fn truth_may_be_spelled() {
        let json = Json::read(
            r#"{"a": true, "b": "False", "c": "maybe", "d": "http://schema.org/False", "e": "Yes"}"#,
            MAX_VALUES,
        );
        let top = json.all().next().expect("an object");
        let truth = |key| top.get(key).and_then(super::Item::truth);
        assert_eq!((truth("a"), truth("b"), truth("c")), (Some(true), Some(false), None));
        assert_eq!((truth("d"), truth("e")), (Some(false), Some(true)));
    }
}
