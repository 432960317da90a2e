//! Lists page by page: `?limit=20&cursor=…&sort=-name`, answered with `{items, next, total}`.
//!
//! A cursor says behind which row the next page begins, by the values of that row that the list is ordered by and its
//! id. So nothing is skipped or shown twice when rows come and go, and no page costs more than the first.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use yike_domain::Message;

use super::Query;
use crate::error::ApiError;
use crate::rules;

/// Rows of a page where the question does not say.
pub const USUAL: u32 = 20;
/// Most rows of a page.
pub const MOST: u32 = 200;
/// Longest cursor that is looked at, in characters.
const LONGEST: usize = 2000;

/// What the question says about the page, for handlers' query structs (`#[serde(flatten)]` does not read numbers).
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Rows wanted: 1 to 200, 20 where not said.
    pub limit: Option<u32>,
    /// Where the page before ended: its `next`.
    pub cursor: Option<String>,
    /// The order: a field of the list, with `-` before it for the reverse.
    pub sort: Option<String>,
}

/// An order of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sort {
    /// The field.
    pub field: String,
    /// Whether the last comes first.
    pub reverse: bool,
}

/// The row that the page before ended with: values it is ordered by, its id last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor {
    sort: String,
    /// Values of the row.
    pub last: Vec<Value>,
}

/// A page as asked for.
#[derive(Clone, Debug)]
pub struct Page {
    /// Rows wanted.
    pub limit: u32,
    cursor: Option<String>,
    sort: Option<String>,
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct List<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What to ask for the next page with; none on the last one.
    pub next: Option<String>,
    /// How many rows the whole list has, where it is counted.
    pub total: Option<u64>,
}

impl Page {
    /// The page that a question asks for.
    #[must_use]
    pub fn of(query: PageQuery) -> Self {
        Self { limit: query.limit.unwrap_or(USUAL).clamp(1, MOST), cursor: query.cursor, sort: query.sort }
    }

    /// The order asked for, one of those that the list has; the first of them where none was asked for. And the row
    /// to begin behind.
    ///
    /// # Errors
    /// An order that the list does not have, a cursor that is not of this list in this order.
    pub fn place(&self, orders: &[&str]) -> Result<(Sort, Option<Cursor>), ApiError> {
        let named = self.sort.as_deref().unwrap_or_else(|| orders.first().copied().unwrap_or_default());
        let (field, reverse) = named.strip_prefix('-').map_or((named, false), |field| (field, true));
        if !orders.iter().any(|order| order.trim_start_matches('-') == field) {
            let choices = orders.iter().map(|order| order.trim_start_matches('-')).collect::<Vec<_>>().join(", ");
            let message = Message::new(rules::SORT_ODD).with("sort", named).with("choices", choices);
            return Err(ApiError::Request(StatusCode::BAD_REQUEST, message));
        }
        let cursor = match &self.cursor {
            None => None,
            Some(text) => {
                let odd = || ApiError::request(StatusCode::BAD_REQUEST, rules::CURSOR_ODD);
                Some(Cursor::read(text).filter(|cursor| cursor.sort == named).ok_or_else(odd)?)
            }
        };
        Ok((Sort { field: field.to_owned(), reverse }, cursor))
    }
}

impl Sort {
    /// The cursor behind a row of a list in this order.
    #[must_use]
    pub fn behind(&self, last: Vec<Value>) -> Cursor {
        Cursor { sort: format!("{}{}", if self.reverse { "-" } else { "" }, self.field), last }
    }
}

impl Cursor {
    /// The cursor as text that passes through addresses: hexadecimal JSON.
    #[must_use]
    pub fn text(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        json.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST || !text.len().is_multiple_of(2) || !text.is_ascii() {
            return None;
        }
        let bytes = text.as_bytes().chunks(2);
        let bytes: Option<Vec<u8>> =
            bytes.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
        serde_json::from_slice(&bytes?).ok()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Query(query) = Query::<PageQuery>::from_request_parts(parts, state).await?;
        Ok(Self::of(query))
    }
}

impl<T> List<T> {
    /// A page made from one row more than wanted: that row, where there is one, tells that more follow.
    #[must_use]
    pub fn of(mut items: Vec<T>, page: &Page, total: Option<u64>, behind: impl FnOnce(&T) -> Cursor) -> Self {
        let wanted = page.limit as usize;
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| behind(last).text());
        Self { items, next, total }
    }

    /// The whole list in one page.
    #[must_use]
    pub fn whole(items: Vec<T>) -> Self {
        let total = Some(items.len() as u64);
        Self { items, next: None, total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(limit: Option<u32>, cursor: Option<String>, sort: Option<&str>) -> Page {
        Page::of(PageQuery { limit, cursor, sort: sort.map(str::to_owned) })
    }

    #[test]
    fn pages_follow_one_another() {
        let rows: Vec<u32> = (0..5).collect();
        let first = page(Some(2), None, Some("-name"));
        let (sort, none) = first.place(&["name"]).expect("it has that order");
        assert_eq!((sort.reverse, none), (true, None));
        let list = List::of(rows[..3].to_vec(), &first, None, |last| sort.behind(vec![Value::from(*last)]));
        assert_eq!(list.items, [0, 1]);
        let second = page(Some(2), list.next, Some("-name"));
        let (_, cursor) = second.place(&["name"]).expect("the cursor is of this order");
        assert_eq!(cursor.expect("there is a page before").last, [Value::from(1)]);
        let last = List::of(rows[4..].to_vec(), &second, Some(5), |_| unreachable!("no page follows"));
        assert_eq!((last.next, last.total), (None, Some(5)));
    }

    #[test]
    fn odd_pages_are_refused_and_limits_kept() {
        let cursor = Sort { field: "name".to_owned(), reverse: false }.behind(vec![Value::from("甲")]).text();
        assert!(page(None, Some(cursor.clone()), None).place(&["name"]).is_ok());
        assert!(page(None, Some(cursor.clone()), Some("-name")).place(&["name"]).is_err(), "another order");
        for odd in ["zz", "7b7", "7b7d", "é0", &"0".repeat(4000)] {
            assert!(page(None, Some(odd.to_owned()), None).place(&["name"]).is_err(), "{odd}");
        }
        assert!(page(None, None, Some("secret")).place(&["name"]).is_err());
        assert_eq!([None, Some(0), Some(7), Some(9999)].map(|limit| page(limit, None, None).limit), [20, 1, 7, 200]);
    }
}
