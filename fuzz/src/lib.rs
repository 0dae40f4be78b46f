//! What the fuzz targets have in common: the promises that every article keeps, and that the tests check too.

#[path = "../../tests/pages/promises.rs"]
mod promises;

pub use promises::{check, json, without_source};

use newsprint::Article;

/// Stops the run where an article breaks a promise.
pub fn keep(article: &Article) {
    if let Err(broken) = check(article) {
        panic!("{broken}");
    }
}

/// Escapes what would end an attribute's value or the text of an element.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The labels that the first byte of an input of the `charset` target chooses among; any higher one means no hint.
pub const CHARSETS: [&str; 39] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "gbk",
    "big5",
    "euc-kr",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "macintosh",
    "x-mac-cyrillic",
    "replacement",
];
