//! `yike network build|info`: the walkable graph from tables, and what is in one.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use yike_app::exchange::{atomic::read_trouble, write_atomically};
use yike_app::network_tables;
use yike_app::words::{Words, number_text};
use yike_engine::network::Network;

use crate::exit::Failure;

pub fn menu(words: &Words) -> Command {
    let path = |name: &'static str| Arg::new(name).long(name).value_parser(value_parser!(PathBuf)).required(true);
    let build = Command::new("build")
        .about(words.say("cli-network-build"))
        .arg(path("nodes").value_name("N.csv").help(words.say("cli-network-nodes")))
        .arg(path("edges").value_name("E.csv").help(words.say("cli-network-edges")))
        .arg(path("out").value_name("NET").help(words.say("cli-network-out")));
    let file = Arg::new("network").value_name("NET").value_parser(value_parser!(PathBuf)).required(true);
    let info = Command::new("info").about(words.say("cli-network-info")).arg(file);
    let about = words.say("cli-network");
    Command::new("network").about(about).subcommand_required(true).subcommand(build).subcommand(info)
}

pub fn run(words: &Words, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("build", matches)) => build(words, matches),
        Some(("info", matches)) => info(words, path(matches, "network")),
        _ => Ok(()),
    }
}

fn path<'m>(matches: &'m ArgMatches, name: &str) -> &'m Path {
    matches.get_one::<PathBuf>(name).expect("the argument is required")
}

fn build(words: &Words, matches: &ArgMatches) -> Result<(), Failure> {
    let out = path(matches, "out");
    let network = network_tables::read(path(matches, "nodes"), path(matches, "edges"))?;
    let bytes = network.to_bytes();
    write_atomically(out, |file| Ok(file.write_all(&bytes)?)).map_err(Failure::Output)?;
    tell(words, &network);
    Ok(())
}

fn info(words: &Words, file: &Path) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(|e| read_trouble(file, &e))?;
    tell(words, &Network::open(bytes, &file.display().to_string())?);
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
