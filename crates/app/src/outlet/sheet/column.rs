//! The columns of a sheet of outlets, in their order.

use yike_domain::outlet::Field;
use yike_domain::taxonomy::normalise;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The register's id.
    Id,
    /// A field of the record; the position has two columns of its own.
    Field(Field),
    /// Longitude.
    Lon,
    /// Latitude.
    Lat,
    /// Since when the status holds.
    StatusOn,
    /// When everything was verified.
    VerifiedOn,
    /// How.
    VerifiedHow,
    /// Why a row was not taken; passed over when read.
    Why,
}

/// Every column, in the order of the template.
pub const COLUMNS: &[Column] = &[
    Column::Id,
    Column::Field(Field::Name),
    Column::Field(Field::Kind),
    Column::Field(Field::Types),
    Column::Field(Field::Functions),
    Column::Field(Field::Org),
    Column::Field(Field::Community),
    Column::Lon,
    Column::Lat,
    Column::Field(Field::Address),
    Column::Field(Field::Phone),
    Column::Field(Field::Hours),
    Column::Field(Field::Timetable),
    Column::Field(Field::Enterprise),
    Column::Field(Field::CreditCode),
    Column::Field(Field::Brand),
    Column::Field(Field::Chain),
    Column::Field(Field::ChainFrom),
    Column::Field(Field::ChainTo),
    Column::Field(Field::Area),
    Column::Field(Field::Accessibility),
    Column::Field(Field::Status),
    Column::StatusOn,
    Column::VerifiedOn,
    Column::VerifiedHow,
];

impl Column {
    /// Chinese and English name.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Id => ("网点编号", "id"),
            Self::Field(field) => field.names(),
            Self::Lon => ("经度", "longitude"),
            Self::Lat => ("纬度", "latitude"),
            Self::StatusOn => ("状态日期", "status since"),
            Self::VerifiedOn => ("核实日期", "verified on"),
            Self::VerifiedHow => ("核实方式", "verified how"),
            Self::Why => ("错误原因", "errors"),
        }
    }

    /// Its code, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Field(field) => field.code(),
            Self::Lon => "lon",
            Self::Lat => "lat",
            Self::StatusOn => "status_on",
            Self::VerifiedOn => "verified_on",
            Self::VerifiedHow => "verified_how",
            Self::Why => "errors",
        }
    }

    /// The column of that code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        COLUMNS.iter().chain([&Self::Why]).copied().find(|column| column.code() == code)
    }

    /// Whether a new outlet needs it.
    #[must_use]
    pub const fn is_required(self) -> bool {
        match self {
            Self::Lon | Self::Lat => true,
            Self::Field(field) => field.is_required(),
            _ => false,
        }
    }

    /// The header of the template: a star where it must be filled.
    #[must_use]
    pub fn header(self) -> String {
        format!("{}{}", self.names().0, if self.is_required() { "*" } else { "" })
    }

    /// Width in characters.
    #[must_use]
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Id => 38.0,
            Self::Field(Field::Name | Field::Address | Field::Hours | Field::Timetable | Field::Enterprise) => 26.0,
            Self::Field(Field::CreditCode | Field::Types | Field::Functions) => 21.0,
            Self::Why => 60.0,
            _ => 14.0,
        }
    }

    /// The column that a header names: the template's words, the code, or what tables elsewhere write.
    #[must_use]
    pub fn of_header(header: &str) -> Option<Self> {
        let word = normalise(header);
        let is = |column: &Self| {
            let (zh, en) = column.names();
            [zh, en, column.code()].iter().any(|name| normalise(name) == word)
        };
        let known = COLUMNS.iter().chain([&Self::Why]).copied().find(is);
        known.or_else(|| ELSEWHERE.iter().find(|(other, _)| normalise(other) == word).map(|(_, column)| *column))
    }
}

/// What tables elsewhere call these columns.
const ELSEWHERE: &[(&str, Column)] = &[
    ("名称", Column::Field(Field::Name)),
    ("店名", Column::Field(Field::Name)),
    ("门店名称", Column::Field(Field::Name)),
    ("商户名称", Column::Field(Field::Name)),
    ("类型", Column::Field(Field::Types)),
    ("类别", Column::Field(Field::Types)),
    ("业态类型", Column::Field(Field::Types)),
    ("type", Column::Field(Field::Types)),
    ("功能", Column::Field(Field::Functions)),
    ("所属单位", Column::Field(Field::Org)),
    ("区划代码", Column::Field(Field::Org)),
    ("街道代码", Column::Field(Field::Org)),
    ("社区代码", Column::Field(Field::Community)),
    ("lng", Column::Lon),
    ("x", Column::Lon),
    ("y", Column::Lat),
    ("详细地址", Column::Field(Field::Address)),
    ("电话", Column::Field(Field::Phone)),
    ("手机", Column::Field(Field::Phone)),
    ("phone", Column::Field(Field::Phone)),
    ("营业时段", Column::Field(Field::Hours)),
    ("opening_hours", Column::Field(Field::Hours)),
    ("企业名称", Column::Field(Field::Enterprise)),
    ("信用代码", Column::Field(Field::CreditCode)),
    ("营业面积", Column::Field(Field::Area)),
    ("面积", Column::Field(Field::Area)),
    ("营业状态", Column::Field(Field::Status)),
    ("状态", Column::Field(Field::Status)),
];
