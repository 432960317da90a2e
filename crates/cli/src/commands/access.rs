//! `yike access STUDY.toml`: the access station of a study. `yike access matrix`, `measure`,
//! `isochrone` and `explain`: single questions to a network.

use std::path::Path;

use clap::{Arg, ArgMatches, Command, parser::ValueSource};
use yike_app::{
    analyst::{self, Ask, AskedResult, End},
    stations::Station,
    words::Words,
};
use yike_domain::{LonLat, Trouble};
use yike_engine::access::Control;

use crate::{
    exit::{self, Failure},
    stop,
};

/// Longest isochrone, minutes: four hours on foot leave every city.
const MOST_MINUTES: u32 = 240;
/// Widest radius, metres.
const MOST_METRES: u32 = 1_000_000;

pub fn menu(words: &Words) -> Command {
    let question = |name: &'static str| {
        Command::new(name)
            .about(words.say(&format!("cli-access-{name}")))
            .arg(file(words, "network"))
            .arg(Arg::new("profile").long("profile").default_value("shortest").help(words.say("cli-arg-profile")))
            .arg(
                Arg::new("gates")
                    .long("gates")
                    .default_value("open")
                    .value_parser(["open", "residents", "closed"])
                    .help(words.say("cli-arg-gates")),
            )
    };
    let list = |name: &'static str, default: &'static str| {
        Arg::new(name).long(name).default_value(default).help(words.say(&format!("cli-arg-{name}")))
    };
    super::line::with_options(words, Command::new("access").about(words.say("cli-access")))
        .subcommand_negates_reqs(true)
        .args_conflicts_with_subcommands(true)
        .subcommand(question("matrix").arg(file(words, "from")).arg(file(words, "to")).arg(file(words, "out")))
        .subcommand(
            question("measure")
                .arg(file(words, "origins"))
                .arg(file(words, "opportunities"))
                .arg(list("nearest", "3").value_parser(clap::value_parser!(u32).range(0..=100)))
                .arg(list("within-m", ""))
                .arg(list("decay", ""))
                .arg(file(words, "out")),
        )
        .subcommand(
            question("isochrone").arg(file(words, "points")).arg(list("minutes", "5,10,15")).arg(file(words, "out")),
        )
        .subcommand(
            question("explain")
                .mut_arg("network", |arg| {
                    arg.required(false).required_unless_present("result").conflicts_with("result")
                })
                .arg(Arg::new("result").long("result").value_name("DIR").help(words.say("cli-arg-result")))
                .arg(Arg::new("study").long("study").value_name("STUDY.toml").help(words.say("cli-verify-study")))
                .mut_arg("gates", |arg| arg.conflicts_with("result"))
                .arg(position(words, "from"))
                .arg(position(words, "to"))
                .arg(Arg::new("out").long("out").value_name("FILE").help(words.say("cli-arg-out"))),
        )
}

/// A position on the command line: `lon,lat`.
fn position(words: &Words, name: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .required(true)
        .allow_hyphen_values(true)
        .value_name("LON,LAT")
        .help(words.say("cli-arg-position"))
}

/// `lon,lat` as a position.
fn lon_lat(text: &str) -> Option<LonLat> {
    let (lon, lat) = text.split_once(',')?;
    LonLat::from_degrees(lon.trim().parse().ok()?, lat.trim().parse().ok()?)
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let Some((name, rest)) = matches.subcommand() else {
        return super::line::run_station(words, Station::Access, matches);
    };
    if let Some(result) = rest.try_get_one::<String>("result").ok().flatten() {
        let study = rest.get_one::<String>("study").map(Path::new);
        let given = rest.value_source("profile") == Some(ValueSource::CommandLine);
        let profile = given.then(|| required(rest, "profile"));
        let asked = AskedResult::open(Path::new(result), study, profile).map_err(Failure::of)?;
        return explain(words, &asked.ask, Some(&asked), rest);
    }
    let ask = Ask::open(Path::new(required(rest, "network")), required(rest, "profile"), required(rest, "gates"))?;
    let path = |name: &str| Path::new(required(rest, name));
    let control = Control { cancel: Some(stop::on_request()), progress: None };
    let findings = match name {
        "matrix" => analyst::matrix(&ask, path("from"), path("to"), path("out"), control)?,
        "measure" => {
            let within = numbers(required(rest, "within-m"), "--within-m", MOST_METRES)?;
            let decays: Vec<String> =
                required(rest, "decay").split(',').filter(|d| !d.is_empty()).map(str::to_owned).collect();
            let nearest = *rest.get_one::<u32>("nearest").expect("it has a default") as usize;
            analyst::measure(
                &ask,
                path("origins"),
                path("opportunities"),
                (nearest, &within, &decays),
                path("out"),
                control,
            )?
        }
        "isochrone" => {
            let minutes = numbers(required(rest, "minutes"), "--minutes", MOST_MINUTES)?;
            analyst::isochrones(&ask, path("points"), &minutes, path("out"), control)?
        }
        _ => return explain(words, &ask, None, rest),
    };
    exit::findings(words, &findings);
    rests(words, &ask);
    println!("{}", words.text("cli-written", &[("out", required(rest, "out").into())]));
    Ok(())
}

