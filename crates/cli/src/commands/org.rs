//! `yike org`: the tree of organisation units from lists of division codes.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::ctx::{Clock, Ctx};
use yike_app::org;
use yike_app::words::Words;
use yike_domain::{Day, Rule, Trouble};

use super::place;
use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let file = Arg::new("list").value_name("FILE").required(true).num_args(1..).value_parser(value_parser!(PathBuf));
    let day = |text: &str| Day::parse(text).ok_or_else(|| format!("{text}: YYYY-MM-DD"));
    let from = Arg::new("from").long("from").value_name("DAY").value_parser(day).default_value("1949-10-01");
    let import = Command::new("import")
        .about(words.say("cli-org-import"))
        .arg(file.help(words.say("cli-org-list")))
        .arg(from.help(words.say("cli-org-from")));
    Command::new("org").about(words.say("cli-org")).subcommand_required(true).subcommand(place::args(words, import))
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("import", matches)) = matches.subcommand() else { return Ok(()) };
    let from = *matches.get_one::<Day>("from").expect("it has a default");
    let place = place::of(matches);
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
    runtime.block_on(async {
        let ctx = Ctx::open(&place, Clock::System).await.map_err(place::failure)?;
        ctx.migrate().await.map_err(place::failure)?;
        for path in matches.get_many::<PathBuf>("list").into_iter().flatten() {
            let named = path.display().to_string();
            let missing =
                |_| Failure::Input(vec![Trouble::new(&named, Rule("cli-file-missing")).with("path", named.as_str())]);
            let list = std::fs::read(path).map_err(missing)?;
            let done = org::import(&ctx, &ctx.by_yike("cli"), &list, from).await.map_err(place::failure)?;
            let said = [
                ("file", named.as_str().into()),
                ("opened", done.opened.into()),
                ("renamed", done.renamed.into()),
                ("known", done.known.into()),
                ("aside", done.left_aside.into()),
            ];
            println!("{}", words.text("cli-org-imported", &said));
        }
        Ok(())
    })
}
