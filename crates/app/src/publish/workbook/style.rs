//! How cells look. Colours repeat what words and symbols say; none stands alone.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use yike_domain::standard::Verdict;

/// Every format of a sheet.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) lead: Format,
    pub(super) header: Format,
    text: Format,
    long: Format,
    text_quoted: Format,
    long_quoted: Format,
    pub(super) count: Format,
    pub(super) share: Format,
    pub(super) decimal: Format,
    pub(super) number: Format,
    pub(super) warning: Format,
    pub(super) empty: Format,
    verdicts: [Format; 5],
}

impl Styles {
    pub(super) fn new() -> Self {
        let cell = Format::new()
            .set_font_size(11)
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00DB_E2E5));
        let number = |pattern: &str| cell.clone().set_num_format(pattern);
        let verdict = |fill: u32, ink: u32| {
            cell.clone().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink)).set_bold()
        };
        let lead = Format::new().set_font_size(11).set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_font_size(16).set_bold().set_font_color(Color::RGB(0x000F_4C5C)).set_text_wrap(),
            header: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x000F_4C5C))
                .set_font_color(Color::White),
            text: cell.clone(),
            long: cell.clone().set_text_wrap(),
            text_quoted: cell.clone().set_quote_prefix(),
            long_quoted: cell.clone().set_text_wrap().set_quote_prefix(),
            count: number("#,##0"),
            share: number("0.0%"),
            decimal: number("0.0"),
            number: number("#,##0.##"),
            warning: cell
                .clone()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00FD_F6E3))
                .set_font_color(Color::RGB(0x005C_4406)),
            empty: cell.clone(),
            verdicts: [
                verdict(0x00DF_F0E8, 0x000C_4A3A),
                verdict(0x00FB_E6E2, 0x007D_2117),
                verdict(0x00EE_F1F2, 0x003B_464D),
                verdict(0x00FF_FFFF, 0x0044_555F),
                verdict(0x00FF_FFFF, 0x005D_6C75),
            ],
            lead,
        }
    }

    /// The format of a text. One that begins like a formula carries Excel's own mark for
    /// "this is text", so that it stays text when somebody edits the cell.
    pub(super) fn text(&self, text: &str, long: bool) -> &Format {
        match (text.starts_with(['=', '+', '-', '@', '\t', '\r']), long) {
            (false, false) => &self.text,
            (false, true) => &self.long,
            (true, false) => &self.text_quoted,
            (true, true) => &self.long_quoted,
        }
    }

    pub(super) fn verdict(&self, verdict: Verdict) -> &Format {
        let at = match verdict {
            Verdict::Pass => 0,
            Verdict::Fail => 1,
            Verdict::CannotTell => 2,
            Verdict::NoThreshold => 3,
            Verdict::NotApplicable => 4,
        };
        &self.verdicts[at]
    }
}
