//! A plain Parquet table of more rows than fit into memory as a [`Layer`](super::layer::Layer):
//! it is written a stretch of rows at a time. Every row has all its values.

use std::{io::Write, path::Path, sync::Arc};

use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{ByteArray, ByteArrayType, Int64Type},
    errors::Result as ParquetResult,
    file::{metadata::KeyValue, properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};
use yike_domain::Trouble;

use super::{atomic::write_atomically, geoparquet::write_error};

/// Rows of one row group.
pub const GROUP_ROWS: usize = 200_000;

/// Text that many rows repeat: a copy of it costs nothing.
#[derive(Clone)]
pub struct Repeated(ByteArray);

impl From<&str> for Repeated {
    fn from(text: &str) -> Self {
        Self(ByteArray::from(text.as_bytes().to_vec()))
    }
}

/// One value of a row.
#[derive(Clone)]
pub enum Cell {
    /// A whole number.
    Int(i64),
    /// Text.
    Text(Repeated),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers.
    Int,
    /// Text.
    Text,
}

/// What a table says about itself.
pub struct About<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it holds.
    pub description: &'a str,
    /// Whose data it shows.
    pub attribution: &'a str,
}

/// Writes the rows in their order, completely or not at all; equal rows give equal bytes.
///
/// # Errors
/// The file cannot be written.
///
/// # Panics
/// A row's values are not of the columns' kinds.
pub fn write<const N: usize>(
    path: &Path,
    about: &About<'_>,
    columns: [(&str, Kind); N],
    mut rows: impl Iterator<Item = [Cell; N]>,
) -> Result<(), Trouble> {
    write_atomically(path, |out| write_to(out, about, columns, &mut rows).map_err(write_error))
}

fn write_to<const N: usize>(
    out: &mut (impl Write + Send),
    about: &About<'_>,
    columns: [(&str, Kind); N],
    rows: &mut impl Iterator<Item = [Cell; N]>,
) -> ParquetResult<()> {
    let said = [("name", about.name), ("description", about.description), ("attribution", about.attribution)];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("yike {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(said.map(|(key, text)| KeyValue::new(key.to_owned(), text.to_owned())).collect()))
        .build();
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema(&columns)?), Arc::new(properties))?;
    let mut stretch = columns.map(|(_, kind)| Stretch::of(kind));
    loop {
        let mut n_rows = 0;
        for row in rows.take(GROUP_ROWS) {
            for (column, cell) in stretch.iter_mut().zip(row) {
                column.push(cell);
            }
            n_rows += 1;
        }
        if n_rows == 0 {
            return writer.close().map(|_| ());
        }
        let mut group = writer.next_row_group()?;
        for values in &mut stretch {
            let mut column = group.next_column()?.expect("the schema has every column");
            match values {
                Stretch::Ints(ints) => column.typed::<Int64Type>().write_batch(ints, None, None)?,
                Stretch::Texts(texts) => column.typed::<ByteArrayType>().write_batch(texts, None, None)?,
            };
            column.close()?;
            values.clear();
        }
        group.close()?;
    }
}

fn schema(columns: &[(&str, Kind)]) -> ParquetResult<Type> {
    let field = |(name, kind): &(&str, Kind)| {
        let (physical, logical) = match kind {
            Kind::Int => (Physical::INT64, None),
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let builder = Type::primitive_type_builder(name, physical).with_repetition(Repetition::REQUIRED);
        builder.with_logical_type(logical).build().map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<ParquetResult<_>>()?;
    Type::group_type_builder("table").with_fields(fields).build()
}

/// The values of one column in the stretch of rows at hand.
enum Stretch {
    Ints(Vec<i64>),
    Texts(Vec<ByteArray>),
}

impl Stretch {
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Int => Self::Ints(Vec::new()),
            Kind::Text => Self::Texts(Vec::new()),
        }
    }

    fn push(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Ints(ints), Cell::Int(value)) => ints.push(value),
            (Self::Texts(texts), Cell::Text(value)) => texts.push(value.0),
            _ => panic!("a value of another kind than its column"),
        }
    }

    fn clear(&mut self) {
        match self {
            Self::Ints(ints) => ints.clear(),
            Self::Texts(texts) => texts.clear(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::{
        file::reader::{FileReader as _, SerializedFileReader},
        record::RowAccessor as _,
    };

    #[test]
    fn more_rows_than_a_group_come_back_in_their_order() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("t.parquet");
        let n = GROUP_ROWS as i64 + 3;
        let texts = ["东".into(), Repeated::from("west")];
        let rows = (0..n).map(|at| [Cell::Int(at * at), Cell::Text(texts[(at % 2) as usize].clone())]);
        let about = About { name: "t", description: "squares", attribution: "" };
        write(&path, &about, [("n", Kind::Int), ("side", Kind::Text)], rows).expect("it can be written");
        let file = SerializedFileReader::new(std::fs::File::open(&path).expect("a file")).expect("Parquet");
        assert_eq!(file.metadata().num_row_groups(), 2);
        let read: Vec<_> = file.get_row_iter(None).expect("rows").map(|row| row.expect("a row")).collect();
        assert_eq!(read.len() as i64, n);
        for (at, row) in (0..).zip(&read) {
            let side = if at % 2 == 0 { "东" } else { "west" };
            assert_eq!(row.get_long(0).expect("a number"), at * at);
            assert_eq!(row.get_string(1).expect("text"), side);
        }
    }

    #[test]
    fn a_table_without_rows_is_a_table() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("t.parquet");
        let about = About { name: "t", description: "", attribution: "" };
        write(&path, &about, [("n", Kind::Int)], std::iter::empty()).expect("it can be written");
        let file = SerializedFileReader::new(std::fs::File::open(&path).expect("a file")).expect("Parquet");
        assert_eq!(file.metadata().file_metadata().num_rows(), 0);
        assert_eq!(file.metadata().file_metadata().schema().get_fields()[0].name(), "n");
    }
}
