//! What a request cost, from the tokens that the answer reports.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::{Cost, CostKind, MicroUsd, Price};

/// The tokens of a request, as the answer has them. Compatible servers leave out what they like.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Usage {
    input_tokens: u64,
    input_tokens_details: Option<Details>,
    output_tokens: u64,
    output_tokens_details: Option<Details>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(default)]
struct Details {
    text_tokens: u64,
    image_tokens: u64,
    /// Of the input, what the vendor still had; the documented usage has no such field.
    cached_tokens: Option<u64>,
    cached_tokens_details: Option<Cached>,
}

/// What the vendor still had, by kind.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(default)]
struct Cached {
    text_tokens: u64,
    image_tokens: u64,
}

/// Returns the cost of a usage at a model's price per token, to the nearest micro-dollar; nothing when the answer reports none, or
/// the price is of another kind or has none for text that came out.
///
/// Input that the vendor still had is billed lower; the usage rarely tells it apart, and then the figure is at most too high. Where
/// details are missing, output counts as images, and input as whichever is dearer.
///
/// Source: facts of 2026-11-23, §1.6 (developers.openai.com/api/docs/pricing); the fields of cached input as in the vendor's other
/// APIs.
pub(super) fn cost(usage: &Value, price: &Price) -> Option<Cost> {
    let Price::Token { text_in, image_in, text_out, image_out, cached_text_in, cached_image_in, .. } = price
    else {
        return None;
    };
    let usage = Usage::deserialize(usage).ok()?;
    // A picture always takes tokens: zeros are a server that doesn't count.
    if usage.output_tokens == 0 {
        return None;
    }
    let dearer_in = (*text_in).max(*image_in);
    let input = parts(usage.input_tokens, usage.input_tokens_details, [*text_in, *image_in], dearer_in);
    let cached = usage.input_tokens_details.map_or(Cached::default(), |details| details.cached());
    let saved = part(cached.text_tokens, less(*text_in, *cached_text_in))
        + part(cached.image_tokens, less(*image_in, *cached_image_in));
    let words = usage.output_tokens_details.map_or(0, |details| details.text_tokens);
    let text_out = if words == 0 { MicroUsd(0) } else { (*text_out)? };
    let output = parts(usage.output_tokens, usage.output_tokens_details, [text_out, *image_out], *image_out);
    let millionths = input.checked_sub(saved)?.checked_add(output)?.checked_add(500_000)?;
    let micro_usd = MicroUsd(i64::try_from(millionths / 1_000_000).ok()?);
    Some(Cost { micro_usd: Some(micro_usd), kind: CostKind::Reported })
}

impl Details {
    /// Returns what the vendor still had, never more of a kind than went in. Where it doesn't say of which kind, it is taken for
    /// text, where less is saved.
    fn cached(self) -> Cached {
        let cached = self.cached_tokens_details.unwrap_or_else(|| {
            let all = self.cached_tokens.unwrap_or(0);
            let text_tokens = all.min(self.text_tokens);
            Cached { text_tokens, image_tokens: all - text_tokens }
        });
        Cached {
            text_tokens: cached.text_tokens.min(self.text_tokens),
            image_tokens: cached.image_tokens.min(self.image_tokens),
        }
    }
}

/// Returns how much lower the second price is.
fn less(price: MicroUsd, cached: Option<MicroUsd>) -> MicroUsd {
    MicroUsd(cached.map_or(0, |cached| price.0.saturating_sub(cached.0).max(0)))
}

/// Returns millionths of a micro-dollar: text and image tokens at their prices, and those that no detail names at the price of the
/// `rest`.
fn parts(total: u64, details: Option<Details>, [text, image]: [MicroUsd; 2], rest: MicroUsd) -> i128 {
    let details = details.unwrap_or_default();
    let unnamed = total.saturating_sub(details.text_tokens.saturating_add(details.image_tokens));
    part(details.text_tokens, text) + part(details.image_tokens, image) + part(unnamed, rest)
}

fn part(tokens: u64, price: MicroUsd) -> i128 {
    i128::from(tokens) * i128::from(price.0)
}
