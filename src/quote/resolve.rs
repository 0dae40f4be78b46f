//! Whom a phrase means: the member of the cast behind a pronoun, a name or a noun.

use super::class::Class;
use super::dropped::is_free;
use super::language::Language;
use super::past::{Past, Voice};
use super::phrase::{HANGING, Kind, Phrase};
use super::referent;
use super::scene::Scene;
use super::verb::tells;
use crate::lexicon::Facts;
use crate::person::{Gender, Role, hyphenated};

/// Whom the phrase means, as far as it can be known, and how sure that is.
pub(crate) fn voice(scene: &Scene<'_>, phrase: usize, past: &Past) -> (Voice, f32) {
    let member = match (scene.phrases[phrase].kind, scene.phrases[phrase].head) {
        (Kind::Member(member), _) => Some(member),
        (Kind::Noun, Class::Person | Class::Group | Class::Other) if named_behind(scene, phrase).is_some() => {
            return (Voice::Phrase(phrase + 1), 1.0);
        }
        (Kind::Pronoun, Class::He | Class::She) => {
            if let Some(newcomer) = newcomer(scene, phrase) {
                return (Voice::Phrase(newcomer), 1.0);
            }
            let found = referent::referent(scene, phrase, past, None);
            return found.map_or((Voice::Phrase(phrase), 1.0), |(member, sure)| (Voice::Member(member), sure));
        }
        (Kind::Pronoun, class @ (Class::It | Class::They)) => {
            return (Voice::Phrase(body_before(scene, phrase, class).unwrap_or(phrase)), 1.0);
        }
        (Kind::Noun, Class::Person | Class::Other) => {
            let named = apposed(scene, phrase).or_else(|| of_age(scene, phrase)).or_else(|| in_role(scene, phrase));
            let known = named.or_else(|| described(scene, phrase, past)).map(|member| (member, 1.0));
            let found = known.or_else(|| referent::referent(scene, phrase, past, None));
            return found.map_or((Voice::Phrase(phrase), 1.0), |(member, sure)| (Voice::Member(member), sure));
        }
        _ => None,
    };
    (member.map_or(Voice::Phrase(phrase), Voice::Member), 1.0)
}

/// Somebody without a name whom a sentence of this paragraph or of the one before began with, if nobody is named from that paragraph
/// on: `A neighbour saw it. “It fell,” she said.`
fn newcomer(scene: &Scene<'_>, pronoun: usize) -> Option<usize> {
    let place = |phrase: usize| scene.phrases[phrase].tokens.start;
    let paragraph = scene.paragraph[place(pronoun)];
    let behind = scene.outer.partition_point(|outer| *outer < pronoun);
    let before = scene.outer[..behind].iter().rev().copied().take(REACH).filter(|_| scene.is_lexical);
    let near = before.take_while(|phrase| scene.paragraph[place(*phrase)] + 1 >= paragraph);
    let mut found: Option<usize> = None;
    for phrase in near {
        if found.is_some_and(|found| scene.paragraph[place(found)] != scene.paragraph[place(phrase)]) {
            break;
        }
        let (start, known) = (place(phrase), &scene.phrases[phrase]);
        if scene.sentence[start] == scene.sentence[place(pronoun)] {
            continue;
        }
        let begins = start == 0 || scene.sentence[start - 1] != scene.sentence[start];
        let is_new = matches!(scene.text(start), "A" | "An" | "Another" | "One");
        let fits = Gender::of_noun(scene.text(known.tokens.end - 1)).fits(referent::wanted(scene, pronoun));
        match known.kind {
            Kind::Member(_) if !known.owns && is_free(scene, phrase) => return None,
            Kind::Noun if begins && is_new && fits && known.head == Class::Person => found = found.or(Some(phrase)),
            _ => {}
        }
    }
    found
}

