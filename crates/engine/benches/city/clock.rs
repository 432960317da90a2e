//! CPU time and memory of this process.

use std::time::{Duration, Instant};

/// The least CPU and wall time of several runs.
#[derive(Clone, Copy)]
pub struct Times {
    pub cpu: Duration,
    pub wall: Duration,
}

impl Times {
    pub fn json(self) -> serde_json::Value {
        serde_json::json!({ "cpu_s": self.cpu.as_secs_f64(), "wall_s": self.wall.as_secs_f64() })
    }
}

/// Runs a task several times; its answer and the least times.
pub fn best_of<T>(runs: usize, mut task: impl FnMut() -> T) -> (T, Times) {
    let mut best: Option<(T, Times)> = None;
    for _ in 0..runs {
        let (cpu, wall) = (cpu_time::ProcessTime::now(), Instant::now());
        let answer = task();
        let times = Times { cpu: cpu.elapsed(), wall: wall.elapsed() };
        let kept = best.map_or(times, |(_, b)| Times { cpu: b.cpu.min(times.cpu), wall: b.wall.min(times.wall) });
        best = Some((answer, kept));
    }
    best.expect("at least one run")
}

/// Most memory this process has held so far, bytes; 0 where the system does not say.
pub fn peak_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// From now on [`peak_bytes`] counts anew, where the system can; what the process holds now, bytes.
pub fn forget_peak() -> u64 {
    match std::fs::write("/proc/self/clear_refs", "5") {
        Ok(()) => peak_bytes(),
        Err(_) => 0,
    }
}
