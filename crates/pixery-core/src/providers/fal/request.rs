//! Putting a request together, and reading the ticket that comes for it.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::fields::{Fields, SizeField};
use crate::domain::{Invalid, Size, Ticket};
use crate::error::{Error, Result};
use crate::providers::data_uri::data_uri;
use crate::providers::http::Wire;
use crate::providers::{Failed, ProviderRequest};

/// Fields that are Pixery's own to fill; with `sync_mode` the images would come as text and leave fal's history.
const OURS: [&str; 2] = ["prompt", "sync_mode"];

/// Returns the JSON of a submit: the model's input directly.
///
/// # Errors
/// `invalid` when the model has no field for a reference or a mask; nothing was sent then.
pub(super) fn body(names: Fields, request: &ProviderRequest) -> Result<Vec<u8>> {
    let parameters = &request.parameters;
    let mut fields = Map::new();
    fields.insert("prompt".to_owned(), request.prompt.clone().into());
    let mut set = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value);
        }
    };
    set("negative_prompt", request.negative_prompt.clone().map(Value::from));
    set("seed", parameters.seed.map(|seed| seed.0.into()));
    set("num_inference_steps", parameters.steps.map(Value::from));
    set("guidance_scale", parameters.guidance_scale.map(decimal));
    set("strength", parameters.strength.map(decimal));
    match (names.size, parameters.size) {
        (Some(SizeField::ImageSize), Some(Size { width, height })) => {
            set("image_size", Some(json!({ "width": width, "height": height })));
        }
        (Some(SizeField::AspectRatio), Some(size)) => {
            let ratio = parameters.ratio.or_else(|| size.nearest(&names.ratios));
            set("aspect_ratio", ratio.map(|ratio| ratio.to_string().into()));
            set("resolution", names.resolution(size).map(|resolution| resolution.name().into()));
        }
        _ => {}
    }
    let mut ours: Vec<String> = OURS.map(str::to_owned).to_vec();
    if let Some(name) = names.count {
        set(&name, Some(request.count.into()));
        ours.push(name);
    }
    let (references, mask) = addresses(request);
    if let Some((first, rest)) = references.split_first() {
        match (names.images, names.image) {
            (Some(name), _) => {
                set(&name, Some(Value::from(references)));
                ours.push(name);
            }
            (None, Some(name)) if rest.is_empty() => {
                set(&name, Some(first.as_str().into()));
                ours.push(name);
            }
            (None, Some(_)) => return Err(not_taken(&request.endpoint, "more than one reference")),
            (None, None) => return Err(not_taken(&request.endpoint, "references")),
        }
    }
    if let Some(mask) = mask {
        let name = names.mask.ok_or_else(|| not_taken(&request.endpoint, "a mask"))?;
        set(&name, Some(mask.into()));
        ours.push(name);
    }
    for (name, value) in &parameters.extras {
        if ours.iter().any(|ours| ours == name) {
            tracing::warn!(name, "a setting that Pixery fills itself was left out");
        } else if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    serde_json::to_vec(&Value::Object(fields))
        .map_err(|error| Error::Internal(format!("a request could not be written: {error}")))
}

/// Returns where the model finds the references and the mask: at fal's storage once they are there, else in the request itself.
fn addresses(request: &ProviderRequest) -> (Vec<String>, Option<String>) {
    match &request.uploaded {
        Some(uploaded) => (uploaded.references.clone(), uploaded.mask.clone()),
        None => {
            let references = request.references.iter().map(|file| data_uri(file)).collect();
            (references, request.mask.as_deref().map(data_uri))
        }
    }
}

fn not_taken(endpoint: &str, what: &str) -> Error {
    Invalid::new("request", endpoint, format!("can't take {what}; nothing was sent"))
        .hint("correct what the model's entry in models.toml says it takes")
        .into()
}

/// A number as a person would write it: 3.5, not the nearest binary fraction of 32 bits in 64.
fn decimal(number: f32) -> Value {
    number.to_string().parse::<f64>().map_or(Value::Null, Value::from)
}

#[derive(Debug, Deserialize)]
struct Accepted {
    request_id: String,
    status_url: String,
    response_url: String,
    #[serde(default)]
    cancel_url: Option<String>,
}

