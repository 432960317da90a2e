//! Which coordinate system a table is read in, and what is said about it.

use yike_domain::{Finding, LonLat, Severity, Trouble};

use super::crs::{Crs, CrsProblem, in_china, parse_crs};
use super::fit::{CrsFit, FitBasis, Fitted, Stand, StreetFit, best_crs_of, compare};
use super::rules;

/// The system of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CrsChoice {
    pub crs: Crs,
    /// Whether the first number is the latitude or northing throughout.
    pub swapped: bool,
    /// Whether nobody declared it.
    pub guessed: bool,
    /// Whether nothing told it either, so that positions may be hundreds of metres off.
    pub assumed: bool,
}

/// What is known about the system of a table before looking at its numbers.
pub(super) struct Declared<'a> {
    /// As the user says.
    pub by_user: Option<Crs>,
    /// As the file says.
    pub by_file: Option<&'a str>,
    /// As the headers of the coordinates say.
    pub by_header: Option<Crs>,
}

impl CrsChoice {
    /// Position of a pair of numbers as written.
    pub(super) fn position(self, x: f64, y: f64) -> Result<LonLat, super::crs::NoPosition> {
        let (x, y) = if self.swapped { (y, x) } else { (x, y) };
        self.crs.to_wgs84(x, y)
    }
}

/// Chooses the system: the declared one, else the one that fits the streets, else WGS84
/// with a finding that says it was assumed. Never silently.
///
/// # Errors
/// The numbers are metres and nothing tells of which zone; or the file declares an old datum.
pub(super) fn choose(
    source: &str,
    declared: &Declared<'_>,
    points: &[(f64, f64)],
    stand: Stand,
    streets: Option<&StreetFit>,
    findings: &mut Vec<Finding>,
) -> Result<CrsChoice, Trouble> {
    let by_file = match (declared.by_user, declared.by_file) {
        (None, Some(word)) => by_file(source, word, findings)?,
        _ => None,
    };
    let note = |severity, rule| Finding::new(severity, source, "", rule);
    if let Some(crs) = declared.by_user.or(by_file).or(declared.by_header) {
        if declared.by_user.is_none() && by_file.is_none() {
            findings.push(note(Severity::Note, rules::CRS_BY_HEADER).with("crs", crs.name()));
        }
        let swapped = check_declared(source, crs, points, stand, streets, findings);
        return Ok(CrsChoice { crs, swapped, guessed: false, assumed: false });
    }
    if let Some(streets) = streets {
        let fit = best_crs_of(points, streets, stand);
        if let Some(best) = fit.decided() {
            findings.push(fitted(source, &fit, best));
            if best.swapped {
                findings.push(note(Severity::Warning, rules::AXES_SWAPPED).with("crs", best.crs.name()));
            }
            return Ok(CrsChoice { crs: best.crs, swapped: best.swapped, guessed: true, assumed: false });
        }
    }
    assume(source, points, findings)
}

fn by_file(source: &str, word: &str, findings: &mut Vec<Finding>) -> Result<Option<Crs>, Trouble> {
    match parse_crs(word) {
        Ok(crs) => Ok(Some(crs)),
        Err(CrsProblem::OldDatum) => Err(Trouble::new(source, rules::CRS_OLD_DATUM).with("crs", word)),
        Err(CrsProblem::Unknown) => {
            findings.push(Finding::new(Severity::Warning, source, "", rules::CRS_UNKNOWN).with("crs", word));
            Ok(None)
        }
    }
}

