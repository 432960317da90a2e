//! Messages in files: keys are text there and names known to the program here.
//!
//! Keys read from a file are kept for the life of the program, each once. There are a
//! few hundred; a file with many more, or with long ones, was not written by Yike.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Arg, Args, Rule};

/// Most different keys a program run reads from files, and the longest of them.
const MOST_KEYS: usize = 4096;
const LONGEST_KEY: usize = 80;

fn key(text: &str) -> Result<&'static str, &'static str> {
    static KEYS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut keys = KEYS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = keys.get(text) {
        return Ok(known);
    }
    if keys.len() >= MOST_KEYS || text.len() > LONGEST_KEY {
        return Err("too many or too long message keys");
    }
    let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
    keys.insert(kept);
    Ok(kept)
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        key(&text).map(Self).map_err(D::Error::custom)
    }
}

pub(super) fn serialize<S: Serializer>(args: &Args, serializer: S) -> Result<S::Ok, S::Error> {
    args.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Args, D::Error> {
    let args = Vec::<(String, Arg)>::deserialize(deserializer)?;
    args.into_iter().map(|(name, arg)| Ok((key(&name).map_err(D::Error::custom)?, arg))).collect()
}
