//! What a word can be in a sentence that reports speech.

/// What a word is apart from a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Class {
    /// Anything: a noun, an adjective.
    #[default]
    Other,
    /// A verb that says nothing.
    Verb,
    /// Anything that begins with a capital.
    Capital,
    Determiner,
    /// `his`, `her` before a noun.
    Possessive,
    He,
    She,
    They,
    It,
    I,
    We,
    You,
    Relative,
    Preposition,
    Conjunction,
    Auxiliary,
    Adverb,
    /// A day, a month, a part of the day.
    Day,
    /// A noun for someone who can speak.
    Person,
    /// A noun for many who speak with one voice.
    Group,
    /// A noun for what words can stand in.
    Document,
    /// A preposition or the like that names a source: `according` to.
    Source,
    Number,
    /// The possessive ending.
    Owner,
    Mark,
}

impl Class {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Mark as usize + 1;

    pub(crate) fn is_pronoun(self) -> bool {
        matches!(self, Self::He | Self::She | Self::They | Self::It | Self::I | Self::We | Self::You)
    }

    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "determiner" => Self::Determiner,
            "possessive" => Self::Possessive,
            "he" => Self::He,
            "she" => Self::She,
            "they" => Self::They,
            "it" => Self::It,
            "i" => Self::I,
            "we" => Self::We,
            "you" => Self::You,
            "relative" => Self::Relative,
            "preposition" => Self::Preposition,
            "conjunction" => Self::Conjunction,
            "auxiliary" => Self::Auxiliary,
            "adverb" => Self::Adverb,
            "day" => Self::Day,
            "person" => Self::Person,
            "group" => Self::Group,
            "document" => Self::Document,
            "source" => Self::Source,
            _ => return None,
        })
    }
}

/// What a verb of saying takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Group {
    /// A clause or a quotation.
    Speak,
    /// A hearer as well.
    Tell,
    /// A question.
    Ask,
    /// A name for something.
    Call,
    /// Whom it praises or blames.
    Press,
    /// A belief.
    Mind,
    /// What documents do.
    Show,
    /// Words given to the public.
    Issue,
}

impl Group {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Issue as usize + 1;

    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "speak" => Self::Speak,
            "tell" => Self::Tell,
            "ask" => Self::Ask,
            "call" => Self::Call,
            "press" => Self::Press,
            "mind" => Self::Mind,
            "show" => Self::Show,
            "issue" => Self::Issue,
            _ => return None,
        })
    }
}

/// Which form of a verb it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Form {
    Base,
    /// `says`.
    Third,
    /// `saying`.
    Ing,
    /// `said`, past or participle.
    Past,
}

/// A verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) group: Group,
    pub(crate) form: Form,
    /// The number of the verb in its list, from 0.
    pub(crate) verb: u16,
}

/// What a token can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    pub(crate) class: Class,
    pub(crate) cue: Option<Cue>,
}

/// The verb numbers are below this; a list may not be longer.
pub(crate) const VERBS: usize = 512;
