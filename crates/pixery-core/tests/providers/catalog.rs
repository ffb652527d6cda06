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

#[test]
fn the_names_of_the_earlier_pixery_lead_to_living_models() {
    let catalog = Catalog::load(None, None).unwrap();
    for (name, id) in [
        ("gemini-flash", "gemini-nano-banana-2.1"),
        ("gemini-pro", "gemini-3-pro-image"),
        ("fal-ai/flux/schnell", "fal-ai/flux/schnell"),
        ("fal-ai/flux-pro/v1.1", "fal-ai/flux-pro/v1.1"),
        ("fal-ai/flux-pro/v1.1-ultra", "fal-ai/flux-pro/v1.1-ultra"),
        ("fal-ai/recraft-v3", "fal-ai/recraft/v3/text-to-image"),
        ("fal-ai/z-image/turbo", "fal-ai/z-image/turbo"),
        ("z-image", "fal-ai/z-image/turbo"),
        ("flux2-pro", "fal-ai/flux-2-pro"),
        ("flux2-max", "fal-ai/flux-2-max"),
        ("flux2-turbo", "fal-ai/flux-2/turbo"),
        ("Flux2-HDR", "fal-ai/flux-2-lora-gallery/hdr-style"),
    ] {
        assert_eq!(catalog.living_model(name, now()).unwrap().id.as_str(), id, "{name}");
    }
    for (name, successor) in [
        ("gemini-3-pro-image-preview", "gemini-3-pro-image"),
        ("gemini-3.1-flash-image-preview", "gemini-nano-banana-2.1"),
        ("imagen-4", "gemini-nano-banana-2.1"),
        ("fal-ai/imagen4/preview", "fal-ai/nano-banana-2"),
    ] {
        let error = catalog.living_model(name, now()).unwrap_err();
        assert_eq!(error.hint(), format!("use {successor} instead"), "{name}");
    }
}

#[test]
fn every_successor_lives_and_every_guide_follows_its_own_rules() {
    let catalog = Catalog::load(None, None).unwrap();
    for model in catalog.models() {
        if let Some(successor) = &model.dates.successor {
            catalog.living_model(successor.as_str(), now()).unwrap();
        }
        assert!(model.summary.len() <= 120 && !model.summary.ends_with('.'), "{}", model.id);
    }
    for guide in catalog.guides() {
        assert!(
            guide.tips.len() >= 3 && !guide.example.why.is_empty() && !guide.text.is_empty(),
            "{}",
            guide.name
        );
        let prefix = guide.required_prefix.as_deref().unwrap_or_default();
        assert!(guide.example.prompt.starts_with(prefix), "{}'s example lacks its own prefix", guide.name);
    }
    for family in ["animagine", "pony", "noobai", "sdxl"] {
        assert!(catalog.guide(family).unwrap().negative_template.is_some(), "{family}");
    }
    assert_eq!(catalog.guide("z-image").unwrap().name, "z-image");
    assert!(catalog.guide("nobody").is_err());
}
