//! What `generate`, `remix` and `regenerate` have in common once their requests are read.

use super::consent::Consent;
use super::input::ReferenceInput;
use crate::domain::{
    CollectionName, GenerationId, NegativePrompt, Origin, Parameters, Prompt, ReferenceUse, TagName, Title,
};

/// The most images that one request may ask for.
pub(super) const MOST_IMAGES: u32 = 1_000;

/// Everything that becomes jobs. Built by the use cases from their requests.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) prompt: Prompt,
    pub(super) negative_prompt: Option<NegativePrompt>,
    /// A name; the default model when absent.
    pub(super) model: Option<String>,
    pub(super) count: u32,
    pub(super) parameters: Parameters,
    /// Inputs that are stored already (of a parent), in their order.
    pub(super) kept_references: Vec<ReferenceUse>,
    pub(super) references: Vec<ReferenceInput>,
    pub(super) mask: Option<ReferenceInput>,
    pub(super) origin: Origin,
    pub(super) parent_id: Option<GenerationId>,
    pub(super) tags: Vec<TagName>,
    pub(super) collections: Vec<CollectionName>,
    pub(super) title: Option<Title>,
    pub(super) consent: Consent,
}
