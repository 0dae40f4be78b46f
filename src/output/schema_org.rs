//! schema.org JSON-LD.

use serde_json::Value;

use super::address::is_absolute;
use super::object::Object;
use super::picture::beside_lead;
use crate::article::{Access, Article, Author, AuthorKind, BlockKind, Kind, Person, Quote, QuoteKind, SpeakerKind};

/// The article as [schema.org](https://schema.org/NewsArticle) JSON-LD. [`schema_org_script`] writes it for a page.
///
/// | [`Article`] | schema.org |
/// |---|---|
/// | `kind` | `@type`: [`NewsArticle`](https://schema.org/NewsArticle); a live blog is a [`LiveBlogPosting`](https://schema.org/LiveBlogPosting) too, an index page a `CollectionPage`, any other a `WebPage` |
/// | `headline`, `subheadline` | `headline`, `alternativeHeadline` |
/// | `dateline` | `dateline`; its places are `locationCreated` |
/// | `byline` | [`creditText`](https://schema.org/creditText) |
/// | `authors` | `author`, a `Person` or an `Organization`, with its `url` where that is absolute |
/// | `published`, `modified` | `datePublished`, `dateModified`, as far as stated: an instant keeps its offset, a day stays a day |
/// | `section`, `tags` | `articleSection`, `keywords` |
/// | `language`, `publisher`, `url` | `inLanguage`, `publisher`, `url` |
/// | `lead_image`, `figures` | `image`, a list of [`ImageObject`](https://schema.org/ImageObject), the lead image first, those whose address is absolute |
/// | `access` | `isAccessibleForFree`, where declared |
/// | `paid_parts` | `hasPart`, each a [`WebPageElement`](https://schema.org/WebPageElement) with its `cssSelector` |
/// | `body` | `articleBody`; the entries of a live blog are `liveBlogUpdate` |
/// | `people` | `mentions`, each a `Person` with `jobTitle` |
/// | `quotes` | `hasPart`, each a [`Quotation`](https://schema.org/Quotation) |
///
/// A quotation's person or organisation is its `creator`; a document that is quoted is what the quotation `isBasedOn`; an
/// unnamed speaker is its `creditText`. Words in marks that nobody is quoted in, and reports without marks, are no
/// quotations and are left out; so are ages and spans, for which the vocabulary has no place, and the dateline, section and
/// body of a page that is no article.
#[must_use]
pub fn schema_org(article: &Article) -> Value {
    let live = article.kind == Kind::LiveBlog;
    // What only an article has in the vocabulary.
    let of_article = |words: Option<&str>| words.filter(|_| live || article.kind == Kind::Story).map(str::to_owned);
    let object = Object::default()
        .set("@context", "https://schema.org")
        .set("@type", kind(article.kind))
        .set_some("headline", article.headline.as_deref())
        .set_some("alternativeHeadline", article.subheadline.as_deref())
        .set_some("dateline", of_article(article.dateline.as_ref().map(|dateline| dateline.text.as_str())))
        .set_some("locationCreated", article.dateline.as_ref().map(|dateline| places(&dateline.places)))
        .set_some("creditText", article.byline.as_deref())
        .set_some("author", Some(article.authors.iter().map(author).collect::<Vec<_>>()))
        .set_some("datePublished", article.published.as_ref().map(|date| date.value.to_string()))
        .set_some("dateModified", article.modified.as_ref().map(|date| date.value.to_string()))
        .set_some("articleSection", of_article(article.section.as_deref()))
        .set_some("keywords", Some(article.tags.clone()))
        .set_some("inLanguage", article.language.as_deref())
        .set_some("publisher", article.publisher.as_deref().map(organisation))
        .set_some("url", article.url.as_deref())
        .set_some("image", Some(images(article)))
        .set_some("isAccessibleForFree", is_free(article.access))
        .set_some("articleBody", of_article(Some(article.body.text.as_str()).filter(|text| !text.is_empty())))
        .set_some("liveBlogUpdate", live.then(|| updates(article)))
        .set_some("mentions", Some(article.people.iter().map(person).collect::<Vec<_>>()))
        .set_some("hasPart", Some(parts(article)));
    object.into()
}

/// [`schema_org`] as text that can stand within the `<script type="application/ld+json">` of any page: `<` is written as
/// `\u003c`, so that no word of the article ends the script.
///
/// ```
/// let article = newsprint::Extractor::new().read_story("How to write </script> in a script.")?;
/// let script = newsprint::output::schema_org_script(&article);
/// assert!(script.contains(r"write \u003c/script> in"));
/// # Ok::<(), newsprint::Error>(())
/// ```
#[must_use]
pub fn schema_org_script(article: &Article) -> String {
    // In JSON a `<` stands in strings only.
    format!("{:#}", schema_org(article)).replace('<', "\\u003c")
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Story => "NewsArticle".into(),
        // The dateline and the body belong to the one, the updates to the other; JSON-LD lets a thing be both.
        Kind::LiveBlog => vec!["NewsArticle", "LiveBlogPosting"].into(),
        Kind::IndexPage => "CollectionPage".into(),
        Kind::NothingReadable => "WebPage".into(),
    }
}

/// The parts that are not free, then what was said.
fn parts(article: &Article) -> Vec<Value> {
    let paid = article.paid_parts.iter().map(|selector| {
        let part = Object::default().set("@type", "WebPageElement").set("isAccessibleForFree", false);
        part.set("cssSelector", selector.as_str()).into()
    });
    paid.chain(article.quotes.iter().filter_map(quotation)).collect()
}

