//! The interface through a service in this process, over a database of its own.

mod account;
mod measure;
mod org;
mod register;
mod resident;
mod shell;
mod support;
mod system;
