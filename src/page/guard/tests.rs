//! What the bounds do to a page.

use super::*;
use crate::page::outline::body_outline;
use crate::page::{NodeId, Step, Tag, standard};

fn depth(page: &Page) -> usize {
    let (mut depth, mut deepest) = (0, 0);
    for step in page.walk(NodeId::DOCUMENT) {
        match step {
            Step::Enter(id) if page.tag(id).is_some() || id == NodeId::DOCUMENT => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            Step::Leave(_) => depth -= 1,
            Step::Enter(_) => {}
        }
    }
    deepest
}

fn text(page: &Page) -> String {
    page.text_content(NodeId::DOCUMENT)
}

#[test]
fn ordinary_pages_meet_no_bound() {
    let html = "<div>".repeat(400) + "<p>deep" + &"</div>".repeat(400) + "<p>x <b>y</b>".repeat(400).as_str();
    let page = standard::parse(&html);
    assert_eq!(page.bounds, []);
    assert_eq!(depth(&page), 404);
}

#[test]
fn deep_nesting_is_flattened_and_its_text_kept() {
    for tag in ["div", "span", "b", "ul><li", "table><tr><td", "svg><g", "template", "font><ins"] {
        let html = format!("<{tag}>word ").repeat(5000);
        let page = standard::parse(&html);
        assert_eq!(page.bounds, [Bound::Depth], "{tag}");
        assert!(depth(&page) <= MAX_DEPTH + 8, "{tag}: {}", depth(&page));
        if !tag.starts_with("svg") && tag != "template" {
            assert_eq!(text(&page).matches("word").count(), 5000, "{tag}");
        }
    }
}

#[test]
fn what_follows_the_deep_part_is_as_ever() {
    let html = format!("{}x{}<p>after<p>it", "<div>".repeat(5000), "</div>".repeat(5000));
    let outline = body_outline(&standard::parse(&html));
    assert!(outline.ends_with(r#") p("after") p("it")"#), "{}", &outline[outline.len() - 60..]);
}

#[test]
fn words_of_flattened_elements_stay_apart() {
    let html = "<div>".repeat(600) + "<p>one</p><p>t<b>w</b>o</p>";
    assert_eq!(text(&standard::parse(&html)).split_whitespace().collect::<Vec<_>>(), ["one", "two"]);
}

#[test]
fn open_formatting_elements_are_few() {
    let open: String = (0..1000).map(|n| format!("<font class=c{n}>")).collect();
    let page = standard::parse(&(open + &"<p>x".repeat(100)));
    assert_eq!(page.bounds, [Bound::Depth]);
    assert!(page.len() < 100 * (MAX_FORMATTING + 2), "{}", page.len());
    assert_eq!(page.ids().filter(|id| page.is(*id, Tag::P)).count(), 100);
}

#[test]
fn too_many_nodes_leave_text() {
    let html = "<p>one <script>code()</script><style>code</style><p>two ".repeat(10);
    let page = standard::parse_within(&html, 12);
    assert_eq!(page.bounds, [Bound::Nodes]);
    assert!(page.len() <= 14, "{}", page.len());
    assert_eq!(text(&page).split_whitespace().count(), 20, "{}", text(&page));
    assert!(!text(&page).contains("code"));
}

#[test]
fn repeated_values_do_not_outgrow_the_source() {
    let html = format!("<p><b title={}>", "x".repeat(100_000)) + &"<p>y".repeat(1000);
    let page = standard::parse(&html);
    assert_eq!(page.bounds, [Bound::Nodes]);
    assert!(page.values.len() <= 2 * html.len());
    assert_eq!(text(&page).len(), 1000);
}

#[test]
fn formatting_elements_have_few_attributes() {
    let html = format!("<b {} class=late>x", (0..300).map(|n| format!("a{n}=1 ")).collect::<String>());
    let page = standard::parse(&html);
    assert_eq!(page.bounds, [Bound::Nodes]);
    assert_eq!(body_outline(&page), r#"b("x")"#);
}
