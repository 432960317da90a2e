//! Kinds that a registered outlet's fields choose from: their codes and their names in both languages.

use serde::{Deserialize, Serialize};

use super::{ChainKind, Method, life::Status};
use crate::taxonomy::normalise;

/// A choice of a list, as files and forms write it.
pub trait Choice: Copy + 'static {
    /// Every choice, in the order of lists.
    const CHOICES: &'static [Self];

    /// Its code in files.
    fn code(self) -> &'static str;

    /// Chinese and English name.
    fn names(self) -> (&'static str, &'static str);

    /// The choice a text names: by code or by either name.
    #[must_use]
    fn read(text: &str) -> Option<Self> {
        let word = normalise(text);
        let is = |choice: &Self| {
            let (zh, en) = choice.names();
            choice.code() == text.trim() || [zh, en].iter().any(|name| normalise(name) == word)
        };
        Self::CHOICES.iter().copied().find(is)
    }

    /// All names in Chinese, for messages.
    #[must_use]
    fn listed() -> String {
        Self::CHOICES.iter().map(|choice| choice.names().0).collect::<Vec<_>>().join("、")
    }
}

macro_rules! choices {
    ($type:ty { $($name:path = $code:literal $zh:literal $en:literal;)* }) => {
        impl Choice for $type {
            const CHOICES: &'static [Self] = &[$($name,)*];

            fn code(self) -> &'static str {
                match self { $($name => $code,)* }
            }

            fn names(self) -> (&'static str, &'static str) {
                match self { $($name => ($zh, $en),)* }
            }
        }
    };
}

/// What kind of place an outlet is: all of them stand in one map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A shop.
    #[default]
    Shop,
    /// A station of a public or commercial service: 驿站, 快递站.
    Station,
    /// A point of service without a shop of its own.
    ServicePoint,
    /// A facility that several share.
    Shared,
    /// A space for activities.
    Space,
}

choices!(Kind {
    Kind::Shop = "shop" "商业网点" "shop";
    Kind::Station = "station" "站点" "station";
    Kind::ServicePoint = "service_point" "服务点" "service point";
    Kind::Shared = "shared" "共享设施" "shared facility";
    Kind::Space = "space" "公共空间" "public space";
});

/// What there is for people who cannot walk, see or hear well (无障碍设施).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// An entrance without a step.
    StepFree,
    /// A ramp.
    Ramp,
    /// A lift.
    Lift,
    /// A toilet for wheelchair users.
    Toilet,
    /// A low counter.
    LowCounter,
    /// Tactile paving to the door.
    Tactile,
    /// Help for people who do not hear well.
    Hearing,
}

choices!(Access {
    Access::StepFree = "step_free" "无台阶入口" "step-free entrance";
    Access::Ramp = "ramp" "坡道" "ramp";
    Access::Lift = "lift" "电梯" "lift";
    Access::Toilet = "toilet" "无障碍卫生间" "accessible toilet";
    Access::LowCounter = "low_counter" "低位服务台" "low counter";
    Access::Tactile = "tactile" "盲道" "tactile paving";
    Access::Hearing = "hearing" "助听设施" "hearing aid";
});

choices!(Status {
    Status::Planned = "planned" "筹备" "planned";
    Status::Open = "open" "营业" "open";
    Status::Suspended = "suspended" "暂停营业" "suspended";
    Status::Closed = "closed" "关闭" "closed";
    Status::Moved = "moved" "迁址" "moved";
});

choices!(Method {
    Method::Visit = "visit" "实地核实" "visit";
    Method::Phone = "phone" "电话核实" "telephone";
    Method::Document = "document" "查验证照" "document";
    Method::Register = "register" "部门登记" "register";
    Method::Owner = "owner" "商户自报" "owner";
});

choices!(ChainKind {
    ChainKind::Direct = "direct" "直营" "run by the brand";
    ChainKind::Franchise = "franchise" "特许加盟" "franchise";
    ChainKind::Voluntary = "voluntary" "自愿连锁" "voluntary chain";
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Choice + PartialEq + std::fmt::Debug>() {
        for &choice in T::CHOICES {
            let (zh, en) = choice.names();
            for text in [choice.code(), zh, en, &format!(" {zh} "), &en.to_uppercase()] {
                assert_eq!(T::read(text), Some(choice), "{text}");
            }
            assert!(T::listed().contains(zh));
        }
        assert_eq!(T::read("别的"), None);
    }

    #[test]
    fn every_choice_is_read_by_its_code_and_names() {
        check::<Kind>();
        check::<Access>();
        check::<Status>();
        check::<Method>();
        check::<ChainKind>();
    }
}
