//! Well-known binary (OGC 06-103r4, clause 8): shapes as bytes, and back within limits.

use yike_engine::import::table::RawShape;

/// Why bytes are no shape Yike reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WkbProblem {
    /// The bytes end too early or make no sense.
    Broken,
    /// A kind of geometry that no table of Yike's has, by its WKB number.
    Kind(u32),
}

const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;
const COLLECTION: u32 = 7;

/// Appends a shape, little-endian: a point, a multi-polygon or a multi-line. Rings are closed.
pub fn append(out: &mut Vec<u8>, shape: &RawShape) {
    match shape {
        RawShape::Point(x, y) => {
            head(out, POINT);
            position(out, (*x, *y));
        }
        RawShape::Lines(lines) => {
            head(out, MULTI_LINE);
            count(out, lines.len());
            for line in lines {
                head(out, LINE);
                count(out, line.len());
                line.iter().for_each(|at| position(out, *at));
            }
        }
        RawShape::Polygons(polygons) => {
            head(out, MULTI_POLYGON);
            count(out, polygons.len());
            for polygon in polygons {
                head(out, POLYGON);
                count(out, polygon.len());
                polygon.iter().for_each(|ring| append_ring(out, ring));
            }
        }
    }
}

fn append_ring(out: &mut Vec<u8>, ring: &[(f64, f64)]) {
    let open = ring.first() != ring.last();
    count(out, ring.len() + usize::from(open));
    ring.iter().for_each(|at| position(out, *at));
    if let (true, Some(first)) = (open, ring.first()) {
        position(out, *first);
    }
}

fn head(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend(kind.to_le_bytes());
}

fn count(out: &mut Vec<u8>, n: usize) {
    out.extend(u32::try_from(n).expect("a shape has fewer than 2^32 parts").to_le_bytes());
}

fn position(out: &mut Vec<u8>, (x, y): (f64, f64)) {
    out.extend(x.to_le_bytes());
    out.extend(y.to_le_bytes());
}

/// The shape in `bytes`; heights and measures are left out. An empty geometry is none.
///
/// Counts are believed only as far as bytes follow, so memory stays within a small
/// multiple of `bytes`.
///
/// # Errors
/// The bytes are broken, or a kind (several points, curves) that Yike has no use for.
pub fn parse(bytes: &[u8]) -> Result<Option<RawShape>, WkbProblem> {
    Cursor { bytes, little: true, dimensions: 2 }.shape(0)
}

struct Cursor<'a> {
    bytes: &'a [u8],
    little: bool,
    dimensions: usize,
}

