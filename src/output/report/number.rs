//! Numbers as they are read.

/// A count with a comma between each three digits.
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn every_three_digits_stand_apart() {
        let shown = [0, 999, 1000, 110_825, 12_345_678].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "110,825", "12,345,678"]);
    }
}
