//! The names that are known, and how they are found.

use super::{Name, Set};
use crate::page::Tag;

macro_rules! names {
    ($($constant:ident $text:literal $tag:ident [$($set:ident)*],)*) => {
        /// The names that are known, with what the page calls them and the sets that they are in.
        pub(super) const KNOWN: &[(&str, Tag, Set)] = &[$(($text, Tag::$tag, Set::NONE$(.and(Set::$set))*)),*];

        // The rules name only some of them.
        #[allow(dead_code)]
        impl Name { $(pub(in crate::page) const $constant: Name = Name::numbered(number($text));)* }
    };
}

names! {
    A "a" A [FORMATTING],
    ABBR "abbr" Abbr [],
    ADDRESS "address" Address [SPECIAL BLOCK],
    ANNOTATION_XML "annotation-xml" Other [],
    APPLET "applet" Other [SPECIAL SCOPE],
    AREA "area" Other [SPECIAL FLAT],
    ARTICLE "article" Article [SPECIAL BLOCK],
    ASIDE "aside" Aside [SPECIAL BLOCK],
    AUDIO "audio" Audio [],
    B "b" B [FORMATTING BREAKS_OUT],
    BASE "base" Base [SPECIAL FLAT HEAD_PART],
    BASEFONT "basefont" Other [SPECIAL HEAD_PART],
    BDI "bdi" Bdi [],
    BDO "bdo" Bdo [],
    BGSOUND "bgsound" Other [SPECIAL HEAD_PART],
    BIG "big" Big [FORMATTING BREAKS_OUT],
    BLOCKQUOTE "blockquote" Blockquote [SPECIAL BREAKS_OUT BLOCK],
    BODY "body" Body [SPECIAL BREAKS_OUT],
    BR "br" Br [SPECIAL FLAT BREAKS_OUT],
    BUTTON "button" Button [SPECIAL BUTTON],
    CANVAS "canvas" Canvas [],
    CAPTION "caption" Caption [SPECIAL SCOPE IMPLIED_IN_TABLE],
    CENTER "center" Center [SPECIAL BREAKS_OUT BLOCK],
    CIRCLE "circle" Other [],
    CITE "cite" Cite [],
    CLIPPATH "clippath" Other [],
    CODE "code" Code [FORMATTING BREAKS_OUT],
    COL "col" Col [SPECIAL FLAT],
    COLGROUP "colgroup" Colgroup [SPECIAL IMPLIED_IN_TABLE],
    DATA "data" Data [],
    DATALIST "datalist" Datalist [],
    DD "dd" Dd [SPECIAL IMPLIED BREAKS_OUT],
    DEFS "defs" Other [],
    DEL "del" Del [],
    DESC "desc" Other [],
    DETAILS "details" Details [SPECIAL BLOCK],
    DFN "dfn" Dfn [],
    DIALOG "dialog" Dialog [BLOCK],
    DIR "dir" Other [SPECIAL BLOCK],
    DIV "div" Div [SPECIAL BREAKS_OUT BLOCK],
    DL "dl" Dl [SPECIAL BREAKS_OUT BLOCK],
    DT "dt" Dt [SPECIAL IMPLIED BREAKS_OUT],
    ELLIPSE "ellipse" Other [],
    EM "em" Em [FORMATTING BREAKS_OUT],
    EMBED "embed" Embed [SPECIAL FLAT BREAKS_OUT],
    FIELDSET "fieldset" Fieldset [SPECIAL BLOCK],
    FIGCAPTION "figcaption" Figcaption [SPECIAL BLOCK],
    FIGURE "figure" Figure [SPECIAL BLOCK],
    FONT "font" Font [FORMATTING],
    FOOTER "footer" Footer [SPECIAL BLOCK],
    FOREIGN_OBJECT "foreignobject" Other [],
    FORM "form" Form [SPECIAL],
    FRAME "frame" Frame [SPECIAL],
    FRAMESET "frameset" Frameset [SPECIAL],
    G "g" Other [],
    H1 "h1" H1 [SPECIAL HEADING BREAKS_OUT],
    H2 "h2" H2 [SPECIAL HEADING BREAKS_OUT],
    H3 "h3" H3 [SPECIAL HEADING BREAKS_OUT],
    H4 "h4" H4 [SPECIAL HEADING BREAKS_OUT],
    H5 "h5" H5 [SPECIAL HEADING BREAKS_OUT],
    H6 "h6" H6 [SPECIAL HEADING BREAKS_OUT],
    HEAD "head" Head [SPECIAL BREAKS_OUT],
    HEADER "header" Header [SPECIAL BLOCK],
    HGROUP "hgroup" Hgroup [SPECIAL BLOCK],
    HR "hr" Hr [SPECIAL FLAT BREAKS_OUT],
    HTML "html" Html [SPECIAL SCOPE TABLE_SCOPE],
    I "i" I [FORMATTING BREAKS_OUT],
    IFRAME "iframe" Iframe [SPECIAL FLAT],
    IMAGE "image" Other [],
    IMG "img" Img [SPECIAL FLAT BREAKS_OUT],
    INPUT "input" Input [SPECIAL FLAT],
    INS "ins" Ins [],
    ISINDEX "isindex" Other [SPECIAL],
    KBD "kbd" Kbd [],
    KEYGEN "keygen" Other [],
    LABEL "label" Label [],
    LEGEND "legend" Legend [],
    LI "li" Li [SPECIAL IMPLIED BREAKS_OUT],
    LINE "line" Other [],
    LINEAR_GRADIENT "lineargradient" Other [],
    LINK "link" Link [SPECIAL FLAT HEAD_PART],
    LISTING "listing" Other [SPECIAL BREAKS_OUT],
    MAIN "main" Main [SPECIAL BLOCK],
    MALIGNMARK "malignmark" Other [],
    MAP "map" Map [],
    MARK "mark" Mark [],
    MARQUEE "marquee" Other [SPECIAL SCOPE],
    MASK "mask" Other [],
    MATH "math" Other [],
    MENU "menu" Menu [SPECIAL BREAKS_OUT BLOCK],
    META "meta" Meta [SPECIAL FLAT BREAKS_OUT HEAD_PART],
    MGLYPH "mglyph" Other [],
    MI "mi" Other [],
    MN "mn" Other [],
    MO "mo" Other [],
    MS "ms" Other [],
    MTEXT "mtext" Other [],
    NAV "nav" Nav [SPECIAL BLOCK],
    NOBR "nobr" Nobr [FORMATTING BREAKS_OUT],
    NOEMBED "noembed" Noembed [SPECIAL FLAT],
    NOFRAMES "noframes" Noframes [SPECIAL FLAT HEAD_PART],
    NOSCRIPT "noscript" Noscript [SPECIAL],
    OBJECT "object" Object [SPECIAL SCOPE],
    OL "ol" Ol [SPECIAL LIST BREAKS_OUT BLOCK],
    OPTGROUP "optgroup" Optgroup [IMPLIED],
    OPTION "option" Option [IMPLIED],
    OUTPUT "output" Output [],
    P "p" P [SPECIAL IMPLIED BREAKS_OUT],
    PARAM "param" Other [SPECIAL FLAT],
    PATH "path" Other [],
    PICTURE "picture" Picture [],
    PLAINTEXT "plaintext" Other [SPECIAL],
    POLYGON "polygon" Other [],
    POLYLINE "polyline" Other [],
    PRE "pre" Pre [SPECIAL BREAKS_OUT],
    PROGRESS "progress" Progress [],
    Q "q" Q [],
    RB "rb" Rb [IMPLIED],
    RECT "rect" Other [],
    RP "rp" Rp [IMPLIED],
    RT "rt" Rt [IMPLIED],
    RTC "rtc" Other [IMPLIED],
    RUBY "ruby" Ruby [BREAKS_OUT],
    S "s" S [FORMATTING BREAKS_OUT],
    SAMP "samp" Samp [],
    SCRIPT "script" Script [SPECIAL FLAT HEAD_PART],
    SEARCH "search" Other [BLOCK],
    SECTION "section" Section [SPECIAL BLOCK],
    SELECT "select" Select [SPECIAL],
    SLOT "slot" Slot [],
    SMALL "small" Small [FORMATTING BREAKS_OUT],
    SOURCE "source" Source [SPECIAL FLAT],
    SPAN "span" Span [BREAKS_OUT],
    STOP "stop" Other [],
    STRIKE "strike" Strike [FORMATTING BREAKS_OUT],
    STRONG "strong" Strong [FORMATTING BREAKS_OUT],
    STYLE "style" Style [SPECIAL FLAT HEAD_PART],
    SUB "sub" Sub [BREAKS_OUT],
    SUMMARY "summary" Summary [SPECIAL BLOCK],
    SUP "sup" Sup [BREAKS_OUT],
    SVG "svg" Other [],
    SYMBOL "symbol" Other [],
    TABLE "table" Table [SPECIAL SCOPE TABLE_SCOPE TABLE_PART BREAKS_OUT],
    TBODY "tbody" Tbody [SPECIAL IMPLIED_IN_TABLE TABLE_PART HOLDS_ROWS],
    TD "td" Td [SPECIAL SCOPE IMPLIED_IN_TABLE CELL],
    TEMPLATE "template" Template [SPECIAL SCOPE TABLE_SCOPE HEAD_PART],
    TEXT "text" Other [],
    TEXTAREA "textarea" Textarea [SPECIAL FLAT],
    TFOOT "tfoot" Tfoot [SPECIAL IMPLIED_IN_TABLE TABLE_PART HOLDS_ROWS],
    TH "th" Th [SPECIAL SCOPE IMPLIED_IN_TABLE CELL],
    THEAD "thead" Thead [SPECIAL IMPLIED_IN_TABLE TABLE_PART HOLDS_ROWS],
    TIME "time" Time [],
    TITLE "title" Title [SPECIAL FLAT HEAD_PART],
    TR "tr" Tr [SPECIAL IMPLIED_IN_TABLE TABLE_PART],
    TRACK "track" Track [SPECIAL FLAT],
    TT "tt" Tt [FORMATTING BREAKS_OUT],
    U "u" U [FORMATTING BREAKS_OUT],
    UL "ul" Ul [SPECIAL LIST BREAKS_OUT BLOCK],
    USE "use" Other [],
    VAR "var" Var [BREAKS_OUT],
    VIDEO "video" Video [],
    WBR "wbr" Wbr [SPECIAL FLAT],
    XMP "xmp" Other [SPECIAL FLAT],
}

