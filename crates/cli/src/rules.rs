//! The file that mends one site: CSS selectors in TOML.

use std::fs;
use std::path::Path;

use anyhow::Result;
use newsprint::{Rule, Rules};
use serde::Deserialize;
use toml::Spanned;

use crate::usage::Usage;

/// The rules of a site, and where they hold.
#[derive(Debug)]
pub struct SiteRules {
    /// The rules themselves.
    pub rules: Rules,
    /// The hosts whose pages they are for, with all hosts below them; empty for every page.
    hosts: Vec<String>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    hosts: Vec<Spanned<String>>,
    body: Option<Spanned<String>>,
    remove: Option<Spanned<String>>,
    headline: Option<Spanned<String>>,
    authors: Option<Spanned<String>>,
    date: Option<Spanned<String>>,
}

impl SiteRules {
    /// Reads a file of rules.
    pub fn load(path: &Path) -> Result<Self> {
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|error| Usage(format!("--rules: cannot read {shown}: {error}")))?;
        Self::parse(&text).map_err(|message| Usage(format!("{shown}:{message}")).into())
    }

    /// Reads rules; an error begins with its line and column.
    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            format!("{}: {}", place(text, at), error.message())
        })?;
        let given = [
            (Rule::Body, file.body),
            (Rule::Remove, file.remove),
            (Rule::Headline, file.headline),
            (Rule::Authors, file.authors),
            (Rule::Date, file.date),
        ];
        let mut rules = Rules::new();
        for (rule, selector) in given.into_iter().filter_map(|(rule, selector)| Some((rule, selector?))) {
            rules = rules
                .with(rule, selector.get_ref())
                .map_err(|error| format!("{}: {rule}: {error}", place(text, selector.span().start)))?;
        }
        let host = |host: Spanned<String>| {
            if host.get_ref().contains(|c: char| matches!(c, '/' | ':' | '@') || c.is_whitespace()) {
                return Err(format!("{}: hosts: {:?} is no host", place(text, host.span().start), host.get_ref()));
            }
            Ok(host.get_ref().to_lowercase())
        };
        Ok(Self { rules, hosts: file.hosts.into_iter().map(host).collect::<Result<_, _>>()? })
    }

    /// Whether the rules hold for every page.
    pub fn are_for_all(&self) -> bool {
        self.hosts.is_empty()
    }

    /// Whether the rules are for the page of this address.
    pub fn are_for(&self, url: Option<&str>) -> bool {
        let host = url.and_then(host).map(str::to_lowercase);
        self.are_for_all()
            || host.is_some_and(|host| {
                let is_below = |rest: &str| rest.is_empty() || rest.ends_with('.');
                self.hosts.iter().any(|known| host.strip_suffix(known.as_str()).is_some_and(is_below))
            })
    }
}

/// The line and column of a byte of the text, counted from 1.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    format!("{line}:{column}")
}

/// The host in an address.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit('@').next()?;
    Some(authority.split(':').next().unwrap_or(authority))
}

/// What to say of rules that found nothing.
pub fn unmatched(rules: &[Rule]) -> Option<String> {
    let names: Vec<&str> = rules.iter().map(|rule| rule.name()).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(format!("the rule {name} matches nothing, and was read as on any page")),
        names => Some(format!("the rules {} match nothing, and were read as on any page", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_where_they_are() {
        let cases = [
            ("body = \"p\"\nheadline = \"h1 >\"\n", "2:12: headline: \"h1 >\" is no CSS selector"),
            ("# é\nbodies = \"p\"\n", "2:1: unknown field `bodies`"),
            ("body = 3\n", "1:8: invalid type: integer"),
            ("body = \"p\n", "1:10: "),
            ("hosts = [\"a.example\",\n \"https://b.example/\"]", "2:2: hosts: \"https://b.example/\" is no host"),
            ("hosts = [\"a.example:80\"]", "1:10: hosts: "),
        ];
        for (text, start) in cases {
            let error = SiteRules::parse(text).expect_err(text);
            assert!(error.starts_with(start), "{error}");
        }
    }

    #[test]
    fn hosts_hold_for_those_below_them() {
        let rules = SiteRules::parse("hosts = [\"Harbour.example\"]\nbody = \"p\"\n").expect("rules");
        for url in ["https://harbour.example/x", "http://www.HARBOUR.example:80", "https://a:b@m.harbour.example?x"] {
            assert!(rules.are_for(Some(url)), "{url}");
        }
        for url in ["https://noharbour.example/", "https://harbour.example.org/", "harbour.example"] {
            assert!(!rules.are_for(Some(url)), "{url}");
        }
        assert!(!rules.are_for(None));
        assert!(SiteRules::parse("").expect("rules").are_for(None));
    }
}
