//! A bar chart as inline SVG.

use std::fmt::Write;

use super::escape::Escaped;

/// One speaker's bar.
pub(super) struct Bar<'a> {
    pub(super) name: &'a str,
    /// Direct quotes, fragments, reports.
    pub(super) counts: [usize; 3],
}

const CLASSES: [&str; 3] = ["direct", "fragment", "indirect"];
const LABELS: [&str; 3] = ["quoted in full", "some words quoted", "reported"];

const WIDTH: usize = 560;
/// The name stands above its bar, so that a telephone has room for both.
const ROW: usize = 46;
const BAR: usize = 16;
/// What is left free at the end of the longest bar for its count.
const MARGIN: usize = 48;

/// Writes the plot: a bar a speaker, in three shades for the three kinds of quote. The bars are in the given order; a press
/// on one shows the stories that quote the speaker.
pub(super) fn push(out: &mut String, bars: &[Bar<'_>]) {
    let total = |bar: &Bar<'_>| bar.counts.iter().sum::<usize>();
    let most = bars.iter().map(total).max().unwrap_or(0);
    if most == 0 {
        out.push_str("<p class=\"none\">Nobody is quoted.</p>\n");
        return;
    }
    let _ = write!(
        out,
        "<svg class=\"bars\" viewBox=\"0 0 {WIDTH} {}\" role=\"group\" aria-label=\"Quotes by speaker\">",
        bars.len() * ROW
    );
    for (number, bar) in bars.iter().enumerate() {
        let top = number * ROW;
        let name = Escaped(bar.name);
        let _ = write!(
            out,
            "<g role=\"button\" tabindex=\"0\" aria-pressed=\"false\" data-speaker=\"{name}\" aria-label=\"{name}, {} quotes: show the stories\">\
             <rect class=\"row\" x=\"0\" y=\"{top}\" width=\"{WIDTH}\" height=\"{ROW}\"/>",
            total(bar)
        );
        let _ = write!(out, "<text class=\"who\" x=\"0\" y=\"{}\">{}</text>", top + 18, Escaped(&clipped(bar.name)));
        let mut from = 0;
        for ((count, class), label) in bar.counts.iter().zip(CLASSES).zip(LABELS) {
            let (x, end) = (scale(from, most), scale(from + count, most));
            if end > x {
                let _ = write!(
                    out,
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{BAR}\"><title>{}: {count} {label}</title></rect>",
                    top + 25,
                    end - x,
                    name
                );
            }
            from += count;
        }
        let _ = write!(
            out,
            "<text class=\"count\" x=\"{}\" y=\"{}\">{}</text></g>",
            scale(from, most) + 8,
            top + 38,
            total(bar)
        );
    }
    out.push_str("</svg>\n<p class=\"legend\">");
    for (class, label) in CLASSES.iter().zip(LABELS) {
        let _ = write!(out, "<span class=\"key {class}\">{label}</span> ");
    }
    out.push_str("</p>\n");
}

/// The name, as much of it as has room above a bar.
fn clipped(name: &str) -> String {
    const LONGEST: usize = 52;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST).chain(['…']).collect()
}

fn scale(count: usize, most: usize) -> usize {
    count * (WIDTH - MARGIN) / most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_counts() {
        let mut out = String::new();
        let bars = [Bar { name: "A & B", counts: [4, 2, 2] }, Bar { name: "C", counts: [0, 0, 4] }];
        push(&mut out, &bars);
        assert_eq!(out.matches("<rect").count(), 6, "a row for each of the two, and four parts of bars");
        assert!(out.contains("<rect class=\"direct\" x=\"0\" y=\"25\" width=\"256\""), "{out}");
        assert!(out.contains("<rect class=\"fragment\" x=\"256\" y=\"25\" width=\"128\""), "{out}");
        assert!(out.contains("<rect class=\"indirect\" x=\"0\" y=\"71\" width=\"256\""), "{out}");
        assert!(out.contains("A &amp; B: 2 some words quoted"), "{out}");
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(clipped("Edda Holm"), "Edda Holm");
        assert_eq!(clipped(&"é".repeat(60)).chars().count(), 53);
    }

    #[test]
    fn no_bars_are_said_to_be_none() {
        let mut out = String::new();
        push(&mut out, &[]);
        assert_eq!(out, "<p class=\"none\">Nobody is quoted.</p>\n");
    }
}
