//! The main picture with its caption and credit.

use super::Sources;
use super::address::{absolute, base};
use super::beside;
use super::ranked::{Found, Ranked};
use super::site::{has_key, key};
use crate::article::{Figure, Image};

/// JSON-LD's picture, then `og:image`, then `twitter:image`, then `image_src`, then the first of the story. The story's own picture of the
/// same name tells the caption.
pub(crate) fn read(sources: &Sources<'_>, subheadline: Option<&str>) -> Ranked<Image> {
    let metadata = sources.metadata;
    let bare = |source, url: Option<&str>| {
        Some(Found { value: Image { url: url?.to_owned(), caption: None, credit: None }, source })
    };
    let og = metadata.meta("og:image:secure_url").filter(|_| metadata.meta("og:image").is_none());
    let social = [
        bare("og:image", metadata.meta("og:image").or(og).or_else(|| metadata.meta("og:image:url"))),
        bare("twitter:image", metadata.meta("twitter:image").or_else(|| metadata.meta("twitter:image:src"))),
        bare("image_src", metadata.link("image_src")),
    ];
    let linked = metadata.article.as_ref().and_then(|article| article.images.first()).map(|picture| Found {
        value: Image { url: picture.url.clone(), caption: picture.caption.clone(), credit: picture.credit.clone() },
        source: "json-ld",
    });
    let figures = &sources.selection.figures;
    let before: Vec<&Figure> = figures.iter().filter(|figure| figure.position <= first(sources, subheadline)).collect();
    let lead = before.iter().find(|figure| figure.url.is_some());
    let lead = lead.and_then(|figure| {
        let value = Image { url: figure.url.clone()?, caption: figure.caption.clone(), credit: figure.credit.clone() };
        Some(Found { value, source: "figure" })
    });
    let found = linked.into_iter().chain(social.into_iter().flatten()).chain(lead);
    let base = base(sources);
    let whole = found.filter_map(|mut found| {
        found.value.url = absolute(&found.value.url, base.as_deref())?;
        caption(sources, &mut found.value, &before, subheadline);
        Some(found)
    });
    Ranked::first(whole, trust)
}

/// On Postlight's pages, of which most declare a picture to social networks and none in JSON-LD, 69 of 72 were the right one
/// (November 2026). The first picture of a story was not measured.
fn trust(source: &str) -> f32 {
    if source == "figure" { 0.7 } else { 0.95 }
}

/// Before how many blocks of the text a picture stands at the top of the story: the line under the headline may be one of them.
fn first(sources: &Sources<'_>, subheadline: Option<&str>) -> usize {
    let own = subheadline.map(key);
    let kept = sources.blocks.iter().zip(&sources.selection.kept).find(|(_, kept)| **kept);
    usize::from(own.zip(kept).is_some_and(|(own, (block, _))| has_key(&block.text, &own)))
}

/// Fills in what the story's own picture of the same name says below it. Where only one picture stands before the text, that is
/// taken for the same one, unless another caption is declared. Last comes what stands beside the picture, by its place alone.
fn caption(sources: &Sources<'_>, image: &mut Image, before: &[&Figure], subheadline: Option<&str>) {
    let alone = match before {
        [figure] if agree(image.caption.as_deref(), figure.caption.as_deref()) => Some(*figure),
        _ => None,
    };
    if let Some(figure) = same(&image.url, &sources.selection.figures).or(alone) {
        image.caption = figure.caption.clone().or(image.caption.take());
        image.credit = figure.credit.clone().or(image.credit.take());
    } else if image.caption.is_none() {
        let (caption, credit) = beside::legend(sources, subheadline, |url| path(url) == path(&image.url));
        image.caption = caption;
        image.credit = image.credit.take().or(credit);
    }
}

/// Whether two captions may be of one picture: one is not stated, or holds the other.
fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one.contains(other) || other.contains(one))
}

/// The picture with an address: one with its path, else one with its file name, if no other of that name has another caption.
fn same<'f>(url: &str, figures: &'f [Figure]) -> Option<&'f Figure> {
    let with = |part: fn(&str) -> &str| {
        let own = part(url);
        let is_it =
            move |figure: &&Figure| figure.url.as_deref().is_some_and(|url| !own.is_empty() && part(url) == own);
        figures.iter().filter(is_it)
    };
    with(path).next().or_else(|| {
        let first = with(file_name).next()?;
        with(file_name).all(|figure| figure.caption == first.caption).then_some(first)
    })
}

/// How the names of programs end that give many pictures: which one, their query says.
const PROGRAMS: [&str; 5] = [".php", ".asp", ".aspx", ".ashx", ".jsp"];

/// An address's path, without its host; of a program's with the query.
fn path(url: &str) -> &str {
    let bare = url.split(['?', '#']).next().unwrap_or(url);
    let path = if PROGRAMS.iter().any(|ending| bare.ends_with(ending)) { url } else { bare };
    path.split_once("//").map_or(path, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]))
}

/// The last part of an address's path, without its ending: one picture is served in many sizes.
fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    fn caption(declared: &str, figures: &[(&str, &str)]) -> Option<String> {
        let text = "<p>The council of the old port voted to keep the ferry line to the islands open until spring.</p>"
            .repeat(4);
        let figure = |(url, caption): &(&str, &str)| {
            format!("<figure><img src={url} width=800 height=600><figcaption>{caption}</figcaption></figure>")
        };
        let figures: String = figures.iter().map(figure).collect();
        let linked = format!(r#"{{"@type": "NewsArticle", "headline": "Ferry stays", "image": {declared}}}"#);
        let html = format!(
            r#"<script type="application/ld+json">{linked}</script><article><h1>Ferry stays</h1>{figures}{text}</article>"#
        );
        let url = "https://example.org/ferry".to_owned();
        Extractor::new().url(url).extract(html.as_bytes()).expect("a page of this size is read").lead_image?.caption
    }

    #[test]
    fn a_picture_has_its_own_caption() {
        let own = r#"{"@type": "ImageObject", "url": "/a.jpg", "caption": "The boat at the quay."}"#;
        assert_eq!(caption(own, &[("/b.jpg", "The mayor at home.")]).as_deref(), Some("The boat at the quay."));
        let two = [("/222/large.jpg", "The mayor at home."), ("/111/large.jpg", "The boat at the quay.")];
        assert_eq!(caption(r#""/111/large.jpg""#, &two).as_deref(), Some("The boat at the quay."));
        assert_eq!(caption(r#""/333/large.jpg""#, &two), None);
        assert_eq!(
            caption(r#""https://cdn.example.net/9/boat.webp""#, &[("/boat.jpg", "The boat.")]).as_deref(),
            Some("The boat.")
        );
    }
}
