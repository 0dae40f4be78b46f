//! Of the tagger of names.

pub use crate::name::crf::{Chain, Scores, TAGS, Tag, Transitions};
pub use crate::name::evidence::Rows as SecondRows;
pub use crate::name::feature::Rows as FirstRows;
pub use crate::name::tagger::{KIND, Learned, write};

use std::ops::Range;

use crate::article::{Person, Span};
use crate::lexicon::{self, Facts};
use crate::name::feature::View;
use crate::name::proper::name_proper;
use crate::name::tagger::Tagger;
use crate::name::tongue::tongue;
use crate::name::{Mention, evidence, run};
use crate::person::Cast;
use crate::text::{Prose, Token};

/// A run of tokens that may hold names.
#[derive(Debug, Clone)]
pub struct Run {
    /// Where its tokens lie.
    pub tokens: Vec<Span>,
    /// The first pass's rows of each token.
    pub rows: Vec<FirstRows>,
    words: Vec<Token>,
}

impl Run {
    /// A name among the tokens, without titles before it and with its suffix.
    pub fn name_proper(&self, name: Range<usize>) -> Range<usize> {
        name_proper(&self.words, &(0..self.words.len()), name)
    }
}

/// All runs of a text.
pub fn runs(text: &str) -> Vec<Run> {
    let prose = Prose::new(text);
    let view = View { prose: &prose, tongue: tongue(&prose, None) };
    let tokens = |run: &run::Run| run.tokens.clone().map(|at| prose.tokens[at].span()).collect();
    let rows = |run: &run::Run| {
        let mut rows = Vec::new();
        view.rows(run, |row| rows.push(row));
        rows
    };
    run::runs(&prose)
        .iter()
        .map(|run| Run { tokens: tokens(run), rows: rows(run), words: prose.tokens[run.tokens.clone()].to_vec() })
        .collect()
}

/// The second pass's rows of all tokens of all runs; `marginals` are the first pass's, in the same order.
pub fn evidence(text: &str, marginals: &[Scores]) -> Vec<SecondRows> {
    let prose = Prose::new(text);
    let view = View { prose: &prose, tongue: tongue(&prose, None) };
    let mut rows = Vec::with_capacity(marginals.len());
    evidence::rows(&view, &run::runs(&prose), marginals, |token| rows.push(token));
    rows
}

/// The people of a text by the tagger in a model file.
pub fn people(model: &[u8], text: &str) -> Option<Vec<Person>> {
    let tagger = Tagger::read(model)?;
    let prose = Prose::new(text);
    let tongue = tongue(&prose, None);
    let spans = tagger.tag(&View { prose: &prose, tongue }, &run::runs(&prose));
    let mentions: Vec<Mention> = spans.into_iter().map(|span| Mention { span }).collect();
    Some(Cast::gather(&prose, &mentions, tongue).into_people(&[]))
}

/// Whether a word is a small word inside surnames, such as `von`, or a suffix, such as `Jr`.
pub fn is_small(word: &str) -> bool {
    lexicon::facts(lexicon::key(word)).any(Facts::PARTICLE.with(Facts::SUFFIX))
}

/// Whether a word is neither small nor a verb.
pub fn is_content(word: &str) -> bool {
    !lexicon::facts(lexicon::key(word)).any(Facts::FUNCTION.with(Facts::VERB))
}

/// The given names of the lists, in lower case: of women, of men.
pub fn given_names() -> [Vec<&'static str>; 2] {
    [include_str!("../lexicon/given-female.txt"), include_str!("../lexicon/given-male.txt")]
        .map(|list| crate::lexicon::entries(list).collect())
}

/// The common given names of the lists, in lower case.
pub fn common_given_names() -> Vec<&'static str> {
    crate::lexicon::entries(include_str!("../lexicon/given-common.txt")).collect()
}

/// The large cities and the countries of the lists, in lower case.
pub fn places() -> Vec<&'static str> {
    let is_large = |line: &&str| !line.ends_with("\tsmall") && !line.ends_with("\ttown");
    let place = |line: &'static str| line.split('\t').next().unwrap_or(line);
    crate::lexicon::entries(include_str!("../lexicon/places.txt")).filter(is_large).map(place).collect()
}

/// The surnames of the lists, in lower case.
pub fn surnames() -> Vec<&'static str> {
    crate::lexicon::entries(include_str!("../lexicon/surnames.txt")).collect()
}
