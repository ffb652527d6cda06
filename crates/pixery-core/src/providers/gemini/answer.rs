//! Understanding an answer: the last image that is no draft, what it cost, and refusals that come as a success.
//!
//! Source: npm @google/genai 3.1.0, `GenerateContentResponse`, `FinishReason`, `BlockedReason`; facts of 2026-11-23, §2.2.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use super::usage;
use crate::domain::{Cost, Price};
use crate::error::ErrorCode;
use crate::providers::data_uri::read_base64;
use crate::providers::http::{Complaint, Wire, shorten};
use crate::providers::{Answer, AnswerImage, Failed, Fate};

/// How much of the model's own words stands in a failure, in characters.
const MOST_WORDS: usize = 300;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    #[serde(borrow, default)]
    candidates: Option<Vec<Candidate<'a>>>,
    #[serde(default)]
    prompt_feedback: Option<Feedback>,
    #[serde(default)]
    usage_metadata: Value,
    #[serde(default)]
    error: Value,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Candidate<'a> {
    #[serde(borrow, default)]
    content: Option<Content<'a>>,
    #[serde(default)]
    finish_reason: Option<String>,
    #[serde(default)]
    finish_message: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Content<'a> {
    #[serde(borrow, default)]
    parts: Option<Vec<Part<'a>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part<'a> {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    thought: Option<bool>,
    #[serde(borrow, default, alias = "inline_data")]
    inline_data: Option<Blob<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Blob<'a> {
    #[serde(default, alias = "mime_type")]
    mime_type: Option<String>,
    /// Read where it lies: an image is many megabytes.
    #[serde(borrow, default)]
    data: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Feedback {
    #[serde(default)]
    block_reason: Option<String>,
    #[serde(default)]
    block_reason_message: Option<String>,
}

/// Reads the body of a 200.
pub(super) fn read(wire: &Wire, answer: &[u8], price: &Price) -> Result<Answer, Failed> {
    let body: Body<'_> = serde_json::from_slice(answer).map_err(|error| wire.unreadable(answer, &error))?;
    let cost = usage::cost(&body.usage_metadata, price);
    let candidates = body.candidates.unwrap_or_default();
    let images: Vec<AnswerImage> = candidates.iter().filter_map(final_image).collect();
    if !images.is_empty() {
        return Ok(Answer { images, cost });
    }
    let (code, what) = match (body.prompt_feedback, candidates.first(), &body.error) {
        (Some(Feedback { block_reason: Some(reason), block_reason_message }), ..) => (
            ErrorCode::Policy,
            with_words(&format!("its policy refuses the prompt ({reason})"), block_reason_message),
        ),
        (_, Some(candidate), _) => why_no_image(candidate),
        (_, None, Value::Null) => (ErrorCode::Internal, "its answer has no image in it".to_owned()),
        (_, None, error) => {
            let complaint = Complaint::of(&serde_json::json!({ "error": error }));
            (ErrorCode::Internal, with_words("it answered with an error", Some(complaint.message)))
        }
    };
    Err(ended(wire, cost, code, &what))
}

/// Returns the last image of a candidate that is no thought. What a thought holds, and what comes before the last, are drafts.
fn final_image(candidate: &Candidate<'_>) -> Option<AnswerImage> {
    let parts = candidate.content.as_ref()?.parts.as_ref()?;
    parts.iter().rev().filter(|part| part.thought != Some(true)).find_map(|part| {
        let blob = part.inline_data.as_ref()?;
        let is_image = blob.mime_type.as_deref().is_none_or(|kind| kind.starts_with("image/"));
        let Text(text) = blob.data.as_ref().filter(|_| is_image)?;
        read_base64(text).map(AnswerImage::File)
    })
}

/// Tells what a candidate without an image says.
fn why_no_image(candidate: &Candidate<'_>) -> (ErrorCode, String) {
    let parts = candidate.content.as_ref().and_then(|content| content.parts.as_ref());
    let is_spoilt = parts.is_some_and(|parts| {
        parts.iter().any(|part| part.thought != Some(true) && part.inline_data.is_some())
    });
    let words: Vec<&str> = parts
        .into_iter()
        .flatten()
        .filter(|part| part.thought != Some(true))
        .filter_map(|part| part.text.as_deref())
        .collect();
    let words = match words.join(" ").trim() {
        "" => candidate.finish_message.clone(),
        words => Some(words.to_owned()),
    };
    match candidate.finish_reason.as_deref().unwrap_or("STOP") {
        "STOP" | "FINISH_REASON_UNSPECIFIED" if is_spoilt => {
            (ErrorCode::Internal, "its answer has an image that can't be read".to_owned())
        }
        // The model itself declined: asking the same again gets the same.
        "STOP" | "FINISH_REASON_UNSPECIFIED" if words.is_some() => {
            (ErrorCode::Policy, with_words("it answered in words instead of an image", words))
        }
        "STOP" | "FINISH_REASON_UNSPECIFIED" => {
            (ErrorCode::Internal, "its answer has no image in it".to_owned())
        }
        reason if is_policy(reason) => {
            (ErrorCode::Policy, with_words(&format!("its policy refuses the image ({reason})"), words))
        }
        reason => (ErrorCode::Internal, with_words(&format!("it ended without an image ({reason})"), words)),
    }
}

/// The ends that a policy brings, of those that `FinishReason` has.
fn is_policy(reason: &str) -> bool {
    matches!(
        reason,
        "SAFETY"
            | "RECITATION"
            | "BLOCKLIST"
            | "PROHIBITED_CONTENT"
            | "SPII"
            | "IMAGE_SAFETY"
            | "IMAGE_PROHIBITED_CONTENT"
            | "IMAGE_RECITATION"
    )
}

fn with_words(what: &str, words: Option<String>) -> String {
    match words.as_deref().map(str::trim) {
        None | Some("") => what.to_owned(),
        Some(words) => format!("{what}: {}", shorten(words, MOST_WORDS).trim_end_matches('.')),
    }
}

/// It ran. What it cost is what its usage says: a refusal is billed for what went in, and for thinking.
fn ended(wire: &Wire, cost: Option<Cost>, code: ErrorCode, what: &str) -> Failed {
    let charge = match cost.and_then(|cost| cost.micro_usd) {
        Some(amount) => format!("it cost {amount}"),
        None => "it may have been charged".to_owned(),
    };
    let hint = match code {
        ErrorCode::Policy => "change the prompt or the references; asking the same again is no use",
        _ => {
            "say plainly in the prompt that a picture is wanted; what came is kept in the library's quarantine folder"
        }
    };
    wire.failed(Fate::Ended { cost }, code, format!("{}; {charge}", wire.words(what)), hint)
}
