//! Questions to a network: matrix, measure, isochrone, explain.

use std::{collections::BTreeSet, path::Path};

use serde_json::{Value, json};
use yike_domain::{Finding, LonLat, Severity, Trouble, walking::WalkProfile};
use yike_engine::{
    access::{
        self, Control, Direction, IsochroneOptions, Placed,
        analyst::{Decay, Opportunity, Request},
    },
    import::points::{self, AnalystPoint, PointPlace},
    network::{Attachment, GatePolicy, Network, NodeIndex, SnapOptions, Snapper, Walk},
};

use super::{
    open_network,
    output::{Answer, Column, multi_polygon, position, write, write_features},
    rules,
};
use crate::{
    embedded,
    exchange::{Limits, read_csv},
};

/// What every question has: a network, a profile, a gate policy.
pub struct Ask {
    network: Network,
    source: String,
    profile: WalkProfile,
    gates: GatePolicy,
    gates_word: String,
}

impl Ask {
    /// Opens the network and looks up profile and gate policy by their words.
    ///
    /// # Errors
    /// The network cannot be opened, or a word is not known.
    pub fn open(network: &Path, profile: &str, gates: &str) -> Result<Self, Trouble> {
        let name = format!("profiles/{profile}.toml");
        let text = embedded::data_text(&name).filter(|_| profile != "streets").ok_or_else(|| {
            let known: Vec<&str> = embedded::data_folder("profiles")
                .filter_map(|(name, _)| name.strip_suffix(".toml"))
                .filter(|name| *name != "streets")
                .collect();
            Trouble::new("", rules::PROFILE_UNKNOWN).with("profile", profile).with("known", known.join(", "))
        })?;
        let policy =
            GatePolicy::from_word(gates).ok_or_else(|| Trouble::new("", rules::GATES_UNKNOWN).with("gates", gates))?;
        Ok(Self {
            source: network.display().to_string(),
            network: open_network(network)?,
            profile: WalkProfile::parse(&name, text)?,
            gates: policy,
            gates_word: gates.to_owned(),
        })
    }

    fn walk(&self) -> Walk<'_> {
        Walk::new(&self.network, &self.profile, self.gates)
    }

    /// What the answer rests on, for GeoJSON files.
    fn notes(&self) -> Value {
        json!({
            "network": self.network.digest(),
            "profile": self.profile.id,
            "gates": self.gates_word,
            "map": self.network.meta().source_sha256,
            "attribution": "© OpenStreetMap contributors",
        })
    }

    /// Points on the network; those without a street are findings.
    fn place(
        &self,
        walk: &Walk<'_>,
        points: &[AnalystPoint],
        file: &Path,
    ) -> Result<(Vec<Placed>, Vec<Finding>), Trouble> {
        let source = file.display().to_string();
        let nodes = points.iter().any(|p| matches!(p.place, PointPlace::Node(_))).then(|| NodeIndex::of(&self.network));
        let snapper = Snapper::new(walk, SnapOptions::default());
        let mut findings = Vec::new();
        let mut placed = Vec::with_capacity(points.len());
        for point in points {
            let (given, snapped) = match point.place {
                PointPlace::At(at) => (at, snapper.snap(at)),
                PointPlace::Node(id) => {
                    let snapped = nodes.as_ref().and_then(|n| n.find(id)).ok_or_else(|| {
                        Trouble::new(&source, rules::NODE_UNKNOWN)
                            .at(format!("row {}", point.row))
                            .with("node", id.to_string())
                            .with("network", self.source.as_str())
                    })?;
                    (snapped.at, Some(snapped))
                }
            };
            if snapped.is_none() {
                let row = point.row.to_string();
                findings.push(
                    Finding::new(Severity::Warning, &source, format!("row {row}"), rules::NOT_SNAPPED)
                        .with("id", point.id.as_str())
                        .with("limit", SnapOptions::default().limit_m),
                );
            }
            let attachment = snapped.as_ref().map_or(Attachment::NONE, |s| walk.attach(s));
            placed.push(Placed { given, snapped, attachment });
        }
        Ok((placed, findings))
    }
}

