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

    /// All of them, in the order of their numbers.
    const ALL: [Self; Self::COUNT] = [
        Self::Other,
        Self::Verb,
        Self::Capital,
        Self::Determiner,
        Self::Possessive,
        Self::He,
        Self::She,
        Self::They,
        Self::It,
        Self::I,
        Self::We,
        Self::You,
        Self::Relative,
        Self::Preposition,
        Self::Conjunction,
        Self::Auxiliary,
        Self::Adverb,
        Self::Day,
        Self::Person,
        Self::Group,
        Self::Document,
        Self::Source,
        Self::Number,
        Self::Owner,
        Self::Mark,
    ];

    pub(crate) fn is_pronoun(self) -> bool {
        matches!(self, Self::He | Self::She | Self::They | Self::It | Self::I | Self::We | Self::You)
    }

    /// Whether it is one of words that only a few languages share.
    pub(super) fn is_small(self) -> bool {
        self.is_pronoun()
            || matches!(
                self,
                Self::Determiner
                    | Self::Possessive
                    | Self::Preposition
                    | Self::Conjunction
                    | Self::Auxiliary
                    | Self::Relative
                    | Self::Adverb
            )
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

    /// All of them, in the order of their numbers.
    const ALL: [Self; Self::COUNT] =
        [Self::Speak, Self::Tell, Self::Ask, Self::Call, Self::Press, Self::Mind, Self::Show, Self::Issue];

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

impl Form {
    /// All of them, in the order of their numbers.
    const ALL: [Self; 4] = [Self::Base, Self::Third, Self::Ing, Self::Past];
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

impl Word {
    const VERB: u32 = 8;
    const FORM: u32 = Self::VERB + VERBS.ilog2();
    const GROUP: u32 = Self::FORM + 2;

    /// The number that stands for it in the table of words; 0 for a word of no list.
    pub(super) fn number(self) -> u32 {
        let cue = self.cue.map_or(0, |cue| {
            (cue.group as u32 + 1) << Self::GROUP | (cue.form as u32) << Self::FORM | u32::from(cue.verb) << Self::VERB
        });
        cue | self.class as u32
    }

    /// The word that such a number stands for.
    pub(super) fn of_number(number: u32) -> Self {
        let class = Class::ALL.get((number & 0xff) as usize).copied().unwrap_or_default();
        let group = (number >> Self::GROUP).checked_sub(1).and_then(|group| Group::ALL.get(group as usize).copied());
        let cue = group.map(|group| Cue {
            group,
            form: Form::ALL[(number >> Self::FORM & 3) as usize],
            verb: (number >> Self::VERB) as u16 % VERBS as u16,
        });
        Self { class, cue }
    }
}

/// The verb numbers are below this; a list may not be longer.
pub(crate) const VERBS: usize = 512;

#[cfg(test)]
mod tests {
    use super::{Class, Cue, Form, Group, VERBS, Word};

    #[test]
    fn words_stand_as_numbers() {
        assert_eq!(Word::default().number(), 0);
        for class in Class::ALL {
            for (group, form) in Group::ALL.into_iter().flat_map(|group| Form::ALL.map(|form| (group, form))) {
                for cue in [None, Some(Cue { group, form, verb: VERBS as u16 - 1 })] {
                    let word = Word { class, cue };
                    assert_eq!(Word::of_number(word.number()), word);
                }
            }
        }
    }
}
