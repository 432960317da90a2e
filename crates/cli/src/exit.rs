//! How a run ends: exit codes and the last words on the error stream.
//!
//! 0 done · 1 internal fault · 2 wrong use · 3 bad input · 4 cannot write.

use std::process::ExitCode;

use yike_app::words::Words;
use yike_domain::Trouble;

/// Why a command could not be done.
pub enum Failure {
    /// Something about the input; all problems at once.
    Input(Vec<Trouble>),
    /// A file could not be written.
    Output(Trouble),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Input(vec![trouble])
    }
}

/// Tells a failure and gives its exit code.
pub fn tell(words: &Words, failure: &Failure) -> ExitCode {
    let (troubles, code) = match failure {
        Failure::Input(troubles) => (troubles.as_slice(), 3),
        Failure::Output(trouble) => (std::slice::from_ref(trouble), 4),
    };
    for trouble in troubles {
        let told = words.trouble(trouble);
        eprintln!("{}{}", words.say("cli-error"), told.what);
        for (label, text) in [("cli-error-place", told.place), ("cli-error-remedy", told.remedy)] {
            if !text.is_empty() {
                eprintln!("  {}{text}", words.say(label));
            }
        }
    }
    ExitCode::from(code)
}

/// Prints help, version or what is wrong with the command line.
pub fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is no reason to complain a second time.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Replaces the panic message: a fault of Yike is told in a friendly sentence, with its place for the makers.
pub fn no_panic_text(words: &'static Words) {
    std::panic::set_hook(Box::new(move |fault| {
        let place = fault.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        eprintln!("{}", words.text("cli-internal", &[("place", place.into())]));
        std::process::exit(1);
    }));
}