/// The body or the document that `it` means, as `they` does the police: the last that began a sentence, in this paragraph or
/// the one before. In other languages than English the word often means nothing: `es hieß`.
fn body_before(scene: &Scene<'_>, number: usize, pronoun: Class) -> Option<usize> {
    let here = scene.paragraph[scene.phrases[number].tokens.start];
    let start = |phrase: usize| scene.phrases[phrase].tokens.start;
    let begins = |token: usize| token == 0 || scene.sentence[token - 1] != scene.sentence[token];
    let can_be_meant = |phrase: &usize| {
        let phrase = &scene.phrases[*phrase];
        match (phrase.kind, phrase.head) {
            (Kind::Noun, Class::Group) => true,
            (Kind::Noun, Class::Document) => pronoun == Class::It,
            (Kind::Proper, _) => pronoun == Class::It && is_sure_name(scene, phrase),
            _ => false,
        }
    };
    let behind = scene.outer.partition_point(|outer| *outer < number);
    let mut before = scene.outer[..behind].iter().rev().copied().take(REACH).filter(|_| scene.is_lexical);
    let first = before.find(|phrase| begins(start(*phrase)) && can_be_meant(phrase))?;
    (scene.paragraph[start(first)] + 1 >= here && !scene.phrases[first].owns).then_some(first)
}

/// Whether a phrase with a capital is a name also where a sentence begins, and no heading.
fn is_sure_name(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let first = &scene.prose.tokens[phrase.tokens.start];
    let is_word = phrase.tokens.len() == 1 && first.facts.any(Facts::ENGLISH);
    let is_heading = scene.paragraph.get(phrase.tokens.end) != scene.paragraph.get(phrase.tokens.start);
    !is_word && !is_heading
}

/// Whether a phrase begins with the article of what is known.
pub(super) fn is_definite(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    scene.language.definite(&scene.text(phrase.tokens.start).to_lowercase()).is_some()
}

/// How many phrases back the person of a role must have been named.
const REACH: usize = 60;

/// The member whom a noun stands beside, between commas: `the head of the port, Ada Brook,` or `Ada Brook, the mayor,`.
fn apposed(scene: &Scene<'_>, number: usize) -> Option<usize> {
    let member = |phrase: &Phrase| match phrase.kind {
        Kind::Member(member) if !phrase.owns => Some(member),
        _ => None,
    };
    for (last, next) in (number..).zip(scene.phrases[number + 1..].iter().take(HANGING)) {
        let end = scene.phrases[last].tokens.end;
        if next.tokens.start != end + 1 {
            break;
        }
        if scene.text(end) == "," {
            return member(next);
        }
        if scene.class(end) != Class::Preposition {
            break;
        }
        // `the secretary of state Ada Brook`
        if let Some(member) = member(next).filter(|_| is_told_of(scene, next)) {
            return Some(member);
        }
    }
    let before = &scene.phrases[number.checked_sub(1)?];
    let comma = scene.phrases[number].tokens.start.checked_sub(1)?;
    // In `after meeting Ada Brook, the mayor said` a clause of its own begins.
    let speaks = scene.cue(scene.phrases[number].tokens.end).is_some();
    let hangs = before.tokens.start > 0 && scene.class(before.tokens.start - 1) == Class::Preposition;
    let is_beside = scene.text(comma) == "," && before.tokens.end == comma && !(speaks && hangs);
    if is_beside { member(before) } else { None }
}

/// Whether a word that is nobody stands before the name of a phrase, and no small word begins it.
fn is_told_of(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let Kind::Member(member) = phrase.kind else { return false };
    let tokens = phrase.tokens.start..phrase.tokens.end - 1;
    let first = scene.class(phrase.tokens.start);
    if tokens.is_empty() || matches!(first, Class::Determiner | Class::Possessive | Class::Number) {
        return false;
    }
    let is_name = |token: &usize| {
        let at = scene.prose.tokens[*token].span().start;
        let mentions = &scene.cast.mentions;
        let next = mentions.partition_point(|(span, _)| span.end <= at);
        mentions.get(next).is_some_and(|(span, of)| span.start <= at && *of == member)
    };
    let before = tokens.clone().take_while(|token| !is_name(token)).last();
    before.is_some_and(|before| scene.class(before) != Class::Person)
}

