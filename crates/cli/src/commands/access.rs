//! `yike access STUDY.toml`: the access station of a study. `yike access matrix`, `measure`,
//! `isochrone` and `explain`: single questions to a network.

use std::path::Path;

use clap::{Arg, ArgMatches, Command};
use yike_app::{
    analyst::{self, Ask},
    stations::Station,
    words::Words,
};
use yike_domain::{LonLat, Trouble};
use yike_engine::access::Control;

use crate::{
    exit::{self, Failure},
    stop,
};

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
        .value_parser(|text: &str| {
            let (lon, lat) = text.split_once(',').ok_or("lon,lat")?;
            let number = |t: &str| t.trim().parse::<f64>().map_err(|e| e.to_string());
            LonLat::from_degrees(number(lon)?, number(lat)?).ok_or_else(|| "lon −180…180, lat −90…90".to_owned())
        })
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let Some((name, rest)) = matches.subcommand() else {
        return super::line::run_station(words, Station::Access, matches);
    };
    let ask = Ask::open(Path::new(required(rest, "network")), required(rest, "profile"), required(rest, "gates"))?;
    let path = |name: &str| Path::new(required(rest, name));
    let control = Control { cancel: Some(stop::on_request()), progress: None };
    let findings = match name {
        "matrix" => analyst::matrix(&ask, path("from"), path("to"), path("out"), control)?,
        "measure" => {
            let within = numbers(required(rest, "within-m"), "--within-m")?;
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
            let minutes = numbers(required(rest, "minutes"), "--minutes")?;
            analyst::isochrones(&ask, path("points"), &minutes, path("out"), control)?
        }
        _ => return explain(words, &ask, rest),
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

/// `500,1000` → numbers, each above zero.
fn numbers(text: &str, option: &'static str) -> Result<Vec<u32>, Failure> {
    let parse = |part: &str| part.trim().parse::<u32>().ok().filter(|n| (1..=1_000_000).contains(n));
    text.split(',').filter(|part| !part.is_empty()).map(parse).collect::<Option<_>>().ok_or_else(|| {
        Failure::from(Trouble::new("", analyst::rules::NUMBERS_INVALID).with("option", option).with("text", text))
    })
}

fn explain(words: &Words, ask: &Ask, matches: &ArgMatches) -> Result<(), Failure> {
    let at = |name: &str| *matches.get_one::<LonLat>(name).expect("clap requires it");
    let out = matches.get_one::<String>("out").map(Path::new);
    let (found, findings) = analyst::explain(ask, at("from"), at("to"), out)?;
    let metres = |mm: u32| f64::from(mm) / 1000.0;
    let seconds = |ms: u32| (f64::from(ms) / 1000.0).round();
    for (number, step) in (1usize..).zip(&found.steps) {
        let street = if step.name.is_empty() { step.class.clone() } else { format!("{} ({})", step.name, step.class) };
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

/// A value that clap requires or has a default for.
fn required<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map(String::as_str).expect("clap requires it")
}

/// An option that must be given.
fn file(words: &Words, name: &'static str) -> Arg {
    Arg::new(name).long(name).required(true).value_name("FILE").help(words.say(&format!("cli-arg-{name}")))
}
