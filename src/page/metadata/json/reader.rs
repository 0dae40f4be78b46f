//! The characters of a source, read into values. It never fails and never recurs: what it cannot make sense of, it passes
//! over.

use super::{Json, Kind};

/// Where the reading of a source stands.
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

/// Reads whatever values a source holds, but no more than `most`.
pub(super) fn read(source: &str, most: usize) -> Json {
    let mut reader = Reader { source, at: 0, most, json: Json::new(), open: vec![0], objects: 0, key: None };
    reader.read();
    reader.json
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            if self.json.len() >= self.most {
                self.json.is_cut |= self.rest().contains(|c: char| c.is_alphanumeric());
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
        let Some(first) = self.four_digits(self.at) else { return char::REPLACEMENT_CHARACTER };
        self.at += 4;
        let second = self.rest().starts_with("\\u").then(|| self.four_digits(self.at + 2)).flatten();
        let code = match (first, second) {
            (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) => {
                self.at += 6;
                0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
            }
            _ => first,
        };
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn four_digits(&self, at: usize) -> Option<u32> {
        let digits = self.source.get(at..at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    }
}
