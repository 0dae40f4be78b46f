//! The text of the block that is being gathered.

use super::{Anchor, Context};
use crate::article::Span;
use crate::page::NodeId;

/// The text gathered since the last cut.
#[derive(Default)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) source: Option<Span>,
    pub(super) linked: u32,
    pub(super) context: Context,
    anchors: Vec<Anchor>,
    pub(super) emphasised: u32,
}

impl Run {
    /// Notes that the text from `start` on stands in a link. What directly follows in the same link is one with it.
    pub(super) fn link_from(&mut self, start: usize, link: NodeId) {
        let end = self.text.len();
        match self.anchors.last_mut() {
            Some(last) if last.node == link => last.span.end = end,
            _ => self.anchors.push(Anchor { span: Span::new(start, end), node: link }),
        }
    }

    /// Begins a line, in the place of the spaces before it.
    pub(super) fn break_line(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        // A link around nothing but those spaces is gone with them.
        while self.anchors.last().is_some_and(|last| last.span.start >= end) {
            self.anchors.pop();
        }
        if let Some(last) = self.anchors.last_mut() {
            last.span.end = last.span.end.min(end);
        }
        self.text.push('\n');
    }

    /// The links as they lie in the text without the white space at its ends.
    pub(super) fn anchors(&self) -> Vec<Anchor> {
        if self.anchors.is_empty() {
            return Vec::new();
        }
        let start = self.text.len() - self.text.trim_start().len();
        let length = self.text.trim().len();
        let place = |at: usize| at.saturating_sub(start).min(length);
        let within =
            |anchor: &Anchor| Anchor { span: Span::new(place(anchor.span.start), place(anchor.span.end)), ..*anchor };
        self.anchors.iter().map(within).collect()
    }

    /// Starts anew, and keeps the room of text and links.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.anchors.clear();
        (self.source, self.context) = (None, Context::NONE);
        (self.linked, self.emphasised) = (0, 0);
    }
}
