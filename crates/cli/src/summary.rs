//! A finished study in twenty lines: who lives there, what they reach, what they lack, how far
//! the data can be trusted.

use std::collections::{BTreeMap, BTreeSet};

use yike_app::{
    draft::Draft,
    words::{Words, number_text},
};
use yike_domain::{Arg, Finding, Rule, Severity, standard::Verdict};
use yike_engine::{
    access::OriginKind,
    assess::{Assessment, ClauseResult, Gap, GapStatus, PlaceLevel},
    import::PeopleBasis,
    network::rules::COMPOUND_WITHOUT_GATE,
};

/// Classes of clauses that a summary shows, the first of them that the pack has.
const CLASSES: &[&str] = &["basic", "mandatory", "facility"];
/// Clauses shown.
const CLAUSES: usize = 24;
/// Gaps shown.
const GAPS: usize = 5;
/// Compounds without a mapped gate named.
const COMPOUNDS: usize = 8;
/// Kinds of findings shown.
const KINDS: usize = 12;

/// Prints the summary of a draft: its first standard, walked by its first profile.
pub fn tell(words: &Words, draft: &Draft) {
    let study = &draft.study;
    println!("{}", words.pick(&study.title.zh, &study.title.en));
    for notice in &study.notices {
        println!("※ {}", words.pick(&notice.zh, &notice.en));
    }
    people(words, draft);
    if let (Some(assessment), Some(pack), Some(profile)) =
        (draft.assessments.first(), draft.packs.first(), draft.profiles.first())
    {
        let args = [
            ("pack", Arg::named(&pack.zh, &pack.en)),
            ("profile", Arg::named(&profile.zh, &profile.en)),
            ("gates", words.say(&format!("cli-gates-{}", study.gates.word())).into()),
        ];
        println!("\n{}", words.text("cli-summary-reach", &args));
        reach(words, draft, assessment);
        gaps(words, assessment);
    }
    gates(words, draft);
    findings(words, draft);
}

fn people(words: &Words, draft: &Draft) {
    let total: u64 = draft.imported.origins.iter().map(|origin| u64::from(origin.people.0)).sum();
    let key = match draft.imported.people {
        PeopleBasis::Counted => "cli-summary-people",
        PeopleBasis::Assumed => "cli-summary-people-assumed",
        PeopleBasis::FloorArea => "cli-summary-floor-area",
    };
    #[expect(clippy::cast_precision_loss, reason = "residents of a study stay far below 2^53")]
    let args = [
        ("people", Arg::Number(total as f64)),
        ("origins", draft.imported.origins.iter().filter(|origin| origin.kind != OriginKind::Gate).count().into()),
        ("outlets", draft.imported.outlets.len().into()),
        ("communities", draft.imported.communities.len().into()),
    ];
    println!("{}", words.text(key, &args));
}

/// Share of residents who reach each format, in the whole study area.
fn reach(words: &Words, draft: &Draft, assessment: &Assessment) {
    let Some(profile) = assessment.profiles.first() else { return };
    let Some(place) = profile.places.first() else { return };
    let pack = &draft.packs[0];
    let class = CLASSES.iter().find(|class| pack.clauses.iter().any(|c| c.class == **class)).copied();
    let shown: Vec<_> = pack
        .clauses
        .iter()
        .zip(&place.clauses)
        .filter(|(clause, _)| class.is_none_or(|class| clause.class == class))
        .collect();
    for (clause, result) in shown.iter().take(CLAUSES) {
        println!("  {} {}", words.pick(&clause.zh, &clause.en), share(words, result));
    }
    if shown.len() > CLAUSES {
        println!("  {}", words.text("cli-summary-more", &[("count", (shown.len() - CLAUSES).into())]));
    }
}

fn share(words: &Words, result: &ClauseResult) -> String {
    let percent = |permille: u32| Arg::Text(format!("{}%", number_text(f64::from(permille) / 10.0)));
    let args = [
        ("reached", percent(result.people.reached_permille())),
        ("doubt", percent(result.people.cannot_tell_permille())),
        ("verdict", words.say(&format!("cli-verdict-{}", verdict(result.verdict))).into()),
    ];
    words.text(if result.people.cannot_tell == 0 { "cli-summary-share" } else { "cli-summary-share-doubt" }, &args)
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::CannotTell => "cannot-tell",
        Verdict::NoThreshold => "no-threshold",
        Verdict::NotApplicable => "not-applicable",
    }
}

