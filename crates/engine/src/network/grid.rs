//! A grid over segments, for finding what lies near a point.

use yike_domain::LonLat;

use crate::geometry::METRES_PER_E7;

/// A regular grid: segment numbers by cell, in one array.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub frame: Frame,
    pub starts: Vec<u32>,
    pub entries: Vec<u32>,
}

/// Where the cells of a grid lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C)]
pub struct Frame {
    /// South-west corner, 1e-7 degree.
    pub low: [i32; 2],
    /// Cell size, 1e-7 degree.
    pub cell: [i32; 2],
    /// Number of cells east and north.
    pub n: [u32; 2],
}

impl Frame {
    /// Cell of a position, clamped to the grid.
    pub fn cell(&self, at: LonLat) -> [i64; 2] {
        [self.along(0, at.lon), self.along(1, at.lat)]
    }

    fn along(&self, axis: usize, value: i32) -> i64 {
        let into = i64::from(value) - i64::from(self.low[axis]);
        match u32::try_from(into) {
            // Inside the grid, nearly always: half as wide a division takes a third of the time.
            Ok(into) => i64::from(into / self.cell[axis] as u32),
            Err(_) => into.div_euclid(i64::from(self.cell[axis])),
        }
    }

    fn clamp(&self, axis: usize, cell: i64) -> usize {
        cell.clamp(0, i64::from(self.n[axis]) - 1) as usize
    }

    /// Number of a cell, if it lies inside.
    pub fn number(&self, x: i64, y: i64) -> Option<usize> {
        let inside = (0..i64::from(self.n[0])).contains(&x) && (0..i64::from(self.n[1])).contains(&y);
        inside.then(|| y as usize * self.n[0] as usize + x as usize)
    }
}

impl Grid {
    /// A grid whose cells are about `cell_m` wide over the segments of lines; each line
    /// comes with the number of its first segment.
    pub fn of<'a>(lines: impl Iterator<Item = (u32, &'a [[i32; 2]])> + Clone, cell_m: f64) -> Self {
        let corner = |[lon, lat]: [i32; 2]| LonLat { lon, lat };
        let (mut low, mut high) = ([i32::MAX; 2], [i32::MIN; 2]);
        for (_, line) in lines.clone() {
            for at in line {
                low = [low[0].min(at[0]), low[1].min(at[1])];
                high = [high[0].max(at[0]), high[1].max(at[1])];
            }
        }
        if low[0] > high[0] {
            return Self { frame: Frame { cell: [1, 1], ..Frame::default() }, starts: vec![0], entries: Vec::new() };
        }
        let frame = Self::frame(corner(low), corner(high), cell_m);
        let mut starts = vec![0u32; frame.n[0] as usize * frame.n[1] as usize + 1];
        let mut passed: Vec<(u32, u32)> = Vec::with_capacity(lines.clone().map(|(_, line)| line.len()).sum());
        for (first, line) in lines {
            let mut before = frame.cell(corner(line[0]));
            for (number, ends) in (first..).zip(line.windows(2)) {
                let here = frame.cell(corner(ends[1]));
                visit(&frame, corner(ends[0]), before, corner(ends[1]), here, |cell| {
                    starts[cell + 1] += 1;
                    passed.push((cell as u32, number));
                });
                before = here;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut fill = starts.clone();
        let mut entries = vec![0; passed.len()];
        for (cell, number) in passed {
            entries[fill[cell as usize] as usize] = number;
            fill[cell as usize] += 1;
        }
        Self { frame, starts, entries }
    }

    pub fn view(&self) -> super::GridView<'_> {
        super::GridView { frame: self.frame, starts: &self.starts, entries: &self.entries }
    }

    fn frame(low: LonLat, high: LonLat, cell_m: f64) -> Frame {
        let middle = (low.lat_degrees() + high.lat_degrees()) / 2.0;
        let mut high_cell = (cell_m / METRES_PER_E7) as i32;
        let span = |a: i32, b: i32| i64::from(b) - i64::from(a) + 1;
        // At most 16 million cells, however wide the map.
        loop {
            let wide_cell = ((f64::from(high_cell)) / libm::cos(middle.to_radians()).max(0.01)) as i32;
            let n = [
                span(low.lon, high.lon) / i64::from(wide_cell) + 1,
                span(low.lat, high.lat) / i64::from(high_cell) + 1,
            ];
            if n[0] * n[1] <= 16_000_000 {
                return Frame { low: [low.lon, low.lat], cell: [wide_cell, high_cell], n: n.map(|n| n as u32) };
            }
            high_cell = high_cell.saturating_mul(2);
        }
    }
}

/// Calls `f` with every cell that the segment passes (row by row, a little generously);
/// `cell_a` and `cell_b` are those of its ends.
fn visit(frame: &Frame, a: LonLat, cell_a: [i64; 2], b: LonLat, cell_b: [i64; 2], mut f: impl FnMut(usize)) {
    let number = |x: usize, row: usize| row * frame.n[0] as usize + x;
    if cell_a[1] == cell_b[1] {
        // Most segments lie in one cell, nearly all others in two beside each other.
        let row = frame.clamp(1, cell_a[1]);
        let (x0, x1) = (cell_a[0].min(cell_b[0]), cell_a[0].max(cell_b[0]));
        for x in frame.clamp(0, x0)..=frame.clamp(0, x1) {
            f(number(x, row));
        }
        return;
    }
    let ((south, south_cell), (north, north_cell)) =
        if a.lat <= b.lat { ((a, cell_a), (b, cell_b)) } else { ((b, cell_b), (a, cell_a)) };
    let (row0, row1) = (frame.clamp(1, south_cell[1]), frame.clamp(1, north_cell[1]));
    for row in row0..=row1 {
        let (mut x0, mut x1) = (i64::from(south.lon.min(north.lon)), i64::from(south.lon.max(north.lon)));
        if row0 != row1 {
            let (lo, hi) = (row as i64 * i64::from(frame.cell[1]), (row as i64 + 1) * i64::from(frame.cell[1]));
            let at = |lat: i64| {
                let lat = (lat + i64::from(frame.low[1])).clamp(i64::from(south.lat), i64::from(north.lat));
                let (run, rise) =
                    (i64::from(north.lon) - i64::from(south.lon), i64::from(north.lat) - i64::from(south.lat));
                // At most 3.6e9 × 1.8e9, which an i64 holds.
                i64::from(south.lon) + run * (lat - i64::from(south.lat)) / rise
            };
            let (p, q) = (at(lo), at(hi));
            (x0, x1) = (p.min(q) - 1, p.max(q) + 1);
        }
        let column = |x: i64| {
            let cell = match i32::try_from(x) {
                Ok(x) => frame.along(0, x),
                Err(_) => (x - i64::from(frame.low[0])).div_euclid(i64::from(frame.cell[0])),
            };
            frame.clamp(0, cell)
        };
        for x in column(x0)..=column(x1) {
            f(number(x, row));
        }
    }
}
