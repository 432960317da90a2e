//! Delegation (委托): acting on someone's behalf, for some things and some time.

use super::appointment::excluded_by;
use super::{AccountId, Action, Appointment, ObjectKind, PERMISSIONS, Role, rules};
use crate::Rule;
use crate::day::{Day, Period};
use crate::place::org::{OrgCode, OrgTree};

/// What one account lets another do in its name.
///
/// It stands on an appointment of the giver, never on another delegation: what was delegated cannot be passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Who acts.
    pub agent: AccountId,
    /// At which unit: the giver's or one below.
    pub org: OrgCode,
    /// What may be done.
    pub rights: Vec<(ObjectKind, Action)>,
    /// For how long; it has an end.
    pub period: Period,
}

/// A delegation together with the giver's appointment it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegated {
    /// The delegation.
    pub delegation: Delegation,
    /// The giver's own appointment; its account is the giver.
    pub basis: Appointment,
}

/// Why a delegation cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DelegationRefusal {
    /// To oneself.
    ToOneself,
    /// A role that is personal: an expert's.
    Personal,
    /// No end, no day, or days outside the giver's appointment.
    WrongPeriod,
    /// A unit outside the giver's.
    OutOfScope,
    /// Nothing, or something the giver's role may not do.
    NotHeld,
    /// It would put an administrator's role together with another one in one account (三员分立).
    ThreeAdministrators {
        /// The role held at the same time.
        held: Role,
    },
}

impl DelegationRefusal {
    /// The catalogue's words for it.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::ToOneself => rules::DELEGATION_TO_ONESELF,
            Self::Personal => rules::DELEGATION_PERSONAL,
            Self::WrongPeriod => rules::DELEGATION_PERIOD,
            Self::OutOfScope => rules::DELEGATION_SCOPE,
            Self::NotHeld => rules::DELEGATION_NOT_HELD,
            Self::ThreeAdministrators { .. } => rules::THREE_ADMINISTRATORS,
        }
    }
}

impl Delegated {
    /// Checks a delegation about to be made. `held` is what the agent holds already, own and delegated.
    ///
    /// # Errors
    /// The first thing that forbids it.
    pub fn check(&self, held: &[(Role, Period)], tree: &OrgTree) -> Result<(), DelegationRefusal> {
        let Self { delegation, basis } = self;
        if delegation.agent == basis.account {
            return Err(DelegationRefusal::ToOneself);
        }
        if basis.role == Role::Expert {
            return Err(DelegationRefusal::Personal);
        }
        let period = delegation.period;
        if period.until.is_none() || period.is_empty() || !basis.period.covers(&period) {
            return Err(DelegationRefusal::WrongPeriod);
        }
        if !basis.holds(tree, period.from) || !tree.contains(&basis.org, &delegation.org, period.from) {
            return Err(DelegationRefusal::OutOfScope);
        }
        let given = |&(object, action): &(ObjectKind, Action)| {
            PERMISSIONS.iter().any(|permission| permission.names(basis.role, object, action))
        };
        if delegation.rights.is_empty() || !delegation.rights.iter().all(given) {
            return Err(DelegationRefusal::NotHeld);
        }
        match excluded_by(basis.role, period, held) {
            Some(held) => Err(DelegationRefusal::ThreeAdministrators { held }),
            None => Ok(()),
        }
    }

    /// Whether it gives rights on a day: its own days, its unit still there and still under the giver's, and the
    /// giver's appointment still held.
    #[must_use]
    pub fn holds(&self, tree: &OrgTree, on: Day) -> bool {
        let Self { delegation, basis } = self;
        delegation.agent != basis.account
            && basis.role != Role::Expert
            && delegation.period.until.is_some()
            && delegation.period.contains(on)
            && basis.holds(tree, on)
            && tree.lasts(&delegation.org, delegation.period.from, on)
            && tree.contains(&basis.org, &delegation.org, on)
    }
}
