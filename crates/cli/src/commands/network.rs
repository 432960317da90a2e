//! `yike network STUDY.toml`: the network station of a study. `yike network build|info`: the
//! walkable graph from a map or tables, and what is in one.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::{
    analyst,
    stations::Station,
    words::{Words, number_text},
};
use yike_engine::network::{FORMAT_VERSION, Network};

use crate::exit::{self, Failure};

pub fn menu(words: &Words) -> Command {
    let path = |name: &'static str| Arg::new(name).long(name).value_parser(value_parser!(PathBuf));
    let map = Arg::new("map").value_name("MAP.osm.pbf").value_parser(value_parser!(PathBuf));
    let build = Command::new("build")
        .about(words.say("cli-network-build"))
        .arg(map.help(words.say("cli-network-map")).required_unless_present("nodes").conflicts_with("nodes"))
        .arg(path("nodes").value_name("N.csv").requires("edges").help(words.say("cli-network-nodes")))
        .arg(path("edges").value_name("E.csv").requires("nodes").help(words.say("cli-network-edges")))
        .arg(path("out").value_name("NET").required(true).help(words.say("cli-network-out")));
    let file = Arg::new("network").value_name("NET").value_parser(value_parser!(PathBuf)).required(true);
    let info = Command::new("info").about(words.say("cli-network-info")).arg(file);
    let about = words.say("cli-network");
    super::line::with_options(words, Command::new("network").about(about))
        .subcommand_negates_reqs(true)
        .args_conflicts_with_subcommands(true)
        .subcommand(build)
        .subcommand(info)
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("build", matches)) => build(words, matches),
        Some(("info", matches)) => info(words, path(matches, "network")),
        _ => super::line::run_station(words, Station::Network, matches),
    }
}

fn path<'m>(matches: &'m ArgMatches, name: &str) -> &'m Path {
    matches.get_one::<PathBuf>(name).expect("the argument is required")
}

/// Kinds of gates, those that pass most freely first.
const GATE_KINDS: [&str; 5] = ["public", "untagged", "private", "private-border", "closed"];

fn build(words: &Words, matches: &ArgMatches) -> Result<(), Failure> {
    let out = path(matches, "out");
    let built = match matches.get_one::<PathBuf>("map") {
        Some(map) => analyst::build_from_map(map, out)?,
        None => analyst::build_from_tables(path(matches, "nodes"), path(matches, "edges"), out)?,
    };
    exit::findings(words, &built.findings);
    tell(words, &built.network);
    Ok(())
}

fn info(words: &Words, file: &Path) -> Result<(), Failure> {
    tell(words, &analyst::open_network(file)?);
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts and metres of a network stay far below 2^53")]
fn tell(words: &Words, network: &Network) {
    let (summary, meta) = (network.summary(), network.meta());
    let line = |key: &str, value: String| println!("{}{value}", words.say(key));
    let count = |n: u64| number_text(n as f64);
    let km = |metres: u64| format!("{} km", number_text(metres as f64 / 1000.0));
    line("cli-info-source", meta.source.clone());
    line("cli-info-date", meta.data_date.clone().unwrap_or_else(|| words.say("cli-info-unknown")));
    line("cli-info-rules", if meta.is_from_map() { meta.rules.clone() } else { words.say("cli-info-no-rules") });
    line("cli-info-format", FORMAT_VERSION.to_string());
    line("cli-info-nodes", count(summary.nodes));
    line("cli-info-segments", count(summary.segments));
    line("cli-info-junctions", count(summary.junctions));
    line("cli-info-chains", count(summary.chains));
    line("cli-info-length", km(summary.metres));
    line("cli-info-components", count(summary.components));
    line("cli-info-longest", km(summary.longest_component_m));
    let limit = number_text(f64::from(meta.island_max_m));
    let islands =
        [("count", count(summary.islands).into()), ("length", km(summary.islands_m).into()), ("limit", limit.into())];
    println!("{}", words.text("cli-info-islands", &islands));
    if meta.is_from_map() {
        println!("{}", words.say("cli-info-classes"));
        for class in &summary.classes {
            println!("  {}: {}", class.class, km(class.metres));
        }
        println!("{}", words.say("cli-info-gates"));
        for kind in GATE_KINDS {
            let gates = summary.gates.get(kind).copied().unwrap_or(0);
            println!("  {}: {}", words.say(&format!("cli-info-gate-{kind}")), number_text(f64::from(gates)));
        }
        line("cli-info-gates-hours", count(summary.gates_with_hours));
    }
    line("cli-info-digest", summary.digest);
}
