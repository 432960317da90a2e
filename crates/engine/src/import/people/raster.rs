//! Rasters of counts (WorldPop and the like: people per cell as fractions).

use yike_domain::{Finding, People, Severity, Trouble};

use super::PeopleOptions;
use super::share::apportion;
use crate::access::{Origin, OriginKind, OriginMethod};
use crate::import::crs::{Crs, parse_crs};
use crate::import::rules;
use crate::import::table::Raster;
use crate::import::tiles::inside;

/// Reads the cells of a raster as origins at their centres.
///
/// The people of all cells inside the map's bounds are summed and rounded once; whole
/// people are then given to the cells by largest remainder. Cells without data count as
/// empty, negative ones are left out with a finding. A raster that declares no coordinate
/// system is taken as the user says, else as WGS84 with a finding.
///
/// # Errors
/// The coordinate system is unknown, no cell lies inside the bounds, or nobody lives there.
pub fn read_raster(raster: &Raster, options: &PeopleOptions<'_>) -> Result<(Vec<Origin>, Vec<Finding>), Vec<Trouble>> {
    let mut findings = Vec::new();
    let crs = crs_of(raster, options, &mut findings).map_err(|trouble| vec![trouble])?;
    let (mut cells, mut n_negative) = (Vec::new(), 0usize);
    let (mut n_outside, mut outside) = (0usize, 0.0);
    for (number, value) in raster.values.iter().enumerate() {
        let Some(value) = value.filter(|value| value.is_finite() && *value != 0.0).map(f64::from) else { continue };
        let (row, column) = (number / raster.width.max(1) as usize, number % raster.width.max(1) as usize);
        let x = raster.origin.0 + (column as f64 + 0.5) * raster.cell.0;
        let y = raster.origin.1 - (row as f64 + 0.5) * raster.cell.1;
        let Ok(at) = crs.to_wgs84(x, y) else { continue };
        if options.bounds.is_some_and(|bounds| !inside(bounds, at)) {
            n_outside += usize::from(value > 0.0);
            outside += value.max(0.0);
        } else if value < 0.0 {
            n_negative += 1;
        } else {
            cells.push((format!("cell/{}/{}", row + 1, column + 1), at, value));
        }
    }
    let note = |severity, rule| Finding::new(severity, &raster.source, "", rule);
    if n_negative > 0 {
        findings.push(note(Severity::Warning, rules::RASTER_NEGATIVE).with("n", n_negative));
    }
    if n_outside > 0 {
        let outside = outside.round();
        findings.push(note(Severity::Note, rules::CELLS_OUTSIDE).with("n", n_outside).with("people", outside));
    }
    let total = cells.iter().map(|(_, _, people)| people).sum::<f64>().round();
    if !(1.0..=2e9).contains(&total) {
        return Err(vec![Trouble::new(&raster.source, rules::NOTHING_USABLE).with("n", raster.values.len())]);
    }
    let weights: Vec<u64> = cells.iter().map(|(_, _, people)| (people * 1e6).round() as u64).collect();
    let shares = apportion(total as u32, &weights);
    let origins = cells.into_iter().zip(shares).filter(|(_, people)| *people > 0).map(|((id, at, _), people)| Origin {
        id,
        at,
        people: People(people),
        ages: None,
        kind: OriginKind::Cell,
        method: OriginMethod::Given,
        community: u32::MAX,
        compound: u32::MAX,
    });
    Ok((origins.collect(), findings))
}

fn crs_of(raster: &Raster, options: &PeopleOptions<'_>, findings: &mut Vec<Finding>) -> Result<Crs, Trouble> {
    if let Some(crs) = options.crs {
        return Ok(crs);
    }
    match raster.declared_crs.as_deref().map(|word| (word, parse_crs(word))) {
        Some((_, Ok(crs))) => Ok(crs),
        Some((word, Err(_))) => Err(Trouble::new(&raster.source, rules::CRS_OLD_DATUM).with("crs", word)),
        None => {
            findings.push(
                Finding::new(Severity::Warning, &raster.source, "", rules::CRS_ASSUMED)
                    .with("n", raster.values.len())
                    .with("crs", Crs::Wgs84.name()),
            );
            Ok(Crs::Wgs84)
        }
    }
}
