//! The days that may be that of publication, each with all that speaks for it.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::classes::{self, Classes};
use super::drawback::Drawbacks;
use super::feature::Evidence;
use super::place::Place;
use super::sighting::{Role, Sighting, Source};
use crate::article::DateValue;
use crate::block::Context;
use crate::field::Sources;
use crate::model::linear::flag;
use crate::page::{NodeId, Tag};

/// A day, and where it is stated: numbers of sightings.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) day: NaiveDate,
    pub(super) sightings: Vec<usize>,
}

/// As many blocks off count as near, and as far.
pub(super) const NEAR: usize = 3;
const FAR: usize = 20;
/// A block longer than this, in bytes, is running text.
const PROSE: usize = 160;
/// A page that states more days than this is a list of stories, or a story about dates.
const MANY: usize = 12;
/// Stories on the web are seldom older than the web.
const FIRST_YEAR_ONLINE: i32 = 1995;

/// As many elements above a node are looked at.
const MOST_ABOVE: usize = 40;

/// Joins the sightings of each day, earliest day first.
pub(super) fn candidates(sightings: &[Sighting]) -> Vec<Candidate> {
    let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (number, sighting) in sightings.iter().enumerate() {
        days.entry(sighting.day()).or_default().push(number);
    }
    days.into_iter().map(|(day, sightings)| Candidate { day, sightings }).collect()
}

/// What is known of every candidate.
pub(super) fn evidence(sources: &Sources<'_>, sightings: &[Sighting], candidates: &[Candidate]) -> Vec<Evidence> {
    let view = View::new(sources, sightings);
    let mut all: Vec<Evidence> =
        candidates.iter().map(|candidate| view.evidence(candidate, candidates.len())).collect();
    mark_first(&view, candidates, &mut all);
    all
}

fn set(slot: &mut f32, is: bool) {
    *slot = slot.max(flag(is));
}

struct View<'a> {
    sources: &'a Sources<'a>,
    sightings: &'a [Sighting],
    place: Place,
    published: Vec<NaiveDate>,
    modified: Vec<NaiveDate>,
    /// The day of publication in the JSON-LD of a story that calls itself news.
    news: Option<NaiveDate>,
    address: Vec<NaiveDate>,
    address_month: Option<(i32, u32)>,
    /// The elements around the headline and around the beginning of the body.
    story: HashSet<NodeId>,
}

impl<'a> View<'a> {
    fn new(sources: &'a Sources<'a>, sightings: &'a [Sighting]) -> Self {
        let declared = |role: Role| -> Vec<NaiveDate> {
            let is_declared = |s: &&Sighting| matches!(s.source, Source::Linked | Source::Meta | Source::Microdata);
            sightings.iter().filter(is_declared).filter(|s| s.role == role).map(Sighting::day).collect()
        };
        let address: Vec<NaiveDate> =
            sightings.iter().filter(|s| s.source == Source::Address).map(Sighting::day).collect();
        let kinds = sources.metadata.article.iter().flat_map(|article| &article.kinds);
        let is_news = kinds.into_iter().any(|kind| kind.ends_with("NewsArticle"));
        let mut linked = sightings.iter().filter(|s| s.source == Source::Linked && s.role == Role::Published);
        let place = Place::of(sources);
        let nodes = [place.headline, place.body].into_iter().flatten().map(|at| sources.blocks[at].node);
        let story = nodes.flat_map(|node| sources.page.ancestors(node).take(MOST_ABOVE).chain([node])).collect();
        Self {
            sources,
            sightings,
            place,
            story,
            published: declared(Role::Published),
            modified: declared(Role::Modified),
            news: linked.next().filter(|_| is_news).map(Sighting::day),
            address_month: address_month(sources).filter(|_| address.is_empty()),
            address,
        }
    }

    fn evidence(&self, candidate: &Candidate, days: usize) -> Evidence {
        let mut evidence = Evidence::default();
        let mut drawbacks: Option<Drawbacks> = None;
        for number in &candidate.sightings {
            let sighting = &self.sightings[*number];
            self.who_says_it(sighting, &mut evidence);
            // Where news says in JSON-LD when it was published, no other day that the page displays outweighs it.
            if self.news.is_some_and(|day| day != candidate.day) {
                continue;
            }
            let Some(block) = sighting.block else { continue };
            self.where_it_stands(block, sighting, &mut evidence);
            let classes = sighting.node.map(|node| Classes::around(self.sources.page, node)).unwrap_or_default();
            set(&mut evidence.classed_date, classes.date);
            set(&mut evidence.classed_byline, classes.byline);
            let own = self.drawbacks(block, sighting, classes);
            drawbacks = Some(drawbacks.map_or(own, |others| others.and(own)));
        }
        drawbacks.unwrap_or_default().mark(&mut evidence);
        self.what_others_say(candidate, days, &mut evidence);
        evidence
    }

