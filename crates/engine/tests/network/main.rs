//! Rules of the network on little maps, with answers worked out by hand.
//!
//! The profile `adult` walks 1.333 m/s (100 m = 75.02 s), stairs 0.6 m/s; `wheelchair`
//! 0.8 m/s (100 m = 125 s); waits: signals 20 s and 30 s, marked 5 s and 10 s, unmarked
//! 8 s and 15 s, lifts 30 s and 45 s.

mod barriers;
mod brute_force;
mod classes;
mod compounds;
mod crossings;
mod plazas;
mod snapping;
mod snapping_law;
mod town;
