//! Roles (角色) and where they can be held.

use super::named;
use crate::day::Day;
use crate::place::org::{OrgKind as Kind, OrgTree, OrgUnit};

named! {
    /// A role, in the order of the permission table; its code is as in `R5`.
    Role {
        /// 部级统计、政策.
        MinistryPolicy "R1" "部级统计、政策" "ministry, statistics and policy";
        /// 部级评审管理员.
        MinistryReview "R2" "部级评审管理员" "ministry, review";
        /// 省级商务.
        ProvinceCommerce "R3" "省级商务" "provincial commerce";
        /// 市级商务.
        CityCommerce "R4" "市级商务" "city commerce";
        /// 区县商务.
        DistrictCommerce "R5" "区县商务" "district commerce";
        /// 成员单位（分线）.
        MemberUnit "R6" "成员单位（分线）" "member department (by line)";
        /// 街道.
        Subdistrict "R7" "街道" "sub-district";
        /// 社区工作者、网格员.
        CommunityWorker "R8" "社区工作者、网格员" "community worker";
        /// 社区规划师.
        CommunityPlanner "R9" "社区规划师" "community planner";
        /// 专家评委.
        Expert "R10" "专家评委" "expert reviewer";
        /// 第三方评估、调查.
        Assessor "R11" "第三方评估、调查" "outside assessor";
        /// 商户.
        Merchant "R12" "商户" "merchant";
        /// 物业、运营企业.
        Operator "R13" "物业、运营企业" "operator";
        /// 居民.
        Resident "R14" "居民" "resident";
        /// 代办人.
        Proxy "R15" "代办人" "proxy of a resident";
        /// 公众（未登录）.
        Public "R16" "公众（未登录）" "public, not signed in";
        /// 审计管理员.
        Auditor "R17" "审计管理员" "auditor";
        /// 系统管理员.
        SystemAdmin "R18" "系统管理员" "system administrator";
        /// 安全管理员.
        SecurityAdmin "R19" "安全管理员" "security administrator";
        /// 外部系统.
        ExternalSystem "R20" "外部系统" "outside system";
    }
}

impl Role {
    /// The role of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.code() == code)
    }

    /// Whether it is one of the three administrators (三员).
    #[must_use]
    pub const fn is_administrator(self) -> bool {
        matches!(self, Self::Auditor | Self::SystemAdmin | Self::SecurityAdmin)
    }

    /// Whether one account may hold both at a time: the three administrators go with nothing but themselves.
    #[must_use]
    pub fn goes_with(self, other: Self) -> bool {
        self == other || !(self.is_administrator() || other.is_administrator())
    }

    /// Whether the role belongs to a line of departments.
    #[must_use]
    pub const fn has_line(self) -> bool {
        matches!(self, Self::MemberUnit)
    }

    /// Whether the role can be held at that unit on that day. The public is appointed nowhere.
    #[must_use]
    pub fn fits(self, unit: &OrgUnit, tree: &OrgTree, on: Day) -> bool {
        let kind = unit.kind;
        match self {
            Self::MinistryPolicy | Self::MinistryReview => kind == Kind::Country,
            Self::ProvinceCommerce => kind.level() == 1,
            // The bureau of a municipality does what a city's does elsewhere.
            Self::CityCommerce => kind.level() == 2 || unit.is_municipality(),
            // A city without districts (东莞) does itself what a district does elsewhere.
            Self::DistrictCommerce => {
                kind.level() == 3
                    || (kind.level() == 2 && !tree.children(&unit.code, on).any(|below| below.kind.level() == 3))
            }
            Self::MemberUnit | Self::Assessor | Self::ExternalSystem => kind.level() <= 3,
            Self::Auditor | Self::SystemAdmin | Self::SecurityAdmin => kind.level() <= 3,
            Self::Subdistrict => kind == Kind::Subdistrict,
            Self::CommunityWorker => kind == Kind::Community,
            Self::CommunityPlanner => kind.level() >= 3,
            Self::Expert => kind.level() <= 2,
            Self::Merchant | Self::Operator | Self::Resident | Self::Proxy => kind.level() >= 3,
            Self::Public => false,
        }
    }
}
