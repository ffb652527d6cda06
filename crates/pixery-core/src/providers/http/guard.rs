//! Which addresses a vendor's client may speak to, and which of them is the one that gets the key.

use std::net::IpAddr;

use reqwest::Url;

use super::address::is_public;
use crate::domain::Invalid;

/// Judges addresses for one vendor.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    base: Url,
    is_vendors_own: bool,
    media_hosts: &'static [&'static str],
}

impl Guard {
    /// Returns the guard of a vendor with that address, or of the one that the user chose instead. `media_hosts` are the hosts that
    /// results may lie on: each stands for itself and its subdomains.
    ///
    /// # Errors
    /// `invalid` when the user's address is none that requests can be sent to.
    pub(crate) fn new(
        own: &str,
        chosen: Option<&str>,
        media_hosts: &'static [&'static str],
    ) -> Result<Self, Invalid> {
        let own = parse_base(own)?;
        let base = chosen.map(parse_base).transpose()?.unwrap_or_else(|| own.clone());
        let is_vendors_own = base.origin() == own.origin();
        Ok(Self { base, is_vendors_own, media_hosts })
    }

    /// Returns whether requests go to the vendor itself, not to a server that the user named.
    pub(crate) fn is_vendors_own(&self) -> bool {
        self.is_vendors_own
    }

    /// Returns the address of a path below the base.
    pub(crate) fn at(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        let whole = format!("{}/{}", url.path().trim_end_matches('/'), path.trim_start_matches('/'));
        url.set_path(&whole);
        url
    }

    /// Reads an address that an answer named, relative ones as seen from the base.
    pub(crate) fn resolve(&self, text: &str) -> Option<Url> {
        self.base.join(text).ok()
    }

    /// Returns whether the address is on the base's own scheme, host and port: only there the key goes.
    pub(crate) fn is_base(&self, url: &Url) -> bool {
        url.origin() == self.base.origin() && has_no_login(url)
    }

    /// Returns the base's host and port as people read them.
    pub(crate) fn base_place(&self) -> String {
        place(&self.base)
    }

    /// Returns the host that may lie behind the user's own door, if there is one.
    pub(crate) fn trusted_host(&self) -> Option<&str> {
        if self.is_vendors_own { None } else { self.base.host_str() }
    }

    /// Looks whether a result may be fetched from there.
    ///
    /// # Errors
    /// Why not, in words that name the host.
    pub(crate) fn check_media(&self, url: &Url) -> Result<(), String> {
        if self.is_behind_users_door(url) {
            return Ok(());
        }
        check_public(url)?;
        let host = host_of(url);
        let is_listed = self.media_hosts.iter().any(|listed| {
            host.strip_suffix(listed).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        });
        if is_listed && url.port_or_known_default() == Some(443) {
            return Ok(());
        }
        Err(format!("a host that results of this provider don't lie on ({})", place(url)))
    }

    /// Looks whether a file may be put there: the vendor rents its storage, so that any public host may be it. No key goes along.
    ///
    /// # Errors
    /// Why not, in words that name the host.
    pub(crate) fn check_upload(&self, url: &Url) -> Result<(), String> {
        if self.is_behind_users_door(url) {
            return Ok(());
        }
        check_public(url)
    }

    /// Returns whether the address is on the server that the user named.
    fn is_behind_users_door(&self, url: &Url) -> bool {
        !self.is_vendors_own && url.origin() == self.base.origin() && has_no_login(url)
    }
}

/// Looks whether an address is of the public network, over https and without a login; what a name stands for, the connector looks at.
fn check_public(url: &Url) -> Result<(), String> {
    if !has_no_login(url) {
        return Err(format!("an address with a login in it ({})", place(url)));
    }
    if url.scheme() != "https" {
        return Err(format!("an address that is not https ({})", place(url)));
    }
    let host = host_of(url);
    if ip_literal(host).is_some_and(|address| !is_public(address)) {
        return Err(format!("an address of this machine or a private network ({host})"));
    }
    Ok(())
}

fn host_of(url: &Url) -> &str {
    url.host_str().unwrap_or_default().trim_end_matches('.')
}

/// Returns an address's host and port, without path, query and login.
pub(crate) fn place(url: &Url) -> String {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{}://{host}:{port}", url.scheme()),
        (Some(host), None) => format!("{}://{host}", url.scheme()),
        (None, _) => format!("{}:", url.scheme()),
    }
}

/// Reads a host as an IP address; [`Url`] has turned decimal, hexadecimal and octal forms into the usual one.
fn ip_literal(host: &str) -> Option<IpAddr> {
    host.trim_matches(['[', ']']).parse().ok()
}

fn has_no_login(url: &Url) -> bool {
    url.username().is_empty() && url.password().is_none()
}

