//! The receipt of a result: what went in, with which settings and versions, and what came out.
//! It is enough to compute the result again.

use std::{fs, io::Write as _, path::Path};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use yike_domain::{Rule, Trouble};

use crate::exchange::{
    Mapped,
    atomic::{WriteError, read_trouble, write_atomically},
};

/// Name of the receipt in a result folder.
pub const FILE_NAME: &str = "receipt.json";
/// Version of the receipt's shape.
pub const FORMAT: u32 = 1;
/// Largest receipt read, in bytes; a usual one has ten kilobytes.
const LARGEST: usize = 16 << 20;
/// Deepest folder inside a result.
const DEEPEST: usize = 8;

/// What went into a result and what came out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Version of this file's shape.
    pub format: u32,
    /// Version of Yike.
    pub product: String,
    /// Files that were read: maps, tables, data files, the study itself.
    pub inputs: Vec<Input>,
    /// Settings that decide numbers, by name, in a fixed order.
    pub settings: Vec<(String, String)>,
    /// SHA-256 of each station's result, in the line's order.
    pub stations: Vec<(String, String)>,
    /// SHA-256 over [`Receipt::stations`]: equal numbers have an equal digest.
    #[serde(default)]
    pub result: String,
    /// The study file, seen from the result folder, or `data/…` for a bundled study.
    #[serde(default)]
    pub study: String,
    /// Language of the workbook and of `findings.csv`: `zh-CN` or `en`; empty until the result is published.
    #[serde(default)]
    pub language: String,
    /// The published files, sorted by name; empty until the result is sealed.
    #[serde(default)]
    pub files: Vec<Published>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What it is for: `study`, `map`, `outlets`, `people`, `communities`, `taxonomy`, `sources`, `standard`, `profile`, `streets`.
    pub role: String,
    /// Its path from the study's folder, or `data/…` for files built into the executable.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

impl Input {
    /// An input with its digest.
    #[must_use]
    pub fn of(role: &str, name: impl Into<String>, bytes: &[u8]) -> Self {
        Self { role: role.to_owned(), name: name.into(), bytes: bytes.len() as u64, sha256: digest(bytes) }
    }
}

/// A file of the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its path inside the result folder, parts joined by `/`.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

/// SHA-256 of bytes, lower-case hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

impl Receipt {
    /// The digest over all stations.
    #[must_use]
    pub fn result_of(stations: &[(String, String)]) -> String {
        let lines: String = stations.iter().map(|(station, sha256)| format!("{station} {sha256}\n")).collect();
        digest(lines.as_bytes())
    }

    /// The value of a setting.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Reads the receipt of a result folder.
    ///
    /// # Errors
    /// There is none, or it is no receipt of this version.
    pub fn read(folder: &Path) -> Result<Self, Trouble> {
        let path = folder.join(FILE_NAME);
        let source = path.display().to_string();
        Self::parse(&source, &Mapped::open(&path)?)
    }

    /// Like [`Receipt::read`], from bytes; `source` is the name that messages give them.
    ///
    /// # Errors
    /// They are no receipt of this version.
    pub fn parse(source: &str, bytes: &[u8]) -> Result<Self, Trouble> {
        if bytes.len() > LARGEST {
            return Err(Trouble::new(source, UNREADABLE).with("reason", format!("> {LARGEST} bytes")));
        }
        let unreadable = |e: serde_json::Error| {
            let place = format!("line {} column {}", e.line(), e.column());
            Trouble::new(source, UNREADABLE).at(place).with("reason", crate::exchange::reasons::json_reason(&e))
        };
        let receipt: Self = serde_json::from_slice(bytes).map_err(unreadable)?;
        if receipt.format != FORMAT {
            return Err(Trouble::new(source, WRONG_FORMAT).with("found", receipt.format).with("expected", FORMAT));
        }
        Ok(receipt)
    }

    /// Writes the receipt into a result folder whose other files are all there:
    /// lists them with their digests.
    ///
    /// # Errors
    /// A file cannot be read back, or the receipt cannot be written.
    pub fn seal(&mut self, folder: &Path) -> Result<(), Trouble> {
        self.files = list_files(folder)?;
        write_atomically(&folder.join(FILE_NAME), |out| {
            serde_json::to_writer_pretty(&mut *out, self).map_err(|e| WriteError::Io(e.into()))?;
            Ok(out.write_all(b"\n")?)
        })
    }
}

/// The files of a result folder with their digests, sorted by name; the receipt itself is left out.
///
/// # Errors
/// The folder or a file cannot be read.
pub fn list_files(folder: &Path) -> Result<Vec<Published>, Trouble> {
    let mut files = Vec::new();
    list(folder, "", 0, &mut files)?;
    files.retain(|file| file.name != FILE_NAME);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn list(folder: &Path, inside: &str, depth: usize, files: &mut Vec<Published>) -> Result<(), Trouble> {
    for entry in fs::read_dir(folder).map_err(|e| read_trouble(folder, &e))? {
        let path = entry.map_err(|e| read_trouble(folder, &e))?.path();
        let name = format!("{inside}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            if depth < DEEPEST {
                list(&path, &format!("{name}/"), depth + 1, files)?;
            }
        } else {
            let bytes = Mapped::open(&path)?;
            files.push(Published { name, bytes: bytes.len() as u64, sha256: digest(&bytes) });
        }
    }
    Ok(())
}

/// The file is no receipt.
pub const UNREADABLE: Rule = Rule("receipt-unreadable");
/// A receipt of another version.
pub const WRONG_FORMAT: Rule = Rule("receipt-wrong-format");

/// Every rule of this module.
pub const ALL: &[Rule] = &[UNREADABLE, WRONG_FORMAT];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_receipt_lists_every_file_and_reads_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("stations")).expect("a folder");
        fs::write(folder.path().join("stations/1.yike"), b"abc").expect("a file");
        fs::write(folder.path().join("a.csv"), b"").expect("a file");
        let mut receipt = Receipt { format: FORMAT, product: "0".to_owned(), ..Receipt::default() };
        receipt.seal(folder.path()).expect("it can be written");
        receipt.seal(folder.path()).expect("and again: it does not list itself");
        let names: Vec<&str> = receipt.files.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["a.csv", "stations/1.yike"]);
        // FIPS 180-2, appendix B.1: the digest of "abc".
        assert_eq!(receipt.files[1].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Receipt::read(folder.path()).expect("a receipt"), receipt);
    }

    #[test]
    fn what_is_no_receipt_is_named_by_line() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join(FILE_NAME), b"{\n\"format\": 1,\n").expect("a file");
        let trouble = Receipt::read(folder.path()).expect_err("it stops in the middle");
        assert_eq!((trouble.rule, trouble.place.as_str()), (UNREADABLE, "line 3 column 0"));
        fs::write(
            folder.path().join(FILE_NAME),
            b"{\"format\":9,\"product\":\"\",\"inputs\":[],\"settings\":[],\"stations\":[]}",
        )
        .expect("a file");
        assert_eq!(Receipt::read(folder.path()).expect_err("of another version").rule, WRONG_FORMAT);
    }
}
