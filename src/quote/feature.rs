//! The features by which a candidate speaker is scored: named, each with its range of values.

use super::class::{Class, Group, VERBS};
use super::template::templates;

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

pub(super) const SLOTS: usize = Slot::Nobody as usize + 1;
/// So many tokens around a quotation, or behind a phrase, are looked at. The weights were learned so.
pub(super) const REACH: usize = 45;
/// Phrases stand in the first two slots only.
pub(super) const SIDES: usize = 2;
const CUES: usize = Group::COUNT * 4 + 1;
/// Classes, and the marks that are told apart.
pub(super) const TOKENS: usize = Class::COUNT + 8;

templates! {
/// A feature of a candidate speaker; its values are numbers below its size.
Template {
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
    /// The word before the opening mark, by a hash.
    WordBefore: HASHES * SLOTS,
    /// The word behind the closing mark, by a hash.
    WordAfter: HASHES * SLOTS,
    /// The token before the opening mark, with how the quotation is capitalised.
    TitledBefore: TOKENS * 3 * SLOTS,
    /// The token before the opening mark, with the quotation's length.
    LengthBefore: TOKENS * 8 * SLOTS,
    /// Whether the quotation has pronouns of the first or second person, and verbs, with its length.
    Voice: 4 * 8 * SLOTS,
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
    /// Whether the quotation runs on over paragraphs, or else whether its marks are single ones.
    Marks: 3 * SLOTS,
    /// Whether the quotation stands between sentence ends.
    WholeSentence: 4 * SLOTS,
    /// What the last quotation's speaker was taken from.
    LastKind: KINDS * SLOTS,
    /// How capitalised the words of the quotation are.
    Titled: 3 * SLOTS,
    /// How far the last quotation lies and whether its speaker was found, with the length of this one.
    LastLength: 15 * 8 * SLOTS,
    /// What stands between the last quotation and this one, if they are in one sentence.
    Between: (TOKENS * 4 + 1) * SLOTS,
    /// Who has been named since the last speaker spoke, and how far back that is.
    Since: 24 * SLOTS,
    /// Whether this paragraph and that of the last quotation hold nothing else, and how the paragraph before ends.
    Dialogue: 16 * SLOTS,
    /// How many of the quotations so far are the last speaker's.
    Share: 16 * SLOTS,
    /// Whether the candidate is named in the quotation: few speak of themselves by name.
    Inside: 2 * SLOTS,
    /// Whether the candidate is the next to tell something, and how far on.
    TellsNext: 6 * SLOTS,
    /// How often the candidate tells something in the story, and which part that is of all that is told.
    Tells: 21 * SLOTS,
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
    /// Whether it begins its sentence or its paragraph, or is all of it, as a heading.
    First: 4 * SIDES,
    /// Whether it is the last speaker, by its words or by its person, or the one before.
    Spoke: 4 * SIDES,
    /// How often the person is named in the story, and whether in full here.
    Known: 10 * SIDES,
    /// How the phrase begins, and whether it is one or many.
    Number: 8 * SIDES,
    /// How far back it told something last, if nobody has since, and whether it is the last speaker.
    Told: 5 * 4 * SIDES,
    /// Whether by the grammar of its sentence it says the quotation.
    Framed: 6 * SIDES,
    /// Its kind, with the verb beside it and how near the quotation is.
    Pattern: KINDS * 4 * 5 * SIDES,
    /// The tokens on either side of the quotation. From here on only nobody has the features: what speaks for nobody speaks
    /// against all others alike.
    Flanked: TOKENS * TOKENS,
    /// The word before the one before the opening mark, by a hash.
    SecondWordBefore: HASHES,
    /// Whether it stands in a line at the head of the text that ends in no stop.
    Headline: 2,
    /// Whether the same words stand between marks elsewhere.
    Repeated: 2,
    /// The first token inside, with its length.
    Inner: TOKENS * 8,
    /// The last character, with its length and how capitalised it is.
    EndingLength: 5 * 8 * 3,
    /// The last verb of saying before it in the sentence, and how far that is.
    CueBefore: CUES * 4,
}
}

