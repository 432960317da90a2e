//! The shapes: records of points, lines and polygons, heights and measures left out.

use yike_domain::Trouble;
use yike_engine::import::table::RawShape;

use crate::exchange::{layer::shape_bounds, rules};

const HEADER_BYTES: usize = 100;
const FILE_CODE: i32 = 9994;
/// Pairs of outer ring and hole that are compared; beyond it a hole belongs to the ring before it.
const COMPARED: usize = 10_000_000;

type Ring = Vec<(f64, f64)>;
/// A ring and its number in the record.
type Numbered = (usize, Ring);

/// Why a record is no shape.
#[derive(Debug, PartialEq)]
pub(super) enum Problem {
    /// The bytes end too early or make no sense.
    Broken,
    /// A kind that a table has no place for.
    Kind(&'static str),
}

impl Problem {
    pub(super) fn trouble(&self, source: &str) -> Trouble {
        match self {
            Self::Broken => Trouble::new(source, rules::SHAPE_ODD).with("kind", "SHP"),
            Self::Kind(kind) => Trouble::new(source, rules::SHAPE_NOT_READ).with("kind", *kind),
        }
    }
}

/// The records of a file, one after the other.
pub(super) struct Records<'a> {
    rest: &'a [u8],
    failed: bool,
}

impl<'a> Records<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let (header, rest) = bytes.split_at_checked(HEADER_BYTES).ok_or("the header of .shp is cut")?;
        if i32::from_be_bytes(four(header, 0)) != FILE_CODE {
            return Err("no .shp: its code is not 9994".into());
        }
        Ok(Self { rest, failed: false })
    }

    fn record(&mut self) -> Result<Option<RawShape>, Problem> {
        let (head, rest) = self.rest.split_at_checked(8).ok_or(Problem::Broken)?;
        let words = usize::try_from(i32::from_be_bytes(four(head, 4))).map_err(|_| Problem::Broken)?;
        let (content, rest) = words.checked_mul(2).and_then(|n| rest.split_at_checked(n)).ok_or(Problem::Broken)?;
        self.rest = rest;
        shape(content)
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Option<RawShape>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() || self.failed {
            return None;
        }
        let record = self.record();
        self.failed = record.is_err();
        Some(record)
    }
}

fn four(bytes: &[u8], at: usize) -> [u8; 4] {
    bytes[at..at + 4].try_into().expect("four bytes")
}

/// The shape of a record; a null shape is none.
fn shape(content: &[u8]) -> Result<Option<RawShape>, Problem> {
    let (kind, body) = content.split_at_checked(4).ok_or(Problem::Broken)?;
    let shape = match i32::from_le_bytes(four(kind, 0)) {
        0 => return Ok(None),
        1 | 11 | 21 => RawShape::Point(double(body, 0)?, double(body, 8)?),
        3 | 13 | 23 => RawShape::Lines(parts(body)?),
        5 | 15 | 25 => RawShape::Polygons(polygons(parts(body)?)),
        8 | 18 | 28 => match count(body, 32)? {
            0 => return Ok(None),
            1 => RawShape::Point(double(body, 36)?, double(body, 44)?),
            _ => return Err(Problem::Kind("MultiPoint")),
        },
        31 => return Err(Problem::Kind("MultiPatch")),
        _ => return Err(Problem::Broken),
    };
    Ok(Some(shape).filter(|shape| shape_bounds(shape).is_some()))
}

fn double(bytes: &[u8], at: usize) -> Result<f64, Problem> {
    let bytes = bytes.get(at..at + 8).ok_or(Problem::Broken)?;
    Ok(f64::from_le_bytes(bytes.try_into().expect("eight bytes")))
}

fn count(bytes: &[u8], at: usize) -> Result<usize, Problem> {
    let bytes = bytes.get(at..at + 4).ok_or(Problem::Broken)?;
    usize::try_from(i32::from_le_bytes(four(bytes, 0))).map_err(|_| Problem::Broken)
}

