//! The headline, as displayed.
//!
//! The page says it many times: in an `<h1>`, in JSON-LD, in `og:title`, in `<title>`, each a little different. All
//! texts that may be it are gathered, those that agree are made one, and learned weights choose; of the lines of plain text,
//! learned trees.

mod candidate;
mod feature;
mod plain;
mod rank;
mod resemblance;
mod title;

use std::sync::LazyLock;

use super::ranked::{Found, Ranked};
use super::site::SiteNames;
use super::{Asked, Sources};
use crate::model::forest::Forest;
use crate::model::linear::Linear;
use crate::page::plain::is_plain;
pub(crate) use feature::Evidence;
pub(crate) use plain::LineEvidence;

/// Trained by `examples/train`, as its head says.
static WEIGHTS: LazyLock<Linear> =
    LazyLock::new(|| Linear::load::<Evidence>(include_bytes!("../../model/headline.npm")));

/// The same for the lines of plain text.
static LINE_TREES: LazyLock<Forest> =
    LazyLock::new(|| Forest::load::<LineEvidence>(include_bytes!("../../model/headline-line.npm")));

/// Of lines chosen with a chance of 0.9 or more, 0.84 were right on pages held back: so much less is claimed.
const LINE_TRUST: f32 = 0.9;

/// A site's name is a headline only where the page says nothing else: more than any weights make up for.
const SITE_NAME: f32 = -10.0;

/// Room for what adding up in another order makes of a score.
const ROUNDING: f32 = 0.01;

/// The most that looking closely adds to the score of a candidate: one that is further behind need not be looked at so.
static ROOM: LazyLock<f32> = LazyLock::new(|| WEIGHTS.most(&rank::raised()) + ROUNDING);

/// Chooses the headline.
pub(crate) fn read(sources: &Sources<'_>, names: &SiteNames, asked: Asked) -> Ranked<String> {
    if is_plain(sources.page) {
        let (lines, evidence): (Vec<usize>, Vec<LineEvidence>) = plain::lines(sources).into_iter().unzip();
        let found = lines.into_iter().map(|at| Found { value: sources.blocks[at].text.clone(), source: "line" });
        let ranked = chosen(found.zip(LINE_TREES.scores(&evidence)).collect());
        return Ranked { confidence: ranked.confidence * LINE_TRUST, ..ranked };
    }
    let candidates = candidate::gather(sources, names);
    let page = rank::Page::new(sources, names);
    let mut scored = Vec::new();
    let mut best = f32::NEG_INFINITY;
    for candidate in &candidates {
        let glance = page.glance(candidate);
        if asked == Asked::Values && WEIGHTS.score(&glance) + *ROOM < best {
            continue;
        }
        let evidence = page.look(candidate, glance);
        let score = WEIGHTS.score(&evidence) + evidence.is_site * SITE_NAME;
        let saying = candidate.best();
        best = best.max(score);
        scored.push((Found { value: saying.text.clone(), source: saying.source.name() }, score));
    }
    chosen(scored)
}

/// The values by their scores. The scores are those of a choice: the chance of one is its part of all.
fn chosen(mut scored: Vec<(Found<String>, f32)>) -> Ranked<String> {
    scored.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let Some(top) = scored.first().map(|(_, score)| *score) else { return Ranked::default() };
    let confidence = 1.0 / scored.iter().map(|(_, score)| (score - top).exp()).sum::<f32>();
    let mut found = scored.into_iter().map(|(found, _)| found);
    Ranked { best: found.next(), confidence, others: found.collect() }
}

/// For training: every candidate's text with its evidence.
pub(crate) fn examples(sources: &Sources<'_>, names: &SiteNames) -> Vec<(String, Evidence)> {
    let candidates = candidate::gather(sources, names);
    let evidence = rank::evidence(sources, names, &candidates);
    candidates.iter().map(|candidate| candidate.best().text.clone()).zip(evidence).collect()
}

