//! The fast parser's page equals the standard parser's.

mod mutation;

use crate::page::outline::difference;
use crate::page::{NodeKind, Page, Tag, fast, standard};

pub(super) use self::mutation::Random;

/// Holds the two pages against each other.
pub(super) fn check(html: &str, called: &str) {
    if let Some(difference) = difference(&fast::parse(html), &standard::parse(html)) {
        panic!("the parsers differ on {called}\n{difference}");
    }
}

/// Markup with what is hard in it, each after the form of a test of a tokenizer: what is written, and nothing else.
const CASES: &[&str] = &[
    "",
    "<",
    "</",
    "</>",
    "</ >x",
    "</?>x",
    "<>x<=>",
    "a < b <3 <é",
    "<!",
    "<!x>y",
    "<!->x-->y",
    "<!-->x",
    "<!--->x",
    "<!---->x",
    "<!----!>x",
    "<!-- a --!> b -- > c --> d",
    "<!-- <!-- --> x -->",
    "<!--a\0b-->c<!--",
    "<?xml version='1.0'?><p>x",
    "<![CDATA[x]]>y",
    "<svg><![CDATA[<p>a\0\r\n]]b]]></svg>c",
    "<svg><desc><![CDATA[x]]>y</desc><foreignObject><p><![CDATA[z]]></svg>",
    "<svg><![CDATA[x",
    "<!DOCTYPE html><p><table>",
    "<!doctype html public \"-//w3c//dtd html 3.2//en\"><p><table>",
    "<!DOCTYPE><p><table>",
    "<!DOCTYPE html SYSTEM 'a>b'><p><table>",
    "<p>a<!DOCTYPE html>b",
    "<!doctype",
    "<pre>\n\nx</pre><textarea>\r\n\r\ny</textarea><pre>&#10;z",
    "<pre><!--c-->\nx",
    "<p a=1 b = 2 c= '3' d =\"4\" class=a&amp;b>x",
    "<p class=a class=b CLASS=c>x",
    "<p class=>x",
    "<p class= >x",
    "<p =class=x id=y>z",
    "<p/class=x/id=y>z",
    "<p class='a'id=b>z",
    "<p class='a>b' id=\"c'd\">z",
    "<p class=a/>z",
    "<br/ ><br / class=x><br//>z",
    "<p\0q class\0=x id=a\0b>z",
    "<p\nclass\r\n=\r'a\r\nb\rc'>x",
    "<P CLASS=Ab>x</P\n a='>'>y",
    "<html lang=a class='b",
    "<frameset><body class=a></frameset>b",
    "<p class",
    "<p class=",
    "<p class='a",
    "<p class=a",
    "<p class='a'",
    "<p/",
    "</p",
    "</p a='",
    "x<p",
    "<p title='&amp;&ampx&amp=&copy&copy;&#39;'>x",
    "<p title=&quot;a&quot;>x&amp;y&ampz&nosuch;&#x41;&#65&#0;",
    "<p>&NotEqualTilde;&acE;&fjlig;&AMP&;&#;&#x;&",
    "a\r\nb\rc\r",
    "\r\n\0\r\0\n",
    "<p>a\0b\0\0c<svg>\0d</svg><table>\0e<td>\0",
    "\u{feff}<p>x\u{feff}",
    "<script>a</script>\u{feff}b",
    "<title>a&amp;b</p>\0</titles></title\n>c",
    "<title>a</title",
    "<style><!-- </style> --></style>x",
    "<style>a</styl></STYLE/>x",
    "<script type=text/json>{\"a\": \"<\\/p>&amp;\0\r\n\"}</script>",
    "<script type='application/LD+JSON'><!-- <script> </script> --> </script>x",
    "<script><!-- <script> </script> x </script> y",
    "<script><!--><script> </script> y </script>",
    "<script>a</script a='</script>'>b",
    "<script>a</scriptx></script",
    "<textarea><p></textarea x>y<xmp><p></xmp><iframe><p></iframe><noembed><p></noembed><noframes><p></noframes>",
    "<noscript><p>x</noscript><head><noscript><link><p>",
    "<plaintext><p>a\0&amp;\r\n</plaintext>",
    "<svg><style><p>x</style><title><p>y</title></svg>z",
    "<svg><script type=json>x</script><a/>y<font size=1>z",
    "<svg><font class=x>y</font></svg><svg><font Color=x>y",
    "<math><annotation-xml encoding=text/html><p>x</annotation-xml><mi><p>y",
    "<b x=1><b x=2><b x=1><b x=1><b x=1>a</b></b></b></b></b><p>b",
    "<b x=1><b x=2><b x=3><b x=4><b x=5><p>a<p>b",
    "<a href=1 x=1>a<a href=2 x=2>b<p>c<a>d",
    "<font a=1 a=2 B=3><font b=3 a=1><font><p>x<p>y",
    "<nobr>a<nobr>b<big>c<strike>d<p>e<p>f",
    "<table><tr><td>a<td>b<table>c<p>d</table></table>e",
    "<table>a<b>b<tr>c<td>d</b>e</table>f",
    "<table> \r\n\0 <tr>&#32;<td>&#9;x",
    "<table><input type=hidden><input type=HIDDEN x=1><input type=text>",
    "<select><option>a<option>b<optgroup><p>c<select>d<input>e",
    "<frameset><frame></frameset>x",
    "<p>a<frameset>",
    "<html lang=a><body class=b><html lang=c class=d><body class=e id=f>",
    "<template><td>x</template><template shadowrootmode=open><p>y",
    "<custom-element class=x>a</custom-element><x-y-z>b",
    "<form><form><button><button><a><p></form>x",
    "<li>a<li>b<dd>c<dt>d<p>e<h1>f<h2>g</h3>h",
    "<ruby>a<rt>b<rp>c<rtc>d</ruby>",
    "<image src=x><isindex><keygen>",
    "</p></br></x>y",
    "<meta charset=utf-8><meta http-equiv=content-type content='text/html; charset=koi8-r'>x",
];

