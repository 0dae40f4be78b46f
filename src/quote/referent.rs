//! Which person a pronoun means, or a noun whose article tells a gender as a pronoun does.

use super::called;
use super::class::Class;
use super::feature::Trait;
use super::language::Language;
use super::past::{Past, Voice};
use super::phrase::{Kind, Phrase};
use super::scene::Scene;
use super::telling::next_value;
use super::value::count_value;
use super::verb::{forward, inverted};
use crate::person::Gender;

/// How many phrases back persons are looked for.
pub(super) const REACH: usize = 90;
/// How many persons are weighed.
const PERSONS: usize = 8;
/// Below this probability it is not known whom the pronoun means.
const SURE: f32 = 0.3;

/// A person named before a pronoun.
pub(super) struct Referent {
    pub(super) member: usize,
    /// The last phrase that names the person.
    last: usize,
    /// How many phrases in reach do.
    count: usize,
    /// How many phrases name others later.
    between: usize,
    pub(super) features: Vec<u32>,
}

/// The person whom a pronoun means, where that can be told, and how sure it is; `but` is somebody whom it cannot mean.
pub(super) fn referent(scene: &Scene<'_>, pronoun: usize, past: &Past, but: Option<usize>) -> Option<(usize, f32)> {
    let mut found = referents(scene, pronoun, past);
    found.retain(|referent| Some(referent.member) != but);
    let net = scene.nets.pronouns.as_ref()?;
    let scores: Vec<f32> = found.iter().map(|referent| net.score(&referent.features)).collect();
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let best = (0..found.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
    (1.0 / sum >= SURE).then(|| (found[best].member, 1.0 / sum))
}

/// The gender that a pronoun tells, or a noun by its article.
pub(super) fn wanted(scene: &Scene<'_>, pronoun: usize) -> Gender {
    match scene.phrases[pronoun].head {
        Class::He => Gender::Male,
        Class::She => Gender::Female,
        _ if called::is_called(scene, pronoun) => called::gender(scene, &scene.phrases[pronoun]),
        _ => gender_told(scene, &scene.phrases[pronoun]),
    }
}

/// The persons that a pronoun may mean, with the features of each.
pub(super) fn referents(scene: &Scene<'_>, pronoun: usize, past: &Past) -> Vec<Referent> {
    let wanted = wanted(scene, pronoun);
    let is_noun = || is_of_people(scene, &scene.phrases[pronoun]) || called::is_called(scene, pronoun);
    if wanted == Gender::Unknown && !is_noun() {
        return Vec::new();
    }
    let mut found = named_before(scene, pronoun, wanted);
    let fitting = found.len();
    for (rank, referent) in found.iter_mut().enumerate() {
        let mut features = place(scene, pronoun, referent);
        let is_unknown = usize::from(scene.cast.members[referent.member].gender == Gender::Unknown);
        features.push(Trait::Gender.number(is_unknown * 2 + usize::from(wanted == Gender::Female)));
        features.push(Trait::Rank.number(rank.min(5) * 4 + (fitting - 1).min(3)));
        let spoke = spoke(scene, pronoun, referent.member, past);
        features.push(Trait::Spoke.number(spoke));
        features.push(Trait::SpokeBetween.number(spoke * 5 + referent.between.min(4)));
        features.push(Trait::Told.number(told(scene, pronoun, referent.member, past) * 5 + referent.between.min(4)));
        let is_full = scene.cast.members[referent.member].name.contains(' ');
        features.push(Trait::Named.number(usize::from(is_full) * 2 + is_unknown));
        features.push(Trait::Speeches.number(count_value(speeches(past, referent.member))));
        features.push(Trait::Topic.number(topics(scene, referent.member) * 2 + is_unknown));
        let here = &scene.phrases[pronoun];
        let next = next_value(scene, here.tokens.end, referent.member);
        features.push(Trait::TellsNext.number(next * 5 + referent.between.min(4)));
        features.push(Trait::Tells.number(scene.telling().share(referent.member)));
        features.push(Trait::Beside.number(beside(scene, here, referent.member) * 2 + usize::from(is_full)));
        referent.features = features;
    }
    found
}

/// The gender of somebody who is known and not named, by the article: `die Managerin`. What `der Leiter des Hafens` or several
/// say may be said by anybody.
fn gender_told(scene: &Scene<'_>, phrase: &Phrase) -> Gender {
    if !is_one(scene, phrase) {
        return Gender::Unknown;
    }
    let article = scene.text(phrase.tokens.start).to_lowercase();
    let noun = scene.text(phrase.tokens.end - 1);
    if is_of_people(scene, phrase) {
        return match noun {
            _ if noun.ends_with("woman") => Gender::Female,
            _ if noun.ends_with("man") && !noun.ends_with("German") => Gender::Male,
            _ => Gender::Unknown,
        };
    }
    let is_several = scene.language == Language::German && article == "die" && !noun.ends_with(['n', 'u', 'e']);
    scene.language.definite(&article).filter(|_| !is_several).unwrap_or_default()
}

/// Whether a phrase can name one person by a noun and no more. Behind a quotation and its verb any noun does that is no body, and
/// what follows it is said of the speech: `« C’est fini », a dit le skipper à la presse`.
fn is_one(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let ends = ends_quotation(scene, phrase);
    let goes_on = match scene.class(phrase.tokens.end) {
        Class::Preposition | Class::Determiner => !ends || scene.language.leads_to_owner(scene.text(phrase.tokens.end)),
        class => class == Class::Capital,
    };
    let is_person = phrase.head == Class::Person || (ends && phrase.head == Class::Other);
    phrase.kind == Kind::Noun && is_person && !phrase.owns && !goes_on
}

/// So many tokens may stand between a quotation and the verb behind it: `», a-t-il ensuite`.
const BETWEEN: usize = 5;

/// Whether only a verb of saying stands between a quotation and a phrase. For English that is among what is weighed.
fn ends_quotation(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let Some((_, verb)) = inverted(scene, phrase).filter(|_| !scene.is_lexical) else { return false };
    let is_between = |token: &usize| matches!(scene.class(*token), Class::Auxiliary | Class::Adverb | Class::Mark);
    let mut before = (verb.saturating_sub(BETWEEN)..verb).rev();
    before.find(|token| !is_between(token)).is_some_and(|token| scene.inside[token].is_some())
}

/// Whether a phrase names somebody by where they are from or how old, and by nothing else: `the Spaniard`, `the 34-year-old`.
/// They have been named.
fn is_of_people(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let last = scene.class(phrase.tokens.end - 1);
    phrase.kind == Kind::Noun && phrase.head == Class::Person && matches!(last, Class::Capital | Class::Number)
}

/// The persons whose gender fits, the one named last first.
fn named_before(scene: &Scene<'_>, pronoun: usize, wanted: Gender) -> Vec<Referent> {
    let mut found: Vec<Referent> = Vec::new();
    let mut names = 0;
    for number in (pronoun.saturating_sub(REACH)..pronoun).rev() {
        let Kind::Member(member) = scene.phrases[number].kind else { continue };
        if !scene.cast.members[member].fits(wanted) {
            continue;
        }
        let known = found.iter().position(|referent| referent.member == member);
        match known {
            Some(known) => {
                let referent = &mut found[known];
                referent.count += 1;
                let is_quoted = |number: usize| scene.inside[scene.phrases[number].tokens.start].is_some();
                if is_quoted(referent.last) && !is_quoted(number) {
                    referent.last = number;
                }
            }
            None if found.len() < PERSONS => {
                found.push(Referent { member, last: number, count: 1, between: names, features: Vec::new() });
            }
            None => {}
        }
        names += 1;
    }
    found
}

fn place(scene: &Scene<'_>, pronoun: usize, referent: &Referent) -> Vec<u32> {
    let (last, here) = (&scene.phrases[referent.last], &scene.phrases[pronoun]);
    let sentences = (scene.sentence[here.tokens.start] - scene.sentence[last.tokens.start]) as usize;
    let paragraphs = (scene.paragraph[here.tokens.start] - scene.paragraph[last.tokens.start]) as usize;
    let cue = forward(scene, here).verb.or(inverted(scene, here)).map(|(cue, _)| cue);
    let group = cue.map_or(0, |cue| 1 + cue.group as usize);
    let total = scene.cast.members[referent.member].mentions.len();
    let begins = here.tokens.start == 0 || scene.paragraph[here.tokens.start - 1] != scene.paragraph[here.tokens.start];
    vec![
        Trait::Part.number(part(scene, last) * 6 + sentences.min(5)),
        Trait::PartBetween.number(part(scene, last) * 5 + referent.between.min(4)),
        Trait::Paragraphs.number(paragraphs),
        Trait::Between.number(referent.between),
        Trait::Count.number((referent.count - 1).min(4) * 5 + count_value(total)),
        Trait::Leads.number(leads(scene, here, referent.member)),
        Trait::Verb.number(group * 2 + usize::from(sentences == 0)),
        Trait::Form.number(usize::from(last.tokens.len() > 1) * 2 + usize::from(begins)),
        Trait::Quoted.number(usize::from(scene.inside[last.tokens.start].is_some())),
    ]
}

/// How many phrases of a paragraph are looked at on either side of a pronoun.
const BESIDE: usize = 40;

/// Where in the paragraph a person is named by the side of a pronoun: 1 in quotations, 2 behind the pronoun in its
/// sentence, 3 both.
fn beside(scene: &Scene<'_>, here: &Phrase, member: usize) -> usize {
    let number = scene.phrases.partition_point(|phrase| phrase.tokens.start < here.tokens.start);
    let place = here.tokens.start;
    let names = |phrase: &&Phrase| {
        phrase.kind == Kind::Member(member) && scene.paragraph[phrase.tokens.start] == scene.paragraph[place]
    };
    let near = scene.phrases[number.saturating_sub(BESIDE)..].iter().take(2 * BESIDE).filter(names);
    let (mut quoted, mut behind) = (false, false);
    for phrase in near {
        let start = phrase.tokens.start;
        if scene.inside[start].is_some() && scene.inside[start] != scene.inside[place] {
            quoted = true;
        } else if start > place && scene.sentence[start] == scene.sentence[place] {
            behind = true;
        }
    }
    usize::from(quoted) + 2 * usize::from(behind)
}

/// How many others are named more often.
fn topics(scene: &Scene<'_>, member: usize) -> usize {
    let own = scene.cast.members[member].mentions.len();
    scene.most_named.iter().filter(|count| **count > own).count()
}

/// How many of the last quotations are somebody's.
fn speeches(past: &Past, member: usize) -> usize {
    let last = past.decided.iter().rev().take(REACH);
    last.filter(|decided| decided.voice == Some(Voice::Member(member))).count()
}

/// The part of a phrase in its sentence: 0 speaker, 1 speaker behind the verb, 2 first, 3 owner, 4 behind a preposition,
/// 5 behind a verb of saying, 6 any other.
fn part(scene: &Scene<'_>, phrase: &Phrase) -> usize {
    if phrase.owns {
        return 3;
    }
    let before = phrase.tokens.start.checked_sub(1);
    if before.is_some_and(|before| matches!(scene.class(before), Class::Preposition)) {
        return 4;
    }
    if forward(scene, phrase).is_beside() {
        return 0;
    }
    if inverted(scene, phrase).is_some() {
        let behind_quote =
            before.and_then(|before| before.checked_sub(1)).is_some_and(|token| scene.inside[token].is_some());
        return if behind_quote { 1 } else { 5 };
    }
    let first = before.is_none_or(|before| scene.sentence[before] != scene.sentence[phrase.tokens.start]);
    if first { 2 } else { 6 }
}

/// How many phrases of a paragraph are looked through for the first person named in it.
const LEADING: usize = 8;

/// 1 where the person is the first one named in this paragraph, 2 in the one before, 3 in both.
fn leads(scene: &Scene<'_>, here: &Phrase, member: usize) -> usize {
    let paragraph = scene.paragraph[here.tokens.start];
    let first = |paragraph: u32| {
        let start =
            scene.outer.partition_point(|outer| scene.paragraph[scene.phrases[*outer].tokens.start] < paragraph);
        let phrases = scene.outer[start..].iter().map(|outer| &scene.phrases[*outer]).take(LEADING);
        let mut here = phrases.take_while(|phrase| scene.paragraph[phrase.tokens.start] == paragraph);
        here.find_map(|phrase| if let Kind::Member(member) = phrase.kind { Some(member) } else { None }) == Some(member)
    };
    usize::from(first(paragraph)) + 2 * usize::from(paragraph > 0 && first(paragraph - 1))
}

/// 0 where others told something since; else how far back the person did.
fn told(scene: &Scene<'_>, pronoun: usize, member: usize, past: &Past) -> usize {
    let paragraph = scene.paragraph[scene.phrases[pronoun].tokens.start] as usize;
    let teller = past.teller.filter(|teller| teller.voice == Voice::Member(member));
    teller.map_or(0, |teller| 1 + paragraph.saturating_sub(teller.paragraph).min(3))
}

/// 0 where the person did not speak lately; else how far back, first as the last speaker, then as the one before.
fn spoke(scene: &Scene<'_>, pronoun: usize, member: usize, past: &Past) -> usize {
    let paragraph = scene.paragraph[scene.phrases[pronoun].tokens.start] as usize;
    let far = |quote: usize| paragraph.saturating_sub(scene.quotes[quote].paragraph).min(3);
    let voice = Some(Voice::Member(member));
    match (past.speaker(), past.other()) {
        (Some(last), _) if last.voice == voice => 1 + far(last.quote),
        (_, Some(other)) if other.voice == voice => 5 + far(other.quote),
        _ => 0,
    }
}
