//! What can be odd or wrong about a file, whatever it is about.

use yike_domain::Rule;

/// The file does not exist.
pub const FILE_MISSING: Rule = Rule("exchange-file-missing");
/// The file may not be read.
pub const FILE_NOT_ALLOWED: Rule = Rule("exchange-file-not-allowed");
/// The file could not be read for another reason, named by the system.
pub const FILE_UNREADABLE: Rule = Rule("exchange-file-unreadable");
/// The disk has no room for the file.
pub const DISK_FULL: Rule = Rule("exchange-disk-full");
/// The folder does not exist or is not a folder.
pub const FOLDER_MISSING: Rule = Rule("exchange-folder-missing");
/// The folder or the file may not be written.
pub const WRITE_NOT_ALLOWED: Rule = Rule("exchange-write-not-allowed");
/// The file could not be written for another reason, named by the system.
pub const WRITE_FAILED: Rule = Rule("exchange-write-failed");
/// The file is larger than the limit.
pub const FILE_TOO_BIG: Rule = Rule("exchange-file-too-big");
/// The table has more rows than the limit.
pub const TOO_MANY_ROWS: Rule = Rule("exchange-too-many-rows");
/// The file has no header.
pub const FILE_EMPTY: Rule = Rule("exchange-file-empty");
/// The text is neither UTF-8 nor GBK.
pub const ENCODING_UNKNOWN: Rule = Rule("exchange-encoding-unknown");
/// The text is part UTF-8, part something else.
pub const ENCODING_MIXED: Rule = Rule("exchange-encoding-mixed");
/// The CSV cannot be split into cells.
pub const CSV_ODD: Rule = Rule("exchange-csv-odd");
/// The file unpacks to more than the limit: a zip bomb, or far more text than a table has.
pub const UNPACKS_TOO_BIG: Rule = Rule("exchange-unpacks-too-big");
/// The table has more columns than the limit.
pub const TOO_MANY_COLUMNS: Rule = Rule("exchange-too-many-columns");
/// The table has more cells, or its shapes more corners, than the limit.
pub const TOO_MANY_CELLS: Rule = Rule("exchange-too-many-cells");
/// A cell is longer than the limit.
pub const CELL_TOO_LONG: Rule = Rule("exchange-cell-too-long");
/// A row has more filled cells than there are columns.
pub const ROW_TOO_WIDE: Rule = Rule("exchange-row-too-wide");
/// The file is of no format that is read.
pub const FORMAT_UNKNOWN: Rule = Rule("exchange-format-unknown");
/// A workbook of the format before 2007, or one with a password.
pub const OLD_WORKBOOK: Rule = Rule("exchange-old-workbook");
/// A layer is asked for in a format that has none.
pub const NO_LAYERS_HERE: Rule = Rule("exchange-no-layers-here");
/// The file has no such layer or sheet.
pub const LAYER_MISSING: Rule = Rule("exchange-layer-missing");
/// The file has several layers and none is chosen.
pub const LAYER_UNDECIDED: Rule = Rule("exchange-layer-undecided");
/// The workbook is damaged.
pub const XLSX_ODD: Rule = Rule("exchange-xlsx-odd");
/// The text is no GeoJSON.
pub const GEOJSON_ODD: Rule = Rule("exchange-geojson-odd");
/// A geometry's coordinates are not those of its type.
pub const SHAPE_ODD: Rule = Rule("exchange-shape-odd");
/// A kind of geometry that a table has no place for.
pub const SHAPE_NOT_READ: Rule = Rule("exchange-shape-not-read");
/// The GeoPackage is damaged or is no GeoPackage.
pub const GPKG_ODD: Rule = Rule("exchange-gpkg-odd");
/// Another program has unsaved changes in the GeoPackage.
pub const GPKG_OPEN_ELSEWHERE: Rule = Rule("exchange-gpkg-open-elsewhere");
/// A file that belongs to a Shapefile is missing.
pub const SIDECAR_MISSING: Rule = Rule("exchange-sidecar-missing");
/// The Shapefile is damaged.
pub const SHP_ODD: Rule = Rule("exchange-shp-odd");
/// The GeoTIFF is damaged or of a kind that is not read.
pub const TIFF_ODD: Rule = Rule("exchange-tiff-odd");
/// The raster does not say where it lies.
pub const TIFF_NOT_PLACED: Rule = Rule("exchange-tiff-not-placed");
/// The raster is rotated or sheared.
pub const TIFF_ROTATED: Rule = Rule("exchange-tiff-rotated");
/// A raster where a table is needed.
pub const RASTER_HERE: Rule = Rule("exchange-raster-here");
/// Something else where a GeoTIFF is needed.
pub const RASTER_WANTED: Rule = Rule("exchange-raster-wanted");

/// Every rule of this module, in the order of the catalogue.
pub const ALL: &[Rule] = &[
    FILE_MISSING,
    FILE_NOT_ALLOWED,
    FILE_UNREADABLE,
    DISK_FULL,
    FOLDER_MISSING,
    WRITE_NOT_ALLOWED,
    WRITE_FAILED,
    FILE_TOO_BIG,
    TOO_MANY_ROWS,
    FILE_EMPTY,
    ENCODING_UNKNOWN,
    ENCODING_MIXED,
    CSV_ODD,
    UNPACKS_TOO_BIG,
    TOO_MANY_COLUMNS,
    TOO_MANY_CELLS,
    CELL_TOO_LONG,
    ROW_TOO_WIDE,
    FORMAT_UNKNOWN,
    OLD_WORKBOOK,
    NO_LAYERS_HERE,
    LAYER_MISSING,
    LAYER_UNDECIDED,
    XLSX_ODD,
    GEOJSON_ODD,
    SHAPE_ODD,
    SHAPE_NOT_READ,
    GPKG_ODD,
    GPKG_OPEN_ELSEWHERE,
    SIDECAR_MISSING,
    SHP_ODD,
    TIFF_ODD,
    TIFF_NOT_PLACED,
    TIFF_ROTATED,
    RASTER_HERE,
    RASTER_WANTED,
];
