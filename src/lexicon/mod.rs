//! Word lists: plain text files, one entry a line, with a head of `#` lines that names source and licence.

/// The entries of a list file, in its order.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
