//! Writing the template and the export, which is the template filled in.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};
use uuid::Uuid;
use yike_domain::outlet::{Access, ChainKind, Choice, Field, Kind, Method, OutletRecord, life::Status};
use yike_domain::taxonomy::Taxonomy;

use super::{COLUMNS, Column, HIDDEN, MARK, SAMPLE, TEMPLATE_VERSION};
use crate::words::Words;

/// Name of the sheet that is filled in.
const SHEET: &str = "网点";
/// Name of the sheet with the lists.
const LISTS: &str = "清单";
/// Rows below the header that the lists of choices hold for.
const CHOSEN_ROWS: u32 = 20_000;
/// Row of the header, counted from 0: title and notes stand above.
pub(super) const HEADER_ROW: u32 = 2;

/// An outlet to be written: its id and record.
pub type Filled<'a> = (Uuid, &'a OutletRecord);

/// The empty template.
///
/// # Errors
/// The workbook cannot be written.
pub fn write_template(taxonomy: &Taxonomy, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    let sheet = start(&mut book, &words.say("sheet-template-title"), &words.say("sheet-template-notes"), &styles)?;
    for (column, at) in COLUMNS.iter().zip(0u16..) {
        sheet.write_string_with_format(HEADER_ROW + 1, at, sample(*column), &styles.sample)?;
    }
    finish(&mut book, taxonomy, "", HEADER_ROW + 1 + CHOSEN_ROWS)?;
    book.save_to_buffer()
}

/// Outlets in the template's columns. `about` stands below the title: the moment of the data, the version of the types.
///
/// # Errors
/// The workbook cannot be written.
pub fn write_workbook<'a>(
    outlets: impl Iterator<Item = Filled<'a>>,
    about: &str,
    taxonomy: &Taxonomy,
    words: &Words,
) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    let sheet = start(&mut book, &words.say("sheet-export-title"), about, &styles)?;
    let mut row = HEADER_ROW;
    for (id, record) in outlets {
        row += 1;
        for (column, at) in COLUMNS.iter().zip(0u16..) {
            let text = cell_of(*column, id, record, taxonomy);
            if !text.is_empty() {
                sheet.write_string_with_format(row, at, &text, styles.of(&text))?;
            }
        }
    }
    finish(&mut book, taxonomy, "CGCS2000", row.max(HEADER_ROW + 1) + 1000)?;
    book.save_to_buffer()
}

/// The text of a cell.
pub(super) fn cell_of(column: Column, id: Uuid, record: &OutletRecord, taxonomy: &Taxonomy) -> String {
    match column {
        Column::Id => id.to_string(),
        Column::Field(field) => record.shown(field, taxonomy),
        Column::Lon => record.position_texts().0,
        Column::Lat => record.position_texts().1,
        Column::StatusOn => {
            let last = record.life.steps().last().map(|step| step.on);
            last.map(|day| day.to_string()).unwrap_or_default()
        }
        Column::VerifiedOn => record.verified_on().map(|day| day.to_string()).unwrap_or_default(),
        Column::VerifiedHow => record.verified_by().map(|by| by.how.names().0.to_owned()).unwrap_or_default(),
        Column::Why => String::new(),
    }
}

/// What the sample row says.
fn sample(column: Column) -> &'static str {
    match column {
        Column::Id => SAMPLE,
        Column::Field(field) => match field {
            Field::Name => "虚构便利店（示例路店）",
            Field::Kind => "商业网点",
            Field::Types => "便利店；邮政快递综合服务点",
            Field::Functions => "代收水电费；公用电话",
            Field::Org => "990101001",
            Field::Community => "990101001001",
            Field::Address => "示例路1号",
            Field::Phone => "010-00000000",
            Field::Hours => "周一至周五 08:00-18:00；周六、周日 09:00-12:00",
            Field::Enterprise => "虚构商贸有限公司",
            Field::CreditCode => "91350100M000100Y43",
            Field::Brand => "虚构便利",
            Field::Chain => "特许加盟",
            Field::ChainFrom => "2020-01-01",
            Field::Area => "80",
            Field::Accessibility => "无台阶入口、坡道",
            Field::Status => "营业",
            Field::Timetable | Field::ChainTo | Field::Position => "",
        },
        Column::Lon => "116.3300000",
        Column::Lat => "39.9900000",
        Column::StatusOn => "2020-01-01",
        Column::VerifiedOn => "2026-11-01",
        Column::VerifiedHow => "实地核实",
        Column::Why => "",
    }
}

