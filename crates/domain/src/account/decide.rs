//! The one question: may this actor do that to this object on this day?

use super::{
    AccountId, Action, Appointment, Delegated, Facet, Object, ObjectKind, PERMISSIONS, Permission, Role, Scope, Stage,
    rules,
};

use crate::day::Day;
use crate::finding::Arg;
use crate::place::org::{Line, OrgCode, OrgKind, OrgTree};
use crate::{Message, Rule};

/// Who asks: an account with what it holds, or the public.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Actor {
    /// The account; none for the public.
    pub account: Option<AccountId>,
    /// The province or 兵团 that an expert belongs to, where known.
    pub home: Option<OrgCode>,
    /// Own appointments, those of other days included.
    pub appointments: Vec<Appointment>,
    /// What others have delegated to the account.
    pub delegated: Vec<Delegated>,
}

impl Actor {
    /// Someone who has not signed in.
    #[must_use]
    pub fn public() -> Self {
        Self::default()
    }
}

/// One way by which an actor may do something on a day: what lists, counts and tiles filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance<'a> {
    /// The row of the table.
    pub permission: &'static Permission,
    /// The role it is held by.
    pub role: Role,
    /// The units that it is held at; all must agree. Two where it is delegated, none for the public.
    pub orgs: Vec<&'a OrgCode>,
    /// The line it is held in.
    pub line: Option<&'static Line>,
    /// In whose name: the account itself or the giver of a delegation; none for the public.
    pub as_account: Option<AccountId>,
}

/// Which separation of duty stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// SD1: the creator or submitter does not approve.
    Author,
    /// SD2: an expert does not review the own province, or an unknown one.
    SameProvince,
    /// SD2: an expert does not review where there is a link.
    Linked,
    /// SD3: the team of a project does not inspect it.
    ProjectTeam,
    /// SD4: nobody grants or approves the own rights.
    OwnRights,
    /// SD4: the three administrators hold nothing else.
    ThreeAdministrators,
}

/// Why not. In the order in which the questions are asked, so that the last one reached is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// No role held on that day allows it at all.
    NoRole,
    /// The object is outside the units, or not one's own.
    OutOfScope,
    /// The object belongs to another line.
    WrongLine,
    /// The permission asks for a fact that is not so.
    Condition(Facet),
    /// The object is not open to the action at its stage.
    WrongState(Stage),
    /// A separation of duty stands against it.
    SeparationOfDuty(Duty),
}

impl Refusal {
    /// The catalogue's words for it.
    #[must_use]
    pub fn message(self) -> Message {
        let named = |rule: Rule, name, (zh, en): (&str, &str)| Message::new(rule).with(name, Arg::named(zh, en));
        match self {
            Self::NoRole => Message::new(rules::NO_ROLE),
            Self::OutOfScope => Message::new(rules::OUT_OF_SCOPE),
            Self::WrongLine => Message::new(rules::WRONG_LINE),
            Self::Condition(facet) => named(rules::CONDITION, "condition", facet.names()),
            Self::WrongState(stage) => named(rules::WRONG_STATE, "stage", stage.names()),
            Self::SeparationOfDuty(duty) => Message::new(match duty {
                Duty::Author => rules::AUTHOR,
                Duty::SameProvince => rules::SAME_PROVINCE,
                Duty::Linked => rules::LINKED,
                Duty::ProjectTeam => rules::PROJECT_TEAM,
                Duty::OwnRights => rules::OWN_RIGHTS,
                Duty::ThreeAdministrators => rules::THREE_ADMINISTRATORS,
            }),
        }
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes, by that role and in the name of that account.
    Allowed {
        /// The role that allows it.
        role: Role,
        /// The giver, where it is done on someone's behalf.
        on_behalf_of: Option<AccountId>,
    },
    /// No, for that reason.
    Refused(Refusal),
}

impl Decision {
    /// Whether the answer is yes.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed { .. })
    }
}

/// Whether the actor may do that to the object on that day.
///
/// A creation asks about the object as it would be. A unit that is not there on the day is in nobody's scope.
#[must_use]
pub fn decide(actor: &Actor, action: Action, object: &Object, tree: &OrgTree, on: Day) -> Decision {
    if combines_administrators(actor, tree, on) {
        return Decision::Refused(Refusal::SeparationOfDuty(Duty::ThreeAdministrators));
    }
    let mut refusal = Refusal::NoRole;
    for allowance in allowances(actor, action, object.kind, tree, on) {
        match allowance.refuses(actor, action, object, tree, on) {
            None => {
                let on_behalf_of = allowance.as_account.filter(|account| actor.account != Some(*account));
                return Decision::Allowed { role: allowance.role, on_behalf_of };
            }
            Some(reason) => refusal = refusal.max(reason),
        }
    }
    Decision::Refused(refusal)
}

