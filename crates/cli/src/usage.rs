//! Wrong usage that the command line alone does not show.

use std::fmt;

/// Wrong usage that only shows when the arguments are looked at together.
#[derive(Debug)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}
