//! Kinds that have a code for files and a name in both languages, declared as one table.

macro_rules! named {
    ($(#[$outer:meta])* $type:ident { $($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal;)* }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$doc])* $name,)* }

        impl $type {
            /// Every one, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its code in files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Chinese and English name.
            #[must_use]
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($zh, $en),)* }
            }
        }
    };
}

pub(super) use named;
