//! What the table speaks of, and the facts about one object that a decision needs.

use std::collections::BTreeSet;

use super::{AccountId, named};
use crate::place::org::{Line, OrgCode};

named! {
    /// A kind of business object.
    ObjectKind {
        /// Organisation units and groups.
        OrgUnit "org-unit" "组织单位与单位组" "organisation units, groups";
        /// Circles and boundaries.
        Circle "circle" "生活圈与边界" "circle and boundary";
        /// Outlets.
        Outlet "outlet" "网点" "outlet";
        /// Observations, verification.
        Observation "observation" "核实记录" "observation, verification";
        /// Standard packs.
        StandardPack "standard-pack" "标准包" "standard pack";
        /// Measurements, gaps, scenarios.
        Measurement "measurement" "测算、缺口、情景" "measurement, gap, scenario";
        /// Surveys and samples.
        Survey "survey" "调查与样本" "survey, sample";
        /// Needs and cases.
        Need "need" "需求与工单" "need, case";
        /// Deliberations.
        Deliberation "deliberation" "议事" "deliberation";
        /// Plans, projects, spaces.
        Project "project" "方案、项目、空间" "plan, project, space";
        /// Acceptance.
        Acceptance "acceptance" "验收" "acceptance";
        /// Merchant accounts and claims.
        MerchantAccount "merchant-account" "商户账号与认领" "merchant account, claim";
        /// Bookings, coupons, events.
        Booking "booking" "预约、券、活动" "booking, coupon, event";
        /// Calls and their rules.
        Call "call" "申报通知与规则" "call, rules";
        /// Applications.
        Application "application" "申报" "application";
        /// Review scores.
        ReviewScore "review-score" "评审分" "review score";
        /// Data sets and indicators.
        Indicator "indicator" "报表与指标" "data set, indicator";
        /// Submissions of statistics.
        Submission "submission" "填报" "submission";
        /// Assessments.
        Assessment "assessment" "考核" "assessment";
        /// Disclosures.
        Disclosure "disclosure" "公开" "disclosure";
        /// Practices and cases.
        Practice "practice" "经验与案例" "practice, case";
        /// Requests for personal rights.
        RightsRequest "rights-request" "个人信息权利请求" "personal-rights request";
        /// Accounts and roles.
        Account "account" "账号与角色" "accounts, roles";
        /// The audit log.
        AuditLog "audit-log" "审计日志" "audit log";
        /// Configuration, backup, exchange.
        Configuration "configuration" "配置、备份、交换" "configuration, backup, exchange";
    }
}

named! {
    /// Where an object stands in its life, as far as permissions ask.
    Stage {
        /// Not handed in yet.
        Draft "draft" "草稿" "draft";
        /// Handed back for changes.
        Returned "returned" "退回" "returned";
        /// Handed in.
        Submitted "submitted" "已提交" "submitted";
        /// Approved.
        Approved "approved" "已批准" "approved";
        /// In use, open to changes.
        Live "live" "在用" "live";
        /// Done with.
        Closed "closed" "已办结" "closed";
    }
}

named! {
    /// A fact that a permission can ask of an object, as its noun knows it. `Draft` follows from the stage and `Local`
    /// from the unit; whoever loads the object says the others.
    Facet {
        /// A draft.
        Draft "draft" "仅草稿" "draft only";
        /// Of a unit below the nation.
        Local "local" "仅地方" "local only";
        /// Made public.
        Published "published" "仅已公开" "published only";
        /// Totals, no single records.
        Totals "totals" "仅汇总数" "totals only";
        /// Assigned to the one who asks.
        Assigned "assigned" "仅分派给本人" "assigned only";
        /// Part of an application assigned to the one who asks.
        OfAssignedApplication "of-assigned-application" "仅所评申报" "of an assigned application";
        /// Offered as an opportunity.
        Opportunity "opportunity" "仅招商机会" "opportunities only";
        /// A hint, which changes no data.
        Hint "hint" "仅线索" "hint only";
        /// An answer entered for someone.
        Entry "entry" "仅录入答卷" "entry of answers only";
        /// In the call-back sample of the one who asks.
        Callback "callback" "仅回访样本" "call-back sample only";
        /// The survey part of an acceptance.
        SurveyPart "survey-part" "仅满意度调查部分" "survey part only";
        /// In the audit sample of the one who asks.
        AuditSample "audit-sample" "仅抽审样本" "audit sample only";
        /// Under a spot check.
        SpotCheck "spot-check" "仅抽查" "under a spot check only";
        /// At its first check.
        FirstCheck "first-check" "仅初审" "first check only";
        /// Handed on with a recommendation.
        Recommendation "recommendation" "仅推荐" "recommendation only";
        /// A part of an application entrusted to the unit of the one who asks.
        Part "part" "仅所承担部分" "entrusted part only";
        /// Operated by the one who asks.
        Operated "operated" "仅本人运营" "as its operator only";
        /// Of a channel that takes needs without signing in.
        Anonymous "anonymous" "仅允许匿名的渠道" "where anonymous needs are allowed";
        /// Its scoring has closed.
        ScoringClosed "scoring-closed" "评分结束后" "after scoring has closed";
        /// Its publicity period is over.
        PublicityOver "publicity-over" "公示期满后" "after the publicity period";
        /// Of the survey wave of the one who asks.
        OwnWave "own-wave" "仅本人承担的批次" "own wave only";
        /// Without a grant of roles.
        NoGrant "no-grant" "不含授权" "without granting";
        /// Concerning keys.
        Keys "keys" "仅密钥" "keys only";
        /// Concerning security.
        SecurityEvent "security-event" "仅安全事件" "security events only";
        /// The one who asks is on its list of parties.
        Party "party" "仅当事方" "as a listed party only";
    }
}

/// One object as a decision sees it. Everything not said is not so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// What it is.
    pub kind: ObjectKind,
    /// The unit it belongs to.
    pub org: OrgCode,
    /// The line it belongs to.
    pub line: Option<&'static Line>,
    /// Where it stands.
    pub stage: Stage,
    /// Whose own it is.
    pub owner: Option<AccountId>,
    /// Facts about it.
    pub facets: BTreeSet<Facet>,
    /// Who made or submitted it, in their own name or on someone's behalf.
    pub authors: BTreeSet<AccountId>,
    /// The team of the project concerned.
    pub team: BTreeSet<AccountId>,
    /// Experts with a declared or computed link to the applicant.
    pub linked: BTreeSet<AccountId>,
    /// The account that it concerns, where it is an account or a grant.
    pub subject: Option<AccountId>,
}

impl Object {
    /// An object of a unit at a stage, nothing else known.
    #[must_use]
    pub const fn new(kind: ObjectKind, org: OrgCode, stage: Stage) -> Self {
        Self {
            kind,
            org,
            line: None,
            stage,
            owner: None,
            facets: BTreeSet::new(),
            authors: BTreeSet::new(),
            team: BTreeSet::new(),
            linked: BTreeSet::new(),
            subject: None,
        }
    }
}
