//! Putting a request together. OpenAI itself is sent only what it knows; it answers an unknown field with 400. Servers that speak
//! alike are also sent what diffusion models take, where the model's capabilities have it.

use serde_json::{Map, Value, json};

use super::mask::transparent_where_white;
use crate::error::{Error, Result};
use crate::providers::ProviderRequest;
use crate::providers::data_uri::{data_uri, media_type};
use crate::providers::http::{Multipart, Part, Payload};

/// The longest `image_url` that the JSON form takes, in characters (specification of 2026-08-21); longer ones go as a form.
const LONGEST_URI: usize = 20_971_520;

/// Fields that are Pixery's own to fill: another number of images would make the estimate untrue. `partial_images` says whether
/// the answer is streamed.
const OURS: [&str; 9] =
    ["model", "prompt", "n", "stream", "partial_images", "image", "images", "image[]", "mask"];

/// Returns how many drafts of each image are asked for, 0 to 3; each takes about 100 output tokens more (facts of 2026-11-23, §1.1).
pub(super) fn drafts(request: &ProviderRequest) -> u32 {
    let asked = request.parameters.extras.get("partial_images").and_then(Value::as_u64).unwrap_or(0);
    u32::try_from(asked.min(3)).unwrap_or(0)
}

/// Returns the JSON of `POST /images/generations`.
///
/// # Errors
/// `internal` when it can't be written, which its types rule out.
pub(super) fn generation(request: &ProviderRequest) -> Result<Payload> {
    as_json(fields(request))
}

/// Returns the body of `POST /images/edits`: JSON with `data:` URIs for OpenAI itself, a form for every other server, since those
/// know no other, and for files too long for JSON. `chance` are 128 random bits.
///
/// # Errors
/// `invalid` when a file can't be decoded.
pub(super) fn edit(request: &ProviderRequest, is_vendors_own: bool, chance: u128) -> Result<Payload> {
    let mut fields = fields(request);
    let mask = match (&request.mask, request.references.first()) {
        (Some(mask), Some(first)) => Some(transparent_where_white(mask, first)?),
        _ => None,
    };
    let longest = request.references.iter().map(Vec::len).max().unwrap_or_default();
    if !is_vendors_own || longest / 3 * 4 + 64 > LONGEST_URI {
        return Ok(as_form(&fields, &request.references, mask.as_deref(), chance));
    }
    let images = request.references.iter().map(|file| json!({ "image_url": data_uri(file) })).collect();
    fields.insert("images".to_owned(), Value::Array(images));
    if let Some(mask) = mask {
        fields.insert("mask".to_owned(), json!({ "image_url": data_uri(&mask) }));
    }
    as_json(fields)
}

