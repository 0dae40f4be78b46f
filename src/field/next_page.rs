//! The next page of a story that runs over several.

use super::Sources;
use super::address;
use super::ranked::{Found, Ranked};

/// The declared next page, where its address is that of this page but for its number. Most pages declare another story as
/// their [`next`](https://html.spec.whatwg.org/multipage/links.html#link-type-next).
pub(crate) fn read(sources: &Sources<'_>) -> Ranked<String> {
    let base = address::base(sources);
    let own = address::read(sources).into_value();
    let next = sources.metadata.link("next").and_then(|next| address::absolute(next, base.as_deref()));
    let next = next.filter(|next| own.is_some_and(|own| is_next(&own, next)));
    Ranked::first(next.map(|value| Found { value, source: "link" }), |_| TRUST)
}

/// Of the 6 that are found on the 2,229 development pages, all are (November 2026).
const TRUST: f32 = 0.9;

/// The word that leads to the number of a page is no longer, in characters.
const LONGEST_WORD: usize = 8;
/// Stories do not run over more pages; higher numbers are those of stories.
const MOST_PAGES: u32 = 99;

/// Whether two addresses differ only in a number that is one higher, or that the first has not.
fn is_next(own: &str, next: &str) -> bool {
    let [own, next] = [own, next].map(address::bare);
    let same = own.bytes().zip(next.bytes()).take_while(|(a, b)| a == b).count();
    // A number is not cut in two.
    let is_cut = same < own.len() || next.as_bytes().get(same).is_none_or(u8::is_ascii_digit);
    let digit = own.as_bytes()[..same].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    let start = if is_cut { digit } else { same };
    let (Some(own), Some(next)) = (own.get(start..), next.get(start..)) else { return false };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, end) = own.split_at(digits(own));
    // A number further up in the path is that of a year or a story.
    let Some(next) = next.strip_suffix(end).filter(|_| !end.contains('/')) else { return false };
    match number.parse::<u32>() {
        Ok(number) => number < MOST_PAGES && next.parse() == Ok(number + 1),
        Err(_) => {
            // A hyphen alone tells one story from another of the same name.
            let named = next.trim_start_matches(|c: char| !c.is_alphanumeric());
            let word = named.chars().take_while(|c| c.is_alphabetic()).count();
            let number = named.trim_start_matches(|c: char| !c.is_ascii_digit());
            let lead = &next[..next.len() - named.len()];
            let is_marked = lead.contains(|c| c != '-') || (!lead.is_empty() && word > 0);
            is_marked && word <= LONGEST_WORD && matches!(number.parse(), Ok(1 | 2))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_next;

    #[test]
    fn the_next_page_has_the_address_of_this_one_but_for_a_number() {
        let story = "https://example.org/2024/05/bridge";
        for (own, next, expected) in [
            (story, "https://example.org/2024/05/bridge/seite-2", true),
            (story, "http://example.org/2024/05/bridge?page=1", true),
            (story, "https://example.org/2024/05/bridge/2/", true),
            ("https://example.org/bridge.html", "https://example.org/bridge,2.html", true),
            ("https://example.org/bridge/page/9", "https://example.org/bridge/page/10", true),
            ("https://example.org/bridge?x=1", "https://example.org/bridge?x=1&page=2", true),
            (story, "https://www.example.org/2024/05/bridge/2", true),
            ("https://example.org/bridge#top", "https://example.org/bridge/2", true),
            (story, "https://example.org/2024/05/ferry", false),
            (story, "https://example.org/2024/06/bridge", false),
            (story, "https://example.org/2024/05/bridge-2", false),
            (story, story, false),
            ("https://example.org/?p=959", "https://example.org/?p=960", false),
            ("https://example.org/a-62276.html", "https://example.org/a-62276-id-409180.html", false),
            ("https://example.org/", "https://example.org/ü", false),
        ] {
            assert_eq!(is_next(own, next), expected, "{own} {next}");
        }
    }
}
