//! The nouns of Pixery: plain values with validating constructors.
//!
//! Nothing here does I/O, and no file here knows the store, the archive or a door. What a value
//! promises (a tag is at most 100 characters, a ratio is positive) is checked once, in its constructor
//! and on deserialisation, and holds everywhere else.

mod activity;
mod actor;
mod budget;
mod check;
mod collection;
mod color;
mod cost;
mod event;
mod filter;
mod generation;
mod guide;
mod highlight;
mod id;
mod invalid;
mod job;
pub mod likeness;
mod lineage;
mod model;
mod name;
mod nearest;
mod note;
mod page;
mod parameters;
mod past_prompt;
mod picture;
mod pointer;
mod preference;
mod preset;
mod price;
mod prompt;
mod provider;
pub mod query;
mod reference;
mod relevance;
mod saved_search;
mod search_text;
mod secret;
mod seed;
mod selection;
mod shape;
mod spending;
mod tag;
mod template;
mod ticket;
mod tile;
mod time;
mod view_state;
mod zone;

pub use activity::{Entry, SkipReason, Skipped};
pub use actor::Actor;
pub use budget::{Budget, BudgetPeriod, OverBudget};
pub use check::{Bounds, Check, Fact, Part};
pub use collection::{Collection, CollectionDescription, CollectionName};
pub use color::Color;
pub use cost::{Cost, CostKind, MicroUsd};
pub use event::{Changed, Event, JobProgress, Topic};
pub use filter::Filter;
pub use generation::{Generation, Origin, Withheld};
pub use guide::{Guide, GuideExample, PromptStyle};
pub use highlight::{Span, highlights};
pub use id::{
    CollectionId, GenerationId, JobId, JournalId, LedgerId, NoteId, PointerId, PresetId, ReferenceId,
    SavedSearchId, TagId,
};
pub use invalid::Invalid;
pub use job::{Job, JobFailure, JobRequest, JobState};
pub use lineage::{Kin, KinState, Kinship};
pub use model::{Capabilities, Model, ModelDates, ModelId, Range, Sizes};
pub use nearest::nearest;
pub use note::{Note, NoteText, Region};
pub use page::{Cursor, Page, PageRequest};
pub use parameters::{Lora, Parameters};
pub use past_prompt::PastPrompt;
pub use picture::{ContentHash, ImageFormat};
pub use pointer::{Pointer, PointerAnswer, PointerKind, PointerLabel};
pub use preference::PreferenceKey;
pub(crate) use preset::Words as PresetWords;
pub use preset::{Preset, PresetName, PresetUse};
pub use price::{Choice, Price, Step};
pub use prompt::{NegativePrompt, Prompt, Title};
pub use provider::ProviderId;
pub use reference::{ReferenceRole, ReferenceUse};
pub use relevance::relevance;
pub use saved_search::{SavedSearch, SavedSearchName};
pub use search_text::{SearchText, fold};
pub use secret::{NoKey, Secret};
pub use seed::Seed;
pub use selection::Selection;
pub use shape::{Ratio, Size};
pub use spending::{CostGrouping, CostLine};
pub use tag::{Tag, TagName};
pub use template::{Template, Variable, merged as merged_variables};
pub use ticket::Ticket;
pub use tile::{PROMPT_ON_A_TILE, Tile};
pub use time::Timestamp;
pub use view_state::{PersonsSelection, ShownView, ShownWindow, ViewState};
pub use zone::Zone;
