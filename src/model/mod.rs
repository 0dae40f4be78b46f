//! Trained weights: one versioned format for every model.
//!
//! A model file is a head of text lines, a blank line, and a payload of bytes. The first line is `newsprint model 1`;
//! the others are `key: value`: `kind` (which reader the payload is for), `source` (the data it was learned from),
//! `licence`, and `command` (what rebuilds it). `head` shows where any model comes from.

pub(crate) mod forest;
pub(crate) mod linear;
mod net;
mod trees;

pub(crate) use net::{HIDDEN, Net, Sums};
pub(crate) use trees::{LANES, Lanes, Means, Trees};

/// The first line of every model file.
const MAGIC: &str = "newsprint model 1";

/// A model file, taken apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'b> {
    head: &'b str,
    /// What the head's `kind` says how to read.
    pub(crate) payload: &'b [u8],
}

impl<'b> Model<'b> {
    /// Takes a model file apart; `None` where it is no model file of this version.
    pub(crate) fn parse(bytes: &'b [u8]) -> Option<Self> {
        let end = memchr::memmem::find(bytes, b"\n\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        (head.lines().next() == Some(MAGIC)).then_some(Self { head, payload: &bytes[end + 2..] })
    }

    /// A value of the head.
    pub(crate) fn field(&self, key: &str) -> Option<&'b str> {
        self.head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }

    /// Writes a model file.
    pub(crate) fn write(fields: &[(&str, &str)], payload: &[u8]) -> Vec<u8> {
        let mut file = format!("{MAGIC}\n");
        for (key, value) in fields {
            file.push_str(&format!("{key}: {value}\n"));
        }
        file.push('\n');
        let mut file = file.into_bytes();
        file.extend_from_slice(payload);
        file
    }
}

/// Reads numbers off a payload, little end first; `None` where it is at its end.
pub(crate) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    pub(crate) fn new(payload: &'b [u8]) -> Self {
        Self(payload)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> &'b [u8] {
        self.0
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, Reader};

    #[test]
    fn a_model_reads_back_what_was_written() {
        let file = Model::write(&[("kind", "trees"), ("licence", "CC BY 4.0")], b"\x00\n\n\xff");
        let model = Model::parse(&file).expect("a model");
        assert_eq!(model.field("licence"), Some("CC BY 4.0"));
        assert_eq!(model.field("source"), None);
        assert_eq!(model.payload, b"\x00\n\n\xff");
    }

    #[test]
    fn numbers_are_read_off_the_front() {
        let mut reader = Reader::new(&[1, 0, 2, 0, 0, 0, 7, 8, 9]);
        assert_eq!((reader.u16(), reader.u32(), reader.bytes(2)), (Some(1), Some(2), Some(&[7, 8][..])));
        assert_eq!((reader.u16(), reader.bytes(2), reader.rest()), (None, None, &[9][..]));
    }

    #[test]
    fn anything_else_is_no_model() {
        assert!(Model::parse(b"newsprint model 0\n\nx").is_none());
        assert!(Model::parse(b"newsprint model 1").is_none());
    }
}
