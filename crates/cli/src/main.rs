//! The one executable of Yike: reads the command line, calls one use case, tells how it went.

#[macro_use]
mod voice;

mod commands;
mod exit;
mod progress;
mod stop;
mod summary;

use std::process::ExitCode;

use yike_app::words::Words;

fn main() -> ExitCode {
    let words = Words::of(commands::language(std::env::args_os()));
    exit::no_panic_text(words);
    let matches = match commands::menu(words).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return exit::usage(words, &error),
    };
    match commands::run(words, &matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => exit::tell(words, &failure),
    }
}
