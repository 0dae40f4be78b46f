//! The reasons for an article that was read with rules.

use super::{Cleared, Rules};
use crate::article::{Article, Body, Span};
use crate::block::Block;
use crate::explain::{BlockReason, Candidate, FieldReason};
use crate::limits::Limits;
use crate::page::{self, NodeId, Page};
use crate::rule::Rule;

/// The source of what a rule says, and what a block is that no rule names.
const RULE: &str = "rule";

/// How a block stands to the elements that are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    Within,
    /// Its element holds one that is named.
    Around,
    Apart,
}

impl Rules {
    /// How the blocks of a cleared page stand to the elements that the rule for the body names.
    pub(crate) fn stands(&self, cleared: &Cleared, limits: &Limits, page: &Page, blocks: &[Block]) -> Vec<Stand> {
        let Some(selector) = self.get(Rule::Body) else { return Vec::new() };
        let mut within = vec![false; page.len()];
        page::of_document_telling(&cleared.document, limits, |element, node| {
            within[node.index()] |= selector.matches(&element);
        });
        let mut around = within.clone();
        // A node comes behind the one that it hangs below, as pages are walked.
        let below = |id: NodeId| Some((page.parent(id)?.index(), id.index()));
        let edges: Vec<(usize, usize)> = page.descendants(NodeId::DOCUMENT).filter_map(below).collect();
        edges.iter().for_each(|(above, id)| within[*id] |= within[*above]);
        edges.iter().rev().for_each(|(above, id)| around[*above] |= around[*id]);
        let stand = |block: &Block| match block.node.index() {
            node if within[node] => Stand::Within,
            node if around[node] => Stand::Around,
            _ => Stand::Apart,
        };
        blocks.iter().map(stand).collect()
    }

    /// Lays to the rules what they found. `fields` and `blocks` are those of the ordinary reading.
    pub(crate) fn explain(
        &self,
        unmatched: &[Rule],
        article: &Article,
        fields: &mut [FieldReason],
        blocks: &mut Vec<BlockReason>,
        stands: &[Stand],
    ) {
        for (rule, _) in self.selectors.iter().filter(|(rule, _)| !unmatched.contains(rule)) {
            let (field, value) = match rule {
                Rule::Headline => ("headline", article.headline.clone()),
                Rule::Authors => {
                    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
                    ("authors", Some(names.join(", ")))
                }
                Rule::Date => ("published", article.published.as_ref().map(|date| date.value.to_string())),
                Rule::Body => {
                    lay_to_the_rule(blocks, stands, &article.body);
                    continue;
                }
                Rule::Remove => continue,
            };
            fields.iter_mut().filter(|reason| reason.field == field).for_each(|reason| overrule(reason, value.clone()));
        }
        if article.modified.is_none() {
            fields.iter_mut().filter(|reason| reason.field == "modified").for_each(withdraw);
        }
    }
}

/// Makes the value that was chosen one of those that lost.
fn withdraw(reason: &mut FieldReason) {
    if let (Some(value), Some(source)) = (reason.value.take(), reason.source.take()) {
        reason.others.insert(0, Candidate { source, value });
    }
}

/// Puts the rule's value in the place of the one that was chosen.
fn overrule(reason: &mut FieldReason, value: Option<String>) {
    withdraw(reason);
    (reason.value, reason.source, reason.confidence) = (value, Some(RULE.to_owned()), 1.0);
}

/// So many blocks in a row that only the rule makes are passed over on the way to one that was a block before.
const AHEAD: usize = 64;

/// Keeps the blocks that the rule for the body names, and drops all others. A rule that names a part of what is a block
/// otherwise makes a block of its own, which stands behind it, or else before the next that it keeps.
fn lay_to_the_rule(blocks: &mut Vec<BlockReason>, stands: &[Stand], body: &Body) {
    let text = |span: Span| &body.text[span.range()];
    let mut spans = body.blocks.iter().map(|block| block.span).collect::<Vec<_>>().into_iter();
    let mut laid = Vec::with_capacity(blocks.len());
    for (mut block, stand) in blocks.drain(..).zip(stands) {
        let ahead = spans.as_slice().iter().take(AHEAD);
        let found = ahead.clone().position(|span| *stand == Stand::Within && text(*span) == block.text);
        let before = found.unwrap_or_default();
        laid.extend(spans.by_ref().take(before).map(|span| named(text(span), span)));
        let span = found.and_then(|_| spans.next());
        let mut from = 0;
        let mut parts = Vec::new();
        while let Some(span) = spans.as_slice().first().copied().filter(|_| *stand == Stand::Around) {
            let Some(at) = block.text[from..].find(text(span)) else { break };
            from += at + span.len();
            parts.push(named(text(span), span));
            spans.next();
        }
        let furniture = block.furniture.take().unwrap_or_else(|| RULE.to_owned());
        (block.kept, block.span) = (span.is_some(), span);
        block.furniture = span.is_none().then_some(furniture);
        block.score = if block.kept { 1.0 } else { 0.0 };
        block.reasons.clear();
        laid.push(block);
        laid.append(&mut parts);
    }
    laid.extend(spans.map(|span| named(text(span), span)));
    *blocks = laid;
}