    fn who_says_it(&self, sighting: &Sighting, evidence: &mut Evidence) {
        let slot = match (sighting.source, sighting.role) {
            (Source::Linked, Role::Published) => &mut evidence.linked_published,
            // Where a day of publication is declared, that of a change says nothing.
            (Source::Linked | Source::Meta | Source::LinkedPage, Role::Modified) if !self.published.is_empty() => {
                return;
            }
            (Source::Linked, Role::Modified) => &mut evidence.linked_modified,
            (Source::Linked, _) => &mut evidence.linked_created,
            (Source::Meta, Role::Published) => &mut evidence.meta_published,
            (Source::Meta, Role::Modified) => &mut evidence.meta_modified,
            (Source::Meta, Role::Created) => &mut evidence.meta_created,
            (Source::Meta, _) => &mut evidence.meta_unsaid,
            (Source::Microdata, Role::Modified) => &mut evidence.microdata_modified,
            (Source::Microdata, _) => &mut evidence.microdata_published,
            (Source::LinkedPage, Role::Modified) => &mut evidence.page_modified,
            (Source::LinkedPage, _) => &mut evidence.page_published,
            (Source::Address, _) => &mut evidence.address,
            (Source::Image, _) => &mut evidence.image,
            (Source::Title, _) => &mut evidence.title,
            (Source::Time, _) => &mut evidence.time,
            (Source::Text, _) => &mut evidence.text,
        };
        *slot = 1.0;
        if matches!(sighting.source, Source::Linked | Source::Meta | Source::Microdata | Source::LinkedPage) {
            match sighting.role {
                Role::Published => evidence.declared_published = 1.0,
                Role::Modified => evidence.declared_modified = 1.0,
                Role::Created | Role::Unsaid | Role::Other => {}
            }
        }
        self.how_it_says_it(sighting, evidence);
    }

    fn how_it_says_it(&self, sighting: &Sighting, evidence: &mut Evidence) {
        if matches!(sighting.source, Source::Time | Source::Text) {
            set(&mut evidence.labelled_published, sighting.role == Role::Published);
        }
        set(&mut evidence.has_time, !matches!(sighting.stamp.value, DateValue::Day(_)));
        set(&mut evidence.has_zone, matches!(sighting.stamp.value, DateValue::Instant(_)));
    }

    fn where_it_stands(&self, at: usize, sighting: &Sighting, evidence: &mut Evidence) {
        let block = &self.sources.blocks[at];
        let is_near = |place: Option<usize>| place.is_some_and(|place| place.abs_diff(at) <= NEAR);
        let Place { headline, body, end } = self.place;
        set(&mut evidence.under_headline, self.is_under_headline(at));
        set(&mut evidence.near_headline, is_near(headline));
        set(&mut evidence.near_body, is_near(body) && body.is_some_and(|body| at <= body));
        set(&mut evidence.near_end, end.is_some_and(|end| at > end && at <= end + NEAR));
        set(&mut evidence.in_story, block.context.has(Context::ARTICLE.with(Context::MAIN)));
        set(&mut evidence.alone, sighting.source == Source::Text && sighting.raw.len() * 2 > block.text.len());
    }

    fn drawbacks(&self, at: usize, sighting: &Sighting, classes: Classes) -> Drawbacks {
        let block = &self.sources.blocks[at];
        let Place { headline, body, end } = self.place;
        let is_off = |place: Option<usize>| place.is_none_or(|place| place.abs_diff(at) > FAR);
        let has = |context| block.context.has(context);
        Drawbacks {
            labelled_modified: sighting.role == Role::Modified,
            labelled_other: sighting.role == Role::Other,
            classed_modified: classes.modified,
            classed_other: classes.other,
            before_headline: headline.is_some_and(|headline| at < headline),
            in_body: body.is_some_and(|body| at > body) && end.is_some_and(|end| at <= end),
            after_body: end.is_some_and(|end| at > end),
            far: is_off(headline) && is_off(body) && !self.is_under_headline(at),
            in_header: has(Context::HEADER),
            in_nav: has(Context::NAV.with(Context::DIALOG).with(Context::FORM)),
            in_aside: has(Context::ASIDE),
            in_footer: has(Context::FOOTER),
            in_list: has(Context::LIST),
            in_figure: has(Context::FIGURE.with(Context::CAPTION)),
            in_other_article: sighting.node.is_some_and(|node| self.is_in_other_article(node)),
            in_other_item: sighting.node.is_some_and(|node| classes::is_in_other_item(self.sources.page, node)),
            hidden: has(Context::HIDDEN),
            linked: block.linked as usize * 2 > block.text.len(),
            in_prose: block.text.len() > PROSE,
        }
    }

