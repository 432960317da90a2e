//! Which language a request is answered in: the `lang` cookie, else `Accept-Language`, else Chinese.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use yike_app::words::{Language, Words};

/// The language of a request, as an extractor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lang(pub Language);

impl Lang {
    /// The catalogue of the language.
    #[must_use]
    pub fn words(self) -> &'static Words {
        Words::of(self.0)
    }
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lists = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The language that the headers ask for.
#[must_use]
pub fn of(headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, "lang").and_then(Language::named);
    chosen.or_else(|| accepted(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?)).unwrap_or_default()
}

/// The language of ours with the highest weight in a list such as `en-GB;q=0.9, zh`; the first of equals.
fn accepted(list: &str) -> Option<Language> {
    let weighed = list.split(',').filter_map(|item| {
        let (name, weight) = item.split_once(";q=").unwrap_or((item, "1"));
        let weight: f32 = weight.trim().parse().ok().filter(|weight| *weight > 0.0)?;
        Some((weight, Language::named(name.trim())?))
    });
    weighed.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, language)| language)
}

/// Finds the language once per request, and tells which one the answer is in.
pub async fn choose(mut request: Request, next: Next) -> Response {
    let language = of(request.headers());
    request.extensions_mut().insert(Lang(language));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}

impl<S: Sync> FromRequestParts<S> for Lang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or_else(|| Self(of(&parts.headers))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_wins_then_the_browser_then_chinese() {
        let language = |cookie: Option<&'static str>, accept: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            cookie.map(|value| headers.insert(COOKIE, HeaderValue::from_static(value)));
            accept.map(|value| headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(value)));
            of(&headers)
        };
        assert_eq!(language(None, None), Language::Zh);
        assert_eq!(language(None, Some("fr, en-GB;q=0.8, zh;q=0.7")), Language::En);
        assert_eq!(language(None, Some("en;q=0, zh;q=0.1")), Language::Zh);
        assert_eq!(language(None, Some("de")), Language::Zh);
        assert_eq!(language(Some("a=b; lang=en"), Some("zh")), Language::En);
        assert_eq!(language(Some("lang=xx"), Some("en")), Language::En);
        assert_eq!(language(Some("slang=en"), None), Language::Zh);
    }
}
