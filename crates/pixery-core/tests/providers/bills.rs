//! What answers cost, for every model with a price: reckoned here once more, in whole numbers and from the vendors' price lists alone,
//! and held against what the program says, to the micro-dollar.

use pixery_core::catalog::Catalog;
use pixery_core::domain::{CostKind, Model, Parameters, Price};
use serde_json::{Value, json};

use crate::room::{KEY, provider};

/// Cents per million tokens: text in, images in, text out, images out, and of the input what the vendor still had.
struct Rates {
    model: &'static str,
    cents: [u64; 4],
    cached: [u64; 2],
}

const fn rates(model: &'static str, cents: [u64; 4], cached: [u64; 2]) -> Rates {
    Rates { model, cents, cached }
}

/// Source: developers.openai.com/api/docs/pricing as litellm 1.109.1 has it, read 2026-11-23. Where the list has no price for text
/// that comes out, none does.
const OPENAI: [Rates; 8] = [
    rates("gpt-image-2.6-flare", [500, 800, 0, 3_000], [125, 200]),
    rates("gpt-image-2.6-sunburst", [500, 800, 0, 3_000], [125, 200]),
    rates("gpt-image-2.5-flare", [500, 800, 0, 3_000], [125, 200]),
    rates("gpt-image-2.5-sunburst", [500, 800, 0, 3_000], [125, 200]),
    rates("gpt-image-2", [500, 800, 0, 3_000], [125, 200]),
    rates("gpt-image-1.5", [500, 800, 1_000, 3_200], [125, 200]),
    rates("gpt-image-1-mini", [200, 250, 0, 800], [20, 25]),
    rates("gpt-image-1", [500, 1_000, 0, 4_000], [125, 250]),
];

/// Source: ai.google.dev/gemini-api/docs/pricing as litellm 1.109.1 has it, read 2026-11-23. Thinking is text.
const GEMINI: [Rates; 5] = [
    rates("gemini-nano-banana-2.1", [150, 150, 750, 3_000], [150, 150]),
    rates("gemini-3-pro-image", [200, 200, 1_200, 12_000], [200, 200]),
    rates("gemini-3.1-flash-image", [50, 50, 300, 6_000], [50, 50]),
    rates("gemini-3.1-flash-lite-image", [25, 25, 150, 3_000], [25, 25]),
    rates("gemini-2.5-flash-image", [30, 30, 250, 3_000], [30, 30]),
];

/// Tokens: text in, images in, text out, images out; of the input, text and images that the vendor still had.
type Tokens = ([u64; 4], [u64; 2]);

/// A prompt; an edit; an edit with much of it still there; one token of each, where halves are rounded; the most that goes in; a
/// batch.
const USAGES: [Tokens; 6] = [
    ([17, 0, 0, 1_756], [0, 0]),
    ([283, 1_369, 0, 7_033], [0, 0]),
    ([331, 2_738, 0, 439], [256, 1_369]),
    ([1, 1, 0, 1], [1, 0]),
    ([31_999, 65_533, 0, 13_342], [31_744, 0]),
    ([61, 323, 0, 10 * 1_767 + 3 * 100], [0, 0]),
];

/// Returns micro-dollars: a cent for a million tokens is a hundredth of a micro-dollar a token, and halves are rounded up.
fn by_hand(rates: &Rates, (tokens, cached): Tokens) -> i64 {
    let whole: u64 = tokens.iter().zip(rates.cents).map(|(count, cents)| count * cents).sum();
    let less: u64 = (0..2).map(|kind| cached[kind] * (rates.cents[kind] - rates.cached[kind])).sum();
    i64::try_from((whole - less + 50) / 100).unwrap()
}

fn of_openai((tokens, cached): Tokens) -> Value {
    let [text_in, image_in, text_out, image_out] = tokens;
    let mut usage = json!({
        "input_tokens": text_in + image_in, "output_tokens": text_out + image_out,
        "total_tokens": tokens.iter().sum::<u64>(),
        "input_tokens_details": { "text_tokens": text_in, "image_tokens": image_in },
        "output_tokens_details": { "text_tokens": text_out, "image_tokens": image_out },
    });
    if cached != [0, 0] {
        usage["input_tokens_details"]["cached_tokens"] = json!(cached[0] + cached[1]);
        usage["input_tokens_details"]["cached_tokens_details"] =
            json!({ "text_tokens": cached[0], "image_tokens": cached[1] });
    }
    json!({ "created": 1, "data": [{ "b64_json": "iVBORw==" }], "usage": usage })
}

