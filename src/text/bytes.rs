//! Bytes of a text, many looked at together.

/// So many bytes are asked at once.
const AT_ONCE: usize = 16;

/// Whether a byte is so. Whole chunks are asked without a branch; that `is_so` has none either, but compares and joins by
/// `|`, lets one step compare them all.
pub(crate) fn any(bytes: &[u8], is_so: impl Fn(u8) -> bool) -> bool {
    let has_one = |chunk: &[u8; AT_ONCE]| chunk.iter().fold(false, |any, byte| any | is_so(*byte));
    let Some(last) = bytes.last_chunk() else { return bytes.iter().any(|byte| is_so(*byte)) };
    // The last chunk begins within the one before it, so that no byte is asked alone.
    let mut others = bytes[..bytes.len() - 1].chunks_exact(AT_ONCE).filter_map(<[u8]>::first_chunk);
    others.any(has_one) || has_one(last)
}

/// The place of the first byte that is so; `is_so` as for [`any`].
pub(super) fn position(bytes: &[u8], is_so: impl Fn(u8) -> bool) -> Option<usize> {
    let bare = bytes.chunks_exact(AT_ONCE).take_while(|chunk| !any(chunk, &is_so)).count() * AT_ONCE;
    bytes[bare..].iter().position(|byte| is_so(*byte)).map(|ahead| bare + ahead)
}

#[cfg(test)]
mod tests {
    use super::{any, position};

    #[test]
    fn a_byte_is_seen_wherever_it_stands() {
        for length in 0..3 * super::AT_ONCE {
            let mut bytes = vec![b'a'; length];
            assert!(!any(&bytes, |byte| byte == b'1'), "{length}");
            assert_eq!(position(&bytes, |byte| byte == b'1'), None, "{length}");
            for at in 0..length {
                bytes[at] = b'1';
                assert!(any(&bytes, |byte| byte == b'1'), "{at} of {length}");
                assert_eq!(position(&bytes, |byte| byte == b'1'), Some(at), "{at} of {length}");
                bytes[at] = b'a';
            }
        }
    }
}
