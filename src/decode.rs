//! Bytes to text, as the [Encoding](https://encoding.spec.whatwg.org/) and
//! [HTML](https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding) standards order:
//! byte order mark, the caller's hint, the page's own `<meta>`, and windows-1252 where nothing says otherwise. What is valid
//! UTF-8 beyond ASCII is in UTF-8, whatever hint and page say.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use regex::bytes::{NoExpand, Regex};

use crate::error::Error;

/// How far into a page its own declaration is looked for. The standard asks for 1024 bytes; pages put it further down.
const PRESCAN_BYTES: usize = 8192;

/// The encoding that a caller's charset label names.
///
/// # Errors
/// [`Error::UnknownCharset`] where the Encoding Standard has no such label, or has it for what
/// [is not to be decoded](https://encoding.spec.whatwg.org/#replacement).
pub(crate) fn encoding_of(label: &str) -> Result<&'static Encoding, Error> {
    Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| Error::UnknownCharset { label: label.to_owned() })
}

/// How many bytes tell a page from a file of another kind, as the [MIME Sniffing](https://mimesniff.spec.whatwg.org/)
/// standard has it.
const SNIFFED_BYTES: usize = 1445;

/// Whether the input is no text at all: a PDF, a picture, an archive, handed in by mistake.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31);
    let first = head.iter().find(|byte| **byte != 0 && !byte.is_ascii_whitespace());
    let is_text = first == Some(&b'<') || Encoding::for_bom(head).is_some();
    !is_text && (head.starts_with(b"%PDF-") || head.iter().any(is_control))
}

/// A page's text, and how it was come by.
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    pub(crate) encoding: &'static Encoding,
    /// Whether bytes that are malformed in the encoding became U+FFFD.
    pub(crate) replaced: bool,
}

impl Decoded<'_> {
    /// What the article says of it.
    pub(crate) fn charset(&self) -> Option<String> {
        Some(self.encoding.name().to_owned())
    }
}

/// Decodes a page.
pub(crate) fn decode<'b>(bytes: &'b [u8], hint: Option<&'static Encoding>) -> Decoded<'b> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    // A page that is valid UTF-8 beyond ASCII is in UTF-8, whatever it or its server says: no other encoding's text
    // passes for it by chance.
    let declared = || hint.or_else(|| declared(bytes));
    if let Ok(text) = std::str::from_utf8(bytes) {
        if !text.is_ascii() || declared().is_none_or(|encoding| reads_alike(encoding, bytes)) {
            return Decoded { text: Cow::Borrowed(text), encoding: UTF_8, replaced: false };
        }
    }
    let encoding = match declared().or_else(|| utf16_without_mark(bytes)) {
        // No text of one byte a character passes for UTF-8, but for a stray byte or a cut; of several bytes it may.
        Some(encoding) if encoding != UTF_8 && !(encoding.is_single_byte() && is_mostly_utf8(bytes)) => encoding,
        _ if is_mostly_utf8(bytes) => UTF_8,
        _ => WINDOWS_1252,
    };
    with(encoding, bytes)
}

/// Whether bytes of ASCII read alike in an encoding as in UTF-8. Without a NUL they are not in UTF-16, whatever is declared.
fn reads_alike(encoding: &'static Encoding, ascii: &[u8]) -> bool {
    encoding.is_ascii_compatible() || ((encoding == UTF_16LE || encoding == UTF_16BE) && !ascii.contains(&0))
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (mut text, replaced) = encoding.decode_without_bom_handling(bytes);
    if let Cow::Owned(text) = &mut text {
        // The decoder made room for the worst case: three bytes for one.
        text.shrink_to_fit();
    }
    Decoded { text, encoding, replaced }
}

/// Whether a page that is not all valid UTF-8 is in it none the less, as one that was cut mid-character: text in
/// another encoding has next to no byte sequences that pass for UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut well_formed, mut malformed) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        well_formed += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        malformed += usize::from(!chunk.invalid().is_empty());
    }
    well_formed > malformed
}

/// `<meta charset=…>`, also within `content="text/html; charset=…"`.
static META: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i-u)<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"';/>]+)"#));

/// A `<meta>` that tells something else, in which `charset=` is but a part of a text.
static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i-u)\s(?:name|property)\s*="#));

static COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s-u)<!--(?:-?>|.*?(?:-->|\z))"));

/// `<?xml version="1.0" encoding="…"?>`.
static XML: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i-u)^<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']+)"#));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are sound")
}

/// The encoding that the head of the page declares, in `<meta charset>`, `<meta http-equiv>` or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = COMMENT.replace_all(&bytes[..bytes.len().min(PRESCAN_BYTES)], NoExpand(b""));
    let metas = META.captures_iter(&head).filter(|found| !NAMED.is_match(&found[0]));
    let labels = XML.captures_iter(&head).chain(metas);
    let encoding = labels.filter_map(|found| Encoding::for_label_no_replacement(&found[1])).next()?;
    // A declaration that could be read byte by byte is not in UTF-16, and nobody means x-user-defined.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

