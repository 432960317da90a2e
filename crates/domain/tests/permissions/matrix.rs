//! Reads the matrix of `testdata/permissions.md`, cell by cell. Knows nothing of the table in the code.
//!
//! How a cell is read, stricter where the words leave a choice (`docs/decisions/permission-matrix.md`):
//! a bracket limits the letter before it, but `assigned`, `after close`, `operator` and `no grant` the whole cell;
//! `line`, `own`, `self` and `pub` limit the whole cell; changing, submitting, approving and publishing imply reading
//! the same objects where the cell does not say what may be read; creating alone implies reading one's own.

use yike_domain::account::{Action, Facet, Object, ObjectKind, Role, Stage};
use yike_domain::place::org::OrgCode;

const TEXT: &str = include_str!("../../../../testdata/permissions.md");

/// Where an object lies, seen from the unit of the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Below,
    Above,
    Beside,
    Closed,
}

/// How far a cell goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Far {
    Subtree,
    SubtreeAndAbove,
    Above,
    Home,
    Own,
    Anywhere,
}

/// What one cell says about one action.
#[derive(Clone, Debug)]
pub struct Reading {
    pub role: Role,
    pub object: ObjectKind,
    action: Action,
    far: Far,
    pub line: bool,
    pub only: Vec<Facet>,
}

impl Reading {
    pub fn is_for(&self, role: Role, object: ObjectKind, action: Action) -> bool {
        (self.role, self.object, self.action) == (role, object, action)
    }

    pub fn reaches(&self, place: Place, own: bool) -> bool {
        match (self.far, place) {
            (_, Place::Closed) => false,
            (Far::Anywhere, _) | (_, Place::Home) if self.far != Far::Own => true,
            (Far::Own, _) => own,
            (Far::Subtree | Far::SubtreeAndAbove, Place::Below) => true,
            (Far::Above | Far::SubtreeAndAbove, Place::Above) => true,
            _ => false,
        }
    }

    pub fn meets(&self, object: &Object) -> bool {
        self.only.iter().all(|facet| match facet {
            Facet::Draft => object.stage == Stage::Draft,
            Facet::Local => object.org != OrgCode::nation(),
            other => object.facets.contains(other),
        })
    }
}

/// The objects of the matrix, in its order.
const OBJECTS: [(&str, ObjectKind); 25] = [
    ("OrgUnit, groups", ObjectKind::OrgUnit),
    ("Circle & boundary", ObjectKind::Circle),
    ("Outlet", ObjectKind::Outlet),
    ("Observation/verification", ObjectKind::Observation),
    ("Standard pack", ObjectKind::StandardPack),
    ("Measurement, gap, scenario", ObjectKind::Measurement),
    ("Survey/sample", ObjectKind::Survey),
    ("Need/case", ObjectKind::Need),
    ("Deliberation", ObjectKind::Deliberation),
    ("Plan, project, space", ObjectKind::Project),
    ("Acceptance", ObjectKind::Acceptance),
    ("Merchant account/claim", ObjectKind::MerchantAccount),
    ("Booking/coupon/event", ObjectKind::Booking),
    ("Call, rules", ObjectKind::Call),
    ("Application", ObjectKind::Application),
    ("Review score", ObjectKind::ReviewScore),
    ("DataSet/indicator", ObjectKind::Indicator),
    ("Submission", ObjectKind::Submission),
    ("Assessment", ObjectKind::Assessment),
    ("Disclosure", ObjectKind::Disclosure),
    ("Practice/case", ObjectKind::Practice),
    ("Personal-rights request", ObjectKind::RightsRequest),
    ("Accounts, roles", ObjectKind::Account),
    ("Audit log", ObjectKind::AuditLog),
    ("Config, backup, exchange", ObjectKind::Configuration),
];

/// Laid down by those above for those below, who read them.
const LAID_DOWN: [ObjectKind; 4] =
    [ObjectKind::StandardPack, ObjectKind::Call, ObjectKind::Indicator, ObjectKind::Practice];

