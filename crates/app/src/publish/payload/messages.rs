//! Messages by the position of their rule, so that a key stands once however often it is said.

use std::collections::BTreeMap;

use yike_domain::{Arg, Message, Rule as Key};

use super::{MessageValue, Named, Rule, Sentence};

/// The rules said so far.
#[derive(Default)]
pub(super) struct Rules {
    list: Vec<Rule>,
    at: BTreeMap<(&'static str, Vec<&'static str>), usize>,
}

impl Rules {
    /// A message of the catalogues.
    pub(super) fn say(&mut self, message: &Message) -> Sentence {
        self.sentence(message.rule, &message.args)
    }

    /// A rule with its values.
    pub(super) fn sentence(&mut self, rule: Key, args: &[(&'static str, Arg)]) -> Sentence {
        let names: Vec<&'static str> = args.iter().map(|(name, _)| *name).collect();
        let next = self.list.len();
        let at = *self.at.entry((rule.0, names.clone())).or_insert(next);
        if at == next {
            self.list.push(Rule { key: rule.0, names });
        }
        Sentence { rule: at, values: args.iter().map(|(_, arg)| value(arg)).collect() }
    }

    /// All rules said, in the order of their first use.
    pub(super) fn into_list(self) -> Vec<Rule> {
        self.list
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only whole numbers within ±2^53 take this way")]
fn value(arg: &Arg) -> MessageValue {
    match arg {
        Arg::Text(text) => MessageValue::Text(text.clone()),
        Arg::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => MessageValue::Whole(*number as i64),
        // A page cannot write "not a number"; neither can a file.
        Arg::Number(number) if !number.is_finite() => MessageValue::Text("–".to_owned()),
        Arg::Number(number) => MessageValue::Broken(*number),
        Arg::Named { zh, en } => MessageValue::Named(Named::new(zh, en)),
    }
}
