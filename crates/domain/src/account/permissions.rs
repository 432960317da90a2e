//! The permission table: who may do what to which objects, how far, and under which conditions.

use super::{Action, Facet, ObjectKind, Role};

/// How far a permission goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Objects of the own unit and all below.
    Below,
    /// Also those of units above: what they lay down for those below.
    BelowOrAbove,
    /// Objects of the own unit or one above: what is addressed to those below.
    Above,
    /// Objects of the own unit alone.
    Unit,
    /// One's own objects.
    Own,
    /// Objects anywhere; always with a condition.
    Anywhere,
}

/// One row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Permission {
    /// On which objects.
    pub object: ObjectKind,
    /// Which roles.
    pub roles: &'static [Role],
    /// May do what.
    pub actions: &'static [Action],
    /// How far.
    pub scope: Scope,
    /// Only in the line of the appointment.
    pub line: bool,
    /// Only where all of these are so.
    pub only: &'static [Facet],
}

impl Permission {
    /// Whether the row speaks of that role, object and action.
    #[must_use]
    pub fn names(&self, role: Role, object: ObjectKind, action: Action) -> bool {
        self.object == object && self.roles.contains(&role) && self.actions.contains(&action)
    }

    const fn line(mut self) -> Self {
        self.line = true;
        self
    }

    const fn only(mut self, facets: &'static [Facet]) -> Self {
        self.only = facets;
        self
    }

