//! The report in a real browser: headless Chromium opens it, presses a person, and tells what lights up.
//!
//! The tests are skipped where no Chromium is installed. `NEWSPRINT_BROWSER` names one that has another name.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use newsprint::output::report::{Entry, index, report, report_explained};
use newsprint::{Article, Explanation};
use serde_json::{Value, json};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn article(name: &str) -> Article {
    serde_json::from_value(fixture(&format!("{name}.json"))).expect("an article")
}

fn explanation() -> Explanation {
    let mut json = fixture("ferry.reasons.json");
    json["article"] = fixture("ferry.json");
    serde_json::from_value(json).expect("an explanation")
}

struct Browser {
    name: String,
    folder: tempfile::TempDir,
}

impl Browser {
    /// A browser, or none, with a word about it that the test runner does not swallow.
    fn find() -> Option<Self> {
        let given = std::env::var("NEWSPRINT_BROWSER").ok();
        let name = given
            .into_iter()
            .chain(NAMES.map(str::to_owned))
            .find(|name| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success()));
        if name.is_none() {
            let _ = writeln!(std::io::stderr(), "SKIPPED: no Chromium is installed, the report was not looked at");
        }
        Some(Self { name: name?, folder: tempfile::tempdir().expect("a folder") })
    }

    fn command(&self, page: &str, width: u16) -> Command {
        let file = self.folder.path().join("page.html");
        fs::write(&file, page).expect("written");
        let mut command = Command::new(&self.name);
        // As root, in a container or a CI job, Chromium runs without its sandbox or not at all.
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]);
        command.arg(format!("--user-data-dir={}", self.folder.path().join("profile").display()));
        command.arg(format!("--window-size={width},900"));
        command.arg(format!("file://{}", file.display()));
        command
    }

    /// What `script` puts into `told` when it has run at the end of the page.
    fn ask(&self, page: &str, width: u16, options: &[&str], script: &str) -> Value {
        let hook = format!(
            "<script>const told = {{}};\n{script}\nconst out = document.createElement('pre');\n\
             out.id = 'told'; out.textContent = JSON.stringify(told); document.body.append(out);</script></body>"
        );
        let page = page.replace("</body>", &hook);
        let output = self.command(&page, width).args(options).arg("--dump-dom").output().expect("the browser runs");
        let dom = String::from_utf8_lossy(&output.stdout).into_owned();
        let told = dom.split_once("<pre id=\"told\">").and_then(|(_, rest)| rest.split_once("</pre>"));
        let (told, _) = told.unwrap_or_else(|| panic!("the script has not run: {dom}"));
        serde_json::from_str(&told.replace("&amp;", "&")).expect("JSON")
    }

    fn screenshot(&self, page: &str, width: u16) -> Vec<u8> {
        let picture: PathBuf = self.folder.path().join("page.png");
        let option = format!("--screenshot={}", picture.display());
        self.command(page, width).arg(option).output().expect("the browser runs");
        fs::read(&picture).expect("there is a screenshot")
    }
}

/// Presses voice 0, then its second mark by the bar, then clears with Escape.
const PRESS: &str = r##"
const texts = selector => [...document.querySelectorAll(selector)].map(node => node.textContent);
const button = document.querySelector('[data-voice="0"]');
button.click();
told.pressed = [...document.querySelectorAll('[aria-pressed="true"]')].map(node => node.dataset.voice);
told.quotes = texts('#story .quote.lit');
told.names = texts('#story .name.lit');
told.bar = document.getElementById('bar').innerText.includes('Edda Holm');
const next = document.querySelector('#bar [aria-label="Next"]');
next.click(); next.click();
told.here = texts('.here');
told.count = document.querySelector('#bar output').textContent;
document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
told.after = document.querySelectorAll('.lit, [aria-pressed="true"]').length;
told.hidden = document.getElementById('bar').hidden;
document.querySelector('#story .name').click();
told.byName = texts('#story .name.lit')[0];
"##;

#[test]
fn pressing_a_person_lights_up_what_is_theirs() {
    let Some(browser) = Browser::find() else { return };
    let told = browser.ask(&report_explained(&explanation()), 1280, &[], PRESS);
    let expected = json!({
        "pressed": ["0"],
        "quotes": [
            "We have waited long enough,",
            "Nobody should need a helicopter to see a dentist.",
            "The moon has no hotel.",
            "night crossings would be discussed in May",
        ],
        "names": ["Edda Holm", "Holm", "Holm"],
        "bar": true,
        "here": ["Edda Holm"],
        "count": "2 of 7",
        "after": 0,
        "hidden": true,
        "byName": "Edda Holm",
    });
    assert_eq!(told, expected);
}

