//! What stands around the mentions of people: their roles, and their ages.

use std::ops::Range;

use super::reference::{self, Reference};
use super::scene::Scene;
use super::{Cast, Gender, Role, age, role};
use crate::text::{Prose, TokenKind};

impl Cast {
    /// Reads roles and ages around every mention.
    pub(super) fn read_surroundings(&mut self, prose: &Prose<'_>) {
        let mut sentences = prose.sentences.iter().peekable();
        let tokens: Vec<Range<usize>> =
            self.mentions.iter().map(|(span, _)| prose.token_at(span.start)..prose.token_at(span.end)).collect();
        let mut shared: Option<Role> = None;
        for (at, (name, &(_, number))) in tokens.iter().zip(&self.mentions).enumerate() {
            while sentences.next_if(|sentence| sentence.end <= name.start).is_some() {}
            let Some(sentence) = sentences.peek().map(|sentence| (*sentence).clone()) else { break };
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            let scene =
                Scene { prose, floor: floor(prose, &sentence, before), sentence, name: name.clone(), names: &tokens };
            let roles = role::roles(&scene);
            let joined = before.is_some_and(|before| scene.is_list(before.end..name.start));
            shared = roles.shared.or(shared.filter(|_| joined));
            let member = &mut self.members[number];
            roles.of_this.into_iter().chain(shared.clone()).for_each(|role| member.add_role(role));
            member.age = member.age.or_else(|| age::age(&scene));
        }
        self.read_references(prose, &tokens);
    }

    /// Gives the ages that stand apart from names to those who are spoken of.
    fn read_references(&mut self, prose: &Prose<'_>, names: &[Range<usize>]) {
        let mut before: Option<&Range<usize>> = None;
        for sentence in &prose.sentences {
            for found in reference::references(prose, sentence) {
                // Who has this age already is spoken of once more.
                if self.members.iter().any(|member| member.age == Some(found.age)) {
                    continue;
                }
                if let Some(number) = self.referent(names, &found, sentence, before) {
                    let member = &mut self.members[number];
                    member.age = member.age.or(Some(found.age));
                }
            }
            before = Some(sentence);
        }
    }

    /// Who an age belongs to: the last who is named before it in its sentence, or else the first in the one before.
    fn referent(
        &self,
        names: &[Range<usize>],
        found: &Reference,
        sentence: &Range<usize>,
        before: Option<&Range<usize>>,
    ) -> Option<usize> {
        let of = |tokens: Range<usize>| {
            let first = names.partition_point(|name| name.start < tokens.start);
            let last = names.partition_point(|name| name.start < tokens.end);
            self.mentions[first..last.max(first)].iter().map(|(_, number)| *number)
        };
        let fits = |number: &usize| {
            let gender = self.members[*number].gender;
            found.gender == Gender::Unknown || gender == Gender::Unknown || gender == found.gender
        };
        let here = if found.same_sentence { of(sentence.start..found.at).rev().find(fits) } else { None };
        here.or_else(|| of(before?.clone()).find(fits))
    }
}

/// The first token that what is said before a name can hold: behind the name before it, but that one's possessive
/// belongs to the role, as in `Ida's brother Jo`.
fn floor(prose: &Prose<'_>, sentence: &Range<usize>, before: Option<&Range<usize>>) -> usize {
    let Some(before) = before.filter(|before| before.end > sentence.start) else { return sentence.start };
    let possessive = prose.tokens.get(before.end).is_some_and(|token| token.kind == TokenKind::Possessive);
    if possessive { before.start.max(sentence.start) } else { before.end }
}
