//! Presence: which agents are at work in the library.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Actor, Timestamp};
use crate::error::Result;
use crate::library::Library;

/// How long ago an agent may have done something to count as present, in ms.
const PRESENT: i64 = 60_000;

/// Asks who is at work.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ListPresence {}

/// An agent that did something in the last minute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Present {
    /// Who.
    pub actor: Actor,
    /// When it last did something.
    pub last_seen: Timestamp,
    /// The operation that was: `add_tags`, `generate`, `point` …
    pub did: String,
}

/// Who is at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Presence {
    /// The agents, whoever did something last first.
    pub items: Vec<Present>,
}

/// Returns the agents that wrote, asked for images or pointed at some in the last minute.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list(library: &Library, _request: ListPresence) -> Result<Presence> {
    let since = Timestamp::from_millis(library.now().millis() - PRESENT);
    let mut done = library.read(move |reader| reader.done_since(since)).await?;
    done.sort_by_key(|(_, at, _)| std::cmp::Reverse(*at));
    let mut items: Vec<Present> = Vec::new();
    for (actor, last_seen, did) in done {
        if actor != Actor::person() && items.iter().all(|item| item.actor != actor) {
            items.push(Present { actor, last_seen, did });
        }
    }
    Ok(Presence { items })
}
