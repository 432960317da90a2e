//! Use cases of Yike.
