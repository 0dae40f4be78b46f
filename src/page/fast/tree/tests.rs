//! The tree builder makes the tree that html5ever's makes.

mod soup;

use crate::page::fast::tests::check;
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
