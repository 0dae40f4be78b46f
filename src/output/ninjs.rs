//! IPTC ninjs.

use std::collections::HashSet;

use serde_json::Value;

use super::address::is_absolute;
use super::object::Object;
use super::picture::beside_lead;
use crate::article::{Article, Author, Date, DateValue, Figure, SpeakerKind};

/// The article as a news object of [IPTC ninjs 3.1](https://www.iptc.org/std/ninjs/userguide/)
/// ([schema](https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json)).
///
/// | [`Article`] | ninjs |
/// |---|---|
/// | `url` | `uri`; without one, a `urn:uuid:` made from headline and text, the same for the same article |
/// | `headline`, `subheadline` | `headlines`, with the roles `main` and `subheadline` |
/// | `body` | `bodies`, one of `text/plain` with its counts; `representationType` is `partial` where it is truncated |
/// | `byline` | `by` |
/// | `dateline` | `located`: the places, parted by `/` |
/// | `published`, `modified` | `firstCreated`, `versionCreated` where they are instants. The schema takes no other, so a day or a local time goes to `descriptions` under the same name as its role |
/// | `language` | `language` |
/// | `section`, `tags` | `subjects`, with the relations `section` and `about` |
/// | `people` | `people`, with the relation `mentions` |
/// | `authors`, the dateline's agency, `publisher`, the speakers of `quotes` | `infoSources`, with the roles `author`, `agency`, `publisher`, `quoted` |
/// | `lead_image`, `figures` | `associations` of type `picture`, those whose address is absolute |
///
/// Roles, ages, quotes and spans have no place in ninjs and are left out.
#[must_use]
pub fn ninjs(article: &Article) -> Value {
    let standard = Object::default()
        .set("name", "ninjs")
        .set("version", "3.1")
        .set("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");
    let located = article.dateline.as_ref().map(|dateline| dateline.places.join("/")).filter(|place| !place.is_empty());
    let completeness = if article.body.truncated { "partial" } else { "full" };
    let object = Object::default()
        .set("uri", article.url.clone().unwrap_or_else(|| urn(article)))
        .set("type", "text")
        .set("standard", standard)
        .set("representationType", completeness)
        .set_some("firstCreated", article.published.as_ref().and_then(instant))
        .set_some("versionCreated", article.modified.as_ref().and_then(instant))
        .set_some("descriptions", Some(inexact_dates(article)))
        .set_some("language", article.language.as_deref())
        .set_some("headlines", Some(headlines(article)))
        .set_some("bodies", Some(bodies(article)))
        .set_some("by", article.byline.as_deref())
        .set_some("located", located)
        .set_some("subjects", Some(subjects(article)))
        .set_some("people", Some(people(article)))
        .set_some("infoSources", Some(sources(article)))
        .set_some("associations", Some(pictures(article)));
    object.into()
}

