//! An article as one HTML page to look at, and an index of many.
//!
//! The pages stand alone: style and script are inside, nothing is fetched (their Content-Security-Policy forbids it), and
//! pictures are linked, not shown. They are light or dark as the reader's system is, and run from right to left where the
//! story does.

mod escape;
mod head;
mod index;
mod number;
mod plot;
mod reasons;
mod side;
mod story;
mod voice;

use std::fmt::Write;

use crate::article::{Article, Direction};
use crate::explain::Explanation;
use escape::Escaped;
use voice::Voices;

pub use index::{Entry, index};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// The article as an HTML page: the story with its quotes coloured by speaker and its people underlined, and beside it
/// the list of those who are named or quoted. A click on one lights up what is theirs.
#[must_use]
pub fn report(article: &Article) -> String {
    page(article, None)
}

/// The page of [`report`], and below the story the fields with their sources and the blocks that were dropped, with the
/// reasons.
#[must_use]
pub fn report_explained(explanation: &Explanation) -> String {
    page(&explanation.article, Some(explanation))
}

fn page(article: &Article, explanation: Option<&Explanation>) -> String {
    let voices = Voices::of(article);
    let mut main = String::new();
    head::push(&mut main, article);
    main.push_str("<div class=\"columns\">\n");
    story::push(&mut main, article, &voices);
    side::push(&mut main, article, &voices);
    main.push_str("</div>\n");
    if let Some(explanation) = explanation {
        reasons::push(&mut main, explanation);
    }
    let title = article.headline.as_deref().unwrap_or("An article without a headline");
    document(title, article.language.as_deref(), article.direction, &main)
}

/// A whole page around `main`.
fn document(title: &str, language: Option<&str>, direction: Direction, main: &str) -> String {
    let direction = match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let mut out = String::with_capacity(main.len() + STYLE.len() + SCRIPT.len() + 1024);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{main}</main>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        Escaped(language.unwrap_or("")),
        Escaped(title),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn the_page_stands_alone() {
        for page in [report(&sample::ferry()), report_explained(&sample::ferry_explained())] {
            assert!(page.contains("default-src 'none'"));
            for tag in ["<img", "<link", "<iframe", "src=", "@import", "url("] {
                assert!(!page.contains(tag), "{tag} fetches something");
            }
        }
    }

    #[test]
    fn direction_and_language_are_those_of_the_story() {
        assert!(report(&sample::bridge()).contains("<html lang=\"he\" dir=\"rtl\">"));
        assert!(report(&sample::ferry()).contains("<html lang=\"en-GB\" dir=\"ltr\">"));
    }

    #[test]
    fn markup_in_an_article_stays_text() {
        let mut article = sample::ferry();
        article.headline = Some("<script>alert(1)</script>".to_owned());
        article.url = Some("javascript:alert(1)".to_owned());
        article.people[0].name = "\"><b>".to_owned();
        article.authors[0].url = Some("data:text/html,x".to_owned());
        let page = report(&article);
        for hole in ["<script>alert", "href=\"javascript", "\"><b>", "href=\"data"] {
            assert!(!page.contains(hole), "{hole}");
        }
    }

    #[test]
    fn an_empty_article_is_a_page() {
        assert!(report(&Article::default()).contains("An article without a headline"));
    }
}
