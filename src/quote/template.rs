//! Features as enums: each a template with a number of values, and all values numbered in a row.

/// Makes an enum of templates, each with how many values it has.
macro_rules! templates {
    ($(#[$about:meta])* $enum:ident { $($(#[$doc:meta])* $name:ident: $size:expr,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum $enum { $($(#[$doc])* $name,)* }

        impl $enum {
            pub(super) const SIZES: &[usize] = &[$($size,)*];
            const OFFSETS: [usize; Self::SIZES.len() + 1] = {
                let mut offsets = [0; Self::SIZES.len() + 1];
                let mut number = 0;
                while number < Self::SIZES.len() {
                    offsets[number + 1] = offsets[number] + Self::SIZES[number];
                    number += 1;
                }
                offsets
            };
            /// How many features there are, over all templates.
            pub(crate) const TOTAL: usize = Self::OFFSETS[Self::SIZES.len()];

            /// The number of a value of this feature.
            pub(super) fn number(self, value: usize) -> u32 {
                (Self::OFFSETS[self as usize] + value.min(Self::SIZES[self as usize] - 1)) as u32
            }
        }
    };
}

pub(super) use templates;
