//! The story with its quotes and names marked.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::escape::{Escaped, Link, is_web};
use super::voice::{Voices, hue};
use crate::article::{Article, Block, BlockKind, Figure, QuoteKind, Span};

pub(super) fn push(out: &mut String, article: &Article, voices: &Voices<'_>) {
    out.push_str("<article id=\"story\">\n");
    let marks = marks(article, voices);
    let pieces = pieces(&article.body.text, &marks);
    let mut at = 0;
    let mut figures = article.figures.iter().peekable();
    let mut in_list = false;
    for (number, block) in article.body.blocks.iter().enumerate() {
        let is_item = block.kind == BlockKind::ListItem;
        if in_list && !is_item {
            out.push_str("</ul>\n");
        }
        while let Some(figure) = figures.next_if(|figure| figure.position <= number && !(in_list && is_item)) {
            push_figure(out, figure);
        }
        if is_item && !in_list {
            out.push_str("<ul>\n");
        }
        in_list = is_item;
        at += pieces[at..].partition_point(|piece| piece.span.end <= block.span.start);
        let inside = pieces[at..].iter().take_while(|piece| piece.span.start < block.span.end);
        let mut words = String::new();
        for piece in inside {
            push_piece(&mut words, article, voices, &marks, piece, block.span);
        }
        push_block(out, block, &words);
    }
    if in_list {
        out.push_str("</ul>\n");
    }
    figures.for_each(|figure| push_figure(out, figure));
    out.push_str("</article>\n");
}

/// Something to show on a stretch of text.
enum What {
    Quote(usize),
    Cue,
    /// The voice named here.
    Name(usize),
    Dateline,
}

struct Mark {
    span: Span,
    what: What,
}

fn marks(article: &Article, voices: &Voices<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(dateline) = &article.dateline {
        marks.push(Mark { span: dateline.span, what: What::Dateline });
    }
    for (number, quote) in article.quotes.iter().enumerate() {
        marks.push(Mark { span: quote.span, what: What::Quote(number) });
        marks.extend(quote.cue_span.map(|span| Mark { span, what: What::Cue }));
    }
    for (number, voice) in voices.list.iter().enumerate() {
        marks.extend(voice.mentions.iter().map(|span| Mark { span: *span, what: What::Name(number) }));
    }
    marks.retain(|mark| !mark.span.is_empty() && article.body.text.get(mark.span.range()).is_some());
    marks
}

/// A stretch of text on which the same marks lie.
struct Piece {
    span: Span,
    /// The numbers of the marks.
    marks: Vec<usize>,
}

/// The whole text in pieces. Marks may nest and cross: each piece is shown for itself.
fn pieces(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let mut edges: Vec<(usize, bool, usize)> = Vec::with_capacity(marks.len() * 2);
    for (number, mark) in marks.iter().enumerate() {
        edges.push((mark.span.start, true, number));
        edges.push((mark.span.end, false, number));
    }
    edges.sort_unstable();
    let mut pieces = Vec::new();
    let mut open = BTreeSet::new();
    let mut start = 0;
    for (edge, opens, number) in edges {
        if edge > start {
            pieces.push(Piece { span: Span::new(start, edge), marks: open.iter().copied().collect() });
            start = edge;
        }
        if opens {
            open.insert(number);
        } else {
            open.remove(&number);
        }
    }
    if start < text.len() {
        pieces.push(Piece { span: Span::new(start, text.len()), marks: Vec::new() });
    }
    pieces
}

/// Writes what of the piece lies in the block.
fn push_piece(out: &mut String, article: &Article, voices: &Voices<'_>, marks: &[Mark], piece: &Piece, block: Span) {
    let span = Span::new(piece.span.start.max(block.start), piece.span.end.min(block.end));
    let Some(words) = article.body.text.get(span.range()) else { return };
    if piece.marks.is_empty() {
        let _ = write!(out, "{}", Escaped(words));
        return;
    }
    let mut look = Look::default();
    for mark in piece.marks.iter().filter_map(|number| marks.get(*number)) {
        look.add(article, voices, &mark.what);
    }
    let _ = write!(out, "<span class=\"{}\"", look.classes.join(" "));
    if !look.whose.is_empty() {
        let whose: Vec<String> = look.whose.iter().map(usize::to_string).collect();
        let _ = write!(out, " style=\"{}\" data-of=\"{}\"", look.style, whose.join(" "));
    }
    if !look.title.is_empty() {
        let _ = write!(out, " title=\"{}\"", Escaped(look.title));
    }
    let _ = write!(out, ">{}</span>", Escaped(words));
}

/// How a piece is shown.
#[derive(Default)]
struct Look<'a> {
    classes: Vec<&'static str>,
    style: String,
    title: &'a str,
    /// The voices that are named or quoted here.
    whose: BTreeSet<usize>,
}