/// How cells look.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) notes: Format,
    pub(super) required: Format,
    pub(super) header: Format,
    sample: Format,
    pub(super) text: Format,
    /// For text that begins like a formula: shown as it is, and never taken for one.
    pub(super) quoted: Format,
    pub(super) wrong: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let text = Format::new().set_num_format("@");
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(16.0),
            notes: Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_color(Color::RGB(0x0044_4444)),
            required: header.clone().set_background_color(Color::RGB(0x00FC_E4D6)),
            header: header.set_background_color(Color::RGB(0x00DD_EBF7)),
            sample: text.clone().set_italic().set_font_color(Color::RGB(0x0080_8080)),
            quoted: text.clone().set_quote_prefix(),
            wrong: text.clone().set_background_color(Color::RGB(0x00FF_C7CE)),
            text,
        }
    }

    /// The format of a text.
    pub(super) fn of(&self, text: &str) -> &Format {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { &self.quoted } else { &self.text }
    }
}

/// The sheet with title, notes and header.
fn start<'b>(
    book: &'b mut Workbook,
    title: &str,
    notes: &str,
    styles: &Styles,
) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.merge_range(0, 0, 0, 9, title, &styles.title)?;
    sheet.set_row_height(0, 28.0)?;
    sheet.merge_range(1, 0, 1, 9, notes, &styles.notes)?;
    let lines = u32::try_from(notes.lines().count().max(1)).unwrap_or(1);
    sheet.set_row_height(1, f64::from(lines) * 16.0 + 4.0)?;
    for (column, at) in COLUMNS.iter().zip(0u16..) {
        let format = if column.is_required() { &styles.required } else { &styles.header };
        sheet.write_string_with_format(HEADER_ROW, at, column.header(), format)?;
        sheet.set_column_width(at, column.width())?;
        // Codes and numbers typed below stay text.
        sheet.set_column_format(at, &styles.text)?;
    }
    sheet.set_row_height(HEADER_ROW, 32.0)?;
    sheet.set_freeze_panes(HEADER_ROW + 1, 2)?;
    Ok(sheet)
}

/// The lists of choices, the sheet they stand on, and the hidden sheet that names the template.
fn finish(book: &mut Workbook, taxonomy: &Taxonomy, crs: &str, last_row: u32) -> Result<(), XlsxError> {
    let lists = lists(taxonomy);
    let sheet = book.worksheet_from_name(SHEET)?;
    for (n, (column, choices)) in (0u16..).zip(&lists) {
        let Some(at) = COLUMNS.iter().position(|known| known == column) else { continue };
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        let letter = char::from(b'A' + u8::try_from(n).unwrap_or(0));
        let range = Formula::new(format!("='{LISTS}'!${letter}$2:${letter}${}", choices.len() + 1));
        // Several types and several facilities may stand in one cell: the list helps and does not forbid.
        let several = matches!(column, Column::Field(Field::Types | Field::Accessibility));
        let style = if several { DataValidationErrorStyle::Information } else { DataValidationErrorStyle::Stop };
        let rule = DataValidation::new().allow_list_formula(range).set_error_style(style).show_error_message(!several);
        sheet.add_data_validation(HEADER_ROW + 1, at, last_row, at, &rule)?;
    }
    let page = book.add_worksheet();
    page.set_name(LISTS)?;
    for (at, (column, choices)) in (0u16..).zip(&lists) {
        page.write_string(0, at, column.names().0)?;
        page.set_column_width(at, 22.0)?;
        for (row, choice) in (1u32..).zip(choices) {
            page.write_string(row, at, choice)?;
        }
    }
    mark(book, crs)
}

/// The hidden sheet: what the workbook is, its version, the coordinate system of its positions where it is known.
pub(super) fn mark(book: &mut Workbook, crs: &str) -> Result<(), XlsxError> {
    let hidden = book.add_worksheet();
    hidden.set_name(HIDDEN)?;
    hidden.write_string(0, 0, MARK)?;
    hidden.write_string(1, 0, TEMPLATE_VERSION.to_string())?;
    if !crs.is_empty() {
        hidden.write_string(2, 0, crs)?;
    }
    hidden.set_very_hidden(true);
    Ok(())
}

/// Choices by column.
fn lists(taxonomy: &Taxonomy) -> Vec<(Column, Vec<String>)> {
    fn names<T: Choice>() -> Vec<String> {
        T::CHOICES.iter().map(|choice| choice.names().0.to_owned()).collect()
    }
    vec![
        (Column::Field(Field::Types), taxonomy.types.iter().map(|kind| kind.zh.clone()).collect()),
        (Column::Field(Field::Kind), names::<Kind>()),
        (Column::Field(Field::Chain), names::<ChainKind>()),
        (Column::Field(Field::Accessibility), names::<Access>()),
        (Column::Field(Field::Status), names::<Status>()),
        (Column::VerifiedHow, names::<Method>()),
    ]
}
