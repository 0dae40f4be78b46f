//! How much of an input is read.

/// The bounds of an [`Extractor`](crate::Extractor), which documents what each means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) input_bytes: usize,
    pub(crate) source_bytes: usize,
    pub(crate) nodes: usize,
    pub(crate) depth: usize,
    pub(crate) json_ld_bytes: usize,
    pub(crate) blocks: usize,
    pub(crate) quotes: usize,
    pub(crate) people: usize,
}

impl Limits {
    /// 64 MiB: the largest pages are a few megabytes.
    pub(crate) const INPUT_BYTES: usize = 64 << 20;
    /// So much of a source is read, so that 32-bit offsets do, also where a NUL becomes three bytes. No caller may ask for more.
    pub(crate) const SOURCE_BYTES: usize = 1 << 30;
    /// 16 million.
    pub(crate) const NODES: usize = 16 << 20;
    /// What browsers allow.
    pub(crate) const DEPTH: usize = 512;
    /// 16 MiB.
    pub(crate) const JSON_LD_BYTES: usize = 16 << 20;
    /// A million.
    pub(crate) const BLOCKS: usize = 1 << 20;
    /// 16,384: more than any story has, and than most books.
    pub(crate) const QUOTES: usize = 1 << 14;
    /// A quarter of a million: as many as a whole city's register.
    pub(crate) const PEOPLE: usize = 1 << 18;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: Self::INPUT_BYTES,
            source_bytes: Self::SOURCE_BYTES,
            nodes: Self::NODES,
            depth: Self::DEPTH,
            json_ld_bytes: Self::JSON_LD_BYTES,
            blocks: Self::BLOCKS,
            quotes: Self::QUOTES,
            people: Self::PEOPLE,
        }
    }
}
