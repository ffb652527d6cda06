//! What a vendor says it offers: which models, until when, for how much.

use crate::domain::MicroUsd;

/// A vendor's answer to being asked what it offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// Whose key it was, where the vendor says so.
    pub account: Option<String>,
    /// The models, by the vendor's names, as far as they make images.
    pub models: Vec<Offered>,
    /// Whether a model that is not in the list can't be asked any more.
    pub is_complete: bool,
}

/// A model that a vendor offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The vendor's name for it.
    pub endpoint: String,
    /// When it is switched off, as `YYYY-MM-DD`, where the vendor says so.
    pub retired: Option<String>,
    /// What it costs, where the vendor says so.
    pub price: Option<Priced>,
}

/// A price as a vendor tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// Micro-dollars a unit.
    pub micro_usd: MicroUsd,
    /// What is counted, in the vendor's word: `images`, `megapixels`.
    pub unit: String,
}