/// Gemini has thinking beside what it says; `thoughts` of the text out are that.
fn of_gemini((tokens, cached): Tokens, thoughts: u64) -> Value {
    let [text_in, image_in, text_out, image_out] = tokens;
    let said = text_out - thoughts;
    json!({
        "candidates": [{
            "content": { "role": "model", "parts": [{ "inlineData": { "mimeType": "image/png", "data": "iVBORw==" } }] },
            "finishReason": "STOP", "index": 0,
        }],
        "usageMetadata": {
            "promptTokenCount": text_in + image_in,
            "candidatesTokenCount": said + image_out,
            "thoughtsTokenCount": thoughts,
            "cachedContentTokenCount": cached[0] + cached[1],
            "totalTokenCount": tokens.iter().sum::<u64>(),
            "promptTokensDetails": [
                { "modality": "TEXT", "tokenCount": text_in }, { "modality": "IMAGE", "tokenCount": image_in },
            ],
            "candidatesTokensDetails": [
                { "modality": "IMAGE", "tokenCount": image_out }, { "modality": "TEXT", "tokenCount": said },
            ],
        },
    })
}

fn charged(vendor: &str, model: &Model, answer: &Value) -> Option<i64> {
    let read = provider(vendor, None, Some(KEY)).read_answer(answer.to_string().as_bytes(), &model.price);
    let cost = read.unwrap().cost?;
    assert_eq!(cost.kind, CostKind::Reported);
    cost.micro_usd.map(|amount| amount.0)
}

/// Every model that is paid by the token, whether it lives or not: an old answer is still read.
fn by_token<'a>(catalog: &'a Catalog, vendor: &str) -> Vec<&'a Model> {
    let is_token = |model: &&Model| matches!(model.price, Price::Token { .. });
    catalog.models().iter().filter(|model| model.provider.as_str() == vendor).filter(is_token).collect()
}

#[test]
fn every_usage_of_every_openai_model_comes_to_the_micro_dollar() {
    let catalog = Catalog::load(None, None).unwrap();
    let models = by_token(&catalog, "openai");
    assert_eq!(models.len(), OPENAI.len(), "each model with a price is reckoned");
    let mut reckoned = 0;
    for rates in &OPENAI {
        let model = catalog.model(rates.model).unwrap();
        for usage in USAGES {
            let expected = by_hand(rates, usage);
            assert_eq!(
                charged("openai", model, &of_openai(usage)),
                Some(expected),
                "{} {usage:?}",
                rates.model
            );
            reckoned += 1;
        }
    }
    assert_eq!(reckoned, 48);
}

#[test]
fn text_that_comes_out_is_billed_where_the_list_has_a_price_for_it() {
    let catalog = Catalog::load(None, None).unwrap();
    let usage = ([40, 0, 220, 4_160], [0, 0]);
    let rates = OPENAI.iter().find(|rates| rates.model == "gpt-image-1.5").unwrap();
    let model = catalog.model(rates.model).unwrap();
    assert_eq!(charged("openai", model, &of_openai(usage)), Some(by_hand(rates, usage)));
    assert_eq!(by_hand(rates, usage), 40 * 5 + 220 * 10 + 4_160 * 32);
}

#[test]
fn text_that_comes_out_where_the_list_has_no_price_for_it_leaves_the_estimate() {
    let catalog = Catalog::load(None, None).unwrap();
    for rates in OPENAI.iter().filter(|rates| rates.cents[2] == 0) {
        let model = catalog.model(rates.model).unwrap();
        assert_eq!(
            charged("openai", model, &of_openai(([40, 0, 1, 1_756], [0, 0]))),
            None,
            "{}",
            rates.model
        );
        let without = ([40, 0, 0, 1_756], [0, 0]);
        assert_eq!(charged("openai", model, &of_openai(without)), Some(by_hand(rates, without)));
    }
}

#[test]
fn what_the_vendor_still_had_is_never_more_than_went_in_and_taken_for_text_where_it_says_no_more() {
    let catalog = Catalog::load(None, None).unwrap();
    let model = catalog.model("gpt-image-2.6-flare").unwrap();
    for (details, expected) in [
        // 60 of 100 text tokens, then all of them and 20 of 50 of the images.
        (
            json!({ "text_tokens": 100, "image_tokens": 50, "cached_tokens": 60 }),
            [40 * 500, 60 * 125, 50 * 800, 0],
        ),
        (
            json!({ "text_tokens": 100, "image_tokens": 50, "cached_tokens": 120 }),
            [0, 100 * 125, 30 * 800, 20 * 200],
        ),
        // More than went in is a server that can't count.
        (
            json!({ "text_tokens": 100, "image_tokens": 50, "cached_tokens": 9_000 }),
            [0, 100 * 125, 0, 50 * 200],
        ),
    ] {
        let usage = json!({ "input_tokens": 150, "input_tokens_details": details, "output_tokens": 196 });
        let answer = json!({ "data": [{ "b64_json": "iVBORw==" }], "usage": usage });
        let cents: i64 = expected.iter().sum::<i64>() + 196 * 3_000;
        assert_eq!(charged("openai", model, &answer), Some((cents + 50) / 100), "{usage}");
    }
}

