//! Matching map tags: rules indexed by their first condition.

use super::{TypeIdx, in_order};
use std::collections::HashMap;

/// Rules of all types by the key and value of their first condition.
#[derive(Clone, Debug, Default)]
pub(super) struct TagIndex {
    rules: Vec<TagRule>,
    by_key: HashMap<String, ByValue>,
}

/// Positions of rules whose first condition has a certain key.
#[derive(Clone, Debug, Default)]
struct ByValue {
    any: Vec<usize>,
    one: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct TagRule {
    idx: TypeIdx,
    /// Conditions after the first.
    further: Vec<Condition>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    key: String,
    test: Test,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Any,
    OneOf(Vec<String>),
    NoneOf(Vec<String>),
    Contains(Vec<String>),
    Lacks(Vec<String>),
}

impl TagIndex {
    /// Adds one rule of a type; `None` when the rule cannot be read.
    pub(super) fn add(&mut self, idx: TypeIdx, rule: &str) -> Option<()> {
        let mut conditions = rule.split_whitespace().map(condition).collect::<Option<Vec<_>>>()?.into_iter();
        let first = conditions.next()?;
        let position = self.rules.len();
        let by_value = self.by_key.entry(first.key).or_default();
        match first.test {
            Test::Any => by_value.any.push(position),
            Test::OneOf(values) => {
                for value in values {
                    by_value.one.entry(value).or_default().push(position);
                }
            }
            Test::NoneOf(_) | Test::Contains(_) | Test::Lacks(_) => return None,
        }
        self.rules.push(TagRule { idx, further: conditions.collect() });
        Some(())
    }

    /// The types with a rule that the tags fulfil.
    pub(super) fn matches<'a>(&self, tags: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Vec<TypeIdx> {
        let mut found = Vec::new();
        for (key, value) in tags.clone() {
            let Some(by_value) = self.by_key.get(key) else { continue };
            let one = elements(value).filter_map(|element| by_value.one.get(element)).flatten();
            for &position in by_value.any.iter().chain(one) {
                let rule = &self.rules[position];
                if rule.further.iter().all(|condition| condition.holds(tags.clone())) {
                    found.push(rule.idx);
                }
            }
        }
        in_order(found.into_iter())
    }
}

impl Condition {
    fn holds<'a>(&self, mut tags: impl Iterator<Item = (&'a str, &'a str)>) -> bool {
        let value = tags.find(|(key, _)| *key == self.key).map(|(_, value)| value);
        match (&self.test, value) {
            (Test::NoneOf(_) | Test::Lacks(_), None) | (Test::Any, Some(_)) => true,
            (_, None) => false,
            (Test::OneOf(wanted), Some(value)) => elements(value).any(|element| wanted.iter().any(|w| w == element)),
            (Test::NoneOf(barred), Some(value)) => !elements(value).any(|element| barred.iter().any(|b| b == element)),
            (Test::Contains(parts), Some(value)) => parts.iter().any(|part| value.contains(part.as_str())),
            (Test::Lacks(parts), Some(value)) => !parts.iter().any(|part| value.contains(part.as_str())),
        }
    }
}

/// The elements of a tag value, which may be a list.
fn elements(value: &str) -> impl Iterator<Item = &str> {
    value.split(';').map(str::trim)
}

/// Reads one condition of a rule.
fn condition(text: &str) -> Option<Condition> {
    let (at, operator) = ["!=", "!~", "=", "~"].iter().filter_map(|op| text.find(op).map(|at| (at, *op))).min()?;
    let (key, values) = (&text[..at], &text[at + operator.len()..]);
    let values: Vec<String> = values.split('|').map(str::to_owned).collect();
    if key.is_empty() || values.iter().any(String::is_empty) {
        return None;
    }
    let test = match operator {
        "!=" => Test::NoneOf(values),
        "~" => Test::Contains(values),
        "!~" => Test::Lacks(values),
        _ if values == ["*"] => Test::Any,
        _ => Test::OneOf(values),
    };
    Some(Condition { key: key.to_owned(), test })
}
