//! Addresses: the canonical one of the story, and relative ones made whole.

use super::Sources;
use super::ranked::{Found, Ranked};
use crate::article::Article;

/// The canonical address of the story.
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<String> {
    let metadata = sources.metadata;
    let linked = metadata.article.as_ref().and_then(|article| article.url.as_deref());
    let stated = [
        ("canonical", metadata.link("canonical")),
        ("og:url", metadata.meta("og:url")),
        ("json-ld", linked),
        ("caller", sources.url),
    ];
    let base = base(sources);
    let whole = |address: &str| absolute(address, base.as_deref()).filter(|url| url.starts_with("http"));
    let found: Vec<Found<String>> =
        stated.into_iter().filter_map(|(source, address)| Some(Found { value: whole(address?)?, source })).collect();
    // A template that gives every page the address of the front gives none.
    let (stories, fronts): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| !is_front(&found.value));
    Ranked::first(stories.into_iter().chain(fronts), trust)
}

/// How often each source gives the address under which a page was fetched: on development pages of fundus and WCXB 358 times in
/// 366, and 6 in 7 (November 2026). The others stood alone on none.
fn trust(source: &str) -> f32 {
    if source == "canonical" { 0.97 } else { 0.85 }
}

/// What the page's addresses are relative to: its own address, which a
/// [`<base>`](https://html.spec.whatwg.org/multipage/semantics.html#the-base-element) may move.
pub(crate) fn base(sources: &Sources<'_>) -> Option<String> {
    let page = sources.addresses().find(|address| address.starts_with("http"));
    match (page, sources.metadata.base.as_deref()) {
        (Some(page), Some(base)) => Some(join(page, base)),
        (page, base) => page.or(base.filter(|base| base.starts_with("http"))).map(str::to_owned),
    }
}

/// An address made whole by what it is relative to; as it stands where that is not known. `None` for what leads nowhere:
/// a script, or data.
pub(crate) fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    // Browsers take no notice of line breaks in an address, wherever they stand.
    let address = address.trim().replace(['\t', '\n', '\r'], "");
    let leads_nowhere =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if address.is_empty() || leads_nowhere("data:") || leads_nowhere("javascript:") {
        return None;
    }
    Some(match base {
        Some(base) => join(base, &address),
        None => address,
    })
}

/// Makes the addresses of links, pictures and authors whole; a link that leads nowhere is none.
pub(crate) fn resolve(article: &mut Article, base: Option<&str>) {
    article.body.links.retain_mut(|link| match absolute(&link.href, base) {
        Some(href) => {
            link.href = href;
            true
        }
        None => false,
    });
    let figures = article.figures.iter_mut().map(|figure| &mut figure.url);
    let authors = article.authors.iter_mut().map(|author| &mut author.url);
    for url in figures.chain(authors) {
        *url = url.take().and_then(|url| absolute(&url, base));
    }
}

/// Joins an address to the absolute one that it is relative to, as [browsers do](https://url.spec.whatwg.org/#relative-state).
fn join(base: &str, address: &str) -> String {
    let is_of_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let is_scheme =
        |scheme: &str| scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(is_of_scheme);
    if address.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)) {
        return address.to_owned();
    }
    let Some((scheme, rest)) = base.split_once("://") else { return address.to_owned() };
    if let Some(host) = address.strip_prefix("//") {
        return format!("{scheme}://{host}");
    }
    let page = rest.split('#').next().unwrap_or(rest);
    let (place, query) = page.split_at(page.find('?').unwrap_or(page.len()));
    let (host, base_path) = place.split_once('/').unwrap_or((place, ""));
    let (path, behind) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    if path.is_empty() {
        let query = if behind.starts_with('?') { "" } else { query };
        return format!("{scheme}://{host}/{base_path}{query}{behind}");
    }
    let path = match (path.strip_prefix('/'), base_path.rsplit_once('/')) {
        (Some(path), _) => walked(path),
        (None, Some((folder, _))) => walked(&format!("{folder}/{path}")),
        (None, None) => walked(path),
    };
    format!("{scheme}://{host}/{path}{behind}")
}

/// A path without its steps to the same folder and to the one above. One that ends in such a step leads to a folder.
fn walked(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    if matches!(path.rsplit('/').next(), Some("." | "..")) {
        parts.push("");
    }
    parts.join("/")
}

/// An address without scheme, `www.`, fragment and closing slash.
pub(super) fn bare(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

/// Whether an address, absolute or not, is that of a site's front.
pub(super) fn is_front(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    path.trim_matches('/').is_empty()
}

#[cfg(test)]
mod tests {
    use super::{absolute, is_front, join};

    #[test]
    fn the_front_has_no_path() {
        for (url, expected) in
            [("https://example.org", true), ("https://example.org/?a=b", true), ("/", true), ("#", true)]
        {
            assert_eq!(is_front(url), expected, "{url}");
        }
        assert!(!is_front("/sport") && !is_front("https://example.org/sport/"));
    }

    #[test]
    fn relative_addresses_are_made_whole() {
        let base = "https://example.org/news/bridge.html?x=1#top";
        let cases = [
            ("/a.jpg", "https://example.org/a.jpg"),
            ("a.jpg", "https://example.org/news/a.jpg"),
            ("../a.jpg", "https://example.org/a.jpg"),
            ("../../../a.jpg", "https://example.org/a.jpg"),
            ("./b/../a.jpg", "https://example.org/news/a.jpg"),
            ("//cdn.example.net/a.jpg", "https://cdn.example.net/a.jpg"),
            ("http://example.net/a.jpg", "http://example.net/a.jpg"),
            ("?p=2", "https://example.org/news/bridge.html?p=2"),
            ("#end", "https://example.org/news/bridge.html?x=1#end"),
            (".", "https://example.org/news/"),
            ("./", "https://example.org/news/"),
            ("..", "https://example.org/"),
            ("b/..", "https://example.org/news/"),
            ("/x/../y", "https://example.org/y"),
            ("/x/y/..", "https://example.org/x/"),
            ("a?b=/../c", "https://example.org/news/a?b=/../c"),
            ("/a#b/./c", "https://example.org/a#b/./c"),
        ];
        for (address, expected) in cases {
            assert_eq!(join(base, address), expected);
        }
        assert_eq!(join("https://example.org", "a"), "https://example.org/a");
        assert_eq!(join(base, "svn+ssh://a"), "svn+ssh://a");
        assert!(join(base, "2024-05-14:bridge").ends_with("/2024-05-14:bridge"));
        assert_eq!(absolute("java\nscript:alert()", Some(base)), None);
        assert_eq!(absolute("/a\n.jpg", Some(base)).as_deref(), Some("https://example.org/a.jpg"));
    }
}
