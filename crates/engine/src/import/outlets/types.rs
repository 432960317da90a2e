//! Business types of outlets, from the table's words, the services listed and the outlet's name.

use std::collections::{BTreeMap, HashMap};

use yike_domain::{
    Arg, Severity,
    taxonomy::{NameMatch, Taxonomy, TypeIdx},
};

use super::Untold;
use crate::import::columns::{Columns, Field};
use crate::import::notes::{Notes, examples, shown};
use crate::import::rules;
use crate::import::table::Row;

/// Most unknown words reported one by one.
const MOST_WORDS: usize = 200;

/// Reads types row by row and remembers what was not understood, word by word: ten
/// thousand rows of one unknown word are one finding.
pub(super) struct Reader<'a> {
    taxonomy: &'a Taxonomy,
    only: Option<TypeIdx>,
    known: HashMap<String, NameMatch>,
    odd: BTreeMap<Odd, Vec<u32>>,
    from_functions: Vec<u32>,
    untold: Untold,
}

/// What was not understood, or understood with help.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Odd {
    Unknown(String, Vec<TypeIdx>),
    Partly(String, Vec<String>),
    Missing,
    /// The word of the type (empty where none) and what the name told.
    FromName(String, Vec<TypeIdx>),
}

impl<'a> Reader<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, only: Option<TypeIdx>) -> Self {
        let untold = Untold::default();
        Self { taxonomy, only, known: HashMap::new(), odd: BTreeMap::new(), from_functions: Vec::new(), untold }
    }

    /// The types of one row, in the taxonomy's order without repetition; empty where nobody can tell.
    pub(super) fn read(&mut self, word: &str, name: &str, functions: &[String], row: &Row) -> Vec<TypeIdx> {
        let mut types = match self.only {
            Some(only) => vec![only],
            None => self.of_word(word, name, row),
        };
        let n_own = types.len();
        for function in functions {
            if let NameMatch::Types(more) = self.matched(function) {
                let fresh: Vec<_> = more.iter().copied().filter(|idx| !types.contains(idx)).collect();
                types.extend(fresh);
            }
        }
        if types.len() > n_own {
            self.from_functions.push(row.line);
        }
        types.sort_unstable();
        types.dedup();
        types
    }

    /// Takes note of a row that has no place on the map.
    pub(super) fn unplaced(&mut self, word: &str, name: &str) {
        let types = match (self.only, self.matched(word).clone()) {
            (Some(only), _) => vec![only],
            (None, NameMatch::Types(types) | NameMatch::Partly { types, .. }) => types,
            (None, NameMatch::Guesses(guesses)) => {
                let told = self.taxonomy.match_outlet_name(name);
                if told.is_empty() { guesses } else { told }
            }
        };
        self.doubt(&types, 1);
    }

    /// Rows that are of one of these types without counting; of any type where there are none.
    fn doubt(&mut self, types: &[TypeIdx], n_rows: usize) {
        if types.is_empty() {
            self.untold.n_any += n_rows;
        } else {
            self.untold.n_rows += n_rows;
            self.untold.types.extend_from_slice(types);
        }
    }

    fn matched(&mut self, word: &str) -> &NameMatch {
        if !self.known.contains_key(word) {
            self.known.insert(word.to_owned(), self.taxonomy.match_name(word));
        }
        &self.known[word]
    }

    fn of_word(&mut self, word: &str, name: &str, row: &Row) -> Vec<TypeIdx> {
        let (odd, types) = match self.matched(word) {
            NameMatch::Types(types) => return types.clone(),
            NameMatch::Partly { types, unknown } => (Odd::Partly(word.to_owned(), unknown.clone()), types.clone()),
            NameMatch::Guesses(guesses) => {
                let guesses = guesses.clone();
                let told = self.taxonomy.match_outlet_name(name);
                if !told.is_empty() {
                    (Odd::FromName(word.to_owned(), told.clone()), told)
                } else if word.is_empty() {
                    (Odd::Missing, Vec::new())
                } else {
                    (Odd::Unknown(word.to_owned(), guesses), Vec::new())
                }
            }
        };
        self.odd.entry(odd).or_default().push(row.line);
        types
    }

    /// Says what was not understood, the commonest words first; returns what it may have been.
    pub(super) fn report(mut self, columns: &Columns<'_>, notes: &mut Notes) -> Untold {
        self.report_words(columns, notes);
        for (odd, rows) in std::mem::take(&mut self.odd) {
            match odd {
                Odd::Unknown(_, guesses) => self.doubt(&guesses, rows.len()),
                Odd::Missing => self.doubt(&[], rows.len()),
                Odd::Partly(..) | Odd::FromName(..) => {}
            }
        }
        self.untold.types.sort_unstable();
        self.untold.types.dedup();
        self.untold
    }

    fn report_words(&self, columns: &Columns<'_>, notes: &mut Notes) {
        let column = columns.header(Field::Type).to_owned();
        let mut odd: Vec<_> = self.odd.iter().collect();
        odd.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
        for (odd, rows) in odd.into_iter().take(MOST_WORDS) {
            let (severity, rule) = match odd {
                Odd::Unknown(_, guesses) if guesses.is_empty() => (Severity::Warning, rules::TYPE_UNKNOWN),
                Odd::Unknown(..) => (Severity::Warning, rules::TYPE_UNKNOWN_GUESSED),
                Odd::Partly(..) => (Severity::Note, rules::TYPE_PARTLY),
                Odd::Missing => (Severity::Warning, rules::TYPE_MISSING),
                Odd::FromName(..) => (Severity::Note, rules::TYPE_FROM_NAME),
            };
            let finding = notes
                .whole(severity, rule, &format!("rows {} column {column}", examples(rows)))
                .with("n", rows.len())
                .with("rows", examples(rows))
                .with("column", column.as_str());
            notes.keep(match odd {
                Odd::Unknown(word, guesses) if guesses.is_empty() => finding.with("value", shown(word)),
                Odd::Unknown(word, guesses) => finding.with("value", shown(word)).with("guesses", self.names(guesses)),
                Odd::Partly(word, unknown) => {
                    finding.with("value", shown(word)).with("unknown", shown(&unknown.join("、")))
                }
                Odd::Missing => finding,
                Odd::FromName(word, types) => finding.with("value", shown(word)).with("types", self.names(types)),
            });
        }
        if !self.from_functions.is_empty() {
            let rows = examples(&self.from_functions);
            notes.keep(
                notes
                    .whole(Severity::Note, rules::TYPES_FROM_FUNCTIONS, &format!("rows {rows}"))
                    .with("n", self.from_functions.len())
                    .with("rows", rows)
                    .with("column", columns.header(Field::Functions)),
            );
        }
    }

    /// The names of some types in both languages.
    fn names(&self, types: &[TypeIdx]) -> Arg {
        let zh: Vec<_> = types.iter().map(|&idx| self.taxonomy.get(idx).zh.as_str()).collect();
        let en: Vec<_> = types.iter().map(|&idx| self.taxonomy.get(idx).en.as_str()).collect();
        Arg::named(&zh.join("、"), &en.join(", "))
    }
}
