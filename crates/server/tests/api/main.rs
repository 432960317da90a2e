//! The interface through a service in this process, over a database of its own.

mod register;
mod shell;
mod support;