/// The number of a known name.
const fn number(text: &str) -> u32 {
    let mut at = 0;
    while at < KNOWN.len() {
        if same(KNOWN[at].0.as_bytes(), text.as_bytes()) {
            return at as u32;
        }
        at += 1;
    }
    panic!("no known name");
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// By number, what the page calls an element and the sets that it is in; the last entry is for all names that are not known.
pub(super) static TAGS: [(Tag, Set); KNOWN.len() + 1] = {
    let mut tags = [(Tag::Other, Set::NONE); KNOWN.len() + 1];
    let mut at = 0;
    while at < KNOWN.len() {
        tags[at] = (KNOWN[at].1, KNOWN[at].2);
        at += 1;
    }
    tags
};

/// The longest name that fits into a number.
const SHORT: usize = 8;

/// The end of a name in lower case as a number, which tells names of up to [`SHORT`] bytes apart that start with a letter.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::page) struct Folded(u64);

impl Folded {
    /// Adds a byte of the name.
    pub(in crate::page) const fn push(&mut self, byte: u8) {
        self.0 = self.0 << 8 | byte.to_ascii_lowercase() as u64;
    }

    /// A whole name.
    pub(in crate::page) const fn of(written: &[u8]) -> Self {
        let (mut folded, mut at) = (Folded(0), 0);
        while at < written.len() {
            folded.push(written[at]);
            at += 1;
        }
        folded
    }
}

/// How many slots the known names of up to [`SHORT`] bytes are spread over: a power of two, and most are free.
const SLOTS: usize = 512;

/// Spreads the names over the slots: Fibonacci hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
const fn slot_of(folded: u64) -> usize {
    (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.ilog2())) as usize
}

