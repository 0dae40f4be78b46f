//! The names of the site, by which they are known in titles and bylines.

use crate::page::Metadata;

/// What the page calls its own site, folded for comparison.
#[derive(Debug, Clone, Default)]
pub(crate) struct SiteNames {
    keys: Vec<String>,
    /// The labels of the site's host, such as `example` and `exampleorg`.
    hosts: Vec<String>,
    /// Those of them that stand before the one that is registered.
    subdomains: Vec<String>,
}

/// Two names of fewer letters than this may be parts of each other by chance.
const TELLING: usize = 3;

impl SiteNames {
    pub(crate) fn read(metadata: &Metadata, url: Option<&str>) -> Self {
        let article = metadata.article.as_ref();
        let declared = [
            metadata.meta("og:site_name"),
            article.and_then(|article| article.publisher.as_ref()).map(|agent| agent.name.as_str()),
            metadata.site.as_deref(),
            metadata.meta("application-name"),
            metadata.meta("apple-mobile-web-app-title"),
            metadata.meta("publisher"),
            metadata.meta("twitter:site"),
        ];
        let mut names = Self::default();
        for key in declared.into_iter().flatten().map(key) {
            if !key.is_empty() && !names.keys.contains(&key) {
                names.keys.push(key);
            }
        }
        let addresses = [url, metadata.link("canonical"), metadata.meta("og:url"), metadata.link("amphtml")];
        for host in addresses.into_iter().flatten().filter_map(host) {
            let labels: Vec<&str> = host.split('.').filter(|label| !matches!(*label, "www" | "m" | "amp")).collect();
            // The last label is the top-level domain, and so is one of two or three letters before it.
            let last = labels.len().saturating_sub(1);
            let named = labels[..last].iter().filter(|label| label.len() > TELLING || last == 1);
            let named: Vec<String> = named.map(|label| key(label)).collect();
            names.subdomains.extend(named.iter().rev().skip(1).cloned());
            names.hosts.extend(named);
            names.hosts.push(labels.concat());
        }
        names
    }

    /// Whether a piece of a title names the site.
    pub(crate) fn is_name(&self, piece: &str) -> bool {
        let piece = key(piece);
        if piece.is_empty() {
            return false;
        }
        let count = piece.chars().count();
        // `The Arne Post` is the `Arne Post`: the greater part of a name tells it.
        let mostly = |whole: &str, part: &str| whole.contains(part) && part.len() * 2 > whole.len();
        let part = |name: &String| {
            let is_telling = count >= TELLING && name.chars().count() >= TELLING;
            let begins = name.starts_with(&piece) || piece.starts_with(name.as_str());
            *name == piece || (is_telling && (begins || mostly(&piece, name)))
        };
        let initials = |host: &String| host.len() >= TELLING && (host.contains(&piece) && count * 2 > host.len());
        self.keys.iter().any(part) || self.hosts.iter().any(|host| part(host) || initials(host))
    }

    /// Whether a text is the site's name and nothing more.
    pub(crate) fn is_exactly(&self, text: &str) -> bool {
        self.has_key(&key(text))
    }

    /// Whether a text with this key names a part of the site by its host, and not the site.
    pub(crate) fn is_subdomain(&self, key: &str) -> bool {
        self.subdomains.iter().any(|label| label == key) && !self.keys.iter().any(|name| name == key)
    }

    /// The same of a text of which the key is known.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        self.keys.iter().chain(&self.hosts).any(|name| name == key)
    }
}

/// For each ASCII letter or digit the same in lower case; 0 for all other bytes.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The letters and digits of a text in lower case: two texts with one key differ in marks and spaces only.
pub(crate) fn key(text: &str) -> String {
    if text.is_ascii() {
        // What does not belong to the key is written as well, and the next byte over it: no step depends on a guess.
        let (mut key, mut length) = (vec![0; text.len()], 0);
        for byte in text.bytes() {
            let folded = FOLDED[usize::from(byte)];
            key[length] = folded;
            length += usize::from(folded != 0);
        }
        key.truncate(length);
        return String::from_utf8(key).unwrap_or_default();
    }
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// Whether a text has a key, seen at the first letter that differs.
pub(crate) fn has_key(text: &str, key: &str) -> bool {
    letters(text).eq(key.chars())
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The host of an absolute address. A longer one than [names may be](https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4) is
/// none.
pub(crate) fn host(url: &str) -> Option<&str> {
    const LONGEST: usize = 253;
    let authority = url.split_once("//")?.1.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty() && host.len() <= LONGEST).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::{SiteNames, host, key};
    use crate::page::{Metadata, standard};

    #[test]
    fn a_host_has_no_user_no_port_and_no_more_letters_than_a_name_may() {
        for (url, expected) in [
            ("https://www.example.org/a@b:c", Some("www.example.org")),
            ("https://ann:secret@example.org:8080?a", Some("example.org")),
            ("//example.org#a", Some("example.org")),
            ("example.org/a", None),
            ("https:///a", None),
            (&format!("https://{}", "a.".repeat(127)), None),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }

    #[test]
    fn a_key_has_letters_and_digits_only() {
        for (text, expected) in
            [("The Arne-Post, 2nd!", "thearnepost2nd"), ("Zürich: ÄRGER 24/7", "zürichärger247"), ("…", "")]
        {
            assert_eq!(key(text), expected);
        }
    }

    #[test]
    fn names_are_known_in_every_dress() {
        let html = r#"<meta property="og:site_name" content="The Arne Post"><link rel=canonical href="https://www.arnepost.co.uk/a">"#;
        let names = SiteNames::read(&Metadata::read(&standard::parse(html)), Some("https://news.bridge-times.org/x"));
        for name in ["The Arne Post", "ARNE POST", "arnepost.co.uk", "The Arne Post – News", "Bridge Times"] {
            assert!(names.is_name(name), "{name}");
        }
        for other in ["Bridge opens", "", "Sport", "A"] {
            assert!(!names.is_name(other), "{other}");
        }
    }
}
