//! `yike verify`: does a result still follow from its inputs, do the data of an installation hold together?

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::ctx::{Clock, Ctx, Place};
use yike_app::integrity::{self, Report};
use yike_app::{verify::verify, words::Words};
use yike_domain::Finding;

use super::{line, place};
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    let odd = words.say("cli-verify-head-odd");
    let head = move |text: &str| read_head(text).ok_or_else(|| odd.clone());
    let folder = path("folder").value_name("RESULT").required_unless_present_any(["data", "database"]);
    let command = Command::new("verify")
        .about(words.say("cli-verify"))
        .arg(folder.help(words.say("cli-verify-result")))
        .arg(path("study").long("study").value_name("STUDY.toml").help(words.say("cli-verify-study")))
        .arg(Arg::new("head").long("head").value_name("N:HASH").value_parser(head).help(words.say("cli-verify-head")));
    place::args(words, command)
}

/// Number and hash of an audit event.
fn read_head(text: &str) -> Option<(i64, String)> {
    let (seq, hash) = text.split_once(':')?;
    let seq = seq.parse().ok().filter(|seq| *seq > 0)?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_hash.then(|| (seq, hash.to_owned()))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.get_one::<PathBuf>("folder") {
        Some(folder) => of_result(words, folder, matches),
        None => of_data(words, &place::of(matches), matches.get_one::<(i64, String)>("head")),
    }
}

fn of_result(words: &'static Words, folder: &Path, matches: &ArgMatches) -> Result<(), Failure> {
    let study = matches.get_one::<PathBuf>("study").map(PathBuf::as_path);
    let verified = line::watched(words, |watch| verify(folder, study, watch))?;
    for difference in &verified.differences {
        tell(words, difference);
    }
    let receipt = &verified.receipt;
    let args = [
        ("files", receipt.files.len().into()),
        ("inputs", receipt.inputs.len().into()),
        ("stations", receipt.stations.len().into()),
        ("files_again", verified.files_again.into()),
        ("result", receipt.result.as_str().into()),
    ];
    println!("{}", words.text(if verified.holds() { "cli-verify-holds" } else { "cli-verify-differs" }, &args));
    if verified.holds() { Ok(()) } else { Err(Failure::Differs) }
}

fn of_data(words: &Words, place: &Place, head: Option<&(i64, String)>) -> Result<(), Failure> {
    let report: Report = place::wait(async {
        place.must_be_there()?;
        let ctx = Ctx::open(place, Clock::System).await?;
        let report = integrity::check(&ctx, head.map(|(seq, hash)| (*seq, hash.as_str()))).await?;
        ctx.store.close().await?;
        Ok(report)
    })
    .map_err(place::failure)?;
    for check in &report.checks {
        let mark = if check.faults.is_empty() { "✓" } else { "✗" };
        let what = words.text(check.what.rule.0, &[("n", check.n.to_string().into())]);
        println!("{}", words.text("cli-verify-check", &[("mark", mark.into()), ("what", what.into())]));
        check.faults.iter().for_each(|fault| tell(words, fault));
    }
    if !report.holds() {
        println!("{}", words.say("cli-verify-data-differs"));
        return Err(Failure::Differs);
    }
    match report.head {
        None => println!("{}", words.say("cli-verify-data-empty")),
        Some((seq, hash)) => {
            let args = [("seq", seq.to_string().into()), ("hash", hash.into())];
            println!("{}", words.text("cli-verify-data-holds", &args));
        }
    }
    Ok(())
}

fn tell(words: &Words, difference: &Finding) {
    let told = words.finding(difference);
    let place = words.source_and_place(&difference.source, &difference.object);
    println!("· {place}  {}", told.what);
    println!("  {} {}", told.done, told.remedy);
}
