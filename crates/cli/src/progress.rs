//! How far the line is, on the error stream: a bar per station on a terminal, plain lines elsewhere.

use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use yike_app::{
    stations::{Progress, Station},
    words::Words,
};

/// The bars of one run.
pub struct Bars {
    words: &'static Words,
    terminal: bool,
    at_work: Mutex<Option<AtWork>>,
}

/// The station at work.
struct AtWork {
    station: Station,
    since: Instant,
    bar: ProgressBar,
    done: bool,
}

impl Bars {
    /// No station at work yet.
    pub fn new(words: &'static Words) -> Self {
        let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
        Self { words, terminal, at_work: Mutex::new(None) }
    }

    /// Shows a step; steps may come from any thread.
    pub fn tell(&self, progress: Progress) {
        let mut at_work = self.at_work.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if at_work.as_ref().is_none_or(|now| now.station != progress.station) {
            *at_work = Some(self.begin(progress));
        }
        let Some(now) = at_work.as_mut().filter(|now| !now.done) else { return };
        now.bar.set_length(progress.all as u64);
        now.bar.set_position(now.bar.position().max(progress.done as u64));
        if progress.done >= progress.all {
            now.bar.finish_and_clear();
            self.line("cli-progress-done", now.station, now.since.elapsed());
            now.done = true;
        }
    }

    fn begin(&self, progress: Progress) -> AtWork {
        let target = if self.terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(progress.all as u64), target);
        let style = ProgressStyle::with_template("{msg:>16} {bar:40} {pos}/{len}").expect("the template is fixed");
        bar.set_style(style);
        bar.set_message(self.words.say(&format!("cli-station-{}", progress.station.word())));
        if !self.terminal {
            self.line("cli-progress-begins", progress.station, Duration::ZERO);
        }
        AtWork { station: progress.station, since: Instant::now(), bar, done: false }
    }

    fn line(&self, key: &str, station: Station, took: Duration) {
        let args = [
            ("number", station.number().into()),
            ("all", Station::ALL.len().into()),
            ("station", self.words.say(&format!("cli-station-{}", station.word())).into()),
            ("seconds", ((took.as_secs_f64() * 10.0).round() / 10.0).into()),
        ];
        eprintln!("{}", self.words.text(key, &args));
    }
}
