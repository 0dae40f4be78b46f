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

/// A sentence in the letters of each encoding, whose label stands before it.
const SENTENCES: [(&str, &str); 39] = [
    ("utf-8", "Le pont a été ouvert — “enfin”, 橋も"),
    ("windows-1250", "Příliš žluťoučký kůň přešel po novém mostě"),
    ("windows-1251", "Мост через реку открыли в понедельник — «наконец»"),
    ("windows-1252", "Le cœur déçu mais l’âme plutôt naïve, 5 €"),
    ("windows-1253", "Η γέφυρα άνοιξε τη Δευτέρα το πρωί"),
    ("windows-1254", "Köprü pazartesi günü açıldı, İzmir’de şenlik var"),
    ("windows-1255", "הגשר נפתח ביום שני בבוקר"),
    ("windows-1256", "افتتح الجسر يوم الاثنين صباحا"),
    ("windows-1257", "Tiltas atidarytas pirmadienį, žmonės šoko ir džiaugėsi"),
    ("windows-1258", "Câ\u{300}u mơ\u{301}i đươ\u{323}c khánh tha\u{300}nh"),
    ("windows-874", "สะพานเปิดเมื่อวันจันทร์"),
    ("iso-8859-1", "Die Brücke wurde am Montag eröffnet – “für alle”"),
    ("iso-8859-2", "Most otwarto w poniedziałek, źle i późno"),
    ("iso-8859-3", "La ponto malfermiĝis lunde, ĉiuj ĝojis, eĥoŝanĝo"),
    ("iso-8859-4", "Tilts atklāts pirmdien, ļaudis ņēma ķepas"),
    ("iso-8859-5", "Мост через реку открыли в понедельник"),
    ("iso-8859-6", "افتتح الجسر يوم الاثنين"),
    ("iso-8859-7", "Η γέφυρα άνοιξε τη Δευτέρα"),
    ("iso-8859-8", "הגשר נפתח ביום שני"),
    ("iso-8859-8-i", "הגשר נפתח ביום שני"),
    ("iso-8859-9", "Köprü pazartesi günü açıldı, şenlik var"),
    ("iso-8859-10", "Brúin opnaði á mánudag, þótt áin væri vatnsmikil, ŋ"),
    ("iso-8859-13", "Tiltas atidarytas pirmadienį, žmonės šoko"),
    ("iso-8859-14", "Agorwyd y bont ddydd Llun, ŵyl yn y tŷ"),
    ("iso-8859-15", "Le cœur déçu, Œuvre à 5 €"),
    ("iso-8859-16", "Podul s-a deschis luni, șase țări l-au văzut"),
    ("koi8-r", "Мост через реку открыли в понедельник"),
    ("koi8-u", "Міст через річку відкрили в понеділок, є їжа"),
    ("ibm866", "Мост через реку открыли в понедельник"),
    ("macintosh", "Le pont s’ouvre où l’été naît — “enfin”"),
    ("x-mac-cyrillic", "Мост через реку открыли в понедельник"),
    ("shift_jis", "月曜日に橋が開通し、町の人々が渡った"),
    ("euc-jp", "月曜日に橋が開通し、町の人々が渡った"),
    ("iso-2022-jp", "月曜日に橋が開通し、町の人々が渡った"),
    ("gbk", "大桥星期一通车，居民纷纷过桥"),
    ("gb18030", "大桥星期一通车，居民纷纷过桥 𠀀"),
    ("big5", "大橋星期一通車，居民紛紛過橋"),
    ("euc-kr", "다리가 월요일에 개통되어 주민들이 건넜다"),
    ("iso-8859-11", "สะพานเปิดเมื่อวันจันทร์"),
];

/// A page of that sentence, with `declaration` in its head.
fn page_of(sentence: &str, declaration: &str) -> String {
    let paragraphs = format!("<p>{sentence}. {sentence}, {sentence}.</p>").repeat(6);
    format!("{declaration}<title>{sentence}</title><h1>{sentence}</h1>{paragraphs}")
}

/// The bytes of a text in the encoding of a label. All its characters must be there.
fn bytes_of(text: &str, label: &str) -> Vec<u8> {
    let (bytes, _, is_lossy) = encoding(label).encode(text);
    assert!(!is_lossy, "{label} has not all characters of {text:?}");
    bytes.into_owned()
}

