//! The edge to readers that others wrote: their panics become troubles, their files are read within limits.

use std::{
    fs::File,
    io::Read as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use yike_domain::{Rule, Trouble};

use super::{Limits, atomic::read_trouble};

/// The bytes of a file that is no larger than the limit.
pub(super) fn read_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, Trouble> {
    let file = File::open(path).map_err(|e| read_trouble(path, &e))?;
    let mut bytes = Vec::new();
    file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| read_trouble(path, &e))?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(limits.file_too_big(&path.display().to_string()));
    }
    Ok(bytes)
}

/// Runs a foreign reader. A damaged file may make it panic: that is this file's
/// trouble, told with `rule` and its `reason`, and never the end of the program.
///
/// Sound to go on after: what `read` borrowed mutably is dropped with its error.
pub(super) fn guarded<T>(source: &str, rule: Rule, read: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let reason = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Err(Trouble::new(source, rule).with("reason", reason))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_as_a_trouble() {
        let rule = Rule("exchange-xlsx-odd");
        let trouble = guarded("a.xlsx", rule, || -> Result<(), _> { panic!("index 7 out of bounds") });
        let trouble = trouble.expect_err("it panicked");
        assert_eq!(trouble.to_string(), "exchange-xlsx-odd · a.xlsx · reason=index 7 out of bounds");
    }
}
