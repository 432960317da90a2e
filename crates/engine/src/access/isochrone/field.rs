//! Distances to the reached streets on a grid, and the outline where they equal the off-street walk.

use yike_domain::LonLat;

use super::{Band, cover::Cover};
use crate::{
    geometry::{MultiPolygon, Plane, Polygon, ring_area_m2, ring_contains},
    lanes::widest,
};

/// Corners of a block: four by four.
const SIDE: usize = 4;
const BLOCK: usize = SIDE * SIDE;

/// Squared distances to the reached streets at the corners of a grid.
///
/// Corners are kept in blocks of four by four, one layer of blocks a band, and measured
/// a block at a time. A block far inside the outline is not measured again: only
/// distances about as long as the off-street walk decide where the outline runs.
#[derive(Default)]
pub(super) struct Field {
    low: (f32, f32),
    cell: f32,
    /// Blocks east and north.
    n_blocks: (usize, usize),
    /// Off-street walk of each layer, metres.
    widths: Vec<f32>,
    layers: Vec<Vec<[f32; BLOCK]>>,
    /// First band in which a block lies far inside.
    deep: Vec<u8>,
    /// The band being outlined and all before it, row by row.
    plain: Vec<f32>,
    /// For each grid edge the next edge of the outline through it, or `u32::MAX`.
    next: Vec<u32>,
}

impl Field {
    /// Lays an empty grid around the lines.
    pub fn lay(&mut self, cover: &Cover, bands: &[Band], cell: f32) {
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for (x, y) in &cover.points {
            low = (low.0.min(*x), low.1.min(*y));
            high = (high.0.max(*x), high.1.max(*y));
        }
        self.cell = cell;
        self.widths.clear();
        self.widths.extend(bands.iter().map(|b| b.off_street_m));
        let margin = self.widths.iter().copied().fold(0.0, f32::max) + 3.0 * cell;
        self.low = (low.0 - margin, low.1 - margin);
        let count = |low: f32, high: f32| (((high - low) + 2.0 * margin) / cell / SIDE as f32).ceil() as usize + 1;
        self.n_blocks = (count(low.0, high.0), count(low.1, high.1));
        let n = self.n_blocks.0 * self.n_blocks.1;
        self.layers.resize_with(bands.len(), Vec::new);
        for (layer, width) in self.layers.iter_mut().zip(&self.widths) {
            // Corners farther than the walk and two cells all count alike.
            let far = width + 2.0 * cell;
            layer.clear();
            layer.resize(n, [far * far; BLOCK]);
        }
        self.deep.clear();
        self.deep.resize(n, u8::MAX);
    }

    /// Corners east and north.
    const fn n(&self) -> (usize, usize) {
        (self.n_blocks.0 * SIDE, self.n_blocks.1 * SIDE)
    }

    /// Lowers the squared distances around all lines.
    pub fn draw(&mut self, cover: &Cover) {
        widest(
            #[inline(always)]
            || {
                for line in &cover.lines {
                    self.draw_line(line.band, &cover.points[line.points.clone()]);
                }
            },
        );
    }

    /// Lowers the squared distances around a line.
    #[inline(always)]
    fn draw_line(&mut self, band: usize, line: &[(f32, f32)]) {
        let (cell, width) = (self.cell, self.widths[band]);
        let reach = width + 1.5 * cell;
        // Where all corners are nearer than this, no neighbour of theirs lies outside.
        let deep_m = (width - 1.5 * cell).max(0.0);
        let deep_m2 = deep_m * deep_m;
        let inverse_side = 1.0 / (cell * SIDE as f32);
        let (nx, ny) = self.n_blocks;
        let number = band.min(usize::from(u8::MAX)) as u8;
        let block_at = |v: f32, low: f32, n: usize| (((v - low) * inverse_side).max(0.0) as usize).min(n - 1);
        let mut east = [0.0; BLOCK];
        let mut north = [0.0; BLOCK];
        for i in 0..BLOCK {
            (east[i], north[i]) = ((i % SIDE) as f32 * cell, (i / SIDE) as f32 * cell);
        }
        for pair in line.windows(2) {
            let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
            let (dx, dy) = (bx - ax, by - ay);
            let length2 = dx * dx + dy * dy;
            let inverse = if length2 > 0.0 { 1.0 / length2 } else { 0.0 };
            let blocks_x = block_at(ax.min(bx) - reach, self.low.0, nx)..=block_at(ax.max(bx) + reach, self.low.0, nx);
            let blocks_y = block_at(ay.min(by) - reach, self.low.1, ny)..=block_at(ay.max(by) + reach, self.low.1, ny);
            for block_y in blocks_y {
                let y = self.low.1 + (block_y * SIDE) as f32 * cell - ay;
                for block_x in blocks_x.clone() {
                    let block = block_y * nx + block_x;
                    if self.deep[block] <= number {
                        continue;
                    }
                    let x = self.low.0 + (block_x * SIDE) as f32 * cell - ax;
                    let values = &mut self.layers[band][block];
                    let mut nearer = [0.0f32; BLOCK];
                    for i in 0..BLOCK {
                        let (px, py) = (x + east[i], y + north[i]);
                        let part = (px * dx + py * dy) * inverse;
                        let part = if part > 0.0 { part } else { 0.0 };
                        let part = if part < 1.0 { part } else { 1.0 };
                        let (ex, ey) = (px - part * dx, py - part * dy);
                        let distance = ex * ex + ey * ey;
                        nearer[i] = if distance < values[i] { distance } else { values[i] };
                    }
                    *values = nearer;
                    // The bits of numbers that are not negative are in the order of the numbers.
                    let most = f32::from_bits(nearer.iter().fold(0, |most, value| value.to_bits().max(most)));
                    if most < deep_m2 {
                        self.deep[block] = number;
                    }
                }
            }
        }
    }

