//! Questions to a network: matrix, measure, isochrone, explain.

use std::{collections::BTreeSet, path::Path};

use serde_json::{Value as Json, json};
use yike_domain::{
    Finding, Severity, Trouble,
    walking::{Basis, WalkProfile},
};
use yike_engine::{
    access::{
        self, Control, Direction, IsochroneOptions, Placed,
        analyst::{Answer, Decay, Opportunity, Request},
    },
    import::points::{self, AnalystPoint, PointPlace},
    network::{Attachment, GatePolicy, Network, NodeIndex, SnapOptions, Snapper, Walk},
};

use super::{
    border::Border,
    open_network,
    output::{Column, Form, Head, Row, write},
    own_place, rules,
};
use crate::{
    embedded,
    exchange::{
        Limits,
        layer::{GeometryKind, Value, lines, point, polygons},
        read_csv,
    },
};

/// What every question has: a network, a profile, a gate policy.
pub struct Ask {
    network: Network,
    pub(super) source: String,
    profile: WalkProfile,
    gates: GatePolicy,
    gates_word: String,
    pub(super) snap: SnapOptions,
}

impl Ask {
    /// A network with everything looked up.
    pub(super) fn with(
        source: &Path,
        network: Network,
        profile: WalkProfile,
        (gates, gates_word): (GatePolicy, &str),
        snap: SnapOptions,
    ) -> Self {
        let source = source.display().to_string();
        Self { network, source, profile, gates, gates_word: gates_word.to_owned(), snap }
    }

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
        let profile = WalkProfile::parse(&name, text)?;
        Ok(Self::with(network, open_network(network)?, profile, (policy, gates), SnapOptions::default()))
    }

    pub(super) fn walk(&self) -> Walk<'_> {
        Walk::new(&self.network, &self.profile, self.gates)
    }

    /// The profile walked.
    #[must_use]
    pub const fn profile(&self) -> &WalkProfile {
        &self.profile
    }

    /// The word of the gate policy: `open`, `residents` or `closed`.
    #[must_use]
    pub fn gates(&self) -> &str {
        &self.gates_word
    }

    /// Digest of the network.
    #[must_use]
    pub fn digest(&self) -> String {
        self.network.digest()
    }

    /// What the answer rests on, for the files that can say it.
    fn notes(&self) -> Json {
        let meta = self.network.meta();
        let mut notes = json!({
            "network": self.digest(),
            "source": meta.source,
            "profile": self.profile.id,
            "gates": self.gates_word,
        });
        for (key, value) in [("map", Some(&meta.source_sha256)), ("map_date", meta.data_date.as_ref())] {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                notes[key] = json!(value);
            }
        }
        notes
    }

    pub(super) fn head(
        &self,
        name: &'static str,
        columns: Vec<Column>,
        geometry: GeometryKind,
        shapes_in_tables: bool,
    ) -> Head {
        let attribution = if self.network.meta().is_from_map() { "© OpenStreetMap contributors" } else { "" };
        Head { name, columns, geometry, shapes_in_tables, notes: self.notes(), attribution: attribution.to_owned() }
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
        let snapper = Snapper::new(walk, self.snap);
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
                        .with("limit", self.snap.limit_m),
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

pub(super) fn metres(mm: u32) -> f64 {
    f64::from(mm) / 1000.0
}

/// The matrix between two point files: `from,to,length_m,access_m,duration_ms`.
/// GeoJSON draws a straight line for each pair.
///
/// # Errors
/// A file cannot be read or written, or the caller stopped.
pub fn matrix(ask: &Ask, from: &Path, to: &Path, out: &Path, control: Control<'_>) -> Result<Vec<Finding>, Trouble> {
    let form = Form::of(out)?;
    let walk = ask.walk();
    let (from_points, to_points) = (read_points(from)?, read_points(to)?);
    let (from_placed, mut findings) = ask.place(&walk, &from_points, from)?;
    let (to_placed, more) = ask.place(&walk, &to_points, to)?;
    findings.extend(more);
    let cells = access::matrix(&walk, &from_placed, &to_placed, control).map_err(stopped)?;
    let border = Border::around(&walk, &from_placed, &to_placed);
    let near = cells.chunks(to_points.len()).enumerate().map(|(origin, row)| {
        let cost = |pair: &access::Pair| match walk.profile.basis {
            Basis::Length => pair.length_mm.saturating_add(pair.access_mm),
            Basis::Time => pair.duration_ms,
        };
        row.iter().enumerate().any(|(target, pair)| border.between(origin, target, pair.as_ref().map(cost)))
    });
    findings.extend(border_finding(from, &from_points, near));
    let columns = vec![
        Column::text("from"),
        Column::text("to"),
        Column::real("length_m", 3),
        Column::real("access_m", 3),
        Column::whole("duration_ms"),
    ];
    let pairs = (0..from_points.len()).flat_map(|f| (0..to_points.len()).map(move |t| (f, t)));
    let rows = pairs.zip(&cells).map(|((f, t), cell)| {
        let shape = (form == Form::GeoJson).then(|| lines(&[vec![from_placed[f].given, to_placed[t].given]]));
        let values = vec![
            from_points[f].id.as_str().into(),
            to_points[t].id.as_str().into(),
            cell.map(|pair| metres(pair.length_mm)).into(),
            cell.map(|pair| metres(pair.access_mm)).into(),
            cell.map(|pair| i64::from(pair.duration_ms)).into(),
        ];
        (shape, values)
    });
    write(out, &ask.head("matrix", columns, GeometryKind::MultiLineString, false), rows)?;
    Ok(findings)
}

/// One finding about all opportunities that found no street.
fn not_counted(file: &Path, lost: &[Finding]) -> Option<Finding> {
    const NAMED: usize = 20;
    let more = if lost.len() > NAMED { ", …" } else { "" };
    let rows = lost.iter().take(NAMED).map(|f| f.object.trim_start_matches("row ")).collect::<Vec<_>>().join(", ");
    (!lost.is_empty()).then(|| {
        let object = format!("rows {rows}{more}");
        Finding::new(Severity::Warning, &file.display().to_string(), object, rules::NOT_COUNTED)
            .with("count", lost.len())
            .with("limit", SnapOptions::default().limit_m)
    })
}

/// A finding about the origins that are near the border of the map, if there are any.
fn border_finding(file: &Path, points: &[AnalystPoint], near: impl Iterator<Item = bool>) -> Option<Finding> {
    const NAMED: usize = 20;
    let ids: Vec<&str> = points.iter().zip(near).filter(|(_, near)| *near).map(|(p, _)| p.id.as_str()).collect();
    let more = if ids.len() > NAMED { ", …" } else { "" };
    let object = ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ") + more;
    (!ids.is_empty()).then(|| {
        let source = file.display().to_string();
        Finding::new(Severity::Warning, &source, object, rules::NEAR_BORDER).with("count", ids.len().to_string())
    })
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
    Form::of(out)?;
    let decays = decays
        .iter()
        .map(|word| {
            Decay::from_word(word).ok_or_else(|| Trouble::new("", rules::DECAY_UNKNOWN).with("decay", word.as_str()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if nearest == 0 && within_m.is_empty() && decays.is_empty() {
        return Err(Trouble::new("", rules::NOTHING_ASKED));
    }
    let walk = ask.walk();
    let (origin_points, chances) = (read_points(origins)?, read_points(opportunities)?);
    let (origin_placed, mut findings) = ask.place(&walk, &origin_points, origins)?;
    let (chance_placed, lost) = ask.place(&walk, &chances, opportunities)?;
    findings.extend(not_counted(opportunities, &lost));
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
    let request = Request { nearest, within_m: once(within_m), decays: once(&decays) };
    let places: Vec<Attachment> = origin_placed.iter().map(|p| p.attachment).collect();
    let mut answers =
        access::analyst::measure(&walk, &places, &list, types.len(), &request, control).map_err(stopped)?;
    own_place::correct(&walk, &origin_placed, (&chance_placed, &list), &request, &mut answers);
    let border = Border::around(&walk, &origin_placed, &[]);
    let ranges = request.within_m.iter().copied().chain(request.decays.iter().map(Decay::range_m));
    let longest = ranges.max().map_or(0, |m| walk.cost_of_mm(u64::from(m) * 1000));
    let near = answers.chunks(types.len()).enumerate().map(|(origin, answers)| {
        let last = |answer: &Answer| border.nearer(&walk, origin, answer.nearest_m.get(nearest - 1).copied());
        border.within(origin, longest) || (nearest > 0 && answers.iter().any(last))
    });
    findings.extend(border_finding(origins, &origin_points, near));
    let rows = answers.chunks(types.len()).enumerate().map(|(origin, answers)| {
        let mut values: Vec<Value> = vec![origin_points[origin].id.as_str().into()];
        // An origin without a street has no sums: empty, not zero.
        let known = |sum: &f64| Value::from(places[origin].is_some().then_some(*sum));
        for answer in answers {
            values.extend((0..nearest).map(|rank| Value::from(answer.nearest_m.get(rank).copied())));
            values.extend(answer.sums.iter().chain(&answer.decayed).map(known));
        }
        (Some(point(origin_placed[origin].given)), values)
    });
    write(out, &ask.head("measure", measure_columns(&types, &request), GeometryKind::Point, false), rows)?;
    Ok(findings)
}

/// `id`, then for each type its nearest, its sums and its decays.
fn measure_columns(types: &[&str], request: &Request) -> Vec<Column> {
    let mut columns = vec![Column::text("id")];
    for name in types {
        columns.extend((1..=request.nearest).map(|rank| Column::real(format!("{name}_d{rank}"), 3)));
        columns.extend(request.within_m.iter().map(|radius| Column::real(format!("{name}_sum_{radius}"), 6)));
        columns.extend(request.decays.iter().map(|decay| Column::real(format!("{name}_{}", decay.column()), 6)));
    }
    columns
}

/// Each value once, in the order of the list.
fn once<T: PartialEq + Copy>(list: &[T]) -> Vec<T> {
    let first = |(at, value): (usize, &T)| (!list[..at].contains(value)).then_some(*value);
    list.iter().enumerate().filter_map(first).collect()
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
    Form::of(out)?;
    let walk = ask.walk();
    let list = read_points(points)?;
    let (placed, mut findings) = ask.place(&walk, &list, points)?;
    let mut minutes = minutes.to_vec();
    minutes.sort_unstable();
    minutes.dedup();
    let cutoffs: Vec<u32> = minutes.iter().map(|m| walk.cost_of_ms(m.saturating_mul(60_000))).collect();
    let sources: Vec<Vec<Attachment>> = placed.iter().map(|p| vec![p.attachment]).collect();
    let options = IsochroneOptions::default();
    let shapes =
        access::isochrones(&walk, &sources, &cutoffs, Direction::FromHome, options, control).map_err(stopped)?;
    let border = Border::around(&walk, &placed, &[]);
    let longest = cutoffs.last().copied().unwrap_or(0);
    findings.extend(border_finding(points, &list, (0..list.len()).map(|origin| border.within(origin, longest))));
    let columns = vec![
        Column::text("id"),
        Column::whole("minutes"),
        Column::real("lon", 7),
        Column::real("lat", 7),
        Column::whole("street_m"),
        Column::real("area_m2", 0),
    ];
    // The largest first, so that a map draws the smaller on top.
    let each = list.iter().zip(&placed).zip(&shapes).flat_map(|((point, place), shapes)| {
        minutes.iter().zip(shapes).rev().map(move |(minutes, isochrone)| (point, place, *minutes, isochrone))
    });
    let rows = each.map(|(point, place, minutes, isochrone)| -> Row {
        let shape = (!isochrone.shape.0.is_empty()).then(|| polygons(&isochrone.shape));
        let street_m = i64::try_from(isochrone.street_mm / 1000).unwrap_or(i64::MAX);
        let values = vec![
            point.id.as_str().into(),
            minutes.into(),
            place.given.lon_degrees().into(),
            place.given.lat_degrees().into(),
            street_m.into(),
            isochrone.shape.area_m2().round().into(),
        ];
        (shape, values)
    });
    write(out, &ask.head("isochrones", columns, GeometryKind::MultiPolygon, true), rows)?;
    Ok(findings)
}
