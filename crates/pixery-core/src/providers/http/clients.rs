//! The connections to one vendor: made when the first request is, never by a command that only looks.

use std::sync::Arc;

use reqwest::{Client, ClientBuilder, redirect, retry};
use rustls_platform_verifier::BuilderVerifierExt as _;

use super::guard::Guard;
use super::patience;
use super::resolver::GuardedResolver;
use super::trouble::Trouble;

/// How Pixery names itself to vendors.
const USER_AGENT: &str = concat!("pixery/", env!("CARGO_PKG_VERSION"));

/// The two kinds of connection.
#[derive(Debug)]
pub(crate) struct Clients {
    /// For requests that may cost money: each on a connection of its own. A kept connection may be dead without anybody knowing, and
    /// a request that was written to a dead one leaves it open whether it ran.
    pub(crate) paid: Client,
    /// For requests that cost nothing and can be made again: polls, results, images.
    pub(crate) free: Client,
}

impl Clients {
    pub(crate) fn new(guard: &Guard) -> Result<Self, Trouble> {
        let tls = tls()?;
        let build = |builder: ClientBuilder| {
            builder.build().map_err(|error| Trouble::Refused(format!("no connection can be made: {error}")))
        };
        Ok(Self {
            paid: build(plain(guard, &tls).pool_max_idle_per_host(0))?,
            free: build(plain(guard, &tls).pool_max_idle_per_host(8))?,
        })
    }
}

/// Nothing is done behind our back: no redirect, no second try, no proxy, no other protocol.
fn plain(guard: &Guard, tls: &rustls::ClientConfig) -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .tls_backend_preconfigured(tls.clone())
        .dns_resolver(GuardedResolver::new(guard.trusted_host()))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .no_proxy()
        .referer(false)
        .http1_only()
        .connect_timeout(patience::CONNECT)
        // How long sent bytes may stay unacknowledged, and a silent peer unasked: a network that is away for two minutes is borne.
        .tcp_user_timeout(std::time::Duration::from_secs(120))
        .tcp_keepalive(std::time::Duration::from_secs(60))
}

/// TLS by ring alone, with the certificates that the system trusts.
fn tls() -> Result<rustls::ClientConfig, Trouble> {
    let refused = |error: rustls::Error| Trouble::Refused(format!("TLS can't be set up: {error}"));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(refused)?
        .with_platform_verifier()
        .map_err(refused)?
        .with_no_client_auth())
}
