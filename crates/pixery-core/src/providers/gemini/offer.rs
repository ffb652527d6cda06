//! What Google offers: `GET {base}/models`, names as `models/NAME`.
//!
//! Source: npm @google/genai 3.1.0 (`ListModelsResponse`), read 2026-11-23.

use crate::error::Result;
use crate::providers::http::Wire;
use crate::providers::{Offer, Offered};

/// Words in the names of models that make images.
const IMAGE_WORDS: [&str; 3] = ["image", "banana", "imagen"];

pub(super) async fn ask(wire: &Wire, _endpoints: &[String]) -> Result<Offer> {
    let mut url = wire.list_at("models");
    url.query_pairs_mut().append_pair("pageSize", "1000");
    let asked = wire.ask_list(url).await?;
    let models: Vec<Offered> = asked.body["models"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|model| model["name"].as_str())
        .map(|name| name.trim_start_matches("models/"))
        .filter(|name| IMAGE_WORDS.iter().any(|word| name.contains(word)))
        .map(|name| Offered { endpoint: wire.words(name), retired: None, price: None })
        .collect();
    let is_complete = !models.is_empty() && asked.body["nextPageToken"].as_str().is_none_or(str::is_empty);
    Ok(Offer { account: asked.account, models, is_complete })
}