/// The largest gaps: of communities where there are any, else of the whole area.
fn gaps(words: &Words, assessment: &Assessment) {
    let level = |gap: &Gap| assessment.places[gap.place as usize].level;
    let first = |gap: &&Gap| gap.profile == 0;
    let wanted = match assessment.gaps.iter().filter(first).any(|gap| level(gap) == PlaceLevel::Community) {
        true => PlaceLevel::Community,
        false => PlaceLevel::Study,
    };
    let mut gaps: Vec<&Gap> = assessment.gaps.iter().filter(first).filter(|gap| level(gap) == wanted).collect();
    gaps.sort_by_key(|gap| (gap.status != GapStatus::Confirmed, gap.rank));
    if gaps.is_empty() {
        return;
    }
    println!("\n{}", words.text("cli-summary-gaps", &[("count", gaps.len().into())]));
    // The largest place lacks most formats: each format once and no place too often, so that more is seen.
    let n_places = gaps.iter().map(|gap| gap.place).collect::<BTreeSet<_>>().len();
    let (mut formats, mut places) = (BTreeSet::new(), BTreeMap::<u32, usize>::new());
    let told = gaps.iter().filter(|gap| {
        let told_of_place = places.entry(gap.place).or_default();
        let fresh = !formats.contains(&gap.clause) && *told_of_place < GAPS.div_ceil(n_places);
        if fresh {
            formats.insert(gap.clause);
            *told_of_place += 1;
        }
        fresh
    });
    for (number, gap) in (1..).zip(told.take(GAPS)) {
        println!("  {number}. {}", words.message(&gap.explanation));
    }
}

/// Compounds that have no gate on the map: whether they can be walked through is then unknown.
fn gates(words: &Words, draft: &Draft) {
    let all = draft.imported.map.compounds.len();
    let found = draft.findings.iter().filter(|finding| finding.rule == COMPOUND_WITHOUT_GATE);
    let names: Vec<String> = found
        .map(|finding| match finding.args.iter().find(|(name, _)| *name == "name") {
            Some((_, name)) => name.to_string(),
            None => finding.object.clone(),
        })
        .collect();
    if names.is_empty() {
        return;
    }
    let shown = names.iter().take(COMPOUNDS).map(String::as_str).collect::<Vec<_>>();
    let args = [
        ("count", names.len().into()),
        ("all", all.into()),
        ("names", shown.join(words.pick("、", ", ")).into()),
        ("more", (names.len() - shown.len()).into()),
    ];
    println!("\n{}", words.text("cli-summary-gateless", &args));
}

/// Findings by rule, the gravest first, with one example each.
fn findings(words: &Words, draft: &Draft) {
    tell_findings(words, &draft.all_findings());
}

/// Where a finding is: the place inside its source, else the source. A profile is no place; the sentence names it.
fn place_of(words: &Words, finding: &Finding) -> String {
    match finding.object.as_str() {
        "" => finding.source.clone(),
        place if place.starts_with("profile ") => String::new(),
        place => words.place(place),
    }
}

/// Prints findings by rule.
pub fn tell_findings(words: &Words, all: &[&Finding]) {
    if all.is_empty() {
        return;
    }
    let mut rules: BTreeMap<(std::cmp::Reverse<Severity>, Rule), Vec<&Finding>> = BTreeMap::new();
    for finding in all {
        rules.entry((std::cmp::Reverse(finding.severity), finding.rule)).or_default().push(finding);
    }
    println!("\n{}", words.text("cli-summary-findings", &[("count", all.len().into())]));
    let mut kinds: Vec<_> = rules.into_iter().collect();
    kinds.sort_by_key(|((severity, rule), found)| (*severity, std::cmp::Reverse(found.len()), *rule));
    for ((severity, _), found) in kinds.iter().take(KINDS) {
        let example = words.finding(found[0]);
        let place = place_of(words, found[0]);
        let args = [
            ("severity", words.say(&format!("report-finding-{}", severity.0.word())).into()),
            ("count", found.len().into()),
            ("what", example.what.into()),
            ("placed", if place.is_empty() { "no" } else { "yes" }.into()),
            ("object", place.into()),
        ];
        println!("  {}", words.text(if found.len() == 1 { "cli-summary-finding" } else { "cli-summary-kind" }, &args));
    }
    if kinds.len() > KINDS {
        println!("  {}", words.text("cli-summary-more", &[("count", (kinds.len() - KINDS).into())]));
    }
}