#[test]
fn every_usage_of_every_gemini_model_comes_to_the_micro_dollar_with_thinking_and_words() {
    let catalog = Catalog::load(None, None).unwrap();
    assert_eq!(by_token(&catalog, "gemini").len(), GEMINI.len(), "each model with a price is reckoned");
    for rates in &GEMINI {
        let model = catalog.model(rates.model).unwrap();
        for (usage, _) in USAGES {
            for (said, thoughts) in [(0, 0), (37, 0), (0, 841), (13, 1_201)] {
                let usage = ([usage[0], usage[1], said + thoughts, usage[3]], [0, 0]);
                let answer = of_gemini(usage, thoughts);
                let expected = by_hand(rates, usage);
                assert_eq!(charged("gemini", model, &answer), Some(expected), "{} {usage:?}", rates.model);
            }
        }
    }
}

/// Model, width, height, setting, images, and micro-dollars an image with what they are counted by.
const FAL: [(&str, u32, u32, &str, u32, i64); 20] = [
    ("fal-ai/flux/schnell", 1024, 1024, "", 1, 2 * 3_000),
    ("fal-ai/flux/schnell", 512, 512, "", 4, 3_000),
    ("fal-ai/flux/dev", 1000, 1000, "", 2, 25_000),
    ("fal-ai/flux/dev", 1920, 1072, "", 1, 3 * 25_000),
    ("fal-ai/flux-pro/v1.1", 1440, 1440, "", 1, 3 * 40_000),
    ("fal-ai/flux-pro/v1.1-ultra", 2752, 1536, "", 3, 60_000),
    ("fal-ai/flux-pro/kontext", 1024, 1024, "", 1, 40_000),
    ("fal-ai/flux-pro/kontext/max", 1024, 1024, "", 2, 80_000),
    ("fal-ai/flux-2/turbo", 1536, 1024, "", 1, 2 * 8_000),
    ("fal-ai/flux-2-pro", 1536, 1024, "", 1, 30_000 + 15_000),
    ("fal-ai/flux-2-max", 1920, 1088, "", 1, 70_000 + 2 * 30_000),
    ("fal-ai/z-image/turbo", 1536, 1536, "", 4, 3 * 5_000),
    ("fal-ai/nano-banana", 1024, 1024, "", 4, 39_800),
    ("fal-ai/nano-banana-pro", 5504, 3072, "", 1, 300_000),
    ("fal-ai/nano-banana-2", 1376, 768, "", 1, 80_000),
    ("seedream-4", 2048, 2048, "", 2, 30_000),
    ("seedream-4.5", 2048, 2048, "", 2, 40_000),
    ("qwen-image", 1664, 928, "", 1, 2 * 20_000),
    ("recraft", 1024, 1024, "", 1, 40_000),
    ("ideogram", 1024, 1024, "QUALITY", 3, 90_000),
];

#[test]
fn fal_reports_no_cost_and_the_list_is_reckoned_by_image_megapixel_and_step() {
    let catalog = Catalog::load(None, None).unwrap();
    for (name, width, height, setting, count, each) in FAL {
        let model = catalog.model(name).unwrap();
        let size = Some(format!("{width}x{height}").parse().unwrap());
        let mut parameters = Parameters { size, ..Parameters::default() };
        if !setting.is_empty() {
            parameters.extras.insert("rendering_speed".to_owned(), setting.into());
        }
        let expected = model.price.estimate(&parameters, count).map(|amount| amount.0);
        assert_eq!(expected, Some(each * i64::from(count)), "{count} × {name} {width}x{height}");
        let answer = json!({ "images": [{ "url": "https://v3.fal.media/a.png" }], "seed": 1 });
        assert_eq!(charged("fal", model, &answer), None, "{name}");
    }
}

#[test]
fn drafts_are_reckoned_beforehand_with_a_hundred_tokens_each() {
    let catalog = Catalog::load(None, None).unwrap();
    for (drafts, expected) in
        [(json!(0), 1_756), (json!(1), 1_856), (json!(3), 2_056), (json!(9), 2_056), (json!("two"), 1_756)]
    {
        let mut parameters = Parameters { size: Some("1024x1024".parse().unwrap()), ..Parameters::default() };
        parameters.extras.insert("partial_images".to_owned(), drafts.clone());
        let estimate = catalog.model("gpt-image-2.5-flare").unwrap().price.estimate(&parameters, 2);
        assert_eq!(estimate.map(|amount| amount.0), Some(2 * expected * 30), "{drafts}");
    }
}
