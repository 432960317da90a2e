//! The menu: one file per subcommand.

mod access;
mod account;
mod backup;
mod carry;
mod demo;
mod line;
mod migrate;
mod network;
mod org;
mod place;
mod serve;
mod study;
mod verify;

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};
use yike_app::{
    stations::Station,
    words::{Language, Words},
};

use crate::exit::Failure;

/// The whole menu in the user's words.
pub fn menu(words: &Words) -> Command {
    in_words(words, bare_menu(words))
}

/// Headings and standing texts of the help in the user's words, in every command.
fn in_words(words: &Words, command: Command) -> Command {
    let heading = |arg: Arg| {
        let key = if arg.is_positional() { "cli-help-arguments" } else { "cli-help-options" };
        values_in_words(words, arg.help_heading(words.say(key)))
    };
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words.say("cli-help-help"));
    let template = format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}", words.say("cli-help-usage"));
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .help_template(template)
        .subcommand_help_heading(words.say("cli-help-commands"))
        .mut_args(heading)
        .mut_subcommands(|command| in_words(words, command))
}

/// Says the default and the possible values of an argument in the user's words.
fn values_in_words(words: &Words, arg: Arg) -> Arg {
    let list = |values: Vec<String>| {
        yike_domain::Arg::from(values.join(if words.language() == Language::Zh { "、" } else { ", " }))
    };
    let defaults: Vec<String> = arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    if !arg.get_action().takes_values() {
        return arg;
    }
    let choices: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    for (values, key) in [(defaults, "cli-help-default"), (choices, "cli-help-choices")] {
        if !values.is_empty() {
            help += &words.text(key, &[("values", list(values))]);
        }
    }
    arg.help(help).hide_default_value(true).hide_possible_values(true)
}

fn bare_menu(words: &Words) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Command::new("yike")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(version.help(words.say("cli-help-version")))
        .about(words.say("cli-about"))
        .arg(Arg::new("lang").long("lang").global(true).value_parser(["zh", "en"]).help(words.say("cli-lang")))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(demo::menu(words))
        .subcommand(study::menu(words))
        .subcommand(line::menu(words))
        .subcommand(line::station_menu(words, Station::Import))
        .subcommand(network::menu(words))
        .subcommand(access::menu(words))
        .subcommand(line::station_menu(words, Station::Assess))
        .subcommand(line::station_menu(words, Station::Publish))
        .subcommand(verify::menu(words))
        .subcommand(serve::menu(words))
        .subcommand(migrate::menu(words))
        .subcommand(backup::menu(words))
        .subcommand(backup::restore_menu(words))
        .subcommand(carry::menu(words))
        .subcommand(account::menu(words))
        .subcommand(org::menu(words))
}

/// Does what was asked.
pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("demo", matches)) => demo::run(words, matches),
        Some(("study", matches)) => study::run(words, matches),
        Some(("run", matches)) => line::run(words, matches),
        Some(("import", matches)) => line::run_station(words, Station::Import, matches),
        Some(("assess", matches)) => line::run_station(words, Station::Assess, matches),
        Some(("publish", matches)) => line::run_station(words, Station::Publish, matches),
        Some(("verify", matches)) => verify::run(words, matches),
        Some(("serve", matches)) => serve::run(words, matches),
        Some(("migrate", matches)) => migrate::run(words, matches),
        Some(("backup", matches)) => backup::run(words, matches),
        Some(("restore", matches)) => backup::run_restore(words, matches),
        Some(("move", matches)) => carry::run(words, matches),
        Some(("account", matches)) => account::run(words, matches),
        Some(("org", matches)) => org::run(words, matches),
        Some(("network", matches)) => network::run(words, matches),
        Some(("access", matches)) => access::run(words, matches),
        _ => Ok(()),
    }
}

/// The language of this run: `--lang`, else `YIKE_LANG`, else an English `LANG`, else Chinese.
pub fn language(args: impl Iterator<Item = OsString>) -> Language {
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    let after = args.iter().position(|arg| arg == "--lang").and_then(|at| args.get(at + 1)).cloned();
    let joined = args.iter().find_map(|arg| arg.strip_prefix("--lang=")).map(str::to_owned);
    let names = [after.or(joined), std::env::var("YIKE_LANG").ok(), std::env::var("LANG").ok()];
    names.into_iter().flatten().find_map(|name| Language::named(&name)).unwrap_or_default()
}