/// The short known names, each in its slot or, where that is taken, in the next one that is free; with their numbers.
static TABLE: [(u64, u32); SLOTS] = {
    let mut table = [(0, 0); SLOTS];
    let mut at = 0;
    while at < KNOWN.len() {
        let name = KNOWN[at].0.as_bytes();
        if name.len() <= SHORT {
            let folded = Folded::of(name).0;
            let mut slot = slot_of(folded);
            while table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = (folded, at as u32);
        }
        at += 1;
    }
    table
};

/// The known names that are longer.
const LONG: [Name; 7] = [
    Name::BLOCKQUOTE,
    Name::FIGCAPTION,
    Name::ANNOTATION_XML,
    Name::FOREIGN_OBJECT,
    Name::LINEAR_GRADIENT,
    Name::MALIGNMARK,
    Name::PLAINTEXT,
];

/// The known name that is written so, in any case, and that folds to `folded`.
pub(super) fn known(Folded(folded): Folded, written: &str) -> Option<Name> {
    if written.len() > SHORT {
        return LONG.iter().copied().find(|name| written.eq_ignore_ascii_case(name.text()));
    }
    let mut slot = slot_of(folded);
    loop {
        match TABLE[slot] {
            (0, _) => return None,
            (name, number) if name == folded => return Some(Name::numbered(number)),
            _ => slot = (slot + 1) % SLOTS,
        }
    }
}
