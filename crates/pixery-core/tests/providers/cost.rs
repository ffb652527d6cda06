//! What a usage costs, to the micro-dollar.

use pixery_core::domain::{CostKind, MicroUsd, Price};
use serde_json::{Value, json};

use crate::room::{KEY, provider};

/// Micro-dollars per million tokens: text in, image in, text out, image out.
type Prices = [i64; 4];

const TWO: Prices = [5_000_000, 8_000_000, 10_000_000, 30_000_000];
const OLD: Prices = [5_000_000, 8_000_000, 10_000_000, 32_000_000];
const MINI: Prices = [2_000_000, 2_500_000, 8_000_000, 8_000_000];
/// Prices at which nothing comes out even.
const ODD: Prices = [333, 777_777, 1_500_000, 12_345_678];

/// Prices, tokens in the same order, and what they come to: worked out apart from this program, with exact fractions, halves rounded
/// up.
const USAGES: [(Prices, [u64; 4], i64); 50] = [
    (TWO, [15, 0, 0, 196], 5955),
    (TWO, [15, 0, 0, 439], 13245),
    (TWO, [50, 0, 0, 1756], 52930),
    (TWO, [12, 0, 0, 7033], 211050),
    (TWO, [300, 1024, 0, 1756], 62372),
    (TWO, [1, 0, 0, 1], 35),
    (TWO, [0, 1, 0, 1], 38),
    (TWO, [9, 323, 0, 272], 10789),
    (TWO, [32000, 65536, 0, 7024], 895008),
    (TWO, [7, 0, 11, 4160], 124945),
    (TWO, [40, 0, 0, 1056], 31880),
    (TWO, [1, 1, 1, 1], 53),
    (TWO, [332, 2472, 0, 1187], 57046),
    (TWO, [841, 0, 0, 8314], 253625),
    (OLD, [15, 0, 0, 196], 6347),
    (OLD, [15, 0, 0, 439], 14123),
    (OLD, [50, 0, 0, 1756], 56442),
    (OLD, [12, 0, 0, 7033], 225116),
    (OLD, [300, 1024, 0, 1756], 65884),
    (OLD, [220, 0, 223, 1145], 39970),
    (OLD, [247, 1487, 0, 3658], 130187),
    (OLD, [646, 1014, 0, 764], 35790),
    (OLD, [571, 2182, 0, 8859], 303799),
    (OLD, [121, 0, 0, 6102], 195869),
    (OLD, [100, 0, 0, 10142], 325044),
    (MINI, [15, 0, 0, 196], 1598),
    (MINI, [15, 0, 0, 439], 3542),
    (MINI, [50, 0, 0, 1756], 14148),
    (MINI, [12, 0, 0, 7033], 56288),
    (MINI, [300, 1024, 0, 1756], 17208),
    (MINI, [1, 0, 0, 1], 10),
    (MINI, [0, 1, 0, 1], 11),
    (MINI, [9, 323, 0, 272], 3002),
    (MINI, [32000, 65536, 0, 7024], 284032),
    (MINI, [7, 0, 11, 4160], 33382),
    (MINI, [40, 0, 0, 1056], 8528),
    (MINI, [1, 1, 1, 1], 21),
    (MINI, [211, 8134, 398, 7629], 84973),
    (MINI, [600, 7425, 0, 13016], 123891),
    (ODD, [15, 0, 0, 196], 2420),
    (ODD, [15, 0, 0, 439], 5420),
    (ODD, [50, 0, 0, 1756], 21679),
    (ODD, [12, 0, 0, 7033], 86827),
    (ODD, [300, 1024, 0, 1756], 22476),
    (ODD, [185, 0, 295, 8605], 106677),
    (ODD, [507, 5628, 0, 1935], 28266),
    (ODD, [525, 0, 388, 2491], 31335),
    (ODD, [501, 0, 0, 12527], 154654),
    (ODD, [572, 5141, 356, 9739], 124767),
    (ODD, [509, 0, 0, 4423], 54605),
];

fn price([text_in, image_in, text_out, image_out]: Prices) -> Price {
    Price::Token {
        text_in: MicroUsd(text_in),
        image_in: MicroUsd(image_in),
        text_out: Some(MicroUsd(text_out)),
        image_out: MicroUsd(image_out),
        cached_text_in: None,
        cached_image_in: None,
        drafts: None,
        choice: None,
        tokens: Vec::new(),
    }
}

fn cost(usage: &Value, price: &Price) -> Option<i64> {
    let openai = provider("openai", None, Some(KEY));
    let answer = json!({ "data": [{ "b64_json": "iVBORw==" }], "usage": usage }).to_string();
    let cost = openai.read_answer(answer.as_bytes(), price).unwrap().cost?;
    assert_eq!(cost.kind, CostKind::Reported);
    cost.micro_usd.map(|amount| amount.0)
}

#[test]
fn fifty_usages_come_to_the_micro_dollar() {
    for (prices, [text_in, image_in, text_out, image_out], expected) in USAGES {
        let usage = json!({
            "input_tokens": text_in + image_in, "output_tokens": text_out + image_out,
            "total_tokens": text_in + image_in + text_out + image_out,
            "input_tokens_details": { "text_tokens": text_in, "image_tokens": image_in },
            "output_tokens_details": { "text_tokens": text_out, "image_tokens": image_out },
        });
        assert_eq!(cost(&usage, &price(prices)), Some(expected), "{prices:?} {usage}");
    }
}

#[test]
fn missing_details_are_taken_for_the_dearer_kind() {
    for (usage, expected) in [
        (json!({ "input_tokens": 0, "output_tokens": 1756 }), 52_680),
        (json!({ "output_tokens": 1756, "output_tokens_details": null }), 52_680),
        (json!({ "input_tokens": 100, "output_tokens": 1 }), 830),
        (
            json!({ "input_tokens": 100, "input_tokens_details": { "text_tokens": 90 }, "output_tokens": 1 }),
            90 * 5 + 10 * 8 + 30,
        ),
        (json!({ "output_tokens": 10, "output_tokens_details": { "text_tokens": 4 } }), 4 * 10 + 6 * 30),
    ] {
        assert_eq!(cost(&usage, &price(TWO)), Some(expected), "{usage}");
    }
}

#[test]
fn a_usage_that_says_nothing_leaves_the_estimate() {
    for usage in [
        Value::Null,
        json!({}),
        json!("many"),
        json!({ "input_tokens": 5, "output_tokens": 0 }),
        json!({ "output_tokens": -1 }),
        json!({ "output_tokens": 1.5 }),
        json!({ "output_tokens": u64::MAX, "input_tokens": u64::MAX }),
    ] {
        assert_eq!(cost(&usage, &price(TWO)), None, "{usage}");
    }
    let usage = json!({ "input_tokens": 10, "output_tokens": 1756 });
    for other in [Price::Free, Price::Unknown, Price::Image { micro_usd: MicroUsd(40_000) }] {
        assert_eq!(cost(&usage, &other), None, "{other:?}");
    }
}
