//! The names that this server goes by. A page elsewhere can make its own name mean this machine's address (DNS rebinding); the
//! browser then sends that name, which is not on the list.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, StatusCode, Uri, header};

use crate::door::Line;
use crate::refusal::Refusal;

/// The exact list of names.
#[derive(Debug, Clone)]
pub(crate) struct Hosts {
    /// Names of this machine, reached without a proxy: `127.0.0.1:7767`.
    own: Vec<String>,
    /// Names that the person added; a proxy with https may stand in front of them.
    added: Vec<String>,
    /// Whether any address of this machine is listened at; each is its own name then.
    is_everywhere: bool,
    port: u16,
}

impl Hosts {
    /// Returns the names of a server at `address`, with those that were added.
    pub(crate) fn of(address: SocketAddr, added: &[String]) -> Self {
        let port = address.port();
        let mut own: Vec<String> =
            ["127.0.0.1", "localhost", "[::1]"].iter().flat_map(|name| with_port(name, port)).collect();
        own.extend(with_port(&literal(address.ip()), port));
        let added = added.iter().map(|name| name.to_ascii_lowercase());
        let added = added.flat_map(|name| {
            let full = format!("{name}:{port}");
            [name, full]
        });
        Self { own, added: added.collect(), is_everywhere: address.ip().is_unspecified(), port }
    }

    /// Returns the name that the request uses, if it is one of this server's.
    pub(crate) fn require<'a>(
        &self,
        uri: &Uri,
        headers: &'a HeaderMap,
        line: &Line,
    ) -> Result<&'a str, Refusal> {
        let refused = || {
            Refusal::new(
                StatusCode::MISDIRECTED_REQUEST,
                "forbidden",
                "this server does not go by that name",
                "open the link that it printed, or start it with --host NAME",
            )
        };
        let mut names = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (names.next(), names.next()) else { return Err(refused()) };
        let host = host.to_str().map_err(|_| refused())?;
        // A request line may name the host as well.
        if uri.authority().is_some_and(|authority| authority.as_str() != host) {
            return Err(refused());
        }
        if self.knows(host, line) { Ok(host) } else { Err(refused()) }
    }

    fn knows(&self, host: &str, line: &Line) -> bool {
        let is = |name: &String| name.eq_ignore_ascii_case(host);
        self.own.iter().any(is)
            || self.added.iter().any(is)
            || (self.is_everywhere && with_port(&literal(line.local.ip()), self.port).iter().any(is))
    }

    /// Returns whether a page of `origin` is this server's, asked for by the name `host`.
    pub(crate) fn is_origin_of(&self, origin: &str, host: &str) -> bool {
        let is =
            |scheme: &str| origin.strip_prefix(scheme).is_some_and(|name| name.eq_ignore_ascii_case(host));
        is("http://") || (self.added.iter().any(|name| name.eq_ignore_ascii_case(host)) && is("https://"))
    }
}

/// Browsers leave port 80 out.
fn with_port(name: &str, port: u16) -> Vec<String> {
    let full = format!("{name}:{port}");
    if port == 80 { vec![full, name.to_owned()] } else { vec![full] }
}

/// Returns an address as it stands in a link. An IPv4 address that came in on an IPv6 socket is the IPv4 address.
pub(crate) fn literal(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(local: &str) -> Line {
        Line { peer: "192.168.1.9:50000".parse().unwrap(), local: local.parse().unwrap() }
    }

    #[test]
    fn a_server_for_every_address_goes_by_the_one_that_was_called() {
        let hosts = Hosts::of("0.0.0.0:7767".parse().unwrap(), &[]);
        assert!(hosts.knows("192.168.1.5:7767", &line("192.168.1.5:7767")));
        assert!(hosts.knows("192.168.1.5:7767", &line("[::ffff:192.168.1.5]:7767")));
        for other in ["192.168.1.6:7767", "192.168.1.5", "192.168.1.5:80", "gallery.lan:7767", ""] {
            assert!(!hosts.knows(other, &line("192.168.1.5:7767")), "{other}");
        }
    }

    #[test]
    fn an_added_name_may_stand_behind_a_proxy_with_https() {
        let hosts = Hosts::of("127.0.0.1:7767".parse().unwrap(), &["Gallery.lan".to_owned()]);
        assert!(hosts.knows("gallery.lan", &line("127.0.0.1:7767")));
        assert!(hosts.is_origin_of("https://gallery.lan", "gallery.lan"));
        assert!(hosts.is_origin_of("http://gallery.lan:7767", "gallery.lan:7767"));
        assert!(!hosts.is_origin_of("https://127.0.0.1:7767", "127.0.0.1:7767"));
        assert!(!hosts.is_origin_of("https://gallery.lan.evil", "gallery.lan"));
    }
}
