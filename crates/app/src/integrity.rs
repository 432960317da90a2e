//! Whether what an installation keeps holds together: the invariants of the data that can be asked for, one by one.

use yike_domain::{Arg, Finding, Message, Rule, Severity};
use yike_store::audit::Fault;
use yike_store::integrity::Looked;
use yike_store::{BlobError, Reader};

use crate::audit::hex;
use crate::ctx::Ctx;
use crate::error::AppError;

/// Audit events are missing.
pub const CHAIN_GAP: Rule = Rule("integrity-chain-gap");
/// An audit event does not follow the one before.
pub const CHAIN_UNLINKED: Rule = Rule("integrity-chain-unlinked");
/// An audit event was altered.
pub const CHAIN_ALTERED: Rule = Rule("integrity-chain-altered");
/// The audit trail no longer has an event that was noted down.
pub const HEAD_GONE: Rule = Rule("integrity-head-gone");
/// A record is not what the last version of its history says.
pub const RECORD_UNLIKE: Rule = Rule("integrity-record-unlike");
/// A history has gaps, or a version that nobody recorded.
pub const HISTORY_BROKEN: Rule = Rule("integrity-history-broken");
/// A position lies outside China.
pub const POSITION_ODD: Rule = Rule("integrity-position-odd");
/// A file is gone.
pub const FILE_GONE: Rule = Rule("integrity-file-gone");
/// A file was altered.
pub const FILE_ALTERED: Rule = Rule("integrity-file-altered");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    CHAIN_GAP,
    CHAIN_UNLINKED,
    CHAIN_ALTERED,
    HEAD_GONE,
    RECORD_UNLIKE,
    HISTORY_BROKEN,
    POSITION_ODD,
    FILE_GONE,
    FILE_ALTERED,
];

/// One invariant, looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What must hold, in the words of the catalogues.
    pub what: Message,
    /// How many things were looked at.
    pub n: u64,
    /// What does not hold.
    pub faults: Vec<Finding>,
}

/// All that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The invariants, one by one.
    pub checks: Vec<Check>,
    /// Number and hash of the last audit event, to be noted down outside.
    pub head: Option<(i64, String)>,
}

impl Report {
    /// Whether everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.faults.is_empty())
    }
}

/// Looks at everything. `known` is the number and hash of an audit event noted down earlier: with it, a chain whose end
/// was cut off and grown again is found too.
///
/// # Errors
/// When the database or the files cannot be read.
pub async fn check(ctx: &Ctx, known: Option<(i64, &str)>) -> Result<Report, AppError> {
    let read = ctx.store.snapshot().await?;
    let (chain, head) = chain(&read, known).await?;
    let records = looked("integrity-records", RECORD_UNLIKE, read.rows_unlike_history().await?);
    let histories = looked("integrity-histories", HISTORY_BROKEN, read.broken_histories().await?);
    let positions = looked("integrity-positions", POSITION_ODD, read.odd_positions().await?);
    let files = files(ctx, &read).await?;
    Ok(Report { checks: vec![chain, records, histories, positions, files], head })
}

/// I10: the audit chain verifies from end to end, and still has the event that is known.
async fn chain(read: &Reader, known: Option<(i64, &str)>) -> Result<(Check, Option<(i64, String)>), AppError> {
    let chain = read.audit().check().await?;
    let fault = |rule: Rule, seq: i64| {
        Finding::new(Severity::Error, "audit_event", seq.to_string(), rule).with("seq", seq.to_string())
    };
    let broken = chain.broken.map(|broken| {
        let rule = match broken.fault {
            Fault::Gap => CHAIN_GAP,
            Fault::Unlinked => CHAIN_UNLINKED,
            Fault::Altered => CHAIN_ALTERED,
        };
        fault(rule, broken.seq)
    });
    let gone = match known {
        None => None,
        Some((seq, hash)) => {
            let event = read.audit().after(seq - 1, 1).await?.pop();
            let there = event.is_some_and(|event| event.seq == seq && hex(&event.hash) == hash);
            (!there).then(|| fault(HEAD_GONE, seq))
        }
    };
    let faults = broken.into_iter().chain(gone).collect();
    let check = Check { what: Message::new(Rule("integrity-chain")), n: chain.events, faults };
    Ok((check, chain.head.map(|(seq, hash)| (seq, hex(&hash)))))
}

/// I18 and I8: what a question of the store found.
fn looked(what: &'static str, rule: Rule, looked: Looked) -> Check {
    let fault = |wrong: yike_store::integrity::Contradiction| {
        Finding::new(Severity::Error, &wrong.kind, wrong.id.clone(), rule)
            .with("kind", wrong.kind.as_str())
            .with("id", wrong.id.as_str())
    };
    let faults = looked.wrong.into_iter().map(fault).collect();
    Check { what: Message::new(Rule(what)), n: looked.n, faults }
}

/// Every file that a record relies on is there and is what its name says.
async fn files(ctx: &Ctx, read: &Reader) -> Result<Check, AppError> {
    let kept = read.kept_blobs().await?;
    let n = kept.len() as u64;
    let mut faults = Vec::new();
    for (digest, size) in kept {
        let rule = match ctx.blobs.check(&digest).await {
            Ok(found) if size.is_none_or(|size| size == found) => continue,
            Ok(_) | Err(BlobError::Altered(_)) => FILE_ALTERED,
            Err(BlobError::Missing(_)) => FILE_GONE,
            Err(error) => return Err(error.into()),
        };
        let digest = digest.to_string();
        faults.push(Finding::new(Severity::Error, "blobs", digest.clone(), rule).with("digest", Arg::Text(digest)));
    }
    Ok(Check { what: Message::new(Rule("integrity-files")), n, faults })
}
