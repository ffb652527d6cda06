//! What goes to OpenAI, held against the vendor's own list of fields: no field that it doesn't know, each of the right type and range,
//! for every model and whatever can be asked of it.
//!
//! Source: npm openai 7.57.0 `resources/images.d.ts`, read 2026-11-23.

use pixery_core::catalog::Catalog;
use pixery_core::domain::{Model, Size};
use pixery_core::providers::ProviderRequest;
use serde_json::{Value, json};

use crate::room::{KEY, provider, request, submit};
use crate::server::{Seen, Server};

const ONE_IMAGE: &str = r#"{"created":1,"data":[{"b64_json":"iVBORw=="}]}"#;

fn one_of(value: &Value, known: &[&str]) -> bool {
    value.as_str().is_some_and(|text| known.contains(&text))
}

fn within(value: &Value, least: u64, most: u64) -> bool {
    value.as_u64().is_some_and(|number| (least..=most).contains(&number))
}

/// `auto`, or sides that are multiples of 16, between 1:3 and 3:1, at most 3840x2160 pixels.
fn is_size(value: &Value) -> bool {
    let Some(text) = value.as_str() else { return false };
    text == "auto"
        || text.parse::<Size>().is_ok_and(|Size { width, height }| {
            [width, height].iter().all(|side| side % 16 == 0 && (16..=3840).contains(side))
                && u64::from(width) * u64::from(height) <= 3840 * 2160
                && width <= 3 * height
                && height <= 3 * width
        })
}

fn is_image_url(value: &Value) -> bool {
    let keys: Vec<&str> = value.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    keys == ["image_url"]
        && value["image_url"]
            .as_str()
            .is_some_and(|url| url.starts_with("data:image/") && url.len() <= 20_971_520)
}

/// Returns whether a field is one that both generations and edits know, with a value that it takes.
fn is_right(name: &str, value: &Value) -> bool {
    match name {
        "prompt" => value.as_str().is_some_and(|text| !text.is_empty() && text.chars().count() <= 32_000),
        "model" | "safety_identifier" => value.is_string(),
        "n" => within(value, 1, 10),
        "size" => is_size(value),
        "quality" => one_of(value, &["auto", "low", "medium", "high", "xhigh", "max"]),
        "background" => one_of(value, &["auto", "transparent", "opaque"]),
        "output_format" => one_of(value, &["png", "jpeg", "webp", "gif", "svg"]),
        "output_compression" => within(value, 0, 100),
        "moderation" => one_of(value, &["auto", "low"]),
        "complexity" => one_of(value, &["low", "medium", "high"]),
        "stream" => value.is_boolean(),
        "partial_images" => within(value, 0, 3),
        _ => false,
    }
}

/// Returns each field that the vendor would refuse.
fn wrong(seen: &Seen) -> Vec<String> {
    let body = seen.json();
    let is_edit = seen.target == "/images/edits";
    let is_right = |name: &str, value: &Value| match name {
        "images" => {
            let images = value.as_array().map_or(&[][..], Vec::as_slice);
            is_edit && (1..=16).contains(&images.len()) && images.iter().all(is_image_url)
        }
        "mask" => is_edit && is_image_url(value),
        "input_fidelity" => is_edit && one_of(value, &["high", "low"]),
        name => is_right(name, value),
    };
    let mut wrong: Vec<String> = body
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, value)| !is_right(name, value))
        .map(|(name, value)| format!("{name}: {value:.80}"))
        .collect();
    let required = ["prompt", "model"].into_iter().chain(is_edit.then_some("images"));
    wrong.extend(required.filter(|name| body.get(name).is_none()).map(|name| format!("{name} is missing")));
    wrong
}

