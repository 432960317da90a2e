//! `yike account`: for the operator of the machine, when no administrator can sign in.

use clap::{Arg, ArgMatches, Command};
use yike_app::account;
use yike_app::ctx::{Clock, Ctx};
use yike_app::words::Words;

use super::place;
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let login = Arg::new("login").value_name("LOGIN").required(true).help(words.say("cli-account-login"));
    let link = Command::new("link").about(words.say("cli-account-link")).arg(login);
    Command::new("account")
        .about(words.say("cli-account"))
        .subcommand_required(true)
        .subcommand(place::args(words, link))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("link", matches)) = matches.subcommand() else { return Ok(()) };
    let login = matches.get_one::<String>("login").map(String::as_str).unwrap_or_default();
    let place = place::of(matches);
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
    let secret = runtime.block_on(async {
        let ctx = Ctx::open(&place, Clock::System).await?;
        account::give_link_by_operator(&ctx, login).await
    });
    let link = format!("/console/link#{}", secret.map_err(place::failure)?);
    println!("{}", words.text("cli-account-linked", &[("link", link.into())]));
    Ok(())
}
