//! Parts of words, looked for in addresses and lines all at once.

/// Parts to look for, of two bytes or more.
///
/// A part of five bytes has four pairs of neighbours, and of any four places in a row one is a multiple of four: so it
/// is enough to look at each fourth pair of a value, and to ask which parts have that pair, and where.
pub(super) struct Parts {
    parts: Vec<&'static str>,
    /// As many places lie between the pairs that are looked at.
    stride: usize,
    /// For every byte a bit for each part and each place in it that holds the byte.
    first: [u64; 256],
    /// The same for the place behind it.
    second: [u64; 256],
}

impl Parts {
    pub(super) fn new(parts: Vec<&'static str>) -> Self {
        // As far apart as the shortest part has pairs, and the bits suffice.
        let pairs = parts.iter().map(|part| part.len() - 1).min().unwrap_or(1);
        let stride = pairs.min(u64::BITS as usize / parts.len().max(1));
        assert!(stride > 0, "the parts are too many, or too short");
        let (mut first, mut second) = ([0; 256], [0; 256]);
        for bit in 0..parts.len() * stride {
            let part = parts[bit / stride].as_bytes();
            let at = bit % stride;
            first[usize::from(part[at])] |= 1 << bit;
            second[usize::from(part[at + 1])] |= 1 << bit;
        }
        Self { parts, stride, first, second }
    }

    /// Whether one of the parts stands in a value, as it is written.
    pub(super) fn are_in(&self, value: &str) -> bool {
        let value = value.as_bytes();
        let mut at = 0;
        while let Some([one, two]) = value.get(at..at + 2) {
            let mut may_be = self.first[usize::from(*one)] & self.second[usize::from(*two)];
            while may_be != 0 {
                let bit = may_be.trailing_zeros() as usize;
                let start = at.checked_sub(bit % self.stride);
                if start.is_some_and(|start| value[start..].starts_with(self.parts[bit / self.stride].as_bytes())) {
                    return true;
                }
                may_be &= may_be - 1;
            }
            at += self.stride;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn parts_are_found_anywhere() {
        let parts = Parts::new(vec!["byline", "/by/", "müll"]);
        let cases = [
            ("story-byline", true),
            ("story-ByLine", false),
            ("/by/ann", true),
            ("bylin", false),
            ("bybyline", true),
            ("ein müll", true),
            ("", false),
        ];
        for (value, expected) in cases {
            assert_eq!(parts.are_in(value), expected, "{value}");
        }
    }

    #[test]
    fn parts_are_found_at_every_place() {
        let long = Parts::new(vec!["author", "writer"]);
        let short = Parts::new(vec!["ab", "writer"]);
        for before in 0..12 {
            for behind in 0..12 {
                let value = |part: &str| format!("{}{part}{}", "x".repeat(before), "x".repeat(behind));
                assert!(long.are_in(&value("author")) && long.are_in(&value("writer")), "{before} {behind}");
                assert!(short.are_in(&value("ab")) && short.are_in(&value("writer")), "{before} {behind}");
                assert!(!long.are_in(&value("autho")) && !short.are_in(&value("a")), "{before} {behind}");
            }
        }
    }
}