fn grey(width: u32, height: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    let image = image::GrayImage::from_pixel(width, height, image::Luma([255]));
    image.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

/// What can be asked of a model: each size and number that it takes, its settings, references and a mask.
fn requests(model: &Model) -> Vec<ProviderRequest> {
    let mut all = Vec::new();
    let of = |text: &str| text.parse::<Size>().unwrap();
    let sizes = ["1024x1024", "1536x1024", "1024x1536", "3840x2160", "1536x512", "512x1536", "1000x1000"];
    for asked in sizes.map(of) {
        let Ok(size) = model.capabilities.sizes.resolve(Some(asked), None) else { continue };
        let mut plain = request(&model.endpoint);
        plain.parameters.size = Some(size);
        plain.count = model.capabilities.count;
        for (name, value) in [
            ("quality", json!("low")),
            ("background", json!("opaque")),
            ("output_format", json!("webp")),
            ("output_compression", json!(80)),
            ("moderation", json!("low")),
            ("partial_images", json!(9)),
        ] {
            let mut set = plain.clone();
            set.parameters.extras.insert(name.to_owned(), value);
            all.push(set);
        }
        let few =
            ProviderRequest { references: vec![grey(64, 32)], mask: Some(grey(64, 32)), ..plain.clone() };
        let many = ProviderRequest { references: vec![grey(16, 16); 16], ..plain.clone() };
        all.extend([plain, few, many]);
    }
    all
}

#[tokio::test]
async fn every_request_of_every_living_model_has_only_fields_that_openai_knows() {
    let catalog = Catalog::load(None, None).unwrap();
    let is_ours = |model: &&Model| model.provider.as_str() == "openai" && model.endpoint != "dall-e-3";
    let mut sent = 0;
    // To a server of our own, edits go as a form; their JSON is looked at beside the code that writes it.
    for model in catalog.models().iter().filter(is_ours) {
        for asked in requests(model) {
            let server = Server::always(200, ONE_IMAGE);
            let openai = provider("openai", Some(&server.base), Some(KEY));
            submit(openai.as_ref(), &asked).await.0.unwrap();
            let seen = &server.seen()[0];
            if seen.target == "/images/generations" {
                assert_eq!(wrong(seen), Vec::<String>::new(), "{}", model.id);
            } else {
                check_form(&seen.text(), asked.references.len(), asked.mask.is_some());
            }
            sent += 1;
        }
    }
    assert!(sent > 100, "{sent}");
}

/// A form has the same fields as text, and each file with its name and type.
fn check_form(form: &str, references: usize, has_mask: bool) {
    let parts = form.matches("Content-Disposition: form-data; name=\"");
    let names: Vec<&str> = form
        .split("Content-Disposition: form-data; name=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .collect();
    assert_eq!(parts.count(), names.len());
    let files = names.iter().filter(|name| **name == "image[]").count();
    assert_eq!((files, names.contains(&"mask")), (references, has_mask), "{names:?}");
    for part in form.split("Content-Disposition: form-data; name=\"").skip(1) {
        let (name, rest) = part.split_once('"').unwrap();
        if name == "image[]" || name == "mask" {
            assert!(rest.starts_with("; filename=\"") && rest.contains("Content-Type: image/"), "{name}");
            continue;
        }
        let text = rest.split("\r\n\r\n").nth(1).and_then(|value| value.split("\r\n--").next()).unwrap();
        let value = serde_json::from_str(text).unwrap_or_else(|_| json!(text));
        assert!(is_right(name, &value), "{name}: {value}");
    }
}

#[test]
fn the_check_refuses_what_openai_refuses() {
    let seen = |target: &str, body: Value| Seen {
        method: "POST".to_owned(),
        target: target.to_owned(),
        headers: Vec::new(),
        body: body.to_string().into_bytes(),
        connection: 0,
    };
    let good = json!({ "model": "m", "prompt": "a fox", "n": 1, "size": "1024x1024" });
    assert!(wrong(&seen("/images/generations", good.clone())).is_empty());
    for (name, value) in [
        ("response_format", json!("b64_json")),
        ("style", json!("vivid")),
        ("seed", json!(7)),
        ("n", json!(11)),
        ("n", json!("1")),
        ("size", json!("1000x1000")),
        ("size", json!("3840x768")),
        ("quality", json!("hd")),
        ("partial_images", json!(4)),
        ("images", json!([{ "image_url": "data:image/png;base64,AA==" }])),
    ] {
        let mut bad = good.clone();
        bad[name] = value;
        assert_eq!(wrong(&seen("/images/generations", bad.clone())).len(), 1, "{bad}");
    }
    assert_eq!(wrong(&seen("/images/edits", good)), ["images is missing"]);
}
