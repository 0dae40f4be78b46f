//! Roles of somebody whose name the sentence is there to tell: `The teacher was Ida Moss`, `the foreman, who gave his name as Ida`.

use std::ops::Range;

use super::before::{WINDOW, start, told};
use super::is_determiner;
use crate::name::tongue::Tongue;
use crate::person::scene::Scene;

/// `The teacher was Ida Moss, who`; but not `The winner was Ida Moss’s horse`.
pub(super) fn identified(scene: &Scene<'_>) -> Option<Range<usize>> {
    let behind = scene.name.end;
    let closes = behind >= scene.sentence.end
        || scene.is_mark(behind, &[",", ".", ";", ":", "(", "—", "–"])
        || matches!(scene.word(behind), "who" | "whose");
    let verb = scene.name.start.checked_sub(1).filter(|verb| matches!(scene.word(*verb), "is" | "was"))?;
    let head = verb.checked_sub(1).filter(|head| closes && *head > scene.floor && scene.is_role_head(*head))?;
    let start = start(scene, floor(scene), head);
    (start > scene.floor && is_determiner(scene.word(start - 1))).then_some(start..verb)
}

/// `the foreman, who gave his name as Ida`, `a trader who asked to be called only Ida`.
pub(super) fn given(scene: &Scene<'_>) -> Option<Range<usize>> {
    if scene.tongue != Tongue::English {
        return None;
    }
    let floor = floor(scene);
    let mut words = (floor..scene.name.start).rev();
    let who = words.find(|&at| !OF_NAMING.contains(&scene.word(at))).filter(|&at| scene.word(at) == "who")?;
    let end = who - usize::from(who > floor && scene.is_mark(who - 1, &[","]));
    let head = end.checked_sub(1).filter(|head| *head >= floor && scene.is_role_head(*head))?;
    told(scene, floor, head).filter(|_| who + 1 < scene.name.start)
}

/// The words between `who` and a name that is given.
const OF_NAMING: &[&str] = &[
    "as",
    "asked",
    "be",
    "by",
    "called",
    "gave",
    "given",
    "gives",
    "goes",
    "her",
    "his",
    "identified",
    "is",
    "known",
    "locally",
    "name",
    "named",
    "only",
    "simply",
    "the",
    "their",
    "to",
    "was",
];

/// The first token that the words of such a role can begin with.
fn floor(scene: &Scene<'_>) -> usize {
    scene.floor.max(scene.name.start.saturating_sub(WINDOW))
}
