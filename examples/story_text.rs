//! The options of an extractor, and an article put back into plain text.
//!
//!     story_text FILE [URL [CHARSET]]
//!
//! `URL` is where the page was saved from, `CHARSET` what its server named in `Content-Type`.

use std::error::Error;

use newsprint::{Article, Bound, Extractor, Kind, Parser};

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let file = given.next().ok_or("usage: story_text FILE [URL [CHARSET]]")?;
    // An extractor holds options only: make one, keep it, share it between threads.
    let mut extractor = Extractor::new().parser(Parser::Fast).max_input_bytes(16 << 20);
    if let Some(url) = given.next() {
        extractor = extractor.url(url);
    }
    if let Some(charset) = given.next() {
        extractor = extractor.charset(charset);
    }
    let article = extractor.extract(&std::fs::read(file)?)?;
    print!("{}", as_text(&article));
    Ok(())
}

/// Headline, byline and day, a blank line, and the story.
fn as_text(article: &Article) -> String {
    if matches!(article.kind, Kind::IndexPage | Kind::NothingReadable) {
        return "There is no story on this page.\n".to_owned();
    }
    let published = article.published.as_ref().map(|date| date.value.day().to_string());
    let head = [article.headline.as_ref(), article.byline.as_ref(), published.as_ref()];
    let mut lines: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
    lines.extend(["", &article.body.text]);
    if article.body.truncated {
        lines.push("[The page shows only the beginning.]");
    }
    if article.bounds.contains(&Bound::Input) || article.bounds.contains(&Bound::Blocks) {
        lines.push("[The page is too long: its end was left out.]");
    }
    lines.join("\n") + "\n"
}
