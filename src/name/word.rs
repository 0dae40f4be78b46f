//! What the tagger sees of each token.

use crate::lexicon::Facts;
use crate::text::{Case, Prose, TokenKind};

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// `word`, and words of scripts without case.
    Lower,
    /// `Word`.
    Capital,
    /// `WORD`.
    Upper,
    /// `W.` or `W`.
    Initial,
    /// `J.K.`, `U.S.`
    Initials,
    /// `McWord`, `al-Word`, `WordWord`.
    Mixed,
    /// `Word-Word`.
    Double,
    /// `F-86`, `G20`: letters and digits.
    Code,
    /// `Word-word`, as in `Son-in-law`, `Heung-min`, `Trump-era`.
    HalfDouble,
    Number,
    Possessive,
    Mark,
}

/// A token as the tagger sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// See [`lexicon::key`](crate::lexicon::key).
    pub(crate) key: u64,
    pub(super) known: Facts,
    pub(crate) shape: Shape,
}

impl Word {
    /// What it is as a name, a title or a word of the sentence.
    pub(crate) fn facts(&self) -> Facts {
        self.known.of_words()
    }

    /// What it is besides a name.
    pub(crate) fn things(&self) -> Facts {
        self.known.things()
    }

    /// Whether it can be a part of a name by its shape.
    pub(crate) fn is_capital(&self) -> bool {
        !matches!(self.shape, Shape::Lower | Shape::Code | Shape::Number | Shape::Possessive | Shape::Mark)
    }
}

/// Looks at every token.
pub(crate) fn words(prose: &Prose<'_>) -> Vec<Word> {
    let words = prose.tokens.iter().map(|token| {
        let shape = match token.kind {
            TokenKind::Number => Shape::Number,
            TokenKind::Possessive => Shape::Possessive,
            TokenKind::Mark => Shape::Mark,
            TokenKind::Word => match token.case {
                Case::Lower => Shape::Lower,
                Case::Capital => Shape::Capital,
                Case::Other => shape(prose.word(token)),
            },
        };
        Word { key: token.key, known: token.facts, shape }
    });
    words.collect()
}

/// A surname without the Arabic article that is joined to it: `al-Moss` is `Moss`.
pub(crate) fn without_article(surname: &str) -> &str {
    match surname.split_at_checked(3) {
        Some((article, rest)) if ["al-", "el-"].iter().any(|known| article.eq_ignore_ascii_case(known)) => rest,
        _ => surname,
    }
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut upper_behind_hyphen, mut hyphen, mut letters) = (0, 0, false, false, 0);
    let mut before = '\0';
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
            upper_behind_hyphen |= matches!(before, '-' | '‐' | '‑');
        } else if c.is_lowercase() {
            lower += 1;
        }
        hyphen |= matches!(c, '-' | '‐' | '‑');
        letters += usize::from(c.is_alphabetic());
        before = c;
    }
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Shape::Code;
    }
    let first_upper = word.chars().next().is_some_and(char::is_uppercase);
    match (upper, lower) {
        (0, _) => Shape::Lower,
        (1, 0) if letters == 1 => Shape::Initial,
        (_, 0) if before == '.' => Shape::Initials,
        (_, 0) => Shape::Upper,
        _ if hyphen && first_upper && upper_behind_hyphen => Shape::Double,
        _ if hyphen && first_upper => Shape::HalfDouble,
        (1, _) if first_upper => Shape::Capital,
        // `iPhone`, `eBay`: no name begins so, but `al-Word`, `d'Word`, `O'Word`, `McWord` do.
        _ if first_upper || upper_behind_hyphen || word.contains(['\'', '’']) => Shape::Mixed,
        _ => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, shape};

    #[test]
    fn shapes() {
        for (word, expected) in [
            ("word", Shape::Lower),
            ("东京", Shape::Lower),
            ("Word", Shape::Capital),
            ("Élan", Shape::Capital),
            ("WORD", Shape::Upper),
            ("W.", Shape::Initial),
            ("U.S.", Shape::Initials),
            ("McOde", Shape::Mixed),
            ("al-Ode", Shape::Mixed),
            ("d'Ode", Shape::Mixed),
            ("ePhone", Shape::Lower),
            ("F-86", Shape::Code),
            ("Ode-Lu", Shape::Double),
            ("Ode-era", Shape::HalfDouble),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
