//! The tree builder makes the tree that html5ever's makes.

use crate::page::fast::tests::{Random, check};
use crate::page::name::Name;

/// What leads into each insertion mode, and into each kind of element that the rules of some other ask for.
const BEGINNINGS: &[&str] = &[
    "",
    "<!DOCTYPE html>",
    "<html>",
    "<head>",
    "<head><noscript>",
    "<head></head>",
    "<body>",
    "<p>",
    "<table>",
    "<p><table>x",
    "<!DOCTYPE html><p><table> ",
    "<table><caption>",
    "<table><caption><p>",
    "<table><colgroup>",
    "<table><tbody>",
    "<table><thead>",
    "<table><tr>",
    "<table><td>",
    "<table><th><p><b>",
    "<b><table><i>",
    "<select>",
    "<select><option>",
    "<p><select><optgroup><option>",
    "<table><select>",
    "<table><td><select><option>",
    "<template>",
    "<template><td>",
    "<template><tr>",
    "<template><tbody>",
    "<template><col>",
    "<body><template><p>",
    "<table><template>",
    "<body></body>",
    "<p></body></html>",
    "<frameset>",
    "<frameset><frameset><frame>",
    "<frameset></frameset>",
    "<frameset></frameset></html>",
    "<svg>",
    "<p><svg><desc>",
    "<svg><foreignObject>",
    "<svg><foreignObject><p>",
    "<table><td><svg><title>",
    "<math>",
    "<math><mi>",
    "<math><annotation-xml>",
    "<math><annotation-xml encoding=text/html>",
    "<svg></body>",
    "<a href=1>",
    "<a href=1><p>",
    "<b class=1><p>",
    "<b><i><div><p>",
    "<p><b><i></p>",
    "<nobr>",
    "<object><b>",
    "<b><object>",
    "<ruby><rt>",
    "<ruby><rtc>",
    "<ul><li><p>",
    "<ul><li><ul>",
    "<dl><dd><div>",
    "<form><p>",
    "<form><div></form>",
    "<button><p>",
    "<h1>",
    "<h1><p>",
    "<pre>",
    "<textarea>",
    "<title>",
    "<script>",
    "<plaintext>",
    "<x-y><p>",
];

/// Tokens that are no tags.
const OTHERS: &[&str] = &[
    "x",
    " ",
    " x",
    "x ",
    "\n",
    "\0",
    "\0x",
    "<!-- c -->",
    "<!DOCTYPE html>",
    "<![CDATA[x]]>",
    "</>",
    "<?x>",
    "&#10;",
];

/// What shows in which state the token before has left the builder.
const ENDINGS: &[&str] = &["", "x<p>y", " <b>z</b>", "<tr>x", "</p>x</div>"];

#[test]
fn every_tag_is_the_same_in_every_mode() {
    let tags: Vec<String> = Name::all_known()
        .chain(["x-y"])
        .flat_map(|name| [format!("<{name}>"), format!("</{name}>"), format!("<{name} class=a/>")])
        .chain(OTHERS.iter().map(|other| (*other).to_owned()))
        .collect();
    for beginning in BEGINNINGS {
        for tag in &tags {
            for ending in ENDINGS {
                let html = format!("{beginning}{tag}{ending}");
                check(&html, &html);
            }
        }
    }
}

