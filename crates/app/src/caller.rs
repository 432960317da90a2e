//! Who asks: each use case names the action and the object, the permission table answers.

use serde_json::json;
use yike_domain::Day;
use yike_domain::account::{AccountId, Action, Actor, Decision, Object, Refusal, Role, decide};
use yike_domain::place::org::OrgTree;
pub use yike_store::Once;
use yike_store::{By, Event, Outcome, Uuid};

use crate::ctx::Ctx;
use crate::error::AppError;
use crate::words::Language;

/// Who calls a use case, from where.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account with all it holds, or the public.
    pub actor: Actor,
    /// Where from: an address, `cli`.
    pub source: String,
    /// The session.
    pub session: Option<Uuid>,
    /// The language for words.
    pub language: Language,
    /// The idempotency key of the request.
    pub once: Option<Once>,
}

/// By what right: the role that allows it, and in whose name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The role.
    pub role: Role,
    /// The giver of a delegation.
    pub on_behalf_of: Option<AccountId>,
}

impl Caller {
    /// Someone who has not signed in.
    #[must_use]
    pub fn public(source: impl Into<String>, language: Language) -> Self {
        Self { actor: Actor::public(), source: source.into(), session: None, language, once: None }
    }

    /// Asks the permission table.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] with the reason; [`AppError::Unauthenticated`] for the public.
    pub fn require(&self, action: Action, object: &Object, orgs: &OrgTree, on: Day) -> Result<Authority, AppError> {
        self.ask(action, object, orgs, on).map_err(|refusal| self.refused(refusal))
    }

    fn ask(&self, action: Action, object: &Object, orgs: &OrgTree, on: Day) -> Result<Authority, Refusal> {
        match decide(&self.actor, action, object, orgs, on) {
            Decision::Allowed { role, on_behalf_of } => Ok(Authority { role, on_behalf_of }),
            Decision::Refused(refusal) => Err(refusal),
        }
    }

    fn refused(&self, refusal: Refusal) -> AppError {
        match self.actor.account {
            Some(_) => AppError::Forbidden(refusal.message()),
            None => AppError::Unauthenticated,
        }
    }

    /// The caller as the one who writes.
    #[must_use]
    pub fn by(&self, authority: Option<Authority>, at_ms: i64) -> By {
        let id = |account: AccountId| Uuid::from_u128(account.0);
        By {
            at_ms,
            account: self.actor.account.map(id),
            on_behalf_of: authority.and_then(|authority| authority.on_behalf_of).map(id),
            role: authority.map(|authority| authority.role),
            source: self.source.clone(),
            session: self.session,
            once: self.once.clone(),
        }
    }
}

impl Ctx {
    /// Asks the permission table for a decision that will be kept, and gives who writes. A refusal is recorded:
    /// the attempt of an account leaves an audit event.
    ///
    /// # Errors
    /// As those of [`Caller::require`], and of the store when the refusal cannot be recorded.
    pub async fn permit(
        &self,
        caller: &Caller,
        action: Action,
        object: &Object,
        id: impl ToString,
    ) -> Result<By, AppError> {
        let now_ms = self.clock.now_ms();
        match caller.ask(action, object, &self.orgs(), self.clock.today()) {
            Ok(authority) => Ok(caller.by(Some(authority), now_ms)),
            Err(refusal) => {
                if caller.actor.account.is_some() {
                    let by = By { once: None, ..caller.by(None, now_ms) };
                    let event = Event {
                        org: Some(object.org.clone()),
                        outcome: Outcome::Refused,
                        detail: json!({"reason": refusal.message().rule.0}),
                        ..Event::done(action.code(), object.kind, id)
                    };
                    self.store.refused(&by, event).await?;
                }
                Err(caller.refused(refusal))
            }
        }
    }
}
