//! Sessions of browsers, one-time links, tokens of outside systems, and failed attempts at signing in.
//!
//! Of what is shown by a browser, a link or a system only a digest is kept, so that reading the database lets nobody in.

use uuid::Uuid;
use yike_domain::account::Role;

use crate::{Reader, Row, StoreError, Take, Tx, values};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its number, by which lists name it.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// The address it was begun from.
    pub source: String,
    /// What the browser calls itself.
    pub agent: String,
    /// When it was begun, in milliseconds of UTC since 1970.
    pub created_ms: i64,
    /// When it was last used, to the minute.
    pub seen_ms: i64,
}

/// A one-time link that has been found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: String,
    /// Whose, where it concerns an account that there is.
    pub account: Option<Uuid>,
    /// The role that it gives, where it makes an account.
    pub role: Option<Role>,
    /// When it ends.
    pub expires_ms: i64,
}

/// A token of an outside system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number, by which lists name it.
    pub id: Uuid,
    /// The account that it speaks for.
    pub account: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for: codes of objects and actions.
    pub scopes: Vec<(String, String)>,
    /// When it was made.
    pub created_ms: i64,
    /// When it ends.
    pub expires_ms: i64,
    /// When it was last used, to the minute.
    pub seen_ms: Option<i64>,
    /// When it was withdrawn.
    pub ended_ms: Option<i64>,
}

/// Failed attempts of one login or one address, without a success between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// How many.
    pub failures: i32,
    /// When the last one was.
    pub last_ms: i64,
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.take("id")?,
        account: row.take("account")?,
        source: row.take("source")?,
        agent: row.take("agent")?,
        created_ms: row.take("created_ms")?,
        seen_ms: row.take("seen_ms")?,
    })
}

fn token(row: &Row) -> Result<Token, StoreError> {
    Ok(Token {
        id: row.take("id")?,
        account: row.take("account")?,
        name: row.take("name")?,
        scopes: row.doc("scopes")?,
        created_ms: row.take("created_ms")?,
        expires_ms: row.take("expires_ms")?,
        seen_ms: row.take("seen_ms")?,
        ended_ms: row.take("ended_ms")?,
    })
}

impl Reader {
    /// The session with that digest, unless it has been ended.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session(&self, digest: &[u8]) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE digest = $1 AND ended_ms IS NULL";
        self.one(sql, values![digest.to_vec()]).await?.as_ref().map(session).transpose()
    }

    /// The sessions of an account that have not been ended and were used since, the last used first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sessions_of(
        &self,
        account: Uuid,
        created_since: i64,
        seen_since: i64,
    ) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE account = $1 AND ended_ms IS NULL AND created_ms > $2 AND seen_ms > $3 \
                   ORDER BY seen_ms DESC, id DESC";
        self.all(sql, values![account, created_since, seen_since]).await?.iter().map(session).collect()
    }

    /// The link with that digest, unless it has been used.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn link(&self, digest: &[u8]) -> Result<Option<Link>, StoreError> {
        let sql = "SELECT * FROM one_time_link WHERE digest = $1 AND used_ms IS NULL";
        let Some(row) = self.one(sql, values![digest.to_vec()]).await? else { return Ok(None) };
        let role: Option<String> = row.take("role")?;
        Ok(Some(Link {
            purpose: row.take("purpose")?,
            account: row.take("account")?,
            role: role.as_deref().and_then(Role::of),
            expires_ms: row.take("expires_ms")?,
        }))
    }

    /// The token with that digest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn token(&self, digest: &[u8]) -> Result<Option<Token>, StoreError> {
        let sql = "SELECT * FROM api_token WHERE digest = $1";
        self.one(sql, values![digest.to_vec()]).await?.as_ref().map(token).transpose()
    }

    /// The tokens of an account, withdrawn ones included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn tokens_of(&self, account: Uuid) -> Result<Vec<Token>, StoreError> {
        let sql = "SELECT * FROM api_token WHERE account = $1 ORDER BY id";
        self.all(sql, values![account]).await?.iter().map(token).collect()
    }

    /// Failed attempts of a login or an address.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn attempts(&self, who: &str) -> Result<Attempts, StoreError> {
        let sql = "SELECT failures, last_ms FROM sign_in_attempt WHERE who = $1";
        match self.one(sql, values![who]).await? {
            Some(row) => Ok(Attempts { failures: row.take("failures")?, last_ms: row.take("last_ms")? }),
            None => Ok(Attempts::default()),
        }
    }
}

