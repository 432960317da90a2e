//! Secrets: random ones for cookies and links, digests of them, and sealing what must be read again.

use std::io::Write as _;
use std::path::Path;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom as _, SystemRandom};
use sha2::{Digest as _, Sha256};

use crate::error::AppError;

/// The first byte of what is sealed: ChaCha20-Poly1305 with the key of the data directory. Not a certified product of
/// commercial cryptography.
const CHACHA20: u8 = 1;
/// The file of the key in the data directory.
const KEY_FILE: &str = "seal.key";

/// Random bytes of the system.
///
/// # Errors
/// When the system gives none.
pub fn random<const N: usize>() -> Result<[u8; N], AppError> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| AppError::internal("the system gives no random bytes"))?;
    Ok(bytes)
}

/// A secret to hand out, as text that passes through cookies and addresses: 256 random bits.
///
/// # Errors
/// As those of [`random`].
pub fn fresh() -> Result<String, AppError> {
    Ok(random::<32>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The digest under which a handed-out secret is kept. It is random enough not to need salt or stretching.
#[must_use]
pub fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// The key of the data directory.
pub struct Seal(LessSafeKey);

impl Seal {
    /// The key of a data directory, made where there is none.
    ///
    /// # Errors
    /// When the file cannot be read or made.
    pub fn of(data: &Path) -> Result<Self, AppError> {
        let path = data.join(KEY_FILE);
        let key = match std::fs::read(&path) {
            Ok(key) => key,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => made(&path)?,
            Err(error) => return Err(AppError::internal(error)),
        };
        let key = UnboundKey::new(&CHACHA20_POLY1305, &key);
        let odd = |_| AppError::internal(format!("{} does not hold a key of 32 bytes", path.display()));
        Ok(Self(LessSafeKey::new(key.map_err(odd)?)))
    }

    /// Seals bytes for an owner; they open for the same owner only.
    ///
    /// # Errors
    /// As those of [`random`].
    pub fn seal(&self, owner: &[u8], bytes: &[u8]) -> Result<Vec<u8>, AppError> {
        let nonce = random::<NONCE_LEN>()?;
        let mut sealed = bytes.to_vec();
        let done = self.0.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(owner), &mut sealed);
        done.map_err(|_| AppError::internal("it cannot be sealed"))?;
        Ok([&[CHACHA20][..], &nonce, &sealed].concat())
    }

    /// Opens what was sealed for an owner.
    ///
    /// # Errors
    /// When it was sealed with another key, for another owner, or altered.
    pub fn open(&self, owner: &[u8], sealed: &[u8]) -> Result<Vec<u8>, AppError> {
        let altered = || AppError::internal("what is sealed does not open with the key of this data directory");
        let (head, body) = sealed.split_at_checked(1 + NONCE_LEN).ok_or_else(altered)?;
        let nonce: [u8; NONCE_LEN] = head[1..].try_into().map_err(|_| altered())?;
        if head[0] != CHACHA20 {
            return Err(altered());
        }
        let mut bytes = body.to_vec();
        let open = self.0.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(owner), &mut bytes);
        Ok(open.map_err(|_| altered())?.to_vec())
    }
}

/// A new key in a file that its owner alone can read. Where two processes begin at once, the first one's is taken.
fn made(path: &Path) -> Result<Vec<u8>, AppError> {
    let key = random::<32>()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(AppError::internal)?;
    file.write_all(&key).and_then(|()| file.as_file().sync_all()).map_err(AppError::internal)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(key.to_vec()),
        Err(_) => std::fs::read(path).map_err(AppError::internal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_owner_with_its_key_alone() {
        let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let seal = Seal::of(one.path()).expect("a key is made");
        let sealed = seal.seal(b"anna", b"secret").expect("it is sealed");
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        let again = Seal::of(one.path()).expect("the key is read");
        assert_eq!(again.open(b"anna", &sealed).expect("it opens"), b"secret");
        assert!(again.open(b"bo", &sealed).is_err());
        assert!(Seal::of(other.path()).expect("a key is made").open(b"anna", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(again.open(b"anna", &altered).is_err(), "byte {at}");
        }
        assert!(again.open(b"anna", &sealed[..5]).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(one.path().join(KEY_FILE)).expect("the file").permissions().mode();
            assert_eq!(mode & 0o077, 0, "others cannot read the key");
        }
    }

    #[test]
    fn secrets_differ() {
        let (one, other) = (fresh().expect("random"), fresh().expect("random"));
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
        assert_ne!(digest(&one), digest(&other));
    }
}
