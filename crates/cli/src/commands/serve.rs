//! `yike serve`: the service for staff and residents.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use yike_app::ctx::{Clock, Ctx, Place};
use yike_app::words::Words;
use yike_domain::{Rule, Trouble};
use yike_server::{AppState, Settings, serve};

use super::place;
use crate::exit::Failure;

/// The address cannot be listened at.
const LISTEN: Rule = Rule("serve-listen");
/// The invented accounts of the demo are for one's own machine.
const DEMO_OUTSIDE: Rule = Rule("serve-demo-outside");

pub fn menu(words: &Words) -> Command {
    let say = |key: &str| words.say(key);
    let listen = Arg::new("listen").long("listen").env("YIKE_LISTEN").value_name("ADDRESS");
    let proxy = Arg::new("proxy").long("proxy").env("YIKE_PROXY").value_name("ADDRESS").value_delimiter(',');
    let rate = Arg::new("rate").long("rate").env("YIKE_RATE").value_name("N").value_parser(value_parser!(u32));
    let log = Arg::new("log").long("log").env("YIKE_LOG_FORM").value_parser(["text", "json"]).default_value("text");
    let command = Command::new("serve")
        .about(say("cli-serve"))
        .arg(
            listen
                .value_parser(value_parser!(SocketAddr))
                .default_value("127.0.0.1:8080")
                .help(say("cli-serve-listen")),
        )
        .arg(Arg::new("url").long("url").env("YIKE_URL").value_name("URL").help(say("cli-serve-url")))
        .arg(proxy.value_parser(value_parser!(IpAddr)).action(ArgAction::Append).help(say("cli-serve-proxy")))
        .arg(rate.default_value("50").help(say("cli-serve-rate")))
        .arg(Arg::new("metrics").long("open-metrics").action(ArgAction::SetTrue).help(say("cli-serve-metrics")))
        .arg(log.help(say("cli-serve-log")))
        .arg(Arg::new("demo").long("demo").action(ArgAction::SetTrue).help(say("cli-serve-demo")));
    place::args(words, command)
}

pub fn run(words: &'static Words, matches: &ArgMatches) -> Result<(), Failure> {
    let settings = settings(matches);
    if settings.demo && !settings.listen.ip().is_loopback() {
        let trouble = Trouble::new("", DEMO_OUTSIDE).with("address", settings.listen.to_string());
        return Err(Failure::Input(vec![trouble]));
    }
    yike_server::log::begin(matches.get_one::<String>("log").is_some_and(|form| form == "json"));
    // A fault of one request ends that request, not the service.
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of Yike failed");
    }));
    let place = place::of(matches);
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
    runtime.block_on(listen(words, &place, settings))
}

async fn listen(words: &Words, place: &Place, settings: Settings) -> Result<(), Failure> {
    let ctx = Ctx::open(place, Clock::System).await.map_err(place::failure)?;
    ctx.migrate().await.map_err(place::failure)?;
    if settings.demo {
        yike_app::demo::plant(&ctx).await.map_err(place::failure)?;
    }
    let refused = |error: std::io::Error| {
        let trouble = Trouble::new("", LISTEN).with("address", settings.listen.to_string());
        Failure::Input(vec![trouble.with("why", error.to_string())])
    };
    let listener = tokio::net::TcpListener::bind(settings.listen).await.map_err(refused)?;
    let url = settings.base_url();
    println!("{}", words.text("cli-serve-ready", &[("url", url.as_str().into())]));
    if settings.demo {
        println!("{}", words.text("cli-serve-accounts", &[("url", format!("{url}/demo").into())]));
    }
    for (role, secret) in yike_app::account::first_links(&ctx).await.map_err(place::failure)? {
        let (zh, en) = role.names();
        let link = format!("{url}/console/setup#{secret}");
        let said = [("role", yike_domain::Arg::named(zh, en)), ("link", link.into())];
        println!("{}", words.text("cli-serve-first", &said));
    }
    let state = AppState::new(ctx.clone(), settings.clone());
    if settings.demo {
        let ctx = ctx.clone();
        tokio::spawn(async move {
            match yike_app::demo::furnish(&ctx).await {
                Ok(()) => tracing::info!("the demo's district is ready"),
                Err(error) => tracing::error!(?error, "the demo's district could not be filled"),
            }
        });
    }
    let ended = serve::serve(listener, state, serve::stop_signal()).await;
    ctx.store.close().await.map_err(|error| place::failure(error.into()))?;
    ended.map_err(refused)
}

fn settings(matches: &ArgMatches) -> Settings {
    let usual = Settings::default();
    Settings {
        listen: matches.get_one::<SocketAddr>("listen").copied().unwrap_or(usual.listen),
        public_url: matches.get_one::<String>("url").cloned(),
        proxies: matches.get_many::<IpAddr>("proxy").into_iter().flatten().copied().collect(),
        per_second: NonZeroU32::new(matches.get_one::<u32>("rate").copied().unwrap_or_default()),
        open_metrics: matches.get_flag("metrics"),
        demo: matches.get_flag("demo"),
        ..usual
    }
}
