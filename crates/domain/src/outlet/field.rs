//! The fields of a registered outlet, in one list: columns, forms, verification and history follow it.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal;)*) => {
        /// A field of a registered outlet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// Every field, in the order of forms and columns.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its code in files and addresses.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Chinese and English name.
            #[must_use]
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($zh, $en),)* }
            }
        }
    };
}

fields! {
    /// Name on the sign.
    Name "name" "网点名称" "name";
    /// Kind of place.
    Kind "kind" "设施类别" "kind of place";
    /// Business types.
    Types "types" "业态" "business types";
    /// Further services.
    Functions "functions" "服务功能" "services";
    /// The unit that keeps the record.
    Org "org" "所属单位代码" "unit code";
    /// The community it stands in.
    Community "community" "所在社区代码" "community code";
    /// Position, `longitude,latitude`.
    Position "position" "位置" "position";
    /// Address.
    Address "address" "地址" "address";
    /// Telephone.
    Phone "phone" "联系电话" "telephone";
    /// Opening hours.
    Hours "hours" "营业时间" "opening hours";
    /// Where a mobile outlet stands when.
    Timetable "timetable" "流动服务时间表" "itinerant timetable";
    /// The enterprise that runs it.
    Enterprise "enterprise" "经营主体" "enterprise";
    /// Unified social credit code of the enterprise.
    CreditCode "credit_code" "统一社会信用代码" "unified social credit code";
    /// Brand on the sign.
    Brand "brand" "品牌" "brand";
    /// How it belongs to the chain.
    Chain "chain" "连锁形式" "chain membership";
    /// Since when it belongs to the chain.
    ChainFrom "chain_from" "加入连锁日期" "in the chain since";
    /// Until when it belonged to the chain.
    ChainTo "chain_to" "退出连锁日期" "in the chain until";
    /// Floor area.
    Area "area_m2" "营业面积（平方米）" "floor area (m²)";
    /// What there is for people who cannot walk, see or hear well.
    Accessibility "accessibility" "无障碍设施" "accessibility";
    /// Status.
    Status "status" "经营状态" "status";
}

impl Field {
    /// The field of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// Whether an outlet cannot be registered without it.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::Types | Self::Org | Self::Position)
    }

    /// Whether it is a fact in four states: known, not said, not applicable, not to be had.
    #[must_use]
    pub const fn is_fact(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Phone
                | Self::Hours
                | Self::Enterprise
                | Self::CreditCode
                | Self::Brand
                | Self::Chain
                | Self::Area
                | Self::Accessibility
        )
    }
}

/// The fields whose verification makes an outlet verified (核实的关键字段).
pub const KEY_FIELDS: &[Field] = &[Field::Name, Field::Types, Field::Position, Field::Status];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_told_apart() {
        for (n, field) in Field::ALL.iter().enumerate() {
            assert_eq!(Field::of(field.code()), Some(*field));
            let same = |other: &&Field| other.names().0 == field.names().0 || other.names().1 == field.names().1;
            assert_eq!(Field::ALL.iter().position(|other| same(&other)), Some(n), "{field:?}");
            assert!(!(field.is_required() && field.is_fact()), "{field:?} cannot be missing");
        }
    }
}
