//! Learning the weights of one pass: stochastic gradient ascent of the chain's likelihood, with AdaGrad's steps.

use std::collections::HashMap;

use newsprint::lab::names::{Chain, Scores, TAGS, Tag, Transitions};

use super::random::Random;

/// A run with its true tags, for a pass whose rows are `N` a token.
pub struct Sample<const N: usize> {
    pub rows: Vec<[u32; N]>,
    /// Scores that are there before this pass: the first pass's, for the second.
    pub given: Vec<Scores>,
    pub tags: Vec<Tag>,
    pub weight: f32,
}

impl<const N: usize> Sample<N> {
    /// The same with some of its values left out.
    fn without(&self, dropped: usize, random: &mut Random) -> Self {
        let mut rows = self.rows.clone();
        if dropped > 0 {
            rows.iter_mut().flatten().filter(|_| random.percent(dropped)).for_each(|value| *value = RARE);
        }
        Self { rows, given: self.given.clone(), tags: self.tags.clone(), weight: self.weight }
    }
}

/// How to learn.
#[derive(Clone, Copy)]
pub struct Course {
    /// It is learned so many times, each with other draws of chance, and the mean is taken.
    pub draws: u64,
    pub epochs: usize,
    pub rate: f32,
    pub decay: f32,
    /// Of a hundred values of features, so many are left out each time a run is learned from: no feature may be leaned on.
    pub dropped: usize,
}

/// The weights of one pass, as floating-point numbers.
#[derive(Clone)]
pub struct Pass {
    pub rows: Vec<Scores>,
    pub transitions: Transitions,
}

/// Stands for the value of a feature too rare to be learned.
pub const RARE: u32 = u32::MAX;

/// The values of features that are learned, numbered from zero.
pub struct Index {
    pub values: Vec<u32>,
}

impl Index {
    /// Numbers the values that are met `fewest` times or more in the samples, and puts the numbers in their place. A
    /// rarer value is not learned.
    pub fn number<const N: usize>(samples: &mut [&mut Sample<N>], fewest: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for value in samples.iter().flat_map(|sample| sample.rows.iter().flatten()) {
            *counts.entry(*value).or_default() += 1;
        }
        let mut values: Vec<u32> =
            counts.iter().filter(|(_, count)| **count >= fewest).map(|(value, _)| *value).collect();
        values.sort_unstable();
        let number = |value: &u32| values.binary_search(value).map_or(RARE, |number| number as u32);
        let numbers: HashMap<u32, u32> = counts.keys().map(|value| (*value, number(value))).collect();
        for value in samples.iter_mut().flat_map(|sample| sample.rows.iter_mut().flatten()) {
            *value = numbers.get(value).copied().unwrap_or(RARE);
        }
        Self { values }
    }
}

/// A token of which the tags are this sure teaches nothing: to pass over it saves most of the time of later epochs.
const NEGLIGIBLE: f32 = 1e-3;

/// Keeps AdaGrad's first steps finite.
const TINY: f32 = 1e-6;

impl Pass {
    /// The scores of every token of a run.
    pub fn scores<const N: usize>(&self, rows: &[[u32; N]], given: &[Scores]) -> Vec<Scores> {
        let score = |(at, rows): (usize, &[u32; N])| {
            let mut sum = given.get(at).copied().unwrap_or_default();
            for row in rows.iter().filter(|row| **row != RARE) {
                let weights = &self.rows[*row as usize];
                (0..TAGS).for_each(|tag| sum[tag] += weights[tag]);
            }
            // Outside is the zero of the scale, as in the model file.
            sum.map(|score| score - sum[0])
        };
        rows.iter().enumerate().map(score).collect()
    }

    /// Learns from samples. The mean of several draws, as of several epochs, varies less than one, and is as fast to read.
    pub fn learn<const N: usize>(samples: &[&Sample<N>], size: usize, course: Course) -> Self {
        let mut mean = Mean::of(size);
        for seed in 1..=course.draws {
            Self::learn_once(samples, seed, course, &mut mean);
        }
        mean.into_pass(1.0 - course.dropped as f32 / 100.0)
    }

