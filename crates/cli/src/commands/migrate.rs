//! `yike migrate`: the schema of the database as this program needs it.

use clap::{ArgMatches, Command};
use yike_app::ctx::{Clock, Ctx};
use yike_app::words::Words;

use super::place;
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    place::args(words, Command::new("migrate").about(words.say("cli-migrate")))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let place = place::of(matches);
    let steps = place::wait(async {
        let ctx = Ctx::open(&place, Clock::System).await?;
        let steps = ctx.migrate().await?;
        ctx.store.close().await?;
        Ok(steps)
    });
    let steps = steps.map_err(place::failure)?;
    match steps.is_empty() {
        true => println!("{}", words.say("cli-migrate-none")),
        false => println!("{}", words.text("cli-migrate-done", &[("steps", steps.join(" ").into())])),
    }
    Ok(())
}
