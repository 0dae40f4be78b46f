//! Pages, fixtures and what becomes of them when they are cut, doubled and spliced.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::{CASES, check};
use crate::page::outline::difference;
use crate::page::{fast, standard};

/// A small generator of numbers, the same on every run (Steele's SplitMix64).
pub(in crate::page::fast) struct Random(pub(in crate::page::fast) u64);

impl Random {
    pub(in crate::page::fast) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }

    /// A part of `source` of up to `longest` bytes.
    fn part<'s>(&mut self, source: &'s [u8], longest: usize) -> &'s [u8] {
        let start = self.below(source.len());
        let end = (start + self.below(longest)).min(source.len());
        &source[start.min(end)..end]
    }
}

/// What breaks markup when it lands in it.
const SPLINTERS: &[&str] = &[
    "<",
    ">",
    "/",
    "'",
    "\"",
    "=",
    "&",
    ";",
    "-",
    "!",
    "\0",
    "\r",
    "\r\n",
    "\n",
    " ",
    "--",
    "-->",
    "<!--",
    "</",
    "/>",
    "]]>",
    "&#",
    "&am",
    "<script>",
    "</script>",
    "<style>",
    "<title>",
    "<svg>",
    "</svg>",
    "<table>",
    "<td>",
    "<b>",
    "<a>",
    "</a>",
    "<p>",
    "</p>",
    "<select>",
    "<template>",
    "<textarea>",
    "<math>",
    "<font color=x>",
    "<li>",
];

/// Cuts, doubles, swaps and splices parts of a page.
fn mutate(html: &str, random: &mut Random) -> String {
    let mut bytes = html.as_bytes().to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => {
                let end = (at + random.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            2 => {
                let part = random.part(&bytes, 200).to_vec();
                bytes.splice(at..at, part);
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << random.below(7),
            _ => {
                let splinter = SPLINTERS[random.below(SPLINTERS.len())];
                bytes.splice(at..at, splinter.bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn mutations_are_the_same() {
    let whole = CASES.concat();
    let mut random = Random(1);
    for round in 0..4000 {
        let seed = match round % 4 {
            0 => CASES[random.below(CASES.len())].to_owned(),
            1 => whole.clone(),
            _ => (0..8).map(|_| CASES[random.below(CASES.len())]).collect(),
        };
        let html = mutate(&seed, &mut random);
        check(&html, &format!("mutation {round}: {html:?}"));
    }
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a folder's entry").path();
            let name = path.to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".html") || name.ends_with(".html.gz") {
                found.push(path);
            }
        }
    }
    found.sort();
}

fn read(path: &Path) -> String {
    let mut bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|extension| extension == "gz") {
        let mut plain = Vec::new();
        MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).expect("a whole gzip stream");
        bytes = plain;
    }
    crate::decode::decode(&bytes, None).text.into_owned()
}

#[test]
fn fixtures_and_their_mutations_are_the_same() {
    let mut pages = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages"), &mut pages);
    assert!(!pages.is_empty());
    let mut random = Random(2);
    for path in pages {
        let html = read(&path);
        check(&html, &path.display().to_string());
        let mutated = mutate(&html, &mut random);
        check(&mutated, &format!("a mutation of {}", path.display()));
        for round in 0..100 {
            let part = String::from_utf8_lossy(random.part(html.as_bytes(), 4000)).into_owned();
            let mutated = mutate(&part, &mut random);
            check(&mutated, &format!("mutation {round} of a part of {}: {mutated:?}", path.display()));
        }
    }
}

/// All pages of the folder that `NEWSPRINT_PAGES` names, if it names one, and some mutations of each.
#[test]
fn pages_of_a_folder_are_the_same() {
    let Some(folder) = std::env::var_os("NEWSPRINT_PAGES") else { return };
    let mut pages = Vec::new();
    files_below(Path::new(&folder), &mut pages);
    assert!(!pages.is_empty(), "no page in {folder:?}");
    let mut random = Random(3);
    let mut differ = Vec::new();
    for path in &pages {
        let html = read(path);
        let mutations = (0..3).map(|_| mutate(&html, &mut random));
        for (round, html) in std::iter::once(html.clone()).chain(mutations).enumerate() {
            if let Some(difference) = difference(&fast::parse(&html), &standard::parse(&html)) {
                differ.push(format!("{}, mutation {round}: {difference}", path.display()));
            }
        }
    }
    assert!(differ.is_empty(), "{} pages and mutations differ\n{}", differ.len(), differ.join("\n"));
}
