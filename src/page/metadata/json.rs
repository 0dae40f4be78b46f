//! JSON as pages really carry it: with comments, trailing commas, raw line breaks and quotes inside strings.
//!
//! The reader never fails and never recurs: what it cannot make sense of, it passes over. Values lie in one arena.

use super::entity;

/// More values than this are not read of a page: no article's own description comes near it.
pub(super) const MAX_VALUES: usize = 200_000;

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
        let mut reader =
            Reader { source: &decoded, at: 0, most, json: Json::new(), open: vec![0], objects: 0, key: None };
        reader.read();
        reader.json
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
        match self.values[parent as usize].last_child.replace(id) {
            Some(last) => self.values[last as usize].next = Some(id),
            None => self.values[parent as usize].first_child = Some(id),
        }
        id
    }
}

impl Value {
    fn new(key: Option<String>, kind: Kind, parent: u32) -> Self {
        Self { key, kind, parent, first_child: None, last_child: None, next: None }
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
            Kind::Text(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
            Kind::Text(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
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
        self.children().find(|child| child.key().is_some_and(|own| own.eq_ignore_ascii_case(key)))
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

struct Reader<'s> {
    source: &'s str,
    at: usize,
    /// How many values are read at most.
    most: usize,
    json: Json,
    /// The arrays and objects not yet closed; the first is never closed.
    open: Vec<u32>,
    /// How many of them are objects.
    objects: usize,
    /// The key whose value is expected.
    key: Option<String>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            if self.json.len() >= self.most {
                self.json.is_cut = self.rest().contains(|c: char| c.is_alphanumeric());
                return;
            }
            match byte {
                b'{' => self.open(Kind::Object),
                b'[' => self.open(Kind::Array),
                b'}' => self.close(true),
                b']' if self.rest().starts_with("]]>") => self.at += 3,
                b']' => self.close(false),
                b'"' | b'\'' => self.string(byte),
                b'/' | b'<' => self.pass_over_markup(),
                b'-' if self.rest().starts_with("-->") => self.at += 3,
                b'-' | b'+' | b'.' | b'_' | b'$' | b'@' => self.word(),
                _ if byte.is_ascii_alphanumeric() => self.word(),
                _ => self.at += 1,
            }
        }
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn holder(&self) -> u32 {
        self.open.last().copied().unwrap_or(0)
    }

    fn is_in_object(&self) -> bool {
        self.json.values[self.holder() as usize].kind == Kind::Object
    }

    /// Adds a value to what is open. In an object, a value without a key is lost.
    fn add(&mut self, kind: Kind) -> Option<u32> {
        let key = self.key.take();
        if self.is_in_object() && key.is_none() {
            return None;
        }
        Some(self.json.add(self.holder(), key, kind))
    }

    fn open(&mut self, kind: Kind) {
        self.at += 1;
        let is_object = kind == Kind::Object;
        if let Some(id) = self.add(kind) {
            self.open.push(id);
            self.objects += usize::from(is_object);
        }
    }

    /// Closes the innermost object or array, and what was forgotten inside it.
    fn close(&mut self, is_object: bool) {
        self.at += 1;
        self.key = None;
        let arrays = self.open.len() - 1 - self.objects;
        if (if is_object { self.objects } else { arrays }) == 0 {
            return;
        }
        while self.open.len() > 1 {
            let closes_object = self.is_in_object();
            self.open.pop();
            self.objects -= usize::from(closes_object);
            if closes_object == is_object {
                return;
            }
        }
    }

    /// A comment, or the marks by which scripts are hidden from old browsers.
    fn pass_over_markup(&mut self) {
        let rest = self.rest();
        let passed = if rest.starts_with("<!--") {
            4
        } else if rest.starts_with("<![CDATA[") {
            9
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") && !rest[2..].trim_start_matches(' ').starts_with("<![CDATA[") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            1
        };
        self.at += passed;
    }

    /// `true`, `null`, a number, or a key without quotes.
    fn word(&mut self) {
        let rest = self.rest();
        let is_end = |c: char| c.is_whitespace() || ",:{}[]\"<".contains(c);
        let word = rest[1..].find(is_end).map_or(rest, |end| &rest[..end + 1]).to_owned();
        self.at += word.len();
        if self.is_in_object() && self.key.is_none() {
            if self.rest().trim_start().starts_with(':') {
                self.key = Some(word);
            }
            return;
        }
        let kind = match word.as_str() {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            _ if word.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Kind::Number(word),
            _ => Kind::Null,
        };
        self.add(kind);
    }

    fn string(&mut self, quote: u8) {
        self.at += 1;
        let is_key = self.is_in_object() && self.key.is_none();
        let mut text = String::new();
        loop {
            let Some(stop) = memchr::memchr2(quote, b'\\', self.rest().as_bytes()) else {
                text.push_str(self.rest());
                self.at = self.source.len();
                break;
            };
            text.push_str(&self.rest()[..stop]);
            self.at += stop;
            if self.source.as_bytes()[self.at] == b'\\' {
                self.escape(&mut text);
                continue;
            }
            self.at += 1;
            if is_key || self.is_end_of_string() {
                break;
            }
            text.push(char::from(quote));
        }
        if is_key {
            self.key = Some(text);
        } else {
            self.add(Kind::Text(text));
        }
    }

    /// Whether the quote just passed ends its string: JSON must go on after it. A quote inside a string that nobody
    /// escaped is followed by words.
    fn is_end_of_string(&self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        match trimmed.as_bytes().first() {
            None | Some(b'}' | b']' | b':' | b'/' | b'<') => true,
            Some(b',') => {
                let after = trimmed[1..].trim_start();
                let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
                after.starts_with(|c: char| "\"'{}[]-/".contains(c) || c.is_ascii_digit())
                    || ["true", "false", "null"].iter().any(|word| after.starts_with(word))
                    || after.is_empty()
                    || after.trim_start_matches(is_word).starts_with(':')
            }
            Some(b'"') => rest[..rest.len() - trimmed.len()].contains('\n'),
            Some(_) => false,
        }
    }

    /// Reads an escape at a backslash. Of one that JSON does not know, the character itself stays.
    fn escape(&mut self, text: &mut String) {
        self.at += 1;
        let Some(c) = self.rest().chars().next() else { return };
        self.at += c.len_utf8();
        text.push(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => self.code_point(),
            other => other,
        });
    }

    /// The four digits of `\uXXXX`, and the second half of a surrogate pair where one follows.
    fn code_point(&mut self) -> char {
        let Some(first) = self.four_digits() else { return char::REPLACEMENT_CHARACTER };
        if !(0xd800..0xdc00).contains(&first) || !self.rest().starts_with("\\u") {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        self.at += 2;
        let second = self.four_digits().unwrap_or(0).wrapping_sub(0xdc00);
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second & 0x3ff)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.source.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, MAX_VALUES};

    /// The first `headline` anywhere in a source.
    fn headline(source: &str) -> Option<String> {
        Json::read(source, MAX_VALUES).all().find_map(|item| item.string("headline").map(str::to_owned))
    }

    #[test]
    fn broken_sources_keep_their_values() {
        let cases = [
            (r#"{"headline": "Bridge opens"}"#, "Bridge opens"),
            (r#"{"headline": "Bridge \"opens\" é \ud83d\ude00"}"#, "Bridge \"opens\" é 😀"),
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
    fn truth_may_be_spelled() {
        let json = Json::read(r#"{"a": true, "b": "False", "c": "maybe"}"#, MAX_VALUES);
        let top = json.all().next().expect("an object");
        let truth = |key| top.get(key).and_then(super::Item::truth);
        assert_eq!((truth("a"), truth("b"), truth("c")), (Some(true), Some(false), None));
    }
}
