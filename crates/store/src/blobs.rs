//! Files by their content: each is kept under its SHA-256, on disk or in an S3 store, and checked when read.

use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Place;
use object_store::{ObjectStore, ObjectStoreExt as _, WriteMultipart};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// The SHA-256 of a file's content, which is its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Where it is kept: two folders of 256, so that none grows too large.
    fn place(&self) -> Place {
        let hex = self.to_string();
        Place::from(format!("{}/{}/{hex}", &hex[..2], &hex[2..4]))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Digest {
    type Err = BlobError;
    fn from_str(text: &str) -> Result<Self, BlobError> {
        let odd = || BlobError::NoDigest(text.chars().take(80).collect());
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(odd());
        }
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| odd())?;
        }
        Ok(Self(bytes))
    }
}

/// Why a file could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// There is no such file.
    #[error("file {0} is not there")]
    Missing(Digest),
    /// What is kept is not what its name says.
    #[error("file {0} has changed since it was kept")]
    Altered(Digest),
    /// A text that is no digest.
    #[error("{0} is not a SHA-256")]
    NoDigest(String),
    /// The disk or the S3 store refuses.
    #[error("files cannot be kept or read: {0}")]
    Kept(#[from] object_store::Error),
    /// A file outside.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The files, wherever they are kept; cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    kept: Arc<dyn ObjectStore>,
}

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

