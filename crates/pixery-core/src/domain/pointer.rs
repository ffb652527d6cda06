//! Pointers: an agent says "look at this", a gallery answers what became of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name::{clean_name, text_type};
use super::{Actor, GenerationId, PointerId, Timestamp};

text_type!(
    /// A few words beside what is pointed at; at most 120 characters.
    PointerLabel,
    |text| clean_name("label", text, 120)
);

/// What a gallery is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum PointerKind {
    /// Show one image large.
    Open,
    /// Show two to four images side by side.
    Compare,
    /// Ring images where they are; nothing moves.
    Highlight,
}

impl PointerKind {
    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Compare => "compare",
            Self::Highlight => "highlight",
        }
    }
}

/// What became of a pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum PointerAnswer {
    /// The gallery shows it.
    Shown,
    /// The person is asked whether they want to see it.
    Queued,
    /// The person does not want to see it.
    Declined,
    /// The person has seen it.
    Seen,
    /// The person has put it away.
    Dismissed,
}

impl PointerAnswer {
    /// Every answer.
    pub const ALL: [Self; 5] = [Self::Shown, Self::Queued, Self::Declined, Self::Seen, Self::Dismissed];

    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Queued => "queued",
            Self::Declined => "declined",
            Self::Seen => "seen",
            Self::Dismissed => "dismissed",
        }
    }
}

/// One pointer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pointer {
    /// Its number.
    pub id: PointerId,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who points.
    pub actor: Actor,
    /// What is asked for.
    pub kind: PointerKind,
    /// The images, in the order given.
    pub ids: Vec<GenerationId>,
    /// A few words.
    pub label: Option<PointerLabel>,
    /// What became of it; absent while no gallery answered.
    pub answer: Option<PointerAnswer>,
}

impl Pointer {
    /// Returns whether a gallery still has something to do about it: to show it, to ask, or to keep a ring until it was seen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.answer {
            None | Some(PointerAnswer::Queued) => true,
            Some(PointerAnswer::Shown) => self.kind == PointerKind::Highlight,
            Some(PointerAnswer::Declined | PointerAnswer::Seen | PointerAnswer::Dismissed) => false,
        }
    }
}
