//! Plain text.

use crate::article::Article;

/// The article as plain text: headline, subheadline, byline and day, a line each where the page states them, then a blank
/// line and the body as it stands. Where the page shows only the beginning of the story, a last line says so.
#[must_use]
pub fn text(article: &Article) -> String {
    let day = article.published.as_ref().map(|date| date.value.day().to_string());
    let head = [article.headline.as_ref(), article.subheadline.as_ref(), article.byline.as_ref(), day.as_ref()];
    let mut lines: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
    if !article.body.text.is_empty() {
        if !lines.is_empty() {
            lines.push("");
        }
        lines.push(article.body.text.trim_end_matches('\n'));
    }
    if article.body.truncated {
        lines.extend(["", "[The page shows only the beginning of the story.]"]);
    }
    lines.into_iter().flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn head_and_body_are_parted_by_a_blank_line() {
        let text = text(&sample::ferry());
        let head: Vec<&str> = text.lines().take(6).collect();
        assert_eq!(head[0], "Ferry returns to Skarn after a winter in dock");
        assert_eq!(head[2], "By Nora Quill and Tomas Abel in Skarn, and Harbour Post staff");
        assert_eq!((head[3], head[4]), ("2024-03-07", ""));
        assert!(text.contains(&sample::ferry().body.text), "the body stands as it is");
    }

    #[test]
    fn a_beginning_says_that_it_is_one() {
        assert!(text(&sample::bridge()).ends_with("\n\n[The page shows only the beginning of the story.]\n"));
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(text(&Article::default()), "");
    }
}