    fn is_in_other_article(&self, node: NodeId) -> bool {
        let page = self.sources.page;
        let article = page.ancestors(node).take(MOST_ABOVE).find(|node| page.is(*node, Tag::Article));
        article.is_some_and(|article| !self.story.contains(&article))
    }

    fn is_under_headline(&self, at: usize) -> bool {
        self.place.headline.is_some_and(|headline| at >= headline) && self.place.body.is_some_and(|body| at <= body)
    }

    fn what_others_say(&self, candidate: &Candidate, days: usize, evidence: &mut Evidence) {
        let day = candidate.day;
        let owned = self.published.contains(&day);
        set(&mut evidence.news_published, self.news.is_some() && evidence.linked_published > 0.0);
        set(&mut evidence.disowned, !owned && !self.published.is_empty());
        set(&mut evidence.only_modified, !owned && !self.published.is_empty() && self.modified.contains(&day));
        set(&mut evidence.only_modified_under_headline, evidence.only_modified * evidence.under_headline > 0.0);
        let roles = candidate.sightings.iter().map(|number| self.sightings[*number].role);
        let said = roles.filter(|role| *role != Role::Unsaid);
        set(&mut evidence.solely_modified, said.clone().count() > 0 && said.clone().all(|role| role == Role::Modified));
        let is_next = |other: &NaiveDate| (*other - day).num_days().abs() == 1;
        set(&mut evidence.next_to_published, !owned && self.published.iter().any(is_next));
        let month = self.address_month;
        set(&mut evidence.address_month, month == Some((day.year(), day.month())));
        set(&mut evidence.off_address, month.is_some_and(|month| month != (day.year(), day.month())));
        set(&mut evidence.off_address, !self.address.is_empty() && !self.address.contains(&day));
        let declared = self.published.iter().chain(&self.modified);
        set(&mut evidence.before_declared, declared.clone().any(|other| *other > day));
        set(&mut evidence.after_declared, declared.clone().count() > 0 && declared.clone().all(|other| *other < day));
        let is_shown = evidence.time + evidence.text > 0.0;
        set(&mut evidence.agreed, is_shown && (owned || evidence.meta_unsaid > 0.0));
        evidence.share = candidate.sightings.len() as f32 / self.sightings.len().max(1) as f32;
        set(&mut evidence.many_days, days > MANY);
        set(&mut evidence.only_day, days == 1 && self.published.is_empty());
        set(&mut evidence.long_ago, day.year() < FIRST_YEAR_ONLINE);
    }
}

/// Marks the first day displayed, and the first, earliest and latest near the headline.
fn mark_first(view: &View<'_>, candidates: &[Candidate], all: &mut [Evidence]) {
    let first_block = |candidate: &Candidate, under: bool| {
        let blocks = candidate.sightings.iter().filter_map(|number| view.sightings[*number].block);
        blocks.filter(|block| !under || view.is_under_headline(*block)).min()
    };
    let first = |under: bool| {
        let blocks =
            candidates.iter().enumerate().filter_map(|(at, candidate)| Some((first_block(candidate, under)?, at)));
        blocks.min().map(|(_, at)| at)
    };
    if view.news.is_some() {
        return;
    }
    if let Some(at) = first(false) {
        all[at].first_displayed = 1.0;
    }
    if let Some(at) = first(true) {
        all[at].first_under_headline = 1.0;
    }
    let is_close = |evidence: &Evidence| {
        evidence.under_headline
            + evidence.near_headline
            + evidence.linked_published
            + evidence.linked_modified
            + evidence.meta_published
            + evidence.meta_modified
            + evidence.microdata_published
            > 0.0
    };
    let close: Vec<usize> = (0..all.len()).filter(|at| is_close(&all[*at])).collect();
    if let [first, .., last] = close.as_slice() {
        all[*first].earliest = 1.0;
        all[*last].latest = 1.0;
    }
}

/// The year and month that the address names, as in `/2024/05/`.
fn address_month(sources: &Sources<'_>) -> Option<(i32, u32)> {
    /// News pages have had addresses since about then.
    const YEARS: std::ops::RangeInclusive<i32> = 1995..=2100;
    let parts: Vec<&str> = sources.addresses().next()?.split(['/', '-', '_', '?']).collect();
    parts.windows(2).find_map(|pair| {
        let year: i32 = pair[0].parse().ok().filter(|year| YEARS.contains(year))?;
        let month: u32 = pair[1].parse().ok().filter(|month| (1..=12).contains(month))?;
        (pair[1].len() == 2).then_some((year, month))
    })
}