/// UTF-16 without a byte order mark shows as a NUL in every other byte of the markup.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], hint: Option<&'static Encoding>) -> String {
        decode(bytes, hint).text.into_owned()
    }

    fn label(label: &str) -> Option<&'static Encoding> {
        Some(encoding_of(label).expect("a known label"))
    }

    #[test]
    fn byte_order_mark_wins_over_the_hint() {
        assert_eq!(text(b"\xEF\xBB\xBFna\xC3\xAFve", label("windows-1251")), "naïve");
        assert_eq!(text(b"\xFF\xFEa\0b\0", None), "ab");
    }

    #[test]
    fn declaration_is_found_in_every_form() {
        for head in [
            &b"<meta charset=windows-1251>"[..],
            b"<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
            b"<?xml version='1.0' encoding='windows-1251'?>",
            b"<meta name=a content=b><meta charset = \"cp1251\" />",
        ] {
            let page = [head, &b"\xcf\xf0\xe8\xe2\xe5\xf2"[..]].concat();
            assert!(text(&page, None).ends_with("Привет"), "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn hint_wins_over_the_declaration() {
        assert!(text(b"<meta charset=koi8-r>\xcf\xf0", label("windows-1251")).ends_with("Пр"));
    }

    #[test]
    fn what_only_looks_like_a_declaration_is_none() {
        for head in [
            "<!-- <meta charset=shift_jis> -->",
            "<!--><b>--</b><!-- <meta charset=shift_jis> ",
            "<meta name=description content='How charset=koi8-r came'>",
            "<meta charset=hz-gb-2312>",
        ] {
            assert_eq!(decode(format!("{head}caf\u{e9}").as_bytes(), None).encoding, UTF_8, "{head}");
            assert_eq!(decode(&[head.as_bytes(), b"caf\xe9"].concat(), None).encoding, WINDOWS_1252, "{head}");
        }
        assert_eq!(decode(b"<p>Bridge", Some(UTF_16LE)).encoding, UTF_8);
        assert!(encoding_of("hz-gb-2312").is_err());
    }

    #[test]
    fn a_stray_byte_makes_no_other_encoding_of_utf8() {
        let page = ["<meta charset=iso-8859-1>“We waited” – caf\u{e9}".as_bytes(), b"\x97"].concat();
        let decoded = decode(&page, None);
        assert_eq!((decoded.encoding, decoded.replaced), (UTF_8, true));
        assert!(decoded.text.contains("“We waited” – café\u{fffd}"));
    }

    #[test]
    fn utf8_is_known_by_its_bytes() {
        assert!(text("<meta charset=iso-8859-1>naïve".as_bytes(), None).ends_with("naïve"));
        assert!(text(b"ten na\xC3\xAFve caf\xC3\xA9s, \xC3\xA9t\xC3\xA9 \xE2\x80\x94 \xE2\x80\x94 \xE2\x80\x94 cut mid-char\xC3", None).starts_with("ten naïve"));
    }

    #[test]
    fn nothing_declared_is_windows_1252() {
        assert_eq!(text(b"\x93caf\xe9\x94", None), "“café”");
    }

    #[test]
    fn utf8_is_not_believed_against_the_bytes() {
        assert_eq!(text(b"<meta charset=utf-8>\x93caf\xe9\x94", None), "<meta charset=utf-8>\u{201c}café\u{201d}");
    }

    #[test]
    fn utf16_is_known_by_its_nuls() {
        assert_eq!(text(b"<\0p\0>\0\xe9\0", None), "<p>é");
        assert_eq!(text(b"\0<\0p\0>\0\xe9", None), "<p>é");
    }

    #[test]
    fn a_text_takes_no_more_room_than_it_needs() {
        let text = decode(&b"caf\xe9 ".repeat(200), None).text.into_owned();
        assert!(text.starts_with("café ") && text.capacity() == text.len(), "{}", text.capacity());
    }

    #[test]
    fn what_was_done_is_told() {
        let cut = decode(b"caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 \xe2\x80\x94 \xe2\x80\x94 \xe2\x80\x94 caf\xc3", None);
        assert_eq!((cut.encoding, cut.replaced), (UTF_8, true));
        let whole = decode(b"\x93caf\xe9\x94", None);
        assert_eq!((whole.encoding, whole.replaced), (WINDOWS_1252, false));
    }

    #[test]
    fn files_of_another_kind_are_no_text() {
        for file in [
            &b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>"[..],
            b"\x89PNG\r\n\x1A\n",
            b"PK\x03\x04",
            b"\x1F\x8B\x08\0",
            b"\0\0",
        ] {
            assert!(is_binary(file), "{file:?}");
        }
        for text in [
            &b""[..],
            b"plain text",
            b"<p>a\0b",
            b"\n\0<p>a",
            b"<\0p\0>\0",
            b"\xFF\xFEa\0",
            "\u{1B}[0m".as_bytes(),
            b"\xcf\xf0",
        ] {
            assert!(!is_binary(text), "{text:?}");
        }
    }

    #[test]
    fn unknown_label_is_named() {
        let error = encoding_of("utf-9").expect_err("no such label");
        assert!(error.to_string().contains("\"utf-9\""));
    }
}