    const fn reaching(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

const fn may(object: ObjectKind, roles: &'static [Role], actions: &'static [Action]) -> Permission {
    Permission { object, roles, actions, scope: Scope::Below, line: false, only: &[] }
}

/// Reading what is published, wherever it belongs.
const fn public(object: ObjectKind, roles: &'static [Role]) -> Permission {
    may(object, roles, &[Action::Read]).reaching(Scope::Anywhere).only(&[Facet::Published])
}

/// One's own objects.
const fn own(object: ObjectKind, roles: &'static [Role], actions: &'static [Action]) -> Permission {
    may(object, roles, actions).reaching(Scope::Own)
}

use Action::{
    Answer, Approve, Create, Export, Grant, Join, Opine, Publish, Read, Reopen, Reply, Submit, Suggest, TakePart,
    Update, Verify,
};
use ObjectKind as O;
use Role::{
    Assessor, Auditor, CityCommerce, CommunityPlanner, CommunityWorker, DistrictCommerce, Expert, MemberUnit, Merchant,
    MinistryPolicy, MinistryReview, Operator, ProvinceCommerce, Proxy, Public, Resident, SecurityAdmin, Subdistrict,
    SystemAdmin,
};
use Scope::{Above, Anywhere, BelowOrAbove, Unit};

/// Every permission there is, by object. What is not named is refused.
pub const PERMISSIONS: &[Permission] = &[
    // Organisation units and groups.
    may(O::OrgUnit, &[MinistryPolicy], &[Read, Approve]),
    may(O::OrgUnit, &[MinistryReview, MemberUnit, Subdistrict, CommunityWorker, CommunityPlanner], &[Read]),
    may(O::OrgUnit, &[ProvinceCommerce, CityCommerce, SystemAdmin], &[Read, Create, Update]),
    may(O::OrgUnit, &[DistrictCommerce], &[Read, Update]),
    may(O::OrgUnit, &[Auditor, SecurityAdmin], &[Read]),
    public(O::OrgUnit, &[Public]),
    // Circles and boundaries.
    may(O::Circle, &[MinistryPolicy, ProvinceCommerce], &[Read, Export]),
    may(O::Circle, &[MinistryReview, Assessor, Auditor], &[Read]),
    may(O::Circle, &[CityCommerce], &[Read, Approve, Export]),
    may(O::Circle, &[DistrictCommerce], &[Read, Create, Update, Submit, Export]),
    may(O::Circle, &[MemberUnit], &[Read]).line(),
    may(O::Circle, &[Subdistrict, CommunityWorker], &[Read, Update]),
    may(O::Circle, &[CommunityPlanner], &[Read]),
    may(O::Circle, &[CommunityPlanner], &[Update]).only(&[Facet::Draft]),
    public(O::Circle, &[Merchant, Operator, Resident, Proxy, Public]),
    // Outlets.
    may(O::Outlet, &[MinistryPolicy, ProvinceCommerce, CityCommerce], &[Read, Export]),
    may(O::Outlet, &[DistrictCommerce], &[Read, Create, Update, Approve, Export]),
    may(O::Outlet, &[MemberUnit], &[Read, Update]).line(),
    may(O::Outlet, &[Subdistrict, CommunityWorker], &[Read, Create, Update]),
    may(O::Outlet, &[CommunityPlanner, Assessor, Auditor], &[Read]),
    may(O::Outlet, &[CommunityPlanner], &[Create]).only(&[Facet::Draft]),
    own(O::Outlet, &[Merchant, Operator], &[Read, Update]),
    may(O::Outlet, &[Resident, Proxy], &[Suggest]).reaching(Anywhere).only(&[Facet::Published]),
    public(O::Outlet, &[Public]),
    // Observations and verification.
    may(O::Observation, &[ProvinceCommerce, CityCommerce, Auditor], &[Read]),
    may(O::Observation, &[DistrictCommerce, Subdistrict], &[Read, Approve]),
    may(O::Observation, &[MemberUnit], &[Read, Create]).line(),
    may(O::Observation, &[CommunityWorker, CommunityPlanner, Assessor], &[Read, Create]),
    own(O::Observation, &[Merchant, Operator], &[Read, Create]),
    own(O::Observation, &[Resident, Proxy], &[Read]).only(&[Facet::Hint]),
    may(O::Observation, &[Resident, Proxy], &[Create]).reaching(Anywhere).only(&[Facet::Hint]),
    // Standard packs: those above lay them down for those below.
    may(O::StandardPack, &[MinistryPolicy], &[Read, Create, Update, Approve, Publish]),
    may(O::StandardPack, &[ProvinceCommerce], &[Read, Approve]),
    may(O::StandardPack, &[ProvinceCommerce, CityCommerce], &[Create]).only(&[Facet::Local]),
    own(O::StandardPack, &[CityCommerce], &[Read]).only(&[Facet::Local]),
    may(
        O::StandardPack,
        &[
            MinistryReview,
            DistrictCommerce,
            MemberUnit,
            Subdistrict,
            CommunityWorker,
            CommunityPlanner,
            Expert,
            Assessor,
            Auditor,
        ],
        &[Read],
    )
    .reaching(BelowOrAbove),
    public(O::StandardPack, &[Merchant, Operator, Resident, Proxy, Public]),
    // Measurements, gaps, scenarios.
    may(
        O::Measurement,
        &[
            MinistryPolicy,
            MinistryReview,
            ProvinceCommerce,
            MemberUnit,
            Subdistrict,
            CommunityWorker,
            Assessor,
            Auditor,
        ],
        &[Read],
    ),
    may(O::Measurement, &[CityCommerce, CommunityPlanner], &[Read, Create]),
    may(O::Measurement, &[DistrictCommerce], &[Read, Create, Submit]),
    may(O::Measurement, &[Expert], &[Read]).reaching(Anywhere).only(&[Facet::OfAssignedApplication]),
    may(O::Measurement, &[Operator], &[Read]).only(&[Facet::Opportunity]),
    public(O::Measurement, &[Resident, Proxy, Public]),
    // Surveys and samples.
    may(O::Survey, &[MinistryPolicy, ProvinceCommerce, CommunityWorker, Auditor], &[Read]),
    may(O::Survey, &[CityCommerce, DistrictCommerce], &[Read, Create, Approve]),
    may(O::Survey, &[MemberUnit], &[Read]).line(),
    may(O::Survey, &[Subdistrict], &[Read, Create]),
    may(O::Survey, &[CommunityWorker], &[Create]).only(&[Facet::Entry]),
    may(O::Survey, &[Assessor], &[Read]).only(&[Facet::OwnWave]),
    may(O::Survey, &[Assessor], &[Create]).only(&[Facet::OwnWave, Facet::Entry]),
    may(O::Survey, &[Resident, Proxy], &[Answer]).reaching(Above),
    // Needs and cases.
    may(O::Need, &[MinistryPolicy, ProvinceCommerce], &[Read]).only(&[Facet::Totals]),
    may(O::Need, &[CityCommerce], &[Read, Approve, Export]),
    may(O::Need, &[DistrictCommerce, Subdistrict], &[Read, Create, Update, Approve]),
    may(O::Need, &[MemberUnit], &[Read, Update]).line(),
    may(O::Need, &[CommunityWorker], &[Read, Create, Update]),
    may(O::Need, &[CommunityPlanner, Auditor], &[Read]),
    may(O::Need, &[Assessor], &[Read]).only(&[Facet::Callback]),
    own(O::Need, &[Merchant, Operator], &[Read, Reply]),
    own(O::Need, &[Resident, Proxy], &[Read, Create, Reopen]),
    public(O::Need, &[Public]),
    may(O::Need, &[Public], &[Create]).reaching(Anywhere).only(&[Facet::Anonymous]),
    // Deliberations.
    may(O::Deliberation, &[ProvinceCommerce, CityCommerce, Auditor], &[Read]),
    may(O::Deliberation, &[DistrictCommerce, CommunityPlanner], &[Read, Create]),
    may(O::Deliberation, &[MemberUnit], &[Read]).line(),
    may(O::Deliberation, &[Subdistrict], &[Read, Create, Approve]),
    may(O::Deliberation, &[CommunityWorker], &[Read, Create, Update]),
    may(O::Deliberation, &[Merchant, Operator], &[TakePart]).reaching(Anywhere).only(&[Facet::Party]),
    may(O::Deliberation, &[Resident, Proxy], &[Join]).reaching(Above),
    public(O::Deliberation, &[Public]),
    // Plans, projects, spaces.
    may(O::Project, &[MinistryPolicy, MinistryReview, ProvinceCommerce, Assessor, Auditor], &[Read]),
    may(O::Project, &[CityCommerce], &[Read, Approve]),
    may(O::Project, &[DistrictCommerce], &[Read, Create, Update, Submit]),
    may(O::Project, &[MemberUnit], &[Read, Update]).line(),
    may(O::Project, &[Subdistrict, CommunityPlanner], &[Read, Create, Update]),
    may(O::Project, &[CommunityWorker], &[Read, Update]),
    own(O::Project, &[Operator], &[Read, Update]).only(&[Facet::Operated]),
    public(O::Project, &[Resident, Proxy, Public]),
    // Acceptance.
    may(
        O::Acceptance,
        &[MinistryPolicy, MinistryReview, ProvinceCommerce, CommunityWorker, Assessor, Auditor],
        &[Read],
    ),
    may(O::Acceptance, &[ProvinceCommerce], &[Approve]).only(&[Facet::SpotCheck]),
    may(O::Acceptance, &[CityCommerce], &[Read, Approve, Submit]),
    may(O::Acceptance, &[DistrictCommerce], &[Read, Create, Submit]),
    may(O::Acceptance, &[MemberUnit], &[Read, Approve]).line(),
    may(O::Acceptance, &[Subdistrict], &[Read, Create]),
    may(O::Acceptance, &[CommunityPlanner], &[Opine]),
    may(O::Acceptance, &[Assessor], &[Create]).only(&[Facet::SurveyPart]),
    public(O::Acceptance, &[Public]),
    // Merchant accounts and claims.
    may(O::MerchantAccount, &[CityCommerce, CommunityWorker, Auditor], &[Read]),
    may(O::MerchantAccount, &[DistrictCommerce, Subdistrict], &[Read, Approve]),
    may(O::MerchantAccount, &[MemberUnit], &[Read, Approve]).line(),
    may(O::MerchantAccount, &[CommunityWorker], &[Approve]).only(&[Facet::FirstCheck]),
    own(O::MerchantAccount, &[Merchant, Operator], &[Read, Create, Update]),
    public(O::MerchantAccount, &[Public]),
    // Bookings, coupons, events.
    may(O::Booking, &[CityCommerce], &[Read]).only(&[Facet::Totals]),
    may(O::Booking, &[DistrictCommerce], &[Read, Approve]),
    may(O::Booking, &[Subdistrict, CommunityWorker], &[Read, Create, Update]),
    may(O::Booking, &[Auditor], &[Read]),
    own(O::Booking, &[Merchant, Operator, Resident, Proxy], &[Read, Create, Update]),
    public(O::Booking, &[Public]),
    // Calls and their rules: laid down for those below.
    may(O::Call, &[MinistryPolicy], &[Create]),
    may(O::Call, &[MinistryReview], &[Read, Create, Update, Publish]),
    may(O::Call, &[MinistryPolicy, ProvinceCommerce, CityCommerce, DistrictCommerce, Expert, Auditor], &[Read])
        .reaching(BelowOrAbove),
    public(O::Call, &[Public]),
    // Applications.
    may(O::Application, &[MinistryPolicy, Auditor], &[Read]),
    may(O::Application, &[MinistryReview, ProvinceCommerce], &[Read, Approve]),
    may(O::Application, &[ProvinceCommerce], &[Submit]).only(&[Facet::Recommendation]),
    may(O::Application, &[CityCommerce], &[Read, Create, Update, Submit]),
    may(O::Application, &[DistrictCommerce, CommunityPlanner], &[Read, Update]).only(&[Facet::Part]),
    may(O::Application, &[MemberUnit], &[Read, Update]).line(),
    may(O::Application, &[Expert], &[Read]).reaching(Anywhere).only(&[Facet::Assigned]),
    public(O::Application, &[Public]).only(&[Facet::Published, Facet::PublicityOver]),
    // Review scores.
    may(O::ReviewScore, &[MinistryReview], &[Read, Approve]).only(&[Facet::ScoringClosed]),
    own(O::ReviewScore, &[Expert], &[Read, Create, Update, Submit]),
    may(O::ReviewScore, &[Auditor], &[Read]).only(&[Facet::ScoringClosed]),
    // Data sets and indicators: laid down for those below.
    may(O::Indicator, &[MinistryPolicy], &[Read, Create, Update, Approve]),
    may(O::Indicator, &[ProvinceCommerce, CityCommerce], &[Create]).only(&[Facet::Local]),
    may(
        O::Indicator,
        &[ProvinceCommerce, CityCommerce, DistrictCommerce, MemberUnit, Subdistrict, CommunityWorker, Auditor],
        &[Read],
    )
    .reaching(BelowOrAbove),
    public(O::Indicator, &[Public]),
    // Submissions of statistics.
    may(O::Submission, &[MinistryPolicy], &[Read, Approve, Export]),
    may(O::Submission, &[ProvinceCommerce, CityCommerce], &[Read, Approve, Submit, Export]),
    may(O::Submission, &[DistrictCommerce, Subdistrict], &[Read, Create, Update, Submit]),
    may(O::Submission, &[MemberUnit], &[Read, Approve]).line(),
    may(O::Submission, &[CommunityWorker], &[Read, Create, Update]),
    may(O::Submission, &[Assessor], &[Read]).only(&[Facet::AuditSample]),
    may(O::Submission, &[Auditor], &[Read]),
    // Assessments.
    may(O::Assessment, &[MinistryPolicy, ProvinceCommerce, CityCommerce], &[Read, Create, Approve, Publish]),
    may(O::Assessment, &[DistrictCommerce, Subdistrict], &[Read, Submit]).reaching(Unit),
    may(O::Assessment, &[MemberUnit], &[Read, Create]).line(),
    may(O::Assessment, &[Expert], &[Read, Create]).reaching(Anywhere).only(&[Facet::Assigned]),
    may(O::Assessment, &[Assessor], &[Read, Create]),
    may(O::Assessment, &[Auditor], &[Read]),
    public(O::Assessment, &[Public]),
    // Disclosures.
    may(O::Disclosure, &[MinistryPolicy, MinistryReview, ProvinceCommerce, CityCommerce], &[Read, Publish]),
    may(O::Disclosure, &[DistrictCommerce], &[Read, Create, Submit]),
    may(O::Disclosure, &[MemberUnit], &[Opine]),
    may(O::Disclosure, &[Subdistrict, CommunityWorker, Auditor], &[Read]),
    may(O::Disclosure, &[Resident, Proxy], &[Action::Object]).reaching(Anywhere).only(&[Facet::Published]),
    may(O::Disclosure, &[Public], &[Read, Action::Object]).reaching(Anywhere).only(&[Facet::Published]),
    // Practices and cases: read by those below.
    may(O::Practice, &[MinistryPolicy, ProvinceCommerce], &[Read, Create, Update, Publish]),
    may(O::Practice, &[CityCommerce, DistrictCommerce], &[Read, Create, Update, Submit]),
    may(O::Practice, &[MemberUnit], &[Create]).line(),
    own(O::Practice, &[MemberUnit], &[Read]).line(),
    may(O::Practice, &[Subdistrict, CommunityPlanner], &[Create]),
    own(O::Practice, &[Subdistrict, CommunityPlanner], &[Read]),
    may(O::Practice, &[MinistryReview, CommunityWorker, Expert, Auditor], &[Read]).reaching(BelowOrAbove),
    public(O::Practice, &[Merchant, Operator, Resident, Proxy, Public]),
    // Requests for personal rights.
    may(O::RightsRequest, &[CityCommerce], &[Read]).only(&[Facet::Totals]),
    may(O::RightsRequest, &[DistrictCommerce], &[Read, Approve]),
    may(O::RightsRequest, &[Subdistrict, CommunityWorker], &[Read, Create]),
    may(O::RightsRequest, &[Auditor], &[Read]),
    own(O::RightsRequest, &[Merchant, Operator], &[Read]),
    own(O::RightsRequest, &[Resident, Proxy], &[Read, Create]),
    // Accounts and roles.
    may(O::Account, &[Auditor], &[Read]),
    may(O::Account, &[SystemAdmin], &[Read, Create, Update]).only(&[Facet::NoGrant]),
    may(O::Account, &[SecurityAdmin], &[Read, Grant, Approve]),
    // The audit log.
    own(O::AuditLog, &[Resident, Proxy], &[Read]),
    may(O::AuditLog, &[Auditor], &[Read, Export, Verify]),
    may(O::AuditLog, &[SecurityAdmin], &[Read]).only(&[Facet::SecurityEvent]),
    // Configuration, backup, exchange.
    may(O::Configuration, &[Auditor, SecurityAdmin], &[Read]),
    may(O::Configuration, &[SystemAdmin], &[Read, Create, Update]),
    may(O::Configuration, &[SecurityAdmin], &[Approve]).only(&[Facet::Keys]),
];
