//! Writing a file so that it is either complete under its name or not there at all.

use std::{
    fs::File,
    io::{self, BufWriter, ErrorKind, Write},
    path::Path,
};

use tempfile::{Builder, NamedTempFile};
use yike_domain::Trouble;

use super::rules;

/// Bytes kept before they are handed to the system.
const BUFFER_BYTES: usize = 1 << 16;

/// Writes `path` completely or not at all.
///
/// The bytes go into a temporary file of the same folder, reach the disk, and only
/// then take the name. When `write` fails, the disk is full or the program is
/// stopped in between, an older file under that name stays as it was.
///
/// # Errors
/// What `write` answered, or why the file could not be written.
pub fn write_atomically(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<(), WriteError>,
) -> Result<(), Trouble> {
    let temporary = temporary_beside(path)?;
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, temporary.as_file());
    let written = write(&mut out).and_then(|()| Ok(out.flush()?));
    drop(out);
    match written {
        Ok(()) => settle(temporary, path),
        Err(WriteError::Io(error)) => Err(write_trouble(path, &error)),
        Err(WriteError::Trouble(trouble)) => Err(*trouble),
    }
}

/// Like [`write_atomically`], for writers that open the file themselves by path
/// (SQLite, XLSX): `write` is given the temporary path, whose file is empty.
///
/// # Errors
/// What `write` answered, or why the file could not be written.
pub fn write_path_atomically(path: &Path, write: impl FnOnce(&Path) -> Result<(), WriteError>) -> Result<(), Trouble> {
    let temporary = temporary_beside(path)?;
    match write(temporary.path()) {
        Ok(()) => {
            // The writer may have replaced the file we opened: sync what bears the path now.
            File::open(temporary.path()).and_then(|file| file.sync_all()).map_err(|e| write_trouble(path, &e))?;
            settle(temporary, path)
        }
        Err(WriteError::Io(error)) => Err(write_trouble(path, &error)),
        Err(WriteError::Trouble(trouble)) => Err(*trouble),
    }
}

/// Why a writer stopped: the system refused, or it found a reason of its own.
#[derive(Debug)]
pub enum WriteError {
    /// The system refused; it becomes a trouble that names the file.
    Io(io::Error),
    /// A reason of the writer's own.
    Trouble(Box<Trouble>),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Trouble> for WriteError {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(Box::new(trouble))
    }
}

/// The trouble behind a system error met while writing `path`.
#[must_use]
pub fn write_trouble(path: &Path, error: &io::Error) -> Trouble {
    let rule = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => rules::DISK_FULL,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => rules::WRITE_NOT_ALLOWED,
        ErrorKind::NotFound | ErrorKind::NotADirectory => rules::FOLDER_MISSING,
        _ => rules::WRITE_FAILED,
    };
    Trouble::new(&path.display().to_string(), rule).with("reason", error.to_string())
}

/// The trouble behind a system error met while reading `path`.
#[must_use]
pub fn read_trouble(path: &Path, error: &io::Error) -> Trouble {
    let rule = match error.kind() {
        ErrorKind::NotFound => rules::FILE_MISSING,
        ErrorKind::PermissionDenied => rules::FILE_NOT_ALLOWED,
        _ => rules::FILE_UNREADABLE,
    };
    Trouble::new(&path.display().to_string(), rule).with("reason", error.to_string())
}

fn temporary_beside(path: &Path) -> Result<NamedTempFile, Trouble> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".yike-").suffix(".part");
    // A temporary file is private by default; the finished file is like any other of the user's.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(|e| write_trouble(path, &e))
}

fn settle(temporary: NamedTempFile, path: &Path) -> Result<(), Trouble> {
    temporary.as_file().sync_all().map_err(|e| write_trouble(path, &e))?;
    temporary.persist(path).map_err(|e| write_trouble(path, &e.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .expect("the folder exists")
            .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_finished_file_bears_its_name_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        write_atomically(&path, |out| Ok(out.write_all(b"id\n1\n")?)).expect("it can be written");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"id\n1\n");
        write_path_atomically(&path, |temporary| Ok(std::fs::write(temporary, b"2")?)).expect("it can be replaced");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"2");
        assert_eq!(names_in(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_writer_that_stops_leaves_the_old_file_as_it_was() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        std::fs::write(&path, b"old").expect("it can be written");
        let full = || io::Error::from(ErrorKind::StorageFull);
        let trouble = write_atomically(&path, |out| {
            out.write_all(b"half")?;
            Err(full().into())
        })
        .expect_err("the disk is full");
        assert_eq!(trouble.rule, rules::DISK_FULL);
        assert_eq!(trouble.source, path.display().to_string());
        write_path_atomically(&path, |_| Err(full().into())).expect_err("the disk is full");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"old");
        assert_eq!(names_in(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_really_full_disk_is_said_to_be_full() {
        let Ok(device) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
        let error = (&device).write_all(&[0; 8]).expect_err("the device is always full");
        assert_eq!(write_trouble(Path::new("a.csv"), &error).rule, rules::DISK_FULL);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let trouble = write_atomically(Path::new("no/such/folder/a.csv"), |_| Ok(())).expect_err("no folder");
        assert_eq!((trouble.rule, trouble.source.as_str()), (rules::FOLDER_MISSING, "no/such/folder/a.csv"));
    }
}
