//! A linear chain over the tags of a run: the best sequence, and how sure each tag is.

/// The place of a token in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Outside any name.
    Outside,
    /// The first of several.
    First,
    /// Between the first and the last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// The number of tags.
pub const TAGS: usize = 5;

/// All tags, in the order of their numbers.
pub const ALL: [Tag; TAGS] = [Tag::Outside, Tag::First, Tag::Inside, Tag::Last, Tag::Only];

/// One score a tag.
pub type Scores = [f32; TAGS];

/// Scores of one tag behind another, of a tag at the start of a run and at its end.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Transitions {
    /// `between[a][b]`: `b` behind `a`.
    pub between: [Scores; TAGS],
    /// At the start.
    pub start: Scores,
    /// At the end.
    pub end: Scores,
}

impl Transitions {
    /// How many numbers it holds.
    pub const LEN: usize = TAGS * TAGS + 2 * TAGS;

    /// The numbers in a fixed order.
    pub fn values(&self) -> impl Iterator<Item = &f32> {
        self.between.iter().flatten().chain(&self.start).chain(&self.end)
    }

    /// The numbers in a fixed order, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut f32> {
        self.between.iter_mut().flatten().chain(&mut self.start).chain(&mut self.end)
    }
}

/// Stands for "never".
const NEVER: f32 = -1e9;

/// Whether `next` may follow `tag`: names are whole.
const fn follows(tag: Tag, next: Tag) -> bool {
    matches!(tag, Tag::First | Tag::Inside) == matches!(next, Tag::Inside | Tag::Last)
}

const fn may_start(tag: Tag) -> bool {
    !matches!(tag, Tag::Inside | Tag::Last)
}

const fn may_end(tag: Tag) -> bool {
    !matches!(tag, Tag::First | Tag::Inside)
}

/// A chain ready to be read: the transitions with `NEVER` where names would be cut.
#[derive(Debug, Clone)]
pub struct Chain {
    between: [Scores; TAGS],
    start: Scores,
    end: Scores,
    /// `e` to the power of the same, for probabilities.
    between_weights: [Scores; TAGS],
    end_weights: Scores,
}

impl From<&Transitions> for Chain {
    fn from(transitions: &Transitions) -> Self {
        let Transitions { between, start, end } = *transitions;
        let mut chain = Self { between, start, end, between_weights: between, end_weights: end };
        for a in ALL {
            for b in ALL {
                if !follows(a, b) {
                    chain.between[a as usize][b as usize] = NEVER;
                }
            }
            if !may_start(a) {
                chain.start[a as usize] = NEVER;
            }
            if !may_end(a) {
                chain.end[a as usize] = NEVER;
            }
        }
        chain.between_weights = chain.between.map(|row| row.map(f32::exp));
        chain.end_weights = chain.end.map(f32::exp);
        chain
    }
}

impl Chain {
    /// The best sequence of tags, by Viterbi's algorithm.
    pub fn best(&self, emissions: &[Scores]) -> Vec<Tag> {
        let mut tags = Vec::new();
        self.best_into(emissions, &mut tags);
        tags
    }

    /// The same, in place of what `tags` held.
    pub(super) fn best_into(&self, emissions: &[Scores], tags: &mut Vec<Tag>) {
        tags.clear();
        let Some(first) = emissions.first() else { return };
        let mut score: Scores = std::array::from_fn(|tag| self.start[tag] + first[tag]);
        let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(emissions.len() - 1);
        for emission in &emissions[1..] {
            let mut next = [NEVER; TAGS];
            let mut from = [0; TAGS];
            for (tag, best) in next.iter_mut().enumerate() {
                for (before, &so_far) in score.iter().enumerate() {
                    let reached = so_far + self.between[before][tag];
                    if reached > *best {
                        (*best, from[tag]) = (reached, before as u8);
                    }
                }
                *best += emission[tag];
            }
            score = next;
            back.push(from);
        }
        let mut last = 0;
        for tag in 1..TAGS {
            if score[tag] + self.end[tag] > score[last] + self.end[last] {
                last = tag;
            }
        }
        tags.push(ALL[last]);
        for from in back.iter().rev() {
            last = usize::from(from[last]);
            tags.push(ALL[last]);
        }
        tags.reverse();
    }

    /// The probability of each tag of each token, by the forward-backward algorithm; with `pairs`, the sum over the
    /// run of the probabilities of each pair of tags is added to it.
    pub fn marginals(&self, emissions: &[Scores], pairs: Option<&mut [Scores; TAGS]>) -> Vec<Scores> {
        let mut marginals = Vec::with_capacity(emissions.len());
        self.add_marginals(emissions, pairs, &mut marginals);
        marginals
    }

