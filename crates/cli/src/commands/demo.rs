//! `yike demo`: a bundled study from start to end.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use yike_app::{result, study::bundled, words::Words};

use super::line;
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let ids = bundled::ids();
    let mut which = Arg::new("which").value_name("STUDY").value_parser(PossibleValuesParser::new(ids.clone()));
    if let Some(first) = ids.first() {
        which = which.default_value(*first);
    }
    Command::new("demo")
        .about(words.say("cli-demo"))
        .arg(which.help(words.say("cli-demo-which")))
        .arg(line::out(words))
        .arg(Arg::new("open").long("open").action(ArgAction::SetTrue).help(words.say("cli-open")))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let id = matches.get_one::<String>("which").map(String::as_str).unwrap_or_default();
    let bundled = bundled::named(id).map_err(Failure::of)?;
    let mut study = bundled.study.clone();
    let default = || PathBuf::from(format!("yike-demo-{id}"));
    study.output = matches.get_one::<PathBuf>("result").cloned().unwrap_or_else(default);
    let report = line::publish(words, study, result::run)?;
    if matches.get_flag("open") {
        open(&report);
    }
    Ok(())
}

/// Shows a page in the browser, where there is one; its address has been printed anyway.
fn open(page: &Path) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = std::process::Command::new(program)
        .arg(page)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
}
