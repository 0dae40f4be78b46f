//! What is promised of every article, whatever it was read from. The fuzz targets check it too.

use newsprint::output::{self, Keep};
use newsprint::{Article, Span};

pub fn slice(text: &str, span: Span) -> Result<&str, String> {
    text.get(span.range()).filter(|_| !span.is_empty()).ok_or_else(|| format!("{span:?} is no span of the text"))
}

/// Whether the text of a span is `words`.
fn is_at(text: &str, span: Span, words: &str) -> Result<(), String> {
    let found = slice(text, span)?;
    if found == words { Ok(()) } else { Err(format!("{span:?} holds {found:?}, not {words:?}")) }
}

fn are_in_order(spans: impl IntoIterator<Item = Span>, what: &str) -> Result<(), String> {
    let starts: Vec<usize> = spans.into_iter().map(|span| span.start).collect();
    if starts.is_sorted() { Ok(()) } else { Err(format!("the {what} are out of order")) }
}

/// Whether an article keeps all promises; the first that it breaks.
pub fn check(article: &Article) -> Result<(), String> {
    let text = article.body.text.as_str();
    check_blocks(article)?;
    check_links(article)?;
    check_quotes(article)?;
    check_people(article)?;
    if let Some(dateline) = &article.dateline {
        if !slice(text, dateline.span)?.contains(&dateline.text) {
            return Err(format!("{:?} is not in its span", dateline.text));
        }
    }
    if article.figures.iter().any(|figure| figure.position > article.body.blocks.len()) {
        return Err("a figure stands behind the end".to_owned());
    }
    check_outputs(article)?;
    match serde_json::from_str::<Article>(&json(article)) {
        Ok(read) if read == *article => Ok(()),
        _ => Err("the article read back from JSON is another".to_owned()),
    }
}

/// Blocks do not overlap, and hold all of the text but white space.
fn check_blocks(article: &Article) -> Result<(), String> {
    let text = article.body.text.as_str();
    let mut end = 0;
    for block in &article.body.blocks {
        slice(text, block.span)?;
        let gap =
            text.get(end..block.span.start).ok_or_else(|| format!("{:?} overlaps the block before", block.span))?;
        if !gap.trim().is_empty() {
            return Err(format!("{gap:?} is in no block"));
        }
        end = block.span.end;
    }
    if !text[end..].trim().is_empty() {
        return Err(format!("{:?} is in no block", &text[end..]));
    }
    Ok(())
}

/// Links lie in order, each within one block, around words.
fn check_links(article: &Article) -> Result<(), String> {
    let (text, blocks) = (article.body.text.as_str(), &article.body.blocks);
    let mut end = 0;
    for link in &article.body.links {
        let words = slice(text, link.span)?;
        let around = blocks.get(blocks.partition_point(|block| block.span.end < link.span.end));
        let is_within = around.is_some_and(|block| block.span.contains(link.span));
        if words != words.trim() || words.is_empty() || link.span.start < end || !is_within || link.href.is_empty() {
            return Err(format!("{link:?} is no link around {words:?}"));
        }
        end = link.span.end;
    }
    Ok(())
}

/// Quotes, their cues and their speakers' words stand where they say, in the order of the text.
fn check_quotes(article: &Article) -> Result<(), String> {
    let text = article.body.text.as_str();
    for quote in &article.quotes {
        is_at(text, quote.span, &quote.text)?;
        match (&quote.cue, quote.cue_span) {
            (Some(cue), Some(span)) => is_at(text, span, cue)?,
            (None, None) => {}
            (cue, span) => return Err(format!("a cue {cue:?} at {span:?}")),
        }
        match quote.speaker.as_ref().map(|speaker| (&speaker.surface, speaker.span)) {
            Some((Some(surface), Some(span))) => is_at(text, span, surface)?,
            None | Some((None, None)) => {}
            Some((surface, span)) => return Err(format!("a speaker {surface:?} at {span:?}")),
        }
    }
    are_in_order(article.quotes.iter().map(|quote| quote.span), "quotes")
}

/// Everybody is named somewhere, in order, and has only quotes of his or her own.
fn check_people(article: &Article) -> Result<(), String> {
    for person in &article.people {
        if person.mentions.is_empty() {
            return Err(format!("{} is named nowhere", person.name));
        }
        for mention in &person.mentions {
            slice(&article.body.text, *mention)?;
        }
        are_in_order(person.mentions.iter().copied(), "mentions")?;
        for number in &person.quotes {
            let speaker = article.quotes.get(*number).and_then(|quote| quote.speaker.as_ref());
            if speaker.is_none_or(|speaker| speaker.name != person.name) {
                return Err(format!("quote {number} is not by {}", person.name));
            }
        }
    }
    let of_people = article.people.iter().enumerate();
    let mut by_person: Vec<_> =
        of_people.flat_map(|(at, person)| person.quotes.iter().map(move |n| (*n, at))).collect();
    by_person.sort_unstable();
    let of_quotes = article.quotes.iter().enumerate();
    let by_quote: Vec<_> =
        of_quotes.filter_map(|(number, quote)| Some((number, quote.speaker.as_ref()?.person?))).collect();
    if by_person != by_quote {
        return Err("people and the speakers of quotes do not lead to each other".to_owned());
    }
    are_in_order(article.people.iter().map(|person| person.mentions[0]), "people")
}

/// Every form can be written; the story's text stands in the plain one as it is, and no word of it ends a script.
fn check_outputs(article: &Article) -> Result<(), String> {
    let script = output::schema_org_script(article);
    match serde_json::from_str::<serde_json::Value>(&script) {
        Ok(read) if read == output::schema_org(article) && !script.contains('<') => {}
        _ => return Err(format!("the schema.org form is another in a script: {script}")),
    }
    let urn = output::ninjs(article)["uri"].as_str().map(str::len);
    if urn.is_none_or(|length| length == 0) {
        return Err("the ninjs form has no address".to_owned());
    }
    if !output::text(article).contains(article.body.text.trim_end_matches('\n')) {
        return Err("the plain form has another text".to_owned());
    }
    for keep in [Keep::TEXT, Keep::TEXT.links().pictures()] {
        if !output::markdown(article, keep).starts_with("---\n") {
            return Err("the Markdown form has no front matter".to_owned());
        }
    }
    let report = output::report::report(article);
    if report.matches("<article ").count() != 1 || report.matches("</article>").count() != 1 {
        return Err("the report has not one story".to_owned());
    }
    Ok(())
}

/// The article as it is written.
pub fn json(article: &Article) -> String {
    serde_json::to_string(article).expect("an article is JSON")
}

/// The article without what says where its blocks stand in the source, which the standard parser does not know.
pub fn without_source(mut article: Article) -> Article {
    for block in &mut article.body.blocks {
        block.source = None;
    }
    article
}
