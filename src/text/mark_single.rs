//! Pairs of single quotation marks, which may be apostrophes as well.

use super::mark::{Closes, Family, Mark};

/// Where the other mark of a pair of single ones stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partner {
    Before,
    Behind,
}

/// Pairs the single marks: an opening one with the first sure closing one before the next opening one, else with the
/// first that may be an apostrophe as well. A mark at the head of the paragraph may stay open, and the last one
/// where the quotation `runs_on` over the next paragraph.
pub(super) fn pair_singles(marks: &[Mark], runs_on: bool) -> Vec<Option<Partner>> {
    let mut partner = vec![None; marks.len()];
    let mut opening: Option<usize> = None;
    let mut perhaps: Option<usize> = None;
    for (number, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.family == Family::Single) {
        let closes_low = mark.glyph == '‘' && opening.is_some_and(|opening| marks[opening].glyph == '‚');
        if closes_low || (mark.closes == Closes::Surely && mark.glyph != '‘') {
            if let Some(opening) = opening.take() {
                partner[opening] = Some(Partner::Behind);
                partner[number] = Some(Partner::Before);
            }
            perhaps = None;
        } else if mark.closes == Closes::Perhaps && mark.glyph != '‘' {
            perhaps = perhaps.or(opening.map(|_| number));
        } else {
            join(&mut partner, opening, perhaps.take());
            opening = Some(number);
        }
    }
    join(&mut partner, opening, perhaps);
    if let Some(last) = opening.filter(|last| runs_on && partner[*last].is_none() && marks[*last].closes == Closes::No)
    {
        partner[last] = Some(Partner::Behind);
    }
    if let Some(first) = marks.first().filter(|first| first.family == Family::Single && partner[0].is_none()) {
        if first.closes == Closes::No {
            partner[0] = Some(Partner::Behind);
        }
    }
    partner
}

fn join(partner: &mut [Option<Partner>], opening: Option<usize>, closing: Option<usize>) {
    if let (Some(opening), Some(closing)) = (opening, closing) {
        partner[opening] = Some(Partner::Behind);
        partner[closing] = Some(Partner::Before);
    }
}