/// Every way by which the actor may do that to objects of the kind on that day, own appointments first.
///
/// An object is allowed when one of them accepts it; see [`decide`] for stage and separation of duty.
#[must_use]
pub fn allowances<'a>(
    actor: &'a Actor,
    action: Action,
    kind: ObjectKind,
    tree: &OrgTree,
    on: Day,
) -> Vec<Allowance<'a>> {
    if combines_administrators(actor, tree, on) {
        return Vec::new();
    }
    let rows = |role: Role| PERMISSIONS.iter().filter(move |permission| permission.names(role, kind, action));
    let Some(account) = actor.account else {
        let public =
            |permission| Allowance { permission, role: Role::Public, orgs: Vec::new(), line: None, as_account: None };
        return rows(Role::Public).map(public).collect();
    };
    let own = own_held(actor, tree, on).flat_map(|held| {
        rows(held.role).map(move |permission| Allowance {
            permission,
            role: held.role,
            orgs: vec![&held.org],
            line: held.line,
            as_account: Some(account),
        })
    });
    let given = delegated_held(actor, tree, on).filter(|held| held.delegation.rights.contains(&(kind, action)));
    let given = given.flat_map(|held| {
        rows(held.basis.role).map(move |permission| Allowance {
            permission,
            role: held.basis.role,
            orgs: vec![&held.basis.org, &held.delegation.org],
            line: held.basis.line,
            as_account: Some(held.basis.account),
        })
    });
    own.chain(given).collect()
}

/// Own appointments that hold on the day; an appointment of another account gives nothing.
fn own_held<'a>(actor: &'a Actor, tree: &OrgTree, on: Day) -> impl Iterator<Item = &'a Appointment> {
    actor.appointments.iter().filter(move |held| Some(held.account) == actor.account && held.holds(tree, on))
}

fn delegated_held<'a>(actor: &'a Actor, tree: &OrgTree, on: Day) -> impl Iterator<Item = &'a Delegated> {
    actor.delegated.iter().filter(move |held| Some(held.delegation.agent) == actor.account && held.holds(tree, on))
}

/// Whether the account holds an administrator's role together with another one: then it may do nothing at all.
fn combines_administrators(actor: &Actor, tree: &OrgTree, on: Day) -> bool {
    let own = own_held(actor, tree, on).map(|held| held.role);
    let roles: Vec<Role> = own.chain(delegated_held(actor, tree, on).map(|held| held.basis.role)).collect();
    roles.iter().any(|role| roles.iter().any(|other| !role.goes_with(*other)))
}

impl Allowance<'_> {
    /// Why this way does not lead to the object; `None` when it does.
    fn refuses(&self, actor: &Actor, action: Action, object: &Object, tree: &OrgTree, on: Day) -> Option<Refusal> {
        let Some(unit) = tree.at(&object.org, on) else { return Some(Refusal::OutOfScope) };
        if !self.reaches(object, tree, on) {
            return Some(Refusal::OutOfScope);
        }
        if self.permission.line && (self.line.is_none() || self.line != object.line) {
            return Some(Refusal::WrongLine);
        }
        let met = |facet: Facet| match facet {
            Facet::Draft => object.stage == Stage::Draft,
            Facet::Local => unit.kind != OrgKind::Country,
            other => object.facets.contains(&other),
        };
        if let Some(facet) = self.permission.only.iter().copied().find(|facet| !met(*facet)) {
            return Some(Refusal::Condition(facet));
        }
        if !action.open_at(object.kind, object.stage) {
            return Some(Refusal::WrongState(object.stage));
        }
        self.duty(actor, action, object, tree, on).map(Refusal::SeparationOfDuty)
    }

    /// Whether the object is in the scope, at each of the units it is held at.
    fn reaches(&self, object: &Object, tree: &OrgTree, on: Day) -> bool {
        let below = |org: &OrgCode| tree.contains(org, &object.org, on);
        let above = |org: &OrgCode| tree.contains(&object.org, org, on);
        match self.permission.scope {
            Scope::Anywhere => true,
            Scope::Own => self.as_account.is_some() && self.as_account == object.owner,
            _ if self.orgs.is_empty() => false,
            Scope::Below => self.orgs.iter().all(|org| below(org)),
            Scope::BelowOrAbove => self.orgs.iter().all(|org| below(org) || above(org)),
            Scope::Above => self.orgs.iter().all(|org| above(org)),
            Scope::Unit => self.orgs.iter().all(|org| **org == object.org),
        }
    }

    /// The separation of duty that stands against it. Who acts on behalf of another counts as both.
    fn duty(&self, actor: &Actor, action: Action, object: &Object, tree: &OrgTree, on: Day) -> Option<Duty> {
        let is_in = |people: &std::collections::BTreeSet<AccountId>| {
            actor.account.iter().chain(&self.as_account).any(|account| people.contains(account))
        };
        let is_subject = actor.account.iter().chain(&self.as_account).any(|account| object.subject == Some(*account));
        let decides = action == Action::Approve || (action == Action::Publish && object.stage == Stage::Submitted);
        if decides && is_in(&object.authors) {
            return Some(Duty::Author);
        }
        let reviews = matches!(
            object.kind,
            ObjectKind::Application | ObjectKind::ReviewScore | ObjectKind::Assessment | ObjectKind::Measurement
        );
        if self.role == Role::Expert && reviews {
            let province = tree.province(&object.org, on).map(|unit| &unit.code);
            if province.is_none() || actor.home.is_none() || province == actor.home.as_ref() {
                return Some(Duty::SameProvince);
            }
            if is_in(&object.linked) {
                return Some(Duty::Linked);
            }
        }
        let inspects = object.kind == ObjectKind::Acceptance && !matches!(action, Action::Read | Action::Export);
        if inspects && is_in(&object.team) {
            return Some(Duty::ProjectTeam);
        }
        let on_rights = object.kind == ObjectKind::Account && matches!(action, Action::Grant | Action::Approve);
        (on_rights && is_subject).then_some(Duty::OwnRights)
    }
}