fn is_free(access: Access) -> Option<bool> {
    match access {
        Access::Free => Some(true),
        Access::Paid => Some(false),
        Access::Unknown => None,
    }
}

fn named(kind: &str, name: &str) -> Object {
    Object::default().set("@type", kind).set("name", name)
}

fn organisation(name: &str) -> Value {
    named("Organization", name).into()
}

fn places(names: &[String]) -> Vec<Value> {
    names.iter().map(|name| named("Place", name).into()).collect()
}

fn author(author: &Author) -> Value {
    let kind = match author.kind {
        AuthorKind::Person => "Person",
        AuthorKind::Organisation => "Organization",
    };
    named(kind, &author.name).set_some("url", author.url.as_deref().filter(|url| is_absolute(url))).into()
}

fn person(person: &Person) -> Value {
    named("Person", &person.name).set_some("jobTitle", Some(person.roles.clone())).into()
}

fn images(article: &Article) -> Vec<Value> {
    let image = |url: &str, caption: Option<&str>, credit: Option<&str>| {
        let object = Object::default().set("@type", "ImageObject").set("url", url);
        object.set_some("caption", caption).set_some("creditText", credit).into()
    };
    let lead = article.lead_image.as_ref().filter(|lead| is_absolute(&lead.url));
    let lead = lead.map(|lead| image(&lead.url, lead.caption.as_deref(), lead.credit.as_deref()));
    let others = beside_lead(article).filter_map(|(_, figure)| {
        let url = figure.url.as_deref().filter(|url| is_absolute(url))?;
        Some(image(url, figure.caption.as_deref(), figure.credit.as_deref()))
    });
    lead.into_iter().chain(others).collect()
}

fn updates(article: &Article) -> Vec<Value> {
    let entries = article.body.blocks.iter().filter(|block| block.kind == BlockKind::LiveBlogEntry);
    entries
        .filter_map(|block| {
            let object = Object::default().set("@type", "BlogPosting");
            let text = article.body.text.get(block.span.range())?;
            let time = block.time.as_ref().map(|time| time.value.to_string());
            Some(object.set("articleBody", text).set_some("datePublished", time).into())
        })
        .collect()
}

fn quotation(quote: &Quote) -> Option<Value> {
    let speaker = quote.speaker.as_ref().filter(|_| quote.kind != QuoteKind::Indirect)?;
    let object = Object::default().set("@type", "Quotation").set("text", quote.text.as_str());
    Some(match speaker.kind {
        SpeakerKind::Person => object.set("creator", named("Person", &speaker.name)).into(),
        SpeakerKind::Organisation => object.set("creator", organisation(&speaker.name)).into(),
        SpeakerKind::Document => object.set("isBasedOn", named("CreativeWork", &speaker.name)).into(),
        SpeakerKind::Unnamed => object.set("creditText", speaker.name.as_str()).into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::output::sample;

    #[test]
    fn the_sample_fills_every_place() {
        let json = schema_org(&sample::ferry());
        let at = |pointer: &str| json.pointer(pointer).cloned().unwrap_or_default();
        let cases = [
            ("/@type", "NewsArticle"),
            ("/dateline", "SKARN, March 7 (Reuters)"),
            ("/locationCreated/0/name", "SKARN"),
            ("/author/0/@type", "Person"),
            ("/author/0/url", "https://harbourpost.example/authors/nora-quill"),
            ("/author/2/@type", "Organization"),
            ("/datePublished", "2024-03-07T18:19:08+05:30"),
            ("/dateModified", "2024-03-08"),
            ("/keywords/0", "ferries"),
            ("/image/0/creditText", "Photo: Ida Marsh"),
            ("/image/1/caption", "One of the new engines."),
            ("/mentions/1/jobTitle/0", "the ferry's captain"),
            ("/hasPart/0/creator/name", "Edda Holm"),
            ("/hasPart/2/isBasedOn/name", "a report by the Marine Office"),
            ("/hasPart/5/creditText", "A neighbour of the harbour"),
        ];
        for (pointer, expected) in cases {
            assert_eq!(at(pointer), expected, "{pointer}");
        }
        assert_eq!(at("/isAccessibleForFree"), true);
        assert_eq!(at("/hasPart").as_array().map(Vec::len), Some(6), "two of the eight quotes are indirect");
    }

    #[test]
    fn no_word_of_the_article_ends_the_script() {
        let mut article = sample::ferry();
        article.headline = Some("<!--<script>".to_owned());
        article.tags = vec!["</script>".to_owned()];
        let script = schema_org_script(&article);
        assert!(!script.contains('<'), "{script}");
        assert_eq!(serde_json::from_str::<Value>(&script).expect("JSON"), schema_org(&article));
    }

    #[test]
    fn nothing_stands_where_nothing_was_read() {
        let expected = serde_json::json!({"@context": "https://schema.org", "@type": "WebPage"});
        assert_eq!(schema_org(&Article::default()), expected);
    }

    #[test]
    fn a_live_blog_lists_its_entries() {
        let json = schema_org(&sample::storm());
        assert_eq!(json["@type"], serde_json::json!(["NewsArticle", "LiveBlogPosting"]));
        assert_eq!(json["liveBlogUpdate"][0]["datePublished"], "2024-11-02T09:40:00+00:00");
        assert_eq!(json["liveBlogUpdate"][2]["articleBody"], "Good morning from Varn.");
    }

    #[test]
    fn a_span_outside_the_text_is_passed_over() {
        let mut article = sample::storm();
        article.body.blocks[0].span = Span::new(5, 1_000_000);
        assert_eq!(schema_org(&article)["liveBlogUpdate"].as_array().map(Vec::len), Some(2));
    }
}
