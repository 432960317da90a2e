//! Long work and its log; the files that are kept by their content.

use crate::step::{Sql, Step};

pub(super) const STEP: Step = Step {
    name: "m0002_jobs",
    tables: &["job", "job_log", "blob"],
    versioned: &[],
    sql: &[
        Sql::Both(
            "CREATE TABLE job (
                id uuid PRIMARY KEY,
                kind text NOT NULL,
                org text,
                account uuid,
                key text,
                state text NOT NULL,
                done bigint NOT NULL,
                kept bigint NOT NULL,
                total bigint,
                input text NOT NULL,
                result text,
                error text,
                attempt integer NOT NULL,
                not_before_ms bigint NOT NULL,
                lease uuid,
                lease_until_ms bigint,
                cancel boolean NOT NULL,
                created_ms bigint NOT NULL,
                started_ms bigint,
                ended_ms bigint
            )",
        ),
        // What is waiting or at work is there once for a key; what has ended does not stand in the way.
        Sql::Both("CREATE UNIQUE INDEX job_key ON job (key) WHERE state IN ('queued', 'running')"),
        Sql::Both("CREATE INDEX job_open ON job (created_ms, id) WHERE state IN ('queued', 'running')"),
        Sql::Both("CREATE INDEX job_account ON job (account, created_ms)"),
        Sql::Both("CREATE INDEX job_created ON job (created_ms, id)"),
        Sql::Both(
            "CREATE TABLE job_log (
                job uuid NOT NULL REFERENCES job (id) ON DELETE CASCADE,
                n bigint NOT NULL,
                at_ms bigint NOT NULL,
                message text NOT NULL,
                PRIMARY KEY (job, n)
            )",
        ),
        Sql::Both(
            "CREATE TABLE blob (
                digest text PRIMARY KEY,
                bytes bigint NOT NULL,
                media text NOT NULL,
                at_ms bigint NOT NULL
            )",
        ),
    ],
};
