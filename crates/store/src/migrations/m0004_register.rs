//! The register: communities and compounds, circles with their borders, outlets, and imports of outlets.
//!
//! Positions are whole numbers of 1e-7 degree. `cell` is the square of 0.005 degree around a position, row by row from
//! the south-west, so that "near by" is a few ranges of one index. `look` is what search looks into.

use crate::step::{Sql, Step};

pub(super) const STEP: Step = Step {
    name: "m0004_register",
    tables: &[
        "community",
        "compound",
        "circle",
        "circle_community",
        "circle_boundary",
        "outlet",
        "outlet_type",
        "circle_outlet",
        "import_batch",
        "import_row",
    ],
    versioned: &[("community", "community"), ("compound", "compound"), ("circle", "circle"), ("outlet", "outlet")],
    sql: &[
        Sql::Both(
            "CREATE TABLE community (
                id text PRIMARY KEY,
                version bigint NOT NULL,
                name text NOT NULL,
                look text NOT NULL,
                west integer,
                south integer,
                east integer,
                north integer,
                people bigint,
                doc text NOT NULL
            )",
        ),
        Sql::Both(
            "CREATE TABLE compound (
                id uuid PRIMARY KEY,
                version bigint NOT NULL,
                community text NOT NULL,
                name text NOT NULL,
                look text NOT NULL,
                lon integer NOT NULL,
                lat integer NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX compound_community ON compound (community, name)"),
        Sql::Both(
            "CREATE TABLE circle (
                id uuid PRIMARY KEY,
                version bigint NOT NULL,
                code text NOT NULL UNIQUE,
                name text NOT NULL,
                look text NOT NULL,
                org text NOT NULL,
                kind text NOT NULL,
                stage text NOT NULL,
                planned_year integer,
                public boolean NOT NULL,
                west integer,
                south integer,
                east integer,
                north integer,
                updated_ms bigint NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX circle_org ON circle (org, name)"),
        Sql::Both("CREATE INDEX circle_box ON circle (west, east)"),
        Sql::Both(
            "CREATE TABLE circle_community (
                circle uuid NOT NULL REFERENCES circle (id),
                community text NOT NULL,
                share integer NOT NULL,
                PRIMARY KEY (circle, community)
            )",
        ),
        Sql::Both("CREATE INDEX circle_community_community ON circle_community (community)"),
        Sql::Both(
            "CREATE TABLE circle_boundary (
                circle uuid NOT NULL REFERENCES circle (id),
                number integer NOT NULL,
                doc text NOT NULL,
                PRIMARY KEY (circle, number)
            )",
        ),
        Sql::Both(
            "CREATE TABLE outlet (
                id uuid PRIMARY KEY,
                version bigint NOT NULL,
                org text NOT NULL,
                community text,
                name text NOT NULL,
                look text NOT NULL,
                credit_code text,
                kind text NOT NULL,
                status text NOT NULL,
                current boolean NOT NULL,
                lon integer NOT NULL,
                lat integer NOT NULL,
                cell bigint NOT NULL,
                verified_on text NOT NULL,
                updated_ms bigint NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX outlet_org ON outlet (org, name)"),
        Sql::Both("CREATE INDEX outlet_cell ON outlet (cell)"),
        Sql::Both("CREATE INDEX outlet_code ON outlet (credit_code)"),
        Sql::Both("CREATE INDEX outlet_verified ON outlet (verified_on, id)"),
        Sql::Both("CREATE INDEX outlet_updated ON outlet (updated_ms, id)"),
        Sql::Both("CREATE INDEX outlet_name ON outlet (name, id)"),
        Sql::Both(
            "CREATE TABLE outlet_type (
                outlet uuid NOT NULL,
                type text NOT NULL,
                PRIMARY KEY (outlet, type)
            )",
        ),
        Sql::Both("CREATE INDEX outlet_type_type ON outlet_type (type, outlet)"),
        // Which outlets stand inside which circle's border in force.
        Sql::Both(
            "CREATE TABLE circle_outlet (
                circle uuid NOT NULL,
                outlet uuid NOT NULL,
                PRIMARY KEY (circle, outlet)
            )",
        ),
        Sql::Both("CREATE INDEX circle_outlet_outlet ON circle_outlet (outlet)"),
        Sql::Both(
            "CREATE TABLE import_batch (
                id uuid PRIMARY KEY,
                account uuid NOT NULL,
                created_ms bigint NOT NULL,
                state text NOT NULL,
                name text NOT NULL,
                blob text NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX import_batch_account ON import_batch (account, created_ms)"),
        Sql::Both(
            "CREATE TABLE import_row (
                batch uuid NOT NULL REFERENCES import_batch (id),
                line integer NOT NULL,
                outcome text NOT NULL,
                doc text NOT NULL,
                PRIMARY KEY (batch, line)
            )",
        ),
        Sql::Both("CREATE INDEX import_row_outcome ON import_row (batch, outcome, line)"),
    ],
};
