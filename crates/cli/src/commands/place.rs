//! Where an installation lives: the arguments that all commands about the service share.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::ctx::Place;
use yike_app::error::AppError;
use yike_app::words::Words;
use yike_domain::{Rule, Trouble};

use crate::exit::Failure;

/// Something could not be done, for a reason that has no words of its own.
const FAILED: Rule = Rule("place-failed");

/// A command with the arguments that say where the installation lives.
pub fn args(words: &Words, command: Command) -> Command {
    let data = Arg::new("data").long("data").env("YIKE_DATA").value_name("DIR").value_parser(value_parser!(PathBuf));
    let database = Arg::new("database").long("database").env("YIKE_DATABASE").value_name("URL").hide_env_values(true);
    let files = Arg::new("files").long("files").env("YIKE_FILES").value_name("URL").hide_env_values(true);
    command
        .arg(data.default_value("yike-data").help(words.say("cli-place-data")))
        .arg(database.help(words.say("cli-place-database")))
        .arg(files.help(words.say("cli-place-files")))
}

/// Where the installation lives, as the arguments say.
pub fn of(matches: &ArgMatches) -> Place {
    Place {
        data: matches.get_one::<PathBuf>("data").cloned().unwrap_or_default(),
        database: matches.get_one::<String>("database").cloned(),
        files: matches.get_one::<String>("files").cloned(),
    }
}

/// Waits for what a command does with the installation.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("the system gives threads").block_on(work)
}

/// The failure of a use case as a command tells it.
pub fn failure(error: AppError) -> Failure {
    let of_message = |message: yike_domain::Message| Trouble {
        source: String::new(),
        place: String::new(),
        rule: message.rule,
        args: message.args,
    };
    match error {
        AppError::Invalid(troubles) => {
            let told = troubles.into_iter().map(|trouble| of_message(trouble.message).at(trouble.field));
            Failure::Input(told.collect())
        }
        AppError::Forbidden(message) | AppError::Unavailable(message) | AppError::Conflict { message, .. } => {
            Failure::Input(vec![of_message(message)])
        }
        other => Failure::Input(vec![Trouble::new("", FAILED).with("why", other.to_string())]),
    }
}
