//! Markdown with front matter.

mod words;

use std::fmt::Write;

use super::picture::beside_lead;
use crate::article::{Access, Article, Block, BlockKind, Figure};
use words::{Words, destination, escaped};

/// What Markdown keeps of a story beside its text.
///
/// ```
/// use newsprint::output::Keep;
///
/// let all = Keep::TEXT.links().pictures();
/// # let _ = all;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[must_use]
pub struct Keep {
    links: bool,
    pictures: bool,
}

impl Keep {
    /// The text alone.
    pub const TEXT: Self = Self { links: false, pictures: false };

    /// The links too, on the words that they stand on.
    pub const fn links(self) -> Self {
        Self { links: true, ..self }
    }

    /// The pictures too, with their captions: the lead image below the headline, every figure where it stands.
    pub const fn pictures(self) -> Self {
        Self { pictures: true, ..self }
    }
}

/// The article as [CommonMark](https://spec.commonmark.org/0.31.2/) with [YAML](https://yaml.org/spec/1.2.2/) front matter.
///
/// The front matter holds `title`, `subtitle`, `byline`, `authors`, `date`, `updated`, `section`, `tags`, `language`,
/// `publisher`, `url`, `dateline`, `free` and `truncated`, each where the page states it. Below it stand the headline as
/// a heading of level 1 and the blocks of the body; what Markdown would take for markup in them is escaped, so that the
/// text is read as it stands in the article, whatever is kept beside it. A heading of the story is of level 2 at least.
///
/// ```
/// use newsprint::output::{Keep, markdown};
///
/// let html = "<h1>Bridge opens</h1><p>The bridge over the <a href=/arne>Arne</a> opened on Monday after three years.</p>";
/// let article = newsprint::Extractor::new().url("https://example.org/bridge").extract(html.as_bytes())?;
/// assert!(markdown(&article, Keep::TEXT).contains("over the Arne opened"));
/// assert!(markdown(&article, Keep::TEXT.links()).contains("over the [Arne](<https://example.org/arne>) opened"));
/// # Ok::<(), newsprint::Error>(())
/// ```
#[must_use]
pub fn markdown(article: &Article, keep: Keep) -> String {
    let mut out = front_matter(article);
    if let Some(headline) = &article.headline {
        let _ = write!(out, "\n# {}\n", escaped(headline, " "));
    }
    if let Some(image) = article.lead_image.as_ref().filter(|_| keep.pictures) {
        push_picture(&mut out, Some(&image.url), image.caption.as_deref(), image.credit.as_deref());
    }
    let mut figures = beside_lead(article).map(|(_, figure)| figure).filter(|_| keep.pictures).peekable();
    let mut links = if keep.links { article.body.links.as_slice() } else { &[] };
    let mut in_list = false;
    for (number, block) in article.body.blocks.iter().enumerate() {
        while let Some(figure) = figures.next_if(|figure| figure.position <= number) {
            push_figure(&mut out, figure);
            in_list = false;
        }
        let is_item = block.kind == BlockKind::ListItem;
        if !(is_item && in_list) {
            out.push('\n');
        }
        let passed = links.partition_point(|link| link.span.start < block.span.end);
        let (inside, later) = links.split_at(passed);
        let words = Words {
            text: article.body.text.get(block.span.range()).unwrap_or_default(),
            links: inside,
            at: block.span.start,
        };
        push_block(&mut out, block, words);
        links = later;
        in_list = is_item;
    }
    figures.for_each(|figure| push_figure(&mut out, figure));
    out
}

/// The front matter between its marks. Its strings are written as in JSON, which YAML 1.2 reads as its own.
fn front_matter(article: &Article) -> String {
    let mut out = String::from("---\n");
    let mut set = |key: &str, value: Option<serde_json::Value>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{key}: {value}");
        }
    };
    let string = |value: &Option<String>| value.as_deref().map(Into::into);
    let list = |values: Vec<&str>| (!values.is_empty()).then(|| values.into());
    set("title", string(&article.headline));
    set("subtitle", string(&article.subheadline));
    set("byline", string(&article.byline));
    set("authors", list(article.authors.iter().map(|author| author.name.as_str()).collect()));
    // A date in quotes is a string to every reader of YAML; they differ in what they make of a bare one.
    set("date", article.published.as_ref().map(|date| date.value.to_string().into()));
    set("updated", article.modified.as_ref().map(|date| date.value.to_string().into()));
    set("section", string(&article.section));
    set("tags", list(article.tags.iter().map(String::as_str).collect()));
    set("language", string(&article.language));
    set("publisher", string(&article.publisher));
    set("url", string(&article.url));
    set("dateline", article.dateline.as_ref().map(|dateline| dateline.text.as_str().into()));
    set("free", (article.access != Access::Unknown).then(|| (article.access == Access::Free).into()));
    set("truncated", article.body.truncated.then(|| true.into()));
    out.push_str("---\n");
    out
}

