//! Prompting guides: how to word a prompt for a family of models.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a family reads its prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum PromptStyle {
    /// Whole sentences.
    Prose,
    /// Comma-parted tags.
    Tags,
    /// Sentences with tags.
    Hybrid,
}

/// A guide: the front matter and prose of one file of `guides/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Guide {
    /// The file's name without its ending.
    #[serde(default)]
    pub name: String,
    /// What people call it.
    pub title: String,
    /// How the prompt is read.
    pub style: PromptStyle,
    /// Words that every prompt has to start with.
    #[serde(default)]
    pub required_prefix: Option<String>,
    /// The order that works: `subject, scene, light, style`.
    pub structure: String,
    /// What helps.
    pub tips: Vec<String>,
    /// What hurts.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// A negative prompt to start from.
    #[serde(default)]
    pub negative_template: Option<String>,
    /// Settings to start from, in a sentence.
    #[serde(default)]
    pub settings: Option<String>,
    /// A prompt that works, and why.
    pub example: GuideExample,
    /// The prose below the front matter, as markdown.
    #[serde(default)]
    pub text: String,
}

/// A prompt that works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GuideExample {
    /// The prompt.
    pub prompt: String,
    /// Why it works.
    pub why: String,
}
