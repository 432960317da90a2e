//! Files built into the executable: string catalogues, standards, taxonomy, profiles, bundled studies.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The bytes of `data/<path>`, or `None` when no such file was built in.
#[must_use]
pub fn data(path: &str) -> Option<&'static [u8]> {
    DATA.binary_search_by(|(name, _)| (*name).cmp(path)).ok().map(|at| DATA[at].1)
}

/// The text of `data/<path>`, or `None` when there is no such text file.
#[must_use]
pub fn data_text(path: &str) -> Option<&'static str> {
    std::str::from_utf8(data(path)?).ok()
}

/// Every file of the folder `data/<folder>/` itself, by name, in name order.
pub fn data_folder(folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let prefix = format!("{folder}/");
    DATA.iter().filter_map(move |(path, bytes)| {
        let name = path.strip_prefix(&prefix)?;
        (!name.contains('/')).then_some((name, *bytes))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_path() {
        assert!(DATA.is_sorted_by_key(|(path, _)| *path), "binary search needs sorted paths");
        for (path, bytes) in DATA {
            assert_eq!(data(path).map(<[u8]>::len), Some(bytes.len()), "{path}");
        }
        assert_eq!(data("no/such/file.toml"), None);
    }
}
