//! Why a saved page reads as it does: where each field came from, and what was kept, dropped and why.
//!
//!     explain FILE
//!
//! `-` is stdin; a name that ends in `.gz` is decompressed.

use std::error::Error;
use std::io::{self, Write};

use newsprint::{BlockReason, Extractor, FieldReason};

mod input;
mod table;

use table::Table;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: explain FILE")?;
    let explanation = Extractor::new().explain(&input::read(&file)?)?;
    let mut out = io::stdout().lock();
    writeln!(out, "fields\n{}", fields(&explanation.fields))?;
    writeln!(out, "blocks\n{}", blocks(&explanation.blocks))?;
    Ok(())
}

fn fields(fields: &[FieldReason]) -> Table<4> {
    let mut table = Table::new(["field", "source", "sure", "value, and the candidates that lost"]);
    for field in fields {
        let sure = format!("{:.2}", field.confidence);
        let value = field.value.as_deref().unwrap_or("-");
        table.row([&field.field, field.source.as_deref().unwrap_or("-"), &sure, value]);
        for other in &field.others {
            table.row(["", &other.source, "", &other.value]);
        }
    }
    table
}

fn blocks(blocks: &[BlockReason]) -> Table<4> {
    let mut table = Table::new(["", "score", "weightiest reasons", "text"]);
    for block in blocks {
        let verdict = if block.kept { "kept" } else { block.furniture.as_deref().unwrap_or("dropped") };
        let reasons: Vec<String> = block.reasons.iter().map(|r| format!("{} {:+.1}", r.feature, r.weight)).collect();
        table.row([verdict, &format!("{:.2}", block.score), &reasons.join(", "), &block.text]);
    }
    table
}
