//! Passwords: what makes one good enough, how it is kept, changing one's own.

use std::sync::{LazyLock, OnceLock};

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use tokio::sync::Semaphore;
use yike_domain::account::ObjectKind;
use yike_domain::{Message, Rule};
use yike_store::{Event, Uuid};

use super::{own, rules, secret, sign_in};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::embedded;
use crate::error::AppError;

/// Fewest characters of a password.
const SHORTEST: usize = 10;
/// Most characters of a password.
const LONGEST: usize = 128;
/// How many passwords before are remembered so that they do not come back.
pub(super) const REMEMBERED: u32 = 5;

/// argon2id as OWASP asks for at least (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).expect("the parameters are within the bounds of argon2");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// So many are computed at a time: each takes 19 MiB and a processor.
static AT_A_TIME: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));

/// Runs a computation on a password beside the requests.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    let _turn = AT_A_TIME.acquire().await.map_err(AppError::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(AppError::internal)
}

/// The digest of a password with a salt of its own, as it is kept.
///
/// # Errors
/// When the system gives no random bytes.
pub async fn hash_password(password: &str) -> Result<String, AppError> {
    let (password, salt) = (password.to_owned(), secret::random::<16>()?);
    let hashed = beside(move || argon2().hash_password_with_salt(password.as_bytes(), &salt)).await?;
    Ok(hashed.map_err(|error| AppError::internal(error.to_string()))?.to_string())
}

/// Whether a password is that of a digest. Without a digest it takes as long and the answer is no.
pub(super) async fn is_password(password: &str, hash: Option<String>) -> Result<bool, AppError> {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    let nobodys = match NOBODYS.get() {
        Some(hash) => hash.clone(),
        None => {
            let hash = hash_password(&secret::fresh()?).await?;
            NOBODYS.get_or_init(|| hash).clone()
        }
    };
    let password = password.to_owned();
    let known = hash.is_some();
    let same = beside(move || {
        let hash = hash.unwrap_or(nobodys);
        argon2().verify_password(password.as_bytes(), hash.as_str()).is_ok()
    });
    Ok(same.await? && known)
}

/// Everything that is wrong with a password for someone of that login and name, which was not used before.
#[must_use]
pub fn check(password: &str, login: &str, name: &str) -> Option<Message> {
    let n = password.chars().count();
    let odd = |rule: Rule| Some(Message::new(rule).with("least", SHORTEST).with("most", LONGEST));
    if n < SHORTEST {
        return odd(rules::PASSWORD_SHORT);
    }
    if n > LONGEST {
        return odd(rules::PASSWORD_LONG);
    }
    let lower = password.to_lowercase();
    let holds = |part: &str| part.chars().count() >= 3 && lower.contains(&part.to_lowercase());
    if holds(login) || (name.chars().count() >= 2 && lower.contains(&name.to_lowercase())) {
        return odd(rules::PASSWORD_LIKE_NAME);
    }
    let list = embedded::data_text("passwords/common.txt").unwrap_or_default();
    let is_listed = list.lines().any(|line| !line.starts_with('#') && line == lower);
    (is_listed || is_simple(&lower)).then(|| odd(rules::PASSWORD_OFTEN)).flatten()
}

/// Few different characters, or a row of the alphabet, of digits or of the keyboard with next to nothing added.
fn is_simple(lower: &str) -> bool {
    let chars: Vec<char> = lower.chars().collect();
    let mut distinct = chars.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 {
        return true;
    }
    const ROWS: &[&str] = &["qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];
    let in_row = |a: char, b: char| {
        let step = u32::from(a).abs_diff(u32::from(b));
        let beside = |row: &&str| row.contains(&format!("{a}{b}")) || row.contains(&format!("{b}{a}"));
        step <= 1 || ROWS.iter().any(beside)
    };
    let n_in_row = chars.windows(2).filter(|pair| in_row(pair[0], pair[1])).count();
    n_in_row + 4 > chars.len()
}

/// Whether the password is one of the last ones of an account.
pub(super) async fn was_used(ctx: &Ctx, account: Uuid, password: &str) -> Result<bool, AppError> {
    for hash in ctx.store.read().passwords(account, REMEMBERED).await? {
        if is_password(password, Some(hash)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Changes one's own password; all other sessions end.
///
/// # Errors
/// When the old one is wrong, the new one is not good enough, or too many attempts have failed.
pub async fn change_password(ctx: &Ctx, caller: &Caller, old: &str, new: &str) -> Result<(), AppError> {
    let id = own(caller)?;
    let account = ctx.store.read().account(id).await?.ok_or(AppError::Unauthenticated)?;
    let who = sign_in::login_key(&account.what.login);
    sign_in::wait(ctx, &who).await?;
    let hash = ctx.store.read().passwords(id, 1).await?.into_iter().next();
    if !is_password(old, hash).await? {
        sign_in::failed(ctx, &caller.by(None, ctx.clock.now_ms()), &[who], "password.change", Some(id)).await?;
        return Err(AppError::invalid("old", Message::new(rules::PASSWORD_OLD_WRONG)));
    }
    if let Some(message) = check(new, &account.what.login, &account.what.name) {
        return Err(AppError::invalid("new", message));
    }
    if was_used(ctx, id, new).await? {
        return Err(AppError::invalid("new", Message::new(rules::PASSWORD_USED).with("n", REMEMBERED)));
    }
    let hash = hash_password(new).await?;
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    tx.keep_password(id, &hash).await?;
    tx.forget_failures(&who).await?;
    tx.end_sessions(id, None, caller.session).await?;
    tx.commit(Event { org: Some(account.what.org), ..Event::done("password.change", ObjectKind::Account, id) }).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_nobody_elses() {
        let rule = |password: &str| check(password, "zhangsan", "示例甲").map(|message| message.rule);
        assert_eq!(rule("short-9ch"), Some(rules::PASSWORD_SHORT));
        assert_eq!(rule(&"ab3-".repeat(40)), Some(rules::PASSWORD_LONG));
        assert_eq!(rule("my-ZhangSan-2026"), Some(rules::PASSWORD_LIKE_NAME));
        assert_eq!(rule("我是示例甲啊我是示例"), Some(rules::PASSWORD_LIKE_NAME));
        for simple in
            ["1234567890", "aaaaaaaaaaaa", "abcdefghij", "qwertyuiop", "1qaz2wsx3edc", "9876543210a", "abababababab"]
        {
            assert_eq!(rule(simple), Some(rules::PASSWORD_OFTEN), "{simple}");
        }
        for listed in ["password123", "woaini1314520", "Admin@123456"] {
            assert_eq!(rule(listed), Some(rules::PASSWORD_OFTEN), "{listed}");
        }
        for good in ["墙上挂着一口老钟呢", "correct horse", "tB7-rain-on-tin", "三月的河水很凉2026"] {
            let expected = if good.chars().count() < 10 { Some(rules::PASSWORD_SHORT) } else { None };
            assert_eq!(rule(good), expected, "{good}");
        }
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_digest_alone() {
        let (one, other) = (hash_password("tin roof rain").await, hash_password("tin roof rain").await);
        let (one, other) = (one.expect("a digest"), other.expect("a digest"));
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other, "each has its salt");
        assert!(is_password("tin roof rain", Some(one.clone())).await.expect("an answer"));
        assert!(!is_password("tin roof rain ", Some(one)).await.expect("an answer"));
        assert!(!is_password("tin roof rain", None).await.expect("an answer"));
        assert!(!is_password("tin roof rain", Some("nonsense".to_owned())).await.expect("an answer"));
    }
}
