//! The names of news agencies and wire services, in lower case.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::entries;

pub(crate) static AGENCIES: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(include_str!("agencies.txt")).collect());
