//! Who told something last without marks: whoever speaks next is often the same.

use super::indirect::Frame;
use super::past::{Past, Teller};
use super::resolve;
use super::scene::Scene;

/// Goes through the frames of a text as the search for speakers does through its quotations.
pub(super) struct Tellers<'s, 'a> {
    scene: &'s Scene<'a>,
    frames: std::iter::Peekable<std::slice::Iter<'s, Frame>>,
}

impl<'s, 'a> Tellers<'s, 'a> {
    pub(super) fn of(scene: &'s Scene<'a>, frames: &'s [Frame]) -> Self {
        Self { scene, frames: frames.iter().peekable() }
    }

    /// Notes who told something before a token.
    pub(super) fn note(&mut self, past: &mut Past, before: usize) {
        while let Some(frame) = self.frames.next_if(|frame| frame.cue.start < before) {
            if self.scene.inside[frame.cue.start].is_none() {
                let (voice, _) = resolve::voice(self.scene, frame.phrase, past);
                past.teller = Some(Teller { voice, paragraph: self.scene.paragraph[frame.cue.start] as usize });
            }
        }
    }
}
