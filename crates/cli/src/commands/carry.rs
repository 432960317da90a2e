//! `yike move --to URL`: from the data directory to PostgreSQL.

use clap::{Arg, ArgMatches, Command};
use yike_app::backup;
use yike_app::words::Words;

use super::{backup::failure, place};
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let to = Arg::new("to").long("to").value_name("URL").required(true).help(words.say("cli-move-to"));
    place::args(words, Command::new("move").about(words.say("cli-move")).arg(to))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let place = place::of(matches);
    let to = matches.get_one::<String>("to").expect("clap requires it");
    place.must_be_there().map_err(place::failure)?;
    let moved = place::wait(backup::carry(&place, to)).map_err(failure)?;
    for (table, rows) in &moved.tables {
        println!("{}", words.text("cli-move-table", &[("table", (*table).into()), ("rows", rows.to_string().into())]));
    }
    println!("{}", words.say("cli-move-done"));
    Ok(())
}