    /// The same, added to those of other runs.
    pub(super) fn add_marginals(
        &self,
        emissions: &[Scores],
        mut pairs: Option<&mut [Scores; TAGS]>,
        marginals: &mut Vec<Scores>,
    ) {
        let Some((first, rest)) = emissions.split_first() else { return };
        let between = &self.between_weights;
        // Of all tokens but the first: most runs are of one, and so nothing is allocated for them.
        let weights: Vec<Scores> = rest.iter().map(exp_scaled).collect();
        let start = marginals.len();
        let mut now: Scores = std::array::from_fn(|tag| (self.start[tag] + first[tag] - top(first)).exp());
        normalise(&mut now);
        marginals.push(now);
        for weight in &weights {
            let mut next = [0.0; TAGS];
            for (before, p) in now.iter().enumerate() {
                for (tag, sum) in next.iter_mut().enumerate() {
                    *sum += p * between[before][tag];
                }
            }
            (0..TAGS).for_each(|tag| next[tag] *= weight[tag]);
            normalise(&mut next);
            marginals.push(next);
            now = next;
        }
        let mut backward: Scores = self.end_weights;
        let marginals = &mut marginals[start..];
        for at in (0..marginals.len()).rev() {
            (0..TAGS).for_each(|tag| marginals[at][tag] *= backward[tag]);
            normalise(&mut marginals[at]);
            if at == 0 {
                break;
            }
            let reach: Scores = std::array::from_fn(|tag| weights[at - 1][tag] * backward[tag]);
            if let Some(pairs) = pairs.as_deref_mut() {
                add_pairs(pairs, &marginals[at - 1], between, &reach);
            }

            backward = std::array::from_fn(|tag| (0..TAGS).map(|next| between[tag][next] * reach[next]).sum());
            normalise(&mut backward);
        }
    }
}

/// Adds the probabilities of the pairs (tag before, tag) of one step; `forward` is of the token before.
fn add_pairs(pairs: &mut [Scores; TAGS], forward: &Scores, between: &[Scores; TAGS], reach: &Scores) {
    let pair = |before: usize, tag: usize| forward[before] * between[before][tag] * reach[tag];
    let total: f32 = (0..TAGS * TAGS).map(|both| pair(both / TAGS, both % TAGS)).sum();
    if total > 0.0 {
        for (before, row) in pairs.iter_mut().enumerate() {
            row.iter_mut().enumerate().for_each(|(tag, sum)| *sum += pair(before, tag) / total);
        }
    }
}

fn top(scores: &Scores) -> f32 {
    scores.iter().copied().fold(f32::MIN, f32::max)
}

fn exp_scaled(scores: &Scores) -> Scores {
    let top = top(scores);
    scores.map(|score| (score - top).exp())
}

fn normalise(values: &mut Scores) {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        values.iter_mut().for_each(|value| *value /= sum);
    }
}

#[cfg(test)]
mod tests {
    use super::{Chain, Tag, Transitions};

    #[test]
    fn names_are_whole_whatever_the_scores() {
        let chain = Chain::from(&Transitions::default());
        let inside = [0.0, 0.0, 9.0, 0.0, 0.0];
        assert_eq!(chain.best(&[inside; 3]), [Tag::First, Tag::Inside, Tag::Last]);
        assert_eq!(chain.best(&[inside; 1]).len(), 1);
        assert_eq!(chain.best(&[]), []);
    }

    #[test]
    fn marginals_are_probabilities_and_agree_with_enumeration() {
        let chain = Chain::from(&Transitions::default());
        let emissions: [super::Scores; 2] = [[0.5, 1.0, 0.0, 0.0, 0.2], [0.0, 0.3, 0.0, 1.5, 0.1]];
        let mut pairs = [[0.0; 5]; 5];
        let marginals = chain.marginals(&emissions, Some(&mut pairs));
        // Whole sequences: Outside or Only twice, or First and Last.
        let weight = |a: usize, b: usize| (emissions[0][a] + emissions[1][b]).exp();
        let all = weight(0, 0) + weight(0, 4) + weight(4, 0) + weight(4, 4) + weight(1, 3);
        assert!((marginals[0][1] - weight(1, 3) / all).abs() < 1e-5);
        assert!((pairs[0][4] - weight(0, 4) / all).abs() < 1e-5);
        assert!((pairs.iter().flatten().sum::<f32>() - 1.0).abs() < 1e-5);
    }
}
