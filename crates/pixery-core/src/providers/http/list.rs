//! Asking a vendor for a list: free, once, with the key; what goes wrong is told with its exact reason.

use std::ops::ControlFlow;
use std::sync::Arc;

use reqwest::{Method, Url};
use serde_json::Value;

use super::Complaint;
use super::wire::{Hearing, Wire};
use crate::error::{Error, ErrorCode, Result};
use crate::providers::ProgressSink;

/// A list as it came.
#[derive(Debug)]
pub(in crate::providers) struct Asked {
    /// The body.
    pub(in crate::providers) body: Value,
    /// Whose key it was, where a header says so.
    pub(in crate::providers) account: Option<String>,
}

impl Wire {
    /// Asks for a list.
    ///
    /// # Errors
    /// `missing_key`, `rate_limited`, `unavailable`, `not_found` or `invalid`.
    pub(in crate::providers) async fn ask_list(&self, url: Url) -> Result<Asked> {
        self.check_ready()?;
        let nobody: ProgressSink = Arc::new(|_| ControlFlow::Continue(()));
        let hearing = Hearing::new(&nobody, "");
        let unavailable = |words: &str| {
            self.error(
                ErrorCode::Unavailable,
                self.words(words),
                "look at the network connection, and try again",
            )
        };
        let asked = self.ask(Method::GET, url, &hearing).await;
        let mut response = asked.map_err(|trouble| unavailable(&trouble.words()))?;
        if !response.status().is_success() {
            let status = response.status().as_u16();
            let complaint = self.complaint(&mut response, &hearing).await;
            return Err(self.list_refused(status, &complaint));
        }
        let account = response.headers().get("openai-organization").and_then(|name| name.to_str().ok());
        let account = account.map(|name| self.words(name)).filter(|name| !name.is_empty());
        let bytes =
            self.read_json(&mut response, &hearing).await.map_err(|trouble| unavailable(&trouble.words()))?;
        match serde_json::from_slice(&bytes) {
            Ok(body) => Ok(Asked { body, account }),
            Err(_) => Err(self.error(
                ErrorCode::Unavailable,
                "its answer is no list in JSON",
                "look at the address that is set for the provider",
            )),
        }
    }

    fn list_refused(&self, status: u16, complaint: &Complaint) -> Error {
        let look_at_key = format!(
            "look at the key: it may be wrong, expired or of another project ({})",
            self.speaker().key_variable
        );
        let is_about_the_key =
            complaint.mentions(&["api key", "api_key", "authentication", "unauthenticated"]);
        let (code, what, hint) = match status {
            401 => (ErrorCode::MissingKey, "it doesn't take the key".to_owned(), look_at_key),
            400 | 403 if is_about_the_key => {
                (ErrorCode::MissingKey, "it doesn't take the key".to_owned(), look_at_key)
            }
            403 => (ErrorCode::MissingKey, "the key may not do that".to_owned(), look_at_key),
            402 => (
                ErrorCode::Budget,
                "it wants a balance first".to_owned(),
                format!("look at the account at {}", self.speaker().name),
            ),
            429 => (
                ErrorCode::RateLimited,
                "it wants to be asked more slowly".to_owned(),
                "wait a little".to_owned(),
            ),
            404 => (
                ErrorCode::Invalid,
                "it has no such list".to_owned(),
                "look at the address that is set for the provider".to_owned(),
            ),
            _ => (ErrorCode::Unavailable, format!("it answered {status}"), "try again".to_owned()),
        };
        self.error(code, self.with_words(&what, complaint), hint)
    }
}
