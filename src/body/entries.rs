//! Live blogs that only their markup tells: elements side by side that each open with a time of day, and together hold most
//! of what is kept.

use std::collections::{BTreeMap, HashMap};

use super::outline::Sketch;
use crate::article::{BlockKind, Body, Date};
use crate::block::{Block, Context};
use crate::page::{Attr, NodeId, Page, Step, Tag};

/// Fewer than so many such elements with a sentence each are no live blog. Chosen by hand: of 2,229 real pages, and 848 made
/// up that tell stories, none is taken for one, of 19 live blogs made up all are.
const FEWEST: usize = 4;

/// An entry: the number of its first block, and its time where that is known.
pub(super) struct Entry(usize, Option<Date>);

/// Elements that each open with a time.
type Timed = HashMap<NodeId, Option<Date>>;

/// The entries of a live blog, in order; none where it is none. Their headings are all kept, and the sentences of one of
/// which none was; of the lines that say when an entry was written and are no sentence none is.
pub(super) fn entries(page: &Page, blocks: &[Block], sketch: &Sketch, kept: &mut [bool]) -> Vec<Entry> {
    if page.elements().filter(|(_, tag)| *tag == Tag::Time).count() < FEWEST {
        return Vec::new();
    }
    let Some(mut timed) = most_of_story(page, blocks, kept) else { return Vec::new() };
    let of_entries = held(page, blocks, &timed);
    let has_sentence = |held: &&Vec<usize>| held.iter().any(|at| sketch.prose[*at] > 0.0);
    if of_entries.values().filter(has_sentence).count() < FEWEST {
        return Vec::new();
    }
    let mut entries = Vec::new();
    for (element, held) in of_entries {
        let is_lost = !held.iter().any(|at| kept[*at] && sketch.prose[*at] > 0.0);
        for &at in &held {
            let is_sentence = sketch.prose[at] > 0.0;
            kept[at] |= blocks[at].level.is_some() || is_lost && is_sentence;
            kept[at] &= is_sentence || !blocks[at].context.has(Context::TIME);
        }
        let first = held.into_iter().find(|at| kept[*at]);
        entries.extend(first.zip(timed.remove(&element)).map(|(at, time)| Entry(at, time)));
    }
    entries.sort_by_key(|Entry(at, _)| *at);
    entries
}

/// The blocks that each of some elements holds.
fn held(page: &Page, blocks: &[Block], timed: &Timed) -> BTreeMap<NodeId, Vec<usize>> {
    let mut nearest: Vec<Option<NodeId>> = vec![None; page.len()];
    for node in page.descendants(NodeId::DOCUMENT) {
        let above = page.parent(node).and_then(|parent| nearest[parent.index()]);
        nearest[node.index()] = if timed.contains_key(&node) { Some(node) } else { above };
    }
    let mut held: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some(element) = nearest[block.node.index()] {
            held.entry(element).or_default().push(at);
        }
    }
    held
}

/// The elements side by side that together hold most of what is kept.
fn most_of_story(page: &Page, blocks: &[Block], kept: &[bool]) -> Option<Timed> {
    let mut rows = Rows { page, open: Vec::new(), without_text: 0, timed: BTreeMap::new() }.read();
    rows.retain(|_, timed| timed.len() >= FEWEST);
    if rows.is_empty() {
        return None;
    }
    let below = bytes_below(page, blocks, kept);
    let bytes = |timed: &Timed| timed.keys().map(|element| below[element.index()]).sum::<usize>();
    let row = *rows.iter().find(|(_, timed)| bytes(timed) * 2 > below[NodeId::DOCUMENT.index()])?.0;
    rows.remove(&row)
}

/// For each node, the bytes of what is kept in it.
fn bytes_below(page: &Page, blocks: &[Block], kept: &[bool]) -> Vec<usize> {
    let mut bytes = vec![0; page.len()];
    for (block, _) in blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        bytes[block.node.index()] += block.text.len();
    }
    let nodes: Vec<NodeId> = page.descendants(NodeId::DOCUMENT).collect();
    for node in nodes.into_iter().rev() {
        if let Some(parent) = page.parent(node) {
            bytes[parent.index()] += bytes[node.index()];
        }
    }
    bytes
}

/// Reads for each element those below it that open with a time of day.
struct Rows<'p> {
    page: &'p Page,
    /// The elements that are open; from the `without_text`th on none has held a text yet.
    open: Vec<NodeId>,
    without_text: usize,
    timed: BTreeMap<NodeId, Timed>,
}

impl Rows<'_> {
    fn read(mut self) -> BTreeMap<NodeId, Timed> {
        let page = self.page;
        let mut walk = page.walk(NodeId::DOCUMENT);
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(node) if page.tag(node).is_some_and(Tag::is_raw) => walk.pass_over(node),
                Step::Enter(node) if page.tag(node).is_some() => self.open.push(node),
                Step::Enter(node) if !page.text(node).trim().is_empty() => self.text(page.text(node)),
                Step::Leave(node) if self.open.last() == Some(&node) => {
                    self.open.pop();
                    self.without_text = self.without_text.min(self.open.len());
                }
                Step::Enter(_) | Step::Leave(_) => {}
            }
        }
        self.timed
    }

    /// Takes what the open elements open with.
    fn text(&mut self, text: &str) {
        let opening = &self.open[self.without_text..];
        let time_of = |(above, element): (usize, &NodeId)| Some((above, time(self.page, *element, text)?));
        if let Some((above, time)) = opening.iter().enumerate().find_map(time_of) {
            for element in &opening[..above] {
                let Some(parent) = self.page.parent(*element) else { continue };
                self.timed.entry(parent).or_default().insert(*element, time.clone());
            }
        }
        self.without_text = self.open.len();
    }
}