/// Reads the ticket out of the answer to a submit. The addresses are taken as they are (they can't be built from the model's name)
/// and must be on the base's own scheme, host and port: the key goes there.
///
/// Source: facts of 2026-11-23, §3.1.
///
/// # Errors
/// [`Fate::Lost`](crate::providers::Fate::Lost): it was accepted, and can't be followed.
pub(super) fn ticket(wire: &Wire, answer: &[u8]) -> std::result::Result<Ticket, Failed> {
    let accepted: Accepted = serde_json::from_slice(answer)
        .map_err(|_| wire.lost("it took the request, but its answer is no ticket"))?;
    let addresses = [Some(&accepted.status_url), Some(&accepted.response_url), accepted.cancel_url.as_ref()];
    for address in addresses.into_iter().flatten() {
        let url = reqwest::Url::parse(address)
            .map_err(|_| wire.lost("it took the request, but names an address that can't be read"))?;
        if !wire.guard().is_base(&url) {
            return Err(wire.lost(format!(
                "it took the request, but names an address elsewhere ({}), where the key doesn't go",
                wire.words(url.host_str().unwrap_or("no host"))
            )));
        }
    }
    Ok(Ticket {
        request_id: wire.words(&accepted.request_id),
        status_url: accepted.status_url,
        result_url: accepted.response_url,
        cancel_url: accepted.cancel_url,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Parameters;

    fn request(endpoint: &str) -> ProviderRequest {
        ProviderRequest {
            endpoint: endpoint.to_owned(),
            prompt: "a fox".to_owned(),
            negative_prompt: None,
            parameters: Parameters { size: Some(Size { width: 1024, height: 576 }), ..Parameters::default() },
            count: 2,
            references: Vec::new(),
            mask: None,
            uploaded: None,
            idempotency_key: "k".to_owned(),
        }
    }

    fn sent(request: &ProviderRequest) -> Value {
        let names = super::super::fields::FieldNames::default().of(&request.endpoint, 0, false).unwrap().1;
        serde_json::from_slice(&body(names, request).unwrap()).unwrap()
    }

    #[test]
    fn a_size_is_sent_as_the_model_takes_it() {
        assert_eq!(
            sent(&request("fal-ai/flux/schnell")),
            json!({ "prompt": "a fox", "image_size": { "width": 1024, "height": 576 }, "num_images": 2 })
        );
        assert_eq!(sent(&request("fal-ai/nano-banana"))["aspect_ratio"], "16:9");
        assert_eq!(sent(&request("fal-ai/flux/dev/image-to-image"))["image_size"], Value::Null);
    }

    #[test]
    fn settings_and_files_get_the_models_own_names() {
        let mut edit = request("fal-ai/z-image/turbo/inpaint");
        edit.references = vec![b"\x89PNG".to_vec()];
        edit.mask = Some(vec![0xff, 0xd8]);
        edit.parameters.strength = Some(0.6);
        edit.parameters.guidance_scale = Some(3.5);
        edit.parameters.steps = Some(8);
        let sent = sent(&edit);
        assert_eq!(sent["image_url"], "data:image/png;base64,iVBORw==");
        assert_eq!(sent["mask_image_url"], "data:image/jpeg;base64,/9g=");
        assert_eq!((&sent["strength"], &sent["guidance_scale"]), (&json!(0.6), &json!(3.5)));
        assert_eq!(sent["num_inference_steps"], 8);
    }

    #[test]
    fn several_references_go_as_a_list_or_not_at_all() {
        let mut edit = request("fal-ai/flux-2/edit");
        edit.references = vec![b"\x89PNG".to_vec(); 2];
        assert_eq!(sent(&edit)["image_urls"].as_array().unwrap().len(), 2);
        edit.endpoint = "fal-ai/flux/dev/image-to-image".to_owned();
        let names = super::super::fields::FieldNames::default().of(&edit.endpoint, 0, false).unwrap().1;
        assert!(body(names, &edit).unwrap_err().to_string().contains("nothing was sent"));
    }

    #[test]
    fn extras_reach_the_model_but_change_nothing_that_the_price_hangs_on() {
        let mut request = request("fal-ai/flux/schnell");
        for (name, value) in [
            ("acceleration", json!("high")),
            ("num_images", json!(9)),
            ("sync_mode", json!(true)),
            ("prompt", json!("other")),
            ("image_size", Value::Null),
        ] {
            request.parameters.extras.insert(name.to_owned(), value);
        }
        assert_eq!(sent(&request), json!({ "prompt": "a fox", "num_images": 2, "acceleration": "high" }));
    }
}
