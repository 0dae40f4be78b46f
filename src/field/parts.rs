//! Parts of words, looked for in classes and addresses all at once.

/// Parts to look for, in lower case, of two bytes or more.
///
/// A part of five bytes has four pairs of neighbours, and of any four places in a row one is a multiple of four: so it
/// is enough to look at each fourth pair of a value, and to ask which parts have that pair, and where.
pub(super) struct Parts {
    parts: &'static [&'static str],
    /// As many places lie between the pairs that are looked at.
    stride: usize,
    /// For every byte a bit for each part and each place in it that holds the byte, whatever its case.
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
            first[one.to_ascii_uppercase() as usize] |= 1 << bit;
            second[two as usize] |= 1 << bit;
            second[two.to_ascii_uppercase() as usize] |= 1 << bit;
            bit += 1;
        }
        Self { parts, stride, first, second }
    }

    /// Whether one of the parts stands in a value, whatever its case.
    pub(super) fn are_in(&self, value: &str) -> bool {
        self.any(value, |rest, part| rest.get(..part.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(part)))
    }

    /// Whether one of the parts stands in a value as it is written.
    pub(super) fn are_exactly_in(&self, value: &str) -> bool {
        self.any(value, |rest, part| rest.starts_with(part))
    }

    fn any(&self, value: &str, begins: impl Fn(&[u8], &[u8]) -> bool) -> bool {
        let value = value.as_bytes();
        let mut at = 0;
        while let Some([one, two]) = value.get(at..at + 2) {
            let mut may_be = self.first[usize::from(*one)] & self.second[usize::from(*two)];
            while may_be != 0 {
                let bit = may_be.trailing_zeros() as usize;
                let start = at.checked_sub(bit % self.stride);
                if start.is_some_and(|start| begins(&value[start..], self.parts[bit / self.stride].as_bytes())) {
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
            ("story-byline", true, true),
            ("Story ByLine", true, false),
            ("/by/ann", true, true),
            ("bylin", false, false),
            ("bybyline", true, true),
            ("ein müll", true, true),
            ("", false, false),
        ];
        for (value, any_case, exactly) in cases {
            assert_eq!((PARTS.are_in(value), PARTS.are_exactly_in(value)), (any_case, exactly), "{value}");
        }
    }

    #[test]
    fn parts_are_found_at_every_place() {
        static LONG: Parts = Parts::new(&["author", "writer"]);
        static SHORT: Parts = Parts::new(&["ab", "writer"]);
        for before in 0..12 {
            for behind in 0..12 {
                let value = |part: &str| format!("{}{part}{}", "x".repeat(before), "x".repeat(behind));
                assert!(LONG.are_in(&value("author")) && LONG.are_in(&value("WRITER")), "{before} {behind}");
                assert!(SHORT.are_in(&value("ab")) && SHORT.are_in(&value("writer")), "{before} {behind}");
                assert!(!LONG.are_in(&value("autho")) && !SHORT.are_in(&value("a")), "{before} {behind}");
            }
        }
    }
}
