//! Signing in and out, one's own sessions, password and second factor.

pub mod begin;
pub mod end;
pub mod list;
pub mod password;
pub mod read;
pub mod second_factor;
