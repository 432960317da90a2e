//! The way behind a number, street by street.

use std::path::Path;

use yike_domain::{Finding, LonLat, Severity, Trouble, walking::Basis};
use yike_engine::{
    access::{self, Placed},
    network::{Attachment, Snapper},
};

use super::{
    ask::{Ask, metres},
    border::Border,
    output::{Column, Form, Row, write},
    rules,
};
use crate::exchange::layer::{GeometryKind, lines};

/// The way between two positions, street by street, and what is odd about it.
///
/// # Errors
/// No way, or the file cannot be written.
pub fn explain(
    ask: &Ask,
    from: LonLat,
    to: LonLat,
    out: Option<&Path>,
) -> Result<(access::Explanation, Vec<Finding>), Trouble> {
    out.map(Form::of).transpose()?;
    let walk = ask.walk();
    let snapper = Snapper::new(&walk, ask.snap);
    let place = |given: LonLat| {
        let snapped = snapper.snap(given);
        Placed { given, snapped, attachment: snapped.as_ref().map_or(Attachment::NONE, |s| walk.attach(s)) }
    };
    let (from, to) = (place(from), place(to));
    for (which, end) in [("from", &from), ("to", &to)] {
        if !end.attachment.is_some() {
            let at = format!("{},{}", end.given.lon_degrees(), end.given.lat_degrees());
            return Err(Trouble::new(&ask.source, rules::OFF_STREETS)
                .with("which", which)
                .with("at", at)
                .with("limit", ask.snap.limit_m));
        }
    }
    let explanation = access::explain(&walk, &from, &to)
        .ok_or_else(|| Trouble::new(&ask.source, rules::NO_WAY).with("profile", ask.profile().id.as_str()))?;
    let cost = match walk.profile.basis {
        Basis::Length => explanation.length_mm.saturating_add(explanation.access_mm),
        Basis::Time => explanation.duration_ms,
    };
    let near = Border::around(&walk, &[from], &[to]).between(0, 0, Some(cost));
    let finding = near.then(|| {
        let at = format!("{},{}", from.given.lon_degrees(), from.given.lat_degrees());
        Finding::new(Severity::Warning, &ask.source, at, rules::NEAR_BORDER).with("count", "1")
    });
    if let Some(out) = out {
        write_way(ask, &explanation, out)?;
    }
    Ok((explanation, finding.into_iter().collect()))
}

fn write_way(ask: &Ask, explanation: &access::Explanation, out: &Path) -> Result<(), Trouble> {
    let columns = vec![
        Column::whole("step"),
        Column::whole("way"),
        Column::text("name"),
        Column::text("class"),
        Column::real("length_m", 3),
        Column::whole("duration_ms"),
    ];
    let rows = (1i64..).zip(&explanation.steps).map(|(number, step)| -> Row {
        let values = vec![
            number.into(),
            step.way.into(),
            step.name.as_str().into(),
            step.class.as_str().into(),
            metres(step.length_mm).into(),
            step.duration_ms.into(),
        ];
        (Some(lines(std::slice::from_ref(&step.line))), values)
    });
    write(out, &ask.head("way", columns, GeometryKind::MultiLineString, true), rows)
}
