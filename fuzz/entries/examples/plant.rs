//! Writes the seeds of every entry where the coverage-guided runs start from: `fuzz/corpus/<entry>/`.

use std::{fs, io, path::Path};

use yike_fuzz_entries::seeds;

fn main() -> io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    for (number, seed) in seeds().iter().enumerate() {
        let folder = corpus.join(seed.entry);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{number:02}")), &seed.bytes)?;
    }
    Ok(())
}
