//! The models that ship, and a model of the user's own server.

use pixery_core::catalog::Catalog;
use pixery_core::domain::{MicroUsd, Parameters, Size, Timestamp};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T12:00:00Z").unwrap()
}

#[test]
fn what_vendors_offer_today_can_be_asked() {
    let catalog = Catalog::load(None, None).unwrap();
    for (name, id, provider) in [
        ("gpt-image-2.6-flare", "gpt-image-2.6-flare", "openai"),
        ("gpt-image", "gpt-image-2.6-flare", "openai"),
        ("gpt-image-2.6-sunburst", "gpt-image-2.6-sunburst", "openai"),
        ("gpt-image-2", "gpt-image-2", "openai"),
        ("gpt-image-1.5", "gpt-image-1.5", "openai"),
        ("fal-ai/flux/schnell", "fal-ai/flux/schnell", "fal"),
        ("schnell", "fal-ai/flux/schnell", "fal"),
        ("fal-ai/z-image/turbo/inpaint", "fal-ai/z-image/turbo/inpaint", "fal"),
    ] {
        let model = catalog.living_model(name, now()).unwrap();
        assert_eq!((model.id.as_str(), model.provider.as_str()), (id, provider));
        assert!(!model.capabilities.idempotency, "{id}: the vendor promises nothing of the kind");
        assert_eq!(model.dates.checked, "2026-11-23");
    }
}

#[test]
fn what_was_switched_off_names_its_successor() {
    let catalog = Catalog::load(None, None).unwrap();
    for (name, when) in [
        ("dall-e-3", "2026-11-23T12:00:00Z"),
        ("gpt-image-1", "2026-11-23T12:00:00Z"),
        ("gpt-image-1.5", "2026-12-01T00:00:00Z"),
        ("chatgpt-image-latest", "2026-12-01T00:00:00Z"),
    ] {
        let error = catalog.living_model(name, Timestamp::parse(when).unwrap()).unwrap_err();
        assert_eq!(error.hint(), "use gpt-image-2.6-flare instead", "{name}");
    }
}

#[test]
fn estimates_follow_the_facts() {
    let catalog = Catalog::load(None, None).unwrap();
    let square = Parameters { size: Some(Size { width: 1024, height: 1024 }), ..Parameters::default() };
    for (name, micro_usd) in [
        // 1,756 tokens at $30 per million; 7,033 of the older model.
        ("gpt-image-2.6-flare", 52_680),
        ("gpt-image-2", 210_990),
        // 1.05 megapixels are two started ones.
        ("fal-ai/flux/schnell", 6_000),
        ("fal-ai/flux/dev", 50_000),
    ] {
        let price = &catalog.model(name).unwrap().price;
        assert_eq!(price.estimate(&square, 1), Some(MicroUsd(micro_usd)), "{name}");
    }
}

#[test]
fn a_model_of_ones_own_server_is_added_without_rust() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("models.toml");
    let text = r#"
[[model]]
id = "my-sd"
name = "My server"
provider = "openai"
endpoint = "sd-cpp-local"
summary = "Stable Diffusion under the desk"
guide = "flux"
source = "my own"
[model.capabilities]
negativePrompt = true
seed = true
steps = { min = 1.0, max = 50.0, default = 20.0 }
sizes = { kind = "free", minSide = 64, maxSide = 2048, maxPixels = 4194304, multiple = 8, default = "512x512" }
idempotency = true
[model.price]
kind = "free"
[model.dates]
checked = "2026-11-23"
"#;
    std::fs::write(&file, text).unwrap();
    let catalog = Catalog::load(None, Some(&file)).unwrap();
    let model = catalog.living_model("my-sd", now()).unwrap();
    assert!(model.capabilities.negative_prompt && model.capabilities.idempotency);
}
