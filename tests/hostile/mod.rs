//! Inputs made to be slow or large: pieces repeated, each the next one of a kind.

/// A kind of hostile input: what stands before, the piece of a number, and what stands behind.
pub struct Kind {
    pub name: &'static str,
    head: &'static str,
    piece: fn(usize) -> String,
    tail: &'static str,
}

impl Kind {
    /// An input of at least so many bytes.
    pub fn input(&self, bytes: usize) -> String {
        let mut input = self.head.to_owned();
        let mut number = 0;
        while input.len() < bytes {
            input.push_str(&(self.piece)(number));
            number += 1;
        }
        input + self.tail
    }
}

const fn kind(name: &'static str, head: &'static str, piece: fn(usize) -> String, tail: &'static str) -> Kind {
    Kind { name, head, piece, tail }
}

/// A name in the shape of a person's, another for each number.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "den", "fi", "gor", "ha", "jen", "ki", "lor", "ma", "nel", "pi", "ros", "sa", "tem", "vi", "wol"];
    let mut word = String::from(if number % 2 == 0 { "Ann " } else { "Bo " });
    let mut rest = number;
    let start = word.len();
    loop {
        word.push_str(SYLLABLES[rest % 16]);
        rest /= 16;
        if rest == 0 {
            break;
        }
    }
    word[start..start + 1].make_ascii_uppercase();
    word + "ton"
}

const STORY: &str = "<h1>Bridge opens</h1><p>The bridge over the Arne opened on Monday after three years of work.</p>";

