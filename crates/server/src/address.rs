//! Where a request comes from: the address of the peer, or what a trusted proxy says of it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::error::ApiError;
use crate::state::AppState;

/// The address a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl Address {
    /// The address behind a peer: the last one named in `X-Forwarded-For` that is no trusted proxy itself.
    ///
    /// Only what a trusted proxy added is believed, since anyone can send the header.
    #[must_use]
    pub fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> Self {
        if !proxies.contains(&peer) {
            return Self(peer);
        }
        let named = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let named: Vec<IpAddr> = named.flat_map(|list| list.split(',')).filter_map(|a| a.trim().parse().ok()).collect();
        Self(named.into_iter().rev().find(|address| !proxies.contains(address)).unwrap_or(peer))
    }

    /// The block that limits count by: one IPv4 address, or the 64 bits of IPv6 that one customer is given.
    #[must_use]
    pub fn block(self) -> u128 {
        match self.0 {
            IpAddr::V4(address) => u128::from(u32::from(address)),
            IpAddr::V6(address) => u128::from(address) >> 64 << 64,
        }
    }
}

impl FromRequestParts<AppState> for Address {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        // Without a connection (in tests) the request comes from this machine.
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| peer.ip());
        Ok(Self::behind(peer.to_canonical(), &parts.headers, &state.settings.proxies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 7.7.7.7, 10.0.0.2".parse().expect("a header"));
        let proxies = [address("10.0.0.1"), address("10.0.0.2")];
        assert_eq!(Address::behind(address("9.9.9.9"), &headers, &proxies).0, address("9.9.9.9"));
        // 10.0.0.2 is a proxy of ours, 7.7.7.7 is what it saw; 6.6.6.6 is what 7.7.7.7 claims.
        assert_eq!(Address::behind(address("10.0.0.1"), &headers, &proxies).0, address("7.7.7.7"));
        assert_eq!(Address::behind(address("10.0.0.1"), &HeaderMap::new(), &proxies).0, address("10.0.0.1"));
    }

    #[test]
    fn one_ipv6_customer_is_one_block() {
        let block = |text: &str| Address(text.parse().expect("an address")).block();
        assert_eq!(block("2001:db8::1"), block("2001:db8::ffff:1"));
        assert_ne!(block("2001:db8::1"), block("2001:db8:0:1::1"));
        assert_ne!(block("10.0.0.1"), block("10.0.0.2"));
    }
}