fn push_block(out: &mut String, block: &Block, words: Words<'_>) {
    let _ = match block.kind {
        BlockKind::Heading => {
            let level = usize::from(block.level.unwrap_or(2).clamp(2, 6));
            writeln!(out, "{} {}", "#".repeat(level), words.escaped(" "))
        }
        BlockKind::ListItem => writeln!(out, "- {}", words.escaped("\\\n  ")),
        BlockKind::Quotation | BlockKind::PullQuote | BlockKind::Embed => {
            writeln!(out, "> {}", words.escaped("\\\n> "))
        }
        BlockKind::Preformatted => {
            let fence = "`".repeat(longest_run_of_backticks(words.text).max(2) + 1);
            writeln!(out, "{fence}\n{}\n{fence}", words.text)
        }
        BlockKind::LiveBlogEntry => {
            if let Some(time) = &block.time {
                let _ = write!(out, "**{}**\n\n", escaped(&time.raw, " "));
            }
            writeln!(out, "{}", words.escaped("\\\n"))
        }
        BlockKind::Paragraph | BlockKind::Table => writeln!(out, "{}", words.escaped("\\\n")),
    };
}

fn push_figure(out: &mut String, figure: &Figure) {
    push_picture(out, figure.url.as_deref(), figure.caption.as_deref(), figure.credit.as_deref());
}

/// The picture, its caption as its description; a caption without a picture stands alone.
fn push_picture(out: &mut String, url: Option<&str>, caption: Option<&str>, credit: Option<&str>) {
    let words = [caption, credit].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let words = escaped(&words, " ");
    let _ = match url {
        Some(url) => writeln!(out, "\n![{words}](<{}>)", destination(url)),
        None if words.is_empty() => Ok(()),
        None => writeln!(out, "\n*{words}*"),
    };
}

fn longest_run_of_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn front_matter_holds_what_the_page_states() {
        let text = markdown(&sample::ferry(), Keep::TEXT);
        let expected = [
            "---\ntitle: \"Ferry returns to Skarn after a winter in dock\"\n",
            "\nauthors: [\"Nora Quill\",\"Tomas Abel\",\"Harbour Post staff\"]\n",
            "\ndate: \"2024-03-07T18:19:08+05:30\"\nupdated: \"2024-03-08\"\n",
            "\nfree: true\n---\n\n# Ferry returns",
        ];
        for part in expected {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert!(!text.contains("truncated"));
        assert!(markdown(&sample::bridge(), Keep::TEXT).contains("\nfree: false\ntruncated: true\n---\n"));
    }

    #[test]
    fn blocks_keep_their_kind() {
        let text = markdown(&sample::ferry(), Keep::TEXT);
        let expected = [
            "\n\n## A winter of repairs\n\n",
            "\n\n- Two engines, made in Varn\n- A new ramp for lorries\n\n",
            "\n\n> The ship is older than half of its crew.",
            "\n\n```\n06:10  Varn\n07:45  Skarn\n```\n\n",
            "broken down \\* twice \\* in October",
            "\n\n1\\. May is the first day",
            "\\_Tickets\\_ cost 12 crowns \\[children sail free\\].",
            "Crossing \\| Leaves \\| Arrives\\\nMorning",
        ];
        for part in expected {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert!(!text.contains("![") && !text.contains("]("));
    }

    #[test]
    fn pictures_come_on_request_and_move_nothing() {
        let (without, with) =
            (markdown(&sample::ferry(), Keep::TEXT), markdown(&sample::ferry(), Keep::TEXT.pictures()));
        assert!(with.contains("![One of the new engines. Ida Marsh](<https://harbourpost.example/img/engine.jpg>)"));
        assert!(with.contains("\n*Timetable, spring 2024*\n"));
        let words: Vec<&str> = with.lines().filter(|l| !l.starts_with("![") && !l.starts_with("*T")).collect();
        let expected: Vec<&str> = without.lines().collect();
        assert_eq!(words.join("\n").replace("\n\n\n", "\n\n"), expected.join("\n"));
    }

    #[test]
    fn links_come_on_request() {
        let text = markdown(&sample::ferry(), Keep::TEXT.links());
        assert!(text.contains("\n- A [new ramp](<https://harbourpost.example/img/ramp.jpg>) for lorries\n"), "{text}");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        let mut out = String::new();
        let block = Block {
            kind: BlockKind::Preformatted,
            span: crate::Span::new(0, 0),
            source: None,
            level: None,
            time: None,
        };
        push_block(&mut out, &block, Words { text: "a ```` b", links: &[], at: 0 });
        assert_eq!(out, "`````\na ```` b\n`````\n");
    }

    #[test]
    fn an_empty_article_is_an_empty_front_matter() {
        assert_eq!(markdown(&Article::default(), Keep::TEXT.pictures()), "---\n---\n");
    }
}
