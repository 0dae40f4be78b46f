//! Small numbers, as those of years and of children, in digits or in English words.

/// The oldest anybody is taken to be.
pub(super) const OLDEST: u8 = 122;

/// The words for two and more; `one` is a pronoun too.
const SMALL: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The words for twenty and more.
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// How many years a word can say that somebody is old: `70`, `nine`, `seventy-two`.
pub(crate) fn years(word: &str) -> Option<u8> {
    let age = if word.starts_with(|c: char| c.is_ascii_digit()) { word.parse().ok() } else { spelled(word) };
    age.filter(|age| (1..=OLDEST).contains(age))
}

fn spelled(word: &str) -> Option<u8> {
    let among = |words: &[&str], word: &str, least: u8| {
        (least..).zip(words).find(|(_, listed)| listed.eq_ignore_ascii_case(word)).map(|(number, _)| number)
    };
    let tens = |word: &str| among(TENS, word, 2).map(|tens| tens * 10);
    match word.split_once('-') {
        Some((first, "one")) => Some(tens(first)? + 1),
        Some((first, last)) => Some(tens(first)? + among(SMALL, last, 2).filter(|ones| *ones < 10)?),
        None => among(SMALL, word, 2).or_else(|| tens(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_stand_in_digits_and_in_words() {
        for (word, expected) in [
            ("70", Some(70)),
            ("nine", Some(9)),
            ("Twelve", Some(12)),
            ("thirty", Some(30)),
            ("twenty-one", Some(21)),
            ("seventy-two", Some(72)),
            ("one", None),
            ("0", None),
            ("200", None),
            ("thirty-twelve", None),
            ("ten-two", None),
            ("tenth", None),
        ] {
            assert_eq!(years(word), expected, "{word}");
        }
    }
}
