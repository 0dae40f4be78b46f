//! Bytes are read in the encoding that the article names: decoded in that encoding by others, the page is the same.

#![no_main]

use encoding_rs::Encoding;
use libfuzzer_sys::fuzz_target;
use newsprint::{Article, Extractor};
use newsprint_fuzz::{CHARSETS, json, keep};

fuzz_target!(|input: &[u8]| {
    let Some((choice, page)) = input.split_first() else { return };
    let hint = CHARSETS.get(usize::from(*choice));
    let extractor = hint.map_or_else(Extractor::new, |label| Extractor::new().charset(*label));
    let mut article = extractor.extract(page).expect("a known label and an input within the limit are no error");
    keep(&article);

    // A file that is no text has no encoding.
    let Some(name) = article.charset.take() else { return assert_eq!(article, Article::default()) };
    let encoding = Encoding::for_label(name.as_bytes()).expect("a name of the standard is a label of it");
    let (text, replaced) = encoding.decode_with_bom_removal(page);
    assert_eq!(article.replaced, replaced, "{name}");
    let text = format!("\u{FEFF}{text}");
    let again = Extractor::new().extract(text.as_bytes()).expect("an input within the limit is no error");
    article.charset = Some("UTF-8".to_owned());
    article.replaced = false;
    assert!(json(&again) == json(&article), "{name}");
});
