//! Records of one outlet made one, and parted again.

use serde::{Deserialize, Serialize};

use super::Outlet;
use crate::day::Day;

/// Records that were found to be one outlet, kept as they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Union {
    /// The outlet they are now.
    pub whole: Outlet,
    /// The records as they were, the one that stayed first.
    pub parts: Vec<Outlet>,
    /// When.
    pub on: Day,
    /// Who said so: the caller's id.
    pub who: String,
    /// Why, in words.
    pub reason: String,
}

/// A union that was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parting {
    /// The outlets that are again, as they were before the union.
    pub parts: Vec<Outlet>,
    /// The outlet as it stood when parted, where it had been changed since: somebody must say which part the change is of.
    pub changed: Option<Outlet>,
    /// When.
    pub on: Day,
    /// Who said so: the caller's id.
    pub who: String,
    /// Why, in words.
    pub reason: String,
}

/// Why records cannot be made one, or parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionFault {
    /// Fewer than two records.
    Alone,
    /// The same record twice.
    Same,
    /// No reason given.
    NoReason,
    /// Another outlet than the one that was united.
    Other,
    /// Parted before it was united.
    TooEarly,
}

impl Union {
    /// Makes records one: the first stays and takes over what it lacks from the others.
    ///
    /// # Errors
    /// Fewer than two records, the same one twice, or no reason.
    pub fn of(parts: Vec<Outlet>, on: Day, who: &str, reason: &str) -> Result<Self, UnionFault> {
        let Some((first, others)) = parts.split_first().filter(|(_, others)| !others.is_empty()) else {
            return Err(UnionFault::Alone);
        };
        let mut keys: Vec<_> = parts.iter().map(|part| (part.source, part.id.as_str())).collect();
        keys.sort_unstable();
        if keys.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(UnionFault::Same);
        }
        if reason.trim().is_empty() {
            return Err(UnionFault::NoReason);
        }
        let mut whole = first.clone();
        others.iter().for_each(|other| whole.take_over(other.clone()));
        Ok(Self { whole, parts, on, who: who.to_owned(), reason: reason.to_owned() })
    }

    /// Parts them again; `now` is the outlet as it stands.
    ///
    /// # Errors
    /// Another outlet, a day before the union, or no reason.
    pub fn part(&self, now: &Outlet, on: Day, who: &str, reason: &str) -> Result<Parting, UnionFault> {
        if (now.source, &now.id) != (self.whole.source, &self.whole.id) {
            return Err(UnionFault::Other);
        }
        if on < self.on {
            return Err(UnionFault::TooEarly);
        }
        if reason.trim().is_empty() {
            return Err(UnionFault::NoReason);
        }
        let changed = (*now != self.whole).then(|| now.clone());
        Ok(Parting { parts: self.parts.clone(), changed, on, who: who.to_owned(), reason: reason.to_owned() })
    }
}

impl Outlet {
    /// Takes over the types, services and missing details of another record of the same outlet.
    pub fn take_over(&mut self, later: Self) {
        self.types.extend(later.types);
        self.types.sort_unstable();
        self.types.dedup();
        for function in later.functions {
            if !self.functions.contains(&function) {
                self.functions.push(function);
            }
        }
        let fill = |mine: &mut String, theirs: String| {
            if mine.is_empty() {
                *mine = theirs;
            }
        };
        fill(&mut self.address, later.address);
        fill(&mut self.hours, later.hours);
        fill(&mut self.credit_code, later.credit_code);
        fill(&mut self.phone, later.phone);
        fill(&mut self.name, later.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LonLat, taxonomy::TypeIdx};

    fn outlet(id: &str, types: &[u16], phone: &str) -> Outlet {
        Outlet {
            id: id.into(),
            source: 0,
            name: "虚构超市".into(),
            types: types.iter().map(|&idx| TypeIdx(idx)).collect(),
            functions: vec![format!("{id}号服务")],
            at: LonLat { lon: 1_163_000_000, lat: 400_000_000 },
            address: String::new(),
            hours: String::new(),
            credit_code: String::new(),
            phone: phone.into(),
        }
    }

    #[test]
    fn what_was_made_one_parts_into_what_it_was() {
        let day = |n| Day::new(2026, 11, n).expect("a day");
        let parts = vec![outlet("a", &[2], ""), outlet("b", &[0, 2], "010-0000"), outlet("c", &[1], "010-1111")];
        let union = Union::of(parts.clone(), day(1), "甲", "同一处").expect("three records");
        assert_eq!((union.whole.id.as_str(), union.whole.phone.as_str()), ("a", "010-0000"));
        assert_eq!((union.whole.types.len(), union.whole.functions.len()), (3, 3));
        let parting = union.part(&union.whole, day(2), "乙", "是三处").expect("the same outlet");
        assert_eq!((parting.parts, parting.changed), (parts.clone(), None));
        let now = Outlet { phone: "010-2222".into(), ..union.whole.clone() };
        assert_eq!(union.part(&now, day(2), "乙", "是三处").expect("the same outlet").changed, Some(now));
        assert_eq!(union.part(&parts[1], day(2), "乙", "是三处"), Err(UnionFault::Other));
        assert_eq!(union.part(&union.whole, day(2), "乙", " "), Err(UnionFault::NoReason));
        let late = Union::of(parts.clone(), day(3), "甲", "同一处").expect("three records");
        assert_eq!(late.part(&late.whole, day(2), "乙", "是三处"), Err(UnionFault::TooEarly));
        assert_eq!(Union::of(parts[..1].to_vec(), day(1), "甲", "同一处"), Err(UnionFault::Alone));
        assert_eq!(Union::of(vec![parts[0].clone(); 2], day(1), "甲", "同一处"), Err(UnionFault::Same));
        assert_eq!(Union::of(parts, day(1), "甲", ""), Err(UnionFault::NoReason));
    }
}
