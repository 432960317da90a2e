//! What there is to say about jobs.

use yike_domain::Rule;

/// The job was stopped.
pub const STOPPED: Rule = Rule("job-stopped");
/// A fault of Yike.
pub const FAULT: Rule = Rule("job-fault");
/// No such kind of job.
pub const UNKNOWN: Rule = Rule("job-unknown");
/// It has ended and cannot be cancelled, or has not and cannot be tried again.
pub const NOT_NOW: Rule = Rule("job-not-now");
/// What it refers to is not there.
pub const SUBJECT_GONE: Rule = Rule("job-subject-gone");
/// Its input does not hold.
pub const INPUT_ODD: Rule = Rule("job-input-odd");

/// Every rule of this module.
pub const ALL: &[Rule] = &[STOPPED, FAULT, UNKNOWN, NOT_NOW, SUBJECT_GONE, INPUT_ODD];
