//! Why a saved page reads as it does: where each field came from, and what was kept, dropped and why.
//!
//!     explain FILE

use std::error::Error;

use newsprint::Extractor;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: explain FILE")?;
    let explanation = Extractor::new().explain(&std::fs::read(file)?)?;
    for field in &explanation.fields {
        let (value, source) = (field.value.as_deref().unwrap_or("-"), field.source.as_deref().unwrap_or("-"));
        println!("{}: {value}  ({source}, {:.2})", field.field, field.confidence);
        for other in &field.others {
            let stand = if Some(&other.value) == field.value.as_ref() { "also" } else { "not" };
            println!("    {stand} {}  ({})", other.value, other.source);
        }
    }
    for block in &explanation.blocks {
        let verdict = if block.kept { "kept" } else { block.furniture.as_deref().unwrap_or("dropped") };
        let reasons: Vec<String> = block.reasons.iter().map(|r| format!("{} {:+.1}", r.feature, r.weight)).collect();
        println!("\n{verdict} {:.2}: {}\n    {}", block.score, reasons.join(", "), block.text);
    }
    Ok(())
}