    /// Lays a band's distances over those of the bands before it: what they reach, it reaches too.
    fn overlay(&mut self, band: usize) {
        let (nx, _) = self.n();
        let is_first = band == 0;
        if is_first {
            self.plain.clear();
            self.plain.resize(self.layers[0].len() * BLOCK, 0.0);
        }
        let wider = if is_first { 0.0 } else { self.widths[band] - self.widths[band - 1] };
        for (block, values) in self.layers[band].iter().enumerate() {
            let corner = block / self.n_blocks.0 * SIDE * nx + block % self.n_blocks.0 * SIDE;
            for (row, values) in values.chunks_exact(SIDE).enumerate() {
                for (known, value) in self.plain[corner + row * nx..][..SIDE].iter_mut().zip(values) {
                    // Measured from the earlier outline, which had its own width.
                    let earlier = if wider == 0.0 { *known } else { (known.sqrt() + wider).max(0.0).powi(2) };
                    *known = if is_first || *value < earlier { *value } else { earlier };
                }
            }
        }
    }

    /// Rings where the distance equals the off-street walk, outer ones counter-clockwise.
    pub fn outline(&mut self, band: usize, plane: &Plane) -> MultiPolygon {
        self.overlay(band);
        let starts = self.link(band);
        let rings: Vec<Vec<LonLat>> = starts.into_iter().filter_map(|start| self.trace(start, band, plane)).collect();
        assemble(plane, rings)
    }

    /// Links the grid edges that the outline crosses, triangle by triangle.
    ///
    /// Edges of a corner: 0 to the east, 1 to the north, 2 to the north-east.
    fn link(&mut self, band: usize) -> Vec<u32> {
        let (nx, ny) = self.n();
        let level = self.widths[band] * self.widths[band];
        self.next.clear();
        self.next.resize(nx * ny * 3, u32::MAX);
        let layer = &self.plain;
        let mut starts = Vec::new();
        for y in 0..ny - 1 {
            let (south_row, north_row) = (&layer[y * nx..(y + 1) * nx], &layer[(y + 1) * nx..(y + 2) * nx]);
            for (x, (south_pair, north_pair)) in south_row.windows(2).zip(north_row.windows(2)).enumerate() {
                let at = |pair: &[f32]| [pair[0] < level, pair[1] < level];
                let ([in_sw, in_se], [in_nw, in_ne]) = (at(south_pair), at(north_pair));
                let n_inside = u8::from(in_sw) + u8::from(in_se) + u8::from(in_nw) + u8::from(in_ne);
                if n_inside == 0 || n_inside == 4 {
                    continue;
                }
                let sw = y * nx + x;
                let (south, west, diagonal) = (sw * 3, sw * 3 + 1, sw * 3 + 2);
                let (north, east) = ((sw + nx) * 3, (sw + 1) * 3 + 1);
                // Both triangles counter-clockwise: corners, and the edge that follows each.
                for (inside, edges) in
                    [([in_sw, in_se, in_ne], [south, east, diagonal]), ([in_sw, in_ne, in_nw], [diagonal, north, west])]
                {
                    // The outline enters where walking round the triangle leaves the inside.
                    let leave = (0..3).find(|i| inside[*i] && !inside[(i + 1) % 3]);
                    let enter = (0..3).find(|i| !inside[*i] && inside[(i + 1) % 3]);
                    if let (Some(leave), Some(enter)) = (leave, enter) {
                        self.next[edges[leave]] = edges[enter] as u32;
                        starts.push(edges[leave] as u32);
                    }
                }
            }
        }
        starts
    }

