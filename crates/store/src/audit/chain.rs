//! The hash that binds an event to the one before, and the check of the whole chain.

use sha2::{Digest as _, Sha256};

use super::{AuditTrail, Recorded, Seq};
use crate::StoreError;

/// What stands before the first event.
pub(super) const START: [u8; 32] = [0; 32];
/// What is hashed first, so that no other hash of the same bytes is one of an event.
const DOMAIN: &[u8] = b"yike audit event 1\n";
/// Events read at a time.
const CHUNK: u32 = 2_000;

/// What is wrong with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its number does not follow the one before: events are missing.
    Gap,
    /// It does not name the hash of the one before.
    Unlinked,
    /// Its own hash is not that of its columns.
    Altered,
}

/// The first event that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its number, or the one that is missing.
    pub seq: Seq,
    /// What is wrong.
    pub fault: Fault,
}

/// What the check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainCheck {
    /// How many events were read.
    pub events: u64,
    /// Number and hash of the last event that holds; whoever notes it can tell later that none was cut off.
    pub head: Option<(Seq, Vec<u8>)>,
    /// The first event that does not hold.
    pub broken: Option<Broken>,
}

impl Recorded {
    /// SHA-256 over the columns and the hash of the event before. Each column begins
    /// with its kind and length, so that nothing can move from one to the next.
    #[must_use]
    pub fn hashed(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(DOMAIN);
        let mut put = |kind: u8, bytes: &[u8]| {
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        put(1, &self.seq.to_be_bytes());
        put(3, self.change.as_bytes());
        put(1, &self.at_ms.to_be_bytes());
        for id in [self.account, self.on_behalf_of, self.session] {
            match &id {
                Some(id) => put(3, id.as_bytes()),
                None => put(0, &[]),
            }
        }
        let text = [&self.source, &self.action, &self.kind, &self.object, &self.outcome, &self.detail];
        text.iter().for_each(|text| put(2, text.as_bytes()));
        for text in [&self.role, &self.org] {
            match text {
                Some(text) => put(2, text.as_bytes()),
                None => put(0, &[]),
            }
        }
        for digest in [&self.before, &self.after] {
            match digest {
                Some(digest) => put(3, digest),
                None => put(0, &[]),
            }
        }
        put(3, &self.prev);
        hash.finalize().to_vec()
    }
}

impl AuditTrail<'_> {
    /// Reads the whole chain from its start and recomputes every hash.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn check(&self) -> Result<ChainCheck, StoreError> {
        let mut check = ChainCheck { events: 0, head: None, broken: None };
        loop {
            let after = check.head.as_ref().map_or(0, |head| head.0);
            let events = self.after(after, CHUNK).await?;
            if events.is_empty() {
                return Ok(check);
            }
            for event in events {
                check.events += 1;
                let (seq, prev) = check.head.as_ref().map_or((0, START.to_vec()), Clone::clone);
                let fault = match &event {
                    event if event.seq != seq + 1 => Some(Broken { seq: seq + 1, fault: Fault::Gap }),
                    event if event.prev != prev => Some(Broken { seq: event.seq, fault: Fault::Unlinked }),
                    event if event.hash != event.hashed() => Some(Broken { seq: event.seq, fault: Fault::Altered }),
                    _ => None,
                };
                if fault.is_some() {
                    check.broken = fault;
                    return Ok(check);
                }
                check.head = Some((event.seq, event.hash));
            }
        }
    }
}
