//! How words are written.

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

impl Shape {
    /// Whether what is written so can be a part of a name.
    pub(crate) fn is_capital(self) -> bool {
        !matches!(self, Self::Lower | Self::Code | Self::Number | Self::Possessive | Self::Mark)
    }

    /// The shape of a word.
    pub(super) fn of(word: &str) -> Self {
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
            return Self::Code;
        }
        let first_upper = word.chars().next().is_some_and(char::is_uppercase);
        match (upper, lower) {
            (0, _) => Self::Lower,
            (1, 0) if letters == 1 => Self::Initial,
            (_, 0) if before == '.' => Self::Initials,
            (_, 0) => Self::Upper,
            _ if hyphen && first_upper && upper_behind_hyphen => Self::Double,
            _ if hyphen && first_upper => Self::HalfDouble,
            (1, _) if first_upper => Self::Capital,
            // `iPhone`, `eBay`: no name begins so, but `al-Word`, `d'Word`, `O'Word`, `McWord` do.
            _ if first_upper || upper_behind_hyphen || word.contains(['\'', '’']) => Self::Mixed,
            _ => Self::Lower,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

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
            assert_eq!(Shape::of(word), expected, "{word}");
        }
    }
}
