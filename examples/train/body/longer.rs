//! Longer copies of pages: the paragraphs of other pages' stories set between those of their own, so that what is
//! learned does not lean on how long the stories of the data happen to be.

use std::ops::Range;

use newsprint::lab::body::Cut;
use newsprint::lab::stage::decode;

use super::boost::Draw;
use super::data::{Example, Set, Source, Truth};
use super::page::Page;

/// A block of more than this label, and of at least so many words, is a paragraph to set others behind.
const WHOLLY_STORY: f32 = 0.9;
const PARAGRAPH_WORDS: usize = 20;
/// A story of fewer paragraphs is not made longer, nor are its paragraphs set into another.
const FEWEST: usize = 4;
/// How many times as long a story gets at the most.
const TIMES: f32 = 8.0;
/// One page in so many gets a longer copy.
const ONE_IN: usize = 4;

/// The paragraphs of a page's story.
struct Story {
    html: String,
    paragraphs: Vec<Paragraph>,
}

struct Paragraph {
    source: Range<usize>,
    text: String,
}

impl Story {
    fn of(example: &Example, page: &Page) -> Option<Story> {
        let Source::Html(bytes) = &example.source else { return None };
        let sources = Cut::html(bytes).sources();
        let known = page.texts.iter().zip(&page.labels).zip(sources);
        let paragraphs: Vec<Paragraph> = known
            .filter(|((text, label), _)| **label > WHOLLY_STORY && text.split_whitespace().count() >= PARAGRAPH_WORDS)
            .filter_map(|((text, _), source)| Some(Paragraph { source: source?, text: text.clone() }))
            .collect();
        (paragraphs.len() >= FEWEST).then(|| Story { html: decode(bytes).into_owned(), paragraphs })
    }

    /// What parts a paragraph from one set behind it: its own opening tag again, or two line breaks.
    fn parting(&self, paragraph: &Paragraph) -> String {
        let before = &self.html[..paragraph.source.start];
        match (before.rfind('<'), before.rfind("<p")) {
            (Some(last), Some(opening)) if last == opening => format!("</p>{}", &before[opening..]),
            _ => "<br><br>".to_owned(),
        }
    }

    /// The page with other stories' paragraphs set behind its own, `times` for each, and the body's text with theirs.
    fn with<'s>(
        &self,
        body: &str,
        mut others: impl Iterator<Item = (&'s Story, &'s Paragraph)>,
        times: f32,
    ) -> (String, String) {
        let (mut html, mut body) = (String::new(), body.to_owned());
        let (mut done, mut due) = (0, 0.0);
        for paragraph in &self.paragraphs {
            // What the tree builder moved stands elsewhere in the source, and is left as it is.
            let Some(unchanged) = self.html.get(done..paragraph.source.end) else { continue };
            html.push_str(unchanged);
            done = paragraph.source.end;
            let parting = self.parting(paragraph);
            due += times;
            while due >= 1.0 {
                due -= 1.0;
                let Some((story, Paragraph { source, text })) = others.next() else { break };
                html.push_str(&parting);
                html.push_str(&story.html[source.clone()]);
                body.push_str("\n\n");
                body.push_str(text);
            }
        }
        html.push_str(&self.html[done..]);
        (html, body)
    }
}

/// Longer copies of some of the pages. The paragraphs set in are of pages that the same fold holds back.
pub fn copies(examples: &[&Example], pages: &[Page], draw: &mut Draw) -> Vec<Example> {
    let stories: Vec<Option<Story>> =
        examples.iter().zip(pages).map(|(example, page)| Story::of(example, page)).collect();
    let with_story: Vec<usize> = (0..stories.len()).filter(|at| stories[*at].is_some()).collect();
    let mut longer = Vec::new();
    for &at in &with_story {
        if draw.next() * (ONE_IN as f32) > 1.0 {
            continue;
        }
        let Example { fold, host, .. } = *examples[at];
        let mut others: Vec<&Story> = (with_story.iter())
            .filter(|other| examples[**other].fold == fold && **other != at)
            .filter_map(|other| stories[*other].as_ref())
            .collect();
        let drawn = (draw.next() * others.len() as f32) as usize;
        others.rotate_left(drawn);
        let times = (TIMES - 1.0) * draw.next() + 1.0;
        let Some(story) = &stories[at] else { continue };
        let others = others.iter().flat_map(|story| story.paragraphs.iter().map(move |paragraph| (*story, paragraph)));
        let (html, body) = story.with(&examples[at].truth.body, others, times);
        let (source, truth) = (Source::Html(html.into_bytes()), Truth::of(body));
        let id = examples[at].id.clone();
        longer.push(Example { id, set: Set::Longer, fold, host, source, truth });
    }
    longer
}
