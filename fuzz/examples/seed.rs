//! Makes the seed corpus of every target from the fixtures: `cargo run --manifest-path fuzz/Cargo.toml --example seed`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use newsprint_fuzz::CHARSETS;
use serde_json::Value;

/// Where the seeds of one target go.
struct Corpus(PathBuf);

impl Corpus {
    fn of(target: &str) -> std::io::Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    fn add(&self, name: &str, seed: impl AsRef<[u8]>) -> std::io::Result<()> {
        fs::write(self.0.join(format!("seed-{name}")), seed)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("fixtures");
    for folder in fs::read_dir(fixtures.join("pages"))? {
        let folder = folder?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Ok(page) = fs::read(folder.join("page.html")) {
            add_page(&name, &page)?;
        }
        if let Ok(text) = fs::read_to_string(folder.join("page.txt")) {
            Corpus::of("page_text")?.add(&name, text)?;
        }
        if let Ok(text) = fs::read_to_string(folder.join("story.txt")) {
            Corpus::of("story")?.add(&name, text)?;
        }
        let article: Value = serde_json::from_str(&fs::read_to_string(folder.join("article.json"))?)?;
        if let Some(text) = article["body"]["text"].as_str().filter(|text| !text.is_empty()) {
            Corpus::of("story")?.add(&format!("{name}-body"), text)?;
            Corpus::of("page_text")?.add(&format!("{name}-body"), text)?;
        }
    }
    for table in fs::read_dir(fixtures.join("tables"))? {
        add_table(&table?.path())?;
    }
    Ok(())
}

/// A page is a seed as it is, in every encoding, and by its JSON-LD.
fn add_page(name: &str, page: &[u8]) -> std::io::Result<()> {
    let text = String::from_utf8_lossy(page);
    Corpus::of("article")?.add(name, page)?;
    Corpus::of("parsers")?.add(name, text.as_bytes())?;
    for (number, source) in text.split("application/ld+json").skip(1).enumerate() {
        let source = source.split_once('>').map_or("", |(_, source)| source);
        let source = source.split_once("</script").map_or(source, |(source, _)| source);
        Corpus::of("json_ld")?.add(&format!("{name}-{number}"), source)?;
    }
    let charset = Corpus::of("charset")?;
    charset.add(name, [&[u8::MAX], page].concat())?;
    // The head of a page, in an encoding that can write it.
    let head: String = text.chars().take(3000).collect();
    for (choice, label) in (0u8..).zip(CHARSETS) {
        let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) else { continue };
        let (bytes, _, is_lossy) = encoding.encode(&head);
        if !is_lossy {
            charset.add(&format!("{name}-{label}"), [&[choice], &*bytes].concat())?;
        }
    }
    Ok(())
}

/// A case's `text` is a story, its `input` what stands in a field.
fn add_table(path: &Path) -> Result<(), Box<dyn Error>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let cases: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    for (number, case) in cases.as_array().into_iter().flatten().enumerate() {
        let name = format!("{name}-{number}");
        if let Some(text) = case["text"].as_str() {
            Corpus::of("story")?.add(&name, text)?;
        }
        if let Some(input) = case["input"].as_str() {
            Corpus::of(if name.starts_with("dates") { "dates" } else { "page_text" })?.add(&name, input)?;
        }
    }
    Ok(())
}