/// The time of day that a `<time>` gives which begins with `text`: that there is one, and which.
fn time(page: &Page, element: NodeId, text: &str) -> Option<Option<Date>> {
    let raw = page.is(element, Tag::Time).then(|| page.attr(element, Attr::Datetime).unwrap_or(text))?;
    raw.contains(':').then(|| raw.parse().ok().map(|value| Date { value, raw: raw.to_owned() }))
}

/// Marks the entries in a body that is made of the kept blocks.
pub(super) fn mark(body: &mut Body, kept: &[bool], entries: Vec<Entry>) {
    let mut entries = entries.into_iter().peekable();
    let numbers = (0..kept.len()).filter(|at| kept[*at]);
    for (block, number) in body.blocks.iter_mut().zip(numbers) {
        if let Some(Entry(_, time)) = entries.next_if(|Entry(at, _)| *at == number) {
            block.kind = BlockKind::LiveBlogEntry;
            block.level = None;
            block.time = time;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assemble;
    use super::*;
    use crate::block;
    use crate::body::evidence::Evidence;
    use crate::body::outline::Outline;
    use crate::page::{Metadata, fast};

    const TEXTS: [&str; 4] = [
        "The water at Lowbridge has fallen by nine centimetres since noon, says the agency.",
        "No trains are running east of Fenwick, and buses leave from the north exit.",
        "The primary school has opened its hall to anyone who cannot go home tonight.",
        "Welcome to our live coverage, as the river has risen by two metres since dawn.",
    ];

    /// The blocks that are kept where all were but those that say what `lost` does, with whether each is the first of an
    /// entry, and the time.
    fn read_without(lost: &str, html: &str) -> Vec<(String, bool, Option<String>)> {
        let page = fast::parse(html);
        let blocks = block::blocks(&page);
        let sketch = Outline::of(&page, &blocks, &Metadata::default(), &Evidence::default()).sketch();
        let mut kept: Vec<bool> = blocks.iter().map(|block| block.text != lost).collect();
        let entries = entries(&page, &blocks, &sketch, &mut kept);
        let mut body = assemble::body(&blocks, &kept);
        mark(&mut body, &kept, entries);
        let read = |block: &crate::article::Block| {
            let time = block.time.as_ref().map(|time| time.raw.clone());
            (body.text[block.span.range()].to_owned(), block.kind == BlockKind::LiveBlogEntry, time)
        };
        body.blocks.iter().map(read).collect()
    }

    fn read(html: &str) -> Vec<(String, bool, Option<String>)> {
        read_without("", html)
    }

    fn stream(entry: impl Fn(usize, &str) -> String) -> String {
        TEXTS.iter().enumerate().map(|(at, text)| entry(18 - at, text)).collect()
    }

    #[test]
    fn entries_open_with_their_times() {
        let time = |hour: usize| format!("<time datetime=2024-10-21T{hour}:05:00Z>{hour}:05</time>");
        for entry in [
            &(|hour, text: &str| format!("<article>{}<p>{text}</article>", time(hour)))
                as &dyn Fn(usize, &str) -> String,
            &|hour, text| format!("<article><div><span>{}</span> Ida Moss</div><p>{text}</article>", time(hour)),
            &|hour, text| format!("<article><p>{} {text}</article>", time(hour)),
            &|hour, text| format!("<li><time>{hour}:05</time><p>{text}</li>"),
        ] {
            let read = read(&format!("<h1>Flood</h1><section>{}</section>", stream(entry)));
            assert_eq!(read.len(), 5, "{read:?}");
            for ((text, is_entry, time), (hour, expected)) in read[1..].iter().zip((15..=18).rev().zip(TEXTS)) {
                assert!(*is_entry && text.ends_with(expected), "{text}");
                assert!(time.as_ref().is_none_or(|time| *time == format!("2024-10-21T{hour}:05:00Z")));
            }
        }
    }

    #[test]
    fn no_entry_and_no_heading_is_lost() {
        let entry = |hour: usize, heading: &str, text: &str| {
            format!("<article><time>{hour}:05</time>{heading}<p>{text}</article>")
        };
        let texts =
            |html: &str, lost: &str| read_without(lost, html).into_iter().map(|read| read.0).collect::<Vec<_>>();
        let last = "Nobody is missing, the mayor says, and the bridge at the mill is open again.";
        let html = stream(|hour, text| entry(hour, "", text)) + &entry(14, "", last);
        assert_eq!(texts(&html, last)[4], last);
        let html = stream(|hour, text| entry(hour, "<h2>News</h2>", text));
        assert_eq!(texts(&html, "News")[..2], ["News", TEXTS[0]]);
    }

    #[test]
    fn a_story_with_times_is_no_live_blog() {
        let entry =
            |hour: usize, text: &str| format!("<li><time datetime=2024-10-21T{hour}:05>{hour}:05</time><p>{text}</li>");
        let all = stream(entry);
        let story: String =
            (0..9).map(|n| format!("<p>{n} bridges over the Arne opened after three years of work.</p>")).collect();
        for html in [
            format!("<article>{story}</article><ul>{all}</ul>"),
            format!(
                "<ul>{}</ul>",
                stream(|hour, text| format!("<li><p>{text}<time datetime=2024-10-21T{hour}:05>{hour}:05</time></li>"))
            ),
            format!(
                "<ul>{}</ul>",
                stream(|hour, text| format!("<li><time datetime=2024-10-{hour}>{hour}.10.</time><p>{text}</li>"))
            ),
            format!("<ul>{}</ul>", all.split_once("</li>").unwrap().1),
        ] {
            assert!(read(&html).iter().all(|(_, is_entry, _)| !is_entry), "{html}");
        }
    }
}
