//! Accounts, what they hold, and how they prove who they are.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yike_domain::account::{AccountId, Action, Appointment, Delegated, Delegation, ObjectKind, Role};
use yike_domain::day::Period;
use yike_domain::place::org::{Line, OrgCode};

use crate::org::{day, org_code};
use crate::{Reader, Row, StoreError, Take, Tx, Value, values};

/// An account: what is known of someone who can sign in. Its number and version stand beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The name to sign in with.
    pub login: String,
    /// The name shown to others.
    pub name: String,
    /// The unit that the person belongs to.
    pub org: OrgCode,
    /// Who this is for the single sign-on, where one is used.
    pub subject: Option<String>,
    /// Whether it can be used.
    pub active: bool,
    /// When it was made, in milliseconds of UTC since 1970.
    pub created_ms: i64,
}

/// Something with its number and version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// Its number.
    pub id: Uuid,
    /// Counted from 1.
    pub version: i64,
    /// What it is.
    pub what: T,
}

/// An appointment as its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AppointmentDoc {
    account: Uuid,
    role: String,
    org: OrgCode,
    line: Option<String>,
    period: Period,
}

/// A delegation as its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct DelegationDoc {
    agent: Uuid,
    basis: Uuid,
    org: OrgCode,
    rights: Vec<(String, String)>,
    period: Period,
}

/// A second factor as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondFactor {
    /// The secret in use, sealed.
    pub sealed: Option<Vec<u8>>,
    /// A secret whose owner has not yet proved to have it, sealed.
    pub pending: Option<Vec<u8>>,
    /// The step of the last code that was taken.
    pub last_step: i64,
}

fn text<T: Serialize>(doc: &T) -> Result<String, StoreError> {
    serde_json::to_string(doc).map_err(|why| StoreError::Odd(why.to_string()))
}

fn account(row: &Row) -> Result<Kept<Account>, StoreError> {
    Ok(Kept { id: row.take("id")?, version: row.take("version")?, what: row.doc("doc")? })
}

fn appointment(row: &Row) -> Result<Kept<Appointment>, StoreError> {
    let (role, line): (String, Option<String>) = (row.take("role")?, row.take("line")?);
    let until: Option<String> = row.take("valid_until")?;
    let odd = |what: &str| StoreError::Odd(format!("an appointment with {what}"));
    let appointment = Appointment {
        account: AccountId(row.take::<Uuid>("account")?.as_u128()),
        role: Role::of(&role).ok_or_else(|| odd(&role))?,
        org: org_code(&row.take::<String>("org")?)?,
        line: line.as_deref().map(|line| Line::of(line).ok_or_else(|| odd(line))).transpose()?,
        period: Period {
            from: day(&row.take::<String>("valid_from")?)?,
            until: until.as_deref().map(day).transpose()?,
        },
    };
    Ok(Kept { id: row.take("id")?, version: row.take("version")?, what: appointment })
}

const DELEGATED: &str = "SELECT d.id AS delegation_id, d.version AS delegation_version, d.doc AS delegation_doc, a.* \
     FROM delegation d JOIN appointment a ON a.id = d.basis";

fn delegated(row: &Row) -> Result<Kept<Delegated>, StoreError> {
    let doc: DelegationDoc = row.doc("delegation_doc")?;
    let right = |(kind, action): &(String, String)| {
        let kind = ObjectKind::ALL.iter().find(|known| known.code() == kind)?;
        Some((*kind, *Action::ALL.iter().find(|known| known.code() == action)?))
    };
    let rights: Option<Vec<_>> = doc.rights.iter().map(right).collect();
    let delegation = Delegation {
        agent: AccountId(doc.agent.as_u128()),
        org: doc.org,
        rights: rights.ok_or_else(|| StoreError::Odd("a delegation of unknown rights".to_owned()))?,
        period: doc.period,
    };
    let what = Delegated { delegation, basis: appointment(row)?.what };
    Ok(Kept { id: row.take("delegation_id")?, version: row.take("delegation_version")?, what })
}