fn parse_base(text: &str) -> Result<Url, Invalid> {
    let refused = |reason: &str| {
        // The text may hold a login: it is not repeated.
        Invalid::new("address of a provider", "", reason)
            .hint("write it like https://host/v1 or http://localhost:8080/v1")
    };
    let url = Url::parse(text.trim()).map_err(|_| refused("can't be read"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(refused("is not http:// or https:// and a host"));
    }
    if !has_no_login(&url) {
        return Err(refused("holds a login; give the key as the provider's key instead"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused("holds a ? or a #"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(chosen: Option<&str>) -> Guard {
        Guard::new("https://queue.fal.run", chosen, &["fal.media"]).unwrap()
    }

    fn may(guard: &Guard, url: &str) -> bool {
        guard.resolve(url).is_some_and(|url| guard.check_media(&url).is_ok())
    }

    #[test]
    fn results_are_fetched_from_listed_hosts_over_https_only() {
        let guard = guard(None);
        for url in [
            "https://fal.media/a",
            "https://v3.fal.media/b?c=1",
            "https://v3b.FAL.media/x",
            "https://fal.media:443/a",
        ] {
            assert!(may(&guard, url), "{url}");
        }
        for url in [
            "http://fal.media/a",
            "https://fal.media:8443/a",
            "https://evilfal.media/a",
            "https://fal.media.evil.example/a",
            "https://user:pass@fal.media/a",
            "https://fal.media@evil.example/a",
            "https://evil.example/fal.media",
            "ftp://fal.media/a",
            "file:///etc/passwd",
            "data:text/plain,x",
            "javascript:alert(1)",
            "https://queue.fal.run/x",
            "/relative",
        ] {
            assert!(!may(&guard, url), "{url}");
        }
    }

    #[test]
    fn private_addresses_are_refused_however_they_are_written() {
        for url in [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://127.1/",
            "https://10.0.0.7/",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://localhost/",
            "https://１２７.0.0.1/",
        ] {
            assert!(!may(&guard(None), url), "{url}");
        }
        let everywhere = Guard::new("https://api.example", None, &["127.0.0.1", "[::1]"]).unwrap();
        assert!(!may(&everywhere, "https://127.0.0.1/") && !may(&everywhere, "https://[::1]/"));
    }

    #[test]
    fn a_chosen_server_may_lie_behind_the_users_own_door_and_nothing_else_there() {
        let guard = guard(Some("http://192.168.1.5:8080/v1"));
        assert!(may(&guard, "/files/a.png") && may(&guard, "http://192.168.1.5:8080/x"));
        for url in ["http://192.168.1.5/x", "https://192.168.1.5:8080/x", "http://192.168.1.6:8080/x"] {
            assert!(!may(&guard, url), "{url}");
        }
        assert_eq!(guard.trusted_host(), Some("192.168.1.5"));
        assert!(!guard.is_vendors_own());
    }

    #[test]
    fn the_vendors_own_address_stays_the_vendors_own_when_it_is_written_down() {
        let guard = guard(Some("https://queue.fal.run/"));
        assert!(guard.is_vendors_own() && guard.trusted_host().is_none());
        assert_eq!(guard.at("/fal-ai/flux/schnell").as_str(), "https://queue.fal.run/fal-ai/flux/schnell");
    }

    #[test]
    fn files_are_put_on_public_hosts_or_behind_the_users_own_door_and_nowhere_else() {
        let may = |guard: &Guard, url: &str| guard.check_upload(&url.parse().unwrap()).is_ok();
        let own = guard(None);
        assert!(may(&own, "https://storage.example.com/bucket/a?signature=x"));
        for url in [
            "http://storage.example.com/a",
            "https://me@example.com/a",
            "https://10.0.0.7/a",
            "https://[::1]/a",
        ] {
            assert!(!may(&own, url), "{url}");
        }
        let chosen = guard(Some("http://127.0.0.1:8080/fal"));
        assert!(may(&chosen, "http://127.0.0.1:8080/put/7"));
        assert!(
            !may(&chosen, "http://127.0.0.1:8081/put/7") && !may(&chosen, "http://me@127.0.0.1:8080/put/7")
        );
    }

    #[test]
    fn the_key_goes_to_the_base_alone() {
        let guard = guard(None);
        let is_base = |url: &str| guard.is_base(&url.parse().unwrap());
        assert!(is_base("https://queue.fal.run/a/requests/1/status"));
        for url in [
            "http://queue.fal.run/a",
            "https://queue.fal.run:444/a",
            "https://queue.fal.run.evil.example/a",
            "https://me@queue.fal.run/a",
            "https://fal.run/a",
        ] {
            assert!(!is_base(url), "{url}");
        }
    }

    #[test]
    fn an_address_that_cant_be_one_is_refused_without_repeating_a_login() {
        for text in [
            "",
            "localhost",
            "ftp://a/",
            "https://",
            "https://me:secret@host/v1",
            "https://a/?b=c",
            "https://a/#b",
        ] {
            let refused = Guard::new("https://a.example", Some(text), &[]).unwrap_err();
            assert!(!format!("{refused} {}", refused.hint).contains("secret"), "{refused}");
        }
    }
}
