//! How fast the engine is on the metropolitan area of Porto, and how it grows.
//!
//! Writes the task's arrays and answers below `--out` for other engines to repeat and
//! compare, and the measurements to `engine.json`; `bench/run.sh` does the rest. CPU time
//! is measured, on one thread unless `--threads` says otherwise: other work on the
//! machine hardly changes it.
//!
//! ```text
//! cargo bench -p yike-engine --bench city -- --out DIR [--threads N] [--copies 1,2,4,6] [--only TASK,…]
//! ```

mod arrays;
mod clock;
mod growth;
mod porto;
mod tasks;

use std::path::PathBuf;

struct Arguments {
    out: PathBuf,
    threads: usize,
    /// Sides of the squares of copies of Porto for the measurement of growth.
    copies: Vec<u32>,
    /// Tasks to run; all when empty.
    only: Vec<String>,
}

impl Arguments {
    fn read() -> Self {
        let mut read = Self { out: PathBuf::from("out/bench"), threads: 1, copies: Vec::new(), only: Vec::new() };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_else(|| panic!("{word} wants a value"));
            match word.as_str() {
                "--out" => read.out = PathBuf::from(value()),
                "--threads" => read.threads = value().parse().expect("a number of threads"),
                "--copies" => {
                    read.copies = value().split(',').map(|n| n.parse().expect("a number of copies")).collect()
                }
                "--only" => read.only = value().split(',').map(str::to_owned).collect(),
                "--bench" => {}
                other => panic!("unknown argument {other}"),
            }
        }
        read
    }

    fn wants(&self, task: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|t| t == task)
    }
}

fn main() {
    let arguments = Arguments::read();
    rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build_global().expect("the first pool");
    std::fs::create_dir_all(&arguments.out).expect("a folder for the arrays");
    let mut results = serde_json::Map::new();
    results.insert("threads".into(), arguments.threads.into());
    tasks::run(&arguments, &mut results);
    growth::run(&arguments, &mut results);
    let text = serde_json::to_string_pretty(&results).expect("plain data");
    std::fs::write(arguments.out.join("engine.json"), text + "\n").expect("engine.json");
}
