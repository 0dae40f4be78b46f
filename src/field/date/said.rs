//! Of all that a page states of one day, what says most.

use super::candidate::Candidate;
use super::place::Place;
use super::sighting::{Role, Sighting, Source};
use crate::article::{Date, DateValue};
use crate::field::ranked::Found;

/// The statement that says most of a day, by the source that is trusted most. One of publication that knows no time is no
/// better than what is shown, where a time is shown between headline and story.
pub(super) fn best(sightings: &[Sighting], candidate: &Candidate, place: Place) -> Found<Date> {
    let is_day = |sighting: &Sighting| matches!(sighting.stamp.value, DateValue::Day(_));
    let is_timed_head = |sighting: &Sighting| {
        sighting.role == Role::Unsaid
            && !is_day(sighting)
            && sighting.block.is_some_and(|block| place.is_between(block))
    };
    let has_timed_head = candidate.sightings.iter().any(|number| is_timed_head(&sightings[*number]));
    let rank = |sighting: &Sighting| {
        let role = match sighting.role {
            Role::Published if has_timed_head && is_day(sighting) => 1,
            Role::Published => 0,
            Role::Unsaid => 1,
            Role::Created => 2,
            Role::Modified | Role::Other => 3,
        };
        let exact = match sighting.stamp.value {
            DateValue::Instant(_) => 0,
            DateValue::Local(_) => 1,
            DateValue::Day(_) => 2,
        };
        (role, exact)
    };
    let said = candidate.sightings.iter().map(|number| &sightings[*number]);
    let best = said.min_by_key(|sighting| rank(sighting));
    let value = best.map_or(DateValue::Day(candidate.day), only_day_of);
    let raw = best.map(|sighting| sighting.raw.clone()).unwrap_or_default();
    Found { value: Date { value, raw }, source: best.map_or(Source::Text, |sighting| sighting.source).name() }
}

/// The time at which a story was changed is none at which it was published; the day may be the same.
fn only_day_of(sighting: &Sighting) -> DateValue {
    match sighting.role {
        Role::Modified | Role::Other => DateValue::Day(sighting.day()),
        Role::Published | Role::Created | Role::Unsaid => sighting.stamp.value,
    }
}
