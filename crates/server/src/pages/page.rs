//! What every resident page knows: language, display mode, and its own address.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use yike_app::words::{Language, Words};
use yike_domain::Arg;

use crate::language;

/// How pages are shown (experience of the elderly first: 长辈版).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// 普通版.
    #[default]
    Plain,
    /// 长辈版: large, few things at a time.
    Elder,
}

impl Mode {
    /// The mode a cookie or an address names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "elder" => Some(Self::Elder),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }

    /// Its word in addresses, cookies and style sheets.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Elder => "elder",
        }
    }

    /// Entries of a list on one page: six in 长辈版.
    #[must_use]
    pub const fn entries(self) -> usize {
        match self {
            Self::Plain => 20,
            Self::Elder => 6,
        }
    }
}

/// One page being answered.
#[derive(Clone, Debug)]
pub struct Page {
    /// Language spoken.
    pub language: Language,
    /// How it is shown.
    pub mode: Mode,
    /// Path of the address.
    pub path: String,
    /// What the address asks, in its order.
    pub query: Vec<(String, String)>,
}

impl<S: Sync> FromRequestParts<S> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = pairs(parts.uri.query().unwrap_or_default());
        let asked = |name: &str| query.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let language = asked("lang").and_then(Language::named).unwrap_or_else(|| language::of(&parts.headers));
        let mode = asked("mode").or_else(|| language::cookie(&parts.headers, "mode")).and_then(Mode::named);
        Ok(Self { language, mode: mode.unwrap_or_default(), path: parts.uri.path().to_owned(), query })
    }
}

impl Page {
    /// What the address asks under a name; empty where it asks nothing.
    #[must_use]
    pub fn asked(&self, name: &str) -> &str {
        self.query.iter().rev().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Cookies that remember a language or a mode chosen in the address, for a year.
    #[must_use]
    pub fn cookies(&self) -> Vec<String> {
        let keep = |name: &str, value: &str| format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
        let mut cookies = Vec::new();
        if !self.asked("lang").is_empty() {
            cookies.push(keep("lang", self.lang()));
        }
        if !self.asked("mode").is_empty() {
            cookies.push(keep("mode", self.mode.word()));
        }
        cookies
    }

    /// The catalogue's text.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        Words::of(self.language).say(key)
    }

    /// The catalogue's text with values.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        Words::of(self.language).text(key, args)
    }

    /// Whichever of two texts is in the page's language.
    #[must_use]
    pub const fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// Tag of the language.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.language.tag()
    }

    /// Tag of the other language.
    #[must_use]
    pub const fn other_lang(&self) -> &'static str {
        match self.language {
            Language::Zh => Language::En.tag(),
            Language::En => Language::Zh.tag(),
        }
    }

    /// Class of the whole page.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        self.mode.word()
    }

    /// Whether shown as 长辈版.
    #[must_use]
    pub fn elder(&self) -> bool {
        self.mode == Mode::Elder
    }

    /// Changes with the assets, so that a browser never mixes two releases.
    #[must_use]
    pub fn stamp(&self) -> &'static str {
        super::assets::stamp()
    }

    /// This address with one question answered otherwise; an empty value leaves it out.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        // Another question starts at its first page; a choice of display was remembered.
        let passing = |key: &str| key == name || key == "mode" || key == "lang" || (key == "page" && name != "page");
        let kept = self.query.iter().filter(|(key, old)| !passing(key) && !old.is_empty());
        let mut pairs: Vec<(&str, &str)> = kept.map(|(key, old)| (key.as_str(), old.as_str())).collect();
        if !value.is_empty() {
            pairs.push((name, value));
        }
        address(&self.path, &pairs)
    }
}

/// A path with a query.
#[must_use]
pub fn address(path: &str, query: &[(&str, &str)]) -> String {
    if query.is_empty() {
        return path.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    format!("{path}?{query}")
}

/// The names and values of a query or of a form; what is not UTF-8 is shown as such.
#[must_use]
pub fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_was_asked() {
        let query = vec![("q".to_owned(), "配 钥匙&".to_owned()), ("open".to_owned(), String::new())];
        let page = Page { language: Language::Zh, mode: Mode::Plain, path: "/c/x".to_owned(), query };
        assert_eq!(page.with("mode", "elder"), "/c/x?q=%E9%85%8D+%E9%92%A5%E5%8C%99%26&mode=elder");
        assert_eq!(page.with("q", ""), "/c/x");
    }
}
