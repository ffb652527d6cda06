//! The good answer, and the ways it can be a bad one: all of them 200.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::order::Asked;
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::behaviour::{Behaviour, Directive};
use crate::stub_vendor::ledger::Entry;
use crate::stub_vendor::media;
use crate::stub_vendor::motif::{FIRST_DRAFT, Format, Motif};

/// Tokens of thinking.
const THOUGHTS: u64 = 57;
/// What one image sent along takes.
const REFERENCE_TOKENS: u64 = 258;

/// Answers with words, drafts among the thoughts, and the image.
pub(crate) fn image(asked: &Asked, entry: &Entry, behaviour: &Behaviour) -> Answer {
    let drafts = behaviour.count(Directive::PartialImages).min(8);
    let mut parts: Vec<Value> = (0..drafts)
        .map(|index| {
            let mut part = inline(&motif(asked, entry, behaviour), FIRST_DRAFT + index, behaviour);
            part["thought"] = json!(true);
            part
        })
        .collect();
    let finish =
        behaviour.has(Directive::Finish).then(|| behaviour.text(Directive::Finish).unwrap_or("STOP"));
    if finish.is_some() || behaviour.has(Directive::NoImages) {
        parts.push(json!({"text": "I can't make that picture."}));
    } else {
        parts.push(json!({"text": "Here it is."}));
        parts.extend((0..=behaviour.count(Directive::ExtraImages)).rev().map(|index| {
            let mut part = inline(&motif(asked, entry, behaviour), index, behaviour);
            part["thoughtSignature"] = json!("c2lnbmVk");
            part
        }));
    }
    let mut body = json!({
        "candidates": [{"content": {"role": "model", "parts": parts}, "finishReason": finish.unwrap_or("STOP"), "index": 0}],
        "modelVersion": entry.model, "responseId": entry.request_id,
    });
    if !behaviour.has(Directive::NoUsage) {
        let made = finish.is_none() && !behaviour.has(Directive::NoImages);
        body["usageMetadata"] = usage(asked, made);
    }
    Answer::json(StatusCode::OK, &body)
}

/// Answers that the prompt itself was refused.
pub(crate) fn blocked() -> Answer {
    let body = json!({
        "promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},
        "usageMetadata": {"promptTokenCount": 9, "totalTokenCount": 9},
    });
    Answer::json(StatusCode::OK, &body)
}

/// Returns how an answer begins whose image never ends.
pub(crate) fn beginning() -> Answer {
    let beginning = r#"{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":""#;
    Answer::file("application/json", beginning.as_bytes().to_vec())
}

fn motif(asked: &Asked, entry: &Entry, behaviour: &Behaviour) -> Motif {
    let format = if behaviour.has(Directive::Jpeg) { Format::Jpeg } else { Format::Png };
    Motif { sequence: entry.sequence, width: asked.width, height: asked.height, format }
}

fn inline(motif: &Motif, index: u32, behaviour: &Behaviour) -> Value {
    let mut file = match (behaviour.has(Directive::GarbageImage), behaviour.has(Directive::Nsfw)) {
        (true, _) => media::NO_IMAGE.as_bytes().to_vec(),
        (false, true) => motif.black_file(),
        (false, false) => motif.file(index),
    };
    if behaviour.has(Directive::TruncatedImage) {
        file.truncate(file.len() / 2);
    }
    json!({"inlineData": {"mimeType": motif.format.content_type(), "data": STANDARD.encode(file)}})
}

/// Tokens that a cost can be computed from; images as gemini-3.1-flash-image takes them.
fn usage(asked: &Asked, made: bool) -> Value {
    let prompt = asked.prompt.chars().count() as u64 / 4 + 1 + REFERENCE_TOKENS * u64::from(asked.references);
    let image = match (made, asked.resolution.as_str()) {
        (false, _) => 0,
        (true, "512") => 747,
        (true, "2K") => 1680,
        (true, "4K") => 2520,
        (true, _) => 1120,
    };
    let words = 5;
    json!({
        "promptTokenCount": prompt,
        "candidatesTokenCount": image + words,
        "thoughtsTokenCount": THOUGHTS,
        "totalTokenCount": prompt + image + words + THOUGHTS,
        "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": image}, {"modality": "TEXT", "tokenCount": words}],
    })
}
