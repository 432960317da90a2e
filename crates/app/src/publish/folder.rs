//! A folder that bears its name only when it is complete.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use yike_domain::Trouble;

use super::{FILES, rules};
use crate::{
    exchange::atomic::{read_trouble, write_trouble},
    receipt::{self, Receipt},
    stations,
};

/// A result folder in the making, beside the one it will become.
pub(super) struct Staging {
    folder: TempDir,
    name: PathBuf,
}

impl Staging {
    /// Begins the folder that will be `name`.
    ///
    /// # Errors
    /// `name` holds something else than an earlier result, or nothing may be written beside it.
    pub(super) fn begin(name: &Path) -> Result<Self, Trouble> {
        check_place(name)?;
        let parent = match name.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(|e| write_trouble(parent, &e))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".yike-").suffix(".part");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
        let folder = builder.tempdir_in(parent).map_err(|e| write_trouble(name, &e))?;
        Ok(Self { folder, name: name.to_owned() })
    }

    /// Where to write a file of the folder.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Writes a file of the folder.
    ///
    /// # Errors
    /// The system refuses; the trouble names the file as it would have been called.
    pub(super) fn write(&self, file: &str, bytes: &[u8]) -> Result<(), Trouble> {
        fs::write(self.path(file), bytes).map_err(|e| write_trouble(&self.name.join(file), &e))
    }

    /// Takes the files of another folder into a folder of this one; they stay where they are, too.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn take(&self, from: &Path, folder: &str) -> Result<(), Trouble> {
        let to = self.path(folder);
        let refused = |e: io::Error| write_trouble(&self.name.join(folder), &e);
        fs::create_dir(&to).map_err(refused)?;
        for entry in fs::read_dir(from).map_err(|e| read_trouble(from, &e))? {
            let entry = entry.map_err(|e| read_trouble(from, &e))?;
            let copy = to.join(entry.file_name());
            // A second name costs nothing; across disks it takes a copy. Such files are never changed in place.
            fs::hard_link(entry.path(), &copy).or_else(|_| fs::copy(entry.path(), &copy).map(drop)).map_err(refused)?;
        }
        Ok(())
    }

    /// The folder that will bear the name.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Gives the folder its name; an earlier result under it is replaced.
    ///
    /// # Errors
    /// The system refuses; then the earlier result is still there, or the trouble names the
    /// folder that holds it.
    pub(super) fn finish(self) -> Result<PathBuf, Trouble> {
        let refused = |e: io::Error| write_trouble(&self.name, &e);
        sync(self.folder.path()).map_err(refused)?;
        check_place(&self.name)?;
        let earlier = self.folder.path().with_extension("earlier");
        let replaces = self.name.exists();
        if replaces {
            fs::rename(&self.name, &earlier).map_err(refused)?;
        }
        if let Err(error) = fs::rename(self.folder.path(), &self.name) {
            return Err(if replaces { put_back(&earlier, &self.name, &error) } else { refused(error) });
        }
        // The folder has moved away; there is nothing left to remove under the temporary name.
        let _ = self.folder.keep();
        if replaces {
            // A leftover of the earlier result does no harm and has a name of its own.
            let _ = fs::remove_dir_all(&earlier);
        }
        Ok(self.name)
    }
}

