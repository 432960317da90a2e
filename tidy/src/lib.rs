//! What must hold for the repository as a whole. Each check is a plain function from texts to
//! complaints, tried here on texts that break it; `tests/repository.rs` applies them to the real ones.

pub mod floors;
pub mod links;
pub mod lists;
pub mod repository;
pub mod words;
