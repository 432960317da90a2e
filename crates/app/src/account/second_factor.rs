//! The second factor: codes of an app on the phone (TOTP, RFC 6238), each good once.

use totp_rs::{Builder, Secret, Totp};
use yike_domain::Message;
use yike_domain::account::ObjectKind;
use yike_store::account::SecondFactor;
use yike_store::{Event, Uuid};

use super::{own, rules, secret};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// How long after signing in the second factor may be changed.
const FRESH_MS: i64 = 10 * 60_000;

/// What the owner's app takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The secret in letters (base 32).
    pub secret: String,
    /// The same with issuer and name, as apps read it from a picture.
    pub otpauth: String,
}

/// The codes of a secret.
fn totp(secret: &[u8]) -> Result<Totp, AppError> {
    let secret: [u8; 20] = secret.try_into().map_err(|_| AppError::internal("a secret of the wrong length"))?;
    Builder::new().with_secret(Secret::new_stack(secret)).build().map_err(|error| AppError::internal(error.to_string()))
}

/// The code that a secret in letters shows at a moment; what an app does.
///
/// # Errors
/// When the secret is none.
pub fn code_at(letters: &str, at_ms: i64) -> Result<String, AppError> {
    let odd = || AppError::internal("no secret in letters");
    Ok(totp(&from_base32(letters).ok_or_else(odd)?)?.generate(seconds(at_ms)).to_string())
}

fn seconds(at_ms: i64) -> u64 {
    u64::try_from(at_ms / 1000).unwrap_or_default()
}

/// The step of a right code that may be taken: within half a minute, and later than the last one taken.
pub(super) fn step_of(
    ctx: &Ctx,
    account: Uuid,
    sealed: &[u8],
    last_step: i64,
    code: &str,
) -> Result<Option<i64>, AppError> {
    let opened = secret::Seal::of(ctx.data.path())?.open(account.as_bytes(), sealed)?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(&opened)?.check(&code, seconds(ctx.clock.now_ms()));
    Ok(step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > last_step))
}

/// Begins setting up a second factor: a new secret, which counts for nothing until a first code has come.
///
/// # Errors
/// When the sign-in is not fresh and there is a second factor already.
pub async fn begin_second_factor(ctx: &Ctx, caller: &Caller) -> Result<Offer, AppError> {
    let id = own(caller)?;
    let account = ctx.store.read().account(id).await?.ok_or(AppError::Unauthenticated)?.what;
    let before = ctx.store.read().second_factor(id).await?.unwrap_or_default();
    if before.sealed.is_some() && !is_fresh(ctx, caller, id).await? {
        return Err(AppError::Forbidden(Message::new(rules::SIGN_IN_AGAIN)));
    }
    let fresh = secret::random::<20>()?;
    let sealed = secret::Seal::of(ctx.data.path())?.seal(id.as_bytes(), &fresh)?;
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    tx.keep_second_factor(id, &SecondFactor { pending: Some(sealed), ..before }).await?;
    let event = Event::done("second-factor.begin", ObjectKind::Account, id);
    tx.commit(Event { org: Some(account.org), ..event }).await?;
    let secret = base32(&fresh);
    // Logins are letters, digits and marks that need no escape.
    let otpauth = format!("otpauth://totp/Yike:{}?secret={secret}&issuer=Yike", account.login);
    Ok(Offer { secret, otpauth })
}

/// Whether an account has a second factor in use.
///
/// # Errors
/// When the database cannot be read.
pub async fn has_second_factor(ctx: &Ctx, account: Uuid) -> Result<bool, AppError> {
    Ok(ctx.store.read().second_factor(account).await?.is_some_and(|factor| factor.sealed.is_some()))
}

/// Whether the session was begun a short while ago.
async fn is_fresh(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<bool, AppError> {
    let since = ctx.clock.now_ms() - FRESH_MS;
    let open = ctx.store.read().sessions_of(id, since, since).await?;
    Ok(open.iter().any(|session| Some(session.id) == caller.session))
}

/// Takes the new secret into use, proved by a first code.
///
/// # Errors
/// When none was begun, or the code is not one of it.
pub async fn confirm_second_factor(ctx: &Ctx, caller: &Caller, code: &str) -> Result<(), AppError> {
    let id = own(caller)?;
    let before = ctx.store.read().second_factor(id).await?.unwrap_or_default();
    let not_begun = || AppError::conflict(rules::CODE_NOT_BEGUN);
    let pending = before.pending.ok_or_else(not_begun)?;
    let step = step_of(ctx, id, &pending, -1, code)?;
    let step = step.ok_or_else(|| AppError::invalid("code", Message::new(rules::CODE_WRONG)))?;
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    let after = SecondFactor { sealed: Some(pending), pending: None, last_step: step };
    tx.keep_second_factor(id, &after).await?;
    tx.commit(Event::done("second-factor.confirm", ObjectKind::Account, id)).await?;
    Ok(())
}

const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Base 32 without padding (RFC 4648); 20 bytes are 32 letters.
fn base32(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(5) {
        let mut part = [0; 8];
        part[3..3 + chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_be_bytes(part);
        let n = (chunk.len() * 8).div_ceil(5);
        out.extend((0..n).map(|at| char::from(LETTERS[(bits >> (35 - 5 * at)) as usize & 31])));
    }
    out
}

fn from_base32(letters: &str) -> Option<Vec<u8>> {
    let (mut out, mut bits, mut n) = (Vec::new(), 0u32, 0);
    for letter in letters.bytes() {
        let value = LETTERS.iter().position(|&known| known == letter)?;
        bits = bits << 5 | u32::try_from(value).ok()?;
        n += 5;
        if n >= 8 {
            n -= 8;
            out.push((bits >> n & 255) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_in_letters_are_those_of_rfc_4648() {
        for (bytes, letters) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), letters);
            assert_eq!(from_base32(letters).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(from_base32("M1"), None);
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B: the secret 12345678901234567890 with SHA-1, of whose eight digits an app shows the last six.
        let secret = base32(b"12345678901234567890");
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            assert_eq!(code_at(&secret, second * 1000).expect("a code"), code);
        }
    }
}
