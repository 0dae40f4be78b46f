//! The candidates for authors, and the evidence for each.

use std::collections::BTreeMap;

use super::feature::Evidence;
use super::names::Signature;
use super::saying::{Saying, Source};
use super::stand;
use super::words;
use crate::article::{AuthorKind, BlockKind};
use crate::block::Block;
use crate::field::Sources;
use crate::field::site::{SiteNames, key};
use crate::model::linear::flag;

/// Of those whom a page names as authors, so many are weighed. Each is held against all others.
const MOST_CANDIDATES: usize = 200;
/// As many blocks from the headline or the body, and a saying is near.
pub(super) const NEAR: usize = 5;
/// As many blocks behind the body, and it is far.
const FAR: usize = 6;

/// One who may be an author.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) name: String,
    /// Whether its words are those of an organisation.
    pub(super) is_organisation: bool,
    /// What it is, by what is declared as well.
    pub(super) kind: AuthorKind,
    pub(super) url: Option<String>,
    /// The most trusted source, and the order in which it names the candidate.
    pub(super) source: Source,
    pub(super) order: (usize, usize),
    key: String,
    /// The numbers of the sayings, and of the candidate's signature in each.
    pub(super) sayings: Vec<(usize, usize)>,
}

/// Joins the signatures that give one name, in the order of the sayings; of too many, those named first.
pub(super) fn candidates(sayings: &[Saying]) -> Vec<Candidate> {
    let mut by_key: BTreeMap<String, Candidate> = BTreeMap::new();
    for (at, saying) in sayings.iter().enumerate() {
        for (number, signature) in saying.signatures.iter().enumerate() {
            let key = key(&signature.name);
            let candidate = by_key.entry(key.clone()).or_insert_with(|| Candidate {
                name: signature.name.clone(),
                is_organisation: signature.is_organisation,
                kind: kind(saying, signature),
                url: None,
                source: saying.source,
                order: (at, number),
                key,
                sayings: Vec::new(),
            });
            if saying.source < candidate.source {
                (candidate.source, candidate.order) = (saying.source, (at, number));
            }
            if saying.signatures.len() == 1 && candidate.url.is_none() {
                candidate.url.clone_from(&saying.url);
            }
            if candidate.sayings.last().is_none_or(|(last, _)| *last != at) {
                candidate.sayings.push((at, number));
            }
        }
    }
    let mut candidates: Vec<Candidate> = by_key.into_values().filter(|candidate| !candidate.key.is_empty()).collect();
    candidates.sort_by_key(|candidate| candidate.order);
    candidates.truncate(MOST_CANDIDATES);
    candidates
}

/// What a name is, by its words and by what JSON-LD says of it. Pages declare persons as organisations and the reverse, so that the
/// words decide where they speak clearly: of a person where a given name and a surname are all.
fn kind(saying: &Saying, signature: &Signature) -> AuthorKind {
    let known = words::known(&signature.name);
    let words: Vec<&str> = signature.name.split_whitespace().collect();
    let is_office = words.iter().any(|word| words::is_role_word(word));
    let is_like_person = known.given_first && known.surname_last && words.len() == 2 && !is_office;
    let is_organisation = match saying.is_organisation.filter(|_| saying.signatures.len() == 1) {
        Some(true) => signature.is_organisation || !is_like_person,
        Some(false) => signature.is_organisation && !is_like_person,
        None => signature.is_organisation,
    };
    if is_organisation { AuthorKind::Organisation } else { AuthorKind::Person }
}

/// Whether JSON-LD names an author without saying what it is, by a name of which the word lists know nothing, but which reads as a
/// person's.
fn is_said_of_person(saying: &Saying, number: usize) -> bool {
    let signature = &saying.signatures[number];
    let is_wide = signature.name.chars().any(|c| c >= '\u{3040}');
    let is_untyped = saying.source == Source::LinkedAuthor && saying.is_organisation.is_none();
    let known = words::known(&signature.name);
    let is_known = known.given_first || known.surname_last || known.common_word || known.place;
    is_untyped && !is_known && !signature.is_organisation && (is_wide || signature.name.contains(' '))
}

