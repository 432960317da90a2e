//! How far a table's declared completeness can be trusted, after a look at the table.
//!
//! "Complete" turns an outlet not found into a confirmed gap. A table whose places are a
//! guess, or with rows that nobody can count, proves no such thing, whatever was declared.

use yike_domain::{Arg, Finding, Severity, taxonomy::Taxonomy};
use yike_engine::{assess::Completeness, import::outlets::OutletsRead};

use super::rules;

/// The completeness that a table deserves, with a finding for everything taken from the declared one.
pub(super) fn deserved(
    declared: Completeness,
    read: &OutletsRead,
    taxonomy: &Taxonomy,
    source: &str,
) -> (Completeness, Vec<Finding>) {
    if declared == Completeness::Partial {
        return (declared, Vec::new());
    }
    let finding = |severity, rule| Finding::new(severity, source, "", rule);
    if read.crs_assumed {
        let finding = finding(Severity::Error, rules::COVERAGE_CRS).with("n", read.outlets.len());
        return (Completeness::Partial, vec![finding]);
    }
    let untold = &read.untold;
    if untold.n_any > 0 {
        let finding = finding(Severity::Warning, rules::COVERAGE_ROWS).with("n", untold.n_any);
        return (Completeness::Partial, vec![finding]);
    }
    let left = declared.without(taxonomy, &untold.types);
    if left == declared {
        return (declared, Vec::new());
    }
    let names = |word: fn(&yike_domain::taxonomy::BusinessType) -> &str, between: &str| {
        untold.types.iter().map(|&t| word(taxonomy.get(t))).collect::<Vec<_>>().join(between)
    };
    let finding = finding(Severity::Warning, rules::COVERAGE_TYPES)
        .with("n", untold.n_rows)
        .with("types", Arg::named(&names(|t| &t.zh, "、"), &names(|t| &t.en, ", ")));
    (left, vec![finding])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use yike_domain::Rule;
    use yike_engine::import::{crs::Crs, outlets};

    use super::*;
    use crate::exchange::{Limits, csv_table::parse_csv};

    fn taxonomy() -> Taxonomy {
        let text = crate::embedded::data_text("taxonomy/2025.toml").expect("it is built in");
        Taxonomy::parse(text).expect("it is sound")
    }

    /// What is left of a declared coverage for a table; codes of the types covered, `*` for all.
    fn left(declared: Option<&[&str]>, table: &str, crs: Option<Crs>) -> (String, Vec<Rule>) {
        let taxonomy = taxonomy();
        let index = |code: &&str| taxonomy.index(code).expect("a code of the taxonomy");
        let declared = declared
            .map_or(Completeness::Complete, |types| Completeness::CompleteFor(types.iter().map(index).collect()));
        let table = parse_csv("网点.csv", table.as_bytes(), &Limits::default()).expect("a table");
        let columns = BTreeMap::new();
        let options = outlets::OutletOptions { columns: &columns, crs, source: 0, business_type: None, streets: None };
        let read = outlets::read_outlets(&table, &taxonomy, &options).expect("a table of outlets");
        let (left, findings) = deserved(declared, &read, &taxonomy, "网点.csv");
        let left = match left {
            Completeness::Complete => "*".to_owned(),
            Completeness::Partial => "–".to_owned(),
            Completeness::CompleteFor(types) => {
                types.iter().map(|&t| taxonomy.get(t).code.as_str()).collect::<Vec<_>>().join(" ")
            }
        };
        (left, findings.iter().map(|f| f.rule).collect())
    }

    const WGS84: Option<Crs> = Some(Crs::Wgs84);
    const HEAD: &str = "名称,业态,经度,纬度\n示例菜市场,菜市场,116.32,40.0\n";

    #[test]
    fn a_table_of_unknown_coordinate_system_confirms_no_gap() {
        assert_eq!(left(None, HEAD, WGS84), ("*".into(), vec![]));
        // Neither declared nor told by the file, the headers or any street.
        assert_eq!(left(None, HEAD, None), ("–".into(), vec![rules::COVERAGE_CRS]));
        assert_eq!(left(Some(&["wet_market"]), HEAD, None), ("–".into(), vec![rules::COVERAGE_CRS]));
    }

    #[test]
    fn rows_that_may_be_of_a_type_take_that_type_from_the_coverage() {
        let both: Option<&[&str]> = Some(&["wet_market", "pharmacy"]);
        // A row of a known type without a place: there is a pharmacy, nobody knows where.
        let unplaced = format!("{HEAD}示例药店,药店,,\n");
        assert_eq!(left(both, &unplaced, WGS84), ("wet_market".into(), vec![rules::COVERAGE_TYPES]));
        // The type that nobody vouched for was not covered before either.
        assert_eq!(left(Some(&["wet_market"]), &unplaced, WGS84), ("wet_market".into(), vec![]));
        // Without a type or a name that tells, it may be anything.
        let anything = format!("{HEAD}示例门店,,116.32,40.0\n");
        assert_eq!(left(both, &anything, WGS84), ("–".into(), vec![rules::COVERAGE_ROWS]));
        assert_eq!(left(None, &anything, WGS84), ("–".into(), vec![rules::COVERAGE_ROWS]));
        // The name tells what the empty cell does not.
        let told = format!("{HEAD}示例大药房,,116.32,40.0\n");
        assert_eq!(left(both, &told, WGS84), ("wet_market pharmacy".into(), vec![]));
    }

    #[test]
    fn a_doubtful_part_takes_its_whole_along_and_leaves_its_siblings() {
        let taxonomy = taxonomy();
        let index = |code: &str| taxonomy.index(code).expect("a code of the taxonomy");
        let whole = Completeness::CompleteFor(vec![index("supermarket"), index("pharmacy")]);
        let left = whole.without(&taxonomy, &[index("small_supermarket")]);
        let covered = |left: &Completeness, code: &str| {
            let Completeness::CompleteFor(types) = left else { panic!("a list is left") };
            types.contains(&index(code))
        };
        assert!(covered(&left, "pharmacy"));
        assert!(!covered(&left, "supermarket") && !covered(&left, "small_supermarket"));
        assert_eq!(whole.without(&taxonomy, &[index("wet_market")]), whole);
        assert_eq!(
            Completeness::CompleteFor(vec![index("pharmacy")]).without(&taxonomy, &[index("pharmacy")]),
            Completeness::Partial
        );
    }
}
