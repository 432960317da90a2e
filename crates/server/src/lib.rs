//! The HTTP face of Yike.
