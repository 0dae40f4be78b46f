//! A small network over features that are there or not: one hidden layer and a straight path.

use super::{Model, Reader};

/// The layer's width.
pub(crate) const HIDDEN: usize = 16;
/// The straight path's weight, then the hidden units'.
const ROW: usize = HIDDEN + 1;

/// A network read from a model file.
#[derive(Debug)]
pub(crate) struct Net {
    /// For every feature its row in `weights`, plus 1; 0 where the feature weighs nothing.
    rows: Vec<u32>,
    weights: Vec<[i8; ROW]>,
    /// What a weight of 1 stands for.
    unit: f32,
    bias: [f32; HIDDEN],
    out: [f32; HIDDEN],
}

/// The sums of the weights of some features.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sums {
    straight: i32,
    hidden: [i32; HIDDEN],
}

impl Sums {
    /// Both together.
    pub(crate) fn and(&self, others: &Sums) -> Sums {
        let mut all = *self;
        all.straight += others.straight;
        all.hidden.iter_mut().zip(others.hidden).for_each(|(sum, other)| *sum += other);
        all
    }
}

/// So many weights of one byte add up to a number of two.
const AT_ONCE: usize = 256;

impl Net {
    /// Reads a model of kind `net`; `None` where it is malformed.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let model = Model::parse(bytes)?;
        if model.field("kind") != Some("net") {
            return None;
        }
        let mut reader = Reader::new(model.payload);
        let features = reader.u32()? as usize;
        let count = reader.u32()? as usize;
        let room = count.min(reader.rest().len() / ROW);
        let mut net = Self {
            rows: vec![0; features],
            weights: Vec::with_capacity(room),
            unit: 0.0,
            bias: [0.0; HIDDEN],
            out: [0.0; HIDDEN],
        };
        net.unit = reader.f32()?;
        for value in net.bias.iter_mut().chain(&mut net.out) {
            *value = reader.f32()?;
        }
        for _ in 0..count {
            let feature = reader.u32()? as usize;
            net.weights.push(reader.array::<ROW>()?.map(|byte| byte as i8));
            *net.rows.get_mut(feature)? = net.weights.len() as u32;
        }
        Some(net)
    }

    /// The payload of a model file: rows of `HIDDEN + 1` weights, those that are all zero left out.
    pub(crate) fn payload(weights: &[f32], bias: &[f32], out: &[f32]) -> Vec<u8> {
        let largest = weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let unit = (largest / 127.0).max(f32::MIN_POSITIVE);
        let rows: Vec<(usize, Vec<i8>)> = weights
            .chunks(ROW)
            .map(|row| row.iter().map(|weight| (weight / unit).round() as i8).collect::<Vec<i8>>())
            .enumerate()
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .collect();
        let mut payload = Vec::new();
        payload.extend(((weights.len() / ROW) as u32).to_le_bytes());
        payload.extend((rows.len() as u32).to_le_bytes());
        payload.extend(unit.to_le_bytes());
        for value in bias.iter().chain(out) {
            payload.extend(value.to_le_bytes());
        }
        for (feature, row) in rows {
            payload.extend((feature as u32).to_le_bytes());
            payload.extend(row.iter().map(|weight| *weight as u8));
        }
        payload
    }

    /// The score of what has these features; a feature that is not known weighs nothing.
    pub(crate) fn score(&self, features: &[u32]) -> f32 {
        self.score_beside(&Sums::default(), features)
    }

    /// The sums of the weights of some features, from which the scores of many begin that have them in common.
    pub(crate) fn sums(&self, features: &[u32]) -> Sums {
        self.sums_beside(&Sums::default(), features)
    }

    /// The score of what has these features beside others that were summed up.
    pub(crate) fn score_beside(&self, others: &Sums, features: &[u32]) -> f32 {
        let Sums { straight, hidden } = self.sums_beside(others, features);
        let mut score = straight as f32 * self.unit;
        for (unit, sum) in hidden.iter().enumerate() {
            score += self.out[unit] * (*sum as f32 * self.unit + self.bias[unit]).max(0.0);
        }
        score
    }

    fn sums_beside(&self, others: &Sums, features: &[u32]) -> Sums {
        let Sums { mut straight, mut hidden } = *others;
        for features in features.chunks(AT_ONCE) {
            let mut sums = [0_i16; HIDDEN];
            for feature in features {
                let row = self.rows.get(*feature as usize).copied().unwrap_or(0);
                let Some(row) = (row as usize).checked_sub(1).and_then(|row| self.weights.get(row)) else { continue };
                let [first, weights @ ..] = row;
                straight += i32::from(*first);
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i16::from(*weight));
            }
            hidden.iter_mut().zip(sums).for_each(|(all, sum)| *all += i32::from(sum));
        }
        Sums { straight, hidden }
    }
}

#[cfg(test)]
mod tests {
    use super::{HIDDEN, Net, ROW};
    use crate::model::Model;

    #[test]
    fn a_net_reads_back_and_scores() {
        let mut weights = vec![0.0; 3 * ROW];
        weights[ROW] = 2.0;
        weights[ROW + 1] = 1.0;
        let mut out = [0.0; HIDDEN];
        out[0] = 3.0;
        let file = Model::write(&[("kind", "net")], &Net::payload(&weights, &[0.0; HIDDEN], &out));
        let net = Net::parse(&file).expect("a net");
        assert!((net.score(&[1]) - 5.0).abs() < 0.1);
        assert!(net.score(&[0, 2, 99]).abs() < f32::EPSILON);
        assert_eq!(net.score_beside(&net.sums(&[1]), &[0, 1]), net.score(&[1, 0, 1]));
        assert!(Net::parse(&file[..file.len() - 1]).is_none());
    }
}
