//! `yike verify`: does a result still follow from its inputs?

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::{verify::verify, words::Words};

use super::line;
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    Command::new("verify")
        .about(words.say("cli-verify"))
        .arg(path("folder").value_name("RESULT").required(true).help(words.say("cli-verify-result")))
        .arg(path("study").long("study").value_name("STUDY.toml").help(words.say("cli-verify-study")))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let folder = matches.get_one::<PathBuf>("folder").expect("clap requires it");
    let study = matches.get_one::<PathBuf>("study").map(PathBuf::as_path);
    let verified = line::watched(words, |watch| verify(folder, study, watch))?;
    for difference in &verified.differences {
        let told = words.finding(difference);
        let place = words.source_and_place(&difference.source, &difference.object);
        println!("· {place}  {}", told.what);
        println!("  {} {}", told.done, told.remedy);
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
