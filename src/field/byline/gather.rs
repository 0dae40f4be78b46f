//! Everybody who may have written the story, and where each is named.

use super::attribute::Attributes;
use super::bare;
use super::names::{self, Trust};
use super::person::is_person;
use super::readings::Readings;
use super::saying::{Saying, Source};
use super::surroundings::Surroundings;
use crate::block::Context;
use crate::field::Sources;
use crate::page::{Attr, NodeId, Page, Step, Tag};
use crate::text::head;

/// A longer text is no byline, in bytes.
pub(super) const LONGEST: usize = 300;
/// A longer block is no label before a name, in bytes.
const LONGEST_LABEL: usize = 40;
/// The name of an author's element is looked for in so much of the beginning of its block, in bytes: many elements may stand in one.
const BEGINNING: usize = 4_000;
/// So many elements that speak of authors are looked at.
const MOST_ELEMENTS: usize = 400;

/// Gathers all sayings: the declared ones, then the displayed in the order of the page.
pub(super) fn gather(sources: &Sources<'_>, headline: Option<usize>) -> Vec<Saying> {
    let mut readings = Readings::default();
    let mut sayings = declared(sources, &mut readings);
    // Where the page declares who wrote the story, no line has to be guessed at.
    let bare = if sayings.iter().any(names_person) { Vec::new() } else { bare::bylines(sources, headline) };
    sayings.extend(elements(sources, &mut readings));
    sayings.extend(blocks(sources, headline, &bare, &mut readings));
    sayings.retain(|saying| !saying.signatures.is_empty());
    sayings
}

fn names_person(saying: &Saying) -> bool {
    saying.source != Source::SiteName
        && saying.is_organisation != Some(true)
        && saying.signatures.iter().any(|signature| !signature.is_organisation)
}

fn declared(sources: &Sources<'_>, readings: &mut Readings) -> Vec<Saying> {
    let metadata = sources.metadata;
    let mut sayings = Vec::new();
    let linked = metadata.article.iter().flat_map(|article| {
        let authors = article.authors.iter().map(|agent| (Source::LinkedAuthor, agent));
        authors.chain(article.creators.iter().map(|agent| (Source::LinkedCreator, agent)))
    });
    for (source, agent) in linked {
        let (is_organisation, url) = (agent.is_organisation, agent.url.clone());
        let read = readings.read(&agent.name, Trust::Declared);
        sayings.push(Saying { is_organisation, url, ..Saying::said(source, read) });
    }
    let meta = ["author", "article:author", "og:article:author", "byl", "byline", "article:author_name", "authors"];
    let other = [
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "cxenseparse:author",
        "creator",
        "article.author",
        "dc.author",
        "rnews:author",
        "mrf:authors",
        "vr:author",
        "twitter:creator:name",
    ];
    let named =
        meta.iter().map(|name| (Source::Meta, *name)).chain(other.iter().map(|name| (Source::MetaOther, *name)));
    for (source, name) in named {
        for value in metadata.all_meta(name).filter(|value| !value.contains("://")) {
            sayings.push(Saying::said(source, readings.read(value, Trust::Declared)));
        }
    }
    let sites = [metadata.meta("og:site_name"), metadata.title.as_deref().and_then(last_piece)];
    for name in sites.into_iter().flatten() {
        let mut read = readings.read(name, Trust::Displayed);
        read.names.retain(|signature| !signature.is_organisation);
        read.names.truncate(1);
        sayings.push(Saying::said(Source::SiteName, read));
    }
    for number in 1..=3 {
        let label = metadata.meta(&format!("twitter:label{number}")).map(str::to_lowercase).unwrap_or_default();
        let value = metadata.meta(&format!("twitter:data{number}"));
        if let Some(value) = value.filter(|_| super::lead::is_author_label(&label)) {
            sayings.push(Saying::said(Source::MetaOther, readings.read(value, Trust::Declared)));
        }
    }
    sayings
}

/// What stands behind the last separator of a title: the site, or who keeps it.
fn last_piece(title: &str) -> Option<&str> {
    title.rsplit_once(['|', '–', '—', '-']).map(|(_, piece)| piece.trim())
}

/// The elements whose attributes speak of authors.
fn elements(sources: &Sources<'_>, readings: &mut Readings) -> Vec<Saying> {
    let page = sources.page;
    let attributes = Attributes::of(page, &sources.hints);
    let mut sayings = Vec::new();
    let mut seen = 0;
    for (id, _) in page.elements() {
        let Some(source) = attributes.speak_of_author(page, id) else { continue };
        let is_unseen = |id: NodeId| page.tag(id).is_some_and(|tag| tag.is_raw() || tag == Tag::Head);
        if is_unseen(id) || page.ancestors(id).any(is_unseen) {
            continue;
        }
        let Some(text) = lines(page, id) else { continue };
        seen += 1;
        if seen > MOST_ELEMENTS {
            break;
        }
        let trust =
            if matches!(source, Source::Microdata | Source::RelAuthor) { Trust::Declared } else { Trust::Displayed };
        let url = page.attr(id, Attr::Href).map(str::to_owned);
        let mut read = readings.read(&text, trust);
        let Some(first) = read.names.first() else { continue };
        let place = place_of(sources, id, &first.name);
        let before = words_before(sources, place, &first.name);
        let is_of_others = super::lead::speaks_of_others(&before);
        let text = if !read.has_lead && super::lead::ends_in_lead(&before) {
            read.has_lead = true;
            with_lead(sources, place, text)
        } else {
            text
        };
        let surroundings = Surroundings::of(page, &sources.hints, id);
        let place = Some((id, place));
        sayings.push(Saying { url, place, surroundings, is_of_others, text, ..Saying::said(source, read) });
    }
    sayings
}

