//! What stands around a run of tokens, and what it is made of, as features of each of its tokens.

use super::feature::{Feature, Place, View, join, look, side, thing};
use super::run::Run;
use crate::lexicon::Facts;
use crate::text::{Token, TokenKind};

/// So many words before a run a role is looked for.
const ROLE_WINDOW: usize = 4;

/// What stands around a run, and what it is made of: the same for all its tokens.
pub(super) struct Outer {
    before: Token,
    behind: Token,
    two_before: u64,
    two_behind: u64,
    first: Token,
    last: Token,
    /// The kinds of the three tokens behind the run: `, 70 ,` and `( R -`.
    pattern: u64,
    /// Whether a role stands shortly before the run.
    role: bool,
    /// The facts of all tokens of a short run.
    facts: u64,
    /// What they are besides names.
    things: u64,
}

impl Outer {
    /// In longer runs the facts of the whole are no feature.
    const LONGEST_WITH_FACTS: usize = 4;

    pub(super) fn of(view: &View<'_>, run: &Run) -> Self {
        let (start, last) = (run.tokens.start, run.tokens.end - 1);
        let word = |at, offset| view.word(run, at, offset);
        let first_seen = start.saturating_sub(ROLE_WINDOW).max(run.sentence.start);
        let tokens = &view.prose.tokens[run.tokens.clone()];
        let facts = if tokens.len() <= Self::LONGEST_WITH_FACTS {
            tokens.iter().fold(tokens.len() as u64, |sum, word| join(sum, look(*word)))
        } else {
            0
        };
        let things = if tokens.len() <= Self::LONGEST_WITH_FACTS {
            tokens.iter().fold(tokens.len() as u64, |sum, word| join(sum, thing(*word)))
        } else {
            0
        };
        let kind =
            |offset: usize| match view.prose.tokens.get(last + offset).filter(|_| last + offset < run.sentence.end) {
                None => 0,
                Some(Token { kind: TokenKind::Number, .. }) => 1,
                Some(Token { kind: TokenKind::Possessive, .. }) => 2,
                Some(token @ Token { kind: TokenKind::Mark, .. }) => {
                    u64::from(view.prose.word(token).chars().next().unwrap_or(' ')) + 8
                }
                Some(_) if view.prose.tokens[last + offset].shape.is_capital() => 3,
                Some(_) if view.prose.tokens[last + offset].facts.any(Facts::ROLE) => 4,
                Some(_) => 5,
            };
        Self {
            before: word(start, -1),
            behind: word(last, 1),
            two_before: join(word(start, -2).key, word(start, -1).key),
            two_behind: join(word(last, 1).key, word(last, 2).key),
            first: view.prose.tokens[start],
            last: view.prose.tokens[last],
            pattern: join(join(kind(1), kind(2)), kind(3)),
            things,
            role: view.prose.tokens[first_seen..start].iter().any(|word| word.facts.any(Facts::ROLE)),
            facts,
        }
    }

    /// The features of the run, for a token with so many others of it before and behind.
    pub(super) fn describe(&self, token: &Place<'_>, done: usize, left: usize, set: &mut impl FnMut(Feature, u64)) {
        use Feature as F;
        let word = token.around[2];
        let facts = u64::from(word.facts.of_words().0);
        let named = facts & u64::from(Facts::NAME.0);
        let place = (done.min(3) * 4 + left.min(3)) as u64;
        set(F::Place, place * 4 + token.line);
        set(F::PlaceAndFacts, join(place, facts));
        set(F::WordBeforeRun, side(self.before.key, done));
        set(F::WordBehindRun, side(self.behind.key, left));
        set(F::FactsBeforeRun, join(side(look(self.before), done), facts));
        set(F::FactsBehindRun, join(side(look(self.behind), left), facts));
        set(F::TwoWordsBeforeRun, side(self.two_before, done));
        set(F::TwoWordsBehindRun, side(self.two_behind, left));
        set(F::PatternBehindRun, join(side(self.pattern, left), named));
        set(F::RoleBeforeRun, join(side(u64::from(self.role), done), named));
        set(F::RunFacts, join(self.facts, done.min(5) as u64));
        set(F::LastWordOfRun, side(self.last.key, left));
        set(F::LastFactsOfRun, join(side(look(self.last), left), facts));
        set(F::FirstWordOfRun, side(self.first.key, done));
        let organisation = u64::from(self.last.facts.any(Facts::ORGANISATION));
        set(F::OrganisationEnd, side(organisation * 64 + token.levels(), left));
        set(F::ThingsOfRun, join(self.things, done.min(5) as u64));
    }
}
