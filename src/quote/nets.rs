//! What was learned: who speaks, whom a pronoun means, what is reported speech.

use std::sync::LazyLock;

use super::past::Ground;
use crate::model::linear::chance;
use crate::model::{Model, Net};

/// The nets by which a story's quotations are read.
#[derive(Debug)]
pub struct Nets {
    pub(super) speakers: Learned,
    pub(super) pronouns: Learned,
    pub(super) reports: Learned,
    trust: LazyLock<Trust, Box<dyn FnOnce() -> Trust + Send>>,
}

/// A net that is read from its file when it is first asked.
type Learned = LazyLock<Option<Net>, Box<dyn FnOnce() -> Option<Net> + Send>>;

fn learned(file: impl AsRef<[u8]> + Send + 'static) -> Learned {
    LazyLock::new(Box::new(move || Net::parse(file.as_ref())))
}

/// How often decisions are right, by what they rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trust {
    /// For what is weighed, how steeply and how high the chance rises with the log odds of its share.
    pub weighed: [f32; 2],
    /// The same for what is reported.
    pub reported: [f32; 2],
    /// The chance for what the form states.
    pub stated: f32,
    /// The chance inside quotations.
    pub nested: f32,
}

/// Shares nearer to 0 or to 1 are counted as this near: their log odds say no more.
const EDGE: f32 = 0.002;

/// The log odds of a share.
pub fn log_odds(share: f32) -> f32 {
    let share = share.clamp(EDGE, 1.0 - EDGE);
    (share / (1.0 - share)).ln()
}

impl Trust {
    /// The name of the field of the speakers' model file that holds the numbers.
    pub const FIELD: &str = "trust";

    /// Shares as they are, for nets whose decisions nobody has counted.
    const NEUTRAL: Self = Self { weighed: [1.0, 0.0], reported: [1.0, 0.0], stated: 1.0, nested: 1.0 };

    /// The value of the field.
    pub fn field(&self) -> String {
        let Self { weighed: [a, b], reported: [c, d], stated, nested } = self;
        [a, b, c, d, stated, nested].map(|number| format!("{number:.4}")).join(" ")
    }

    fn parse(file: &[u8]) -> Option<Self> {
        let model = Model::parse(file)?;
        let numbers: Vec<f32> = model.field(Self::FIELD)?.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [a, b, c, d, stated, nested] = numbers.try_into().ok()?;
        Some(Self { weighed: [a, b], reported: [c, d], stated, nested })
    }

    /// The chance that a decision is right, from 0 to 1, rounded to two digits.
    pub fn confidence(&self, ground: Ground) -> f64 {
        let chance = match ground {
            Ground::Weighed(share) => chance(self.weighed[0] * log_odds(share) + self.weighed[1]),
            Ground::Reported(share) => chance(self.reported[0] * log_odds(share) + self.reported[1]),
            Ground::Stated => self.stated,
            Ground::Nested => self.nested,
        };
        (f64::from(chance) * 100.0).round() / 100.0
    }
}

fn trust(file: impl AsRef<[u8]> + Send + 'static) -> LazyLock<Trust, Box<dyn FnOnce() -> Trust + Send>> {
    LazyLock::new(Box::new(move || Trust::parse(file.as_ref()).unwrap_or(Trust::NEUTRAL)))
}

impl Nets {
    /// Those that are part of the library.
    pub(crate) fn shipped() -> &'static Self {
        static NETS: LazyLock<Nets> = LazyLock::new(|| Nets {
            speakers: learned(include_bytes!("../model/speakers.npm")),
            pronouns: learned(include_bytes!("../model/pronouns.npm")),
            reports: learned(include_bytes!("../model/reports.npm")),
            trust: trust(include_bytes!("../model/speakers.npm")),
        });
        &NETS
    }

    /// Those of three model files.
    pub fn of(speakers: Vec<u8>, pronouns: Vec<u8>, reports: Vec<u8>) -> Self {
        let trust = trust(speakers.clone());
        Self { speakers: learned(speakers), pronouns: learned(pronouns), reports: learned(reports), trust }
    }

    /// The chance that a decision is right.
    pub(super) fn confidence(&self, ground: Ground) -> f64 {
        self.trust.confidence(ground)
    }
}
