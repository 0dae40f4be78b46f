//! What a block stands in, as the elements above it tell.

use crate::page::{Attr, NodeId, Page, Tag, has_word, words};

/// A set of the things that a block stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Context(u32);

impl Context {
    pub(crate) const NONE: Context = Context(0);
    pub(crate) const ARTICLE: Context = Context(1);
    pub(crate) const MAIN: Context = Context(1 << 1);
    pub(crate) const NAV: Context = Context(1 << 2);
    pub(crate) const HEADER: Context = Context(1 << 3);
    pub(crate) const FOOTER: Context = Context(1 << 4);
    pub(crate) const ASIDE: Context = Context(1 << 5);
    pub(crate) const FIGURE: Context = Context(1 << 6);
    pub(crate) const CAPTION: Context = Context(1 << 7);
    pub(crate) const FORM: Context = Context(1 << 8);
    pub(crate) const BUTTON: Context = Context(1 << 9);
    /// Not displayed, as `hidden` or an inline style says.
    pub(crate) const HIDDEN: Context = Context(1 << 10);
    /// `aria-hidden`: displayed, but not read aloud.
    pub(crate) const SILENT: Context = Context(1 << 11);
    pub(crate) const NOSCRIPT: Context = Context(1 << 12);
    pub(crate) const DIALOG: Context = Context(1 << 13);
    pub(crate) const LIST: Context = Context(1 << 14);
    pub(crate) const TABLE: Context = Context(1 << 15);
    pub(crate) const QUOTATION: Context = Context(1 << 16);
    pub(crate) const PREFORMATTED: Context = Context(1 << 17);
    pub(crate) const ADDRESS: Context = Context(1 << 18);
    /// A post of another site.
    pub(crate) const EMBED: Context = Context(1 << 19);
    pub(crate) const PARAGRAPH: Context = Context(1 << 20);
    /// `<details>`: displayed when asked for.
    pub(crate) const DETAILS: Context = Context(1 << 21);

    /// With a `<time>` in it.
    pub(crate) const TIME: Context = Context(1 << 22);
    /// With a name in it that is marked as the author's.
    pub(crate) const AUTHOR: Context = Context(1 << 23);

    /// What of a piece of a block holds for the block.
    pub(super) const fn of_piece(self) -> Context {
        Context(self.0 & (Context::TIME.0 | Context::AUTHOR.0))
    }

    pub(crate) const fn has(self, other: Context) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn with(self, other: Context) -> Context {
        Context(self.0 | other.0)
    }

    /// What an element adds of itself.
    pub(super) fn of(page: &Page, id: NodeId, tag: Tag) -> Context {
        let mut context = Context::of_tag(tag);
        for (attr, value) in page.attributes(id) {
            context = context.with(match attr {
                Attr::Hidden if value != "until-found" => Context::HIDDEN,
                Attr::AriaHidden if value == "true" => Context::SILENT,
                Attr::Style if hides(value) => Context::HIDDEN,
                Attr::Role => Context::of_roles(value),
                Attr::Rel if has_word(value, "author") => Context::AUTHOR,
                Attr::Itemprop => words(value).map(Context::of_property).fold(Context::NONE, Context::with),
                Attr::Class if tag == Tag::Blockquote && is_post(value) => Context::EMBED,
                _ => Context::NONE,
            });
        }
        context
    }

    fn of_tag(tag: Tag) -> Context {
        match tag {
            Tag::Article => Context::ARTICLE,
            Tag::Main => Context::MAIN,
            Tag::Nav | Tag::Menu => Context::NAV,
            Tag::Header => Context::HEADER,
            Tag::Footer => Context::FOOTER,
            Tag::Aside => Context::ASIDE,
            Tag::Figure => Context::FIGURE,
            Tag::Figcaption => Context::CAPTION,
            Tag::Form | Tag::Fieldset | Tag::Label => Context::FORM,
            Tag::Button => Context::BUTTON,
            Tag::Noscript => Context::NOSCRIPT,
            Tag::Dialog => Context::DIALOG,
            Tag::Ul | Tag::Ol | Tag::Dl => Context::LIST,
            Tag::Table => Context::TABLE,
            Tag::Blockquote => Context::QUOTATION,
            Tag::Pre => Context::PREFORMATTED,
            Tag::Address => Context::ADDRESS,
            Tag::P => Context::PARAGRAPH,
            Tag::Details => Context::DETAILS,
            Tag::Time => Context::TIME,
            _ => Context::NONE,
        }
    }

    fn of_property(property: &str) -> Context {
        match property {
            "author" | "creator" => Context::AUTHOR,
            "datePublished" | "dateModified" | "dateCreated" => Context::TIME,
            _ => Context::NONE,
        }
    }

    /// Of several roles the first one that is known [is taken](https://www.w3.org/TR/wai-aria-1.2/#host_general_role).
    fn of_roles(roles: &str) -> Context {
        words(roles).map(Context::of_role).find(|context| *context != Context::NONE).unwrap_or_default()
    }

    fn of_role(role: &str) -> Context {
        match role {
            "article" => Context::ARTICLE,
            "main" => Context::MAIN,
            "navigation" | "menu" | "menubar" | "toolbar" => Context::NAV,
            "banner" => Context::HEADER,
            "contentinfo" => Context::FOOTER,
            "complementary" => Context::ASIDE,
            "button" => Context::BUTTON,
            "dialog" | "alertdialog" => Context::DIALOG,
            "search" => Context::FORM,
            _ => Context::NONE,
        }
    }
}

/// Whether an inline style takes the element off the page.
fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        rule.split_once(':').is_some_and(|(name, value)| {
            let name = name.trim();
            let value = value.split('!').next().unwrap_or(value).trim();
            (name.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
                || (name.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
        })
    })
}

/// How the classes of block quotations end that a script will turn into another site's post, by the convention that all
/// such scripts share.
const POST_ENDINGS: [&str; 5] = ["-tweet", "-video", "-media", "-post", "-embed"];

/// Whether a block quotation's classes say that it stands for another site's post.
fn is_post(class: &str) -> bool {
    class.split_ascii_whitespace().any(|word| POST_ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_styles_that_hide() {
        for style in [
            "display:none",
            "color: red; display : none ;",
            "visibility:hidden",
            "display:none !important",
            "Display:NONE",
        ] {
            assert!(hides(style), "{style}");
        }
        for style in ["", "display:block", "overflow:hidden", "background:none", "display"] {
            assert!(!hides(style), "{style}");
        }
    }

    #[test]
    fn attributes_that_are_lists_are_read_by_their_words() {
        let of = |attributes: &str| {
            let page = crate::page::standard::parse(&format!("<span {attributes}>Ann Lee</span>"));
            let span = page.ids().find(|id| page.is(*id, Tag::Span)).expect("the element");
            Context::of(&page, span, Tag::Span)
        };
        assert_eq!(of("rel='author noopener'"), Context::AUTHOR);
        assert_eq!(of("itemprop='author datePublished'"), Context::AUTHOR.with(Context::TIME));
        assert_eq!(of("role='doc-part navigation banner'"), Context::NAV);
        assert_eq!(of("rel=authors itemprop=x role=x"), Context::NONE);
    }

    #[test]
    fn contexts_add_up() {
        let context = Context::NAV.with(Context::LIST);
        assert!(context.has(Context::NAV) && context.has(Context::LIST) && !context.has(Context::ASIDE));
    }
}
