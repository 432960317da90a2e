//! A station file: an envelope that proves itself, what it was made from, and the values.
//!
//! ```text
//! 0   magic "YIKESTN\0"     32  SHA-256 of the head
//! 8   format version u32    64  SHA-256 of the values: the station's digest
//! 12  station number u32    96  head: what it was made from
//! 16  head bytes u64        ..  values
//! 24  value bytes u64
//! ```
//! Numbers of the envelope are little-endian; head and values are written by `postcard`.
//! `docs/decisions/station-files.md` says why.

use std::{io::Write as _, path::Path};

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use yike_domain::Trouble;

use super::{Station, rules};
use crate::exchange::{
    Mapped,
    atomic::{WriteError, write_atomically},
    rules as exchange_rules,
};

/// Version of the format; it rises whenever a stored type changes.
pub const FORMAT_VERSION: u32 = 3;
const MAGIC: &[u8; 8] = b"YIKESTN\0";
const ENVELOPE: usize = 96;
/// Largest station file read, in bytes: a large city takes a few hundred megabytes.
const LARGEST: u64 = 16 << 30;

/// What a station's result was made from: names with digests or values, in a fixed order.
pub type MadeFrom = Vec<(String, String)>;

/// A station's result as it was read.
#[derive(Debug)]
pub struct Stored<T> {
    /// The result.
    pub value: T,
    /// SHA-256 of its bytes.
    pub digest: String,
    /// What it was made from.
    pub made_from: MadeFrom,
}

/// A result ready for its file.
pub struct StationFile {
    station: Station,
    head: Vec<u8>,
    values: Vec<u8>,
    /// SHA-256 of the values, computed once: a large city has gigabytes of them.
    sha256: [u8; 32],
}

impl StationFile {
    /// Packs a station's result.
    #[must_use]
    pub fn pack<T: Serialize>(station: Station, made_from: &MadeFrom, value: &T) -> Self {
        let bytes = "values of stations are plain data, which postcard always writes";
        let head = postcard::to_stdvec(made_from).expect(bytes);
        let values = postcard::to_stdvec(value).expect(bytes);
        let sha256 = Sha256::digest(&values).into();
        Self { station, head, values, sha256 }
    }

    /// SHA-256 of the values: equal results have an equal digest, whatever they were made from.
    #[must_use]
    pub fn digest(&self) -> String {
        hex(&self.sha256)
    }

    /// Writes the file into a result folder, whose `stations` folder must exist.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, result: &Path) -> Result<(), Trouble> {
        write_atomically(&self.station.path(result), |out| {
            for part in [&self.envelope()[..], &self.head, &self.values] {
                out.write_all(part).map_err(WriteError::from)?;
            }
            Ok(())
        })
    }

    /// The bytes that [`StationFile::write`] writes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.envelope()[..], &self.head, &self.values].concat()
    }

    fn envelope(&self) -> [u8; ENVELOPE] {
        let mut envelope = [0; ENVELOPE];
        envelope[..8].copy_from_slice(MAGIC);
        envelope[8..12].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
        envelope[12..16].copy_from_slice(&self.station.number().to_le_bytes());
        envelope[16..24].copy_from_slice(&(self.head.len() as u64).to_le_bytes());
        envelope[24..32].copy_from_slice(&(self.values.len() as u64).to_le_bytes());
        envelope[32..64].copy_from_slice(&Sha256::digest(&self.head));
        envelope[64..96].copy_from_slice(&self.sha256);
        envelope
    }
}

/// Reads a station's file from a result folder.
///
/// # Errors
/// The station has not been run, or the file is not its own, damaged, or of another version.
pub fn read<T: DeserializeOwned>(station: Station, result: &Path) -> Result<Stored<T>, Trouble> {
    let path = station.path(result);
    let bytes = Mapped::open(&path).map_err(|trouble| {
        if trouble.rule == exchange_rules::FILE_MISSING {
            Trouble::new(&trouble.source, rules::MISSING).with("station", station.word())
        } else {
            trouble
        }
    })?;
    decode(station, &bytes, &path.display().to_string())
}

