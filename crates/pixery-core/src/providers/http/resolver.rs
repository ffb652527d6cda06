//! Names to addresses, in the connector: what a name stands for is looked at in the moment it is used, so that no name can lead
//! behind the user's own door.

use std::fmt;
use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::is_public;

/// Resolves names, and refuses those that stand for a private address.
#[derive(Debug, Clone)]
pub(crate) struct GuardedResolver {
    /// The host that the user named, which may be anywhere.
    trusted: Option<String>,
}

/// A name stands for an address that is not of the public network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forbidden {
    name: String,
}

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} leads to an address of this machine or a private network", self.name)
    }
}

impl std::error::Error for Forbidden {}

impl GuardedResolver {
    pub(crate) fn new(trusted: Option<&str>) -> Self {
        Self { trusted: trusted.map(str::to_ascii_lowercase) }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_ascii_lowercase();
        let is_trusted = self.trusted.as_ref() == Some(&name);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            // One private address among public ones is how a name is made to change its mind: none of them is used.
            if !is_trusted && found.iter().any(|address| !is_public(address.ip())) {
                return Err(Forbidden { name }.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn resolve(trusted: Option<&str>, name: &str) -> Result<usize, String> {
        let found = GuardedResolver::new(trusted).resolve(name.parse().unwrap()).await;
        found.map(Iterator::count).map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_refused_unless_the_user_named_it() {
        assert!(resolve(None, "localhost").await.unwrap_err().contains("private network"));
        assert!(resolve(Some("other.example"), "LOCALHOST").await.is_err());
        assert!(resolve(Some("localhost"), "localhost").await.unwrap() > 0);
    }
}
