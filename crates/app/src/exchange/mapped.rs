//! A file as bytes, mapped into memory.

use std::{fs::File, path::Path};

use yike_domain::Trouble;

use super::atomic::read_trouble;

/// Bytes of a file; an empty file cannot be mapped and has none.
pub struct Mapped(Option<memmap2::Mmap>);

impl Mapped {
    /// Maps a file.
    ///
    /// # Errors
    /// The file is missing, is a folder, or may not be read.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let file = File::open(path).map_err(|e| read_trouble(path, &e))?;
        let length = file.metadata().map_err(|e| read_trouble(path, &e))?.len();
        if length == 0 {
            return Ok(Self(None));
        }
        // SAFETY: the map is private and read-only. Another process that shortens the file
        // while we read would stop this one; results are written beside and renamed, never in place.
        let map = unsafe { memmap2::Mmap::map(&file) }.map_err(|e| read_trouble(path, &e))?;
        Ok(Self(Some(map)))
    }
}

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        self.0.as_deref().unwrap_or(&[])
    }
}

impl std::ops::Deref for Mapped {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_ref()
    }
}
