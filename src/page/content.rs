//! What HTML elements hold, by their names: how the tokenizer reads it, and which attributes the tree builder asks for.

use html5ever::tokenizer::states::RawKind;
use html5ever::{LocalName, local_name};

use super::handle::is_formatting;

/// Whether the tree builder may ask for attributes that the page does not keep: it compares formatting elements with one
/// another by all they have (but no link, of which only one is ever open), and some of MathML by their encoding.
pub(super) fn reads_all_attributes(name: &LocalName) -> bool {
    (is_formatting(name) && *name != local_name!("a")) || *name == local_name!("annotation-xml")
}

/// Whether the tree builder asks for the attributes of an element of that name, though for none that the page does not
/// keep: it asks some inputs for their type.
pub(super) fn reads_kept_attributes(name: &LocalName) -> bool {
    *name == local_name!("input")
}

/// Whether the tree builder keeps the attributes of an element of that name for when it opens the element again, but
/// never looks at them.
pub(super) fn carries_attributes(name: &LocalName) -> bool {
    *name == local_name!("a")
}

/// How the tokenizer reads what stands in an HTML element of that name, if not as markup.
pub(super) fn raw_kind(name: &LocalName) -> Option<RawKind> {
    Some(match *name {
        local_name!("script") => RawKind::ScriptData,
        local_name!("style")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("xmp") => RawKind::Rawtext,
        local_name!("title") | local_name!("textarea") => RawKind::Rcdata,
        _ => return None,
    })
}

/// Whether an HTML element of that name holds text only, or nothing.
pub(super) fn holds_no_elements(name: &LocalName) -> bool {
    raw_kind(name).is_some()
        || matches!(
            *name,
            local_name!("area")
                | local_name!("base")
                | local_name!("br")
                | local_name!("col")
                | local_name!("embed")
                | local_name!("hr")
                | local_name!("img")
                | local_name!("input")
                | local_name!("link")
                | local_name!("meta")
                | local_name!("param")
                | local_name!("source")
                | local_name!("track")
                | local_name!("wbr")
        )
}
