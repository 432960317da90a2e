//! The workbook of errors: the rows that were not taken, as they were, with the reason behind them.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::write::{HEADER_ROW, Styles, mark};
use super::{Column, Note, Outcome, Uploaded};
use crate::words::Words;

/// What the workbook says of a row: its outcome and its errors.
pub type Told<'a> = (Outcome, &'a [Note]);

/// Writes the rows in error with a column 错误原因. Mended, it is uploaded again as it is.
///
/// # Errors
/// The workbook cannot be written.
pub fn write_errors(uploaded: &Uploaded, told: &BTreeMap<u32, Told<'_>>, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(words.say("sheet-errors-name"))?;
    sheet.merge_range(0, 0, 0, 9, &words.say("sheet-errors-title"), &styles.title)?;
    sheet.merge_range(1, 0, 1, 9, &words.say("sheet-errors-notes"), &styles.notes)?;
    let columns: Vec<Option<Column>> = uploaded.headers.iter().map(|header| Column::of_header(header)).collect();
    let kept: Vec<usize> = (0..columns.len()).filter(|&at| columns[at] != Some(Column::Why)).collect();
    for (to, &from) in (0u16..).zip(&kept) {
        sheet.write_string_with_format(HEADER_ROW, to, &uploaded.headers[from], &styles.header)?;
        sheet.set_column_width(to, columns[from].map_or(16.0, Column::width))?;
        sheet.set_column_format(to, &styles.text)?;
    }
    let why = u16::try_from(kept.len()).unwrap_or(u16::MAX);
    sheet.write_string_with_format(HEADER_ROW, why, Column::Why.names().0, &styles.required)?;
    sheet.set_column_width(why, Column::Why.width())?;
    let mut row = HEADER_ROW;
    let wrong = |line: u32| told.get(&line).filter(|(outcome, _)| *outcome == Outcome::Error).map(|(_, notes)| *notes);
    for (source, notes) in uploaded.rows.iter().filter_map(|row| Some((row, wrong(row.line)?))) {
        row += 1;
        for (to, &from) in (0u16..).zip(&kept) {
            let text = source.original.get(from).map(String::as_str).unwrap_or_default();
            let is_wrong = columns[from].is_some_and(|column| notes.iter().any(|note| note.column == column.code()));
            let format = if is_wrong { &styles.wrong } else { styles.of(text) };
            sheet.write_string_with_format(row, to, text, format)?;
        }
        sheet.write_string_with_format(row, why, reasons(source.line, notes, words), &styles.notes)?;
    }
    sheet.set_freeze_panes(HEADER_ROW + 1, 2)?;
    mark(&mut book, uploaded.crs.name().as_ref())?;
    book.save_to_buffer()
}

/// Everything that is wrong with a row: the row it was, then column by column what and what to do.
pub(crate) fn reasons(line: u32, notes: &[Note], words: &Words) -> String {
    let one = |note: &Note| {
        let column = Column::of_code(&note.column)
            .map_or(note.column.as_str(), |column| words.pick(column.names().0, column.names().1));
        let remedy = words.text(&format!("{}.remedy", note.message.rule.0), &note.message.args);
        words.text(
            "sheet-reason",
            &[("column", column.into()), ("what", words.message(&note.message).into()), ("remedy", remedy.into())],
        )
    };
    let mut told = vec![words.text("sheet-reason-row", &[("row", line.into())])];
    told.extend(notes.iter().map(one));
    told.join("\n")
}
