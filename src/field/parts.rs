//! Parts of words, looked for in classes and addresses all at once.

/// Parts to look for, in lower case, of two bytes or more.
pub(super) struct Parts {
    parts: &'static [&'static str],
    /// For every byte the parts, a bit each, that have it as their first or second one, whatever its case: at most
    /// places of a value the two have none in common.
    first: [u16; 256],
    second: [u16; 256],
}

impl Parts {
    pub(super) const fn new(parts: &'static [&'static str]) -> Self {
        let (mut first, mut second) = ([0; 256], [0; 256]);
        let mut at = 0;
        while at < parts.len() {
            let part = parts[at].as_bytes();
            first[part[0] as usize] |= 1 << at;
            first[part[0].to_ascii_uppercase() as usize] |= 1 << at;
            second[part[1] as usize] |= 1 << at;
            second[part[1].to_ascii_uppercase() as usize] |= 1 << at;
            at += 1;
        }
        Self { parts, first, second }
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
        value.windows(2).enumerate().any(|(at, pair)| {
            let may_begin = self.first[usize::from(pair[0])] & self.second[usize::from(pair[1])];
            may_begin != 0 && {
                let mut parts = self.parts.iter().enumerate().filter(|(number, _)| may_begin & (1 << number) != 0);
                parts.any(|(_, part)| begins(&value[at..], part.as_bytes()))
            }
        })
    }
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
}
