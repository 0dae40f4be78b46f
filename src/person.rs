//! The people of a story: mentions joined into persons, with names, roles and ages.

use crate::article::{Person, Quote, Span, SpeakerKind};
use crate::name::Mention;
use crate::text::Prose;

/// What a name, a title or a pronoun nearby tells of somebody's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

/// A person of the story.
#[derive(Debug, Clone, Default)]
pub(crate) struct Member {
    /// The fullest form of the name.
    pub(crate) name: String,
    pub(crate) gender: Gender,
    pub(crate) roles: Vec<Role>,
    pub(crate) age: Option<u8>,
    /// In order.
    pub(crate) mentions: Vec<Span>,
}

/// What a text says that somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// All people of a story, in the order of their first mention.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cast {
    pub(crate) members: Vec<Member>,
}

impl Cast {
    /// Joins mentions into persons and reads what the text says of each.
    pub(crate) fn gather(_prose: &Prose<'_>, _mentions: &[Mention]) -> Self {
        Self::default()
    }

    /// The people as the article lists them, each with the numbers of the quotes that are theirs.
    pub(crate) fn into_people(self, quotes: &[Quote]) -> Vec<Person> {
        let said_by = |name: &str| {
            let is_theirs =
                |quote: &Quote| quote.speaker.as_ref().is_some_and(|s| s.kind == SpeakerKind::Person && s.name == name);
            quotes.iter().enumerate().filter(|(_, quote)| is_theirs(quote)).map(|(number, _)| number).collect()
        };
        self.members
            .into_iter()
            .map(|member| Person {
                quotes: said_by(&member.name),
                roles: member.roles.into_iter().map(|role| role.text).collect(),
                name: member.name,
                age: member.age,
                mentions: member.mentions,
            })
            .collect()
    }
}
