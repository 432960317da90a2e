//! `yike study`: prints an explained sample, or checks a study file.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::study::{Study, TEMPLATE};
use yike_app::words::Words;

use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let file = Arg::new("file").value_name("STUDY.toml").value_parser(value_parser!(PathBuf));
    Command::new("study").about(words.say("cli-study")).arg(file.help(words.say("cli-study-file")))
}

pub fn run(words: &Words, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(file) = matches.get_one::<PathBuf>("file") else {
        print!("{TEMPLATE}");
        return Ok(());
    };
    let study = Study::read(file).map_err(Failure::Input)?;
    let title = words.pick(&study.title.zh, &study.title.en).to_owned();
    println!("{}", words.text("cli-study-fine", &[("title", title.into())]));
    Ok(())
}
