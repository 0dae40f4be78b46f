//! The Arabic article that is joined to a surname.

/// A surname without the Arabic article that is joined to it: `al-Moss` is `Moss`.
pub(crate) fn without_article(surname: &str) -> &str {
    match surname.split_at_checked(3) {
        Some((article, rest)) if ["al-", "el-"].iter().any(|known| article.eq_ignore_ascii_case(known)) => rest,
        _ => surname,
    }
}
