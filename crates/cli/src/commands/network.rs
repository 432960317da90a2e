//! `yike network STUDY.toml`: the network station of a study. `yike network build|info`: the
//! walkable graph from a map or tables, and what is in one.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::{
    analyst,
    stations::Station,
    words::{Words, number_text},
};
use yike_engine::network::Network;

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
    let summary = network.summary();
    let line = |key: &str, value: String| println!("{}{value}", words.say(key));
    line("cli-info-nodes", number_text(summary.nodes as f64));
    line("cli-info-segments", number_text(summary.segments as f64));
    line("cli-info-junctions", number_text(summary.junctions as f64));
    line("cli-info-length", format!("{} km", number_text(summary.metres as f64 / 1000.0)));
    for class in &summary.classes {
        println!("  {}: {} km", class.class, number_text(class.metres as f64 / 1000.0));
    }
    line("cli-info-components", number_text(summary.components as f64));
    for (kind, count) in &summary.gates {
        println!("  {kind}: {}", number_text(f64::from(*count)));
    }
    line("cli-info-digest", summary.digest);
}
