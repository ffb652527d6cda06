//! Tokens that a cost can be computed from. Output tokens of 1024 × 1024 at each quality as gpt-image-2 had them.

use serde_json::{Value, json};

use super::order::Asked;

/// What one draft in a stream adds.
const DRAFT_TOKENS: u64 = 100;
/// What one image sent along takes.
const REFERENCE_TOKENS: u64 = 323;
const STANDARD_PIXELS: u64 = 1024 * 1024;

/// Returns the `usage` of so many images.
pub(crate) fn of(asked: &Asked, images: u32, drafts: u32) -> Value {
    let pixels = u64::from(asked.width) * u64::from(asked.height);
    let standard = match asked.quality.as_str() {
        "low" => 196,
        "high" => 7033,
        "xhigh" => 10_000,
        "max" => 14_000,
        _ => 1767,
    };
    let each = (standard * pixels).div_ceil(STANDARD_PIXELS) + DRAFT_TOKENS * u64::from(drafts);
    let output = each * u64::from(images);
    let text = asked.prompt.chars().count() as u64 / 4 + 1;
    let image = REFERENCE_TOKENS * u64::from(asked.references);
    json!({
        "input_tokens": text + image,
        "input_tokens_details": {"text_tokens": text, "image_tokens": image},
        "output_tokens": output,
        "output_tokens_details": {"image_tokens": output, "text_tokens": 0},
        "total_tokens": text + image + output,
    })
}
