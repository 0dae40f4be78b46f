//! Pairs of quotation marks, paragraph by paragraph, in one pass.

use super::mark::{Family, Mark, marks};
use super::mark_onward::{Onward, onward};
use super::mark_single::{Partner, pair_singles};
use crate::article::Span;

/// How many quotations inside one another are told apart. Real text has two, three at the most; without a bound
/// a hostile one would be copied once a level.
const MAX_DEPTH: usize = 3;

/// A stretch of text between quotation marks. It lies in one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The words, without the marks and the space inside them.
    pub(crate) span: Span,
    /// With the marks.
    pub(crate) outer: Span,
    pub(crate) family: Family,
    /// How many quotations it stands in.
    pub(crate) depth: usize,
    /// The quotation began in the paragraph before.
    pub(crate) continues: bool,
    /// Its closing mark is there.
    pub(crate) closed: bool,
}

/// An opening mark whose closing one has not come yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    outer_start: usize,
    inner_start: usize,
    glyph: char,
    family: Family,
    continues: bool,
    /// The open mark of the same family below it in the stack.
    below: Option<usize>,
}

struct Pairing<'t> {
    text: &'t str,
    stack: Vec<Open>,
    /// The topmost open mark of each family.
    top: [Option<usize>; Family::COUNT],
    found: Vec<Quoted>,
    /// The family of the opening mark that the next paragraph begins with.
    runs_on: Option<Family>,
}

/// Finds all quotations by their marks, in the order of the text; those inside another follow it.
pub(crate) fn quoted(text: &str, paragraphs: &[Span]) -> Vec<Quoted> {
    let mut pairing = Pairing { text, stack: Vec::new(), top: [None; Family::COUNT], found: Vec::new(), runs_on: None };
    let mut next = paragraphs.first().map(|first| marks(text, *first)).unwrap_or_default();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let here = std::mem::take(&mut next);
        let following = paragraphs.get(number + 1);
        next = following.map(|following| marks(text, *following)).unwrap_or_default();
        let begins =
            following.zip(next.first()).filter(|(span, mark)| mark.span.start == span.start && mark.leans_open());
        pairing.runs_on = begins.map(|(_, mark)| mark.family);
        pairing.paragraph(&here);
        pairing.end_paragraph(*paragraph, following.map(|following| (*following, next.as_slice())));
    }
    nest(pairing.found)
}

/// Orders the quotations and counts how deep each lies.
fn nest(mut found: Vec<Quoted>) -> Vec<Quoted> {
    found.sort_by_key(|quoted| (quoted.outer.start, std::cmp::Reverse(quoted.outer.end)));
    let mut around: Vec<Span> = Vec::new();
    found.retain_mut(|quoted| {
        while around.last().is_some_and(|outer| outer.end <= quoted.outer.start) {
            around.pop();
        }
        quoted.depth = around.len();
        around.push(quoted.outer);
        quoted.depth < MAX_DEPTH
    });
    found
}

