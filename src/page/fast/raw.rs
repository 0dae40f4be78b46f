//! Where comments, scripts and other runs that hold no markup end.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Doctype, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use memchr::{memchr2, memmem};

/// The place of the end tag `</name`, or the end of the source.
pub(super) fn end(bytes: &[u8], from: usize, name: &str) -> usize {
    memmem::find_iter(&bytes[from..], b"</")
        .map(|found| from + found)
        .find(|at| is_tag(bytes, at + 2, name.as_bytes()))
        .unwrap_or(bytes.len())
}

/// Whether a tag name stands at `at`, whatever its case, with something behind it that ends a tag name.
fn is_tag(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > name.len()) else { return false };
    let (word, behind) = rest.split_at(name.len());
    word.eq_ignore_ascii_case(name) && (behind[0].is_ascii_whitespace() || matches!(behind[0], b'/' | b'>'))
}

/// The place of the end tag of a script, or the end of the source.
///
/// Within `<!--` a `<script>` hides its own end tag, so that old pages may write scripts with scripts.
pub(super) fn script_end(bytes: &[u8], from: usize) -> usize {
    let plain = end(bytes, from, "script");
    match memmem::find(&bytes[from..plain], b"<!--") {
        Some(found) => escaped_script_end(bytes, from + found),
        None => plain,
    }
}

/// The same for a script with a comment that opens at `at`.
fn escaped_script_end(bytes: &[u8], at: usize) -> usize {
    // Behind `<!`: the dashes may be those of the `-->` too.
    let (mut at, mut escaped, mut doubly) = (at + 2, true, false);
    while let Some(found) = memchr2(b'<', b'-', &bytes[at..]) {
        at += found;
        if bytes[at] == b'-' {
            let dashes = bytes[at..].iter().take_while(|byte| **byte == b'-').count();
            at += dashes;
            if escaped && dashes >= 2 && bytes.get(at) == Some(&b'>') {
                (escaped, doubly) = (false, false);
            }
            continue;
        }
        if is_tag(bytes, at + 2, b"script") && bytes[at + 1] == b'/' {
            if !doubly {
                return at;
            }
            doubly = false;
        } else if escaped && !doubly && is_tag(bytes, at + 1, b"script") {
            doubly = true;
        } else if !escaped && bytes[at..].starts_with(b"<!--") {
            escaped = true;
            at += 1;
        }
        at += 1;
    }
    bytes.len()
}

/// The place behind a comment whose text starts at `from`.
pub(super) fn comment_end(bytes: &[u8], from: usize) -> usize {
    let text = &bytes[from..];
    if text.starts_with(b">") {
        return from + 1;
    }
    if text.starts_with(b"->") {
        return from + 2;
    }
    let mut at = from;
    while let Some(found) = memmem::find(&bytes[at..], b"--") {
        at += found;
        at += bytes[at..].iter().take_while(|byte| **byte == b'-').count();
        match &bytes[at..] {
            [b'>', ..] => return at + 1,
            [b'!', b'>', ..] => return at + 2,
            _ => {}
        }
    }
    bytes.len()
}

/// What a doctype says; `written` is `<!doctype` and all up to and with its `>`.
///
/// A page has one, so html5ever's own tokenizer may read it.
pub(super) fn doctype(written: &str) -> Doctype {
    let tokenizer = Tokenizer::new(Caught(RefCell::default()), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(written));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Catches a doctype.
struct Caught(RefCell<Doctype>);

impl TokenSink for Caught {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::DoctypeToken(doctype) = token {
            self.0.replace(doctype);
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_text_ends_at_its_own_end_tag() {
        for (text, at) in [
            ("a</style>", Some(1)),
            ("</STYLE\n>", Some(0)),
            ("</styles></style/>", Some(9)),
            ("</style", None),
            ("</script>", None),
            ("<</style>", Some(1)),
        ] {
            assert_eq!(end(text.as_bytes(), 0, "style"), at.unwrap_or(text.len()), "{text}");
        }
    }

    #[test]
    fn scripts_hide_their_end_tag_in_comments() {
        for (text, at) in [
            ("a < b</script>", Some(5)),
            ("<!-- </script>", Some(5)),
            ("<!-- <script> </script> --> </script>", Some(28)),
            ("<!-- <script> </script> </script>", Some(24)),
            ("<!-- <script> --> </script>", Some(18)),
            ("<!--> <script> </script>", Some(15)),
            ("<!---> <script> </script>", Some(16)),
            ("<!- <script> </script>", Some(13)),
            ("<!-- <scripts> </script>", Some(15)),
            ("<!-- <script> </scripts> </script> </script>", Some(35)),
            ("x --> <!-- <script> </script>", None),
            ("<!-- a --> <!-- <script> </script>", None),
            ("<!--<script", None),
        ] {
            assert_eq!(script_end(text.as_bytes(), 0), at.unwrap_or(text.len()), "{text}");
        }
    }

    #[test]
    fn comments_end_as_the_standard_says() {
        for (text, rest) in [
            (" a --> b", " b"),
            (">b", "b"),
            ("->b", "b"),
            ("-->b", "b"),
            ("--!>b", "b"),
            (" a --- > -->b", "b"),
            (" a ---->b", "b"),
            (" <!-->b", "b"),
            (" - -> >", ""),
            (" --!", ""),
        ] {
            assert_eq!(&text[comment_end(text.as_bytes(), 0)..], rest, "{text}");
        }
    }

    #[test]
    fn doctype_is_read() {
        let doctype = doctype("<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 3.2//EN'>");
        assert_eq!(doctype.name.as_deref(), Some("html"));
        assert_eq!(doctype.public_id.as_deref(), Some("-//W3C//DTD HTML 3.2//EN"));
    }
}
