//! Understanding a result: every model's own object, with images in `images` or `image`.

use serde_json::Value;

use crate::error::ErrorCode;
use crate::providers::data_uri::read_base64;
use crate::providers::http::Wire;
use crate::providers::{Answer, AnswerImage, Failed, Fate};

/// Reads a result. Images that fal's safety checker blacked out are left out; what a request cost fal doesn't say.
///
/// Source: facts of 2026-11-23, §3.2 and §3.4 (`has_nsfw_concepts`, `images`, `image`).
pub(super) fn read(wire: &Wire, answer: &[u8]) -> Result<Answer, Failed> {
    let ended = |code, what: &str, hint: &str| {
        wire.failed(Fate::Ended { cost: None }, code, format!("{what}; it may have been charged"), hint)
    };
    let kept = "what came is kept in the library's quarantine folder";
    let value: Value = serde_json::from_slice(answer)
        .map_err(|_| ended(ErrorCode::Internal, "its result can't be read as JSON", kept))?;
    let images: Vec<&Value> = match (&value["images"], &value["image"]) {
        (Value::Array(images), _) if !images.is_empty() => images.iter().collect(),
        (_, Value::Null) => Vec::new(),
        (_, image) => vec![image],
    };
    let is_moderated = |index: usize| value["has_nsfw_concepts"][index].as_bool() == Some(true);
    let moderated = (0..images.len()).filter(|index| is_moderated(*index)).count();
    let left: Vec<AnswerImage> = images
        .iter()
        .enumerate()
        .filter(|(index, _)| !is_moderated(*index))
        .filter_map(|(_, image)| image_of(image))
        .collect();
    if !left.is_empty() {
        return Ok(Answer { images: left, cost: None });
    }
    if moderated > 0 {
        let hint = "change the prompt; the images were blacked out by fal.ai's safety checker";
        return Err(ended(ErrorCode::Policy, "its safety checker took the images for unsafe", hint));
    }
    Err(ended(ErrorCode::Internal, "its result has no image", kept))
}

fn image_of(image: &Value) -> Option<AnswerImage> {
    let url = image.as_str().or_else(|| image["url"].as_str())?;
    if url.starts_with("data:") {
        return read_base64(url).map(AnswerImage::File);
    }
    Some(AnswerImage::Remote(url.to_owned()))
}
