//! A page reads the same in whatever encoding it comes, and says which that was.

use std::fs;
use std::path::Path;

use encoding_rs::Encoding;
use newsprint::{Article, Extractor, Kind};

/// Fixtures whose text the encoding can write.
const LEGACY: [(&str, &str); 15] = [
    ("japanese", "Shift_JIS"),
    ("japanese", "EUC-JP"),
    ("japanese", "ISO-2022-JP"),
    ("japanese", "gb18030"),
    ("windows-1251-tables", "KOI8-R"),
    ("windows-1251-tables", "ISO-8859-5"),
    ("windows-1251-tables", "IBM866"),
    ("windows-1251-tables", "windows-1251"),
    ("korean", "EUC-KR"),
    ("chinese", "GBK"),
    ("turkish", "windows-1254"),
    ("arabic-rtl", "windows-1256"),
    ("portuguese", "windows-1252"),
    ("dutch", "macintosh"),
    ("italian", "windows-1252"),
];

/// A fixture's page in UTF-8, declared as such.
fn page(fixture: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages").join(fixture).join("page.html");
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match String::from_utf8(bytes) {
        Ok(page) => page,
        Err(error) => encoding_rs::WINDOWS_1251.decode(error.as_bytes()).0.replace("windows-1251", "utf-8"),
    }
}

fn encoding(label: &str) -> &'static Encoding {
    Encoding::for_label(label.as_bytes()).expect("a label of the standard")
}

/// What must not hang on the encoding.
fn content(article: &Article) -> impl PartialEq + std::fmt::Debug + use<> {
    let quotes: Vec<String> = article.quotes.iter().map(|quote| quote.text.clone()).collect();
    (article.kind, article.headline.clone(), article.body.text.clone(), article.authors.clone(), quotes)
}

/// Characters that the encoding cannot write become references, as a browser sends them.
fn encoded(page: &str, label: &str) -> Vec<u8> {
    encoding(label).encode(page).0.into_owned()
}

fn declared(page: &str, label: &str) -> String {
    let quoted = ["charset=\"utf-8\"", "charset=\"UTF-8\"", "charSet=\"utf-8\""]
        .iter()
        .fold(page.to_owned(), |page, declaration| page.replace(declaration, &format!("charset=\"{label}\"")));
    quoted.replace("charset=utf-8", &format!("charset={label}"))
}

#[test]
fn a_declared_encoding_is_read() {
    for (fixture, label) in LEGACY {
        let page = page(fixture);
        let plain = Extractor::new().extract(page.as_bytes()).expect("no error");
        let article = Extractor::new().extract(&encoded(&declared(&page, label), label)).expect("no error");
        assert_eq!(content(&article), content(&plain), "{fixture} in {label}");
        assert_eq!((article.charset.as_deref(), article.replaced), (Some(encoding(label).name()), false), "{fixture}");
    }
}

#[test]
fn the_servers_word_is_read_and_wins_over_the_pages() {
    for (fixture, label) in LEGACY {
        let page = page(fixture);
        let plain = Extractor::new().extract(page.as_bytes()).expect("no error");
        // The page still says that it is in UTF-8.
        let article = Extractor::new().charset(label).extract(&encoded(&page, label)).expect("no error");
        assert_eq!(content(&article), content(&plain), "{fixture} in {label}");
        assert_eq!(article.charset.as_deref(), Some(encoding(label).name()), "{fixture}");
    }
}

#[test]
fn utf_16_is_read_both_ways_with_its_mark_and_by_its_server() {
    let page = page("japanese");
    let plain = content(&Extractor::new().extract(page.as_bytes()).expect("no error"));
    let units = || page.encode_utf16();
    for (label, mark, bytes) in [
        ("utf-16le", b"\xFF\xFE", units().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        ("utf-16be", b"\xFE\xFF", units().flat_map(u16::to_be_bytes).collect()),
    ] {
        let hinted = Extractor::new().charset(label).extract(&bytes).expect("no error");
        assert_eq!(content(&hinted), plain, "{label} as a hint");
        let marked = Extractor::new().charset("windows-1252").extract(&[&mark[..], &bytes].concat()).expect("no error");
        assert_eq!(content(&marked), plain, "{label} with a mark");
        assert_eq!(marked.charset, hinted.charset);
    }
}

#[test]
fn a_page_that_lies_about_utf_8_is_known_by_its_bytes() {
    for fixture in ["japanese", "arabic-rtl", "windows-1251-tables", "french-marks"] {
        let page = page(fixture);
        let plain = Extractor::new().extract(page.as_bytes()).expect("no error");
        let lying = Extractor::new().extract(declared(&page, "iso-8859-1").as_bytes()).expect("no error");
        assert_eq!((lying.kind, content(&lying)), (Kind::Story, content(&plain)), "{fixture}");
        assert_eq!(lying.charset.as_deref(), Some("UTF-8"));
    }
}
