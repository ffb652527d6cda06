//! Where a person is looking: what a window of a gallery reports, and what others are told of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GenerationId, Timestamp};

/// What a window shows and what is chosen in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields = nullable)]
pub struct ViewState {
    /// The image that commands act on when none is marked.
    pub cursor: Option<GenerationId>,
    /// The marked images in the order they were marked, at most 10,000.
    pub marks: Vec<GenerationId>,
    /// How many are marked in all.
    #[ts(type = "number")]
    pub mark_count: usize,
    /// The query of the filter bar.
    pub query: Option<String>,
    /// The collection that is open.
    pub collection: Option<String>,
    /// The images in sight, in their order, at most 1,000.
    pub visible: Vec<GenerationId>,
    /// The image that the viewer shows.
    pub viewer: Option<GenerationId>,
    /// The images that are compared.
    pub compare: Vec<GenerationId>,
    /// Whether the person lets agents turn the view at once.
    pub follow: bool,
}

/// The query and collection of a view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShownView {
    /// The query of the filter bar.
    pub query: Option<String>,
    /// The collection that is open.
    pub collection: Option<String>,
}

/// The window that a selection is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShownWindow {
    /// Whether it has the focus.
    pub focused: bool,
    /// Whether the person lets agents turn the view at once.
    pub follow: bool,
    /// How many ms ago the person last did something in it.
    #[ts(type = "number")]
    pub idle_ms: i64,
}

/// What a person has selected, as others are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonsSelection {
    /// The image that commands act on when none is marked.
    pub cursor: Option<GenerationId>,
    /// The marked images in the order they were marked, at most 10,000.
    pub marks: Vec<GenerationId>,
    /// How many are marked in all.
    #[ts(type = "number")]
    pub mark_count: usize,
    /// What the gallery shows.
    pub view: ShownView,
    /// The images in sight, in their order.
    pub visible: Vec<GenerationId>,
    /// The image that the viewer shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub viewer: Option<GenerationId>,
    /// The images that are compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<GenerationId>>")]
    pub compare: Vec<GenerationId>,
    /// The window.
    pub window: ShownWindow,
    /// How many images safe mode leaves out of all this.
    #[ts(type = "number")]
    pub withheld: usize,
    /// When the window last reported.
    pub as_of: Timestamp,
    /// Grows with every change of any window.
    #[ts(type = "number")]
    pub revision: i64,
}