/// Into how many values words are hashed.
pub(super) const HASHES: usize = 512;
/// The kinds of phrases: pronouns by class, members, names, nouns by class.
pub(super) const KINDS: usize = 14;
/// What can lie between a phrase and its verb.
pub(super) const GAPS: usize = 7;
/// Prepositions that are told apart.
pub(super) const PREPOSITIONS: usize = 12;

/// The features of one candidate, as numbers below [`Template::TOTAL`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Features {
    pub(crate) numbers: Vec<u32>,
}

impl Features {
    /// A quotation has at most so many.
    pub(super) const ABOUT: usize = Template::PhraseKind as usize + Template::SIZES.len() - Template::Flanked as usize;
    /// A phrase has at most so many as it is seen from a quotation.
    pub(super) const SEEN: usize = 15;

    /// Adds a value of a feature that is told apart by slot or side.
    pub(super) fn put(&mut self, template: Template, slot: Slot, value: usize) {
        let size = Template::SIZES[template as usize];
        let slots = match template as usize {
            common if common < Template::PhraseKind as usize => SLOTS,
            phrase if phrase < Template::Flanked as usize => SIDES,
            _ => 1,
        };
        let most = size / slots - 1;
        self.numbers.push(template.number(slot as usize % slots * (most + 1) + value.min(most)));
    }
}

templates! {
/// A feature of a person whom a pronoun may mean.
Trait {
    /// What is known of the person's gender, and which the pronoun wants.
    Gender: 6,
    /// How many sentences lie between, and the part that the last mention plays in its sentence.
    Part: 8 * 6,
    /// How many paragraphs lie between.
    Paragraphs: 5,
    /// How many others who fit are named later, and how many there are.
    Rank: 6 * 4,
    /// How many names of others stand between.
    Between: 5,
    /// How often the person is named nearby, and how often in the story.
    Count: 5 * 5,
    /// How far back the person spoke last, as the last speaker or before.
    Spoke: 10,
    /// Whether the person is named first in this paragraph or the one before.
    Leads: 4,
    /// The verb beside the pronoun, if the person is named in its sentence.
    Verb: (Group::COUNT + 1) * 2,
    /// Whether the last mention gives more than one name, and whether the pronoun begins its paragraph.
    Form: 4,
    /// Whether the last mention stands in a quotation only.
    Quoted: 2,
    /// Whether the story ever names the person by more than one word, and whether the gender is known.
    Named: 2 * 2,
    /// Whether others are named more often in the story, and whether the gender is known.
    Topic: 4 * 2,
    /// How far back the person spoke last, and how many names of others stand between.
    SpokeBetween: 10 * 5,
    /// How far back the person told something last, if nobody has since, and how many names of others stand between.
    Told: 5 * 5,
    /// How often the person has spoken.
    Speeches: 5,
    /// The part that the last mention plays, and how many names of others stand between.
    PartBetween: 8 * 5,
    /// Whether the person is the next to tell something and how far on, and how many names of others stand between.
    TellsNext: 6 * 5,
    /// How often the person tells something in the story, and which part that is of all that is told.
    Tells: 21,
    /// Whether the person is named in a quotation of the paragraph or behind the pronoun, and ever in full.
    Beside: 4 * 2,
}
}

templates! {
/// A feature of what may be reported speech.
Sign {
    /// Always there.
    Bias: 1,
    /// The verb.
    Verb: VERBS + 1,
    /// The order of verb, speaker and words, and the verb's form.
    Shape: 4 * 5,
    /// What names the speaker.
    Subject: KINDS * 4,
    /// The word before the verb, by a hash.
    Helper: HASHES,
    /// The token behind the verb.
    Next: TOKENS,
    /// The word behind the verb, by a hash.
    NextWord: HASHES,
    /// The first token of what is said, and whether `that` stands before it.
    First: TOKENS * 2,
    /// The second token of what is said.
    Second: TOKENS,
    /// Whether what is said has a verb near its beginning.
    Clause: 4 * 4,
    /// How long it is.
    Length: 10,
    /// How far the speaker is from the verb.
    Gap: 10 * 4,
    /// Whether the speaker's phrase owns the next one.
    Owned: 2,
}
}
