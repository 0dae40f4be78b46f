//! The reasons for an article that was read with rules.

use std::collections::{BTreeMap, VecDeque};

use super::Rules;
use crate::article::{Article, Body, Span};
use crate::explain::{BlockReason, Candidate, FieldReason};
use crate::rule::Rule;

/// The source of what a rule says, and what a block is that no rule names.
const RULE: &str = "rule";

impl Rules {
    /// Lays to the rules what they found. `fields` and `blocks` are those of the ordinary reading.
    pub(crate) fn explain(
        &self,
        unmatched: &[Rule],
        article: &Article,
        fields: &mut [FieldReason],
        blocks: &mut Vec<BlockReason>,
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
                    lay_to_the_rule(blocks, &article.body);
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

/// Keeps the blocks that the rule for the body names, and drops all others.
fn lay_to_the_rule(blocks: &mut Vec<BlockReason>, body: &Body) {
    let mut named: BTreeMap<&str, VecDeque<Span>> = BTreeMap::new();
    for block in &body.blocks {
        named.entry(&body.text[block.span.range()]).or_default().push_back(block.span);
    }
    for block in blocks.iter_mut() {
        let span = named.get_mut(block.text.as_str()).and_then(VecDeque::pop_front);
        let furniture = block.furniture.take().unwrap_or_else(|| RULE.to_owned());
        (block.kept, block.span) = (span.is_some(), span);
        block.furniture = span.is_none().then_some(furniture);
        block.score = if block.kept { 1.0 } else { 0.0 };
        block.reasons.clear();
    }
    // A rule that names a part of what is a block otherwise makes a block of its own.
    let mut parts: Vec<Span> = named.into_values().flatten().collect();
    parts.sort_unstable();
    blocks.extend(parts.into_iter().map(|span| BlockReason {
        text: body.text[span.range()].to_owned(),
        kept: true,
        span: Some(span),
        source: None,
        furniture: None,
        score: 1.0,
        reasons: Vec::new(),
    }));
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Rule, Rules};

    const PAGE: &str = "<title>Skarn Daily</title><h1>Wrong</h1><h2 class=t>Ferry returns</h2>\
        <div class=s><p>One short line.</p><p>Buy a boat.</p></div><p>Two <b class=s>words</b>.</p>";

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
