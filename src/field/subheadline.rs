//! The line under the headline: standfirst, dek, or second headline.

use std::sync::LazyLock;

use super::Sources;
use super::byline::is_of_others;
use super::date::words::has_time;
use super::hint::Hint;
use super::parts::Parts;
use super::ranked::{Found, Ranked};
use super::site::{has_key, key};
use crate::block::{Block, Context};
use crate::page::{Attr, NodeId, Page, Tag};

/// So many blocks behind the headline are looked at.
const REACH: usize = 8;
/// A shorter line is a label, a longer one a paragraph of the story, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=500;
/// A longer block, in bytes, is no line with the story's author and day.
const LONGEST_META: usize = 300;
/// A description that is cut off still tells a line from so many letters on.
const TELLING: usize = 30;

/// Parts of classes by which pages mark the line.
static MARKS: LazyLock<Parts> = LazyLock::new(|| {
    Parts::in_any_case(&[
        "standfirst",
        "subhead",
        "sub-head",
        "subtitle",
        "sub-title",
        "summary",
        "excerpt",
        "vorspann",
        "untertitel",
        "unterzeile",
        "chapeau",
        "entradilla",
        "bajada",
        "copete",
        "volanta",
        "sottotitolo",
        "sommario",
        "occhiello",
        "catenaccio",
        "ingress",
        "manchet",
        "perex",
        "zajawka",
        "teaser-text",
        "description",
        "byline-sub",
    ])
});

/// Marks that are words of their own: they are parts of longer ones that mean something else.
const WORDS: [&str; 6] = ["dek", "deck", "intro", "lead", "lede", "chapo"];

/// Finds the line among the blocks behind the headline: the one that the page marks, or declares as the story's description,
/// or shows as a smaller heading. `headline` and `byline` are what was taken for those.
pub(crate) fn read(sources: &Sources<'_>, headline: Option<&str>, byline: Option<&str>) -> Ranked<String> {
    let (headline, byline) = (key(headline.unwrap_or_default()), key(byline.unwrap_or_default()));
    let blocks = sources.blocks;
    let kept = &sources.selection.kept;
    let is_body = |at: &usize| kept.get(*at) == Some(&true) && blocks[*at].level.is_none();
    // Where there is no story, a line under a heading is a teaser.
    let Some(body) = (0..blocks.len()).find(is_body) else { return Ranked::default() };
    let is_title = |at: &usize| has_key(&blocks[*at].text, &headline);
    let Some(title) = (0..body).rev().find(is_title) else { return Ranked::default() };
    let declared = Declared::read(sources);
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate().skip(title + 1).take(REACH) {
        let is_line = LENGTHS.contains(&block.text.len())
            && !block.context.has(Context::NAV.with(Context::CAPTION).with(Context::HIDDEN).with(Context::BUTTON))
            && (block.linked as usize) * 2 < block.text.len()
            && !is_of_others(&block.text);
        if at > body || !is_line {
            continue;
        }
        let own = key(&block.text);
        if own == headline || own == byline {
            continue;
        }
        let source = if declared.alternative == own && !own.is_empty() {
            "json-ld alternativeHeadline"
        } else if is_marked(sources, at) {
            "class"
        } else if declared.describes(&own) && (at < body || stands_apart(sources, title, at)) {
            "description"
        } else if at < body && block.level.is_some_and(|level| level > 1) && at <= title + 2 {
            "heading"
        } else {
            continue;
        };
        found.push(Found { value: block.text.replace('\n', " "), source });
    }
    Ranked::first(found, trust)
}

/// On Postlight's pages 14 of 15 were the right line, 10 of 11 of those marked by a class (November 2026); only one was a
/// heading, too few to tell.
fn trust(source: &str) -> f32 {
    if source == "heading" { 0.6 } else { 0.9 }
}

/// Whether the first block of the body stands apart from the story, as the lines around the headline do: a day lies between the
/// two, or its element is beside the headline's and the next block's is not, or it is emphasised as a whole and the next is not.
fn stands_apart(sources: &Sources<'_>, title: usize, at: usize) -> bool {
    let (page, blocks) = (sources.page, sources.blocks);
    let kept = sources.selection.kept.iter().enumerate().skip(at + 1);
    let Some(next) = kept.filter(|(_, kept)| **kept).map(|(next, _)| next).next() else { return false };
    let mut between = blocks[at + 1..next].iter().take(REACH).filter(|block| block.text.len() <= LONGEST_META);
    let holds_title = |block: &Block| {
        let parent = page.parent(block.node);
        parent.is_some_and(|parent| page.ancestors(blocks[title].node).any(|above| above == parent))
    };
    let is_strong = |block: &Block| {
        let mut shown =
            page.children(block.node).filter(|id| page.tag(*id).is_some() || !page.text(*id).trim().is_empty());
        let first = shown.next().and_then(|id| page.tag(id));
        matches!(first, Some(Tag::Strong | Tag::B | Tag::Em | Tag::I)) && shown.next().is_none()
    };
    between.any(|block| block.text.lines().any(has_time))
        || (holds_title(&blocks[at]) && !holds_title(&blocks[next]))
        || (is_strong(&blocks[at]) && !is_strong(&blocks[next]))
}

/// What the page declares of the line.
struct Declared {
    alternative: String,
    descriptions: Vec<String>,
}

