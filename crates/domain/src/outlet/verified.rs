//! What is known of an outlet's fields, by whom, since when and how; brands and chains.

use serde::{Deserialize, Serialize};

use crate::day::Day;

/// A value, or why there is none; zero and an empty list are values.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fact<T> {
    /// Known.
    Value(T),
    /// Nobody has said it yet.
    #[default]
    Missing,
    /// This outlet has no such thing: floor space of a cart.
    NotApplicable,
    /// Asked for and not to be had, for this reason.
    Unavailable(String),
}

impl<T> Fact<T> {
    /// The value, where known.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// How a field was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Method {
    /// Somebody stood there.
    Visit,
    /// By telephone.
    Phone,
    /// From a licence or another paper.
    Document,
    /// From another authority's register.
    Register,
    /// The merchant says so.
    Owner,
}

/// A field with who verified it, when and how.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Verified<T> {
    /// What was found.
    pub fact: Fact<T>,
    /// Who: the caller's id of a person or office.
    pub who: String,
    /// On which day.
    pub on: Day,
    /// How.
    pub how: Method,
}

impl<T> Verified<T> {
    /// Whether it was verified more than so many days before a date (复核到期).
    #[must_use]
    pub fn is_stale(&self, on: Day, after_days: u16) -> bool {
        self.on.plus(i32::from(after_days)).is_some_and(|last| last < on)
    }

    /// This or another finding, whichever is later; on one day the other, which came in later.
    #[must_use]
    pub fn or_later(self, other: Self) -> Self {
        if other.on >= self.on { other } else { self }
    }
}

/// How an outlet belongs to a chain (连锁形式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChainKind {
    /// 直营: run by the owner of the brand.
    Direct,
    /// 特许加盟: run by another under the owner's brand.
    Franchise,
    /// 自愿连锁: independent shops that buy together.
    Voluntary,
}

/// Membership of an outlet in a chain, from a date to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChainMembership {
    /// The brand on the sign (品牌).
    pub brand: String,
    /// How it belongs.
    pub kind: ChainKind,
    /// First day, where known.
    pub from: Option<Day>,
    /// Last day, where it ended.
    pub to: Option<Day>,
}

impl ChainMembership {
    /// Whether it holds on a date.
    #[must_use]
    pub fn holds(&self, on: Day) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u8) -> Day {
        Day::new(2026, 11, n).expect("a day")
    }

    #[test]
    fn a_field_grows_stale_and_the_later_word_holds() {
        let field =
            |seats, on| Verified { fact: Fact::Value(seats), who: "甲".into(), on: day(on), how: Method::Visit };
        let first = field(0, 1);
        assert!(!first.is_stale(day(8), 7) && first.is_stale(day(9), 7) && !first.is_stale(day(1), 0));
        assert_eq!(first.fact.value(), Some(&0), "none of something is known");
        assert_eq!(first.clone().or_later(field(5, 1)).fact.value(), Some(&5));
        assert_eq!(field(5, 2).or_later(first).fact.value(), Some(&5));
        assert_eq!(Fact::<u8>::default(), Fact::Missing);
        let told: [Fact<u8>; 2] = [Fact::NotApplicable, Fact::Unavailable("未登记".into())];
        assert!(told.iter().all(|fact| fact.value().is_none()));
    }

    #[test]
    fn a_membership_has_its_time() {
        let member = |from, to| ChainMembership { brand: "虚构".into(), kind: ChainKind::Franchise, from, to };
        assert!(member(None, None).holds(day(1)));
        let bounded = member(Some(day(2)), Some(day(4)));
        assert_eq!([1, 2, 4, 5].map(|n| bounded.holds(day(n))), [false, true, true, false]);
    }
}