/// What the candidates of a page are held against.
pub(super) struct Page<'a> {
    pub(super) names: &'a SiteNames,
    pub(super) sayings: &'a [Saying],
    pub(super) blocks: &'a [Block],
    /// The number of the headline's block, and those of the first and the last block of the body.
    pub(super) headline: Option<usize>,
    pub(super) body: Option<(usize, usize)>,
    headline_key: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        sources: &Sources<'a>,
        names: &'a SiteNames,
        sayings: &'a [Saying],
        headline: Option<usize>,
        title: &str,
    ) -> Self {
        let kept = |at: &usize| sources.selection.kept[*at] && sources.blocks[*at].kind != BlockKind::Heading;
        let count = sources.blocks.len().min(sources.selection.kept.len());
        let body = (0..count).find(kept).zip((0..count).rev().find(kept));
        Self { names, sayings, blocks: sources.blocks, headline, body, headline_key: key(title) }
    }

    pub(super) fn evidence(&self, candidates: &[Candidate]) -> Vec<Evidence> {
        let mut all: Vec<Evidence> = candidates.iter().map(|candidate| self.own(candidate)).collect();
        let linked: Vec<bool> = candidates.iter().map(|candidate| self.says(candidate, Source::LinkedAuthor)).collect();
        let in_meta: Vec<bool> = candidates.iter().map(|candidate| self.says(candidate, Source::Meta)).collect();
        let in_byline: Vec<bool> = all.iter().map(is_in_byline).collect();
        let declared: Vec<bool> = linked.iter().zip(&in_meta).map(|(linked, in_meta)| *linked || *in_meta).collect();
        let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
        let (in_byline_count, declared_count) = (count(&in_byline), count(&declared));
        let (any_linked, any_in_meta) = (linked.contains(&true), in_meta.contains(&true));
        let strong = |at: usize| linked[at] || in_byline[at];
        let has_person = (0..candidates.len()).any(|at| strong(at) && !candidates[at].is_organisation);
        let is_full = |at: usize| !candidates[at].is_organisation && all[at].one_word + all[at].is_site == 0.0;
        let linked_fully = (0..candidates.len()).any(|at| linked[at] && is_full(at));
        let mut names_linked = vec![false; self.sayings.len()];
        for (candidate, _) in candidates.iter().zip(&linked).filter(|(_, linked)| **linked) {
            candidate.sayings.iter().for_each(|(saying, _)| names_linked[*saying] = true);
        }
        let agreements: Vec<f32> = candidates
            .iter()
            .zip(&all)
            .map(|(own, seen)| if own.is_organisation { 0.0 } else { seen.agreement })
            .collect();
        let most = agreements.iter().copied().fold(0.0, f32::max);
        for (at, candidate) in candidates.iter().enumerate() {
            let evidence = &mut all[at];
            evidence.candidates = candidates.len() as f32;
            evidence.others_in_byline = (in_byline_count - usize::from(in_byline[at])) as f32;
            evidence.others_declared = (declared_count - usize::from(declared[at])) as f32;
            evidence.outdone = most - evidence.agreement;
            evidence.alone = flag(candidates.len() == 1);
            evidence.not_linked = flag(any_linked && !linked[at]);
            evidence.not_linked_weakly = flag(any_linked && !linked[at] && !linked_fully);
            evidence.not_in_meta = flag(any_in_meta && !in_meta[at]);
            evidence.not_in_byline = flag(in_byline_count > 0 && !in_byline[at]);
            evidence.organisation_beside_person = flag(candidate.is_organisation && has_person);
            let beside = candidate.sayings.iter().any(|(saying, _)| names_linked[*saying]);
            evidence.beside_linked = flag(!linked[at] && beside);
            evidence.shadowed = flag(candidates.iter().any(|other| shadows(other, candidate)));
        }
        all
    }

    fn says(&self, candidate: &Candidate, source: Source) -> bool {
        candidate.sayings.iter().any(|(at, _)| self.sayings[*at].source == source)
    }

    /// The evidence that needs no look at other candidates.
    fn own(&self, candidate: &Candidate) -> Evidence {
        let mut evidence = Evidence::default();
        let has = |source| flag(self.says(candidate, source));
        evidence.linked_author = has(Source::LinkedAuthor);
        evidence.linked_creator = has(Source::LinkedCreator);
        evidence.meta_author = has(Source::Meta);
        evidence.meta_other = has(Source::MetaOther);
        evidence.microdata = has(Source::Microdata);
        evidence.rel_author = has(Source::RelAuthor);
        evidence.byline_class = has(Source::BylineClass);
        evidence.author_class = has(Source::AuthorClass);
        evidence.author_link = has(Source::AuthorLink);
        evidence.bare_block = has(Source::BareBlock);
        evidence.site_name = has(Source::SiteName);
        evidence.first_line = has(Source::FirstLine);
        evidence.last_line = has(Source::LastLine);
        let kinds: [&[Source]; 5] = [
            &[Source::LinkedAuthor, Source::LinkedCreator],
            &[Source::Meta, Source::MetaOther],
            &[Source::Microdata, Source::RelAuthor],
            &[Source::BylineClass, Source::AuthorClass, Source::AuthorLink],
            &[Source::LeadIn, Source::BesideDay, Source::BareBlock, Source::FirstLine, Source::LastLine],
        ];
        let is_said = |kind: &[Source]| kind.iter().any(|source| self.says(candidate, *source));
        evidence.agreement = kinds.iter().filter(|kind| is_said(kind)).count() as f32 / kinds.len() as f32;
        for (at, number) in &candidate.sayings {
            self.said(&self.sayings[*at], *number, &mut evidence);
        }
        let displayed = candidate.sayings.iter().filter(|(at, _)| self.sayings[*at].place.is_some()).count();
        evidence.displayed = flag(displayed > 0);
        evidence.repeated = flag(displayed > 2);
        evidence.times_displayed = displayed as f32;
        stand::look(self, candidate, &mut evidence);
        self.looks(candidate, &mut evidence);
        evidence
    }

    /// What one saying adds. Of where it stands, the best place counts.
    fn said(&self, saying: &Saying, number: usize, evidence: &mut Evidence) {
        let raise = |value: &mut f32, is: bool| *value = value.max(flag(is));
        raise(&mut evidence.lead_in, saying.has_lead);
        raise(
            &mut evidence.linked_as_person,
            saying.is_organisation == Some(false) || is_said_of_person(saying, number),
        );
        raise(&mut evidence.linked_as_organisation, saying.is_organisation == Some(true));
        raise(&mut evidence.first_of_saying, number == 0);
        raise(&mut evidence.later_of_saying, number > 0 && !saying.has_lead && saying.place.is_some());
        raise(&mut evidence.list_of_many, saying.signatures.len() > 4);
        raise(&mut evidence.later_declared, number > 0 && saying.place.is_none());
        let Some((_, block)) = saying.place else { return };
        raise(&mut evidence.of_others, saying.is_of_others);
        let around = saying.surroundings;
        raise(&mut evidence.in_comment, around.comment);
        raise(&mut evidence.in_card, around.card);
        raise(&mut evidence.in_aside, around.aside);
        raise(&mut evidence.in_footer, around.footer);
        raise(&mut evidence.in_caption, around.caption);
        raise(&mut evidence.hidden, around.hidden);
        let Some((first, last)) = self.body else { return };
        let is_before = block <= first && self.headline.is_none_or(|headline| block + NEAR >= headline);
        raise(&mut evidence.before_body, is_before);
        raise(&mut evidence.within_body, block > first && block <= last);
        raise(&mut evidence.behind_body, block > last && block <= last + FAR);
        raise(&mut evidence.far_behind, block > last + FAR);
        let is_near = self.distance(block) <= NEAR;
        raise(&mut evidence.near, is_near);
        let is_joined = saying.signatures[number].is_joined;
        raise(&mut evidence.later_led, number > 0 && saying.has_lead && !is_joined && is_near);
    }

    /// How many blocks a block is from headline or body, of those the nearest.
    pub(super) fn distance(&self, block: usize) -> usize {
        let ends = self.body.into_iter().flat_map(|(first, last)| [first, last]).chain(self.headline);
        ends.map(|end| block.abs_diff(end)).min().unwrap_or(usize::MAX)
    }

    fn looks(&self, candidate: &Candidate, evidence: &mut Evidence) {
        let name = candidate.name.as_str();
        let words: Vec<&str> = name.split_whitespace().collect();
        let known = words::known(name);
        evidence.given_first = flag(known.given_first);
        evidence.surname_last = flag(known.surname_last);
        evidence.common_word = flag(known.common_word);
        evidence.place_name = flag(known.place);
        let is_bare = evidence.agreement <= 0.2 && evidence.bare_block + evidence.first_line + evidence.last_line > 0.0;
        evidence.bare_and_known = flag(is_bare && known.given_first && !known.common_word);
        evidence.bare_and_unknown = flag(is_bare && (!known.given_first || known.common_word));
        evidence.organisation = flag(candidate.is_organisation);
        evidence.agency = flag(words::is_agency(name));
        evidence.is_site = flag(self.names.is_name(name));
        let is_wide = name.chars().any(|c| c >= '\u{3040}');
        evidence.one_word = flag(words.len() == 1 && !is_wide);
        evidence.two_words = flag(words.len() == 2 || is_wide);
        evidence.many_words = flag(words.len() > 3);
        evidence.lower_case = flag(name.chars().any(char::is_lowercase) && !name.chars().any(char::is_uppercase));
        evidence.handle = flag(name.chars().any(|c| c.is_ascii_digit() || c == '_' || c == '@'));
        evidence.office = flag(words.iter().any(|word| words::is_role_word(word)));
        evidence.in_headline = flag(self.headline_key.contains(&candidate.key));
    }
}

/// Whether a candidate stands in a byline of this page's story.
fn is_in_byline(evidence: &Evidence) -> bool {
    let is_marked =
        evidence.byline_class + evidence.author_class + evidence.microdata + evidence.rel_author + evidence.lead_in
            > 0.0;
    is_marked && evidence.before_body > 0.0 && evidence.near > 0.0
}

/// Whether another candidate's name holds this one's, or is held by it, and more sources give it.
fn shadows(other: &Candidate, own: &Candidate) -> bool {
    let related = other.key != own.key && (other.key.contains(&own.key) || own.key.contains(&other.key));
    related
        && (other.source, std::cmp::Reverse(other.sayings.len())) < (own.source, std::cmp::Reverse(own.sayings.len()))
}
