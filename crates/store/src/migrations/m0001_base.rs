//! What every change leaves behind: the audit trail, the versions of records, the keys of requests done.

use crate::step::{Sql, Step};

pub(super) const STEP: Step = Step {
    name: "m0001_base",
    tables: &["audit_event", "record_version", "idempotency"],
    versioned: &[],
    sql: &[
        Sql::Both(
            "CREATE TABLE audit_event (
                seq bigint PRIMARY KEY,
                change uuid NOT NULL,
                at_ms bigint NOT NULL,
                account uuid,
                on_behalf_of uuid,
                role text,
                source text NOT NULL,
                session uuid,
                action text NOT NULL,
                kind text NOT NULL,
                object text NOT NULL,
                org text,
                before_digest bytea,
                after_digest bytea,
                outcome text NOT NULL,
                detail text NOT NULL,
                prev bytea NOT NULL,
                hash bytea NOT NULL
            )",
        ),
        Sql::Both("CREATE INDEX audit_event_object ON audit_event (object, seq)"),
        Sql::Both("CREATE INDEX audit_event_account ON audit_event (account, seq)"),
        Sql::Both("CREATE INDEX audit_event_action ON audit_event (action, seq)"),
        Sql::Both("CREATE INDEX audit_event_at ON audit_event (at_ms)"),
        Sql::Both("CREATE INDEX audit_event_change ON audit_event (change)"),
        Sql::Both(
            "CREATE TABLE record_version (
                kind text NOT NULL,
                id text NOT NULL,
                version bigint NOT NULL,
                valid_from text NOT NULL,
                recorded_ms bigint NOT NULL,
                change uuid NOT NULL,
                doc text NOT NULL,
                PRIMARY KEY (kind, id, version)
            )",
        ),
        Sql::Both("CREATE INDEX record_version_change ON record_version (change)"),
        Sql::Both(
            "CREATE TABLE idempotency (
                scope text NOT NULL,
                key text NOT NULL,
                request bytea NOT NULL,
                at_ms bigint NOT NULL,
                status integer,
                answer text,
                PRIMARY KEY (scope, key)
            )",
        ),
        Sql::Both("CREATE INDEX idempotency_at ON idempotency (at_ms)"),
        // What was recorded is neither changed nor removed, whoever asks.
        Sql::Sqlite(
            "CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event
             BEGIN SELECT RAISE(ABORT, 'what was recorded is not changed'); END",
        ),
        Sql::Sqlite(
            "CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event
             BEGIN SELECT RAISE(ABORT, 'what was recorded is not changed'); END",
        ),
        Sql::Sqlite(
            "CREATE TRIGGER record_version_update BEFORE UPDATE ON record_version
             BEGIN SELECT RAISE(ABORT, 'what was recorded is not changed'); END",
        ),
        Sql::Sqlite(
            "CREATE TRIGGER record_version_delete BEFORE DELETE ON record_version
             BEGIN SELECT RAISE(ABORT, 'what was recorded is not changed'); END",
        ),
        Sql::Postgres(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'what was recorded is not changed'; END $$",
        ),
        Sql::Postgres(
            "CREATE TRIGGER audit_event_rows BEFORE UPDATE OR DELETE ON audit_event
             FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        ),
        Sql::Postgres(
            "CREATE TRIGGER audit_event_all BEFORE TRUNCATE ON audit_event
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ),
        Sql::Postgres(
            "CREATE TRIGGER record_version_rows BEFORE UPDATE OR DELETE ON record_version
             FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        ),
        Sql::Postgres(
            "CREATE TRIGGER record_version_all BEFORE TRUNCATE ON record_version
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ),
    ],
};
