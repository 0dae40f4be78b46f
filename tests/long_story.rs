//! A story is read to its end, however long it is.

/// Paragraphs of an invented report, all different.
fn paragraphs(count: usize) -> Vec<String> {
    let who = ["The harbour master", "A neighbour", "The council", "Her brother", "The ferry company", "An old miller"];
    let did = ["walked down to the quay", "wrote a letter to the mayor", "counted the boats", "opened the old ledger"];
    let when = ["on the first cold morning", "before the shops had opened", "long after the others had left"];
    let why = ["because nobody had asked before", "though it had rained for a week", "and said nothing of it at home"];
    let paragraph = |at: usize| {
        let [who, did] = [who[at % 6], did[at / 6 % 4]];
        let [when, why] = [when[at / 24 % 3], why[at / 72 % 3]];
        let next = ["lamps", "ropes", "letters", "nets", "keys"][at % 5];
        format!("{who} {did} {when}, {why}. There were {} {next} by then, more than in any year of the war.", at + 12)
    };
    (0..count).map(paragraph).collect()
}

fn page(story: &str) -> String {
    let menu: String = ["News", "Sport", "Weather", "Letters", "Archive"]
        .map(|name| format!("<li><a href=/>{name}</a></li>"))
        .concat();
    let related: String =
        (1..8).map(|n| format!("<li><a href=/{n}>What the tide left behind, part {n}</a></li>")).collect();
    format!(
        "<html><head><title>The quay at Ormsund</title></head><body><ul>{menu}</ul><div id=page><h1>The quay at Ormsund</h1>\
         <div class=text>{story}</div><h3>More stories</h3><ul>{related}</ul></div><p>© The Ormsund Post</p></body></html>"
    )
}

fn read(html: &str) -> String {
    newsprint::extract(html).expect("a page").body.text
}

#[test]
fn every_paragraph_of_a_long_story_is_read() {
    for count in [20, 100, 300, 1000] {
        let paragraphs = paragraphs(count);
        let body = read(&page(&paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect::<String>()));
        let lost = paragraphs.iter().filter(|text| !body.contains(text.as_str())).count();
        assert_eq!(lost, 0, "of {count} paragraphs");
        assert!(!body.contains("What the tide left behind"), "{count} paragraphs");
    }
}

#[test]
fn every_paragraph_parted_by_line_breaks_is_read() {
    for count in [20, 100, 300, 1000] {
        let paragraphs = paragraphs(count);
        let body = read(&page(&paragraphs.join("<br><br>\n")));
        let lost = paragraphs.iter().filter(|text| !body.contains(text.as_str())).count();
        assert_eq!(lost, 0, "of {count} paragraphs");
        assert!(!body.contains("What the tide left behind"), "{count} paragraphs");
    }
}
