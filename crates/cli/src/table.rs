//! A table of text for the terminal.

use std::fmt;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// No column but the last is wider.
const WIDEST: usize = 36;
/// The last column is never narrower, however narrow the terminal.
const NARROWEST_LAST: usize = 24;

/// Rows under headings, in columns as wide as what they hold.
pub struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
    /// The width of the terminal; the last column is cut to it.
    width: Option<usize>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table with headings and no rows.
    pub fn new(headings: [&str; COLUMNS], width: Option<usize>) -> Self {
        Self { rows: vec![headings.map(str::to_owned)], width }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: [&str; COLUMNS]) {
        self.rows.push(cells.map(shown));
    }
}

/// A text on one line, without what a terminal would take for a command: a page may hold anything.
pub fn shown(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<const COLUMNS: usize> fmt::Display for Table<COLUMNS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut widths = [0; COLUMNS];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().min(WIDEST).max(*width);
            }
        }
        let taken: usize = widths.iter().take(COLUMNS - 1).map(|width| width + 2).sum();
        let last = self.width.map_or(usize::MAX, |width| width.saturating_sub(taken + 2).max(NARROWEST_LAST));
        for row in &self.rows {
            let mut line = String::from(" ");
            for (column, cell) in row.iter().enumerate() {
                let is_last = column + 1 == COLUMNS;
                let cell = clipped(cell, if is_last { last } else { widths[column] });
                line.push(' ');
                line.push_str(&cell);
                if !is_last {
                    line.extend(std::iter::repeat_n(' ', widths[column].saturating_sub(cell.width()) + 1));
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// The cell, cut with an ellipsis where it is wider than its column.
fn clipped(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut taken = 1;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken <= width
    };
    cell.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::new(["who", "what"], None);
        table.row(["Edda Holm", "“We have\nwaited”"]);
        table.row(["東京", "x\u{1b}[31m"]);
        assert_eq!(table.to_string(), "  who        what\n  Edda Holm  “We have waited”\n  東京       x [31m\n");
    }

    #[test]
    fn what_is_too_wide_is_cut() {
        let mut table = Table::new(["who", "what"], Some(40));
        table.row(["a".repeat(40).as_str(), "b".repeat(40).as_str()]);
        let last = table.to_string().lines().last().map(str::to_owned).unwrap_or_default();
        assert_eq!(last, format!("  {}…  {}…", "a".repeat(35), "b".repeat(23)));
        assert_eq!(clipped("東京都", 4), "東…");
    }
}
