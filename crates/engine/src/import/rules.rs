//! What the readers of tables and the spreading of people notice or refuse (`strings/*/import.ftl`).

use yike_domain::Rule;

/// Columns that are needed are not there.
pub const COLUMNS_MISSING: Rule = Rule("import-columns-missing");
/// As [`COLUMNS_MISSING`], where some headers look like them.
pub const COLUMNS_MISSING_GUESSED: Rule = Rule("import-columns-missing-guessed");
/// The study maps a column that the table does not have.
pub const COLUMN_NOT_THERE: Rule = Rule("import-column-not-there");
/// The study maps a meaning that tables of this kind do not have.
pub const COLUMN_MEANING_UNKNOWN: Rule = Rule("import-column-meaning-unknown");
/// Several columns could be meant.
pub const COLUMN_CHOSEN: Rule = Rule("import-column-chosen");
/// The table has no rows.
pub const NO_ROWS: Rule = Rule("import-no-rows");
/// The layer has no shapes of the needed kind.
pub const SHAPES_MISSING: Rule = Rule("import-shapes-missing");
/// No row could be used.
pub const NOTHING_USABLE: Rule = Rule("import-nothing-usable");
/// More oddities of one kind than are listed.
pub const MORE_ALIKE: Rule = Rule("import-more-alike");

/// The file declares a coordinate system that is not known.
pub const CRS_UNKNOWN: Rule = Rule("import-crs-unknown");
/// The file declares a datum that needs local parameters.
pub const CRS_OLD_DATUM: Rule = Rule("import-crs-old-datum");
/// Metres without a zone: nothing tells where they are.
pub const CRS_NEEDED: Rule = Rule("import-crs-needed");
/// No system was declared; the streets told which one it is.
pub const CRS_FITTED: Rule = Rule("import-crs-fitted");
/// The headers of the coordinates name the system.
pub const CRS_BY_HEADER: Rule = Rule("import-crs-by-header");
/// No system was declared; the size of the numbers leaves one.
pub const CRS_BY_NUMBERS: Rule = Rule("import-crs-by-numbers");
/// No system was declared and the streets do not tell; WGS84 was assumed.
pub const CRS_ASSUMED: Rule = Rule("import-crs-assumed");
/// The declared system fits the streets worse than another.
pub const CRS_DOUBTFUL: Rule = Rule("import-crs-doubtful");
/// The two coordinate columns hold each other's values.
pub const AXES_SWAPPED: Rule = Rule("import-axes-swapped");

/// A row without coordinates.
pub const POSITION_MISSING: Rule = Rule("import-position-missing");
/// A row whose coordinates are no numbers.
pub const POSITION_UNREADABLE: Rule = Rule("import-position-unreadable");
/// A row at zero, zero.
pub const POSITION_ZERO: Rule = Rule("import-position-zero");
/// A row whose coordinates are no position in the coordinate system.
pub const POSITION_OUT_OF_RANGE: Rule = Rule("import-position-out-of-range");
/// A row whose longitude and latitude are exchanged.
pub const POSITION_SWAPPED: Rule = Rule("import-position-swapped");
/// A row far outside the map.
pub const POSITION_FAR: Rule = Rule("import-position-far");

/// A type's word that the taxonomy does not know.
pub const TYPE_UNKNOWN: Rule = Rule("import-type-unknown");
/// As [`TYPE_UNKNOWN`], with the nearest types.
pub const TYPE_UNKNOWN_GUESSED: Rule = Rule("import-type-unknown-guessed");
/// One part of the words is known, another not.
pub const TYPE_PARTLY: Rule = Rule("import-type-partly");
/// Rows without a type's word.
pub const TYPE_MISSING: Rule = Rule("import-type-missing");
/// The outlet's own name told the type.
pub const TYPE_FROM_NAME: Rule = Rule("import-type-from-name");
/// Services listed beside the type that are types of their own.
pub const TYPES_FROM_FUNCTIONS: Rule = Rule("import-types-from-functions");
/// A credit code whose check sign is wrong.
pub const CREDIT_CODE_WRONG: Rule = Rule("import-credit-code-wrong");
/// A credit code with a letter that codes never have because it looks like another sign.
pub const CREDIT_CODE_LOOK_ALIKE: Rule = Rule("import-credit-code-look-alike");
/// A credit code of too few or too many signs.
pub const CREDIT_CODE_LENGTH: Rule = Rule("import-credit-code-length");
/// Opening hours with a time that no clock shows.
pub const HOURS_ODD: Rule = Rule("import-hours-odd");
/// Opening hours that end when they begin.
pub const HOURS_NO_LENGTH: Rule = Rule("import-hours-no-length");
/// Opening hours that end before they begin and do not run past midnight.
pub const HOURS_BACKWARDS: Rule = Rule("import-hours-backwards");
/// Opening hours in words that are not understood.
pub const HOURS_UNCLEAR: Rule = Rule("import-hours-unclear");
/// The same id for two outlets.
pub const ID_REPEATED: Rule = Rule("import-id-repeated");
/// The same outlet twice.
pub const OUTLET_REPEATED: Rule = Rule("import-outlet-repeated");
/// Rows without a name.
pub const NAME_MISSING: Rule = Rule("import-name-missing");

