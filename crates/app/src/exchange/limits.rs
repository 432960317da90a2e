//! How much of a file Yike reads: every reader asks before it keeps anything.

use yike_domain::{Rule, Trouble};

use super::rules;

/// How much of a file Yike reads.
///
/// The defaults hold a table of a large city's outlets several times over and keep
/// memory within a few gigabytes whatever the file says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Most bytes that a compressed file may unpack to, and most bytes of text kept from any file.
    pub unpacked_bytes: u64,
    /// Most rows of a table.
    pub rows: u32,
    /// Most columns of a table.
    pub columns: u32,
    /// Most cells of a table, of a raster, and most corners of shapes.
    pub cells: u64,
    /// Longest cell, in bytes of UTF-8.
    pub cell_bytes: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self::STANDARD
    }
}

impl Limits {
    /// The limits that hold where nobody says otherwise.
    pub const STANDARD: Self = Self {
        file_bytes: 512 << 20,
        unpacked_bytes: 1 << 30,
        rows: 2_000_000,
        columns: 1_000,
        cells: 40_000_000,
        // Excel's longest cell, 32,767 characters, in Chinese.
        cell_bytes: 3 * 32_767,
    };

    /// The trouble of a file that is larger than the limit.
    #[must_use]
    pub fn file_too_big(&self, source: &str) -> Trouble {
        over(source, rules::FILE_TOO_BIG, megabytes(self.file_bytes))
    }

    /// The trouble of a file that unpacks to more than the limit.
    #[must_use]
    pub fn unpacks_too_big(&self, source: &str) -> Trouble {
        over(source, rules::UNPACKS_TOO_BIG, megabytes(self.unpacked_bytes))
    }

    /// The trouble of a table with more rows than the limit.
    #[must_use]
    pub fn too_many_rows(&self, source: &str) -> Trouble {
        over(source, rules::TOO_MANY_ROWS, f64::from(self.rows))
    }

    /// The trouble of a table with more columns than the limit.
    #[must_use]
    pub fn too_many_columns(&self, source: &str) -> Trouble {
        over(source, rules::TOO_MANY_COLUMNS, f64::from(self.columns))
    }

    /// The trouble of a table with more cells, or shapes with more corners, than the limit.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a limit shown to people")]
    pub fn too_many_cells(&self, source: &str) -> Trouble {
        over(source, rules::TOO_MANY_CELLS, self.cells as f64)
    }

    /// The trouble of a cell that is longer than the limit.
    #[must_use]
    pub fn cell_too_long(&self, source: &str, place: &str) -> Trouble {
        over(source, rules::CELL_TOO_LONG, f64::from(self.cell_bytes)).at(place)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a limit shown to people")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn over(source: &str, rule: Rule, limit: f64) -> Trouble {
    Trouble::new(source, rule).with("limit", limit)
}
