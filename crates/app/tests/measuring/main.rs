//! Measuring in the service, on both databases: map sources, live results, runs, tiles, and what is out of sight.

mod district;
mod doors;
mod life;
