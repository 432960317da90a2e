//! Who there is: organisation units through time, accounts with what they hold, sessions, links and tokens.

use crate::step::{Sql, Step};

pub(super) const STEP: Step = Step {
    name: "m0003_org_account",
    tables: &[
        "org_unit",
        "org_change",
        "org_group",
        "org_revision",
        "account",
        "password",
        "second_factor",
        "appointment",
        "delegation",
        "session",
        "one_time_link",
        "api_token",
        "sign_in_attempt",
    ],
    versioned: &[("account", "account"), ("appointment", "appointment"), ("delegation", "delegation")],
    sql: &[
        // A unit as it is for a period: another name, kind or parent is another row of the same code.
        Sql::Both(
            "CREATE TABLE org_unit (
                code text NOT NULL,
                valid_from text NOT NULL,
                valid_until text,
                name text NOT NULL,
                kind text NOT NULL,
                parent text,
                PRIMARY KEY (code, valid_from)
            )",
        ),
        Sql::Both("CREATE INDEX org_unit_parent ON org_unit (parent)"),
        Sql::Both(
            "CREATE TABLE org_change (
                on_day text NOT NULL,
                kind text NOT NULL,
                from_codes text NOT NULL,
                to_codes text NOT NULL,
                PRIMARY KEY (on_day, kind, from_codes, to_codes)
            )",
        ),
        Sql::Both("CREATE TABLE org_group (name text PRIMARY KEY, doc text NOT NULL)"),
        // Counts the changes of the tree, so that every process notices that its copy is old.
        Sql::Both("CREATE TABLE org_revision (id integer PRIMARY KEY, revision bigint NOT NULL)"),
        Sql::Both("INSERT INTO org_revision (id, revision) VALUES (1, 0)"),
        Sql::Both(
            "CREATE TABLE account (
                id uuid PRIMARY KEY,
                login text NOT NULL UNIQUE,
                org text NOT NULL,
                subject text UNIQUE,
                active boolean NOT NULL,
                created_ms bigint NOT NULL,
                version bigint NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX account_org ON account (org, login)"),
        // The newest row of an account is its password; those before are remembered so that they do not come back.
        Sql::Both(
            "CREATE TABLE password (
                account uuid NOT NULL REFERENCES account (id),
                set_ms bigint NOT NULL,
                hash text NOT NULL,
                PRIMARY KEY (account, set_ms)
            )",
        ),
        // Secrets are sealed with the key of the data directory. A pending one counts for nothing until a first code proves
        // that its owner has it; a code counts only when its step is later than the last.
        Sql::Both(
            "CREATE TABLE second_factor (
                account uuid PRIMARY KEY REFERENCES account (id),
                sealed bytea,
                pending bytea,
                last_step bigint NOT NULL
            )",
        ),
        Sql::Both(
            "CREATE TABLE appointment (
                id uuid PRIMARY KEY,
                account uuid NOT NULL REFERENCES account (id),
                role text NOT NULL,
                org text NOT NULL,
                line text,
                valid_from text NOT NULL,
                valid_until text,
                version bigint NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX appointment_account ON appointment (account)"),
        Sql::Both("CREATE INDEX appointment_org ON appointment (org)"),
        Sql::Both(
            "CREATE TABLE delegation (
                id uuid PRIMARY KEY,
                agent uuid NOT NULL REFERENCES account (id),
                basis uuid NOT NULL REFERENCES appointment (id),
                org text NOT NULL,
                valid_from text NOT NULL,
                valid_until text NOT NULL,
                version bigint NOT NULL,
                doc text NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX delegation_agent ON delegation (agent)"),
        Sql::Both("CREATE INDEX delegation_basis ON delegation (basis)"),
        // Of what a browser or an outside system shows, only digests are kept.
        Sql::Both(
            "CREATE TABLE session (
                id uuid PRIMARY KEY,
                digest bytea NOT NULL UNIQUE,
                account uuid NOT NULL REFERENCES account (id),
                source text NOT NULL,
                agent text NOT NULL,
                created_ms bigint NOT NULL,
                seen_ms bigint NOT NULL,
                ended_ms bigint
            )",
        ),
        Sql::Both("CREATE INDEX session_account ON session (account, ended_ms)"),
        Sql::Both(
            "CREATE TABLE one_time_link (
                digest bytea PRIMARY KEY,
                purpose text NOT NULL,
                account uuid REFERENCES account (id),
                role text,
                expires_ms bigint NOT NULL,
                used_ms bigint
            )",
        ),
        Sql::Both("CREATE INDEX one_time_link_account ON one_time_link (account)"),
        Sql::Both(
            "CREATE TABLE api_token (
                id uuid PRIMARY KEY,
                digest bytea NOT NULL UNIQUE,
                account uuid NOT NULL REFERENCES account (id),
                name text NOT NULL,
                scopes text NOT NULL,
                created_ms bigint NOT NULL,
                expires_ms bigint NOT NULL,
                seen_ms bigint,
                ended_ms bigint
            )",
        ),
        Sql::Both("CREATE INDEX api_token_account ON api_token (account)"),
        Sql::Both(
            "CREATE TABLE sign_in_attempt (
                who text PRIMARY KEY,
                failures integer NOT NULL,
                last_ms bigint NOT NULL
            )",
        ),
    ],
};