/// What no single tag shows.
const CASES: &[&str] = &[
    // Three of a kind are opened again, and attributes tell kinds apart, whatever their order.
    "<p><b><b><b><b>x<p>y",
    "<p><b class=a id=b><b id=b class=a><b class=a id=b><b x=1><b id=b class=a>x<p>y",
    "<p><b x=1><b x=2><b x=1><b x=1><b X=1>x<p>y",
    "<p><font title='a&amp;b'><font title=a&b><font title='a&#38;b'><font title=a&amp;b>x<p>y",
    "<p><b x=1 x=2><b x=1><b x=1 x=3><b x=1>x<p>y",
    "<p><b xy=z><b x=yz><b xyz><b xy=z><b xy=z>x<p>y",
    "<p><b><b><b><table><td><b><b><b><b>x<p>y</table>z<p>w",
    "<p><i><i><i><b><i>x<p>y",
    // The adoption agency: with and without a block, with many elements between, and in a table.
    "<b>1<i>2<p>3</b>4</i>5",
    "<b><i><u><s><tt><div>x</b>y",
    "<b><em><foo><foo><aside></b>x",
    "<a><b><big><em><strong><div>x</a>y",
    "<div><b><p>1<p>2<p>3</b>4",
    "<b><div><b><div><b><div><b><div>x</b></b></b></b>y",
    "<a><div><div><div><div><div><div><div><div><div><div></a>",
    "<table><a>1<p>2</a>3</p>",
    "<table><b><tr><td>x</b>y</table>z",
    "<b><table><td></b><i></table>x",
    "<p><a>x<table><td><a>y</table>z<a>w",
    "<b><object></b>x</object></b>y",
    "<b></b></b><i><b></i></b>x",
    "<a><svg><desc><a>x</a></svg>y</a>",
    "<nobr>a<nobr><p>b</nobr>c",
    "<b><button></b></button></b>x",
    "<i>a<b>b<div>c<a>d</i>e</b>f",
    // Text and elements that a table has no place for.
    "<table>a<tr>b<td>c</td>d</tr>e</table>f",
    "<table> a <b> b </b> c <tr> d",
    "<p>x<table>\n<!-- -->\ny\0z<tr>",
    "<table><tbody><div>x<span>y</table>z",
    "<div><table><template>x<tr>y</template>z",
    "<table><select><option>x<tr><td>y<select></table>z",
    "<table><td><table>x<td>y</table>z</table>w",
    "<table><p>a<td>b</p>c",
    "<svg><desc><table>x<g>y",
    "<table><svg><desc>a</desc>b</svg>c<math><mi>d</table>e",
    "<table><form><input type=hidden><input><form><tr><td></form>x",
    "<table><caption>a<table><caption>b</table>c</caption>d",
    "<template><tr><td>a</tr>b<div>c<tr>d</template>e",
    "<template><template><col>x</template><td>y",
    "<body><template><frameset></template><frameset>",
    // Headings, lists, forms and buttons.
    "<h1>a<h2>b</h1>c</h2>d",
    "<ul><li>a<div>b<li>c<address>d<li>e</ul>f<li>g",
    "<dl><dt>a<dd>b<p>c<dt>d<dd></dl>e",
    "<form>a<div></form>b</div><form>c",
    "<button>a<p>b<button>c</button>d",
    "<p><button><p>a</p></button>b</p>c",
    "<ruby>a<rb>b<rtc>c<rt>d<rp>e</rtc>f</ruby>g",
    // Raw text, and the line feed that may stand before it.
    "<pre>\n\nx</pre><listing>\n</listing><textarea>\n\nx</textarea>\ny",
    "<pre><!-- c -->\nx<pre></x>\ny<pre>\0\nz",
    "<noscript><p>a</noscript><head></head><noscript>b",
    "<head><noscript><p>a",
    "<head><title>a</title><base></head><title>b</title><link><script>c</script> <p>d",
    "<svg><title><p>a</title></svg><title><p>b</title>c",
    "<frameset> a <frame>b</frameset> c <noframes>d</noframes></html> e <!-- f -->",
    "<p>a<frameset>b",
    "<html><frameset></frameset></html>x<!-- c --> <noframes>y",
    " <p hidden> <frameset>",
    "<input type=hidden><frameset>x",
    "<br><frameset>x",
    "<body>a</body> b<!-- c --></html> <!-- d -->e<!-- f -->",
    "a<html class=b id=c><body class=d><html class=e lang=f><body class=g id=h>",
];

#[test]
fn odd_markup_is_the_same() {
    for html in CASES {
        for before in ["", "<!DOCTYPE html>", "<p>", "<table><td>", "<svg><foreignObject>", "<template>"] {
            let html = format!("{before}{html}");
            check(&html, &html);
        }
    }
}

#[test]
fn depth_is_bounded_the_same() {
    for (unit, times) in
        [("<div>", 600), ("<b>", 100), ("<table><tr><td>", 300), ("<p><b class=a><i>", 100), ("<svg><desc>", 400)]
    {
        let deep = unit.repeat(times);
        for rest in [
            "x<p>y<b>z</b>w",
            "</div></b></td></desc>a<div>b<b>c</div>d",
            "<title>x</title></p><script>y</script>z<svg><g>",
        ] {
            let html = format!("{deep}{rest}{}", rest.repeat(40));
            check(&html, unit);
        }
    }
}

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
