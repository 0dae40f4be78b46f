//! Parts of words, looked for in names, addresses and lines all at once.

/// Parts to look for, of three bytes or more.
///
/// A part of five bytes has three runs of three bytes, and of any three places in a row one is a multiple of three: so it is
/// enough to look at the run at each third place of a value, and to ask which parts have that run, and where.
pub(super) struct Parts {
    /// The part that each bit stands for, and the place in it where the run begins.
    runs: Vec<(&'static [u8], usize)>,
    /// As many places lie between the runs that are looked at.
    stride: usize,
    /// For every byte a bit for each run that has it as its first, its second and its third.
    first: [u64; 256],
    second: [u64; 256],
    third: [u64; 256],
    /// Whether what stands in a value is a part.
    is_part: fn(&[u8], &[u8]) -> bool,
}

const RUN: usize = 3;

impl Parts {
    /// Parts as they are written.
    pub(super) fn new(parts: &[&'static str]) -> Self {
        Self::written(parts, |byte| [byte; 2], |own, part| own == part)
    }

    /// Parts whatever the case of their ASCII letters.
    pub(super) fn in_any_case(parts: &[&'static str]) -> Self {
        let cases = |byte: u8| [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()];
        Self::written(parts, cases, <[u8]>::eq_ignore_ascii_case)
    }

    fn written(parts: &[&'static str], cases: fn(u8) -> [u8; 2], is_part: fn(&[u8], &[u8]) -> bool) -> Self {
        // As far apart as the shortest part has runs, and the bits suffice.
        let runs = parts.iter().map(|part| (part.len() + 1).saturating_sub(RUN)).min().unwrap_or(1);
        let stride = runs.min(u64::BITS as usize / parts.len().max(1));
        assert!(stride > 0, "the parts are too many, or too short");
        let runs: Vec<_> = parts.iter().flat_map(|part| (0..stride).map(|place| (part.as_bytes(), place))).collect();
        let bits = |nth: usize| {
            let mut bits = [0; 256];
            for (bit, (part, place)) in runs.iter().enumerate() {
                cases(part[place + nth]).into_iter().for_each(|byte| bits[usize::from(byte)] |= 1 << bit);
            }
            bits
        };
        Self { first: bits(0), second: bits(1), third: bits(2), runs, stride, is_part }
    }

    /// Whether one of the parts stands in a value.
    pub(super) fn are_in(&self, value: &str) -> bool {
        let value = value.as_bytes();
        let mut at = 0;
        while let Some([one, two, three]) = value.get(at..at + RUN) {
            let [one, two, three] = [one, two, three].map(|byte| usize::from(*byte));
            let may_be = self.first[one] & self.second[two] & self.third[three];
            if may_be != 0 && self.are_around(value, at, may_be) {
                return true;
            }
            at += self.stride;
        }
        false
    }

    /// Whether one of the parts that may be there has the run at a place of a value, and the value all of the part.
    fn are_around(&self, value: &[u8], at: usize, mut may_be: u64) -> bool {
        while may_be != 0 {
            let (part, place) = self.runs[may_be.trailing_zeros() as usize];
            let own = at.checked_sub(place).and_then(|start| value.get(start..start + part.len()));
            if own.is_some_and(|own| (self.is_part)(own, part)) {
                return true;
            }
            may_be &= may_be - 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn parts_are_found_anywhere() {
        let parts = Parts::new(&["byline", "/by/", "müll"]);
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
        let in_any_case = Parts::in_any_case(&["byline", "/by/", "Müll"]);
        for (value, expected) in [("story-ByLine", true), ("/By/ann", true), ("ein MüLL", true), ("BY-LINE", false)] {
            assert_eq!(in_any_case.are_in(value), expected, "{value}");
        }
    }

    #[test]
    fn parts_are_found_at_every_place() {
        let long = Parts::new(&["author", "writer"]);
        let short = Parts::new(&["abc", "writer"]);
        for before in 0..12 {
            for behind in 0..12 {
                let value = |part: &str| format!("{}{part}{}", "x".repeat(before), "x".repeat(behind));
                assert!(long.are_in(&value("author")) && long.are_in(&value("writer")), "{before} {behind}");
                assert!(short.are_in(&value("abc")) && short.are_in(&value("writer")), "{before} {behind}");
                assert!(!long.are_in(&value("autho")) && !short.are_in(&value("ab")), "{before} {behind}");
            }
        }
    }
}