#[test]
fn hard_markup_is_the_same() {
    for html in CASES {
        check(html, html);
        // Nothing of it depends on where a run of text starts.
        let later = format!("<div>é&amp;{html}");
        check(&later, &later);
        let twice = format!("{html}{html}");
        check(&twice, &twice);
    }
}

#[test]
fn every_named_reference_is_the_same() {
    for (name, _) in &html5ever::data::NAMED_ENTITIES {
        let html = format!("<p title='&{name}&{name}x&{name}=' id=&{name}>&{name}&{name}x&{name}&");
        check(&html, name);
    }
}

fn first(page: &Page, kind: NodeKind) -> Option<String> {
    let id = page.ids().find(|id| page.kind(*id) == kind)?;
    page.source(id).map(|span| format!("{}..{}", span.start, span.end))
}

#[test]
fn nodes_know_their_place_in_the_source() {
    let html = "é<p class=x>a&amp;b<!-- c --><br>d";
    let page = fast::parse(html);
    let place = |kind| first(&page, kind).unwrap_or_default();
    let of = |part: &str| html.find(part).map(|at| format!("{at}..{}", at + part.len())).unwrap_or_default();
    assert_eq!(place(NodeKind::Element(Tag::P)), of("<p class=x>"));
    assert_eq!(place(NodeKind::Comment), of("<!-- c -->"));
    assert_eq!(place(NodeKind::Element(Tag::Br)), of("<br>"));
    let texts: Vec<&str> = page
        .ids()
        .filter(|id| page.kind(*id) == NodeKind::Text)
        .filter_map(|id| page.source(id))
        .map(|span| &html[span.range()])
        .collect();
    assert_eq!(texts, ["é", "a&amp;b", "d"]);
}
