//! `yike backup FILE` and `yike restore FILE`: an installation in one file, and back.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::backup::{self, BackupError, Told};
use yike_app::ctx::{Clock, Ctx};
use yike_app::error::AppError;
use yike_app::words::Words;
use yike_domain::{Rule, Trouble};

use super::place;
use crate::exit::Failure;

/// There is a file of that name.
const THERE: Rule = Rule("cli-backup-there");

pub fn menu(words: &Words) -> Command {
    with_file(words, Command::new("backup").about(words.say("cli-backup")))
}

pub fn restore_menu(words: &Words) -> Command {
    with_file(words, Command::new("restore").about(words.say("cli-restore")))
}

fn with_file(words: &Words, command: Command) -> Command {
    let file = Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf));
    place::args(words, command.arg(file.help(words.say("cli-backup-file"))))
}

fn file(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("file").cloned().expect("clap requires it")
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let (place, file) = (place::of(matches), file(matches));
    if file.exists() {
        return Err(Trouble::new("", THERE).with("path", file.display().to_string()).into());
    }
    let told = place::wait(async {
        place.must_be_there()?;
        let ctx = Ctx::open(&place, Clock::System).await?;
        let told = backup::write(&ctx, &file).await?;
        ctx.store.close().await.map_err(AppError::from)?;
        Ok(told)
    });
    tell(words, "cli-backup-done", &file, told)
}

pub fn run_restore(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let (place, file) = (place::of(matches), file(matches));
    tell(words, "cli-restore-done", &file, place::wait(backup::restore(&place, &file)))
}

fn tell(words: &Words, key: &str, file: &std::path::Path, told: Result<Told, BackupError>) -> Result<(), Failure> {
    let told = told.map_err(failure)?;
    let (seq, hash) = told.head.unwrap_or((0, "-".to_owned()));
    let args = [
        ("path", file.display().to_string().into()),
        ("tables", told.tables.into()),
        ("rows", told.rows.to_string().into()),
        ("blobs", told.blobs.into()),
        ("seq", seq.to_string().into()),
        ("hash", hash.into()),
    ];
    println!("{}", words.text(key, &args));
    Ok(())
}

/// The failure of a backup as a command tells it.
pub fn failure(error: BackupError) -> Failure {
    match error {
        BackupError::File(trouble) => Failure::from(*trouble),
        BackupError::App(error) => place::failure(error),
    }
}
