//! Reading the cases from Markdown.

use std::collections::BTreeMap;

/// One case: a small circle and what must come out of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    /// The section's title.
    pub title: String,
    /// Homes in the table's order.
    pub homes: Vec<Home>,
    /// Walking profile.
    pub profile: String,
    /// `complete`, `partial`, or the codes that are complete.
    pub coverage: String,
    /// Whether unverified values may decide.
    pub allow_unverified: bool,
    /// Expected results of some clauses.
    pub clauses: Vec<Wanted>,
    /// Expected gaps of the whole circle, the greatest first.
    pub gaps: Vec<String>,
    /// Expected grade.
    pub grade: String,
}

/// Homes with so many residents and the walk to outlets of each type.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    pub name: String,
    pub people: u32,
    pub walks: BTreeMap<String, Vec<Walk>>,
}

/// A walk as the table gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Walk {
    Metres(u32),
    Minutes(f64),
}

/// What a clause must say.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub id: String,
    pub verdict: String,
    pub decides: String,
    pub sentence: String,
}

/// The cases of a file.
pub(crate) fn cases(markdown: &str) -> Result<Vec<Case>, String> {
    markdown.split("\n## ").skip(usize::from(!markdown.starts_with("## "))).map(case).collect()
}

fn case(section: &str) -> Result<Case, String> {
    let section = section.trim_start_matches("## ");
    let title = section.lines().next().unwrap_or_default().trim().to_owned();
    let wrong = |problem: String| format!("{title}: {problem}");
    let mut case = Case { title: title.clone(), ..Case::default() };
    let mut table = Table::None;
    for line in section.lines().skip(1) {
        if let Some(row) = cells(line) {
            table = match (table, row.first().map(String::as_str)) {
                (_, Some("住户")) => Table::Homes(row),
                (_, Some("条款")) => Table::Clauses,
                (Table::None, _) => Table::None,
                (table, Some(rule)) if rule.trim_matches(['-', ':']).is_empty() => table,
                (Table::Homes(head), _) => {
                    case.homes.push(home(&head, &row).map_err(wrong)?);
                    Table::Homes(head)
                }
                (Table::Clauses, _) => {
                    case.clauses.push(wanted(&row).map_err(wrong)?);
                    Table::Clauses
                }
            };
            continue;
        }
        table = Table::None;
        if let Some(gap) = line.strip_prefix("> ") {
            case.gaps.push(gap.trim().to_owned());
        }
        for (word, field) in
            [("画像：`", &mut case.profile), ("资料：`", &mut case.coverage), ("等级：`", &mut case.grade)]
        {
            if let Some((value, _)) = line.split_once(word).and_then(|(_, rest)| rest.split_once('`')) {
                value.clone_into(field);
            }
        }
        case.allow_unverified |= line.contains("未核实的数值可以定级");
    }
    match () {
        () if case.homes.is_empty() => Err(wrong("no table of homes (| 住户 | 人数 | …)".to_owned())),
        () if case.profile.is_empty() => Err(wrong("no line 画像：`…`".to_owned())),
        () if case.coverage.is_empty() => Err(wrong("no line 资料：`…`".to_owned())),
        () if case.clauses.is_empty() => Err(wrong("no table of clauses (| 条款 | …)".to_owned())),
        () if case.grade.is_empty() => Err(wrong("no line 等级：`…`".to_owned())),
        () => Ok(case),
    }
}

enum Table {
    None,
    Homes(Vec<String>),
    Clauses,
}

fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
}

fn home(head: &[String], row: &[String]) -> Result<Home, String> {
    let [name, people, walks @ ..] = row else { return Err("a home needs a name and residents".to_owned()) };
    let people = people.parse().map_err(|_| format!("{people} is no number of residents"))?;
    let mut by_type: BTreeMap<String, Vec<Walk>> = BTreeMap::new();
    for (code, cell) in head[2..].iter().zip(walks) {
        for part in cell.split(';').map(str::trim).filter(|part| !matches!(*part, "" | "—")) {
            by_type.entry(code.clone()).or_default().push(walk(part)?);
        }
    }
    Ok(Home { name: name.clone(), people, walks: by_type })
}

fn walk(text: &str) -> Result<Walk, String> {
    let wrong = || format!("{text} is no walk (320 m, 4 min, several with ;)");
    match text.split_once(' ') {
        Some((number, "m")) => number.parse().map(Walk::Metres).map_err(|_| wrong()),
        Some((number, "min")) => number.parse().map(Walk::Minutes).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}

fn wanted(row: &[String]) -> Result<Wanted, String> {
    let [id, verdict, decides, sentence] = row else {
        return Err(format!("a clause has four cells (条款, 结论, 可否定级, 说明), not {}", row.len()));
    };
    let owned = |text: &String| text.clone();
    Ok(Wanted { id: owned(id), verdict: owned(verdict), decides: owned(decides), sentence: owned(sentence) })
}