/// Parts of a line or polygon: box, numbers of parts and points, where each part begins, points.
fn parts(body: &[u8]) -> Result<Vec<Ring>, Problem> {
    let (n_parts, n_points) = (count(body, 32)?, count(body, 36)?);
    let points_at = n_parts.checked_mul(4).and_then(|n| n.checked_add(40)).ok_or(Problem::Broken)?;
    let points_end = n_points.checked_mul(16).and_then(|n| n.checked_add(points_at)).ok_or(Problem::Broken)?;
    if points_end > body.len() {
        return Err(Problem::Broken);
    }
    let begins = (0..n_parts).map(|part| count(body, 40 + 4 * part)).collect::<Result<Vec<_>, _>>()?;
    let ends = begins.iter().skip(1).copied().chain([n_points]);
    let mut parts = Vec::with_capacity(n_parts);
    for (begin, end) in begins.iter().copied().zip(ends) {
        if begin > end || end > n_points {
            return Err(Problem::Broken);
        }
        let at = |point: usize| Ok((double(body, points_at + 16 * point)?, double(body, points_at + 16 * point + 8)?));
        parts.push((begin..end).map(at).collect::<Result<Ring, Problem>>()?);
    }
    Ok(parts)
}

/// Rings as polygons: clockwise ones are outer, the others are holes of the outer ring
/// around them (white paper, page 8). A ring that turns the wrong way and lies in none
/// is a polygon of its own, as some programs write it.
fn polygons(rings: Vec<Ring>) -> Vec<Vec<Ring>> {
    let (outers, holes): (Vec<Numbered>, Vec<Numbered>) =
        rings.into_iter().enumerate().partition(|(_, ring)| is_clockwise(ring));
    let boxes: Vec<Option<[f64; 4]>> = outers.iter().map(|(_, ring)| ring_bounds(ring)).collect();
    let compare_all = outers.len().saturating_mul(holes.len()) <= COMPARED;
    let mut polygons: Vec<(usize, Vec<Ring>)> = outers.into_iter().map(|(at, ring)| (at, vec![ring])).collect();
    let n_outers = polygons.len();
    for (at, hole) in holes {
        let before = polygons[..n_outers].partition_point(|(outer, _)| *outer < at).checked_sub(1);
        let around = |outer: &usize| {
            let inside_box = match (hole.first(), boxes[*outer]) {
                (Some((x, y)), Some([west, south, east, north])) => {
                    (west..=east).contains(x) && (south..=north).contains(y)
                }
                _ => false,
            };
            inside_box && surrounds(&polygons[*outer].1[0], &hole)
        };
        let found = match before.filter(around) {
            None if compare_all => (0..n_outers).find(around),
            None => before,
            found => found,
        };
        match found {
            Some(outer) => polygons[outer].1.push(hole),
            None => polygons.push((at, vec![hole])),
        }
    }
    polygons.sort_by_key(|(at, _)| *at);
    polygons.into_iter().map(|(_, rings)| rings).collect()
}

fn ring_bounds(ring: &Ring) -> Option<[f64; 4]> {
    ring.iter()
        .map(|(x, y)| [*x, *y, *x, *y])
        .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
}

/// Sign of the area by the shoelace formula, from the first point so that large coordinates keep their digits.
fn is_clockwise(ring: &Ring) -> bool {
    let Some((x0, y0)) = ring.first() else { return false };
    let twice: f64 = ring.windows(2).map(|p| (p[0].0 - x0) * (p[1].1 - y0) - (p[1].0 - x0) * (p[0].1 - y0)).sum();
    twice < 0.0
}

/// Whether the first corner of the hole that is no corner of the ring lies inside it.
fn surrounds(ring: &Ring, hole: &Ring) -> bool {
    let Some((x, y)) = hole.iter().find(|at| !ring.contains(at)) else { return true };
    ring.windows(2).fold(false, |inside, pair| {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let crosses = (ay > *y) != (by > *y) && *x < (bx - ax) * (y - ay) / (by - ay) + ax;
        inside ^ crosses
    })
}