fn rows(head: &str) -> (Vec<&'static str>, Vec<Vec<&'static str>>) {
    let cells = |line: &'static str| -> Vec<&'static str> {
        line.trim().trim_start_matches('|').trim_end_matches('|').split('|').map(str::trim).collect()
    };
    let mut lines = TEXT.lines().skip_while(|line| !line.starts_with(head));
    let head = cells(lines.next().expect("the table is there"));
    (head, lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect())
}

/// Everything that the matrix says.
pub fn readings() -> Vec<Reading> {
    let (head, rows) = rows("| Object |");
    assert_eq!(rows.len(), OBJECTS.len());
    let mut readings = Vec::new();
    for (row, (name, object)) in rows.iter().zip(OBJECTS) {
        assert_eq!((row[0], row.len()), (name, head.len()));
        for (column, cell) in head.iter().zip(row).skip(1) {
            let columns: &[&str] = if *column == "R14/15" { &["R14", "R15"] } else { &[column] };
            for column in columns {
                let role = Role::of(column).expect("a role");
                readings.extend(read(role, object, cell));
            }
        }
    }
    readings
}

fn facet(words: &str) -> Facet {
    match words {
        "draft" => Facet::Draft,
        "local" => Facet::Local,
        "stats" => Facet::Totals,
        "assigned" => Facet::Assigned,
        "app" => Facet::OfAssignedApplication,
        "opp." => Facet::Opportunity,
        "hint" => Facet::Hint,
        "entry" => Facet::Entry,
        "callback" => Facet::Callback,
        "survey" => Facet::SurveyPart,
        "audit sample" => Facet::AuditSample,
        "spot check" => Facet::SpotCheck,
        "1st" => Facet::FirstCheck,
        "recommend" => Facet::Recommendation,
        "parts" => Facet::Part,
        "operator" => Facet::Operated,
        "if allowed" => Facet::Anonymous,
        "after close" => Facet::ScoringClosed,
        "no grant" => Facet::NoGrant,
        "keys" => Facet::Keys,
        "security events" => Facet::SecurityEvent,
        _ => panic!("what does ({words}) mean?"),
    }
}

fn letter(word: &str) -> Option<Action> {
    Some(match word {
        "r" => Action::Read,
        "c" => Action::Create,
        "u" => Action::Update,
        "s" => Action::Submit,
        "a" => Action::Approve,
        "p" => Action::Publish,
        "x" => Action::Export,
        _ => return None,
    })
}

/// The words of a cell, each with the bracket behind it.
fn words(cell: &str) -> Vec<(String, Option<String>)> {
    let mut words: Vec<(String, Option<String>)> = Vec::new();
    for (n, part) in cell.split(['(', ')']).enumerate() {
        if n % 2 == 1 {
            words.last_mut().expect("a bracket follows a word").1 = Some(part.to_owned());
        } else {
            words.extend(part.split([' ', ',']).filter(|word| !word.is_empty()).map(|word| (word.to_owned(), None)));
        }
    }
    words
}

