//! How a server is set up.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;

use pixery_core::domain::JobId;

/// Which port is listened at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 takes any free one.
    Exactly(u16),
    /// This one, or one of the next that is free.
    From(u16),
}

/// What may be done besides looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Allow {
    /// Whether the library may be changed.
    pub write: bool,
    /// Whether images may be generated, for money within a budget.
    pub generate: bool,
}

/// Hears of jobs that were queued through the server, so that somebody runs them.
#[derive(Clone)]
pub(crate) struct OnQueued(pub(crate) Arc<dyn Fn(Vec<JobId>) + Send + Sync>);

impl fmt::Debug for OnQueued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnQueued")
    }
}

/// How a server is set up.
#[derive(Debug, Clone)]
pub struct Options {
    /// The address that is listened at.
    pub listen: IpAddr,
    /// The port.
    pub port: Port,
    /// Further names that browsers may use for this server, as they stand in a link: `gallery.lan` or `gallery.lan:8443`.
    pub hosts: Vec<String>,
    /// What may be done besides looking.
    pub allow: Allow,
    /// The folder that the token lies in; without one it dies with the process.
    pub state: Option<PathBuf>,
    /// The version that the page is told.
    pub version: String,
    pub(crate) on_queued: Option<OnQueued>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: Port::From(7767),
            hosts: Vec::new(),
            allow: Allow::default(),
            state: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            on_queued: None,
        }
    }
}

impl Options {
    /// Tells `hear` of every job that is queued through the server.
    #[must_use]
    pub fn on_queued(mut self, hear: impl Fn(Vec<JobId>) + Send + Sync + 'static) -> Self {
        self.on_queued = Some(OnQueued(Arc::new(hear)));
        self
    }
}
