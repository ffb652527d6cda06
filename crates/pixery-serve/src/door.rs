//! What every request finds: the library, who may come in, and what is allowed.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::http::HeaderMap;
use pixery_core::{Library, Session};
use tokio::sync::watch;

use crate::guard::Hosts;
use crate::login::Login;
use crate::options::{Allow, OnQueued};

/// The state of one server.
#[derive(Debug)]
pub(crate) struct Door {
    pub(crate) session: Session,
    pub(crate) hosts: Hosts,
    pub(crate) login: Login,
    pub(crate) allow: Allow,
    /// Whether only this machine can reach it: it listens on loopback, and nobody expects it under another name.
    pub(crate) is_local: bool,
    pub(crate) version: String,
    pub(crate) on_queued: Option<OnQueued>,
    /// Becomes true when the server ends: streams end then.
    pub(crate) closing: watch::Receiver<bool>,
}

/// A door, shared by all requests.
pub(crate) type Shared = Arc<Door>;

impl Door {
    /// Returns the library.
    pub(crate) fn library(&self) -> &Library {
        self.session.library()
    }

    /// Returns whether a request with these headers may be about keys. They would be typed in on another machine else, and go over its
    /// network: to this server itself, or to a proxy in front of it.
    pub(crate) fn keeps_keys(&self, headers: &HeaderMap) -> bool {
        /// What proxies add; a browser's page can't leave them out.
        const BY_PROXIES: [&str; 6] =
            ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];
        let is_forwarded = BY_PROXIES.iter().any(|name| headers.contains_key(*name));
        self.is_local && self.allow.write && !is_forwarded
    }
}

/// The two ends of the connection that a request came in on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) peer: SocketAddr,
    pub(crate) local: SocketAddr,
}
