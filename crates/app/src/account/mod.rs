//! People: first start, signing in, accounts and what they are appointed to.
//!
//! No account exists at first and no password is shipped: the first start prints three one-time links, one for each of
//! the three administrators (三员), who then make and appoint all others. Every change leaves an audit event.

mod appoint;
mod change;
mod delegate;
mod link;
mod password;
mod read;
pub mod rules;
mod second_factor;
pub mod secret;
mod session;
mod set_up;
mod sign_in;
mod token;

pub use appoint::{Appoint, appoint, end_appointment};
pub use change::{ChangeAccount, NewAccount, change, create};
pub use delegate::{Delegate, delegate, withdraw_delegation};
pub use link::{give_link, give_link_by_operator, use_link};
pub use password::{change_password, check as check_password, hash_password};
pub use read::{AccountRow, Holding, account, accounts, actor_of, holdings};
pub use second_factor::{Offer, begin_second_factor, code_at, confirm_second_factor, has_second_factor};
pub use session::{
    ABSOLUTE_MS, IDLE_MS, OpenSession, caller_of_session, end_session, end_sessions, open_sessions, sign_out,
};
pub use set_up::{SetUp, first_links, is_open, set_up};
pub use sign_in::{SignIn, SignedIn, begin_session_of, sign_in};
pub use token::{NewToken, caller_of_token, give_token, tokens, withdraw_token};
pub use yike_store::account::{Account, Kept};
pub use yike_store::session::Token;

use yike_domain::account::AccountId;
use yike_store::Uuid;

use crate::caller::Caller;
use crate::error::AppError;

/// The account of someone who has signed in.
///
/// # Errors
/// [`AppError::Unauthenticated`] for the public.
pub fn own(caller: &Caller) -> Result<Uuid, AppError> {
    caller.actor.account.map(number).ok_or(AppError::Unauthenticated)
}

/// The number of an account as it is kept.
#[must_use]
pub const fn number(account: AccountId) -> Uuid {
    Uuid::from_u128(account.0)
}

/// The number of an account as decisions name it.
#[must_use]
pub const fn id(account: Uuid) -> AccountId {
    AccountId(account.as_u128())
}