/// The reason for a block that only the rule makes one.
fn named(text: &str, span: Span) -> BlockReason {
    BlockReason {
        text: text.to_owned(),
        kept: true,
        span: Some(span),
        source: None,
        furniture: None,
        score: 1.0,
        reasons: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Rule, Rules};

    const PAGE: &str = "<title>Skarn Daily</title><h1>Wrong</h1><h2 class=t>Ferry returns</h2>\
        <div class=s><p>One short line.</p><p>Buy a boat.</p></div><p>Two <b class=s>words</b>.</p>";

    #[test]
    fn a_teaser_that_says_the_same_is_not_what_the_rule_names() {
        let html = "<div class=t><p>One short line.</p></div><div class=s><p>One short line.</p><p>Two <b>more</b>.</p></div>\
            <p>A <b class=s>part</b> of it.</p><p>Menu</p>";
        let rules = Rules::new().body(".s").expect("a selector");
        let explanation = Extractor::new().explain_with(html.as_bytes(), &rules).expect("a page");
        let blocks: Vec<_> = explanation.blocks.iter().map(|block| (block.text.as_str(), block.kept)).collect();
        let expected = [
            ("One short line.", false),
            ("One short line.", true),
            ("Two more.", true),
            ("A part of it.", false),
            ("part", true),
            ("Menu", false),
        ];
        assert_eq!(blocks, expected);
    }

    #[test]
    fn parts_of_one_block_that_run_together_do_not_hide_what_follows() {
        let html = "<p>A <b class=s>part</b> of <b class=s>it</b>.</p><div class=s><p>Real line.</p></div>";
        let rules = Rules::new().body(".s").expect("a selector");
        let explanation = Extractor::new().explain_with(html.as_bytes(), &rules).expect("a page");
        let kept = explanation.blocks.iter().filter(|block| block.kept);
        let kept: Vec<_> = kept.map(|block| block.text.as_str()).collect();
        assert_eq!(kept.join("\n\n"), explanation.article.body.text);
        assert_eq!(kept.last(), Some(&"Real line."));
    }

    #[test]
    fn a_rule_is_the_source_of_what_it_says() {
        let rules = Rules::new().headline(".t").and_then(|r| r.body(".s")).and_then(|r| r.remove(".s p + p"));
        let rules = rules.and_then(|r| r.date("time")).expect("selectors");
        let explanation = Extractor::new().explain_with(PAGE.as_bytes(), &rules).expect("a page");
        let mended = Extractor::new().extract_with(PAGE.as_bytes(), &rules).expect("a page");
        assert_eq!((&explanation.article, &explanation.unmatched), (&mended.article, &mended.unmatched));
        assert_eq!(explanation.unmatched, [Rule::Date]);
        let headline = explanation.fields.iter().find(|reason| reason.field == "headline").expect("a headline");
        assert_eq!((headline.value.as_deref(), headline.source.as_deref()), (Some("Ferry returns"), Some("rule")));
        assert!(headline.others.iter().any(|other| other.value == "Wrong"), "{headline:?}");
        let blocks: Vec<_> = explanation.blocks.iter().map(|block| (block.text.as_str(), block.kept)).collect();
        let expected = [
            ("Wrong", false),
            ("Ferry returns", false),
            ("One short line.", true),
            ("Two words.", false),
            ("words", true),
        ];
        assert_eq!(blocks, expected);
        for block in explanation.blocks.iter().filter(|block| block.kept) {
            let span = block.span.expect("a kept block has a span");
            assert_eq!(explanation.article.body.text[span.range()], block.text);
        }
    }
}
