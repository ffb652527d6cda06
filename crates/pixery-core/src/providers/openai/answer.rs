//! Understanding an answer: images as base64 or addresses, and what they cost.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use super::{stream, usage};
use crate::domain::{Cost, Price};
use crate::error::ErrorCode;
use crate::providers::data_uri::read_base64;
use crate::providers::http::{Complaint, Wire};
use crate::providers::{Answer, AnswerImage, Failed, Fate};

/// The answer's shape. Every field but the data is optional: servers that only speak alike leave most of them out.
#[derive(Debug, Deserialize)]
struct Body<'a> {
    #[serde(borrow, default)]
    data: Option<Vec<Item<'a>>>,
    #[serde(default)]
    usage: Value,
    #[serde(default)]
    error: Value,
}

#[derive(Debug, Deserialize)]
struct Item<'a> {
    #[serde(borrow, default)]
    b64_json: Option<Text<'a>>,
    #[serde(default)]
    url: Option<String>,
}

/// Text that is read where it lies: an image is many megabytes.
#[derive(Debug, Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads the body of a 200.
pub(super) fn read(wire: &Wire, answer: &[u8], price: &Price) -> Result<Answer, Failed> {
    if stream::is_stream(answer) {
        return read_object(wire, stream::whole(answer).to_string().as_bytes(), price);
    }
    read_object(wire, answer, price)
}

fn read_object(wire: &Wire, answer: &[u8], price: &Price) -> Result<Answer, Failed> {
    let body: Body<'_> = serde_json::from_slice(answer).map_err(|error| wire.unreadable(answer, &error))?;
    let cost = usage::cost(&body.usage, price);
    let mut images = Vec::new();
    let mut spoilt = "no image in it";
    for item in body.data.into_iter().flatten() {
        match (item.b64_json, item.url) {
            (Some(Text(text)), _) => match read_base64(&text) {
                Some(file) => images.push(AnswerImage::File(file)),
                None => spoilt = "an image that is not base64",
            },
            (None, Some(url)) => images.push(place(wire, &url)),
            (None, None) => {}
        }
    }
    if !images.is_empty() {
        return Ok(Answer { images, cost });
    }
    if body.error.is_null() {
        return Err(ended(wire, cost, ErrorCode::Internal, format!("its answer has {spoilt}")));
    }
    let complaint = Complaint::of(&serde_json::json!({ "error": body.error }));
    let code = if complaint.is_policy() { ErrorCode::Policy } else { ErrorCode::Internal };
    Err(ended(wire, cost, code, wire.with_words("it answered with an error", &complaint)))
}

/// An image that lies on the server, or (some servers) in the address itself.
fn place(wire: &Wire, url: &str) -> AnswerImage {
    match url.starts_with("data:").then(|| read_base64(url)).flatten() {
        Some(file) => AnswerImage::File(file),
        None => {
            let resolved = wire.guard().resolve(url);
            AnswerImage::Remote(resolved.map_or_else(|| url.to_owned(), |url| url.to_string()))
        }
    }
}

fn ended(wire: &Wire, cost: Option<Cost>, code: ErrorCode, what: String) -> Failed {
    let charge = match cost.and_then(|cost| cost.micro_usd) {
        Some(amount) => format!("it cost {amount}"),
        None => "it may have been charged".to_owned(),
    };
    let hint = match code {
        ErrorCode::Policy => "change the prompt; asking the same again is no use",
        _ => "what came is kept in the library's quarantine folder",
    };
    wire.failed(Fate::Ended { cost }, code, format!("{what}; {charge}"), hint)
}
