//! A short, seeded run of every entry: the same hostile bytes on every machine.

use yike_fuzz_entries::{ENTRIES, seeds};

/// Hostile inputs made from each seed.
const MUTANTS: u64 = 3000;

/// Marsaglia (2003), *Journal of Statistical Software* 8(14): xorshift64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// One to four wounds: a bit turned, bytes made extreme, a stretch cut out, doubled, or the end lost.
fn wound(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(4) {
        if bytes.is_empty() {
            break;
        }
        let at = dice.roll(bytes.len());
        let end = (at + 1 + dice.roll(64)).min(bytes.len());
        match dice.roll(6) {
            0 => bytes[at] ^= 1 << dice.roll(8),
            1 => bytes[at..(at + 4).min(end)].fill([0, 0xff, 0x7f, 0x80][dice.roll(4)]),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => bytes.truncate(at),
            _ => bytes[at] = b"\"'[]{}=,;\n|-9e."[dice.roll(15)],
        }
    }
    bytes
}

#[test]
fn every_entry_accepts_its_seeds() {
    for entry in ENTRIES {
        let own: Vec<_> = seeds().into_iter().filter(|seed| seed.entry == entry.name).collect();
        assert!(!own.is_empty(), "{} has no seed", entry.name);
        for seed in own {
            // A study names files that are not there; all others are sound.
            assert!((entry.read)(&seed.bytes) || entry.name == "study", "{} refuses its seed", entry.name);
        }
    }
}

#[test]
fn no_entry_panics_on_wounded_seeds() {
    for (number, seed) in seeds().iter().enumerate() {
        let entry = ENTRIES.iter().find(|entry| entry.name == seed.entry).expect("seeds name entries");
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1));
        for _ in 0..MUTANTS {
            (entry.read)(&wound(&seed.bytes, &mut dice));
        }
        (entry.read)(&[]);
    }
}