/// A ring with too few points, or without area.
pub const RING_DEGENERATE: Rule = Rule("import-ring-degenerate");
/// A ring that was not closed.
pub const RING_CLOSED: Rule = Rule("import-ring-closed");
/// A ring that crosses itself.
pub const RING_CROSSES: Rule = Rule("import-ring-crosses");
/// A ring point without position.
pub const RING_POINT_ODD: Rule = Rule("import-ring-point-odd");
/// A row without polygon.
pub const AREA_WITHOUT_SHAPE: Rule = Rule("import-area-without-shape");
/// A very small area.
pub const AREA_TINY: Rule = Rule("import-area-tiny");
/// Two areas with one id.
pub const AREA_ID_REPEATED: Rule = Rule("import-area-id-repeated");
/// Two areas with one name.
pub const AREA_NAME_REPEATED: Rule = Rule("import-area-name-repeated");
/// Two areas that overlap.
pub const AREAS_OVERLAP: Rule = Rule("import-areas-overlap");

/// A count that is no number.
pub const COUNT_UNREADABLE: Rule = Rule("import-count-unreadable");
/// A negative count.
pub const COUNT_NEGATIVE: Rule = Rule("import-count-negative");
/// A count beyond any city.
pub const COUNT_TOO_LARGE: Rule = Rule("import-count-too-large");
/// Rows without a count.
pub const COUNT_MISSING: Rule = Rule("import-count-missing");
/// Fractional counts.
pub const COUNTS_FRACTIONAL: Rule = Rule("import-counts-fractional");
/// Ages given as a percentage.
pub const AGES_FROM_PERCENT: Rule = Rule("import-ages-from-percent");
/// Children and elders are more than all residents.
pub const AGES_EXCEED: Rule = Rule("import-ages-exceed");
/// Cells outside the map.
pub const CELLS_OUTSIDE: Rule = Rule("import-cells-outside");
/// Raster cells with negative values.
pub const RASTER_NEGATIVE: Rule = Rule("import-raster-negative");

/// An area only partly inside the map.
pub const PEOPLE_OUTSIDE: Rule = Rule("import-people-outside");
/// An area wholly outside the map.
pub const AREA_OUTSIDE: Rule = Rule("import-area-outside");
/// No home is mapped; people were put on residential land.
pub const SPREAD_ON_LAND: Rule = Rule("import-spread-on-land");
/// Neither homes nor residential land; people were put along streets.
pub const SPREAD_ON_STREETS: Rule = Rule("import-spread-on-streets");
/// Nothing to put people on.
pub const SPREAD_NOWHERE: Rule = Rule("import-spread-nowhere");
/// The mapped homes are too small for the people.
pub const HOMES_CROWDED: Rule = Rule("import-homes-crowded");
/// As [`HOMES_CROWDED`], mended with buildings of unstated use.
pub const HOMES_WIDENED: Rule = Rule("import-homes-widened");
/// How many homes have levels of their own.
pub const LEVELS_ASSUMED: Rule = Rule("import-levels-assumed");
/// No homes to weigh.
pub const NO_HOMES: Rule = Rule("import-no-homes");
/// Homes inside several counted areas.
pub const COUNTED_TWICE: Rule = Rule("import-counted-twice");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    COLUMNS_MISSING,
    COLUMNS_MISSING_GUESSED,
    COLUMN_NOT_THERE,
    COLUMN_MEANING_UNKNOWN,
    COLUMN_CHOSEN,
    NO_ROWS,
    SHAPES_MISSING,
    NOTHING_USABLE,
    MORE_ALIKE,
    CRS_UNKNOWN,
    CRS_OLD_DATUM,
    CRS_NEEDED,
    CRS_FITTED,
    CRS_BY_HEADER,
    CRS_BY_NUMBERS,
    CRS_ASSUMED,
    CRS_DOUBTFUL,
    AXES_SWAPPED,
    POSITION_MISSING,
    POSITION_UNREADABLE,
    POSITION_ZERO,
    POSITION_OUT_OF_RANGE,
    POSITION_SWAPPED,
    POSITION_FAR,
    TYPE_UNKNOWN,
    TYPE_UNKNOWN_GUESSED,
    TYPE_PARTLY,
    TYPE_MISSING,
    TYPE_FROM_NAME,
    TYPES_FROM_FUNCTIONS,
    CREDIT_CODE_WRONG,
    CREDIT_CODE_LOOK_ALIKE,
    CREDIT_CODE_LENGTH,
    HOURS_ODD,
    HOURS_NO_LENGTH,
    HOURS_BACKWARDS,
    HOURS_UNCLEAR,
    ID_REPEATED,
    OUTLET_REPEATED,
    NAME_MISSING,
    RING_DEGENERATE,
    RING_CLOSED,
    RING_CROSSES,
    RING_POINT_ODD,
    AREA_WITHOUT_SHAPE,
    AREA_TINY,
    AREA_ID_REPEATED,
    AREA_NAME_REPEATED,
    AREAS_OVERLAP,
    COUNT_UNREADABLE,
    COUNT_NEGATIVE,
    COUNT_TOO_LARGE,
    COUNT_MISSING,
    COUNTS_FRACTIONAL,
    AGES_FROM_PERCENT,
    AGES_EXCEED,
    CELLS_OUTSIDE,
    RASTER_NEGATIVE,
    PEOPLE_OUTSIDE,
    AREA_OUTSIDE,
    SPREAD_ON_LAND,
    SPREAD_ON_STREETS,
    SPREAD_NOWHERE,
    HOMES_CROWDED,
    HOMES_WIDENED,
    LEVELS_ASSUMED,
    NO_HOMES,
    COUNTED_TWICE,
];
