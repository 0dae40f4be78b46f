//! How the examples read what they are given: files, `.gz` files, and stdin for `-`.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

/// The bytes of one input; those of a name that ends in `.gz` are decompressed.
///
/// # Errors
/// Whatever reading says, a truncated gzip stream included.
pub fn read(name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    if Path::new(name).extension().is_some_and(|extension| extension == "gz") {
        MultiGzDecoder::new(fs::File::open(name)?).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(name)
}
