//! Random tags and text in a row.

use crate::page::fast::tests::{Random, check};

/// Names of elements in groups of which the rules have to do with one another.
const GROUPS: &[&[&str]] = &[
    &["html", "head", "body", "title", "base", "link", "meta", "style", "script", "noscript", "template", "noframes"],
    &["html", "body", "frameset", "frame", "noframes", "p", "br", "input", "head", "plaintext"],
    &["table", "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th", "b", "p", "form", "input"],
    &["table", "tr", "td", "a", "i", "select", "option", "template", "div", "script", "font", "caption", "svg", "desc"],
    &["b", "i", "a", "nobr", "font", "em", "big", "code", "p", "div", "span", "table", "td", "object", "li", "aside"],
    &["a", "b", "strong", "small", "s", "u", "tt", "strike", "div", "p", "applet", "marquee", "button", "address"],
    &["select", "option", "optgroup", "hr", "input", "keygen", "textarea", "table", "tr", "td", "template", "b", "p"],
    &[
        "template", "col", "tr", "td", "tbody", "caption", "div", "table", "select", "b", "form", "html", "body",
        "title",
    ],
    &["svg", "foreignobject", "desc", "title", "g", "p", "font", "b", "table", "td", "script", "style", "path", "a"],
    &["math", "mi", "mo", "mtext", "annotation-xml", "mglyph", "malignmark", "svg", "p", "b", "div", "font", "select"],
    &["ul", "ol", "li", "dl", "dd", "dt", "p", "div", "address", "h1", "h2", "h3", "b", "menu", "dir", "section"],
    &["ruby", "rb", "rt", "rtc", "rp", "p", "span", "b", "table", "td", "option", "select"],
    &["form", "button", "fieldset", "input", "p", "div", "table", "template", "label", "textarea", "select", "image"],
    &["pre", "listing", "textarea", "xmp", "iframe", "noembed", "plaintext", "p", "b", "td", "table", "br"],
    &[
        "article",
        "nav",
        "figure",
        "figcaption",
        "blockquote",
        "center",
        "details",
        "summary",
        "dialog",
        "search",
        "main",
    ],
    &["p", "x-y", "custom", "q", "span", "img", "image", "isindex", "param", "source", "track", "wbr", "area", "embed"],
];

/// What a start tag may have behind its name.
const ATTRIBUTES: &[&str] = &[
    " class=a",
    " class=b",
    " id=a class=b",
    " class=b id=a",
    " type=hidden",
    " TYPE=HIDDEN x=1",
    " color=red",
    " size",
    " encoding=text/html",
    " encoding=Application/XHTML+xml",
    " encoding=x",
    " href=a",
    " x=1 y=2",
    " y=2 x=1",
    "/",
    " class=a/",
    " xlink:href=a",
    " definitionurl=x",
    " name=isindex",
    " x=1 x=2 title=&amp;",
];

/// What stands between tags.
const TEXTS: &[&str] = &[
    "x",
    "y z",
    " ",
    "\n",
    "\nx",
    " x ",
    "\0",
    "x\0",
    " \0 ",
    "&amp;",
    "&#32;",
    "&#10;",
    "é",
    "<!---->",
    "<!-- c -->",
    "<![CDATA[x]]>",
    "<![CDATA[ ]]>",
    "<!DOCTYPE html>",
    "<?x>",
    "</>",
];

const DOCTYPES: &[&str] = &["<!DOCTYPE html>", "", "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//EN'>", "<!---->"];

/// Tags and text in a row, of two groups and some others.
fn tag_soup(random: &mut Random) -> String {
    let groups = [0, 1].map(|_| GROUPS[random.below(GROUPS.len())]);
    let mut html = DOCTYPES[random.below(8) % DOCTYPES.len()].to_owned();
    for _ in 0..=random.below(40) {
        let group = match random.below(12) {
            0 => GROUPS[random.below(GROUPS.len())],
            n => groups[n % 2],
        };
        let name = group[random.below(group.len())];
        match random.below(10) {
            0..=4 => {
                let attributes = if random.below(4) == 0 { ATTRIBUTES[random.below(ATTRIBUTES.len())] } else { "" };
                html += &format!("<{name}{attributes}>");
            }
            5..=7 => html += &format!("</{name}>"),
            _ => html += TEXTS[random.below(TEXTS.len())],
        }
    }
    html
}

/// How many rounds there are, unless `NEWSPRINT_SOUPS` asks for more.
const ROUNDS: usize = 20_000;

#[test]
fn tag_soup_is_the_same() {
    let asked = std::env::var("NEWSPRINT_SOUPS").ok().and_then(|rounds| rounds.parse().ok());
    let seed = std::env::var("NEWSPRINT_SEED").ok().and_then(|seed| seed.parse().ok());
    let mut random = Random(seed.unwrap_or(4));
    for round in 0..asked.unwrap_or(ROUNDS) {
        let html = tag_soup(&mut random);
        check(&html, &format!("soup {round}: {html:?}"));
    }
}
