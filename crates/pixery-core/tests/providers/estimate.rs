//! What a request is expected to cost, for every model with a known price: worked out by hand from the vendors' price lists, and
//! "unknown" wherever those say nothing.

use pixery_core::catalog::Catalog;
use pixery_core::domain::{MicroUsd, Parameters, Price};

/// Model, size, its setting, images, micro-dollars.
type Case = (&'static str, &'static str, &'static str, u32, i64);

const KNOWN: &[Case] = &[
    ("sketch", "1024x1024", "", 4, 0),
    // OpenAI: tokens at $30 a million; 2.5's table, and four times its low and medium for 2.6.
    ("gpt-image-2.6-flare", "1024x1024", "", 1, 52_680),
    ("gpt-image-2.6-flare", "1024x1024", "auto", 2, 105_360),
    ("gpt-image-2.6-flare", "1024x1024", "low", 1, 23_520),
    ("gpt-image-2.6-flare", "1024x1024", "medium", 1, 52_680),
    ("gpt-image-2.6-flare", "1024x1024", "xhigh", 1, 93_660),
    ("gpt-image-2.6-flare", "1024x1024", "max", 1, 210_720),
    ("gpt-image-2.6-flare", "1024x1536", "high", 1, 41_160),
    ("gpt-image-2.6-flare", "1536x1024", "low", 10, 189_600),
    ("gpt-image-2.6-flare", "2048x2048", "high", 1, 100_080),
    ("gpt-image-2.6-flare", "3840x2160", "high", 1, 100_080),
    ("gpt-image-2.6-sunburst", "3840x2160", "max", 1, 400_260),
    ("gpt-image-2.6-sunburst", "512x512", "high", 1, 52_680),
    ("gpt-image-2.5-flare", "1024x1024", "low", 1, 5_880),
    ("gpt-image-2.5-flare", "1024x1024", "medium", 3, 39_510),
    ("gpt-image-2.5-flare", "1024x1536", "low", 1, 4_740),
    ("gpt-image-2.5-flare", "1536x1024", "medium", 1, 10_290),
    ("gpt-image-2.5-sunburst", "1024x1536", "xhigh", 1, 73_770),
    ("gpt-image-2.5-sunburst", "1024x1536", "max", 1, 164_640),
    ("gpt-image-2.5-sunburst", "3840x2160", "low", 1, 11_130),
    ("gpt-image-2.5-sunburst", "3840x2160", "medium", 1, 25_950),
    ("gpt-image-2", "1024x1024", "", 1, 210_990),
    ("gpt-image-2", "1024x1024", "low", 1, 6_000),
    ("gpt-image-2", "1024x1024", "medium", 1, 53_010),
    ("gpt-image-1.5", "1024x1024", "high", 1, 133_120),
    ("gpt-image-1.5", "1024x1024", "low", 1, 8_704),
    ("gpt-image-1-mini", "1024x1024", "medium", 1, 8_448),
    // Gemini: tokens by resolution.
    ("gemini-nano-banana-2.1", "1024x1024", "", 1, 33_600),
    ("gemini-nano-banana-2.1", "1368x768", "", 3, 100_800),
    ("gemini-nano-banana-2.1", "4096x4096", "", 1, 113_400),
    ("gemini-3-pro-image", "1024x1024", "", 1, 134_400),
    ("gemini-3-pro-image", "2048x2048", "", 1, 134_400),
    ("gemini-3-pro-image", "4096x4096", "", 2, 480_000),
    ("gemini-3.1-flash-image", "512x512", "", 1, 44_820),
    ("gemini-3.1-flash-image", "1024x1024", "", 1, 67_200),
    ("gemini-3.1-flash-image", "2728x1536", "", 1, 100_800),
    ("gemini-3.1-flash-image", "4096x4096", "", 1, 151_200),
    ("gemini-3.1-flash-lite-image", "1024x1024", "", 10, 336_000),
    ("gemini-2.5-flash-image", "1024x1024", "", 1, 38_700),
    // fal: started megapixels, first and further ones, tiers, images.
    ("fal-ai/flux/schnell", "1000x1000", "", 1, 3_000),
    ("fal-ai/flux/schnell", "1024x1024", "", 4, 24_000),
    ("fal-ai/flux/dev", "1024x768", "", 1, 25_000),
    ("fal-ai/flux/dev", "2048x2048", "", 1, 125_000),
    ("fal-ai/flux-pro/v1.1", "1024x1024", "", 1, 80_000),
    ("fal-ai/flux-pro/v1.1-ultra", "2048x2048", "", 2, 120_000),
    ("fal-ai/flux-pro/kontext", "1024x1024", "", 1, 40_000),
    ("fal-ai/flux-pro/kontext/max", "1024x1024", "", 1, 80_000),
    ("flux2-turbo", "1024x1024", "", 1, 16_000),
    ("flux2-pro", "1024x960", "", 1, 30_000),
    ("flux2-pro", "1024x1024", "", 1, 45_000),
    ("flux2-pro", "2048x2048", "", 1, 90_000),
    ("flux2-max", "1024x1024", "", 1, 100_000),
    ("flux2-max", "2048x2048", "", 2, 380_000),
    ("flux-3", "1024x1024", "", 1, 48_000),
    ("z-image", "1024x1024", "", 1, 10_000),
    ("z-image", "1024x768", "", 8, 40_000),
    ("fal-ai/nano-banana", "1024x1024", "", 1, 39_800),
    ("fal-ai/nano-banana-pro", "2048x2048", "", 1, 150_000),
    ("fal-ai/nano-banana-pro", "4096x4096", "", 1, 300_000),
    ("fal-ai/nano-banana-2", "512x512", "", 1, 60_000),
    ("fal-ai/nano-banana-2", "1024x1024", "", 1, 80_000),
    ("fal-ai/nano-banana-2", "2048x2048", "", 1, 120_000),
    ("fal-ai/nano-banana-2", "4096x4096", "", 1, 160_000),
    ("google/nano-banana-2.1", "1024x1024", "", 1, 40_000),
    ("google/nano-banana-2.1", "4096x4096", "", 1, 134_000),
    ("seedream-4", "4096x4096", "", 1, 30_000),
    ("seedream", "2048x2048", "", 3, 120_000),
    ("qwen-image", "1024x1024", "", 1, 40_000),
    ("fal-ai/recraft-v3", "1024x1024", "", 1, 40_000),
    ("ideogram", "1024x1024", "", 1, 60_000),
    ("ideogram", "1024x1024", "TURBO", 1, 30_000),
    ("ideogram", "1024x1024", "QUALITY", 2, 180_000),
];

/// Model, size, its setting: nobody knows.
const UNKNOWN: &[(&str, &str, &str)] = &[
    ("gpt-image-2", "1536x1024", "high"),
    ("gpt-image-2", "1024x1024", "max"),
    ("gpt-image-1.5", "1536x1024", "high"),
    ("gpt-image-2.5-flare", "1024x1024", "ultra"),
    ("gemini-3.1-flash-lite-image", "4096x4096", ""),
    ("flux-3", "2048x2048", ""),
    ("fal-ai/flux-2/edit", "1024x1024", ""),
    ("flux2-pro-edit", "1024x1024", ""),
    ("z-image-inpaint", "1024x1024", ""),
    ("grok", "1024x1024", ""),
    ("ideogram", "1024x1024", "SUPER"),
];

fn estimate(catalog: &Catalog, name: &str, size: &str, setting: &str, count: u32) -> Option<MicroUsd> {
    let price = &catalog.model(name).unwrap().price;
    let mut parameters = Parameters { size: Some(size.parse().unwrap()), ..Parameters::default() };
    if let (Price::Steps { choice: Some(choice), .. } | Price::Token { choice: Some(choice), .. }, false) =
        (price, setting.is_empty())
    {
        parameters.extras.insert(choice.setting.clone(), setting.into());
    }
    price.estimate(&parameters, count)
}

#[test]
fn seventy_estimates_come_to_the_micro_dollar() {
    let catalog = Catalog::load(None, None).unwrap();
    for &(name, size, setting, count, expected) in KNOWN {
        let found = estimate(&catalog, name, size, setting, count);
        assert_eq!(found, Some(MicroUsd(expected)), "{count} × {name} {size} {setting}");
    }
    let priced: Vec<&str> = KNOWN.iter().map(|case| catalog.model(case.0).unwrap().id.as_str()).collect();
    for model in catalog.models() {
        let is_alive = model.dates.retired.as_deref().is_none_or(|day| day > "2026-11-23");
        let is_covered = model.price == Price::Unknown || priced.contains(&model.id.as_str());
        assert!(!is_alive || is_covered, "{} has a price that nobody worked out", model.id);
    }
}

#[test]
fn what_no_source_says_is_unknown() {
    let catalog = Catalog::load(None, None).unwrap();
    for &(name, size, setting) in UNKNOWN {
        assert_eq!(estimate(&catalog, name, size, setting, 1), None, "{name} {size} {setting}");
    }
}
