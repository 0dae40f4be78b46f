//! One page over many stories.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::document;
use super::escape::Escaped;
use super::number::grouped;
use super::plot::{self, Bar};
use crate::article::{Article, Direction, QuoteKind, Speaker, SpeakerKind};

/// What an index shows of one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    href: String,
    headline: Option<String>,
    publisher: Option<String>,
    day: Option<String>,
    language: Option<String>,
    words: usize,
    people: usize,
    quotes: Vec<(QuoteKind, Option<String>)>,
}

impl Entry {
    /// What the index shows of `article`, whose report is at `href`, relative to the index.
    #[must_use]
    pub fn new(href: impl Into<String>, article: &Article) -> Self {
        let quotes = article.quotes.iter().map(|quote| (quote.kind, quote.speaker.as_ref().and_then(named)));
        Self {
            href: href.into(),
            headline: article.headline.clone(),
            publisher: article.publisher.clone(),
            day: article.published.as_ref().map(|date| date.value.day().to_string()),
            language: article.language.clone(),
            words: article.body.text.split_whitespace().count(),
            people: article.people.len(),
            quotes: quotes.collect(),
        }
    }
}

/// The speaker's name. Those whom a story does not name are nobody's namesakes in the next one.
fn named(speaker: &Speaker) -> Option<String> {
    matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation).then(|| speaker.name.clone())
}

/// A page over many stories: who was quoted how often, as a plot, and the list of stories with links to their reports.
#[must_use]
pub fn index(entries: &[Entry]) -> String {
    let speakers = speakers(entries);
    let mut main = String::from("<header class=\"masthead\">\n<h1>Who was quoted</h1>\n<ul class=\"facts\">\n");
    let quotes: usize = entries.iter().map(|entry| entry.quotes.len()).sum();
    let words: usize = entries.iter().map(|entry| entry.words).sum();
    for (name, count) in
        [("Stories", entries.len()), ("Words", words), ("Quotes", quotes), ("Named speakers", speakers.len())]
    {
        let _ = writeln!(main, "<li><b>{name}</b> {}</li>", grouped(count));
    }
    main.push_str("</ul>\n</header>\n<div class=\"overview\">\n");
    push_speakers(&mut main, entries, &speakers);
    push_stories(&mut main, entries);
    main.push_str("</div>\n");
    document("Who was quoted", Some("en"), Direction::LeftToRight, &main)
}

/// What the stories together have of one speaker.
#[derive(Default)]
struct Tally {
    direct: usize,
    fragments: usize,
    indirect: usize,
    /// The numbers of the stories, in order.
    stories: Vec<usize>,
}

impl Tally {
    fn all(&self) -> usize {
        self.direct + self.fragments + self.indirect
    }
}

/// The speakers, most quoted first, then by name.
fn speakers(entries: &[Entry]) -> Vec<(&str, Tally)> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        for (kind, speaker) in &entry.quotes {
            let Some(name) = speaker else { continue };
            let tally = tallies.entry(name).or_default();
            match kind {
                QuoteKind::Direct => tally.direct += 1,
                QuoteKind::Fragment => tally.fragments += 1,
                QuoteKind::Indirect => tally.indirect += 1,
            }
            if tally.stories.last() != Some(&number) {
                tally.stories.push(number);
            }
        }
    }
    let mut speakers: Vec<_> = tallies.into_iter().collect();
    speakers.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.all()));
    speakers
}

fn push_speakers(out: &mut String, entries: &[Entry], speakers: &[(&str, Tally)]) {
    /// More bars than this are no longer read; the list below the plot has everyone.
    const BARS: usize = 20;
    out.push_str("<section class=\"plot\">\n<h2>Quotes by speaker</h2>\n");
    let bars: Vec<Bar<'_>> = speakers
        .iter()
        .take(BARS)
        .map(|(name, tally)| Bar { name, counts: [tally.direct, tally.fragments, tally.indirect] })
        .collect();
    plot::push(out, &bars);
    if speakers.is_empty() {
        out.push_str("</section>\n");
        return;
    }
    let _ = writeln!(
        out,
        "<details class=\"speakers\"><summary>Everyone <small>{} speakers</small></summary>\n<dl>",
        speakers.len()
    );
    for (name, tally) in speakers {
        let _ = write!(out, "<dt><bdi>{}</bdi> <small>{}</small></dt><dd>", Escaped(name), tally.all());
        for entry in tally.stories.iter().filter_map(|number| entries.get(*number)) {
            let _ = write!(out, "<a href=\"{}\"><bdi>{}</bdi></a>", Escaped(&entry.href), Escaped(title(entry)));
        }
        out.push_str("</dd>\n");
    }
    out.push_str("</dl></details>\n</section>\n");
}

fn title(entry: &Entry) -> &str {
    entry.headline.as_deref().unwrap_or(&entry.href)
}

fn push_stories(out: &mut String, entries: &[Entry]) {
    out.push_str(
        "<section class=\"stories\">\n<h2>Stories</h2>\n\
         <input type=\"search\" id=\"filter\" placeholder=\"Filter by headline, publication or speaker\" \
         aria-label=\"Filter the stories\">\n<ol>\n",
    );
    for entry in entries {
        let mut speakers: Vec<&str> = entry.quotes.iter().filter_map(|(_, speaker)| speaker.as_deref()).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let _ = writeln!(
            out,
            "<li data-speakers=\"{}\"><a href=\"{}\"><bdi>{}</bdi></a>",
            Escaped(&speakers.join("\n")),
            Escaped(&entry.href),
            Escaped(title(entry))
        );
        let facts = [entry.publisher.as_deref(), entry.day.as_deref(), entry.language.as_deref()];
        let facts: Vec<String> =
            facts.into_iter().flatten().map(|fact| format!("<bdi>{}</bdi>", Escaped(fact))).collect();
        let _ = writeln!(
            out,
            "<p>{} <small>{} words · {} people · {} quotes</small></p></li>",
            facts.join(" · "),
            grouped(entry.words),
            entry.people,
            entry.quotes.len()
        );
    }
    out.push_str("</ol>\n</section>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn speakers_are_counted_across_stories() {
        let entries = [
            Entry::new("a.html", &sample::ferry()),
            Entry::new("b/c d.html", &sample::bridge()),
            Entry::new("e.html", &sample::ferry()),
        ];
        let speakers = speakers(&entries);
        let counts: Vec<_> = speakers.iter().map(|(name, tally)| (*name, tally.all(), tally.stories.clone())).collect();
        assert_eq!(counts[0], ("Edda Holm", 8, vec![0, 2]));
        assert_eq!(counts[1], ("Joran Pell", 4, vec![0, 2]));
        assert_eq!(counts.len(), 4, "two are of the other story; who is not named is not counted");
        let page = index(&entries);
        assert!(page.contains("<a href=\"b/c d.html\"><bdi>הגשר על הארנה נפתח מחדש</bdi></a>"));
        assert!(page.contains("<b>Quotes</b> 18"));
    }

    #[test]
    fn an_index_of_nothing_is_a_page() {
        assert!(index(&[]).contains("<b>Stories</b> 0"));
    }
}