/// A [version 8 UUID](https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8) that stands for headline and text.
fn urn(article: &Article) -> String {
    let headline = article.headline.as_deref().unwrap_or_default();
    let hash = fnv1a(headline.bytes().chain([0]).chain(article.body.text.bytes()));
    let uuid = (hash & !(0xf << 76) & !(0b11 << 62)) | (8 << 76) | (0b10 << 62);
    let hex = format!("{uuid:032x}");
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The [FNV-1a](https://www.rfc-editor.org/rfc/rfc9923) hash of 128 bits.
fn fnv1a(bytes: impl Iterator<Item = u8>) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

fn instant(date: &Date) -> Option<String> {
    matches!(date.value, DateValue::Instant(_)).then(|| date.value.to_string())
}

fn with_role(role: &str, value: &str) -> Value {
    Object::default().set("role", role).set("value", value).into()
}

fn inexact_dates(article: &Article) -> Vec<Value> {
    let dates = [("firstCreated", &article.published), ("versionCreated", &article.modified)];
    dates
        .into_iter()
        .filter_map(|(role, date)| Some((role, date.as_ref()?)))
        .filter(|(_, date)| instant(date).is_none())
        .map(|(role, date)| with_role(role, &date.value.to_string()))
        .collect()
}

fn headlines(article: &Article) -> Vec<Value> {
    let lines = [("main", &article.headline), ("subheadline", &article.subheadline)];
    lines.into_iter().filter_map(|(role, line)| Some(with_role(role, line.as_deref()?))).collect()
}

fn bodies(article: &Article) -> Vec<Value> {
    let text = &article.body.text;
    if text.is_empty() {
        return Vec::new();
    }
    let body = Object::default()
        .set("role", "main")
        .set("contentType", "text/plain")
        .set("charCount", text.chars().count())
        .set("wordCount", text.split_whitespace().count())
        .set("value", text.as_str());
    vec![body.into()]
}

fn related(rel: &str, name: &str) -> Value {
    Object::default().set("name", name).set("rel", rel).into()
}

fn subjects(article: &Article) -> Vec<Value> {
    let section = article.section.iter().map(|section| related("section", section));
    section.chain(article.tags.iter().map(|tag| related("about", tag))).collect()
}

fn people(article: &Article) -> Vec<Value> {
    article.people.iter().map(|person| related("mentions", &person.name)).collect()
}

/// The parties behind the content, each once in each of its roles.
fn sources(article: &Article) -> Vec<Value> {
    let source = |role: &str, name: &str| Object::default().set("name", name).set("role", role);
    let author = |author: &Author| {
        source("author", &author.name).set_some("uri", author.url.as_deref().filter(|url| is_absolute(url))).into()
    };
    let agency = article.dateline.as_ref().and_then(|dateline| dateline.agency.as_deref());
    let speakers = article.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    let named = speakers.filter(|speaker| speaker.kind != SpeakerKind::Unnamed).map(|speaker| speaker.name.as_str());
    let mut known = HashSet::new();
    let quoted = named.filter(|name| known.insert(*name));
    let mut sources: Vec<Value> = article.authors.iter().map(author).collect();
    sources.extend(agency.map(|name| source("agency", name).into()));
    sources.extend(article.publisher.as_deref().map(|name| source("publisher", name).into()));
    sources.extend(quoted.map(|name| Value::from(source("quoted", name))));
    sources
}

fn pictures(article: &Article) -> Vec<Value> {
    let picture = |name: String, url: &str, caption: Option<&str>, credit: Option<&str>| {
        let caption = caption.map(|caption| vec![with_role("caption", caption)]);
        let rendition = Object::default().set("name", "main").set("href", url);
        let object = Object::default().set("name", name).set("uri", url).set("type", "picture");
        let object = object.set_some("descriptions", caption).set_some("by", credit);
        object.set("renditions", vec![Value::from(rendition)]).into()
    };
    let lead = article.lead_image.as_ref().filter(|image| is_absolute(&image.url));
    let of_figure = |(number, figure): (usize, &Figure)| {
        let url = figure.url.as_deref().filter(|url| is_absolute(url))?;
        Some(picture(format!("figure-{}", number + 1), url, figure.caption.as_deref(), figure.credit.as_deref()))
    };
    let lead =
        lead.map(|image| picture("lead".to_owned(), &image.url, image.caption.as_deref(), image.credit.as_deref()));
    lead.into_iter().chain(beside_lead(article).filter_map(of_figure)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn the_sample_fills_every_place() {
        let json = ninjs(&sample::ferry());
        let cases = [
            ("/uri", "https://harbourpost.example/2024/03/ferry-returns"),
            ("/representationType", "full"),
            ("/firstCreated", "2024-03-07T18:19:08+05:30"),
            ("/descriptions/0/role", "versionCreated"),
            ("/descriptions/0/value", "2024-03-08"),
            ("/headlines/1/role", "subheadline"),
            ("/located", "SKARN"),
            ("/subjects/0/rel", "section"),
            ("/subjects/2/name", "Skarn"),
            ("/people/1/name", "Joran Pell"),
            ("/infoSources/2/role", "author"),
            ("/infoSources/3/name", "Reuters"),
            ("/infoSources/5/name", "Edda Holm"),
            ("/associations/0/descriptions/0/value", "The Ebba II leaves the dock on Wednesday."),
            ("/associations/1/renditions/0/href", "https://harbourpost.example/img/engine.jpg"),
        ];
        for (pointer, expected) in cases {
            assert_eq!(json.pointer(pointer).unwrap_or(&Value::Null), expected, "{pointer}");
        }
        assert_eq!(json["bodies"][0]["value"], sample::ferry().body.text);
        assert_eq!(json["versionCreated"], Value::Null, "a day is no date-time");
    }

    #[test]
    fn an_article_without_an_address_gets_a_name_that_stays() {
        let (first, again) = (ninjs(&sample::bridge()), ninjs(&sample::bridge()));
        assert_eq!(first["uri"], again["uri"]);
        let uri = first["uri"].as_str().unwrap_or_default();
        assert_eq!((uri.len(), &uri[..9], &uri[23..24]), (45, "urn:uuid:", "8"), "{uri}");
        assert!("89ab".contains(&uri[28..29]), "{uri}");
        assert_ne!(first["uri"], ninjs(&Article::default())["uri"]);
        assert_eq!(first["representationType"], "partial");
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv1a("".bytes()), 0x6c62272e07bb014262b821756295c58d);
        assert_eq!(fnv1a("a".bytes()), 0xd228cb696f1a8caf78912b704e4a8964);
    }
}
