//! A table of text for the terminal.

use std::fmt;

/// The last column takes what is left of this width.
const WIDTH: usize = 120;
/// No column but the last is wider.
const WIDEST: usize = 28;

/// Rows under headings, in columns as wide as what they hold.
pub struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table with headings and no rows.
    pub fn new(headings: [&str; COLUMNS]) -> Self {
        Self { rows: vec![headings.map(str::to_owned)] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: [&str; COLUMNS]) {
        self.rows.push(cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
}

impl<const COLUMNS: usize> fmt::Display for Table<COLUMNS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut widths = [0; COLUMNS];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().clamp(*width, WIDEST.max(*width));
            }
        }
        let taken: usize = widths.iter().take(COLUMNS - 1).map(|width| width + 2).sum();
        widths[COLUMNS - 1] = WIDTH.saturating_sub(taken).max(WIDEST);
        for row in &self.rows {
            let cells = row.iter().zip(widths).map(|(cell, width)| format!("{:<width$}", clipped(cell, width)));
            writeln!(f, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }
}

/// The cell, cut with an ellipsis where it is wider than its column.
fn clipped(cell: &str, width: usize) -> String {
    if cell.chars().count() <= width {
        return cell.to_owned();
    }
    cell.chars().take(width - 1).chain(['…']).collect()
}
