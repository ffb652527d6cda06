//! What fal.ai offers, of the models that are asked about: `GET https://api.fal.ai/v1/models` says which of them live,
//! `GET https://api.fal.ai/v1/models/pricing` what they cost. Below a server that the user named: `{base}/v1/models`.
//!
//! Source: facts of 2026-11-23, §0 and §3.5 (docs.fal.ai/platform-apis/v1/models).

use std::collections::BTreeMap;

use reqwest::Url;
use serde_json::Value;

use crate::domain::MicroUsd;
use crate::error::Result;
use crate::providers::http::Wire;
use crate::providers::{Offer, Offered, Priced};

/// How many models one request asks about: an address must not grow without end.
const AT_ONCE: usize = 40;

/// The model that is asked about when only the key is to be tried.
const ANY: &str = "fal-ai/flux/schnell";

pub(super) async fn ask(wire: &Wire, endpoints: &[String]) -> Result<Offer> {
    if endpoints.is_empty() {
        wire.ask_list(about(wire, "v1/models/pricing", &[ANY.to_owned()])).await?;
        return Ok(Offer::default());
    }
    let (mut living, mut prices) = (Vec::new(), BTreeMap::new());
    for some in endpoints.chunks(AT_ONCE) {
        let listed = wire.ask_list(about(wire, "v1/models", some)).await?.body;
        living.extend(listed["models"].as_array().into_iter().flatten().filter_map(|model| {
            let endpoint = model["endpoint_id"].as_str()?;
            let status = model["metadata"]["status"].as_str().or_else(|| model["status"].as_str());
            status.is_none_or(|status| status == "active").then(|| endpoint.to_owned())
        }));
        let priced = wire.ask_list(about(wire, "v1/models/pricing", some)).await?.body;
        prices.extend(priced["prices"].as_array().into_iter().flatten().filter_map(price));
    }
    let is_complete = !living.is_empty();
    let offered = |endpoint: String| {
        let price = prices.get(&endpoint).cloned();
        Offered { endpoint, retired: None, price }
    };
    Ok(Offer { account: None, models: living.into_iter().map(offered).collect(), is_complete })
}

fn about(wire: &Wire, path: &str, endpoints: &[String]) -> Url {
    let mut url = wire.list_at(path);
    url.query_pairs_mut().extend_pairs(endpoints.iter().map(|endpoint| ("endpoint_id", endpoint)));
    url
}

/// Reads `{"endpoint_id":…,"unit_price":0.003,"unit":"megapixels","currency":"USD"}`.
fn price(entry: &Value) -> Option<(String, Priced)> {
    if entry["currency"].as_str().is_some_and(|currency| !currency.eq_ignore_ascii_case("usd")) {
        return None;
    }
    let dollars = entry["unit_price"].as_f64().filter(|dollars| (0.0..1_000.0).contains(dollars))?;
    #[expect(clippy::cast_possible_truncation, reason = "below a thousand dollars")]
    let micro_usd = MicroUsd((dollars * 1_000_000.0).round() as i64);
    let unit = entry["unit"].as_str().unwrap_or_default().to_lowercase();
    Some((entry["endpoint_id"].as_str()?.to_owned(), Priced { micro_usd, unit }))
}