#[test]
fn nothing_sticks_out_and_nothing_is_fetched() {
    let Some(browser) = Browser::find() else { return };
    let script = "told.out = document.documentElement.scrollWidth - document.documentElement.clientWidth;\n\
                  told.fetched = performance.getEntriesByType('resource').length;\n\
                  told.story = Boolean(document.querySelector('#story, .stories'));";
    let (ferry, bridge) = (article("ferry"), article("bridge"));
    let entries = [Entry::new("a.html", &ferry), Entry::new("b.html", &bridge)];
    for page in [report_explained(&explanation()), report(&bridge), report(&article("storm")), index(&entries)] {
        for width in [360, 800, 1400] {
            let told = browser.ask(&page, width, &[], script);
            assert_eq!(told, json!({"out": 0, "fetched": 0, "story": true}), "{width}: {}", &page[..400]);
        }
    }
}

#[test]
fn the_page_is_dark_where_the_system_is_and_reads_from_the_right_where_the_story_does() {
    let Some(browser) = Browser::find() else { return };
    let script = "const style = getComputedStyle(document.body);\n\
                  told.paper = style.backgroundColor; told.direction = style.direction;\n\
                  told.side = document.querySelector('aside').getBoundingClientRect().left < \
                  document.querySelector('#story').getBoundingClientRect().left;";
    let page = report(&article("bridge"));
    let light = browser.ask(&page, 1280, &["--blink-settings=preferredColorScheme=1"], script);
    let dark = browser.ask(&page, 1280, &["--blink-settings=preferredColorScheme=0"], script);
    assert_eq!((&light["direction"], &light["side"]), (&json!("rtl"), &json!(true)));
    assert_ne!(light["paper"], dark["paper"]);
    let story = newsprint::Extractor::new().read_story(&article("bridge").body.text).expect("a story");
    let script = "told.story = getComputedStyle(document.querySelector('#story p')).direction;";
    assert_eq!(browser.ask(&report(&story), 1280, &[], script), json!({"story": "rtl"}), "its letters tell");
}

#[test]
fn the_index_can_be_filtered() {
    let Some(browser) = Browser::find() else { return };
    // A story about somebody is not one that quotes them.
    let mut about = article("bridge");
    about.subheadline = None;
    about.headline = Some("What Edda Holm wants".to_owned());
    let entries = [("a.html", article("ferry")), ("b.html", article("bridge")), ("c.html", about)];
    let entries = entries.map(|(href, article)| Entry::new(href, &article));
    let script = "const field = document.getElementById('filter');\n\
                  const shown = () => [...document.querySelectorAll('.stories li')].filter(li => !li.hidden).length;\n\
                  const type = words => { field.value = words; field.dispatchEvent(new Event('input')); return shown(); };\n\
                  told.shown = [shown(), type('HARBOUR  pell'), type('שקד'), type('nobody'), type('')];\n\
                  told.bars = document.querySelectorAll('svg.bars rect:not(.row)').length;\n\
                  told.typed = type('edda holm'); type('');\n\
                  const bar = document.querySelector('[data-speaker=\"Edda Holm\"]');\n\
                  const press = () => { bar.dispatchEvent(new Event('click')); return [field.value, shown()]; };\n\
                  told.pressed = [press(), press()];\n\
                  bar.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })); told.byKey = field.value;";
    let expected = json!({
        "shown": [3, 1, 2, 0, 3],
        "bars": 6,
        "typed": 2,
        "pressed": [["Edda Holm", 1], ["", 3]],
        "byKey": "Edda Holm",
    });
    assert_eq!(browser.ask(&index(&entries), 1280, &[], script), expected);
}

#[test]
fn a_screenshot_shows_a_page() {
    let Some(browser) = Browser::find() else { return };
    let picture = browser.screenshot(&report_explained(&explanation()), 1280);
    assert_eq!(picture.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
    // A blank page of this size is compressed to some 6,000 bytes.
    assert!(picture.len() > 40_000, "{} bytes", picture.len());
    // For whoever wants to look: CARGO_TARGET_TMPDIR is below target/.
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("report.png"), picture).expect("written");
}
