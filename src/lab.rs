//! What `examples/train` needs of the inside. No part of the API: it changes without notice.