    /// Learns with one draw of chance, and adds the weights of the later epochs to the mean.
    fn learn_once<const N: usize>(samples: &[&Sample<N>], seed: u64, course: Course, mean: &mut Mean) {
        let size = mean.sum.rows.len();
        let mut pass = Self { rows: vec![[0.0; TAGS]; size], transitions: Transitions::default() };
        let mut squares = vec![[0.0f32; TAGS]; size];
        let mut transition_squares = [0.0f32; Transitions::LEN];
        let mut order: Vec<&Sample<N>> = samples.to_vec();
        let mut random = Random::new(seed);
        for epoch in 0..course.epochs {
            random.shuffle(&mut order);
            for original in &order {
                let dropped = original.without(course.dropped, &mut random);
                let sample = &dropped;
                let mut pairs = [[0.0; TAGS]; TAGS];
                let scores = pass.scores(&sample.rows, &sample.given);
                let marginals = Chain::from(&pass.transitions).marginals(&scores, Some(&mut pairs));
                pass.step_rows(sample, &marginals, &mut squares, course);
                let gradients = transition_gradients(sample, &marginals, &pairs);
                let values = pass.transitions.values_mut().zip(&mut transition_squares);
                for ((value, square), gradient) in values.zip(gradients) {
                    let gradient = gradient * sample.weight;
                    *square += gradient * gradient;
                    *value += course.rate * gradient / (square.sqrt() + TINY);
                }
            }
            if epoch >= course.epochs / 2 {
                mean.add(&pass);
            }
        }
    }

    fn step_rows<const N: usize>(
        &mut self,
        sample: &Sample<N>,
        marginals: &[Scores],
        squares: &mut [Scores],
        course: Course,
    ) {
        for ((rows, tag), marginal) in sample.rows.iter().zip(&sample.tags).zip(marginals) {
            let mut error = marginal.map(|p| -p * sample.weight);
            error[*tag as usize] += sample.weight;
            if error.iter().all(|error| error.abs() < NEGLIGIBLE) {
                continue;
            }
            for row in rows.iter().filter(|row| **row != RARE) {
                let row = *row as usize;
                let (weights, squares) = (&mut self.rows[row], &mut squares[row]);
                for tag in 0..TAGS {
                    let gradient = error[tag] - course.decay * weights[tag];
                    squares[tag] += gradient * gradient;
                    weights[tag] += course.rate * gradient / (squares[tag].sqrt() + TINY);
                }
            }
        }
    }
}

/// The mean of the weights after several epochs, which varies less than the last.
struct Mean {
    sum: Pass,
    count: f32,
}

impl Mean {
    /// The mean of none, for a pass of so many rows.
    fn of(size: usize) -> Self {
        let sum = Pass { rows: vec![[0.0; TAGS]; size], transitions: Transitions::default() };
        Self { sum, count: 0.0 }
    }

    fn add(&mut self, pass: &Pass) {
        self.count += 1.0;
        let values = self.sum.rows.iter_mut().flatten().zip(pass.rows.iter().flatten());
        values.for_each(|(sum, value)| *sum += value);
        let values = self.sum.transitions.values_mut().zip(pass.transitions.values());
        values.for_each(|(sum, value)| *sum += value);
    }

    /// The mean, with the rows' weights made smaller by `part`.
    fn into_pass(mut self, part: f32) -> Pass {
        let count = self.count.max(1.0);
        self.sum.rows.iter_mut().flatten().for_each(|value| *value *= part / count);
        self.sum.transitions.values_mut().for_each(|value| *value /= count);
        self.sum
    }
}

/// What was seen of the transitions, less what was expected.
fn transition_gradients<const N: usize>(sample: &Sample<N>, marginals: &[Scores], pairs: &[Scores; TAGS]) -> Vec<f32> {
    let mut gradient = Transitions::default();
    for (row, expected) in gradient.between.iter_mut().zip(pairs) {
        row.iter_mut().zip(expected).for_each(|(value, p)| *value = -p);
    }
    for two in sample.tags.windows(2) {
        gradient.between[two[0] as usize][two[1] as usize] += 1.0;
    }
    if let (Some(first), Some(last)) = (marginals.first(), marginals.last()) {
        gradient.start = first.map(|p| -p);
        gradient.end = last.map(|p| -p);
    }
    if let (Some(first), Some(last)) = (sample.tags.first(), sample.tags.last()) {
        gradient.start[*first as usize] += 1.0;
        gradient.end[*last as usize] += 1.0;
    }
    gradient.values().copied().collect()
}