/// For training: every line that may be the headline, with its evidence.
pub(crate) fn line_examples(sources: &Sources<'_>) -> Vec<(String, LineEvidence)> {
    plain::lines(sources).into_iter().map(|(at, evidence)| (sources.blocks[at].text.clone(), evidence)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Metadata, standard};
    use crate::{Extractor, block, body};

    #[derive(serde::Deserialize)]
    struct Row {
        input: String,
        site: String,
        expected: String,
    }

    /// The headline of a page that says it in its `<title>` only.
    fn headline(row: &Row) -> Option<String> {
        let html = format!(
            r#"<title>{}</title><meta property="og:site_name" content="{}"><p>{}</p>"#,
            row.input,
            row.site,
            "The crossing was open at last, and the town came out to see it on Monday. ".repeat(5)
        );
        Extractor::new().extract(html.as_bytes()).ok()?.headline
    }

    /// The headline of a page with this in its head and its `<h1>`.
    fn of_page(head: &str, h1: &str) -> Option<String> {
        let text = "The crossing was open at last, and the town came out to see it on Monday. ".repeat(5);
        let html = format!("<head>{head}</head><article><h1>{h1}</h1><p>{text}</p><p>{text}</p></article>");
        Extractor::new().extract(html.as_bytes()).ok()?.headline
    }

    #[test]
    fn a_heading_of_several_elements_is_written_as_it_is_declared() {
        let declared = "<title>Ferries: The crossing is open</title>\
                        <meta property=og:title content='Ferries: The crossing is open'>";
        for h1 in [
            "<span>Ferries</span> <span>The crossing is open</span>",
            "<span>Ferries</span><span> : </span><span>The crossing is open</span>",
            "Ferries: The crossing is open",
        ] {
            assert_eq!(of_page(declared, h1).as_deref(), Some("Ferries: The crossing is open"), "{h1}");
        }
        let in_capitals = "<title>FERRIES: THE CROSSING IS OPEN</title>";
        let h1 = "<span>Ferries</span> <span>The crossing is open</span>";
        assert_eq!(of_page(in_capitals, h1).as_deref(), Some("Ferries The crossing is open"));
    }

    #[test]
    fn the_site_within_a_heading_is_no_part_of_it() {
        let head = "<meta property=og:site_name content='The Arne Post'>";
        let h1 = "The crossing is open <span>The Arne Post</span>";
        assert_eq!(of_page(head, h1).as_deref(), Some("The crossing is open"));
    }

    #[test]
    fn a_glance_passes_over_no_headline() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pages");
        let folders = std::fs::read_dir(folder).expect("the fixtures are there");
        let (mut pages, mut passed_over) = (0, 0);
        for path in folders.filter_map(|entry| Some(entry.ok()?.path().join("page.html"))) {
            let Ok(source) = std::fs::read(&path) else { continue };
            let page = standard::parse(&String::from_utf8_lossy(&source));
            let (metadata, blocks) = (Metadata::read(&page), block::blocks(&page));
            let selection = body::select(&page, &blocks, &metadata);
            let sources = Sources::new(&page, &metadata, &blocks, &selection, None);
            let names = SiteNames::read(&metadata, None);
            let [value, reasons] = [Asked::Values, Asked::Reasons].map(|asked| read(&sources, &names, asked));
            assert_eq!(value.best, reasons.best, "{}", path.display());
            pages += 1;
            passed_over += reasons.others.len() - value.others.len();
        }
        assert!(pages > 20 && passed_over > pages, "{passed_over} on {pages}");
    }

    #[test]
    fn the_table_of_titles() {
        let rows: Vec<Row> =
            serde_json::from_str(include_str!("../../../fixtures/tables/titles.json")).expect("the table reads");
        assert!(rows.len() >= 60);
        let wrong = rows.iter().filter(|row| headline(row).as_deref() != Some(row.expected.as_str()));
        let told = wrong.map(|row| format!("{:?} gave {:?}\n", row.input, headline(row))).collect::<String>();
        assert!(told.is_empty(), "{told}");
    }
}
