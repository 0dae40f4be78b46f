//! What the first sentences of a story say of somebody whom the next paragraph names: `A baker who gave bread away was fined.`, and
//! then, `Ida Moss, 41, pleaded guilty.`

use std::ops::Range;

use super::age::hyphenated;
use super::role::{Role, is_nominal};
use super::scene::Scene;
use super::years::years;
use super::{Cast, Gender};
use crate::lexicon::people::somebody;
use crate::name::tongue::Tongue;
use crate::text::{Prose, TokenKind};

/// So many sentences at the most stand before the one that names the person.
const FARTHEST: usize = 3;
/// So many words of what somebody is at the most.
const LONGEST: usize = 6;

/// Somebody without a name.
struct Nameless {
    role: Option<Role>,
    age: Option<u8>,
    gender: Gender,
}

impl Cast {
    /// Gives what is said of the nameless person of the lead to whom the story names first, where that begins a paragraph and the
    /// age tells that both are one.
    pub(super) fn read_lead(&mut self, prose: &Prose<'_>, tongue: Tongue, names: &[Range<usize>]) {
        let Some((name, &(_, number))) = names.first().zip(self.mentions.first()) else { return };
        let before = prose.sentence_of(name.start);
        let Some(sentence) = prose.sentences.get(before).filter(|sentence| sentence.start == name.start) else {
            return;
        };
        if tongue != Tongue::English || before > FARTHEST {
            return;
        }
        let scene = |name: Range<usize>, sentence: &Range<usize>| {
            let floor = sentence.start;
            Scene { prose, tongue, floor, sentence: sentence.clone(), name, next: None, names }
        };
        let mut leads = prose.sentences[..before].iter();
        let nameless = leads.find_map(|lead| nameless(&scene(lead.start..lead.start + 1, lead)));
        let Some(Nameless { role, age, gender }) = nameless else { return };
        let named = scene(name.clone(), sentence);
        let member = &mut self.members[number];
        let has_role =
            member.roles.iter().any(|role| named.span(sentence.clone()).is_some_and(|s| s.overlaps(role.span)));
        let is_same = if age.is_some() { member.age.is_none_or(|own| Some(own) == age) } else { is_aged(&named) };
        if is_same && !has_role && !speaks(&named) && member.fits(gender) && begins_paragraph(prose, name.start) {
            role.into_iter().for_each(|role| member.add_role(role));
            member.age = member.age.or(age);
        }
    }
}

/// Whom a sentence begins with, its first word an article: `A 17-year-old goalkeeper who`, `A woman has`.
fn nameless(lead: &Scene<'_>) -> Option<Nameless> {
    if !matches!(lead.word(lead.name.start), "A" | "An") {
        return None;
    }
    let age = hyphenated(lead.word(lead.name.end));
    let start = lead.name.end + usize::from(age.is_some());
    let end = start + (start..start + LONGEST).take_while(|&at| is_nominal(lead, at)).count();
    // `A man and a woman have`, `A man or his wife`.
    if matches!(lead.word(end), "and" | "or") {
        return None;
    }
    let gender = Gender::of_noun(lead.word(end - 1));
    let is_role = end > start && lead.is_role_head(end - 1) && somebody(lead.word(end - 1)).is_none();
    let role = lead.span(start..end).filter(|_| is_role).map(|span| Role::new(&lead.prose.text[span.range()], span));
    (role.is_some() || age.is_some()).then_some(Nameless { role, age, gender })
}

/// Whether an age stands right behind the name: `Ida Moss, 41,`.
fn is_aged(scene: &Scene<'_>) -> bool {
    scene.is_mark(scene.name.end, &[",", "("]) && years(scene.word(scene.name.end + 1)).is_some()
}

/// Whether who is named does no more than speak of others, or is named for somebody else: `Ida Moss, 41, said`, `Ida Moss’s lawyer`.
fn speaks(scene: &Scene<'_>) -> bool {
    let behind = scene.name.end + if is_aged(scene) { 3 } else { 0 };
    scene.kind(behind) == Some(TokenKind::Possessive) || matches!(scene.word(behind), "said" | "says" | "told")
}

fn begins_paragraph(prose: &Prose<'_>, at: usize) -> bool {
    let end = at.checked_sub(1).map(|before| prose.tokens[before].span().end);
    end.is_some_and(|end| prose.text[end..prose.tokens[at].span().start].contains('\n'))
}