    fn trace(&mut self, start: u32, band: usize, plane: &Plane) -> Option<Vec<LonLat>> {
        let mut ring = Vec::new();
        let mut at = start;
        while self.next[at as usize] != u32::MAX {
            ring.push(plane.unproject(self.crossing(at as usize, band)));
            at = std::mem::replace(&mut self.next[at as usize], u32::MAX);
        }
        ring.dedup();
        let first = *ring.first()?;
        ring.push(first);
        (ring.len() > 3).then_some(ring)
    }

    /// Where the outline crosses a grid edge; never nearer than a fiftieth to a corner,
    /// so that rounding to centimetres cannot make two corners' crossings change places.
    fn crossing(&self, edge: usize, band: usize) -> (f64, f64) {
        let (corner, way) = (edge / 3, edge % 3);
        let (nx, cell) = (self.n().0, f64::from(self.cell));
        let other = corner + [1, nx, nx + 1][way];
        let (a, b) = (f64::from(self.plain[corner].sqrt()), f64::from(self.plain[other].sqrt()));
        let part = ((f64::from(self.widths[band]) - a) / (b - a)).clamp(0.02, 0.98);
        let at = |corner: usize| {
            let (x, y) = ((corner % nx) as f64, (corner / nx) as f64);
            (f64::from(self.low.0) + x * cell, f64::from(self.low.1) + y * cell)
        };
        let (p, q) = (at(corner), at(other));
        (p.0 + (q.0 - p.0) * part, p.1 + (q.1 - p.1) * part)
    }
}

/// Outer rings with the holes inside them; largest first.
fn assemble(plane: &Plane, rings: Vec<Vec<LonLat>>) -> MultiPolygon {
    let mut sized: Vec<(f64, Vec<LonLat>)> = rings.into_iter().map(|ring| (ring_area_m2(plane, &ring), ring)).collect();
    sized.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then_with(|| a.1.cmp(&b.1)));
    let (outers, holes): (Vec<_>, Vec<_>) = sized.into_iter().partition(|(area, _)| *area > 0.0);
    let mut polygons: Vec<Polygon> =
        outers.into_iter().map(|(_, outer)| Polygon { outer, holes: Vec::new() }).collect();
    for (_, hole) in holes {
        // The smallest outer ring around a hole is the last that contains it.
        if let Some(polygon) = polygons.iter_mut().rev().find(|p| ring_contains(&p.outer, hole[0])) {
            polygon.holes.push(hole);
        }
    }
    MultiPolygon(polygons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::isochrone::cover::Line;

    #[test]
    fn wide_instructions_measure_what_plain_ones_measure() {
        let mut state = 7u64;
        let mut metres = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1u64 << 24) as f32 * 900.0
        };
        let mut cover = Cover::empty(Plane::at(LonLat { lon: 1_163_000_000, lat: 399_000_000 }));
        for line in 0..60 {
            let first = cover.points.len();
            let at = (metres(), metres());
            cover.points.extend([at, at, (at.0 + metres() / 9.0, at.1 - metres() / 9.0), (metres(), metres())]);
            cover.lines.push(Line { band: line % 2, points: first..first + 2 + line % 3 });
        }
        let band = |off_street_m| Band { cutoff: 0, drawn: 0, off_street_m };
        let (mut wide, mut plain) = (Field::default(), Field::default());
        wide.lay(&cover, &[band(60.0), band(100.0)], 25.0);
        plain.lay(&cover, &[band(60.0), band(100.0)], 25.0);
        wide.draw(&cover);
        for line in &cover.lines {
            plain.draw_line(line.band, &cover.points[line.points.clone()]);
        }
        let bits =
            |field: &Field| -> Vec<u32> { field.layers.iter().flatten().flatten().map(|v| v.to_bits()).collect() };
        assert_eq!(bits(&wide), bits(&plain));
        assert_eq!(wide.deep, plain.deep);
        assert!(wide.deep.iter().any(|band| *band != u8::MAX));
    }
}