impl Declared {
    fn read(sources: &Sources<'_>) -> Self {
        let metadata = sources.metadata;
        let article = metadata.article.as_ref();
        let linked = article.and_then(|article| article.description.as_deref());
        let stated = [
            linked,
            metadata.meta("description"),
            metadata.meta("og:description"),
            metadata.meta("twitter:description"),
        ];
        let alternative = article.and_then(|article| article.alternative_headline.as_deref());
        Self {
            alternative: key(alternative.unwrap_or_default()),
            descriptions: stated.into_iter().flatten().map(key).filter(|text| text.len() >= TELLING).collect(),
        }
    }

    /// Whether a line is the story's description, or begins as it does.
    fn describes(&self, line: &str) -> bool {
        line.len() >= TELLING
            && self.descriptions.iter().any(|text| text.starts_with(line) || line.starts_with(text.as_str()))
    }
}

/// Whether a block's element bears a mark, or the one above it that holds no other block. A caption is none.
fn is_marked(sources: &Sources<'_>, at: usize) -> bool {
    let (page, block) = (sources.page, &sources.blocks[at]);
    let is_caption = |id: NodeId| page.names(id).any(|(_, name)| sources.hints.of_name(name).has(Hint::CAPTION));
    let parent = page.parent(block.node).filter(|parent| {
        let beside = [at.wrapping_sub(1), at + 1].into_iter().filter_map(|at| sources.blocks.get(at));
        !beside
            .into_iter()
            .any(|other| std::iter::once(other.node).chain(page.ancestors(other.node)).any(|above| above == *parent))
    });
    [Some(block.node), parent].into_iter().flatten().any(|id| bears_mark(page, id) && !is_caption(id))
}

/// Whether the class or the like of an element has a mark.
fn bears_mark(page: &Page, id: NodeId) -> bool {
    let ends_word = |c: char| c.is_ascii_whitespace() || matches!(c, '-' | '_');
    let is_word = |word: &str| WORDS.iter().any(|mark| word.eq_ignore_ascii_case(mark));
    let is_mark = |value: &str| MARKS.are_in(value) || value.split(ends_word).any(is_word);
    let names = |attr: Attr| matches!(attr, Attr::Class | Attr::Id | Attr::Itemprop | Attr::DataTestid);
    page.attributes(id).any(|(attr, value)| names(attr) && is_mark(value))
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    fn subheadline(between: &str) -> Option<String> {
        let text =
            "The bridge over the Arne opened on Monday after three years of work, and the town came out to see it. "
                .repeat(4);
        let html = format!("<article><h1>Bridge opens</h1>{between}<p>{text}</p><p>{text}</p></article>");
        Extractor::new().extract(html.as_bytes()).ok()?.subheadline
    }

    #[test]
    fn a_marked_line_is_taken_and_a_label_is_not() {
        let line = "Three years late, the crossing is free.";
        assert_eq!(subheadline(&format!(r#"<p class="article-standfirst">{line}</p>"#)).as_deref(), Some(line));
        for (class, is_marked) in
            [("ArticleSubTitle", true), ("story_lead", true), ("dek", true), ("misleading", false), ("decked", false)]
        {
            let found = subheadline(&format!(r#"<p class="{class}">{line}</p>"#));
            assert_eq!(found.as_deref(), is_marked.then_some(line), "{class}");
        }
        assert_eq!(subheadline(&format!("<h2>{line}</h2>")).as_deref(), Some(line));
        assert_eq!(subheadline(r#"<p class="standfirst">News</p>"#), None);
        assert_eq!(subheadline("<p>By Ann Lee</p>"), None);
        assert_eq!(subheadline(&format!("<div class=intro><p>{line}</p></div>")).as_deref(), Some(line));
    }

    #[test]
    fn a_described_line_that_stands_apart_is_taken_though_it_is_kept_as_text() {
        let lines = [
            "The council of the old port voted to keep the ferry line to the islands open until the spring of next year.",
            "Last winter the only boat lay at the quay for nineteen days, and the doctor had to be fetched by sledge.",
            "A second boat would cost four million, of which the county has promised half, if the islands find the rest.",
            "Nobody on the islands has said where that half is to come from, and nobody on the mainland has asked.",
        ];
        let line =
            "Three years late, the crossing is free, and nobody in the town has asked what it will cost to keep.";
        let rest: String = lines.map(|line| format!("<p>{}</p>", [line; 4].join(" "))).concat();
        let read = |above: String| {
            let html = format!(
                "<title>Bridge opens</title><meta name=description content=\"{line}\"><article><h1>Bridge opens</h1>{above}</article>"
            );
            Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").subheadline
        };
        for above in [
            format!("<p>{line}</p><div class=byline>By Ann Lee</div><div class=date>14 May 2024</div>{rest}"),
            format!("<p>{line}</p><div>{rest}</div>"),
            format!("<div><p><strong>{line}</strong></p>{rest}</div>"),
        ] {
            assert_eq!(read(above.clone()).as_deref(), Some(line), "{above}");
        }
        assert_eq!(read(format!("<div><p>{line}</p>{rest}</div>")), None);
    }

    #[test]
    fn neither_a_paragraph_nor_a_credit_is_a_standfirst() {
        let text =
            "The first boat left on Monday with forty people, and came back with none of them before it was dark.";
        assert_eq!(subheadline(&format!("<div class=intro><p>{text}</p><p>{text}</p></div>")), None);
        assert_eq!(subheadline("<div class=lead-media><p>Photo: Bo Roe for the Arne Post</p></div>"), None);
        assert_eq!(subheadline("<p class=photo-description>The boat at the quay on Monday.</p>"), None);
    }
}
