//! Departments as lines (条线).

/// A line of departments, from the nation down to the district: commerce, civil affairs, …
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line {
    /// Code in files and tables.
    pub code: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
}

const fn line(code: &'static str, zh: &'static str, en: &'static str) -> Line {
    Line { code, zh, en }
}

/// Every line, in the order of choice lists. Another department is another row.
pub const LINES: &[Line] = &[
    line("commerce", "商务", "commerce"),
    line("civil-affairs", "民政", "civil affairs"),
    line("finance", "财政", "public finance"),
    line("human-resources", "人社", "human resources and social security"),
    line("natural-resources", "自规", "natural resources and planning"),
    line("housing", "住建", "housing and urban-rural development"),
    line("health", "卫健", "health"),
    line("market-regulation", "市监", "market regulation"),
    line("sports", "体育", "sports"),
    line("post", "邮政", "post"),
    line("banking", "金融", "financial supervision"),
];

impl Line {
    /// The line of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<&'static Self> {
        LINES.iter().find(|line| line.code == code)
    }
}
