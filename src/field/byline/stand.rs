//! Where a candidate stands best on the page: in nothing that is apart from the story, and nearest to its ends.

use super::feature::Evidence;
use super::gather::LONGEST;
use super::rank::{Candidate, NEAR, Page};
use crate::block::Block;
use crate::field::date::words::has_time;
use crate::model::linear::flag;

/// Farther than as many blocks is all the same.
const FARTHEST: usize = 20;

/// Adds what the best place tells.
pub(super) fn look(page: &Page<'_>, candidate: &Candidate, evidence: &mut Evidence) {
    let places = candidate.sayings.iter().filter_map(|(at, _)| {
        let saying = &page.sayings[*at];
        let (_, block) = saying.place?;
        Some((saying.surroundings.is_apart(), page.distance(block), block))
    });
    let best = places.min();
    let (is_apart, distance, block) = best.unwrap_or((true, FARTHEST, usize::MAX));
    evidence.clear = flag(!is_apart);
    evidence.distance = distance.min(FARTHEST) as f32;
    let between = |from: usize, to: usize| to.saturating_sub(from).min(FARTHEST) as f32;
    evidence.behind_headline = page.headline.map_or(FARTHEST as f32, |headline| between(headline, block));
    evidence.before_end = page.body.map_or(0.0, |(_, last)| between(block, last));
    let Some(shown) = page.blocks.get(block) else { return };
    evidence.share_of_block = candidate.name.len() as f32 / shown.text.len().max(candidate.name.len()) as f32;
    let mut around = page.blocks[block.saturating_sub(1)..].iter().take(block.min(1) + 2);
    let states_day = |block: &Block| block.text.len() <= LONGEST && block.text.lines().any(has_time);
    evidence.beside_day = flag(distance <= NEAR && around.any(states_day));
}

#[cfg(test)]
mod tests {
    use crate::field::Sources;
    use crate::field::byline::{Evidence, examples};
    use crate::field::site::SiteNames;
    use crate::page::{Metadata, standard};
    use crate::{block, body};

    const TEXT: &str = "The bridge over the Arne opened on Monday after three years of work, and the town came out. ";

    /// The candidates of a page.
    fn candidates(html: &str) -> Vec<(String, Evidence)> {
        let page = standard::parse(html);
        let metadata = Metadata::read(&page);
        let blocks = block::blocks(&page);
        let selection = body::select(&page, &blocks, &metadata);
        let sources = Sources::new(&page, &metadata, &blocks, &selection, None);
        examples(&sources, &SiteNames::read(&metadata, None), Some("Bridge opens"))
    }

    #[test]
    fn a_line_below_a_short_story_is_seen_once() {
        let all = candidates(&format!("<title>Bridge opens</title><p>{}</p><p>By Ann Lee</p>", TEXT.repeat(5)));
        let (name, evidence) = all.first().expect("a candidate");
        assert_eq!((name.as_str(), evidence.times_displayed), ("Ann Lee", 1.0));
    }

    #[test]
    fn the_best_place_is_that_of_the_story() {
        let text = TEXT.repeat(5);
        let card = r#"<div class="teaser"><a class="author" href="/b">Bo Roe</a></div>"#;
        let html = format!(
            r#"<title>Bridge opens</title><aside>{card}<a class="author" href="/a">Ann Lee</a></aside>
            <article><h1>Bridge opens</h1><p><a class="author" href="/a">Ann Lee</a></p><p>12 May 2024</p><p>{text}</p><p>{text}</p>
            </article><p>More</p><p>of</p><p>all</p><p>this</p><p>and</p><p>that</p>{card}"#
        );
        let all = candidates(&html);
        let of = |name: &str| all.iter().find(|(found, _)| found == name).expect("the candidate").1;
        let (own, other): (Evidence, Evidence) = (of("Ann Lee"), of("Bo Roe"));
        assert_eq!([own.clear, own.behind_headline, own.share_of_block, own.beside_day], [1.0; 4]);
        assert_eq!([other.clear, other.beside_day], [0.0; 2]);
        assert!(own.times_displayed > other.times_displayed);
    }
}