impl Tx {
    /// Begins a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_session(&self, session: &Session, digest: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT INTO session (id, digest, account, source, agent, created_ms, seen_ms) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let Session { id, account, source, agent, created_ms, seen_ms } = session.clone();
        self.run(sql, values![id, digest.to_vec(), account, source, agent, created_ms, seen_ms]).await.map(|_| ())
    }

    /// Notes that a session is used.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn see_session(&self, id: Uuid) -> Result<(), StoreError> {
        let sql = "UPDATE session SET seen_ms = $1 WHERE id = $2 AND seen_ms < $1";
        self.run(sql, values![self.by().at_ms, id]).await.map(|_| ())
    }

    /// Ends one session of an account, or all but one where none is named. How many were ended.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_sessions(&self, account: Uuid, one: Option<Uuid>, but: Option<Uuid>) -> Result<u64, StoreError> {
        let sql = "UPDATE session SET ended_ms = $1 WHERE account = $2 AND ended_ms IS NULL \
                   AND ($3 IS NULL OR id = $3) AND ($4 IS NULL OR id <> $4)";
        let sql = if self.is_postgres() {
            sql.replace("$3 IS", "$3::uuid IS").replace("$4 IS", "$4::uuid IS")
        } else {
            sql.to_owned()
        };
        self.run(&sql, values![self.by().at_ms, account, one, but]).await
    }

    /// Forgets sessions, links and attempts that have been over for long.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_sessions(&self, before_ms: i64) -> Result<u64, StoreError> {
        let n = self.run("DELETE FROM session WHERE seen_ms < $1", values![before_ms]).await?;
        self.run("DELETE FROM one_time_link WHERE expires_ms < $1", values![before_ms]).await?;
        self.run("DELETE FROM sign_in_attempt WHERE last_ms < $1", values![before_ms]).await?;
        Ok(n)
    }

    /// Keeps a one-time link; those of the same purpose for the same account or role stop working.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_link(&self, digest: &[u8], link: &Link) -> Result<(), StoreError> {
        let role = link.role.map(|role| role.code().to_owned());
        let sql = match (link.account, &role) {
            (Some(_), _) => "DELETE FROM one_time_link WHERE purpose = $1 AND account = $2",
            (None, _) => "DELETE FROM one_time_link WHERE purpose = $1 AND role = $2",
        };
        let whose: sea_orm::Value = link.account.map_or_else(|| role.clone().into(), Into::into);
        self.run(sql, vec![link.purpose.as_str().into(), whose]).await?;
        let sql = "INSERT INTO one_time_link (digest, purpose, account, role, expires_ms) VALUES ($1, $2, $3, $4, $5)";
        self.run(sql, values![digest.to_vec(), link.purpose.as_str(), link.account, role, link.expires_ms])
            .await
            .map(|_| ())
    }

    /// Uses a link up: whether it could still be used.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_link(&self, digest: &[u8]) -> Result<bool, StoreError> {
        let sql = "UPDATE one_time_link SET used_ms = $1 WHERE digest = $2 AND used_ms IS NULL AND expires_ms > $1";
        Ok(self.run(sql, values![self.by().at_ms, digest.to_vec()]).await? == 1)
    }

    /// Keeps a new token.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_token(&self, token: &Token, digest: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT INTO api_token (id, digest, account, name, scopes, created_ms, expires_ms) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let scopes = serde_json::to_string(&token.scopes).map_err(|why| StoreError::Odd(why.to_string()))?;
        let Token { id, account, name, created_ms, expires_ms, .. } = token.clone();
        self.run(sql, values![id, digest.to_vec(), account, name, scopes, created_ms, expires_ms]).await.map(|_| ())
    }

    /// Notes that a token is used.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn see_token(&self, id: Uuid) -> Result<(), StoreError> {
        self.run("UPDATE api_token SET seen_ms = $1 WHERE id = $2", values![self.by().at_ms, id]).await.map(|_| ())
    }

    /// Withdraws a token: whether it was still in use.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_token(&self, account: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let sql = "UPDATE api_token SET ended_ms = $1 WHERE id = $2 AND account = $3 AND ended_ms IS NULL";
        Ok(self.run(sql, values![self.by().at_ms, id, account]).await? == 1)
    }

    /// Counts a failed attempt of a login or an address; those before `forget_ms` no longer count.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_failure(&self, who: &str, forget_ms: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_in_attempt (who, failures, last_ms) VALUES ($1, 1, $2) \
                   ON CONFLICT (who) DO UPDATE SET last_ms = excluded.last_ms, \
                   failures = CASE WHEN sign_in_attempt.last_ms < $3 THEN 1 ELSE sign_in_attempt.failures + 1 END";
        self.run(sql, values![who, self.by().at_ms, forget_ms]).await.map(|_| ())
    }

    /// Forgets the failed attempts of a login or an address.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_failures(&self, who: &str) -> Result<(), StoreError> {
        self.run("DELETE FROM sign_in_attempt WHERE who = $1", values![who]).await.map(|_| ())
    }
}