/// The number of the block that shows an element's name: the one that began before it, if it has the name, else the next.
fn place_of(sources: &Sources<'_>, id: NodeId, name: &str) -> usize {
    let next = sources.blocks.partition_point(|block| block.node < id);
    let before = next.checked_sub(1).filter(|at| head(&sources.blocks[*at].text, BEGINNING).contains(name));
    before.unwrap_or(next)
}

/// A byline with the lead-in that stands before its element: the line of its block, or the label before it.
fn with_lead(sources: &Sources<'_>, place: usize, text: String) -> String {
    let first = text.lines().next().unwrap_or_default();
    let own = sources.blocks.get(place).and_then(|block| block.text.lines().find(|line| line.contains(first)));
    match own.filter(|line| line.len() > first.len() && line.len() <= LONGEST) {
        Some(line) => line.to_owned(),
        None => match place.checked_sub(1).map(|at| sources.blocks[at].text.trim()) {
            Some(label) if label.len() <= LONGEST_LABEL => format!("{label} {text}"),
            _ => text,
        },
    }
}

/// The words that stand right before a name: in its block, or, where it begins its block, the short block before.
fn words_before(sources: &Sources<'_>, place: usize, name: &str) -> String {
    let own = sources.blocks.get(place).map(|block| head(&block.text, BEGINNING));
    let own = own.and_then(|text| Some(&text[..text.find(name)?]));
    let own = own.and_then(|before| before.lines().last()).map(str::trim).filter(|before| !before.is_empty());
    let label =
        || place.checked_sub(1).map(|at| sources.blocks[at].text.trim()).filter(|text| text.len() <= LONGEST_LABEL);
    own.or_else(label).unwrap_or_default().to_lowercase()
}

/// The text of an element, a line for every element within; `None` where it is long or empty, or of many elements.
fn lines(page: &Page, id: NodeId) -> Option<String> {
    let mut text = String::new();
    let mut walk = page.walk(id);
    let mut steps = 0;
    while let Some(step) = walk.next() {
        steps += 1;
        let own = if let Step::Enter(node) = step { page.text(node).len() } else { 0 };
        if steps > 2 * LONGEST || text.len() + own > 2 * LONGEST {
            return None;
        }
        match step {
            Step::Enter(node) if page.tag(node).is_some_and(Tag::is_raw) => walk.pass_over(node),
            Step::Enter(node) => match page.tag(node) {
                Some(_) if !text.ends_with('\n') => text.push('\n'),
                Some(_) => {}
                None => text.push_str(page.text(node)),
            },
            Step::Leave(_) if !text.ends_with('\n') => text.push('\n'),
            Step::Leave(_) => {}
        }
    }
    let whole = crate::block::clean(&text.replace('\n', " "));
    if whole.split(' ').count() <= 3 && is_person(&whole, 2) {
        return Some(whole);
    }
    let lines: Vec<String> = text.lines().map(crate::block::clean).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}

/// Lines of the page that read as bylines, whatever their elements say.
fn blocks(sources: &Sources<'_>, headline: Option<usize>, bare: &[usize], readings: &mut Readings) -> Vec<Saying> {
    /// As many blocks around headline and body are looked at.
    const AROUND: usize = 4;
    /// As many behind the body, too, if a lead-in marks them.
    const BEHIND: usize = 14;
    let kept = &sources.selection.kept;
    let first = kept.iter().position(|kept| *kept);
    let last = kept.iter().rposition(|kept| *kept);
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let from = headline.filter(|headline| *headline < first).unwrap_or(first).saturating_sub(AROUND);
    let ends = (from..first + 2).chain(last.saturating_sub(1).max(first + 2)..last + BEHIND);
    let is_plain = crate::page::plain::is_plain(sources.page);
    let mut sayings = Vec::new();
    for at in ends.filter(|at| *at < sources.blocks.len()) {
        let block = &sources.blocks[at];
        let text = block.text.as_str();
        if text.len() > LONGEST || block.level == Some(1) {
            continue;
        }
        let is_bare = bare.contains(&at);
        let source = match (names::has_lead(text), at) {
            (true, _) => Source::LeadIn,
            (false, _) if is_bare => Source::BesideDay,
            // In plain text a bare name may be a caption as well.
            (false, _) if is_plain => continue,
            (false, at) if at > last => continue,
            (false, at) if at == last && at > first => Source::LastLine,
            (false, at) if kept[at] => Source::FirstLine,
            (false, at) if headline.is_none_or(|headline| at < headline) || block.level.is_some() => continue,
            (false, _) => Source::BareBlock,
        };
        if matches!(source, Source::FirstLine | Source::LastLine) && !is_signature(text) {
            continue;
        }
        let mut read = readings.read(text, Trust::Displayed);
        read.has_lead |= is_bare;
        // A sentence that begins with `By` goes on in small letters.
        read.names.retain(|signature| !signature.name.starts_with(char::is_lowercase));
        if block.context.has(Context::NAV.with(Context::FORM).with(Context::BUTTON)) {
            read.names.clear();
        }
        let place = Some((block.node, at));
        let surroundings = Surroundings::of(sources.page, &sources.hints, block.node);
        sayings.push(Saying { place, surroundings, text: text.to_owned(), ..Saying::said(source, read) });
    }
    sayings
}

/// Whether a line of the story is a signature: short, without a sentence, set off by a dash or brackets.
fn is_signature(line: &str) -> bool {
    const LONGEST_SIGNATURE: usize = 80;
    line.len() <= LONGEST_SIGNATURE
        && (line.starts_with(['(', '[', '—', '–', '-', '/']) || !line.ends_with(['.', '!', '?', '。', ':']))
}
