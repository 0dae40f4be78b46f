//! How the page was read: the fields with their sources, and the blocks that were dropped.

use std::fmt::Write;

use super::escape::Escaped;
use crate::explain::{BlockReason, Candidate, Explanation, FieldReason};

/// So many candidates that lost are shown at once: a page may have thirty headings.
const CANDIDATES: usize = 4;

pub(super) fn push(out: &mut String, explanation: &Explanation) {
    out.push_str("<section class=\"reasons\" dir=\"ltr\">\n<h2>How it was read</h2>\n");
    if !explanation.fields.is_empty() {
        out.push_str("<div class=\"fields\" role=\"table\" aria-label=\"Fields\">\n");
        explanation.fields.iter().for_each(|field| push_field(out, field));
        out.push_str("</div>\n");
    }
    push_blocks(out, "dropped", "Left out", explanation, |block| !block.kept);
    push_blocks(out, "kept", "Kept", explanation, |block| block.kept);
    out.push_str("</section>\n");
}

fn push_field(out: &mut String, field: &FieldReason) {
    let _ = write!(out, "<div role=\"row\" class=\"field\"><b role=\"rowheader\">{}</b>", Escaped(&field.field));
    match &field.value {
        Some(value) => {
            let _ = write!(out, "<div role=\"cell\"><bdi class=\"value\">{}</bdi>", Escaped(value));
        }
        None => out.push_str("<div role=\"cell\"><span class=\"absent\">not stated</span>"),
    }
    let agrees = |other: &&Candidate| Some(&other.value) == field.value.as_ref();
    let lost: Vec<&Candidate> = field.others.iter().filter(|other| !agrees(other)).collect();
    let (shown, more) = lost.split_at(lost.len().min(CANDIDATES));
    shown.iter().for_each(|other| push_candidate(out, other));
    if !more.is_empty() {
        let _ = write!(out, "<details class=\"other\"><summary>{} more</summary>", more.len());
        more.iter().for_each(|other| push_candidate(out, other));
        out.push_str("</details>");
    }
    out.push_str("</div><div role=\"cell\" class=\"source\">");
    let mut sources: Vec<&str> = field.source.as_deref().into_iter().collect();
    for other in field.others.iter().filter(agrees) {
        if !sources.contains(&other.source.as_str()) {
            sources.push(&other.source);
        }
    }
    for source in sources {
        let _ = write!(out, "<code>{}</code> ", Escaped(source));
    }
    if field.value.is_some() {
        push_meter(out, field.confidence);
    }
    out.push_str("</div></div>\n");
}

fn push_candidate(out: &mut String, other: &Candidate) {
    let (source, value) = (Escaped(&other.source), Escaped(&other.value));
    let _ = write!(out, "<p class=\"other\"><code>{source}</code> <bdi>{value}</bdi></p>");
}

/// A number from 0 to 1 as a bar and in words.
fn push_meter(out: &mut String, share: f32) {
    let percent = (share.clamp(0.0, 1.0) * 100.0).round();
    let _ = write!(out, "<span class=\"meter\" style=\"--share:{percent}%\">{percent} %</span>");
}

fn push_blocks(
    out: &mut String,
    id: &str,
    title: &str,
    explanation: &Explanation,
    belongs: impl Fn(&BlockReason) -> bool,
) {
    let blocks: Vec<&BlockReason> = explanation.blocks.iter().filter(|block| belongs(block)).collect();
    if blocks.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<details id=\"{id}\" class=\"blocks\"><summary>{title} <small>{} of {} blocks</small></summary>",
        blocks.len(),
        explanation.blocks.len()
    );
    blocks.into_iter().for_each(|block| push_block(out, block));
    out.push_str("</details>\n");
}

fn push_block(out: &mut String, block: &BlockReason) {
    out.push_str("<div class=\"block\"><p class=\"why\">");
    if let Some(furniture) = &block.furniture {
        let _ = write!(out, "<b>{}</b> ", Escaped(furniture));
    }
    push_meter(out, block.score);
    for reason in &block.reasons {
        let class = if reason.weight < 0.0 { "against" } else { "for" };
        let _ = write!(
            out,
            " <span class=\"reason {class}\">{} <i>{:+.1}</i></span>",
            Escaped(&reason.feature),
            reason.weight
        );
    }
    let _ = writeln!(out, "</p><p class=\"words\" dir=\"auto\">{}</p></div>", Escaped(&block.text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn fields_and_dropped_blocks_say_why() {
        let mut out = String::new();
        push(&mut out, &sample::ferry_explained());
        let expected = [
            "<bdi class=\"value\">Ferry returns to Skarn after a winter in dock</bdi>",
            "<code>og:title</code> <bdi>Ferry returns to Skarn | The Harbour Post</bdi>",
            "<span class=\"absent\">not stated</span>",
            "<code>article:section</code> <code>json-ld</code> <span class=\"meter\"",
            "Left out <small>4 of 16 blocks</small>",
            "<b>navigation</b> <span class=\"meter\" style=\"--share:2%\">2 %</span>",
            "<span class=\"reason against\">inside a figure <i>-2.6</i></span>",
            "Subscribe &lt;now&gt;",
        ];
        assert!(!out.contains(" more</summary>"));
        for part in expected {
            assert!(out.contains(part), "{part} is not in\n{out}");
        }
    }

    #[test]
    fn many_candidates_are_folded_away() {
        let candidate = |number: usize| Candidate { source: "heading".to_owned(), value: format!("Heading {number}") };
        let mut field = sample::ferry_explained().fields.swap_remove(0);
        field.others = (1..=7).map(candidate).collect();
        let mut out = String::new();
        push_field(&mut out, &field);
        let (before, folded) = out.split_once("<details class=\"other\"><summary>3 more</summary>").expect("folded");
        assert!(before.contains("Heading 4") && !before.contains("Heading 5"), "{out}");
        assert!(folded.contains("Heading 5") && folded.contains("Heading 7"), "{out}");
    }
}