/// What the answer rests on, on the error stream: a gate policy decides answers, so it is always told.
fn rests(words: &Words, ask: &Ask) {
    let profile = ask.profile();
    let args = [
        ("profile", words.pick(&profile.zh, &profile.en).into()),
        ("id", profile.id.as_str().into()),
        ("gates", words.say(&format!("cli-gates-{}", ask.gates())).into()),
        ("digest", ask.digest().into()),
    ];
    eprintln!("{}", words.text("cli-access-rests", &args));
}

/// `500,1000` → numbers from 1 to `most`.
fn numbers(text: &str, option: &'static str, most: u32) -> Result<Vec<u32>, Failure> {
    let parse = |part: &str| part.trim().parse::<u32>().ok().filter(|n| (1..=most).contains(n));
    text.split(',').filter(|part| !part.is_empty()).map(parse).collect::<Option<_>>().ok_or_else(|| {
        Failure::from(
            Trouble::new("", analyst::rules::NUMBERS_INVALID)
                .with("option", option)
                .with("text", text)
                .with("most", most)
                .with("example", if option == "--minutes" { "5,10,15" } else { "500,1000" }),
        )
    })
}

fn explain(words: &Words, ask: &Ask, result: Option<&AskedResult>, matches: &ArgMatches) -> Result<(), Failure> {
    let at = |name: &str, end: End| {
        let text = required(matches, name);
        let odd = || Trouble::new("", analyst::rules::POSITION_ODD).with("text", text);
        match (lon_lat(text), result) {
            (Some(at), _) => Ok(at),
            (None, Some(result)) => result.place(text, end),
            (None, None) => Err(odd()),
        }
    };
    let out = matches.get_one::<String>("out").map(Path::new);
    let (found, findings) = analyst::explain(ask, at("from", End::From)?, at("to", End::To)?, out)?;
    let metres = |mm: u32| f64::from(mm) / 1000.0;
    let seconds = |ms: u32| (f64::from(ms) / 1000.0).round();
    for (number, step) in (1usize..).zip(&found.steps) {
        let class = class(words, &step.class);
        let street = match step.name.as_str() {
            "" => class,
            name => words.text("cli-explain-street", &[("name", name.into()), ("class", class.into())]),
        };
        let args = [
            ("number", number.into()),
            ("street", street.into()),
            ("metres", metres(step.length_mm).round().into()),
            ("seconds", seconds(step.duration_ms).into()),
        ];
        println!("{}", words.text("cli-explain-step", &args));
    }
    let args = [
        ("metres", metres(found.length_mm).round().into()),
        ("access", metres(found.access_mm).round().into()),
        ("seconds", seconds(found.duration_ms).into()),
    ];
    println!("{}", words.text("cli-explain-total", &args));
    exit::findings(words, &findings);
    rests(words, ask);
    if let Some(out) = matches.get_one::<String>("out") {
        println!("{}", words.text("cli-written", &[("out", out.as_str().into())]));
    }
    Ok(())
}

/// A street class in words; a rare one as the map has it.
fn class(words: &Words, class: &str) -> String {
    let key = format!("street-{class}");
    if words.has(&key) { words.say(&key) } else { class.to_owned() }
}

/// A value that clap requires or has a default for.
fn required<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map(String::as_str).expect("clap requires it")
}

/// An option that must be given.
fn file(words: &Words, name: &'static str) -> Arg {
    Arg::new(name).long(name).required(true).value_name("FILE").help(words.say(&format!("cli-arg-{name}")))
}
