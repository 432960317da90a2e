//! How a run ends: exit codes and the last words on the error stream.
//!
//! 0 done · 1 internal fault · 2 wrong use · 3 bad input, or a result that does not hold · 4 cannot write · 130 stopped by Ctrl-C.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use yike_app::{analyst::rules as analyst, words::Words};
use yike_domain::{Finding, Rule, Trouble};

/// Why a command could not be done.
pub enum Failure {
    /// Something about the input; all problems at once.
    Input(Vec<Trouble>),
    /// A file could not be written.
    Output(Trouble),
    /// A result does not hold; what differs has been told.
    Differs,
}

/// Troubles of writing, by their first words; all others are about the input.
const WRITING: &[&str] = &["exchange-disk-full", "exchange-folder-missing", "exchange-write-", "publish-folder-"];

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        if WRITING.iter().any(|start| trouble.rule.0.starts_with(start)) {
            Self::Output(trouble)
        } else {
            Self::Input(vec![trouble])
        }
    }
}

impl Failure {
    /// The failure behind troubles: about writing when the first of them is.
    pub fn of(mut troubles: Vec<Trouble>) -> Self {
        if troubles.len() == 1 { Self::from(troubles.remove(0)) } else { Self::Input(troubles) }
    }
}

/// Findings shown on the screen; the rest is counted.
const SHOWN: usize = 12;

/// Tells what was odd in the data, on the error stream.
pub fn findings(words: &Words, findings: &[Finding]) {
    for finding in findings.iter().take(SHOWN) {
        let told = words.finding(finding);
        eprintln!("· {} ({})  {} {}", told.what, words.place(&finding.object), told.done, told.remedy);
    }
    if findings.len() > SHOWN {
        eprintln!("{}", words.text("cli-more-findings", &[("count", (findings.len() - SHOWN).into())]));
    }
}

/// Tells a failure and gives its exit code.
pub fn tell(words: &Words, failure: &Failure) -> ExitCode {
    let (troubles, code) = match failure {
        Failure::Input(troubles) => (troubles.as_slice(), 3),
        Failure::Output(trouble) => (std::slice::from_ref(trouble), 4),
        Failure::Differs => (&[][..], 3),
    };
    let any = |rules: &[Rule]| troubles.iter().any(|t| rules.contains(&t.rule));
    let code = match () {
        () if any(&[analyst::STOPPED]) => 130,
        () if any(analyst::USAGE) => 2,
        () => code,
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
pub fn usage(words: &Words, error: &clap::Error) -> ExitCode {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "cli-usage-unknown",
        ErrorKind::InvalidSubcommand => "cli-usage-command",
        ErrorKind::MissingRequiredArgument => "cli-usage-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-usage-value",
        ErrorKind::ArgumentConflict => "cli-usage-conflict",
        _ => "",
    };
    if key.is_empty() {
        let text = help(words, error.render().to_string());
        match error.use_stderr() {
            true => eprintln!("{text}"),
            false => print!("{text}"),
        }
    } else {
        let about = match error.kind() {
            ErrorKind::InvalidSubcommand => text(ContextKind::InvalidSubcommand),
            _ => text(ContextKind::InvalidArg),
        };
        let value = text(ContextKind::InvalidValue);
        eprintln!("{}", words.text(key, &[("about", about.into()), ("value", value.into())]));
        if let Some(reason) = std::error::Error::source(error) {
            eprintln!("  {reason}");
        }
        let choices = [ContextKind::ValidValue, ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
        for choice in choices.map(text).iter().filter(|choice| !choice.is_empty()) {
            eprintln!("  {}", words.text("cli-usage-choices", &[("choices", choice.as_str().into())]));
        }
        eprintln!("  {}", words.say("cli-usage-help"));
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Standing texts of clap that it has no setting for, in the user's words.
fn help(words: &Words, text: String) -> String {
    let standing = [
        ("[OPTIONS]", "cli-help-any-options"),
        ("[COMMAND]", "cli-help-any-command"),
        ("<COMMAND>", "cli-help-a-command"),
    ];
    standing.into_iter().fold(text, |text, (clap, key)| text.replace(clap, &words.say(key)))
}

/// Replaces the panic message: a fault of Yike is told in a friendly sentence, with its place for the makers.
pub fn no_panic_text(words: &'static Words) {
    std::panic::set_hook(Box::new(move |fault| {
        let place = fault.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        eprintln!("{}", words.text("cli-internal", &[("place", place.into())]));
        std::process::exit(1);
    }));
}