impl Reader {
    /// How many accounts there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn n_accounts(&self) -> Result<u64, StoreError> {
        self.count("SELECT count(*) FROM account", Vec::new()).await
    }

    /// An account by its number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account(&self, id: Uuid) -> Result<Option<Kept<Account>>, StoreError> {
        self.one("SELECT * FROM account WHERE id = $1", values![id]).await?.as_ref().map(account).transpose()
    }

    /// An account by the name it signs in with.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account_of_login(&self, login: &str) -> Result<Option<Kept<Account>>, StoreError> {
        self.one("SELECT * FROM account WHERE login = $1", values![login]).await?.as_ref().map(account).transpose()
    }

    /// An account by who it is for the single sign-on.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account_of_subject(&self, subject: &str) -> Result<Option<Kept<Account>>, StoreError> {
        self.one("SELECT * FROM account WHERE subject = $1", values![subject]).await?.as_ref().map(account).transpose()
    }

    /// Accounts whose login comes after `behind`, in that order, of units in the area where one is given.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn accounts(
        &self,
        area: &crate::scope::Condition,
        search: Option<&str>,
        behind: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Kept<Account>>, StoreError> {
        let mut values = Vec::new();
        let mut sql = format!("SELECT * FROM account WHERE ({})", area.text(&mut values));
        let mut put = |value: Value| {
            values.push(value);
            values.len()
        };
        if let Some(behind) = behind {
            sql += &format!(" AND login > ${}", put(behind.into()));
        }
        if let Some(search) = search {
            let n = put(format!("%{}%", search.replace(['%', '_', '\\'], "")).into());
            sql += &format!(" AND (login LIKE ${n} OR doc LIKE ${n})");
        }
        sql += &format!(" ORDER BY login LIMIT ${}", put(i64::from(limit).into()));
        self.all(&sql, values).await?.iter().map(account).collect()
    }

    /// What an account has been appointed to, other days included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn appointments_of(&self, account: Uuid) -> Result<Vec<Kept<Appointment>>, StoreError> {
        let sql = "SELECT * FROM appointment WHERE account = $1 ORDER BY id";
        self.all(sql, values![account]).await?.iter().map(appointment).collect()
    }

    /// An appointment by its number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn appointment(&self, id: Uuid) -> Result<Option<Kept<Appointment>>, StoreError> {
        self.one("SELECT * FROM appointment WHERE id = $1", values![id]).await?.as_ref().map(appointment).transpose()
    }

    /// Whether a role is or was held by anyone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_appointed(&self, role: Role) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM appointment WHERE role = $1";
        Ok(self.count(sql, values![role.code()]).await? > 0)
    }

    /// What others have delegated to an account.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn delegated_to(&self, agent: Uuid) -> Result<Vec<Kept<Delegated>>, StoreError> {
        let sql = format!("{DELEGATED} WHERE d.agent = $1 ORDER BY d.id");
        self.all(&sql, values![agent]).await?.iter().map(delegated).collect()
    }

    /// What an account has delegated to others.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn delegated_by(&self, giver: Uuid) -> Result<Vec<Kept<Delegated>>, StoreError> {
        let sql = format!("{DELEGATED} WHERE a.account = $1 ORDER BY d.id");
        self.all(&sql, values![giver]).await?.iter().map(delegated).collect()
    }

    /// A delegation by its number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn delegation(&self, id: Uuid) -> Result<Option<Kept<Delegated>>, StoreError> {
        let sql = format!("{DELEGATED} WHERE d.id = $1");
        self.one(&sql, values![id]).await?.as_ref().map(delegated).transpose()
    }

    /// The appointment that a delegation stands on.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn basis_of(&self, delegation: Uuid) -> Result<Option<Uuid>, StoreError> {
        let row = self.one("SELECT basis FROM delegation WHERE id = $1", values![delegation]).await?;
        row.map(|row| row.take("basis")).transpose()
    }

    /// Digests of the last passwords of an account, the present one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn passwords(&self, account: Uuid, n: u32) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT hash FROM password WHERE account = $1 ORDER BY set_ms DESC LIMIT $2";
        self.all(sql, values![account, i64::from(n)]).await?.iter().map(|row| row.take("hash")).collect()
    }

    /// The second factor of an account.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn second_factor(&self, account: Uuid) -> Result<Option<SecondFactor>, StoreError> {
        let sql = "SELECT sealed, pending, last_step FROM second_factor WHERE account = $1";
        let Some(row) = self.one(sql, values![account]).await? else { return Ok(None) };
        let (sealed, pending, last_step) = (row.take("sealed")?, row.take("pending")?, row.take("last_step")?);
        Ok(Some(SecondFactor { sealed, pending, last_step }))
    }
}

impl Tx {
    /// Keeps an account: a new one as version 1, another as the version after `version`.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when another has the login; [`StoreError::Stale`] when it was changed since.
    pub async fn keep_account(
        &self,
        id: Uuid,
        version: i64,
        account: &Account,
        on: yike_domain::Day,
    ) -> Result<i64, StoreError> {
        let doc = text(account)?;
        let org = account.org.as_str();
        if version == 0 {
            let sql = "INSERT INTO account (id, login, org, subject, active, created_ms, version, doc) \
                       VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
            let (login, subject) = (account.login.as_str(), account.subject.clone());
            self.run(sql, values![id, login, org, subject, account.active, account.created_ms, doc]).await?;
        } else {
            let sql = "UPDATE account SET login = $1, org = $2, subject = $3, active = $4, version = version + 1, \
                       doc = $5 WHERE id = $6 AND version = $7";
            let (login, subject) = (account.login.as_str(), account.subject.clone());
            if self.run(sql, values![login, org, subject, account.active, doc, id, version]).await? != 1 {
                return Err(StoreError::Stale { kind: "account", id: id.to_string() });
            }
        }
        self.keep_version("account", id, version + 1, on, account).await?;
        Ok(version + 1)
    }

