//! Tickets: what a vendor gives for a request that it works on by itself.

use serde::{Deserialize, Serialize};

/// Everything that is needed to come back to a request that a vendor accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// The vendor's own id of the request.
    pub request_id: String,
    /// Where its state is asked.
    pub status_url: String,
    /// Where its result lies once it is done.
    pub result_url: String,
    /// Where it is stopped, if it can be.
    pub cancel_url: Option<String>,
}
