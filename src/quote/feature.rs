//! The features by which a candidate speaker is scored: named, each with its range of values.

use super::word::{Class, Cue, Group, VERBS};

/// Where a candidate stands: its features are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Slot {
    /// A phrase before the quotation.
    Before,
    /// A phrase behind it.
    After,
    /// Whoever spoke the last quotation.
    Same,
    /// Whoever spoke before the last speaker.
    Other,
    /// Nobody: no speech, such as a title or a scare quote.
    Nobody,
}

const SLOTS: usize = Slot::Nobody as usize + 1;
/// Phrases stand in the first two slots only.
const SIDES: usize = 2;
const CUES: usize = Group::COUNT * 4 + 1;
/// Classes, and the marks that are told apart.
pub(super) const TOKENS: usize = Class::COUNT + 8;

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident: $size:expr,)*) => {
        /// A feature; its values are numbers below its size.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Template { $($(#[$doc])* $name,)* }
        const SIZES: &[usize] = &[$($size,)*];
        const OFFSETS: [usize; SIZES.len() + 1] = offsets();
        /// The names of the features, in order.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

const fn offsets() -> [usize; SIZES.len() + 1] {
    let mut offsets = [0; SIZES.len() + 1];
    let mut number = 0;
    while number < SIZES.len() {
        offsets[number + 1] = offsets[number] + SIZES[number];
        number += 1;
    }
    offsets
}

templates! {
    /// How long the quotation is.
    Length: 8 * SLOTS,
    /// The last character of the quotation.
    Ending: 5 * SLOTS,
    /// How the quotation begins, and whether a sentence begins there.
    Beginning: 6 * SLOTS,
    /// The token before the opening mark.
    TokenBefore: TOKENS * SLOTS,
    /// The verb before the opening mark.
    VerbBefore: (VERBS + 1) * SLOTS,
    /// The token behind the closing mark.
    TokenAfter: TOKENS * SLOTS,
    /// The verb behind the closing mark.
    VerbAfter: (VERBS + 1) * SLOTS,
    /// How many verbs of saying the sentence has.
    CuesInSentence: 4 * SLOTS,
    /// How far the last quotation lies, and whether its speaker was found.
    LastQuote: 15 * SLOTS,
    /// How many quotations stand between the last quotation with a speaker and this one.
    Unspoken: 4 * SLOTS,
    /// How far the next quotation lies.
    NextQuote: 4 * SLOTS,
    /// How much of the paragraph is no quotation.
    Outside: 5 * SLOTS,
    /// Whether the paragraph before ends in a colon.
    ColonBefore: 2 * SLOTS,
    /// The family of the marks.
    Marks: 3 * SLOTS,
    /// Whether the quotation stands between sentence ends.
    WholeSentence: 4 * SLOTS,
    /// What the last quotation's speaker was taken from.
    LastKind: KINDS * SLOTS,
    /// How capitalised the words of the quotation are.
    Titled: 3 * SLOTS,
    /// What the phrase is.
    PhraseKind: KINDS * SIDES,
    /// How many phrases stand between.
    Rank: 9 * SIDES,
    /// How many tokens stand between.
    Distance: 10 * SIDES,
    /// How many sentences or paragraphs lie between.
    Sentences: 5 * SIDES,
    /// How many other quotations lie between.
    QuotesBetween: 3 * SIDES,
    /// How many commas stand between.
    Commas: 4 * SIDES,
    /// The verb that the phrase is the subject of, and what lies between.
    Forward: CUES * GAPS * SIDES,
    /// The same verb, in full.
    ForwardVerb: (VERBS + 1) * SIDES,
    /// How far that verb is from the quotation, and what lies between.
    ForwardNear: 8 * GAPS * SIDES,
    /// What stands behind that verb.
    ForwardNext: TOKENS * SIDES,
    /// The verb right before the phrase.
    Inverted: CUES * SIDES,
    /// The same verb, in full.
    InvertedVerb: (VERBS + 1) * SIDES,
    /// How far that verb is from the quotation.
    InvertedNear: 7 * SIDES,
    /// The last verb between the phrase and the quotation, and how many phrases lie between.
    LastCue: CUES * 4 * SIDES,
    /// The token before the phrase.
    Preceded: (TOKENS + PREPOSITIONS) * SIDES,
    /// The token behind the phrase.
    Followed: TOKENS * SIDES,
    /// Whether the phrase owns the next one, or stands behind a source's preposition, or a colon stands behind it.
    Role: 6 * SIDES,
    /// Whether it begins its sentence or its paragraph.
    First: 3 * SIDES,
    /// Whether it is the last speaker, by its words or by its person, or the one before.
    Spoke: 4 * SIDES,
    /// How often the person is named in the story, and whether in full here.
    Known: 10 * SIDES,
    /// How the phrase begins, and whether it is one or many.
    Number: 8 * SIDES,
    /// Its kind, with the verb beside it and how near the quotation is.
    Pattern: KINDS * 4 * 5 * SIDES,
}

/// The kinds of phrases: pronouns by class, members, names, nouns by class.
pub(super) const KINDS: usize = 14;
/// What can lie between a phrase and its verb.
pub(super) const GAPS: usize = 7;
/// Prepositions that are told apart.
pub(super) const PREPOSITIONS: usize = 12;

impl Template {
    /// How many features there are, over all templates.
    pub(crate) const TOTAL: usize = OFFSETS[SIZES.len()];
}

/// The features of one candidate, as numbers below [`Template::TOTAL`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Features {
    pub(crate) numbers: Vec<u32>,
}

impl Features {
    /// Adds a value of a feature that is told apart by slot or side.
    pub(super) fn put(&mut self, template: Template, slot: Slot, value: usize) {
        let size = SIZES[template as usize];
        let slots = if (template as usize) < Template::PhraseKind as usize { SLOTS } else { SIDES };
        let most = size / slots - 1;
        let number = OFFSETS[template as usize] + slot as usize % slots * (most + 1) + value.min(most);
        self.numbers.push(number as u32);
    }
}

/// A verb of saying as a value: 0 for none, else its group and form.
pub(super) fn cue_value(cue: Option<Cue>) -> usize {
    cue.map_or(0, |cue| 1 + cue.group as usize * 4 + cue.form as usize)
}

/// A verb of saying as a value: 0 for none, else its number.
pub(super) fn verb_value(cue: Option<Cue>) -> usize {
    cue.map_or(0, |cue| 1 + usize::from(cue.verb))
}

/// A count as a value that grows more slowly: 0 to 9.
pub(super) fn distance_value(count: usize) -> usize {
    match count {
        0..=4 => count,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}