/// Waits until every file of a folder, also of those inside it, has reached the disk.
fn sync(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync(&entry.path())?;
        } else {
            // Windows syncs only what is open for writing.
            fs::OpenOptions::new().write(true).open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Gives the earlier result its name back after `error` kept the new one from it.
fn put_back(earlier: &Path, name: &Path, error: &io::Error) -> Trouble {
    match fs::rename(earlier, name) {
        Ok(()) => write_trouble(name, error),
        Err(again) => Trouble::new(&name.display().to_string(), rules::EARLIER_ELSEWHERE)
            .with("reason", error.to_string())
            .with("again", again.to_string())
            .with("earlier", earlier.display().to_string()),
    }
}

/// Checks that a result may take this place: nothing is there, or an earlier result and
/// nothing of somebody's own.
///
/// # Errors
/// What stands in the way, by its name.
pub fn check_place(name: &Path) -> Result<(), Trouble> {
    let foreign = |file: &str| Trouble::new(&name.display().to_string(), rules::FOLDER_FOREIGN).with("file", file);
    let entries = match fs::read_dir(name) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(foreign(&name.file_name().unwrap_or_default().to_string_lossy()));
        }
        Err(error) => return Err(write_trouble(name, &error)),
    };
    // A receipt that cannot be read vouches for nothing; the names of this version still do.
    let listed: Vec<String> = Receipt::read(name)
        .map(|earlier| earlier.files.into_iter().map(|file| file.name).collect())
        .unwrap_or_default();
    for entry in entries {
        let file = entry.map_err(|e| write_trouble(name, &e))?.file_name().to_string_lossy().into_owned();
        let ours = file == receipt::FILE_NAME
            || file == stations::FOLDER
            || FILES.contains(&file.as_str())
            || listed.contains(&file);
        if !ours {
            return Err(foreign(&file));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder exists").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    const MARK: &str = receipt::FILE_NAME;

    #[test]
    fn a_folder_appears_when_it_is_complete_and_replaces_the_earlier_result() {
        let beside = tempfile::tempdir().expect("a temporary folder");
        let name = beside.path().join("result");
        for text in ["first", "second"] {
            let staging = Staging::begin(&name).expect("nothing is in the way");
            staging.write(MARK, text.as_bytes()).expect("it can be written");
            if text == "first" {
                staging.write("README.txt", b"").expect("it can be written");
                assert!(!name.exists(), "not before it is complete");
            }
            staging.finish().expect("it can be named");
        }
        assert_eq!(names_in(beside.path()), ["result"]);
        assert_eq!(names_in(&name), [MARK], "nothing of the earlier result is left");
        assert_eq!(fs::read(name.join(MARK)).expect("it is there"), b"second");
    }

    #[test]
    fn a_stopped_attempt_leaves_the_earlier_result() {
        let beside = tempfile::tempdir().expect("a temporary folder");
        let name = beside.path().join("result");
        fs::create_dir(&name).expect("a folder");
        fs::write(name.join(MARK), "earlier").expect("a file");
        let staging = Staging::begin(&name).expect("nothing is in the way");
        staging.write("report.html", b"half").expect("it can be written");
        drop(staging);
        assert_eq!(names_in(beside.path()), ["result"]);
        assert_eq!(names_in(&name), [MARK]);
    }

    #[test]
    fn somebodys_own_files_are_never_replaced() {
        let own = tempfile::tempdir().expect("a temporary folder");
        // Even beside an earlier result: the letter was put there by somebody.
        fs::write(own.path().join(MARK), "{}").expect("a file");
        fs::write(own.path().join("letter.txt"), "dear").expect("a file");
        let trouble = check_place(own.path()).expect_err("it holds a letter");
        assert_eq!(trouble.rule, rules::FOLDER_FOREIGN);
        assert_eq!(trouble.args[0].1.to_string(), "letter.txt");
        let file = own.path().join("letter.txt");
        assert_eq!(Staging::begin(&file).map(|_| ()).expect_err("it is a file").rule, rules::FOLDER_FOREIGN);
        assert_eq!(names_in(own.path()), ["letter.txt", MARK]);
        assert!(check_place(&own.path().join("new")).is_ok());
    }

    #[test]
    fn station_files_come_along_and_stay() {
        let beside = tempfile::tempdir().expect("a temporary folder");
        let name = beside.path().join("result");
        let stations = name.join(stations::FOLDER);
        fs::create_dir_all(&stations).expect("a folder");
        fs::write(stations.join("1-import.yike"), "facts").expect("a file");
        let staging = Staging::begin(&name).expect("stations are ours");
        staging.take(&stations, stations::FOLDER).expect("they can be taken");
        staging.finish().expect("it can be named");
        assert_eq!(fs::read(stations.join("1-import.yike")).expect("it is there"), b"facts");
    }

    #[test]
    fn an_earlier_result_that_cannot_come_back_is_named() {
        let beside = tempfile::tempdir().expect("a temporary folder");
        let (earlier, name) = (beside.path().join("a.earlier"), beside.path().join("result"));
        fs::create_dir(&earlier).expect("a folder");
        fs::write(earlier.join(MARK), "earlier").expect("a file");
        let error = || io::Error::from(io::ErrorKind::PermissionDenied);
        // Somebody has put a letter there meanwhile: neither result can have the name.
        fs::create_dir(&name).expect("a folder");
        fs::write(name.join("letter.txt"), "dear").expect("a file");
        let trouble = put_back(&earlier, &name, &error());
        assert_eq!(trouble.rule, rules::EARLIER_ELSEWHERE);
        assert_eq!(trouble.args[2].1.to_string(), earlier.display().to_string());
        assert_eq!(names_in(&earlier), [MARK], "nothing is lost");
        fs::remove_dir_all(&name).expect("it can be taken away");
        assert_ne!(put_back(&earlier, &name, &error()).rule, rules::EARLIER_ELSEWHERE);
        assert_eq!(names_in(&name), [MARK]);
    }

    #[test]
    fn files_in_folders_are_waited_for_too() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inside = folder.path().join("stations");
        fs::create_dir(&inside).expect("a folder");
        fs::write(inside.join("1-import.yike"), "facts").expect("a file");
        sync(folder.path()).expect("there is nothing in the way");
        // What cannot be reached is an error, not passed over.
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", inside.join("2-network.yike")).expect("a link");
        #[cfg(unix)]
        assert_eq!(sync(folder.path()).expect_err("the link leads nowhere").kind(), io::ErrorKind::NotFound);
    }
}
