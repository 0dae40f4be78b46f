//! Tags of languages, and which of them name the same.

/// A declared language as a well-formed tag: `en_us` as `en-US`, `zh-hans-cn` as `zh-Hans-CN`.
pub(super) fn tag(value: &str) -> Option<String> {
    const NAMES: [(&str, &str); 12] = [
        ("english", "en"),
        ("german", "de"),
        ("deutsch", "de"),
        ("french", "fr"),
        ("français", "fr"),
        ("spanish", "es"),
        ("español", "es"),
        ("italian", "it"),
        ("italiano", "it"),
        ("portuguese", "pt"),
        ("japanese", "ja"),
        ("dutch", "nl"),
    ];
    // What stands for no language, and codes of countries that are written for their languages.
    const NONE: [&str; 14] = ["und", "mul", "zxx", "xx", "cz", "dk", "us", "gb", "at", "mx", "jp", "cn", "kr", "gr"];
    let value = value.split([',', ';', ' ', '.', '@']).next()?.trim();
    let mut parts = value.split(['-', '_']);
    let primary = parts.next()?.to_lowercase();
    let named = NAMES.iter().find(|(name, _)| *name == primary).map(|(_, code)| (*code).to_owned());
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut tag = named.or(is_code.then_some(primary)).filter(|code| !NONE.contains(&code.as_str()))?;
    for part in parts {
        let part = match part.len() {
            4 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                let (first, rest) = part.split_at(1);
                format!("{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase())
            }
            2 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => part.to_ascii_uppercase(),
            3 if part.bytes().all(|byte| byte.is_ascii_digit()) => part.to_owned(),
            _ => break,
        };
        tag.push('-');
        tag.push_str(&part);
    }
    Some(tag)
}

/// The language of a tag, without script and country.
pub(super) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a tag names a language, or one that is close to it.
pub(super) fn names(tag: &str, language: &str) -> bool {
    let primary = primary(tag);
    primary == language || is_close(primary, language)
}

/// Languages that share most small words, or that are names for one another.
pub(super) fn is_close(one: &str, other: &str) -> bool {
    const GROUPS: [&[&str]; 8] = [
        &["no", "nb", "nn", "da"],
        &["id", "ms"],
        &["hr", "sr", "bs", "sh"],
        &["cs", "sk"],
        &["zh", "yue", "cmn"],
        &["tl", "fil"],
        &["xh", "zu"],
        &["gl", "pt"],
    ];
    GROUPS.iter().any(|group| group.contains(&one) && group.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_are_well_formed() {
        let cases = [
            ("en_us", Some("en-US")),
            ("DE", Some("de")),
            ("zh-hans-cn", Some("zh-Hans-CN")),
            ("es-419", Some("es-419")),
            ("en-US, en", Some("en-US")),
            ("English", Some("en")),
            ("de_DE.UTF-8", Some("de-DE")),
            ("und", None),
            ("cz", None),
            ("us", None),
            ("", None),
            ("x", None),
        ];
        for (value, expected) in cases {
            assert_eq!(tag(value).as_deref(), expected, "{value}");
        }
    }
}
