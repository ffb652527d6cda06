//! Putting a request together: `GenerateContentRequest`, references before the words.
//!
//! Source: npm @google/genai 3.1.0, `genai.d.ts`; facts of 2026-11-23, §2.1.

use serde_json::{Map, Value, json};

use crate::domain::Size;
use crate::error::{Error, Result};
use crate::providers::ProviderRequest;
use crate::providers::data_uri::{base64, media_type};
use crate::providers::fit;

/// What the files of a request may take, in bytes: the whole request must stay below 20 MB, and base64 makes 4 bytes of 3.
const MOST_FILE_BYTES: usize = 14_000_000;

/// Settings that stand beside `generationConfig`. What would change the price (`serviceTier`, `tools`) is not among them.
const BESIDE: [&str; 2] = ["safetySettings", "systemInstruction"];

/// Settings that are Pixery's own to fill: another number of images or another size would make the estimate untrue.
const OURS: [&str; 6] =
    ["contents", "candidateCount", "responseModalities", "imageConfig", "serviceTier", "tools"];

/// Returns the JSON of a request. References that are too large together are made smaller; that is not done on the thread that
/// other requests wait on.
///
/// # Errors
/// `invalid` when a file can't be decoded.
pub(super) async fn body(request: &ProviderRequest) -> Result<Vec<u8>> {
    let request = request.clone();
    tokio::task::spawn_blocking(move || {
        let references = fit::within(request.references.clone(), MOST_FILE_BYTES)?;
        serde_json::to_vec(&content(&request, &references))
            .map_err(|error| Error::Internal(format!("a request could not be written: {error}")))
    })
    .await
    .unwrap_or_else(|error| Err(Error::Internal(format!("a request could not be put together: {error}"))))
}

fn content(request: &ProviderRequest, references: &[Vec<u8>]) -> Value {
    let parameters = &request.parameters;
    let mut parts: Vec<Value> = references
        .iter()
        .map(|file| json!({ "inlineData": { "mimeType": media_type(file), "data": base64(file) } }))
        .collect();
    parts.push(json!({ "text": request.prompt }));
    let mut config = Map::new();
    // Words are asked for too: they say why there is no image, where there is none.
    config.insert("responseModalities".to_owned(), json!(["TEXT", "IMAGE"]));
    if let Some(image) = parameters.size.map(|size| image_config(request, size)) {
        config.insert("imageConfig".to_owned(), Value::Object(image));
    }
    // "Best effort": sent only where the user's models.toml says that the model takes one. The field has 32 bits.
    if let Some(seed) = parameters.seed.and_then(|seed| i32::try_from(seed.0 & 0x7fff_ffff).ok()) {
        config.insert("seed".to_owned(), seed.into());
    }
    let mut beside = Map::new();
    for (name, value) in &parameters.extras {
        if OURS.contains(&name.as_str()) {
            tracing::warn!(name, "a setting that Pixery fills itself was left out");
        } else if !value.is_null() {
            let place = if BESIDE.contains(&name.as_str()) { &mut beside } else { &mut config };
            place.insert(name.clone(), value.clone());
        }
    }
    beside.insert("contents".to_owned(), json!([{ "role": "user", "parts": parts }]));
    beside.insert("generationConfig".to_owned(), Value::Object(config));
    Value::Object(beside)
}

/// The ratio and the resolution. 1K is what every model makes when nothing is said, and some take no other word for it.
fn image_config(request: &ProviderRequest, size: Size) -> Map<String, Value> {
    /// Every ratio that some model takes.
    const RATIOS: [(u32, u32); 14] = [
        (1, 1),
        (2, 3),
        (3, 2),
        (3, 4),
        (4, 3),
        (4, 5),
        (5, 4),
        (9, 16),
        (16, 9),
        (7, 3),
        (1, 4),
        (4, 1),
        (1, 8),
        (8, 1),
    ];
    let ratios = RATIOS.map(|(width, height)| crate::domain::Ratio { width, height });
    let mut config = Map::new();
    if let Some(ratio) = request.parameters.ratio.or_else(|| size.nearest(&ratios)) {
        config.insert("aspectRatio".to_owned(), ratio.to_string().into());
    }
    if let Some(resolution) = resolution(size) {
        config.insert("imageSize".to_owned(), resolution.into());
    }
    config
}

/// Returns the name of the resolution whose pixels (2^18, 2^20, 2^22, 2^24) are nearest; nothing for 1K.
fn resolution(size: Size) -> Option<&'static str> {
    match size.pixels() {
        0..=524_287 => Some("512"),
        524_288..=2_097_151 => None,
        2_097_152..=8_388_607 => Some("2K"),
        _ => Some("4K"),
    }
}