/// Returns everything but the files.
fn fields(request: &ProviderRequest) -> Map<String, Value> {
    let parameters = &request.parameters;
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    set("model", request.endpoint.clone().into());
    set("prompt", request.prompt.clone().into());
    set("n", request.count.into());
    if let Some(size) = parameters.size {
        set("size", size.to_string().into());
    }
    // A model takes these only where its capabilities say so, which was looked at before the job was queued.
    if let Some(negative_prompt) = &request.negative_prompt {
        set("negative_prompt", negative_prompt.clone().into());
    }
    if let Some(seed) = parameters.seed {
        set("seed", seed.0.into());
    }
    if let Some(steps) = parameters.steps {
        set("num_inference_steps", steps.into());
    }
    if let Some(scale) = parameters.guidance_scale {
        set("guidance_scale", decimal(scale));
    }
    if let Some(strength) = parameters.strength {
        set("strength", decimal(strength));
    }
    match drafts(request) {
        0 => {}
        drafts => {
            set("stream", true.into());
            set("partial_images", drafts.into());
        }
    }
    for (name, value) in &parameters.extras {
        if name == "partial_images" {
            continue;
        }
        if OURS.contains(&name.as_str()) {
            tracing::warn!(name, "a setting that Pixery fills itself was left out");
        } else if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    fields
}

/// A number as a person would write it: 3.5, not the nearest binary fraction of 32 bits in 64.
fn decimal(number: f32) -> Value {
    number.to_string().parse::<f64>().map_or(Value::Null, Value::from)
}

fn as_json(fields: Map<String, Value>) -> Result<Payload> {
    let bytes = serde_json::to_vec(&Value::Object(fields))
        .map_err(|error| Error::Internal(format!("a request could not be written: {error}")))?;
    Ok(Payload { content_type: "application/json".to_owned(), bytes })
}

fn as_form(fields: &Map<String, Value>, images: &[Vec<u8>], mask: Option<&[u8]>, chance: u128) -> Payload {
    let mut form = Multipart::new(chance);
    for (name, value) in fields {
        match value {
            Value::String(text) => form.field(name, text),
            other => form.field(name, &other.to_string()),
        }
    }
    for (index, bytes) in images.iter().enumerate() {
        let content_type = media_type(bytes);
        let ending = content_type.trim_start_matches("image/");
        let file_name = format!("image-{index}.{ending}");
        form.file(Part { name: "image[]", file_name: &file_name, content_type, bytes });
    }
    if let Some(bytes) = mask {
        form.file(Part { name: "mask", file_name: "mask.png", content_type: "image/png", bytes });
    }
    let (content_type, bytes) = form.finish();
    Payload { content_type, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Parameters, Size};

    fn request(references: Vec<Vec<u8>>, mask: Option<Vec<u8>>) -> ProviderRequest {
        ProviderRequest {
            endpoint: "gpt-image-2.6-flare".to_owned(),
            prompt: "a fox".to_owned(),
            negative_prompt: None,
            parameters: Parameters {
                size: Some(Size { width: 1536, height: 1024 }),
                ..Parameters::default()
            },
            count: 3,
            references,
            mask,
            uploaded: None,
            idempotency_key: "k".to_owned(),
        }
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut file = std::io::Cursor::new(Vec::new());
        image::GrayImage::from_pixel(width, height, image::Luma([255]))
            .write_to(&mut file, image::ImageFormat::Png)
            .unwrap();
        file.into_inner()
    }

    fn read(payload: &Payload) -> Value {
        assert_eq!(payload.content_type, "application/json");
        serde_json::from_slice(&payload.bytes).unwrap()
    }

    #[test]
    fn openai_itself_is_sent_only_what_it_knows() {
        let payload = generation(&request(Vec::new(), None)).unwrap();
        assert_eq!(
            read(&payload),
            json!({ "model": "gpt-image-2.6-flare", "prompt": "a fox", "n": 3, "size": "1536x1024" })
        );
    }

    #[test]
    fn an_edit_at_openai_itself_is_json_with_the_mask_turned_round() {
        let payload = edit(&request(vec![png(8, 4), vec![0xff, 0xd8]], Some(png(4, 2))), true, 1).unwrap();
        let sent = read(&payload);
        assert!(sent["images"][0]["image_url"].as_str().unwrap().starts_with("data:image/png;base64,"));
        assert_eq!(sent["images"][1]["image_url"], "data:image/jpeg;base64,/9g=");
        let mask =
            crate::providers::data_uri::read_base64(sent["mask"]["image_url"].as_str().unwrap()).unwrap();
        let mask = image::load_from_memory(&mask).unwrap().to_rgba8();
        assert_eq!(mask.dimensions(), (8, 4));
        assert!(mask.pixels().all(|pixel| pixel.0[3] == 0));
    }

    #[test]
    fn a_file_too_long_for_json_goes_as_a_form() {
        let payload = edit(&request(vec![vec![0; 16 << 20]], None), true, 1).unwrap();
        assert!(payload.content_type.starts_with("multipart/form-data"));
    }

    #[test]
    fn a_mask_alone_changes_nothing() {
        assert!(read(&edit(&request(Vec::new(), Some(png(4, 2))), true, 1).unwrap())["mask"].is_null());
    }
}