    /// Keeps an appointment: a new one (`version` 0) or another version of one.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it was changed since.
    pub async fn keep_appointment(&self, id: Uuid, version: i64, appointment: &Appointment) -> Result<i64, StoreError> {
        let account = Uuid::from_u128(appointment.account.0);
        let line = appointment.line.map(|line| line.code.to_owned());
        let document = AppointmentDoc {
            account,
            role: appointment.role.code().to_owned(),
            org: appointment.org.clone(),
            line: line.clone(),
            period: appointment.period,
        };
        let doc = text(&document)?;
        let (from, until) = (appointment.period.from.to_string(), appointment.period.until.map(|day| day.to_string()));
        let n = if version == 0 {
            let sql = "INSERT INTO appointment (id, account, role, org, line, valid_from, valid_until, version, doc) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
            let (role, org) = (appointment.role.code(), appointment.org.as_str());
            self.run(sql, values![id, account, role, org, line, from, until, doc]).await?
        } else {
            let sql = "UPDATE appointment SET valid_until = $1, version = version + 1, doc = $2 \
                       WHERE id = $3 AND version = $4";
            self.run(sql, values![until, doc, id, version]).await?
        };
        if n != 1 {
            return Err(StoreError::Stale { kind: "appointment", id: id.to_string() });
        }
        self.keep_version("appointment", id, version + 1, appointment.period.from, &document).await?;
        Ok(version + 1)
    }

    /// Keeps a delegation on the appointment `basis`: a new one (`version` 0) or another version of one.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it was changed since.
    pub async fn keep_delegation(
        &self,
        id: Uuid,
        version: i64,
        basis: Uuid,
        delegation: &Delegation,
    ) -> Result<i64, StoreError> {
        let agent = Uuid::from_u128(delegation.agent.0);
        let rights = delegation.rights.iter().map(|(kind, action)| (kind.code().to_owned(), action.code().to_owned()));
        let document = DelegationDoc {
            agent,
            basis,
            org: delegation.org.clone(),
            rights: rights.collect(),
            period: delegation.period,
        };
        let doc = text(&document)?;
        let until = delegation.period.until.map(|day| day.to_string());
        let n = if version == 0 {
            let sql = "INSERT INTO delegation (id, agent, basis, org, valid_from, valid_until, version, doc) \
                       VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
            let (org, from) = (delegation.org.as_str(), delegation.period.from.to_string());
            self.run(sql, values![id, agent, basis, org, from, until, doc]).await?
        } else {
            let sql = "UPDATE delegation SET valid_until = $1, version = version + 1, doc = $2 WHERE id = $3 AND version = $4";
            self.run(sql, values![until, doc, id, version]).await?
        };
        if n != 1 {
            return Err(StoreError::Stale { kind: "delegation", id: id.to_string() });
        }
        self.keep_version("delegation", id, version + 1, delegation.period.from, &document).await?;
        Ok(version + 1)
    }

    /// Keeps the digest of a new password.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_password(&self, account: Uuid, hash: &str) -> Result<(), StoreError> {
        let newest =
            self.count("SELECT coalesce(max(set_ms), 0) FROM password WHERE account = $1", values![account]).await?;
        // Two changes within a millisecond keep their order.
        let set_ms = self.by().at_ms.max(i64::try_from(newest).unwrap_or(i64::MAX - 1) + 1);
        let sql = "INSERT INTO password (account, set_ms, hash) VALUES ($1, $2, $3)";
        self.run(sql, values![account, set_ms, hash]).await.map(|_| ())
    }

    /// Keeps a second factor in place of the one before.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_second_factor(&self, account: Uuid, factor: &SecondFactor) -> Result<(), StoreError> {
        let sql = "INSERT INTO second_factor (account, sealed, pending, last_step) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, pending = excluded.pending, \
                   last_step = excluded.last_step";
        self.run(sql, values![account, factor.sealed.clone(), factor.pending.clone(), factor.last_step])
            .await
            .map(|_| ())
    }

    /// Takes a code of the second factor: whether its step is later than that of the last one taken.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_step(&self, account: Uuid, step: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE second_factor SET last_step = $1 WHERE account = $2 AND last_step < $1";
        Ok(self.run(sql, values![step, account]).await? == 1)
    }

    /// Removes the second factor of an account.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_second_factor(&self, account: Uuid) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM second_factor WHERE account = $1", values![account]).await? == 1)
    }
}
