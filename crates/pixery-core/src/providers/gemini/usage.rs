//! What a request cost, from the tokens that the answer reports.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::{Cost, CostKind, MicroUsd, Price};

/// The tokens of a request: `UsageMetadata`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Usage {
    prompt_token_count: Option<u64>,
    prompt_tokens_details: Option<Vec<Detail>>,
    candidates_token_count: Option<u64>,
    candidates_tokens_details: Option<Vec<Detail>>,
    thoughts_token_count: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Detail {
    modality: String,
    token_count: u64,
}

/// Returns the cost of a usage at a model's price per token, to the nearest micro-dollar; nothing when the answer reports none, or
/// the price is of another kind.
///
/// Thinking is billed as text. Where no details say what came out, all of it counts as images; what the details leave over is text.
///
/// Source: facts of 2026-11-23, §2.4 (ai.google.dev/gemini-api/docs/pricing).
pub(super) fn cost(usage: &Value, price: &Price) -> Option<Cost> {
    let Price::Token { text_in, image_in, text_out, image_out, .. } = price else { return None };
    let usage = Usage::deserialize(usage).ok()?;
    let prompt = usage.prompt_token_count.unwrap_or(0);
    let candidates = usage.candidates_token_count.unwrap_or(0);
    let thoughts = usage.thoughts_token_count.unwrap_or(0);
    let (images_in, _) = images_of(usage.prompt_tokens_details.as_deref());
    let images_in = images_in.min(prompt);
    let (mut images, all) = images_of(usage.candidates_tokens_details.as_deref());
    let candidates = candidates.max(all);
    if all == 0 {
        images = candidates;
    }
    // A request always takes tokens: zeros are a server that doesn't count.
    if prompt == 0 && candidates == 0 && thoughts == 0 {
        return None;
    }
    let part = |tokens: u64, price: &MicroUsd| i128::from(tokens) * i128::from(price.0);
    let words = (candidates - images).checked_add(thoughts)?;
    let text_out = if words == 0 { MicroUsd(0) } else { (*text_out)? };
    let millionths = part(prompt - images_in, text_in)
        .checked_add(part(images_in, image_in))?
        .checked_add(part(images, image_out))?
        .checked_add(part(words, &text_out))?
        .checked_add(500_000)?;
    let micro_usd = MicroUsd(i64::try_from(millionths / 1_000_000).ok()?);
    Some(Cost { micro_usd: Some(micro_usd), kind: CostKind::Reported })
}

/// Returns the tokens of images, and those of everything.
fn images_of(details: Option<&[Detail]>) -> (u64, u64) {
    let details = details.unwrap_or_default();
    let sum = |of: &dyn Fn(&&Detail) -> bool| {
        details.iter().filter(of).fold(0_u64, |sum, detail| sum.saturating_add(detail.token_count))
    };
    (sum(&|detail| detail.modality == "IMAGE"), sum(&|_| true))
}
