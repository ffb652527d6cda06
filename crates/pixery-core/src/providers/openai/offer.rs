//! What OpenAI offers: `GET {base}/models`, with the `shutdown_date` that it has had since 2026.
//!
//! Source: facts of 2026-11-23, §0 (developers.openai.com/api/docs/deprecations).

use serde_json::Value;

use crate::error::Result;
use crate::providers::http::Wire;
use crate::providers::{Offer, Offered};

pub(super) async fn ask(wire: &Wire, _endpoints: &[String]) -> Result<Offer> {
    let asked = wire.ask_list(wire.list_at("models")).await?;
    let models = asked.body["data"].as_array().into_iter().flatten().filter_map(|model| {
        let id = model["id"].as_str()?;
        let makes_images = id.contains("image") || id.contains("dall-e");
        (makes_images || !wire.guard().is_vendors_own()).then(|| Offered {
            endpoint: wire.words(id),
            retired: model["shutdown_date"].as_str().filter(|date| is_date(date)).map(str::to_owned),
            price: None,
        })
    });
    let models: Vec<Offered> = models.collect();
    // A server of one's own lists what it has loaded: what is not there is not gone.
    let is_complete = !models.is_empty() && matches!(asked.body["data"], Value::Array(_));
    Ok(Offer { account: asked.account, models, is_complete })
}

fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}
