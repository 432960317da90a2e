//! Long work: one file per job, one list of them, and the loop that does them.
//!
//! A use case asks for work inside its own change ([`yike_store::Tx::enqueue`]); a worker does it later, reports how
//! far it is and stops when asked. It ends in the transaction of its effect ([`Running::finish`]), so that an attempt
//! that was interrupted leaves nothing and one that was not is never repeated.

mod ask;
mod expire;
mod rules;
mod running;
mod work;

pub(crate) use ask::configuration;
pub use ask::{AskedJobs, JobView, cancel, get, list, retry};
pub use rules::{ALL, FAULT, STOPPED};
pub use running::{Finished, Running};
pub use work::{Settings, Stop, work, work_on};

pub use yike_store::jobs::NewJob;

use futures::future::BoxFuture;
use yike_domain::account::ObjectKind;
use yike_store::{Event, Uuid};

use crate::ctx::Ctx;
use crate::error::AppError;

/// A kind of long work.
pub struct Job {
    /// Its name, as it is kept with the work.
    pub kind: &'static str,
    /// Does it. What was done before an interruption stands in [`Running::kept`].
    pub run: for<'a> fn(&'a Ctx, &'a Running) -> BoxFuture<'a, Result<Finished, AppError>>,
}

/// Every kind of long work.
pub const JOBS: &[&Job] = &[&expire::JOB, &crate::outlet::IMPORT, &crate::map_source::JOB, &crate::measure::JOB];

/// The event of work that was asked for, where the change that asks has no other to tell.
#[must_use]
pub fn asked(id: Uuid) -> Event {
    Event::done("job.enqueue", ObjectKind::Configuration, id)
}
