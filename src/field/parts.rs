//! Parts of words, looked for in addresses and lines all at once.

/// Parts to look for, of two bytes or more.
///
/// A part of five bytes has four pairs of neighbours, and of any four places in a row one is a multiple of four: so it
/// is enough to look at each fourth pair of a value, and to ask which parts have that pair, and where.
pub(super) struct Parts {
    parts: &'static [&'static str],
    /// As many places lie between the pairs that are looked at.
    stride: usize,
    /// For every byte a bit for each part and each place in it that holds the byte.
    first: [u64; 256],
    /// The same for the place behind it.
    second: [u64; 256],
}

impl Parts {
    pub(super) const fn new(parts: &'static [&'static str]) -> Self {
        let stride = stride(parts);
        assert!(stride > 0, "the parts are too many, or too short");
        let (mut first, mut second) = ([0; 256], [0; 256]);
        let mut bit = 0;
        while bit < parts.len() * stride {
            let part = parts[bit / stride].as_bytes();
            let (one, two) = (part[bit % stride], part[bit % stride + 1]);
            first[one as usize] |= 1 << bit;
            second[two as usize] |= 1 << bit;
            bit += 1;
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

/// How far apart pairs may be looked at: as far as the shortest part has pairs, and the bits suffice.
const fn stride(parts: &[&str]) -> usize {
    let mut stride = 64 / parts.len();
    let mut at = 0;
    while at < parts.len() {
        if parts[at].len() - 1 < stride {
            stride = parts[at].len() - 1;
        }
        at += 1;
    }
    stride
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn parts_are_found_anywhere() {
        static PARTS: Parts = Parts::new(&["byline", "/by/", "müll"]);
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
            assert_eq!(PARTS.are_in(value), expected, "{value}");
        }
    }

    #[test]
    fn parts_are_found_at_every_place() {
        static LONG: Parts = Parts::new(&["author", "writer"]);
        static SHORT: Parts = Parts::new(&["ab", "writer"]);
        for before in 0..12 {
            for behind in 0..12 {
                let value = |part: &str| format!("{}{part}{}", "x".repeat(before), "x".repeat(behind));
                assert!(LONG.are_in(&value("author")) && LONG.are_in(&value("writer")), "{before} {behind}");
                assert!(SHORT.are_in(&value("ab")) && SHORT.are_in(&value("writer")), "{before} {behind}");
                assert!(!LONG.are_in(&value("autho")) && !SHORT.are_in(&value("a")), "{before} {behind}");
            }
        }
    }
}