/// Like [`read`], from bytes; `source` is the name that messages give them.
///
/// # Errors
/// As [`read`], but for a missing file.
pub fn decode<T: DeserializeOwned>(station: Station, bytes: &[u8], source: &str) -> Result<Stored<T>, Trouble> {
    let trouble = |rule| Trouble::new(source, rule).with("station", station.word());
    if bytes.len() as u64 > LARGEST {
        return Err(trouble(rules::TOO_BIG).with("limit", (LARGEST >> 30) as f64));
    }
    if bytes.len() < ENVELOPE || &bytes[..8] != MAGIC {
        return Err(trouble(rules::NOT_ONE));
    }
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let u64_at = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    if u32_at(8) != FORMAT_VERSION {
        return Err(trouble(rules::WRONG_VERSION).with("found", u32_at(8)).with("expected", FORMAT_VERSION));
    }
    if u32_at(12) != station.number() {
        return Err(trouble(rules::WRONG_STATION).with("found", u32_at(12)));
    }
    let damaged = |place: String| trouble(rules::DAMAGED).at(place);
    let length = u64_at(16).checked_add(u64_at(24)).and_then(|n| n.checked_add(ENVELOPE as u64));
    if length != Some(bytes.len() as u64) {
        return Err(damaged(format!("byte {}", bytes.len())));
    }
    let (head, values) = bytes[ENVELOPE..].split_at(u64_at(16) as usize);
    for (part, at, place) in [(head, 32, "head"), (values, 64, "values")] {
        if Sha256::digest(part)[..] != bytes[at..at + 32] {
            return Err(damaged(place.to_owned()));
        }
    }
    let unread = |e: postcard::Error| damaged(e.to_string());
    let made_from = postcard::from_bytes(head).map_err(unread)?;
    let (value, rest) = postcard::take_from_bytes(values).map_err(unread)?;
    if !rest.is_empty() {
        return Err(damaged(format!("{} bytes too many", rest.len())));
    }
    Ok(Stored { value, digest: hex(&bytes[64..96]), made_from })
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored() -> (tempfile::TempDir, Vec<u8>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join(super::super::FOLDER)).expect("a folder");
        let made_from = vec![("map".to_owned(), "12".to_owned())];
        let file = StationFile::pack(Station::Access, &made_from, &vec![(1u32, "甲".to_owned()), (300, String::new())]);
        file.write(folder.path()).expect("it can be written");
        let back = read::<Vec<(u32, String)>>(Station::Access, folder.path()).expect("it reads back");
        assert_eq!(back.value, [(1, "甲".to_owned()), (300, String::new())]);
        assert_eq!((back.digest, back.made_from), (file.digest(), made_from));
        let bytes = std::fs::read(Station::Access.path(folder.path())).expect("it is there");
        (folder, bytes)
    }

    #[test]
    fn a_changed_byte_anywhere_is_noticed() {
        let (_folder, bytes) = stored();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let trouble = decode::<Vec<(u32, String)>>(Station::Access, &changed, "f").expect_err("it was changed");
            let rule = match at {
                0..8 => rules::NOT_ONE,
                8..12 => rules::WRONG_VERSION,
                12..16 => rules::WRONG_STATION,
                _ => rules::DAMAGED,
            };
            assert_eq!(trouble.rule, rule, "byte {at}");
        }
        for length in 0..bytes.len() {
            decode::<Vec<(u32, String)>>(Station::Access, &bytes[..length], "f").expect_err("it was cut");
        }
    }

    #[test]
    fn the_file_of_another_station_or_none_at_all_is_named() {
        let (folder, bytes) = stored();
        let trouble = decode::<Vec<(u32, String)>>(Station::Assess, &bytes, "f").expect_err("another station");
        assert_eq!(trouble.rule, rules::WRONG_STATION);
        let trouble = read::<u8>(Station::Import, folder.path()).expect_err("there is none");
        assert_eq!(trouble.rule, rules::MISSING);
        // Values of another shape under a right envelope: refused, never misread in silence.
        decode::<Vec<u64>>(Station::Access, &bytes, "f").expect_err("another shape");
    }
}
