//! A sheet as data, and how it is written: title and remarks on top, one table with frozen
//! headers and filters below.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use yike_domain::standard::Verdict;

use super::style::Styles;

/// Longest text Excel takes into a cell.
const LONGEST: usize = 32_000;
/// Characters that fit onto a page of A4 and can still be read.
const PRINTED_WIDTH: f64 = 190.0;
/// Rows on paper; a longer table is filtered on the screen and then printed.
pub(super) const PRINTED_ROWS: usize = 400;
/// Height of a line of 11 points.
const LINE_HEIGHT: f64 = 15.0;
/// Lines a row shows at most; Excel ends rows at 409 points.
const MOST_LINES: f64 = 20.0;
/// A4.
const PAPER: u8 = 9;

/// One sheet.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) title: String,
    /// Lines between title and table.
    pub(super) lead: Vec<String>,
    /// The line on every printed page.
    pub(super) credits: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Field>>,
    /// Columns that stay in view when one scrolls to the right.
    pub(super) kept: u16,
}

/// A column: its header and its width in characters.
pub(super) struct Column {
    pub(super) header: String,
    pub(super) width: f64,
}

/// What stands in a cell.
pub(super) enum Field {
    Text(String),
    /// A sentence, broken into lines.
    Long(String),
    Count(u64),
    Share(u32),
    /// Minutes with one decimal.
    Minutes(f64),
    Number(f64),
    Verdict(Verdict, String),
    /// A remark that a reader must not miss.
    Warning(String),
    Empty,
}

impl Field {
    /// A share where there is one.
    pub(super) fn share(permille: Option<u32>) -> Self {
        permille.map_or(Self::Empty, Self::Share)
    }

    /// A remark where there is one.
    pub(super) fn warning(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Warning(text) }
    }
}

impl Sheet {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            title: String::new(),
            lead: Vec::new(),
            credits: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            kept: 1,
        }
    }

    pub(super) fn column(&mut self, header: impl Into<String>, width: f64) {
        self.columns.push(Column { header: header.into(), width });
    }

    /// Adds to a table longer than its print area how many of its rows that holds.
    pub(super) fn say_printed(&mut self, words: impl Fn(usize, usize) -> String) {
        if self.rows.len() > PRINTED_ROWS {
            self.lead.push(words(PRINTED_ROWS, self.rows.len()));
        }
    }

    /// Writes the sheet as the next of the workbook.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let styles = Styles::new();
        let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let page = book.add_worksheet();
        page.set_name(&self.name)?;
        for (at, column) in (0u16..).zip(&self.columns) {
            page.set_column_width(at, column.width)?;
        }
        let mut row = 0u32;
        self.line(page, row, last, &self.title, &styles.title, 24.0)?;
        for text in &self.lead {
            row += 1;
            self.line(page, row, last, text, &styles.lead, 16.0)?;
        }
        row += 2;
        for (at, column) in (0u16..).zip(&self.columns) {
            page.write_string_with_format(row, at, &column.header, &styles.header)?;
        }
        page.set_row_height(row, 34.0)?;
        let header = row;
        for fields in &self.rows {
            row += 1;
            page.set_row_height(row, LINE_HEIGHT * self.lines(fields))?;
            for (at, field) in (0u16..).zip(fields) {
                write_field(page, row, at, field, &styles)?;
            }
        }
        page.autofilter(header, 0, row, last)?;
        page.set_freeze_panes(header + 1, self.kept)?;
        self.set_up_paper(page, header)
    }

    /// A4 across, as wide as a page, headers on each; the first columns and rows, as large as one can read.
    fn set_up_paper(&self, page: &mut Worksheet, header: u32) -> Result<(), XlsxError> {
        page.set_landscape();
        page.set_paper_size(PAPER);
        page.set_print_fit_to_pages(1, 0);
        page.set_repeat_rows(header, header)?;
        let printed = u32::try_from(self.rows.len().min(PRINTED_ROWS)).unwrap_or(u32::MAX);
        page.set_print_area(0, 0, header + printed, self.columns_within(PRINTED_WIDTH))?;
        page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        page.set_footer(format!("&L{}&R&A · &P / &N", self.credits.replace('&', "&&")));
        Ok(())
    }

    /// Lines that the longest sentence of a row breaks into; not every program works that out on opening.
    fn lines(&self, fields: &[Field]) -> f64 {
        let lines = self.columns.iter().zip(fields).map(|(column, field)| match field {
            Field::Long(text) | Field::Warning(text) => (text_width(text) * 1.1 / column.width).ceil(),
            _ => 1.0,
        });
        lines.fold(1.0, f64::max).min(MOST_LINES)
    }

    /// The last column that ends within a width in characters; at least the first.
    fn columns_within(&self, width: f64) -> u16 {
        let mut so_far = 0.0;
        let fitting = self.columns.iter().take_while(|column| {
            so_far += column.width;
            so_far <= width
        });
        u16::try_from(fitting.count().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// A line over all columns, as high as its text needs.
    fn line(
        &self,
        page: &mut Worksheet,
        row: u32,
        last: u16,
        text: &str,
        format: &rust_xlsxwriter::Format,
        height: f64,
    ) -> Result<(), XlsxError> {
        // Sheets are read on one screen: text breaks after about 120 characters' width.
        let end = self.columns_within(120.0);
        let width: f64 = self.columns.iter().take(usize::from(end) + 1).map(|column| column.width).sum();
        let lines = (text_width(text) / (width * 0.95).max(10.0)).ceil().max(1.0);
        page.set_row_height(row, height * lines)?;
        if end.min(last) == 0 {
            page.write_string_with_format(row, 0, shortened(text), format)?;
        } else {
            page.merge_range(row, 0, row, end.min(last), &shortened(text), format)?;
        }
        Ok(())
    }
}

fn write_field(page: &mut Worksheet, row: u32, at: u16, field: &Field, styles: &Styles) -> Result<(), XlsxError> {
    match field {
        Field::Text(text) => page.write_string_with_format(row, at, shortened(text), styles.text(text, false))?,
        Field::Long(text) => page.write_string_with_format(row, at, shortened(text), styles.text(text, true))?,
        #[expect(clippy::cast_precision_loss, reason = "Excel knows no other number; counts stay far below 2^53")]
        Field::Count(count) => page.write_number_with_format(row, at, *count as f64, &styles.count)?,
        Field::Share(permille) => {
            page.write_number_with_format(row, at, f64::from(*permille) / 1000.0, &styles.share)?
        }
        Field::Minutes(minutes) => page.write_number_with_format(row, at, *minutes, &styles.decimal)?,
        Field::Number(number) => page.write_number_with_format(row, at, *number, &styles.number)?,
        Field::Verdict(verdict, words) => page.write_string_with_format(row, at, words, styles.verdict(*verdict))?,
        Field::Warning(text) => page.write_string_with_format(row, at, shortened(text), &styles.warning)?,
        Field::Empty => page.write_blank(row, at, &styles.empty)?,
    };
    Ok(())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// Width in characters of the default font; Chinese characters are two wide.
fn text_width(text: &str) -> f64 {
    let width: u32 = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    f64::from(width)
}
