//! Counts what class names, ids and words were worth, host by host.

use std::collections::BTreeMap;

use newsprint::lab::body as lab;

/// For one host, how often a key stood beside blocks, and how much of that was story.
#[derive(Default, Clone, Copy)]
struct Count {
    all: f32,
    story: f32,
}

/// The counts of every host.
#[derive(Default)]
pub struct Counts(BTreeMap<u32, BTreeMap<u32, Count>>);

// All five numbers were chosen by hand.
/// One host counts as at most this many blocks, however many it has.
const MOST_A_HOST: f32 = 3.0;
/// A key must stand on the pages of so many hosts, or it tells of one site.
const FEWEST_HOSTS: usize = 4;
/// What is believed of a key before it was seen, in blocks.
const PRIOR: f32 = 4.0;
/// The part of these that is believed to be story.
const PRIOR_STORY: f32 = 0.25;
/// Weights that say less than this, either way, are left out.
const LEAST: u8 = 6;

/// Sums over hosts.
#[derive(Clone, Copy, Default)]
struct Sum {
    hosts: usize,
    all: f32,
    story: f32,
}

impl Count {
    fn capped(self) -> (f32, f32) {
        let all = self.all.min(MOST_A_HOST);
        (all, self.story / self.all * all)
    }
}

/// The sums over some hosts, from which the weights without one more host can be had.
pub struct Totals<'c> {
    counts: &'c Counts,
    sums: BTreeMap<u32, Sum>,
}

impl Counts {
    pub fn add(&mut self, host: u32, keys: &[Vec<u32>], labels: &[f32]) {
        let counts = self.0.entry(host).or_default();
        for (keys, label) in keys.iter().zip(labels) {
            for key in keys {
                let count = counts.entry(*key).or_default();
                count.all += 1.0;
                count.story += label;
            }
        }
    }

    pub fn totals(&self, uses: impl Fn(u32) -> bool) -> Totals<'_> {
        let mut sums: BTreeMap<u32, Sum> = BTreeMap::new();
        for (_, counts) in self.0.iter().filter(|(host, _)| uses(**host)) {
            for (key, count) in counts {
                let (all, story) = count.capped();
                let sum = sums.entry(*key).or_default();
                *sum = Sum { hosts: sum.hosts + 1, all: sum.all + all, story: sum.story + story };
            }
        }
        sums.retain(|_, sum| sum.hosts >= FEWEST_HOSTS);
        Totals { counts: self, sums }
    }
}

impl Totals<'_> {
    /// The weights, as they would be had `host` not been seen.
    pub fn without(&self, host: Option<u32>) -> Vec<(u32, i8)> {
        let own = host.and_then(|host| self.counts.0.get(&host));
        let mut weights = Vec::with_capacity(self.sums.len());
        for (key, sum) in &self.sums {
            let mut sum = *sum;
            if let Some(count) = own.and_then(|own| own.get(key)) {
                let (all, story) = count.capped();
                sum = Sum { hosts: sum.hosts - 1, all: sum.all - all, story: sum.story - story };
            }
            if sum.hosts < FEWEST_HOSTS {
                continue;
            }
            let odds = (sum.story + PRIOR * PRIOR_STORY) / (sum.all - sum.story + PRIOR * (1.0 - PRIOR_STORY));
            let weight = lab::evidence_step(odds.ln() - (PRIOR_STORY / (1.0 - PRIOR_STORY)).ln());
            if weight.unsigned_abs() >= LEAST {
                weights.push((*key, weight));
            }
        }
        weights
    }
}