#[test]
fn every_encoding_is_read_however_it_is_declared() {
    for (label, sentence) in SENTENCES {
        let plain = Extractor::new().extract(page_of(sentence, "").as_bytes()).expect("no error");
        assert_eq!(plain.headline.as_deref(), Some(sentence), "{label}");
        for declaration in [
            format!("<meta charset={label}>"),
            format!("<meta http-equiv='Content-Type' content='text/html; charset={label}'>"),
            format!("<?xml version='1.0' encoding='{label}'?>"),
        ] {
            let bytes = bytes_of(&page_of(sentence, &declaration), label);
            let article = Extractor::new().extract(&bytes).expect("no error");
            assert_eq!(content(&article), content(&plain), "{declaration}");
            assert_eq!((article.charset.as_deref(), article.replaced), (Some(encoding(label).name()), false));
        }
        let bytes = bytes_of(&page_of(sentence, ""), label);
        let hinted = Extractor::new().charset(label.to_uppercase()).extract(&bytes).expect("no error");
        assert_eq!(content(&hinted), content(&plain), "{label} as a hint");
        assert_eq!((hinted.charset.as_deref(), hinted.replaced), (Some(encoding(label).name()), false));
    }
}

#[test]
fn half_a_sequence_at_the_end_is_replaced_and_said() {
    let mut cut_ones = 0;
    for (label, sentence) in SENTENCES {
        // The first byte of two or more, of the encoding's own letters. ISO-2022-JP has states instead.
        let letter = sentence.chars().find(|c| bytes_of(&c.to_string(), label).len() > 1);
        let Some(letter) = letter.filter(|_| label != "iso-2022-jp") else { continue };
        let whole = bytes_of(&(page_of(sentence, &format!("<meta charset={label}>")) + "<p>"), label);
        let mut cut = whole.clone();
        cut.push(bytes_of(&letter.to_string(), label)[0]);
        let [whole, cut] = [whole, cut].map(|page| Extractor::new().extract(&page).expect("no error"));
        assert_eq!((whole.replaced, cut.replaced), (false, true), "{label}");
        assert_eq!(cut.charset.as_deref(), Some(encoding(label).name()));
        assert_eq!(content(&cut), content(&whole), "{label}");
        cut_ones += 1;
    }
    assert_eq!(cut_ones, 7, "UTF-8 and six of the East");
}

/// UTF-8 is known by its bytes, whatever is said. Of other encodings the label is believed, but not that they are UTF-8.
#[test]
fn a_wrong_label_is_seen_through_where_that_can_be() {
    for (label, sentence) in SENTENCES.into_iter().filter(|(label, _)| !label.starts_with("iso-2022")) {
        let declared = page_of(sentence, &format!("<meta charset={label}>"));
        let article = Extractor::new().extract(declared.as_bytes()).expect("no error");
        assert_eq!(
            (article.headline.as_deref(), article.charset.as_deref()),
            (Some(sentence), Some("UTF-8")),
            "{label}"
        );
        assert!(!article.replaced, "{label}");

        let lying = bytes_of(&page_of(sentence, "<meta charset=utf-8>"), label);
        let article = Extractor::new().extract(&lying).expect("no error");
        let expected = if label == "utf-8" { "UTF-8" } else { "windows-1252" };
        assert_eq!(article.charset.as_deref(), Some(expected), "{label} that is declared as UTF-8");
        let is_right = ["utf-8", "windows-1252", "iso-8859-1"].contains(&label);
        assert!(!is_right || article.headline.as_deref() == Some(sentence), "{label}: {:?}", article.headline);
    }
}

/// What was read in the wrong encoding says that something was replaced where something was.
#[test]
fn what_was_replaced_is_told_of_every_encoding_read_as_any_other() {
    let mut replaced = 0;
    for (label, sentence) in SENTENCES {
        let bytes = bytes_of(&page_of(sentence, ""), label);
        for other in ["utf-8", "windows-1252", "iso-8859-8", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"] {
            let article = Extractor::new().charset(other).extract(&bytes).expect("no error");
            let read = article.charset.as_deref().expect("an encoding");
            let (_, is_malformed) = encoding(read).decode_without_bom_handling(&bytes);
            assert_eq!(article.replaced, is_malformed, "{label} read as {other}: {read}");
            replaced += usize::from(is_malformed);
        }
    }
    assert!(replaced > 100, "{replaced} readings in which something was replaced");
}
