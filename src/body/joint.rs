//! What lies between a block and the next.

use super::column::{Column, NONE};
use super::outline::Outline;
use crate::block::Block;
use crate::model::linear::flag;

/// What is known of each block together with the next.
pub(super) struct Joints {
    /// Whether both have the same nearest container.
    pub(super) same: Column,
    /// Whether both are of the same tags and classes.
    pub(super) alike: Column,
    /// How many elements are left from one to the other.
    pub(super) rise: Column,
    /// How many are entered.
    pub(super) fall: Column,
    /// How much of a page text's source lies between: more where blank lines do. The source of an HTML page is known to
    /// one parser only, and says nothing here.
    pub(super) gap: Column,
    /// The level of the block itself as a heading, 0 for none.
    pub(super) level: Column,
}

impl Joints {
    pub(super) fn of(blocks: &[Block], outline: &Outline) -> Self {
        let joints = 0..blocks.len().saturating_sub(1);
        let level = Column::of(blocks.iter().map(|block| f32::from(block.level.unwrap_or(0))), NONE);
        if outline.is_plain {
            let none = Column::default;
            let gap = Column::of(joints.map(|at| gap(&blocks[at], &blocks[at + 1])), NONE);
            return Self { same: none(), alike: none(), rise: none(), fall: none(), gap, level };
        }
        let containers = &outline.containers;
        let inner: Vec<usize> = (0..blocks.len()).map(|at| containers.inner(at)).collect();
        let ways: Vec<(u32, u32)> = joints.clone().map(|at| containers.way(at, at + 1)).collect();
        let group = &outline.alike.of_block;
        Self {
            same: Column::of(joints.clone().map(|at| flag(inner[at] == inner[at + 1])), NONE),
            alike: Column::of(joints.clone().map(|at| flag(group[at] == group[at + 1])), NONE),
            rise: Column::of(ways.iter().map(|(rise, _)| *rise as f32), 0.0),
            fall: Column::of(ways.iter().map(|(_, fall)| *fall as f32), 0.0),
            gap: Column::of(joints.map(|_| NONE), NONE),
            level,
        }
    }
}

/// How much of the source lies between two blocks, where it is known.
fn gap(block: &Block, next: &Block) -> f32 {
    match (block.source, next.source) {
        (Some(block), Some(next)) => next.start.saturating_sub(block.end) as f32,
        _ => NONE,
    }
}
