//! Measuring: map sources with their versions, runs with what they found in every circle.

use crate::step::{Sql, Step};

pub(super) const STEP: Step = Step {
    name: "m0005_measuring",
    tables: &["map_source", "run", "run_circle", "run_verdict", "run_gap"],
    versioned: &[("map-source", "map_source")],
    sql: &[
        // One row an upload: a new street map does not touch the one before, and either can be the active one.
        Sql::Both(
            "CREATE TABLE map_source (
                id uuid PRIMARY KEY,
                version bigint NOT NULL,
                org text NOT NULL,
                kind text NOT NULL,
                number integer NOT NULL,
                active boolean NOT NULL,
                name text NOT NULL,
                blob text,
                bytes bigint NOT NULL,
                uploaded_ms bigint NOT NULL,
                updated_ms bigint NOT NULL,
                doc text NOT NULL,
                UNIQUE (org, kind, number)
            )",
        ),
        Sql::Both("CREATE UNIQUE INDEX map_source_active ON map_source (org, kind) WHERE active"),
        Sql::Both(
            "CREATE TABLE run (
                id uuid PRIMARY KEY,
                org text NOT NULL,
                pack text NOT NULL,
                date text NOT NULL,
                made_ms bigint NOT NULL,
                n_circles integer NOT NULL,
                result_blob text NOT NULL,
                outlets_blob text NOT NULL,
                result_sha256 text NOT NULL,
                receipt text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX run_org ON run (org, made_ms)"),
        Sql::Both(
            "CREATE TABLE run_circle (
                run uuid NOT NULL REFERENCES run (id),
                circle uuid NOT NULL,
                org text NOT NULL,
                code text NOT NULL,
                name text NOT NULL,
                people bigint NOT NULL,
                met_permille integer,
                made_ms bigint NOT NULL,
                summary text NOT NULL,
                doc text NOT NULL,
                PRIMARY KEY (run, circle)
            )",
        ),
        Sql::Both("CREATE INDEX run_circle_latest ON run_circle (circle, made_ms)"),
        Sql::Both(
            "CREATE TABLE run_verdict (
                run uuid NOT NULL REFERENCES run (id),
                circle uuid NOT NULL,
                profile text NOT NULL,
                clause text NOT NULL,
                verdict text NOT NULL,
                people bigint NOT NULL,
                reached bigint NOT NULL,
                not_reached bigint NOT NULL,
                cannot_tell bigint NOT NULL,
                PRIMARY KEY (run, circle, profile, clause)
            )",
        ),
        Sql::Both(
            "CREATE TABLE run_gap (
                run uuid NOT NULL REFERENCES run (id),
                circle uuid NOT NULL,
                number integer NOT NULL,
                profile text NOT NULL,
                clause text NOT NULL,
                status text NOT NULL,
                people_without bigint NOT NULL,
                people_cannot_tell bigint NOT NULL,
                doc text NOT NULL,
                PRIMARY KEY (run, circle, number)
            )",
        ),
        Sql::Both("CREATE INDEX run_gap_worst ON run_gap (run, profile, people_without)"),
    ],
};
