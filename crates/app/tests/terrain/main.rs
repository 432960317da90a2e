//! The walking ground of an area: what it answers, how it follows the register, what its tiles hold.

mod asks;
mod follows;
mod ground;
mod runs;
mod shows;
