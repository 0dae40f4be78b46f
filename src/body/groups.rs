//! Blocks of a page that have something in common.

/// The blocks of a page in groups, by what they have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    /// For each block, the number of its group.
    pub(super) of_block: Vec<u32>,
    /// How many blocks each group has.
    pub(super) sizes: Vec<u32>,
    /// For each block, how many of its group come before it.
    pub(super) earlier: Vec<u32>,
}

impl Groups {
    /// Blocks of the same key are of one group.
    pub(super) fn of(keys: impl Iterator<Item = u32>) -> Self {
        // A key and the block behind it as one number: two of these are compared at once.
        let mut sorted: Vec<u64> = keys.zip(0..).map(|(key, block): (u32, u64)| u64::from(key) << 32 | block).collect();
        sorted.sort_unstable();
        let mut groups = Self { of_block: vec![0; sorted.len()], sizes: Vec::new(), earlier: vec![0; sorted.len()] };
        let mut last = None;
        for (key, block) in sorted.into_iter().map(|both| (both >> 32, both as u32)) {
            if last != Some(key) {
                groups.sizes.push(0);
                last = Some(key);
            }
            let number = groups.sizes.len() - 1;
            groups.of_block[block as usize] = number as u32;
            groups.earlier[block as usize] = groups.sizes[number];
            groups.sizes[number] += 1;
        }
        groups
    }

    /// How many blocks the group of a block has.
    pub(super) fn size(&self, block: usize) -> u32 {
        self.sizes[self.of_block[block] as usize]
    }

    /// For each group, the mean of a number over its blocks.
    pub(super) fn means(&self, values: impl Iterator<Item = f32>) -> Vec<f32> {
        let mut sums = vec![0.0; self.sizes.len()];
        for (value, group) in values.zip(&self.of_block) {
            sums[*group as usize] += value;
        }
        sums.iter().zip(&self.sizes).map(|(sum, size)| sum / *size as f32).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_one_key_are_one_group() {
        let groups = Groups::of([7, 3, 7, 7].into_iter());
        assert_eq!([0, 1, 2, 3].map(|block| groups.size(block)), [3, 1, 3, 3]);
        assert_eq!(groups.earlier, [0, 0, 1, 2]);
        let means = groups.means([1.0, 5.0, 2.0, 6.0].into_iter());
        assert_eq!([0, 1, 2, 3].map(|block: usize| means[groups.of_block[block] as usize]), [3.0, 5.0, 3.0, 3.0]);
    }
}