/// Compares the declared system with the others; whether its numbers stand in the other order.
fn check_declared(
    source: &str,
    crs: Crs,
    points: &[(f64, f64)],
    stand: Stand,
    streets: Option<&StreetFit>,
    findings: &mut Vec<Finding>,
) -> bool {
    let note = |rule| Finding::new(Severity::Warning, source, "", rule).with("crs", crs.name());
    let order = |swapped: bool| {
        let on_map = |at: LonLat| streets.is_none_or(|s| s.bounds().is_none() || s.is_near(at, 20_000.0));
        let place = |&(x, y): &(f64, f64)| if swapped { crs.to_wgs84(y, x) } else { crs.to_wgs84(x, y) };
        let step = points.len().div_ceil(4000).max(1);
        points
            .iter()
            .step_by(step)
            .filter(|p| place(p).is_ok_and(|at| on_map(at) && in_china_or_map(at, streets)))
            .count()
    };
    let swapped = order(true) > order(false);
    if swapped {
        findings.push(note(rules::AXES_SWAPPED));
    }
    let Some(streets) = streets.filter(|_| crs.is_geographic()) else { return swapped };
    let rivals = [Crs::Wgs84, Crs::Gcj02, Crs::Bd09].map(|rival| (rival, swapped));
    let fit = compare(points, streets, &rivals, stand);
    if let Some(best) = fit.decided().filter(|best| fit.basis == FitBasis::Streets && !same(best.crs, crs)) {
        let declared = fit.ranked.iter().find(|f| same(f.crs, crs)).map_or(0, |f| f.percent_fitting);
        findings.push(
            note(rules::CRS_DOUBTFUL)
                .with("better", best.crs.name())
                .with("n", fit.n_points)
                .with("percent", declared)
                .with("better_percent", best.percent_fitting),
        );
    }
    swapped
}

fn in_china_or_map(at: LonLat, streets: Option<&StreetFit>) -> bool {
    streets.is_some() || in_china(at.lon_degrees(), at.lat_degrees())
}

/// CGCS2000 and WGS84 are one for Yike.
fn same(a: Crs, b: Crs) -> bool {
    let one = |crs| if crs == Crs::Cgcs2000 { Crs::Wgs84 } else { crs };
    one(a) == one(b)
}

fn fitted(source: &str, fit: &CrsFit, best: &Fitted) -> Finding {
    let finding =
        |rule| Finding::new(Severity::Warning, source, "", rule).with("crs", best.crs.name()).with("n", fit.n_points);
    match (fit.basis, fit.ranked.get(1)) {
        (FitBasis::Streets, Some(second)) => finding(rules::CRS_FITTED)
            .with("percent", best.percent_fitting)
            .with("second", second.crs.name())
            .with("second_percent", second.percent_fitting),
        _ => finding(rules::CRS_BY_NUMBERS),
    }
}

/// Nothing tells: degrees are taken as WGS84, metres with a zone number as that zone.
fn assume(source: &str, points: &[(f64, f64)], findings: &mut Vec<Finding>) -> Result<CrsChoice, Trouble> {
    let middle = |pick: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = points.iter().map(pick).filter(|v| v.is_finite() && *v != 0.0).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    let (x, y) = (middle(|p| p.0), middle(|p| p.1));
    let note = |rule| Finding::new(Severity::Warning, source, "", rule).with("n", points.len());
    if x.abs() <= 180.0 && y.abs() <= 180.0 {
        let swapped = y.abs() > 90.0 || (!in_china(x, y) && in_china(y, x));
        let finding = Finding::new(Severity::Error, source, "", rules::CRS_ASSUMED).with("n", points.len());
        findings.push(finding.with("crs", Crs::Wgs84.name()));
        if swapped {
            findings.push(note(rules::AXES_SWAPPED).with("crs", Crs::Wgs84.name()));
        }
        return Ok(CrsChoice { crs: Crs::Wgs84, swapped, guessed: true, assumed: true });
    }
    // 25–45 are 3° zones and nothing else: no other system of China writes such numbers.
    for (easting, swapped) in [(x, false), (y, true)] {
        let zone = (easting / 1e6).floor();
        if (25.0..=45.0).contains(&zone) {
            let crs = Crs::GaussKruger { meridian: zone as u8 * 3, zone: Some(zone as u8) };
            findings.push(note(rules::CRS_BY_NUMBERS).with("crs", crs.name()));
            if swapped {
                findings.push(note(rules::AXES_SWAPPED).with("crs", crs.name()));
            }
            return Ok(CrsChoice { crs, swapped, guessed: true, assumed: false });
        }
    }
    Err(Trouble::new(source, rules::CRS_NEEDED).with("x", x.round()).with("y", y.round()))
}
