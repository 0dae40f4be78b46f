//! The elements and attributes that a news reader asks about.

use html5ever::{LocalName, QualName, local_name, ns};

macro_rules! tags {
    ($($variant:ident $name:tt),* $(,)?) => {
        /// An element's name. `Other` is any HTML element that no stage asks about, `Foreign` any of SVG or MathML.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Tag { $($variant,)* Other, Foreign }

        impl Tag {
            pub(super) fn of_html(name: &LocalName) -> Tag {
                match *name {
                    $(local_name!($name) => Tag::$variant,)*
                    _ => Tag::Other,
                }
            }

            /// The name as the tree builder asks for it; `None` for the two that stand for many.
            pub(super) fn local_name(self) -> Option<&'static LocalName> {
                static NAMES: [LocalName; Tag::Other as usize] = [$(local_name!($name)),*];
                NAMES.get(self as usize)
            }

            /// The name as written in HTML; `other` and `foreign` for the two that stand for many.
            #[cfg(any(test, fuzzing))]
            pub(crate) fn name(self) -> &'static str {
                match self { $(Tag::$variant => $name,)* Tag::Other => "other", Tag::Foreign => "foreign" }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Article "article", Aside "aside", Audio "audio", B "b", Base "base",
    Bdi "bdi", Bdo "bdo", Big "big", Blockquote "blockquote", Body "body", Br "br", Button "button", Canvas "canvas",
    Caption "caption", Center "center", Cite "cite", Code "code", Col "col", Colgroup "colgroup", Data "data",
    Datalist "datalist", Dd "dd", Del "del", Details "details", Dfn "dfn", Dialog "dialog", Div "div", Dl "dl",
    Dt "dt", Em "em", Embed "embed", Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font",
    Footer "footer", Form "form", Frame "frame", Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5",
    H6 "h6", Head "head", Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Img "img",
    Input "input", Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li", Link "link", Main "main",
    Map "map", Mark "mark", Menu "menu", Meta "meta", Nav "nav", Nobr "nobr", Noembed "noembed", Noframes "noframes", Noscript "noscript", Object "object", Ol "ol",
    Optgroup "optgroup", Option "option", Output "output", P "p", Picture "picture", Pre "pre",
    Progress "progress", Q "q", Rb "rb", Rp "rp", Rt "rt", Ruby "ruby", S "s", Samp "samp", Script "script",
    Section "section", Select "select", Slot "slot", Small "small", Source "source", Span "span", Strike "strike", Strong "strong",
    Style "style", Sub "sub", Summary "summary", Sup "sup", Table "table", Tbody "tbody", Td "td",
    Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead", Time "time", Title "title",
    Tr "tr", Track "track", Tt "tt", U "u", Ul "ul", Var "var", Video "video", Wbr "wbr",
}

impl Attr {
    /// The length of the longest name.
    pub(super) const LONGEST: usize = "aria-hidden".len();
}

impl Tag {
    pub(super) fn of(name: &QualName) -> Tag {
        if name.ns == ns!(html) { Tag::of_html(&name.local) } else { Tag::Foreign }
    }

    /// Whether the element's text is never shown: script, style and the like.
    pub(crate) fn is_raw(self) -> bool {
        matches!(
            self,
            Tag::Script
                | Tag::Style
                | Tag::Template
                | Tag::Iframe
                | Tag::Noembed
                | Tag::Noframes
                | Tag::Object
                | Tag::Foreign
        )
    }

    /// Whether the element is a heading, and of what level.
    pub(crate) fn heading_level(self) -> Option<u8> {
        Some(match self {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            Tag::H4 => 4,
            Tag::H5 => 5,
            Tag::H6 => 6,
            _ => return None,
        })
    }
}

macro_rules! attrs {
    ($($variant:ident $name:tt),* $(,)?) => {
        /// An attribute that the page keeps. All others are dropped as they are read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Attr { $($variant),* }

        impl Attr {
            /// All of them, by number.
            pub(super) const ALL: &'static [Attr] = &[$(Attr::$variant),*];

            /// The name, in lower case.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Attr::$variant => $name),* }
            }

            /// The attribute of that lower-case name, if the page keeps it.
            pub(crate) fn of(name: &str) -> Option<Attr> {
                Some(match name { $($name => Attr::$variant,)* _ => return None })
            }
        }
    };
}

attrs! {
    Alt "alt", AriaHidden "aria-hidden", Charset "charset", Class "class", Content "content",
    DataSrc "data-src", DataTestid "data-testid", Datetime "datetime", Dir "dir", Hidden "hidden", Href "href",
    HttpEquiv "http-equiv", Hreflang "hreflang", Id "id", Itemid "itemid", Itemprop "itemprop", Itemscope "itemscope",
    Itemtype "itemtype", Lang "lang", Name "name", Property "property", Rel "rel", Role "role", Src "src",
    Srcset "srcset", Style "style", Title "title", Type "type", Value "value",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_numbered_and_bounded() {
        assert!(Attr::ALL.len() <= 64);
        assert_eq!(Attr::ALL.iter().map(|attr| attr.name().len()).max(), Some(Attr::LONGEST));
        assert!(Attr::ALL.iter().enumerate().all(|(at, attr)| *attr as usize == at));
    }
}
