//! Trains a small network that scores candidates: softmax over the candidates of each lesson, adaptive gradients.

use newsprint::lab::quote::HIDDEN;

/// The straight path's weight, then the hidden units'.
const ROW: usize = HIDDEN + 1;
const RATE: f32 = 0.02;
/// Keeps the first steps of a weight small.
const SOFTENER: f32 = 1e-4;
/// Pulls weights of rare features towards zero.
const DECAY: f32 = 2e-5;

/// What can be learned: the candidates of one question, by their features, and which of them are right.
pub struct Question {
    pub candidates: Vec<Vec<u32>>,
    pub right: Vec<bool>,
    /// Which fold it belongs to.
    pub fold: usize,
}

impl Question {
    /// The question without some features, the same ones of all candidates.
    fn thinned(&self, dropped: f32, salt: u64) -> Self {
        let is_kept = |feature: &u32| {
            let mut dice = Dice::new(salt ^ (u64::from(*feature) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            dice.next();
            (dice.next() >> 40) as f32 / (1 << 24) as f32 >= dropped
        };
        let thin = |features: &Vec<u32>| features.iter().copied().filter(is_kept).collect();
        Self { candidates: self.candidates.iter().map(thin).collect(), right: self.right.clone(), fold: self.fold }
    }
}

/// Weights in training, each with the sum of its squared gradients.
pub struct Network {
    pub weights: Vec<f32>,
    pub bias: Vec<f32>,
    pub out: Vec<f32>,
    squares: Vec<f32>,
    bias_squares: Vec<f32>,
    out_squares: Vec<f32>,
}

/// A generator of numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Between -1 and 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 23) as f32 - 1.0
    }
}

fn step(weight: &mut f32, square: &mut f32, gradient: f32) {
    let gradient = gradient + DECAY * *weight;
    *square += gradient * gradient;
    *weight -= RATE * gradient / (square.sqrt() + SOFTENER);
}

impl Network {
    pub fn new(features: usize, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut weights = vec![0.0; features * ROW];
        for row in weights.chunks_mut(ROW) {
            for weight in &mut row[1..] {
                *weight = dice.unit() * 0.05;
            }
        }
        let out = (0..HIDDEN).map(|_| dice.unit() * 0.5).collect();
        Self {
            squares: vec![0.0; weights.len()],
            weights,
            bias: vec![0.0; HIDDEN],
            out,
            bias_squares: vec![0.0; HIDDEN],
            out_squares: vec![0.0; HIDDEN],
        }
    }

    fn hidden(&self, features: &[u32]) -> (f32, [f32; HIDDEN]) {
        let mut straight = 0.0;
        let mut hidden = [0.0; HIDDEN];
        hidden.copy_from_slice(&self.bias);
        for feature in features {
            let row = &self.weights[*feature as usize * ROW..][..ROW];
            straight += row[0];
            for (unit, weight) in hidden.iter_mut().zip(&row[1..]) {
                *unit += weight;
            }
        }
        (straight, hidden)
    }

    pub fn score(&self, features: &[u32]) -> f32 {
        let (straight, hidden) = self.hidden(features);
        straight + hidden.iter().zip(&self.out).map(|(unit, out)| unit.max(0.0) * out).sum::<f32>()
    }

    /// The probability of every candidate.
    pub fn shares(&self, question: &Question) -> Vec<f32> {
        let scores: Vec<f32> = question.candidates.iter().map(|features| self.score(features)).collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let raised: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let sum: f32 = raised.iter().sum();
        raised.iter().map(|value| value / sum).collect()
    }

    fn learn(&mut self, question: &Question) {
        let shares = self.shares(question);
        let right: f32 = shares.iter().zip(&question.right).filter(|(_, right)| **right).map(|(share, _)| share).sum();
        for ((features, share), is_right) in question.candidates.iter().zip(&shares).zip(&question.right) {
            let wanted = if *is_right { share / right.max(1e-6) } else { 0.0 };
            let gradient = share - wanted;
            if gradient.abs() > 1e-5 {
                self.push(features, gradient);
            }
        }
    }

    fn push(&mut self, features: &[u32], gradient: f32) {
        let (_, hidden) = self.hidden(features);
        let mut back = [0.0; ROW];
        back[0] = gradient;
        for unit in 0..HIDDEN {
            if hidden[unit] > 0.0 {
                back[unit + 1] = gradient * self.out[unit];
                step(&mut self.out[unit], &mut self.out_squares[unit], gradient * hidden[unit]);
                step(&mut self.bias[unit], &mut self.bias_squares[unit], back[unit + 1]);
            }
        }
        for feature in features {
            let start = *feature as usize * ROW;
            for (at, gradient) in back.iter().enumerate() {
                step(&mut self.weights[start + at], &mut self.squares[start + at], *gradient);
            }
        }
    }

    /// Features that no question has keep no weight.
    fn forget_unseen(&mut self) {
        for (weights, squares) in self.weights.chunks_mut(ROW).zip(self.squares.chunks(ROW)) {
            if squares[0] == 0.0 {
                weights.fill(0.0);
            }
        }
    }
}

/// The mean of the weights after several rounds, which varies less than those of the last one.
#[derive(Default)]
struct Average {
    sums: Vec<f32>,
    count: usize,
}

impl Average {
    fn add(&mut self, network: &Network) {
        let weights = network.weights.iter().chain(&network.bias).chain(&network.out);
        self.sums.resize(network.weights.len() + 2 * HIDDEN, 0.0);
        self.sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        self.count += 1;
    }

    fn take(&self, network: &mut Network) {
        let weights = network.weights.iter_mut().chain(&mut network.bias).chain(&mut network.out);
        weights.zip(&self.sums).for_each(|(weight, sum)| *weight = sum / self.count as f32);
    }
}

/// What is trained: a model, and how.
pub struct Task {
    pub name: &'static str,
    pub features: usize,
    /// How often it goes over the questions.
    pub epochs: usize,
    /// Which part of the features is left out at each question, so that none is relied on alone.
    pub dropped: f32,
    pub questions: Vec<Question>,
}

/// Trains on all questions but those of one fold.
pub fn train(task: &Task, without: Option<usize>) -> Network {
    let Task { questions, epochs, .. } = task;
    let mut network = Network::new(task.features, 0x5EED);
    let mut dice = Dice::new(0xD1CE);
    let mut order: Vec<usize> = (0..questions.len()).filter(|at| Some(questions[*at].fold) != without).collect();
    let mut average = Average::default();
    for epoch in 0..*epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (dice.next() % (at as u64 + 1)) as usize);
        }
        for at in &order {
            network.learn(&questions[*at].thinned(task.dropped, dice.next()));
        }
        if 2 * epoch >= *epochs {
            average.add(&network);
        }
    }
    average.take(&mut network);
    network.forget_unseen();
    network
}

/// The share of a fold's questions for which the best candidate is right.
pub fn accuracy(network: &Network, questions: &[Question], fold: usize) -> (usize, usize) {
    let mut right = 0;
    let mut all = 0;
    for question in questions.iter().filter(|question| question.fold == fold) {
        let shares = network.shares(question);
        let best = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
        right += usize::from(best.is_some_and(|best| question.right[best]));
        all += 1;
    }
    (right, all)
}
