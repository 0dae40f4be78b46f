//! The parsers agree on all short markup: what html5lib's tests of tokenizers try case by case is tried here in whole.

use super::tests::check;

/// Where a tokenizer can stand, one of each of its states that a page can bring about.
const BEGINNINGS: &[&str] = &[
    "",
    "x<",
    "</",
    "<p",
    "<P/",
    "</p",
    "<p ",
    "<p class",
    "<p class ",
    "<p class=",
    "<p class=x",
    "<p class='",
    "<p class=\"",
    "<p class='x'",
    "</p class='",
    "<!",
    "<!-",
    "<!--",
    "<!--x-",
    "<!--x--",
    "<!--x--!",
    "<!--<!-",
    "<!x",
    "<?",
    "<!DOCTYPE",
    "<!DOCTYPE html PUBLIC '",
    "<svg><![CDATA[",
    "<svg><![CDATA[x]",
    "<title>",
    "<title></titl",
    "<style>",
    "<style></style",
    "<script>",
    "<script></script",
    "<script><!-",
    "<script><!--",
    "<script><!--x-",
    "<script><!--<script",
    "<script><!--<script></script",
    "<script type=json>",
    "<plaintext>",
    "&",
    "&am",
    "&amp",
    "&#",
    "&#x",
    "&#x4",
    "<p title='&",
    "<p title=&no",
    "<p title='&#",
];

/// What tokenizers tell apart.
const PIECES: &[&str] = &["<", ">", "/", "!", "-", "=", "'", "\"", "&", ";", " ", "\r", "\0", "]", "p", "4", "é"];

#[test]
fn short_markup_is_the_same() {
    for beginning in BEGINNINGS {
        for one in PIECES {
            for two in PIECES {
                let html = [*beginning, *one, *two].concat();
                check(&html, &html);
                // What follows shows in which state it was left.
                let closed = html + "-->\"'></p></script>y";
                check(&closed, &closed);
            }
        }
    }
}

#[test]
fn numeric_references_are_the_same() {
    let (bounds, planes) = ([0x7f, 0xd7ff, 0xe000, 0xfdd0, 0xfdef], 0..=17);
    let edges = planes.flat_map(|plane: u32| [plane * 0x1_0000, plane * 0x1_0000 + 0xfffe, plane * 0x1_0000 + 0xffff]);
    for code in (0..=0xff).chain(0xd7f0..0xe010).chain(bounds).chain(edges).chain([u32::MAX]) {
        let html = format!(
            "&#{code};&#{code}x<p title='&#{code};&#{code}' id=&#x{code:x};>&#x{code:X};&#X{code:x}z&#0{code};"
        );
        check(&html, &html);
    }
}

#[test]
fn every_character_is_the_same() {
    for start in (0..0x3000).step_by(64).chain([0xd7c0, 0xe000, 0xfdc0, 0xff80, 0xffc0, 0x1_f600, 0x10_ffc0]) {
        let chars: String =
            (start..start + 64).filter_map(char::from_u32).filter(|c| !matches!(c, '<' | '>')).collect();
        let html = format!("{chars}<p title=\"{0}\" class={0}>{chars}<title>{chars}", chars.replace(['"', ' '], ""));
        check(&html, &html);
        for c in chars.chars() {
            let html = format!("<{c}><p{c}class={c}></{c}></p{c}><!{c}>x&{c}&#{c}&#x{c}");
            check(&html, &html);
        }
    }
}
