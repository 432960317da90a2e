//! Collects findings about one table; very many of one kind become one line.

use std::collections::BTreeMap;

use yike_domain::{Finding, Rule, Severity};

use super::rules;
use super::table::Row;

/// Findings of one rule and column that are listed one by one; the rest are counted.
pub(super) const MOST_ALIKE: usize = 200;

/// Longest value of a cell repeated in a message, in characters.
const LONGEST_SHOWN: usize = 60;

/// Rows named as examples in a finding about many.
const MOST_EXAMPLES: usize = 8;

/// The findings of one source.
pub(super) struct Notes {
    source: String,
    findings: Vec<Finding>,
    alike: BTreeMap<(Rule, String), Alike>,
}

struct Alike {
    severity: Severity,
    n: usize,
    last: String,
}

impl Notes {
    pub(super) fn of(source: &str) -> Self {
        Self { source: source.to_owned(), findings: Vec::new(), alike: BTreeMap::new() }
    }

    /// A finding about one cell: the row, the header as written and the value are among its arguments.
    pub(super) fn cell(&self, severity: Severity, rule: Rule, row: &Row, column: &str, value: &str) -> Finding {
        Finding::new(severity, &self.source, format!("row {} column {column}", row.line), rule)
            .with("row", row.line)
            .with("column", column)
            .with("value", shown(value))
    }

    /// A finding about one row.
    pub(super) fn row(&self, severity: Severity, rule: Rule, row: &Row) -> Finding {
        Finding::new(severity, &self.source, format!("row {}", row.line), rule).with("row", row.line)
    }

    /// A finding about the source as a whole, or about a named part of it.
    pub(super) fn whole(&self, severity: Severity, rule: Rule, object: &str) -> Finding {
        Finding::new(severity, &self.source, object, rule)
    }

    /// Keeps a finding; from [`MOST_ALIKE`] of one rule and column on only their number.
    pub(super) fn keep(&mut self, finding: Finding) {
        let column = finding.args.iter().find(|(name, _)| *name == "column").map(|(_, arg)| arg.to_string());
        let alike = self.alike.entry((finding.rule, column.unwrap_or_default())).or_insert(Alike {
            severity: finding.severity,
            n: 0,
            last: String::new(),
        });
        alike.n += 1;
        if alike.n <= MOST_ALIKE {
            self.findings.push(finding);
        } else {
            alike.last = finding.object;
        }
    }

    /// Every finding, in the order they were made; then the numbers of those not listed.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        for ((rule, column), alike) in self.alike {
            if alike.n <= MOST_ALIKE {
                continue;
            }
            let object = if column.is_empty() { alike.last.clone() } else { format!("column {column}") };
            self.findings.push(
                Finding::new(alike.severity, &self.source, object, rules::MORE_ALIKE)
                    .with("n", alike.n - MOST_ALIKE)
                    .with("rule", rule.0)
                    .with("last", alike.last),
            );
        }
        self.findings
    }
}

/// A value fit for a message: one line, not too long.
pub(super) fn shown(value: &str) -> String {
    let mut text: String = value.chars().take(LONGEST_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(LONGEST_SHOWN).is_some() {
        text.push('…');
    }
    text
}

/// The first few rows, for a finding about many: `3, 8, 15 …`.
pub(super) fn examples(rows: &[u32]) -> String {
    let mut text = rows.iter().take(MOST_EXAMPLES).map(u32::to_string).collect::<Vec<_>>().join(", ");
    if rows.len() > MOST_EXAMPLES {
        text.push_str(" …");
    }
    text
}