/// Collections inside collections, at most.
const DEPTH: u32 = 4;

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], WkbProblem> {
        let (head, rest) = self.bytes.split_first_chunk::<N>().ok_or(WkbProblem::Broken)?;
        self.bytes = rest;
        Ok(*head)
    }

    fn u32(&mut self) -> Result<u32, WkbProblem> {
        let bytes = self.take()?;
        Ok(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn f64(&mut self) -> Result<f64, WkbProblem> {
        let bytes = self.take()?;
        Ok(if self.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// A count of things of at least `size` bytes each, all of which can follow.
    fn count(&mut self, size: usize) -> Result<usize, WkbProblem> {
        let n = self.u32()? as usize;
        if n.checked_mul(size).is_some_and(|bytes| bytes <= self.bytes.len()) { Ok(n) } else { Err(WkbProblem::Broken) }
    }

    /// Kind of the geometry that begins here; ISO (1001 …) and EWKB (high bits) dimensions.
    fn kind(&mut self) -> Result<u32, WkbProblem> {
        self.little = match self.take::<1>()?[0] {
            0 => false,
            1 => true,
            _ => return Err(WkbProblem::Broken),
        };
        let word = self.u32()?;
        let extra = (word & 0xC000_0000).count_ones() + [0, 1, 1, 2].get((word & 0xFFFF) as usize / 1000).unwrap_or(&0);
        if word & 0x2000_0000 != 0 {
            self.u32()?; // EWKB writes the coordinate system's number here.
        }
        self.dimensions = 2 + extra.min(2) as usize;
        Ok((word & 0xFFFF) % 1000)
    }

    fn shape(&mut self, depth: u32) -> Result<Option<RawShape>, WkbProblem> {
        Ok(match self.kind()? {
            POINT => {
                let (x, y) = self.position()?;
                // An empty point is written as NaN.
                (!(x.is_nan() && y.is_nan())).then_some(RawShape::Point(x, y))
            }
            LINE => Some(RawShape::Lines(vec![self.points()?])),
            POLYGON => Some(RawShape::Polygons(vec![self.polygon()?])),
            MULTI_POINT | MULTI_LINE | MULTI_POLYGON | COLLECTION => {
                let mut parts = Vec::new();
                if depth >= DEPTH {
                    return Err(WkbProblem::Broken);
                }
                for _ in 0..self.count(5)? {
                    parts.extend(self.shape(depth + 1)?);
                }
                join(parts)?
            }
            kind => return Err(WkbProblem::Kind(kind)),
        }
        .filter(|shape| super::layer::shape_bounds(shape).is_some()))
    }

    fn position(&mut self) -> Result<(f64, f64), WkbProblem> {
        let at = (self.f64()?, self.f64()?);
        for _ in 2..self.dimensions {
            self.f64()?;
        }
        Ok(at)
    }

    fn points(&mut self) -> Result<Vec<(f64, f64)>, WkbProblem> {
        let n = self.count(8 * self.dimensions)?;
        (0..n).map(|_| self.position()).collect()
    }

    fn polygon(&mut self) -> Result<Vec<Vec<(f64, f64)>>, WkbProblem> {
        let n = self.count(4)?;
        (0..n).map(|_| self.points()).collect()
    }
}

/// Several shapes as one; they must be of one kind, and only one point.
///
/// # Errors
/// More than one point, or kinds that do not mix.
pub fn join(parts: Vec<RawShape>) -> Result<Option<RawShape>, WkbProblem> {
    let mut parts = parts.into_iter();
    let Some(mut whole) = parts.next() else { return Ok(None) };
    for part in parts {
        match (&mut whole, part) {
            (RawShape::Lines(all), RawShape::Lines(more)) => all.extend(more),
            (RawShape::Polygons(all), RawShape::Polygons(more)) => all.extend(more),
            (RawShape::Point(..), RawShape::Point(..)) => return Err(WkbProblem::Kind(MULTI_POINT)),
            _ => return Err(WkbProblem::Kind(COLLECTION)),
        }
    }
    Ok(Some(whole))
}

/// The OGC's name of a WKB kind, for messages.
#[must_use]
pub fn kind_name(kind: u32) -> String {
    let names =
        ["Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"];
    let name = (kind as usize).checked_sub(1).and_then(|at| names.get(at));
    name.map_or_else(|| format!("WKB {kind}"), |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(shape: &RawShape) -> Vec<u8> {
        let mut out = Vec::new();
        append(&mut out, shape);
        out
    }

    /// A square with a square hole, and a bow tie that crosses itself.
    fn examples() -> [RawShape; 3] {
        let square = |a: f64, b: f64| vec![(a, a), (b, a), (b, b), (a, b), (a, a)];
        let bow_tie = vec![(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)];
        [
            RawShape::Point(116.3, 39.9),
            RawShape::Lines(vec![vec![(0.0, 1.0), (2.0, 3.0)], vec![(5.0, 5.0), (6.0, 6.0)]]),
            RawShape::Polygons(vec![vec![square(0.0, 9.0), square(2.0, 3.0)], vec![bow_tie]]),
        ]
    }

    #[test]
    fn shapes_come_back_as_they_were() {
        for shape in examples() {
            assert_eq!(parse(&bytes(&shape)), Ok(Some(shape)));
        }
    }

    #[test]
    fn a_point_is_the_bytes_of_the_standard() {
        // Byte order 1, kind 1 and two IEEE doubles: 1.0 = 0x3FF0…, 2.0 = 0x4000….
        let expected = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40];
        assert_eq!(bytes(&RawShape::Point(1.0, 2.0)), expected);
    }

    #[test]
    fn heights_measures_and_byte_order_are_understood() {
        let mut iso = vec![0];
        iso.extend(3001u32.to_be_bytes()); // Point ZM
        [7.0f64, 8.0, 9.0, 10.0].iter().for_each(|v| iso.extend(v.to_be_bytes()));
        assert_eq!(parse(&iso), Ok(Some(RawShape::Point(7.0, 8.0))));
        let mut ewkb = vec![1];
        ewkb.extend(0xA000_0001u32.to_le_bytes()); // Point Z with a system's number
        ewkb.extend(4326u32.to_le_bytes());
        [7.0f64, 8.0, 9.0].iter().for_each(|v| ewkb.extend(v.to_le_bytes()));
        assert_eq!(parse(&ewkb), Ok(Some(RawShape::Point(7.0, 8.0))));
    }

    #[test]
    fn every_truncation_and_every_huge_count_is_broken() {
        for shape in examples() {
            let good = bytes(&shape);
            for end in 0..good.len() {
                assert_eq!(parse(&good[..end]), Err(WkbProblem::Broken), "cut at {end}");
            }
        }
        let mut huge = vec![1];
        huge.extend(LINE.to_le_bytes());
        huge.extend(u32::MAX.to_le_bytes());
        assert_eq!(parse(&huge), Err(WkbProblem::Broken));
    }

    #[test]
    fn collections_without_end_and_several_points_are_refused() {
        let mut nested = Vec::new();
        for _ in 0..50_000 {
            head(&mut nested, COLLECTION);
            count(&mut nested, 1);
        }
        assert_eq!(parse(&nested), Err(WkbProblem::Broken));
        let two = vec![RawShape::Point(0.0, 0.0), RawShape::Point(1.0, 1.0)];
        assert_eq!(join(two), Err(WkbProblem::Kind(4)));
        assert_eq!(kind_name(4), "MultiPoint");
    }

    #[test]
    fn an_open_ring_is_closed_and_an_empty_shape_is_none() {
        let open = RawShape::Polygons(vec![vec![vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]]]);
        let closed = RawShape::Polygons(vec![vec![vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)]]]);
        assert_eq!(parse(&bytes(&open)), Ok(Some(closed)));
        assert_eq!(parse(&bytes(&RawShape::Polygons(vec![]))), Ok(None));
    }
}