/// How many phrases on somebody must tell something again who was called by a description.
const ONWARD: usize = 40;

/// The member who told something last and does next, where a description stands between: `Brook said … the captain said …
/// Brook said`.
fn described(scene: &Scene<'_>, number: usize, past: &Past) -> Option<usize> {
    let phrase = &scene.phrases[number];
    let is_definite = is_definite(scene, phrase);
    let is_one = phrase.head == Class::Person && !scene.text(phrase.tokens.end - 1).ends_with('s');
    // `the captain of the ferry` may as well be somebody new.
    if !is_definite || !is_one || phrase.owns || scene.class(phrase.tokens.end) == Class::Preposition {
        return None;
    }
    let quoted = past.last().map(|last| (scene.quotes[last.quote].last_paragraph, last.voice));
    let told = past.teller.map(|teller| (teller.paragraph, Some(teller.voice)));
    let (_, last) = quoted.into_iter().chain(told).max_by_key(|(paragraph, _)| *paragraph)?;
    let Some(Voice::Member(member)) = last else { return None };
    let behind = scene.outer.partition_point(|outer| *outer <= number);
    let mut onward = scene.outer[behind..].iter().take(ONWARD).map(|outer| &scene.phrases[*outer]);
    let next = onward.find(|phrase| matches!(phrase.kind, Kind::Member(_)) && !phrase.owns && tells(scene, phrase))?;
    (next.kind == Kind::Member(member)).then_some(member)
}

/// The name, no person's, that stands right behind a noun between commas: `The operator, Northline Ferries, said`.
fn named_behind(scene: &Scene<'_>, number: usize) -> Option<usize> {
    let (noun, name) = (&scene.phrases[number], scene.phrases.get(number + 1)?);
    let is_definite = is_definite(scene, noun);
    let is_between = scene.text(noun.tokens.end) == "," && name.tokens.start == noun.tokens.end + 1;
    let is_name = name.kind == Kind::Proper && scene.text(name.tokens.end) == ",";
    (is_definite && is_between && is_name).then_some(number + 1)
}

/// The only member named lately who is what the noun says: `the mayor`.
fn in_role(scene: &Scene<'_>, number: usize) -> Option<usize> {
    let phrase = &scene.phrases[number];
    if !is_definite(scene, phrase) {
        return None;
    }
    let wanted: Vec<String> =
        (phrase.tokens.start + 1..phrase.tokens.end).map(|token| scene.text(token).to_lowercase()).collect();
    // `die Ministerin` is the Umweltministerin.
    let is_german = scene.language == Language::German;
    let is_same = |word: &String, wanted: &String| word == wanted || (is_german && word.ends_with(wanted.as_str()));
    let says = |role: &Role| wanted.iter().all(|wanted| role.words().iter().any(|word| is_same(word, wanted)));
    only_named(scene, number, |member| scene.cast.members[member].roles.iter().any(says))
}

/// The only member named lately who is as old as the noun says: `the 79-year-old pensioner`.
fn of_age(scene: &Scene<'_>, number: usize) -> Option<usize> {
    let phrase = &scene.phrases[number];
    let age = phrase.tokens.clone().find_map(|token| hyphenated(scene.text(token)))?;
    is_definite(scene, phrase)
        .then(|| only_named(scene, number, |member| scene.cast.members[member].age == Some(age)))?
}

/// The only member named lately of whom something is so.
fn only_named(scene: &Scene<'_>, number: usize, is_so: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found = None;
    for phrase in scene.phrases[..number].iter().rev().take(REACH) {
        let Kind::Member(member) = phrase.kind else { continue };
        if found != Some(member) && is_so(member) {
            if found.is_some() {
                return None;
            }
            found = Some(member);
        }
    }
    found
}