/// Points of a CSV file; an id (with its type) stands once.
fn read_points(file: &Path) -> Result<Vec<AnalystPoint>, Trouble> {
    let table = read_csv(file, &Limits::default())?;
    let points = points::read_points(&table)?;
    let mut seen = BTreeSet::new();
    match points.iter().find(|p| !seen.insert((&p.id, &p.type_))) {
        Some(twice) => Err(Trouble::new(&table.source, rules::ID_TWICE)
            .at(format!("row {}", twice.row))
            .with("id", twice.id.as_str())),
        None => Ok(points),
    }
}

fn stopped(_: access::Cancelled) -> Trouble {
    Trouble::new("", rules::STOPPED)
}

fn metres(mm: u32) -> f64 {
    f64::from(mm) / 1000.0
}

/// The matrix between two point files: `from,to,length_m,access_m,duration_ms`.
///
/// # Errors
/// A file cannot be read or written, or the caller stopped.
pub fn matrix(ask: &Ask, from: &Path, to: &Path, out: &Path, control: Control<'_>) -> Result<Vec<Finding>, Trouble> {
    let walk = ask.walk();
    let (from_points, to_points) = (read_points(from)?, read_points(to)?);
    let (from_placed, mut findings) = ask.place(&walk, &from_points, from)?;
    let (to_placed, more) = ask.place(&walk, &to_points, to)?;
    findings.extend(more);
    let cells = access::matrix(&walk, &from_placed, &to_placed, control).map_err(stopped)?;
    let pairs = || from_points.iter().flat_map(|f| to_points.iter().map(move |t| (f, t)));
    let columns = vec![
        ("from".to_owned(), Column::Text(pairs().map(|(f, _)| f.id.clone()).collect())),
        ("to".to_owned(), Column::Text(pairs().map(|(_, t)| t.id.clone()).collect())),
        ("length_m".to_owned(), Column::Decimal(3, cells.iter().map(|c| c.map(|p| metres(p.length_mm))).collect())),
        ("access_m".to_owned(), Column::Decimal(3, cells.iter().map(|c| c.map(|p| metres(p.access_mm))).collect())),
        ("duration_ms".to_owned(), Column::Whole(cells.iter().map(|c| c.map(|p| i64::from(p.duration_ms))).collect())),
    ];
    write(out, &Answer { columns, at: None })?;
    Ok(findings)
}

