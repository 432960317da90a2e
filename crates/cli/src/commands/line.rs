//! `yike run`, and its stations one at a time: `import`, `network`, `access`, `assess`, `publish`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use yike_app::{
    pipeline,
    publish::Published,
    result,
    stations::{Progress, Station, Watch},
    study::Study,
    words::Words,
};

use crate::{exit::Failure, progress::Bars, stop, summary};

/// `yike run STUDY.toml`.
pub fn menu(words: &Words) -> Command {
    with_options(words, Command::new("run").about(words.say("cli-run")))
}

/// `yike import STUDY.toml` and the others that have no subcommands of their own.
pub fn station_menu(words: &Words, station: Station) -> Command {
    with_options(words, Command::new(station.word()).about(words.say(&format!("cli-{}", station.word()))))
}

/// Puts the study and the options of a station onto a command.
pub fn with_options(words: &Words, command: Command) -> Command {
    let neither = words.say("cli-study-neither");
    // `yike network buidl` is a slip of the keyboard, not a missing study.
    let parser = move |text: &str| match PathBuf::from(text) {
        path if path.is_file() || path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) => Ok(path),
        _ => Err(neither.clone()),
    };
    let study = Arg::new("study").value_name("STUDY.toml").value_parser(parser).required(true);
    command.arg(study.help(words.say("cli-study-given"))).arg(out(words)).arg(
        Arg::new("allow-unverified")
            .long("allow-unverified")
            .action(ArgAction::SetTrue)
            .help(words.say("cli-allow-unverified")),
    )
}

/// `--out DIR`.
pub fn out(words: &Words) -> Arg {
    let out = Arg::new("result").long("out").value_name("DIR").value_parser(value_parser!(PathBuf));
    out.help(words.say("cli-result"))
}

/// Does the whole line.
pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    publish(words, study(matches)?, result::run).map(drop)
}

/// Does one station.
pub fn run_station(words: &'static Words, station: Station, matches: &ArgMatches) -> Result<(), Failure> {
    let study = study(matches)?;
    if station == Station::Publish {
        return publish(words, study, result::publish).map(drop);
    }
    let written = watched(words, |watch| pipeline::station(&study, station, watch))?;
    println!("{}", words.text("cli-written", &[("out", written.display().to_string().into())]));
    Ok(())
}

/// Runs to the end and tells the result.
pub fn publish(
    words: &'static Words,
    study: Study,
    run: impl FnOnce(Study, &Words, Watch<'_>) -> Result<(yike_app::draft::Draft, Published), Vec<yike_domain::Trouble>>,
) -> Result<PathBuf, Failure> {
    let (draft, published) = watched(words, |watch| run(study, words, watch))?;
    summary::tell(words, &draft);
    let report = published.report();
    println!("\n{}", words.text("cli-report", &[("out", report.display().to_string().into())]));
    Ok(report)
}

/// Calls a use case with progress on the screen and an ear for Ctrl-C.
pub fn watched<T>(
    words: &'static Words,
    work: impl FnOnce(Watch<'_>) -> Result<T, Vec<yike_domain::Trouble>>,
) -> Result<T, Failure> {
    let bars = Bars::new(words);
    let tell = |progress: Progress| bars.tell(progress);
    work(Watch { cancel: Some(stop::on_request()), tell: Some(&tell) }).map_err(Failure::of)
}

/// The study of a command line, with what the options say over it.
fn study(matches: &ArgMatches) -> Result<Study, Failure> {
    let path = matches.get_one::<PathBuf>("study").expect("clap requires it");
    let mut study = Study::read(path).map_err(Failure::Input)?;
    if let Some(out) = matches.get_one::<PathBuf>("result") {
        study.output.clone_from(out);
    }
    study.allow_unverified |= matches.get_flag("allow-unverified");
    Ok(study)
}
