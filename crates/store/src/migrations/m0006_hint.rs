//! Reports of residents: kept apart from the register, which they never change.

use crate::step::{Sql, Step};

pub(super) const STEP: Step = Step {
    name: "m0006_hint",
    tables: &["hint"],
    versioned: &[],
    sql: &[
        Sql::Both(
            "CREATE TABLE hint (
                id uuid PRIMARY KEY,
                number text NOT NULL,
                outlet uuid NOT NULL REFERENCES outlet (id),
                org text NOT NULL,
                kind text NOT NULL,
                words text NOT NULL,
                created_ms bigint NOT NULL,
                settled_ms bigint
            )",
        ),
        Sql::Both("CREATE INDEX hint_waiting ON hint (settled_ms, created_ms)"),
    ],
};
