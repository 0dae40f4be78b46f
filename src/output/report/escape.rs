//! Text that is put into HTML.

use std::fmt::{Display, Formatter, Result, Write};

/// A text written so that HTML reads it as text, between tags and in quoted attribute values alike.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// A link, or the words alone where the address is none of the web's: an address from a page may be a script.
pub(super) struct Link<'a> {
    pub(super) words: &'a str,
    pub(super) url: Option<&'a str>,
}

/// Whether an address leads into the web.
pub(super) fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

impl Display for Link<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.url.filter(|url| is_web(url)) {
            Some(url) => {
                write!(f, "<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", Escaped(url), Escaped(self.words))
            }
            None => write!(f, "<span>{}</span>", Escaped(self.words)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_markup_is_escaped() {
        assert_eq!(
            Escaped("<a href=\"x\">'&'</a>").to_string(),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"
        );
    }

    #[test]
    fn only_the_web_is_linked() {
        let link = |url| Link { words: "w", url: Some(url) }.to_string();
        assert_eq!(
            link("HTTPS://a.example/?b&c"),
            "<a href=\"HTTPS://a.example/?b&amp;c\" rel=\"noreferrer noopener\">w</a>"
        );
        for url in ["javascript:alert(1)", "javascript://a%0aalert(1)", "data:text/html,x", "/path", ""] {
            assert_eq!(link(url), "<span>w</span>", "{url}");
        }
    }
}