impl Pairing<'_> {
    fn paragraph(&mut self, marks: &[Mark]) {
        let partner = pair_singles(marks, self.runs_on == Some(Family::Single));
        let followers = followers(marks);
        for (number, mark) in marks.iter().enumerate() {
            match mark.family {
                Family::Single => match partner[number] {
                    Some(Partner::Behind) => self.open(mark),
                    Some(Partner::Before) => self.close_single(mark),
                    None => {}
                },
                _ => self.step(mark, followers[number], marks),
            }
        }
    }

    /// Takes one mark that is no single one: it opens, closes or is passed over.
    fn step(&mut self, mark: &Mark, followers: [Option<usize>; 2], marks: &[Mark]) {
        let Some(top) = self.top[mark.family as usize] else {
            if may_open(mark) {
                self.open(mark);
            }
            return;
        };
        let opener = self.stack[top];
        let at_its_start = opener.continues && opener.inner_start == mark.span.end;
        if at_its_start {
            return;
        }
        let closes = match mark.glyph {
            '“' => opener.glyph == '„' || !mark.leans_open(),
            '„' | '「' | '『' => false,
            '«' | '»' | '‹' | '›' => opener.glyph != mark.glyph || mark.leans_closed(),
            _ => !mark.leans_open(),
        };
        if closes {
            self.close(top, mark.span.start, mark.span.end, true);
            return;
        }
        // An opening mark inside a quotation: it is nested if two closing marks follow in a row, or one where the
        // outer quotation looks otherwise or runs on. Else the first quotation was never closed.
        let closed = followers.map(|next| next.is_some_and(|next| marks[next].reads_closed()));
        let is_nested = closed[0] && (closed[1] || self.runs_on.is_some() || opener.glyph != mark.glyph);
        if !is_nested && mark.family == Family::Double {
            let end = self.sentence_end(opener.inner_start, mark.span.start);
            self.close(top, end, end, false);
        }
        self.open(mark);
    }

    fn open(&mut self, mark: &Mark) {
        self.push(mark.span.start, mark.span.end, (mark.glyph, mark.family), false);
    }

    fn push(&mut self, outer_start: usize, inner_start: usize, (glyph, family): (char, Family), continues: bool) {
        let below = self.top[family as usize].replace(self.stack.len());
        self.stack.push(Open { outer_start, inner_start, glyph, family, continues, below });
    }

    /// Closes the open mark at `index`; open marks above it are given up.
    fn close(&mut self, index: usize, inner_end: usize, outer_end: usize, closed: bool) {
        while self.stack.len() > index + 1 {
            self.drop_last();
        }
        let Some(open) = self.drop_last() else { return };
        let inner = trimmed(self.text, Span::new(open.inner_start, inner_end.max(open.inner_start)));
        if !inner.is_empty() {
            let outer = Span::new(open.outer_start, outer_end.max(inner.end));
            let (family, continues) = (open.family, open.continues);
            self.found.push(Quoted { span: inner, outer, family, depth: 0, continues, closed });
        }
    }

    fn drop_last(&mut self) -> Option<Open> {
        let open = self.stack.pop()?;
        self.top[open.family as usize] = open.below;
        Some(open)
    }

    /// A single mark closes only what no double mark has opened since.
    fn close_single(&mut self, mark: &Mark) {
        let Some(top) = self.top[Family::Single as usize] else { return };
        if self.top[Family::Double as usize].is_none_or(|double| double < top) {
            self.close(top, mark.span.start, mark.span.end, true);
        }
    }

    /// Ends what is still open: it goes on in the next paragraph, or it was never closed and ends here.
    fn end_paragraph(&mut self, paragraph: Span, next: Option<(Span, &[Mark])>) {
        let runs_on = self.runs_on == Some(Family::Single);
        let lowest = self.stack.iter().position(|open| {
            let is_head = open.outer_start == paragraph.start;
            open.family != Family::Single || is_head || runs_on
        });
        let Some(lowest) = lowest else {
            self.clear();
            return;
        };
        let open = self.stack[lowest];
        let onward = next.and_then(|(span, marks)| onward(open.family, span, marks));
        if open.family != Family::Single || onward.is_some() {
            self.close(lowest, paragraph.end, paragraph.end, false);
        }
        self.clear();
        match (onward, next) {
            (Some(Onward::Marked), Some((_, [mark, ..]))) => {
                // French runs begin their paragraphs with the closing mark.
                let glyph = if mark.family == Family::Guillemet { open.glyph } else { mark.glyph };
                self.push(mark.span.start, mark.span.end, (glyph, mark.family), true);
            }
            (Some(Onward::Bare), Some((span, [mark, ..]))) => {
                self.push(span.start, span.start, (open.glyph, mark.family), true);
            }
            _ => {}
        }
    }

    fn clear(&mut self) {
        self.stack.clear();
        self.top = [None; Family::COUNT];
    }

    /// The end of the last sentence that ends between the two offsets, or the second of them.
    fn sentence_end(&self, start: usize, end: usize) -> usize {
        let stretch = &self.text[start..end];
        let stop = stretch.trim_end().rfind(['.', '!', '?', '…']);
        stop.map_or(end, |at| start + at + stretch[at..].chars().next().map_or(0, char::len_utf8))
    }
}

fn may_open(mark: &Mark) -> bool {
    match mark.glyph {
        '”' | '»' | '›' => mark.leans_open(),
        '」' | '』' => false,
        '„' | '「' | '『' => true,
        _ => !mark.leans_closed(),
    }
}

/// For each mark the numbers of the next two of its family.
fn followers(marks: &[Mark]) -> Vec<[Option<usize>; 2]> {
    let mut next = [[None; 2]; Family::COUNT];
    let mut found = vec![[None; 2]; marks.len()];
    for (number, mark) in marks.iter().enumerate().rev() {
        let family = &mut next[mark.family as usize];
        found[number] = *family;
        *family = [Some(number), family[0]];
    }
    found
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let inside = &text[span.range()];
    let start = span.start + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, quoted};
    use crate::text::Prose;

    /// A line of the table: a text and the words of its quotations.
    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
        quoted: Vec<String>,
    }

    fn words(text: &str) -> Vec<&str> {
        let paragraphs = Prose::new(text).paragraphs;
        quoted(text, &paragraphs).into_iter().map(|quoted| &text[quoted.span.range()]).collect()
    }

    #[test]
    fn marks_pair_as_the_table_says() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("../../fixtures/tables/marks.json")).expect("a table");
        assert!(cases.len() >= 70);
        let wrong = cases.iter().filter(|case| words(&case.text) != case.quoted);
        let wrong: Vec<String> = wrong.map(|case| format!("{}\n   {:?}", case.text, words(&case.text))).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_run_knows_that_it_goes_on() {
        let text = "“One.\n\n“Two,” she said.";
        let found = quoted(text, &Prose::new(text).paragraphs);
        assert_eq!(
            found.iter().map(|quoted| (quoted.continues, quoted.closed)).collect::<Vec<_>>(),
            [(false, false), (true, true)]
        );
    }

    #[test]
    fn nesting_is_bounded() {
        let text = format!("{}x{}", "«a ".repeat(50_000), "»".repeat(50_000));
        assert_eq!(words(&text).len(), MAX_DEPTH);
    }

    #[test]
    fn unmatched_marks_swallow_nothing() {
        let text = format!("{}\n\n“Soon,” she said.", "“ a ".repeat(100_000));
        assert_eq!(words(&text).last(), Some(&"Soon,"));
    }
}