fn read(role: Role, object: ObjectKind, cell: &str) -> Vec<Reading> {
    if cell == "–" {
        return Vec::new();
    }
    let mut said: Vec<(Action, Far, Vec<Facet>)> = Vec::new();
    let (mut far, mut line, mut whole) = (Far::Subtree, false, Vec::new());
    for (word, bracket) in words(cell) {
        match word.as_str() {
            "line" => line = true,
            "own" => far = Far::Own,
            "self" => far = Far::Home,
            "pub" => {
                far = Far::Anywhere;
                whole.push(Facet::Published);
                said.push((Action::Read, far, Vec::new()));
            }
            "after" | "history" => {}
            "公示" => whole.push(Facet::PublicityOver),
            "suggest" => said.push((Action::Suggest, Far::Anywhere, vec![Facet::Published])),
            "answer" => said.push((Action::Answer, Far::Above, Vec::new())),
            "party" => said.push((Action::TakePart, Far::Anywhere, vec![Facet::Party])),
            "join" => said.push((Action::Join, Far::Above, Vec::new())),
            "reply" => said.push((Action::Reply, Far::Subtree, Vec::new())),
            "reopen" => said.push((Action::Reopen, Far::Subtree, Vec::new())),
            "opinion" => said.push((Action::Opine, Far::Subtree, Vec::new())),
            "object" => said.push((Action::Object, Far::Anywhere, vec![Facet::Published])),
            "grant" => said.push((Action::Grant, Far::Subtree, Vec::new())),
            other => {
                let action = letter(other).unwrap_or_else(|| panic!("what does {other} mean in {cell}?"));
                // The public reads what is published, also where the cell says no more than r.
                let public = role == Role::Public && action == Action::Read;
                let (far, only) = if public { (Far::Anywhere, vec![Facet::Published]) } else { (Far::Subtree, vec![]) };
                said.push((action, far, only));
            }
        }
        let Some(bracket) = bracket else { continue };
        match bracket.as_str() {
            "verify" => said.push((Action::Verify, Far::Subtree, Vec::new())),
            "+local c" => said.push((Action::Create, Far::Subtree, vec![Facet::Local])),
            "spot check a" => said.push((Action::Approve, Far::Subtree, vec![Facet::SpotCheck])),
            "c if allowed" => said.push((Action::Create, Far::Anywhere, vec![facet("if allowed")])),
            "assigned" | "app" => {
                far = Far::Anywhere;
                whole.push(facet(&bracket));
            }
            "after close" | "operator" | "no grant" => whole.push(facet(&bracket)),
            // A hint may be about anything, wherever it is.
            "hint" => {
                let last = said.last_mut().expect("a letter before it");
                (last.1, last.2) = (Far::Anywhere, vec![Facet::Hint]);
            }
            limit => said.last_mut().expect("a letter before it").2.push(facet(limit)),
        }
    }
    // Survey contacts are seen by their own wave's assessor only (SD6).
    if (role, object) == (Role::Assessor, ObjectKind::Survey) {
        whole.push(Facet::OwnWave);
    }
    let mut readings = Vec::new();
    let mut tell = |action, said_far: Far, only: &[Facet]| {
        // The public's creating stands beside reading what is published and is not limited by it.
        let anonymous = only.contains(&Facet::Anonymous);
        let whole = whole.iter().filter(|_| !anonymous).copied();
        let only = only.iter().copied().chain(whole).collect();
        let own_far = if said_far == Far::Subtree { far } else { said_far };
        readings.push(Reading { role, object, action, far: own_far, line, only });
    };
    let reads = said.iter().any(|(action, ..)| *action == Action::Read);
    for (action, said_far, only) in &said {
        let laid_down = *action == Action::Read && LAID_DOWN.contains(&object) && far == Far::Subtree;
        let said_far = if laid_down && *said_far == Far::Subtree { Far::SubtreeAndAbove } else { *said_far };
        tell(*action, said_far, only);
        let implies = matches!(action, Action::Update | Action::Submit | Action::Approve | Action::Publish);
        if implies && !reads {
            tell(Action::Read, said_far, only);
        }
    }
    let creates: Vec<_> = said.iter().filter(|(action, ..)| *action == Action::Create).collect();
    let more = said.iter().any(|(action, ..)| *action != Action::Create);
    if !reads && !more {
        creates.iter().for_each(|(.., only)| tell(Action::Read, Far::Own, only));
    }
    if far == Far::Own && !reads {
        tell(Action::Read, Far::Own, &[]);
    }
    readings
}

/// At which stages actions are open.
pub struct Stages(Vec<Vec<&'static str>>);

impl Stages {
    pub fn read() -> Self {
        let (_, rows) = rows("| Action |");
        // Three are open always and have no row.
        assert_eq!(rows.len() + 3, Action::ALL.len());
        Self(rows)
    }

    pub fn open(&self, object: ObjectKind, action: Action, stage: Stage) -> bool {
        let Some(row) = self.0.iter().find(|row| row[0] == action.code()) else { return true };
        let has = |list: &str| list.split_whitespace().any(|word| word == stage.code());
        let mut exceptions = row[2].split(';').filter_map(|exception| exception.split_once(':'));
        has(row[1]) || exceptions.any(|(name, list)| name.trim() == object.code() && has(list))
    }
}
