//! Tests about the repository; see `tests/`.
