//! How the service listens and what it lets through. Defaults suit one machine behind a TLS proxy.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

/// Settings of the service.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Under which address browsers reach it, such as `https://yike.example.gov.cn`; where not said, where it listens.
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
    /// Requests per second that one address or one account may make over time; none for no limit.
    pub per_second: Option<NonZeroU32>,
    /// How long a request may take to begin its answer.
    pub time: Duration,
    /// How long a request that sends or takes out a whole file may take.
    pub time_for_files: Duration,
    /// The longest body of a request that is no file, in bytes.
    pub body: usize,
    /// Whether `/metrics` answers everyone, not just this machine.
    pub open_metrics: bool,
    /// Whether the invented accounts of the demo are there.
    pub demo: bool,
}

/// The longest uploaded file, in bytes. Handlers that take one say it as their body limit.
pub const LONGEST_FILE: usize = 512 << 20;

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_url: None,
            proxies: Vec::new(),
            per_second: NonZeroU32::new(50),
            time: Duration::from_secs(30),
            time_for_files: Duration::from_secs(600),
            body: 1 << 20,
            open_metrics: false,
            demo: false,
        }
    }
}

impl Settings {
    /// Whether the session cookie is sent over TLS alone: everywhere but on one's own machine.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        match &self.public_url {
            Some(url) => url.starts_with("https://"),
            None => !self.listen.ip().is_loopback(),
        }
    }

    /// The address that links begin with, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_travel_without_tls_on_ones_own_machine_only() {
        let at = |listen: &str, url: Option<&str>| Settings {
            listen: listen.parse().expect("an address"),
            public_url: url.map(str::to_owned),
            ..Settings::default()
        };
        assert!(!at("127.0.0.1:8080", None).secure_cookies());
        assert!(at("0.0.0.0:8080", None).secure_cookies());
        assert!(at("127.0.0.1:8080", Some("https://yike.example")).secure_cookies());
        assert_eq!(at("127.0.0.1:8080", Some("https://yike.example/")).base_url(), "https://yike.example");
    }
}
