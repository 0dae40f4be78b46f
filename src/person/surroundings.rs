//! What stands around the mentions of people: their roles, and their ages.

use std::ops::Range;

use super::age;
use super::reference::{self, Reference};
use super::scene::Scene;
use super::years::OLDEST;
use super::{Cast, Gender, Role, role};
use crate::name::tongue::Tongue;
use crate::text::{Prose, TokenKind};

impl Cast {
    /// Reads roles and ages around every mention; `names` are the tokens of each.
    pub(super) fn read_surroundings(&mut self, prose: &Prose<'_>, tongue: Tongue, names: &[Range<usize>]) {
        let mut sentences = prose.sentences.iter().peekable();
        let mut shared: Option<Role> = None;
        let mut attribute: Option<usize> = None;
        let mut first_of_list = 0;
        for (at, (name, &(_, number))) in names.iter().zip(&self.mentions).enumerate() {
            while sentences.next_if(|sentence| sentence.end <= name.start).is_some() {}
            let Some(sentence) = sentences.peek().map(|sentence| (*sentence).clone()) else { break };
            let before = at.checked_sub(1).map(|before| &names[before]);
            let floor = attribute.unwrap_or_else(|| floor(prose, &sentence, before));
            let next = names.get(at + 1).cloned();
            let scene = Scene { prose, tongue, floor, sentence, name: name.clone(), next, names };
            attribute = scene.is_attribute().then_some(floor);
            let roles = role::roles(&scene);
            let joined = before.is_some_and(|before| scene.is_list(before.end..name.start));
            if !joined {
                first_of_list = at;
            }
            shared = roles.shared.or(shared.filter(|_| joined));
            if let Some(role) = roles.of_all {
                let listed = &self.mentions[first_of_list..at];
                listed.iter().for_each(|(_, other)| self.members[*other].add_role(role.clone()));
                first_of_list = at;
            }
            let member = &mut self.members[number];
            roles.of_this.into_iter().chain(shared.clone()).for_each(|role| member.add_role(role));
            member.age = member.age.or_else(|| age::age(&scene));
        }
        self.read_lead(prose, tongue, names);
        self.read_references(prose, names);
    }

    /// Gives the ages that stand apart from names to those who are spoken of.
    fn read_references(&mut self, prose: &Prose<'_>, names: &[Range<usize>]) {
        let nameless = reference::nameless(prose);
        let mut known = [false; OLDEST as usize + 1];
        self.members.iter().filter_map(|member| member.age).for_each(|age| known[usize::from(age)] = true);
        for (number, sentence) in prose.sentences.iter().enumerate() {
            let before = &prose.sentences[number.saturating_sub(FARTHEST)..number];
            for found in reference::references(prose, sentence) {
                // Who has this age already is spoken of once more, and so may be a boy without a name.
                let age = usize::from(found.age);
                if known[age] || nameless[age].is_some_and(|at| at < found.at) {
                    continue;
                }
                if let Some(number) = self.referent(names, &found, sentence, before) {
                    let member = &mut self.members[number];
                    known[age] |= member.age.is_none();
                    member.age = member.age.or(Some(found.age));
                }
            }
        }
    }

    /// Who an age belongs to: the last who is named before it in its sentence, or else the first in the nearest sentence
    /// of those before that names anybody.
    fn referent(
        &self,
        names: &[Range<usize>],
        found: &Reference,
        sentence: &Range<usize>,
        before: &[Range<usize>],
    ) -> Option<usize> {
        let of = |tokens: Range<usize>| {
            let first = names.partition_point(|name| name.start < tokens.start);
            let last = names.partition_point(|name| name.start < tokens.end);
            self.mentions[first..last.max(first)].iter().map(|(_, number)| *number)
        };
        let fits = |number: &usize| self.members[*number].gender.fits(found.gender);
        let last = || of(sentence.start..found.at).rev().take(MOST_NAMED).find(fits);
        let here = if found.same_sentence { last() } else { None };
        // What a pronoun says of the person bears a longer way.
        let reach = if found.gender == Gender::Unknown { FARTHEST_UNKNOWN } else { FARTHEST };
        let first = |sentence: &Range<usize>| of(sentence.clone()).take(MOST_NAMED).find(fits);
        here.or_else(|| before.iter().rev().take(reach).find_map(first))
    }
}

/// So many sentences before an age may name the person it belongs to.
const FARTHEST: usize = 6;
/// So many where nothing tells of the person's gender.
const FARTHEST_UNKNOWN: usize = 3;
/// So many mentions of a sentence are looked at. Bounds the work on sentences that are lists of names.
const MOST_NAMED: usize = 24;

/// The first token that what is said before a name can hold: behind the name before it, but that one's possessive
/// belongs to the role, as in `Ida's brother Jo`.
fn floor(prose: &Prose<'_>, sentence: &Range<usize>, before: Option<&Range<usize>>) -> usize {
    let Some(before) = before.filter(|before| before.end > sentence.start) else { return sentence.start };
    let possessive = prose.tokens.get(before.end).is_some_and(|token| token.kind == TokenKind::Possessive);
    if possessive { before.start.max(sentence.start) } else { before.end }
}
