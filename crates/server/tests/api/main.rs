//! The interface through a service in this process, over a database of its own.

mod shell;
mod support;
