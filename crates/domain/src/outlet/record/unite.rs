//! Records of one outlet made one, and parted again; nothing is lost on the way.

use serde::{Deserialize, Serialize};

use super::{OutletRecord, rules};
use crate::outlet::Fact;
use crate::{Day, Message};

/// Records that were made one with a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Ids of the others.
    pub others: Vec<String>,
    /// The record as it was before.
    pub before: Box<OutletRecord>,
    /// When.
    pub on: Day,
    /// The account that did it.
    pub who: String,
    /// Why.
    pub reason: String,
}

impl OutletRecord {
    /// Makes others one with this: it takes over what it lacks, they point to it and are kept for their history.
    ///
    /// # Errors
    /// No others, one of them made one already, or no reason.
    pub fn unite(
        &mut self,
        id: &str,
        others: &mut [(String, Self)],
        on: Day,
        who: &str,
        reason: &str,
    ) -> Result<(), Message> {
        let twice = others.iter().enumerate().any(|(n, (a, _))| others[..n].iter().any(|(b, _)| a == b));
        if others.is_empty() || twice || others.iter().any(|(other, _)| other == id) {
            return Err(Message::new(rules::UNION_ALONE));
        }
        if !self.is_current() || others.iter().any(|(_, other)| !other.is_current()) {
            return Err(Message::new(rules::UNION_GONE));
        }
        if reason.trim().is_empty() {
            return Err(Message::new(rules::NO_REASON));
        }
        let before = Box::new(self.clone());
        for (_, other) in others.iter_mut() {
            self.take_over(other);
            other.merged_into = Some(id.to_owned());
        }
        let others = others.iter().map(|(id, _)| id.clone()).collect();
        self.joined.push(Joined { others, before, on, who: who.to_owned(), reason: reason.trim().to_owned() });
        Ok(())
    }

    /// Undoes the last union: this record is again as it was before, the others stand for themselves again. What was
    /// changed since the union stays with this record; the fields are told.
    ///
    /// # Errors
    /// It was never made one, a record is not one of the others, or no reason.
    pub fn part(
        &mut self,
        id: &str,
        others: &mut [(String, Self)],
        reason: &str,
    ) -> Result<Vec<super::Field>, Message> {
        if reason.trim().is_empty() {
            return Err(Message::new(rules::NO_REASON));
        }
        let Some(last) = self.joined.last().cloned() else { return Err(Message::new(rules::NOT_UNITED)) };
        let mut given: Vec<&str> = others.iter().map(|(id, _)| id.as_str()).collect();
        let mut wanted: Vec<&str> = last.others.iter().map(String::as_str).collect();
        given.sort_unstable();
        wanted.sort_unstable();
        if given != wanted || others.iter().any(|(_, other)| other.merged_into.as_deref() != Some(id)) {
            return Err(Message::new(rules::NOT_UNITED));
        }
        let mut united = (*last.before).clone();
        others.iter().for_each(|(_, other)| united.take_over(other));
        let since: Vec<super::Field> = united.changes(self).into_iter().map(|(field, ..)| field).collect();
        if since.is_empty() {
            let (life, verified, photos) = (self.life.clone(), self.verified.clone(), self.photos.clone());
            *self = *last.before;
            (self.life, self.photos) = (life, photos);
            self.verified = verified;
        } else {
            self.joined.pop();
        }
        others.iter_mut().for_each(|(_, other)| other.merged_into = None);
        Ok(since)
    }

    /// Takes over the types, services and missing facts of another record of the same outlet.
    fn take_over(&mut self, other: &Self) {
        let add = |mine: &mut Vec<String>, theirs: &[String]| {
            theirs.iter().for_each(|one| {
                if !mine.contains(one) {
                    mine.push(one.clone());
                }
            });
        };
        add(&mut self.types, &other.types);
        add(&mut self.functions, &other.functions);
        add(&mut self.photos, &other.photos);
        fill(&mut self.address, &other.address);
        fill(&mut self.phone, &other.phone);
        fill(&mut self.hours, &other.hours);
        fill(&mut self.enterprise, &other.enterprise);
        fill(&mut self.credit_code, &other.credit_code);
        if self.brand == Fact::Missing {
            (self.chain_from, self.chain_to) = (other.chain_from, other.chain_to);
        }
        fill(&mut self.brand, &other.brand);
        fill(&mut self.chain, &other.chain);
        fill(&mut self.area_m2, &other.area_m2);
        fill(&mut self.accessibility, &other.accessibility);
        self.community = self.community.take().or_else(|| other.community.clone());
        if self.timetable.stops().is_empty() {
            self.timetable = other.timetable.clone();
        }
    }
}

fn fill<T: Clone>(mine: &mut Fact<T>, theirs: &Fact<T>) {
    if matches!(mine, Fact::Missing) {
        *mine = theirs.clone();
    }
}