impl<'a> Look<'a> {
    fn add(&mut self, article: &Article, voices: &Voices<'a>, what: &What) {
        match *what {
            What::Dateline => self.classes.push("dateline"),
            What::Cue => self.classes.push("cue"),
            What::Name(voice) => {
                self.classes.push("name");
                let _ = write!(self.style, "--name:{};", hue(voice));
                self.whose.insert(voice);
            }
            What::Quote(number) => {
                let kind = article.quotes.get(number).map_or(QuoteKind::Fragment, |quote| quote.kind);
                self.classes.extend(["quote", quote_class(kind)]);
                let Some(voice) = voices.of_quote(number) else {
                    self.classes.push("nobody");
                    self.title = "nobody is named as the speaker";
                    return;
                };
                let _ = write!(self.style, "--quote:{};", hue(voice));
                self.whose.insert(voice);
                self.title = voices.name(voice);
            }
        }
    }
}

fn quote_class(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Fragment => "fragment",
        QuoteKind::Indirect => "indirect",
    }
}

fn push_block(out: &mut String, block: &Block, words: &str) {
    let _ = match block.kind {
        BlockKind::Paragraph => writeln!(out, "<p>{words}</p>"),
        BlockKind::Heading => {
            // The headline is the page's only heading of level 1.
            let level = block.level.unwrap_or(2).clamp(2, 6);
            writeln!(out, "<h{level}>{words}</h{level}>")
        }
        BlockKind::ListItem => writeln!(out, "<li>{words}</li>"),
        BlockKind::Quotation => writeln!(out, "<blockquote>{words}</blockquote>"),
        BlockKind::Table => writeln!(out, "<p class=\"table\">{words}</p>"),
        BlockKind::Preformatted => writeln!(out, "<pre>{words}</pre>"),
        BlockKind::PullQuote => writeln!(out, "<p class=\"pull\">{words}</p>"),
        BlockKind::Embed => writeln!(out, "<p class=\"embed\">{words}</p>"),
        BlockKind::LiveBlogEntry => {
            let time = block.time.as_ref().map(|time| format!("<time>{}</time> ", Escaped(&time.raw)));
            writeln!(out, "<p class=\"entry\">{}{words}</p>", time.unwrap_or_default())
        }
    };
}

/// A picture is linked, not shown: the page fetches nothing.
fn push_figure(out: &mut String, figure: &Figure) {
    out.push_str("<figure>");
    if let Some(url) = figure.url.as_ref().filter(|url| is_web(url)) {
        let _ = write!(out, "{} ", Link { words: "picture", url: Some(url) });
    }
    let _ = write!(out, "<figcaption>{}", Escaped(figure.caption.as_deref().unwrap_or_default()));
    if let Some(credit) = &figure.credit {
        let _ = write!(out, " <small>{}</small>", Escaped(credit));
    }
    out.push_str("</figcaption></figure>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    fn story(article: &Article) -> String {
        let mut out = String::new();
        push(&mut out, article, &Voices::of(article));
        out
    }

    /// The words of some HTML, without tags and references.
    fn words(html: &str) -> String {
        let text: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        let text = ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"]
            .iter()
            .zip(["<", ">", "\"", "'", "&"])
            .fold(text, |text, (reference, c)| text.replace(reference, c));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_word_stands_once_and_in_order() {
        for mut article in [sample::ferry(), sample::bridge()] {
            article.figures.clear();
            let expected = article.body.text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&story(&article)), expected);
        }
    }

    #[test]
    fn quotes_and_names_say_whose_they_are() {
        let html = story(&sample::ferry());
        let expected = [
            "<span class=\"quote direct\" style=\"--quote:28;\" data-of=\"0\" title=\"Edda Holm\">We have waited long enough,</span>",
            "<span class=\"name\" style=\"--name:165;\" data-of=\"1\">Joran Pell</span>",
            "<span class=\"quote indirect\" style=\"--quote:165;\" data-of=\"1\" title=\"Joran Pell\">he expected calm seas</span>",
            "<span class=\"cue\">disagreed</span>",
            "<ul>\n<li>Two engines, made in Varn</li>\n<li>A new ramp for lorries</li>\n</ul>",
        ];
        for part in expected {
            assert!(html.contains(part), "{part} is not in\n{html}");
        }
    }

    #[test]
    fn marks_that_cross_are_cut() {
        let mark = |start, end, number| Mark { span: Span::new(start, end), what: What::Name(number) };
        let found = pieces("abcdefgh", &[mark(1, 5, 0), mark(3, 7, 1)]);
        let found: Vec<_> = found.iter().map(|p| (p.span.start, p.span.end, p.marks.clone())).collect();
        assert_eq!(found, [(0, 1, vec![]), (1, 3, vec![0]), (3, 5, vec![0, 1]), (5, 7, vec![1]), (7, 8, vec![])]);
    }

    #[test]
    fn spans_that_fit_no_text_are_passed_over() {
        let mut article = sample::bridge();
        article.quotes[0].span = Span::new(1, 4);
        article.quotes[1].span = Span::new(7, usize::MAX);
        article.body.blocks[0].span = Span::new(3, 2);
        assert!(story(&article).contains("<p></p>"));
    }
}
