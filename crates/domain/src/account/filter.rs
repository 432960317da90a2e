//! The permission table as a filter of rows: what lists, counts, exports, tiles and searches ask a database for.
//!
//! It says of every object of a kind what [`decide`](super::decide) says, without asking one by one. Both are made
//! from [`allowances`].

use super::area::Region;
use super::{
    AccountId, Action, Actor, Allowance, Area, Facet, Nesting, Object, ObjectKind, Role, Scope, Stage, allowances,
};
use crate::place::org::{Line, OrgCode, OrgKind, OrgTree};

/// Which objects of a kind an actor may do something to: those that one of the ways takes. Without ways, none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The kind.
    pub kind: ObjectKind,
    /// The ways.
    pub ways: Vec<Way>,
}

/// One way to an object: everything said here must be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Units it may belong to.
    pub area: Area,
    /// The line it belongs to, where it matters.
    pub line: Option<&'static Line>,
    /// Whose own it is, where it matters.
    pub owner: Option<AccountId>,
    /// Facts that must be so; never [`Facet::Draft`] and [`Facet::Local`], which stages and area say.
    pub facets: Vec<Facet>,
    /// Where it may stand.
    pub stages: Vec<Stage>,
    /// Who must not be its author.
    pub not_authors: Vec<AccountId>,
    /// Who must not be linked to it.
    pub not_linked: Vec<AccountId>,
    /// Who must not be in its team.
    pub not_team: Vec<AccountId>,
    /// Whom it must not concern.
    pub not_subject: Vec<AccountId>,
}

impl Filter {
    /// The filter for what the actor may do to objects of the kind on the day of the nesting, which is of the same tree.
    #[must_use]
    pub fn of(actor: &Actor, action: Action, kind: ObjectKind, tree: &OrgTree, nesting: &Nesting) -> Self {
        let allowed = allowances(actor, action, kind, tree, nesting.on());
        let mut ways: Vec<Way> = Vec::new();
        for way in allowed.iter().flat_map(|allowance| ways_of(allowance, actor, action, tree, nesting)) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        Self { kind, ways }
    }

    /// Whether the object passes; its unit is one that the tree knows.
    #[must_use]
    pub fn takes(&self, object: &Object) -> bool {
        object.kind == self.kind && self.ways.iter().any(|way| way.takes(object))
    }

    /// Whether nothing passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ways.is_empty()
    }
}

impl Way {
    /// Whether the object passes this way.
    #[must_use]
    pub fn takes(&self, object: &Object) -> bool {
        let none_in = |people: &std::collections::BTreeSet<AccountId>, not: &[AccountId]| {
            !not.iter().any(|account| people.contains(account))
        };
        self.area.holds(&object.org)
            && (self.line.is_none() || self.line == object.line)
            && (self.owner.is_none() || self.owner == object.owner)
            && self.facets.iter().all(|facet| object.facets.contains(facet))
            && self.stages.contains(&object.stage)
            && none_in(&object.authors, &self.not_authors)
            && none_in(&object.linked, &self.not_linked)
            && none_in(&object.team, &self.not_team)
            && !object.subject.is_some_and(|subject| self.not_subject.contains(&subject))
    }
}

/// The ways of one allowance: none where it can lead to no object, two where publishing what was submitted asks more.
fn ways_of(allowance: &Allowance<'_>, actor: &Actor, action: Action, tree: &OrgTree, nesting: &Nesting) -> Vec<Way> {
    let permission = allowance.permission;
    let kind = permission.object;
    let owner = match permission.scope {
        Scope::Own => allowance.as_account,
        _ => None,
    };
    let lineless = permission.line && allowance.line.is_none();
    let ownerless = permission.scope == Scope::Own && owner.is_none();
    let area = nesting.area(&region_of(allowance, actor.home.as_ref(), tree, nesting), tree);
    if lineless || ownerless || area.is_empty() {
        return Vec::new();
    }
    let stages = Stage::ALL.iter().copied().filter(|stage| action.open_at(kind, *stage));
    let draft_only = permission.only.contains(&Facet::Draft);
    let stages: Vec<Stage> = stages.filter(|stage| !draft_only || *stage == Stage::Draft).collect();
    // Who acts on behalf of another counts as both.
    let people: Vec<AccountId> = actor.account.into_iter().chain(allowance.as_account).collect();
    let people_if = |asked: bool| if asked { people.clone() } else { Vec::new() };
    let on_rights = kind == ObjectKind::Account && matches!(action, Action::Grant | Action::Approve);
    let inspects = kind == ObjectKind::Acceptance && !matches!(action, Action::Read | Action::Export);
    let way = |stages: Vec<Stage>, decides: bool| Way {
        area: area.clone(),
        line: allowance.line.filter(|_| permission.line),
        owner,
        facets: permission.only.iter().copied().filter(|f| !matches!(f, Facet::Draft | Facet::Local)).collect(),
        stages,
        not_authors: people_if(decides),
        not_linked: people_if(reviews(allowance.role, kind)),
        not_team: people_if(inspects),
        not_subject: people_if(on_rights),
    };
    let ways = match action {
        Action::Approve => vec![way(stages, true)],
        Action::Publish => {
            let (submitted, others) = stages.into_iter().partition(|stage| *stage == Stage::Submitted);
            vec![way(others, false), way(submitted, true)]
        }
        _ => vec![way(stages, false)],
    };
    ways.into_iter().filter(|way| !way.stages.is_empty()).collect()
}

/// Whether an expert's own province and links matter.
const fn reviews(role: Role, kind: ObjectKind) -> bool {
    let judged = matches!(
        kind,
        ObjectKind::Application | ObjectKind::ReviewScore | ObjectKind::Assessment | ObjectKind::Measurement
    );
    matches!(role, Role::Expert) && judged
}

/// The units whose objects an allowance reaches; all units it is held at must agree.
fn region_of(allowance: &Allowance<'_>, home: Option<&OrgCode>, tree: &OrgTree, nesting: &Nesting) -> Region {
    let on = nesting.on();
    let permission = allowance.permission;
    let of_one = |org| match permission.scope {
        Scope::Anywhere | Scope::Own => Region::everything(tree, on),
        Scope::Below => Region::below(org, tree, on),
        Scope::BelowOrAbove => Region::below(org, tree, on).or(Region::above(org, tree, on)),
        Scope::Above => Region::above(org, tree, on),
        Scope::Unit => Region::unit(org, tree, on),
    };
    let anywhere = matches!(permission.scope, Scope::Anywhere | Scope::Own);
    let mut region = match allowance.orgs.as_slice() {
        [] if anywhere => Region::everything(tree, on),
        [] => Region::default(),
        [first, others @ ..] => others.iter().fold(of_one(first), |region, org| region.and(&of_one(org), tree, on)),
    };
    let nation = OrgCode::nation();
    if permission.only.contains(&Facet::Local) {
        let tops = tree.children(&nation, on).map(|unit| unit.code.clone());
        region = region.and(&Region::of_trees(tops), tree, on);
    }
    if reviews(allowance.role, permission.object) {
        // Without a known province of one's own, or of the object, nothing is reviewed.
        let provinces =
            tree.children(&nation, on).filter(|unit| matches!(unit.kind, OrgKind::Province | OrgKind::Xpcc));
        let others = provinces.filter(|unit| home.is_some_and(|home| *home != unit.code));
        region = region.and(&Region::of_trees(others.map(|unit| unit.code.clone())), tree, on);
    }
    region
}

#[cfg(test)]
mod tests;