impl Blobs {
    /// In a folder, which is made where there is none.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn on_disk(folder: &Path) -> Result<Self, BlobError> {
        std::fs::create_dir_all(folder).map_err(io(folder))?;
        Ok(Self { kept: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)) })
    }

    /// In an S3 store: `s3://bucket/prefix`, with access and end point from the usual `AWS_` variables.
    ///
    /// # Errors
    /// When the address or the variables do not name a store.
    #[cfg(feature = "s3")]
    pub fn in_s3(url: &str) -> Result<Self, BlobError> {
        let bucket = object_store::aws::AmazonS3Builder::from_env().with_url(url).build()?;
        let prefix = url.trim_start_matches("s3://").split_once('/').map_or("", |(_, prefix)| prefix);
        Ok(Self { kept: Arc::new(object_store::prefix::PrefixStore::new(bucket, prefix)) })
    }

    /// Keeps some bytes; their digest. What is there already stays as it is.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn put(&self, bytes: impl Into<Bytes>) -> Result<Digest, BlobError> {
        let bytes = bytes.into();
        let digest = Digest::of(&bytes);
        if self.size(&digest).await? != Some(bytes.len() as u64) {
            self.kept.put(&digest.place(), bytes.into()).await?;
        }
        Ok(digest)
    }

    /// Keeps a file of any size; its digest and size.
    ///
    /// # Errors
    /// When it cannot be read or written, or changes meanwhile.
    pub async fn put_file(&self, path: &Path) -> Result<(Digest, u64), BlobError> {
        let (digest, size) = self.read_through(path, None).await?;
        if self.size(&digest).await? != Some(size) {
            let upload = WriteMultipart::new(self.kept.put_multipart(&digest.place()).await?);
            let again = self.read_through(path, Some((upload, digest))).await?;
            debug_assert_eq!(again, (digest, size));
        }
        Ok((digest, size))
    }

    /// Reads a file through and hashes it; with an upload, what was read is kept if it still has that digest.
    async fn read_through(
        &self,
        path: &Path,
        mut into: Option<(WriteMultipart, Digest)>,
    ) -> Result<(Digest, u64), BlobError> {
        let mut file = tokio::fs::File::open(path).await.map_err(io(path))?;
        let (mut hash, mut size, mut buffer) = (Sha256::new(), 0, vec![0; CHUNK]);
        loop {
            let n = file.read(&mut buffer).await.map_err(io(path))?;
            if n == 0 {
                break;
            }
            hash.update(&buffer[..n]);
            size += n as u64;
            if let Some((upload, _)) = &mut into {
                upload.wait_for_capacity(4).await?;
                upload.write(&buffer[..n]);
            }
        }
        let digest = Digest(hash.finalize().into());
        match into {
            Some((upload, expected)) if expected == digest => _ = upload.finish().await?,
            Some((upload, expected)) => {
                upload.abort().await?;
                return Err(BlobError::Altered(expected));
            }
            None => {}
        }
        Ok((digest, size))
    }

    /// The bytes of a file, checked.
    ///
    /// # Errors
    /// When it is missing, altered or cannot be read.
    pub async fn get(&self, digest: &Digest) -> Result<Bytes, BlobError> {
        let bytes = self.kept.get(&digest.place()).await.map_err(|e| missing(e, digest))?.bytes().await?;
        if Digest::of(&bytes) == *digest { Ok(bytes) } else { Err(BlobError::Altered(*digest)) }
    }

    /// Writes a file out under a path, checked; nothing stays there when it does not hold.
    ///
    /// # Errors
    /// When it is missing, altered or cannot be read or written.
    pub async fn get_file(&self, digest: &Digest, path: &Path) -> Result<u64, BlobError> {
        let partial = path.with_extension("partial");
        let written = self.copy(digest, Some(&partial)).await;
        match written {
            Ok(size) => {
                tokio::fs::rename(&partial, path).await.map_err(io(path))?;
                Ok(size)
            }
            Err(error) => {
                _ = tokio::fs::remove_file(&partial).await;
                Err(error)
            }
        }
    }

    /// Reads a file through and checks it; its size.
    ///
    /// # Errors
    /// When it is missing, altered or cannot be read.
    pub async fn check(&self, digest: &Digest) -> Result<u64, BlobError> {
        self.copy(digest, None).await
    }

    async fn copy(&self, digest: &Digest, to: Option<&Path>) -> Result<u64, BlobError> {
        let mut stream = self.kept.get(&digest.place()).await.map_err(|e| missing(e, digest))?.into_stream();
        let mut out = match to {
            Some(path) => Some((tokio::fs::File::create(path).await.map_err(io(path))?, path)),
            None => None,
        };
        let (mut hash, mut size) = (Sha256::new(), 0);
        while let Some(bytes) = stream.next().await {
            let bytes = bytes?;
            hash.update(&bytes);
            size += bytes.len() as u64;
            if let Some((file, path)) = &mut out {
                file.write_all(&bytes).await.map_err(io(path))?;
            }
        }
        if let Some((file, path)) = &mut out {
            file.flush().await.map_err(io(path))?;
            file.sync_all().await.map_err(io(path))?;
        }
        if Digest(hash.finalize().into()) == *digest { Ok(size) } else { Err(BlobError::Altered(*digest)) }
    }

    /// The size of a file, where it is there.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn size(&self, digest: &Digest) -> Result<Option<u64>, BlobError> {
        match self.kept.head(&digest.place()).await {
            Ok(meta) => Ok(Some(meta.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Every file that is kept, in the order of the digests.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn list(&self) -> Result<Vec<Digest>, BlobError> {
        let places: Vec<_> = self.kept.list(None).map_ok(|meta| meta.location).try_collect().await?;
        let mut digests: Vec<Digest> =
            places.iter().filter_map(|place| place.filename().and_then(|name| name.parse().ok())).collect();
        digests.sort_unstable();
        Ok(digests)
    }

    /// Removes a file that nothing refers to any more.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn remove(&self, digest: &Digest) -> Result<(), BlobError> {
        match self.kept.delete(&digest.place()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn missing(error: object_store::Error, digest: &Digest) -> BlobError {
    match error {
        object_store::Error::NotFound { .. } => BlobError::Missing(*digest),
        other => other.into(),
    }
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> BlobError + '_ {
    move |source| BlobError::Io { path: path.to_owned(), source }
}
