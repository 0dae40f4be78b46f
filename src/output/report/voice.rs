//! Those who are named or quoted in a story.

use std::collections::HashMap;

use crate::article::{Article, Quote, Span, SpeakerKind};

/// One who is named or quoted.
pub(super) struct Voice<'a> {
    pub(super) name: &'a str,
    /// What this is, for all but people.
    pub(super) kind: SpeakerKind,
    pub(super) roles: &'a [String],
    pub(super) age: Option<u8>,
    pub(super) mentions: &'a [Span],
    /// The numbers of the quotes, in order.
    pub(super) quotes: Vec<usize>,
}

/// The people of a story in its order, then whoever else is quoted in it.
pub(super) struct Voices<'a> {
    pub(super) list: Vec<Voice<'a>>,
    /// For every quote of the article, the number of its voice.
    of_quote: Vec<Option<usize>>,
}

impl<'a> Voices<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut list: Vec<Voice<'a>> = article
            .people
            .iter()
            .map(|person| Voice {
                name: &person.name,
                kind: SpeakerKind::Person,
                roles: &person.roles,
                age: person.age,
                mentions: &person.mentions,
                quotes: Vec::new(),
            })
            .collect();
        let mut others: HashMap<(&str, u8), usize> = HashMap::new();
        let mut of_quote = Vec::with_capacity(article.quotes.len());
        for (quote, Quote { speaker, .. }) in article.quotes.iter().enumerate() {
            let voice = speaker.as_ref().map(|speaker| {
                let listed = speaker.person.filter(|person| *person < article.people.len());
                let other = || *others.entry((&speaker.name, speaker.kind as u8)).or_insert(list.len());
                let number = listed.unwrap_or_else(other);
                if number == list.len() {
                    list.push(Voice {
                        name: &speaker.name,
                        kind: speaker.kind,
                        roles: &[],
                        age: None,
                        mentions: &[],
                        quotes: Vec::new(),
                    });
                }
                list[number].quotes.push(quote);
                number
            });
            of_quote.push(voice);
        }
        Self { list, of_quote }
    }

    /// The number of the voice whose quote this is.
    pub(super) fn of_quote(&self, quote: usize) -> Option<usize> {
        self.of_quote.get(quote).copied().flatten()
    }

    /// The name of a voice.
    pub(super) fn name(&self, number: usize) -> &'a str {
        self.list.get(number).map_or("", |voice| voice.name)
    }
}

/// The hue of a voice in degrees. Steps of the golden angle keep neighbours apart however many there are.
pub(super) fn hue(number: usize) -> usize {
    const FIRST: usize = 28;
    const GOLDEN_ANGLE: usize = 137;
    (FIRST + number % 360 * GOLDEN_ANGLE) % 360
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn people_come_first_and_others_follow() {
        let article = sample::ferry();
        let voices = Voices::of(&article);
        let list: Vec<_> = voices.list.iter().map(|voice| (voice.name, voice.quotes.clone())).collect();
        let expected = [
            ("Edda Holm", vec![0, 1, 5, 7]),
            ("Joran Pell", vec![3, 4]),
            ("a report by the Marine Office", vec![2]),
            ("A neighbour of the harbour", vec![6]),
        ];
        assert_eq!(list, expected);
        assert_eq!(voices.of_quote(6), Some(3));
    }

    #[test]
    fn numbers_that_lead_nowhere_are_passed_over() {
        let mut article = sample::ferry();
        article.quotes[0].speaker.as_mut().expect("a speaker").person = Some(usize::MAX);
        let voices = Voices::of(&article);
        assert_eq!((voices.of_quote(0), voices.name(2)), (Some(2), "Edda Holm"), "by the name alone");
        assert_eq!(voices.of_quote(usize::MAX), None);
    }
}