/// Pages.
pub const HTML: &[Kind] = &[
    kind("nested div", STORY, |_| "<div>".into(), "end"),
    kind("nested div with text", STORY, |_| "<div>They walked over it.".into(), ""),
    kind("open b", STORY, |_| "<b>".into(), "end"),
    kind("open b in p", STORY, |_| "<p>one <b><i>".into(), ""),
    kind("misnested", STORY, |_| "<a href=x><b><i><p>one</a></b></p>".into(), ""),
    kind(
        "paragraphs",
        "<h1>Bridge opens</h1>",
        |n| format!("<p>{} walked over the bridge on day {n}.</p>", name(n)),
        "",
    ),
    kind("one-word paragraphs", STORY, |_| "<p>x".into(), ""),
    kind("headings", STORY, |n| format!("<h1>Bridge {n} opens</h1>"), ""),
    kind("list", "<ul>", |_| "<li>item".into(), "</ul>"),
    kind("nested lists", STORY, |_| "<ul><li>x".into(), ""),
    kind("tables", STORY, |_| "<table><tr><td>".into(), "x"),
    kind("cells", "<table>", |n| format!("<tr><td>{n}<td>x"), "</table>"),
    kind("foster", "<table>", |_| "<b>x<td>".into(), "</table>"),
    kind("end tags", "<div><div><div>", |_| "</span></p></x>".into(), "end"),
    kind("links", STORY, |n| format!("<a href=/{n}>Story {n}</a> "), ""),
    kind(
        "lines with links",
        "<h1>Bridge opens</h1><p>",
        |n| format!("They walked over the <a href=/{n}>bridge</a> on day {n}, and back again.<br>"),
        "",
    ),
    kind("links that are not seen", STORY, |n| format!("word <a href=/{n}>&#8203;</a> <a href=x>&shy; </a><br>"), ""),
    kind("nested q", "<p>", |_| "<q><i></i> ".into(), "It opened."),
    kind("line breaks", "<p>", |_| "word<br>".into(), ""),
    kind("classes", STORY, |n| format!("<p class='a{n} b{n} article-body share'>word {n}"), ""),
    kind(
        "captions",
        STORY,
        |n| format!("<figure><img src=/{n}.jpg><figcaption>Ship {n} (Photo: Ann Lee)</figcaption></figure>"),
        "",
    ),
    kind(
        "captions around figures",
        "<figure>",
        |n| format!("<figure><figcaption>Ship {n}</figcaption></figure><figcaption>of the fleet</figcaption>"),
        "</figure><p>The bridge over the Arne opened on Monday after three years of work.</p>",
    ),
    kind("nested captions", "", |n| format!("<figure><figcaption>Ship {n}</figcaption>"), STORY),
    kind(
        "a declared body of many classes",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"articleBody\":\"",
        |n| match n {
            0 => format!("<div class='{}'>", "paper ".repeat(300)),
            _ => "<p>The bridge opened.</p>".into(),
        },
        "\"}</script>",
    ),
    kind(
        "live updates",
        "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Flood\",\"liveBlogUpdate\":[",
        |n| {
            format!("{{\"@type\":\"BlogPosting\",\"headline\":\"Flood at {}\",\"articleBody\":\"It rose.\"}},", name(n))
        },
        "{}]}</script>",
    ),
    kind("bylines", STORY, |n| format!("<p class=byline>By {}", name(n)), ""),
    kind("one long byline", "<p class=byline>By ", |n| format!("{} and ", name(n)), STORY),
    kind("times", STORY, |_| "<time datetime=2024-05-14T10:00:00Z>May 14, 2024</time>".into(), ""),
    kind("nested times", STORY, |_| "<time datetime=2024-05-14>".into(), ""),
    kind("days", STORY, |n| format!("<p>Updated May {}, {}", n % 28 + 1, 1990 + n % 30), ""),
    kind("one attribute", "<p title='", |_| "a <b> ".into(), "'>end"),
    kind("attributes", "<p ", |n| format!("a{n}=1 "), ">end"),
    kind("open angles", "<p>", |_| "<".into(), " end"),
    kind("open end tags", "<p>", |_| "</".into(), " end"),
    kind("open CDATA", "<p>", |_| "<![CDATA[".into(), " end"),
    kind("ampersands", "<p>", |_| "&".into(), ""),
    kind("open references", "<p>", |_| "&#x".into(), ""),
    kind("carriage returns", "<p>a", |_| "\r".into(), "b"),
    kind("references", "<p>", |_| "&amp;&lt; ".into(), ""),
    kind("comments", STORY, |_| "<!--a".into(), ""),
    kind("comments closed", STORY, |_| "<p>a<!-- b -->c".into(), ""),
    kind("scripts", STORY, |_| "<script>var a = '<p>';</script>".into(), ""),
    kind("script open", "<script>", |_| "</scrip ".into(), ""),
    kind("NULs", "<p>", |_| "\0".into(), "end"),
    kind("white space", "<p>a", |_| " \n".into(), "b"),
    kind("deep JSON", "<script type=application/ld+json>", |_| "[".into(), "</script>"),
    kind("deep JSON objects", "<script type=application/ld+json>", |_| "{\"a\":".into(), "</script>"),
    kind(
        "JSON nodes",
        "<script type=application/ld+json>[",
        |n| format!("{{\"@type\":\"NewsArticle\",\"@id\":\"{n}\",\"headline\":\"x\"}},"),
        "]</script>",
    ),
    kind(
        "JSON nodes of one name",
        "<script type=application/ld+json>[",
        |n| match n {
            0 => format!("{{\"@id\":\"a\"{}}},", ",\"k\":1".repeat(5_000)),
            _ => "{\"@id\":\"a\"},".into(),
        },
        "]</script>",
    ),
    kind(
        "JSON references to a long node",
        "<script type=application/ld+json>[",
        |n| match n {
            0 => format!(
                "{{\"@type\":\"NewsArticle\",\"author\":[{}]}},{{\"@id\":\"a\"",
                "{\"@id\":\"a\"},".repeat(1_000)
            ),
            _ => format!(",\"k{n}\":1"),
        },
        "}]</script>",
    ),
    kind(
        "JSON keys",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\"",
        |n| format!(",\"k{n}\":1"),
        "}</script>",
    ),
    kind(
        "JSON authors",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[",
        |n| format!("{{\"name\":\"{}\"}},", name(n)),
        "]}</script>",
    ),
    kind(
        "JSON authors in rows",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[",
        |n| format!("{{\"name\":\"{}\"}},", (15 * n..15 * n + 15).map(name).collect::<Vec<_>>().join(", ")),
        "]}</script>",
    ),
    kind(
        "JSON scripts",
        "",
        |n| format!("<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"x{n}\"}}</script>"),
        STORY,
    ),
    kind(
        "JSON body",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"",
        |_| "The bridge opened. ".into(),
        "\"}</script>",
    ),
    kind(
        "JSON quotes",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"",
        |_| "\\\"a\" b".into(),
        "\"}</script>",
    ),
    kind(
        "state",
        "<script type=application/json>[",
        |_| "\"The bridge over the Arne opened on Monday.\",".into(),
        "]</script>",
    ),
    kind("meta", "", |n| format!("<meta property=og:title content='x {n}'>"), STORY),
    kind("keywords", "<meta name=keywords content='", |n| format!("k{n}, "), "'><p>x"),
    kind("title", "<title>", |n| format!("Part {n} | "), "</title><p>x"),
    kind(
        "parts of one heading",
        "<h1><b><i><u><s><b><i><u><s><b><i><u><s><b><i><u><s><b><i><u><s><b><i><u><s><b><i><u><s><b><i><u><s>",
        |_| format!("{}<br><br>", "They walked over it. ".repeat(250)),
        "",
    ),
    kind("properties", STORY, |n| format!("<span itemprop=author>{}</span>", name(n)), ""),
    kind("nested properties", STORY, |_| "<div itemscope itemprop='articleBody datePublished'>x".into(), ""),
    kind("select", "<select>", |_| "<option>x".into(), "</select>"),
    kind("svg", "<svg>", |_| "<g><title>x".into(), "</svg>"),
    kind("template", STORY, |_| "<template>".into(), "end"),
    kind("body attributes", STORY, |n| format!("<body id=a{n}><html lang=b>"), ""),
    kind("hidden", STORY, |_| "<p style='display:none'>x".into(), ""),
    kind("one paragraph", "<p>", |n| format!("On day {n} they went over the bridge. "), ""),
];

/// Texts, as pages and as stories.
pub const TEXT: &[Kind] = &[
    kind("one line", "", |n| format!("On day {n} they went over the bridge. "), ""),
    kind("one sentence", "", |_| "and so on, ".into(), ""),
    kind("one word", "", |_| "x".into(), ""),
    kind("lines", "", |n| format!("On day {n} they went over the bridge.\n"), ""),
    kind("one-letter lines", "", |_| "x\n".into(), ""),
    kind("blank lines", "x", |_| "\n \n".into(), "x"),
    kind("straight quotes open", "", |_| "\"he said ".into(), ""),
    kind("straight quotes", "", |_| "\"We go,\" he said. ".into(), ""),
    kind("straight marks", "", |_| "\"".into(), ""),
    kind("single marks", "", |_| "'".into(), ""),
    kind("apostrophes", "", |_| "'tis the bridges' end ".into(), ""),
    kind("nested marks", "", |_| "“‘".into(), ""),
    kind("guillemets open", "", |_| "« ".into(), ""),
    kind("low marks", "", |_| "„".into(), ""),
    kind("mixed marks", "", |_| "„a“ «b» 「c」 ‚d‘ ".into(), ""),
    kind("quotes of many", "", |n| format!("“We go,” said {}.\n\n", name(n)), ""),
    kind("quotes of one", "“We stay,” said Ann Lee. ", |_| "“We go,” she said. ".into(), ""),
    kind("quotes of nobody", "", |_| "“We go.”\n".into(), ""),
    kind("paragraphs of one quote", "", |_| "“We go and we stay.\n\n".into(), ""),
    kind("reports", "", |n| format!("{} said that the bridge was open. ", name(n)), ""),
    kind("one report", "He said ", |_| "that he said ".into(), ""),
    kind("cues", "", |_| "said ".into(), ""),
    kind("according to", "", |_| "according to ".into(), ""),
    kind("labels", "", |n| format!("“LEE: We go.” {} came. ", name(n)), ""),
    kind("signatures", "", |n| format!("“We go.” — {}\n", name(n)), ""),
    kind("inserted verbs", "", |_| "« Le train, explique-t-elle, part. » ".into(), ""),
    kind("colons", "", |n| format!("{}: we go\n", name(n)), ""),
    kind("pronouns", "Ann Lee came. ", |_| "She said he told her that she said so. ".into(), ""),
    kind("names", "", |n| format!("{} ", name(n)), ""),
    kind("names in a row", "", |n| format!("{}, ", name(n)), ""),
    kind("one name", "", |_| "John Smith ".into(), ""),
    kind("one long name", "Ann bin ", |n| format!("{} ", &name(n)[3..]), ""),
    kind("children", "", |n| format!("Ann bin {} bin Omar Lee, ", &name(n)[3..]), ""),
    kind("namesakes", "", |n| format!("{} Lee came. Lee went. ", name(n)), ""),
    kind("surnames", "", |n| format!("Mr. {} came. ", &name(n)[3..]), ""),
    kind("capitals", "", |_| "BRIDGE OPENS ".into(), ""),
    kind("initials", "", |_| "J. ".into(), ""),
    kind("roles", "", |n| format!("the mayor of the old town and minister of bridges {}, ", name(n)), ""),
    kind("role words", "", |_| "president minister mayor ".into(), ""),
    kind("roles of one", "", |n| format!("Ann Lee, the {} minister, came. ", &name(n)[3..]), ""),
    kind("ages", "", |n| format!("{}, {}, came. ", name(n), n % 90), ""),
    kind("ages of nobody", "", |n| format!("Mr. {} came. She is 24. She is 25. She is 26. ", &name(n)[3..]), ""),
    kind("ages of nobody in one sentence", "", |n| format!("Mr. {} came, now 24, she came, ", &name(n)[3..]), ""),
    kind("particles", "", |_| "van der de la ".into(), ""),
    kind("numbers", "", |_| "1,000.00 ".into(), ""),
    kind("days", "", |n| format!("May {}, 2024\n", n % 28 + 1), ""),
    kind("datelines", "", |_| "LONDON (AP) — ".into(), ""),
    kind("bylines", "", |n| format!("By {}\n", name(n)), ""),
    kind("brackets", "", |_| "(".into(), ""),
    kind("dots", "", |_| ". ".into(), ""),
    kind("ellipses", "", |_| "...".into(), ""),
    kind("dashes", "", |_| " — ".into(), ""),
    kind("zero-width", "x", |_| "\u{200B}".into(), ""),
    kind("combining", "e", |_| "\u{301}".into(), ""),
    kind("right to left", "", |_| "\u{202E}قال ".into(), ""),
    kind("Chinese", "", |_| "「我们走，」他说。".into(), ""),
    kind("Hindi", "", |_| "उन्होंने कहा कि पुल खुला है। ".into(), ""),
];