/// Nearest, sums and decays of every origin: `id`, then per type `T_d1…`, `T_sum_R`, `T_linear_R`, `T_exp_R`.
///
/// # Errors
/// A file cannot be read or written, a decay is unknown, or the caller stopped.
pub fn measure(
    ask: &Ask,
    origins: &Path,
    opportunities: &Path,
    (nearest, within_m, decays): (usize, &[u32], &[String]),
    out: &Path,
    control: Control<'_>,
) -> Result<Vec<Finding>, Trouble> {
    let decays = decays
        .iter()
        .map(|word| {
            Decay::from_word(word).ok_or_else(|| Trouble::new("", rules::DECAY_UNKNOWN).with("decay", word.as_str()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let walk = ask.walk();
    let (origin_points, chances) = (read_points(origins)?, read_points(opportunities)?);
    let (origin_placed, mut findings) = ask.place(&walk, &origin_points, origins)?;
    let (chance_placed, more) = ask.place(&walk, &chances, opportunities)?;
    findings.extend(more);
    let mut types: Vec<&str> = Vec::new();
    let list: Vec<Opportunity> = chances
        .iter()
        .zip(&chance_placed)
        .map(|(point, placed)| {
            let kind = point.type_.as_deref().unwrap_or("all");
            let type_idx = types.iter().position(|t| *t == kind).unwrap_or_else(|| {
                types.push(kind);
                types.len() - 1
            });
            Opportunity { at: placed.attachment, type_idx: type_idx as u32, weight: point.weight }
        })
        .collect();
    let request = Request { nearest, within_m: within_m.to_vec(), decays };
    let places: Vec<Attachment> = origin_placed.iter().map(|p| p.attachment).collect();
    let answers = access::analyst::measure(&walk, &places, &list, types.len(), &request, control).map_err(stopped)?;
    let mut columns = vec![("id".to_owned(), Column::Text(origin_points.iter().map(|p| p.id.clone()).collect()))];
    for (t, name) in types.iter().enumerate() {
        let of_type = || answers.iter().skip(t).step_by(types.len());
        for rank in 0..nearest {
            let values = of_type().map(|a| a.nearest_m.get(rank).copied()).collect();
            columns.push((format!("{name}_d{}", rank + 1), Column::Decimal(3, values)));
        }
        // An origin without a street has no sums: empty, not zero.
        let known = |values: Vec<f64>| {
            values.into_iter().zip(&places).map(|(value, place)| place.is_some().then_some(value)).collect::<Vec<_>>()
        };
        for (i, radius) in within_m.iter().enumerate() {
            let values = known(of_type().map(|a| a.sums[i]).collect());
            columns.push((format!("{name}_sum_{radius}"), Column::Decimal(6, values)));
        }
        for (i, decay) in request.decays.iter().enumerate() {
            let values = known(of_type().map(|a| a.decayed[i]).collect());
            columns.push((format!("{name}_{}", decay.column()), Column::Decimal(6, values)));
        }
    }
    let at = origin_placed.iter().map(|p| p.given).collect();
    write(out, &Answer { columns, at: Some(at) })?;
    Ok(findings)
}

/// Isochrones of every point, one feature a point and cutoff.
///
/// # Errors
/// A file cannot be read or written, or the caller stopped.
pub fn isochrones(
    ask: &Ask,
    points: &Path,
    minutes: &[u32],
    out: &Path,
    control: Control<'_>,
) -> Result<Vec<Finding>, Trouble> {
    let walk = ask.walk();
    let list = read_points(points)?;
    let (placed, findings) = ask.place(&walk, &list, points)?;
    let mut minutes = minutes.to_vec();
    minutes.sort_unstable();
    minutes.dedup();
    let cutoffs: Vec<u32> = minutes.iter().map(|m| walk.cost_of_ms(m.saturating_mul(60_000))).collect();
    let sources: Vec<Vec<Attachment>> = placed.iter().map(|p| vec![p.attachment]).collect();
    let options = IsochroneOptions::default();
    let shapes =
        access::isochrones(&walk, &sources, &cutoffs, Direction::FromHome, options, control).map_err(stopped)?;
    let mut features = Vec::new();
    for ((point, place), shapes) in list.iter().zip(&placed).zip(&shapes) {
        // The largest first, so that a map draws the smaller on top.
        for (minutes, isochrone) in minutes.iter().zip(shapes).rev() {
            let geometry = if isochrone.shape.0.is_empty() { Value::Null } else { multi_polygon(&isochrone.shape) };
            features.push(json!({
                "type": "Feature",
                "properties": {
                    "id": point.id,
                    "lon": place.given.lon_degrees(),
                    "lat": place.given.lat_degrees(),
                    "minutes": minutes,
                    "street_m": isochrone.street_mm / 1000,
                    "area_m2": isochrone.shape.area_m2().round(),
                },
                "geometry": geometry,
            }));
        }
    }
    write_features(out, features, ask.notes())?;
    Ok(findings)
}

/// The way between two positions, street by street.
///
/// # Errors
/// No way, or the file cannot be written.
pub fn explain(ask: &Ask, from: LonLat, to: LonLat, out: Option<&Path>) -> Result<access::Explanation, Trouble> {
    let walk = ask.walk();
    let snapper = Snapper::new(&walk, SnapOptions::default());
    let place = |given: LonLat| {
        let snapped = snapper.snap(given);
        Placed { given, snapped, attachment: snapped.as_ref().map_or(Attachment::NONE, |s| walk.attach(s)) }
    };
    let explanation = access::explain(&walk, &place(from), &place(to))
        .ok_or_else(|| Trouble::new(&ask.source, rules::NO_WAY).with("profile", ask.profile.id.as_str()))?;
    if let Some(out) = out {
        let features = explanation
            .steps
            .iter()
            .enumerate()
            .map(|(number, step)| {
                let line: Vec<Value> = step.line.iter().map(|at| position(*at)).collect();
                json!({
                    "type": "Feature",
                    "properties": {
                        "step": number + 1, "way": step.way, "name": step.name, "class": step.class,
                        "length_m": metres(step.length_mm), "duration_ms": step.duration_ms,
                    },
                    "geometry": {"type": "LineString", "coordinates": line},
                })
            })
            .collect();
        write_features(out, features, ask.notes())?;
    }
    Ok(explanation)
}
