//! The list of those who are named or quoted.

use std::fmt::Write;

use super::escape::Escaped;
use super::voice::{Voice, Voices, hue};
use crate::article::{Article, Span, SpeakerKind};

pub(super) fn push(out: &mut String, article: &Article, voices: &Voices<'_>) {
    out.push_str("<aside aria-label=\"Who is named and quoted\">\n");
    if voices.list.is_empty() {
        out.push_str("<p class=\"none\" dir=\"ltr\">Nobody is named or quoted.</p>\n");
    }
    let people = article.people.len();
    for (title, range) in [("People", 0..people), ("Also quoted", people..voices.list.len())] {
        let Some(members) = voices.list.get(range.clone()).filter(|members| !members.is_empty()) else { continue };
        let _ = writeln!(out, "<h2 dir=\"ltr\">{title} <small>{}</small></h2>\n<ol class=\"voices\">", members.len());
        for (number, voice) in range.zip(members) {
            push_voice(out, article, number, voice);
        }
        out.push_str("</ol>\n");
    }
    if !voices.list.is_empty() {
        out.push_str(LEGEND);
    }
    out.push_str("</aside>\n");
}

const LEGEND: &str = "<p class=\"legend\" dir=\"ltr\"><span class=\"quote direct\">quoted</span> \
    <span class=\"quote indirect\">reported</span> <span class=\"quote direct nobody\">nobody\u{2019}s</span> \
    <span class=\"name\">named</span> <span class=\"cue\">cue</span></p>\n";

fn push_voice(out: &mut String, article: &Article, number: usize, voice: &Voice<'_>) {
    let _ = write!(
        out,
        "<li><button type=\"button\" data-voice=\"{number}\" aria-pressed=\"false\" style=\"--h:{}\">\
         <bdi class=\"who\">{}</bdi>",
        hue(number),
        Escaped(voice.name)
    );
    let age = voice.age.map(|age| age.to_string());
    let kind = match voice.kind {
        SpeakerKind::Person => None,
        SpeakerKind::Organisation => Some("organisation"),
        SpeakerKind::Document => Some("document"),
        SpeakerKind::Unnamed => Some("unnamed"),
    };
    let role = voice.roles.iter().map(String::as_str).chain(age.as_deref()).chain(kind).collect::<Vec<_>>().join(" · ");
    if !role.is_empty() {
        let _ = write!(out, "<bdi class=\"role\">{}</bdi>", Escaped(&role));
    }
    push_strip(out, article, voice);
    let counts = [(voice.mentions.len(), "mention", "mentions"), (voice.quotes.len(), "quote", "quotes")];
    let counts: Vec<String> = counts.into_iter().filter_map(|(count, one, many)| counted(count, one, many)).collect();
    let counts = counts.join(" · ");
    let _ = writeln!(out, "<span class=\"counts\" dir=\"ltr\">{counts}</span></button></li>");
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
}

/// Where in the story the voice is named, as thin marks, and quoted, as wide ones.
fn push_strip(out: &mut String, article: &Article, voice: &Voice<'_>) {
    let quotes = voice.quotes.iter().filter_map(|number| article.quotes.get(*number)).map(|quote| quote.span);
    out.push_str("<svg class=\"strip\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let length = article.body.text.len().max(1);
    let place = |offset: usize| offset.min(length) * 1000 / length;
    let mut mark = |span: Span, class: &str, least: usize, top: usize, height: usize| {
        let x = place(span.start);
        let width = place(span.end).saturating_sub(x).max(least);
        let _ = write!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>");
    };
    mark(Span::new(0, length), "line", 1000, 5, 2);
    quotes.for_each(|span| mark(span, "said", 8, 1, 10));
    voice.mentions.iter().for_each(|span| mark(*span, "named", 5, 0, 12));
    out.push_str("</svg>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn each_voice_is_a_button_with_its_counts() {
        let article = sample::ferry();
        let mut out = String::new();
        push(&mut out, &article, &Voices::of(&article));
        assert_eq!(out.matches("<button").count(), 4);
        assert!(out.contains("<bdi class=\"role\">the ferry&#39;s captain · 61</bdi>"));
        assert!(out.contains("3 mentions · 4 quotes"));
        assert!(out.contains("Also quoted <small>2</small>"));
        assert_eq!(out.matches("class=\"said\"").count(), 8);
    }

    #[test]
    fn a_story_without_people_says_so() {
        let article = sample::storm();
        let mut out = String::new();
        push(&mut out, &article, &Voices::of(&article));
        assert!(out.contains("Nobody is named or quoted."));
    }
}
