//! Addresses that mean the same wherever they stand.

/// Whether an address has a scheme. One that has none is relative to the page that it was read from, and that page's own
/// address is not known.
pub(super) fn is_absolute(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::is_absolute;

    #[test]
    fn a_scheme_makes_an_address_absolute() {
        for address in ["https://a.example/b:c", "mailto:a@b.example", "urn:uuid:1"] {
            assert!(is_absolute(address), "{address}");
        }
        for address in ["", "/a", "a.jpg", "//a.example/b", "?t=12:30", ":x", "1a:b"] {
            assert!(!is_absolute(address), "{address}");
        }
    }
}
