//! `findings.csv`: everything odd, for the owners of the data.

use crate::{draft::Draft, words::Words};

/// Columns of the file.
const COLUMNS: [&str; 7] = ["source", "object", "rule", "severity", "what", "done", "remedy"];

/// Every finding in words; UTF-8 with a byte order mark, because spreadsheets guess otherwise.
pub(super) fn findings_csv(draft: &Draft, words: &Words) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    csv.write_record(COLUMNS).expect("memory takes every byte");
    for finding in draft.all_findings() {
        let said = words.finding(finding);
        let cells = [
            finding.source.as_str(),
            &words.place(&finding.object),
            finding.rule.0,
            finding.severity.word(),
            &said.what,
            &said.done,
            &said.remedy,
        ];
        csv.write_record(cells.map(harmless)).expect("memory takes every byte");
    }
    csv.into_inner().expect("memory takes every byte")
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before `=`, `+`, `-`, `@`,
/// tab and carriage return (OWASP, *CSV Injection*).
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn formulas_become_text() {
        let cases = [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-5", "'-5"), ("超市", "超市"), ("", "")];
        for (text, cell) in cases {
            assert_eq!(super::harmless(text), cell);
        }
    }
}
