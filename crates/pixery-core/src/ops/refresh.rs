//! Asking the vendors what they offer today, because somebody wants to know: nothing here is ever done by itself.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};
use ts_rs::TS;

use crate::catalog::Catalog;
use crate::domain::{MicroUsd, Model, ModelId, Price, ProviderId, Timestamp, Zone};
use crate::error::{Error, ErrorBody, Result};
use crate::library::Library;
use crate::providers::{Offer, Priced};

/// Whom to ask: every vendor that lists its models.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RefreshModels {}

/// What the vendors said, and what that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Refreshed {
    /// Each vendor that has models in the catalog.
    pub providers: Vec<RefreshedProvider>,
    /// Where the answers are kept, where doors may show paths.
    pub path: Option<String>,
}

/// What one vendor said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefreshedProvider {
    /// The vendor.
    pub provider: ProviderId,
    /// Why it could not be asked; what was known of it stays.
    pub failure: Option<ErrorBody>,
    /// What is different now.
    pub changes: Vec<CatalogChange>,
}

/// Something that is different from what the catalog said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
#[ts(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum CatalogChange {
    /// The vendor has a model that the catalog doesn't know.
    New {
        /// The vendor's name for it.
        endpoint: String,
    },
    /// The vendor switches a model off, or has.
    Retired {
        /// The model.
        model: ModelId,
        /// When, as `YYYY-MM-DD`.
        day: String,
    },
    /// A model that was said to be switched off is there.
    Back {
        /// The model.
        model: ModelId,
    },
    /// The price is another.
    Price {
        /// The model.
        model: ModelId,
        /// What was reckoned with.
        before: Box<Price>,
        /// What is reckoned with from now on.
        now: Box<Price>,
    },
    /// The vendor names a price in a form that says less than the catalog's: the catalog's stays.
    OtherPrice {
        /// The model.
        model: ModelId,
        /// Micro-dollars a unit.
        micro_usd: MicroUsd,
        /// What is counted.
        unit: String,
    },
}

/// Asks every vendor that lists its models, keeps what they say beside the user's `models.toml`, and returns what changed. One that
/// can't be asked leaves the others be.
///
/// # Errors
/// `storage` when the answers can't be kept; `invalid` when the door has no folder for them.
pub async fn refresh(library: &Library, _request: RefreshModels) -> Result<Refreshed> {
    let config = library.config().clone();
    let Some(path) = config.refreshed_models_file.clone() else {
        return Err(Error::Internal("there is no folder to keep the vendors' answers in".to_owned()));
    };
    let shipped = Catalog::load(None, None)?;
    let before = library.catalog()?.clone();
    let today = library.now().day_in(Zone::utc());
    let mut overrides: Vec<Table> = Vec::new();
    let mut providers = Vec::new();
    for id in vendors(&shipped) {
        let endpoints: Vec<String> = shipped
            .models()
            .iter()
            .filter(|model| model.provider == id)
            .map(|model| model.endpoint.clone())
            .collect();
        let provider = library.providers()?.get(&id)?;
        let (offer, failure) = match provider.offer(&endpoints).await {
            Ok(offer) => (Some(offer), None),
            Err(error) => (None, Some(ErrorBody::from(&error))),
        };
        let mut changes = Vec::new();
        match &offer {
            Some(offer) => {
                overrides.extend(of_vendor(&shipped, &id, offer, &today));
                changes.extend(news(&before, &id, offer));
            }
            None => overrides.extend(kept(&path, &shipped, &id)?),
        }
        providers.push(RefreshedProvider { provider: id, failure, changes });
    }
    write(&path, &overrides, library.now())?;
    let after = Catalog::load(Some(&path), config.models_file.as_deref())?;
    for asked in &mut providers {
        let changes = differences(&before, &after, &asked.provider);
        asked.changes.extend(changes);
    }
    Ok(Refreshed { providers, path: config.expose_paths.then(|| path.display().to_string()) })
}

/// The vendors of the shipped models that cost something, in the order of the files.
fn vendors(catalog: &Catalog) -> Vec<ProviderId> {
    let mut ids: Vec<ProviderId> = Vec::new();
    for model in catalog.models().iter().filter(|model| model.price != Price::Free) {
        if !ids.contains(&model.provider) {
            ids.push(model.provider.clone());
        }
    }
    ids
}

/// Returns what a vendor's answer says otherwise than the shipped files, as tables of a models file.
fn of_vendor(shipped: &Catalog, id: &ProviderId, offer: &Offer, today: &str) -> Vec<Table> {
    let mine = || shipped.models().iter().filter(|model| model.provider == *id);
    let offered = |model: &Model| offer.models.iter().find(|offered| offered.endpoint == model.endpoint);
    // A list that knows none of the vendor's models is another server's.
    let is_complete = offer.is_complete && mine().any(|model| offered(model).is_some());
    mine()
        .filter_map(|model| {
            let mut table = Table::new();
            let retired = match (offered(model), &model.dates.retired) {
                (Some(offered), known) => offered.retired.clone().filter(|day| known.as_ref() != Some(day)),
                (None, None) if is_complete => Some(today.to_owned()),
                (None, Some(known)) if is_complete && known.as_str() > today => Some(today.to_owned()),
                (None, _) => None,
            };
            let price = offered(model).and_then(|offered| offered.price.as_ref());
            let price =
                price.and_then(|priced| new_price(&model.price, priced)).filter(|now| *now != model.price);
            if retired.is_none() && price.is_none() {
                return None;
            }
            table.insert("id".to_owned(), model.id.as_str().into());
            if let Some(price) = price.and_then(|price| Value::try_from(price).ok()) {
                table.insert("price".to_owned(), price);
            }
            let mut dates = Table::from_iter([("checked".to_owned(), Value::from(today))]);
            dates.extend(retired.map(|day| ("retired".to_owned(), day.into())));
            table.insert("dates".to_owned(), Value::Table(dates));
            Some(table)
        })
        .collect()
}

/// Returns a vendor's price in the catalog's form; nothing when that would say less than the catalog does.
fn new_price(known: &Price, priced: &Priced) -> Option<Price> {
    let micro_usd = priced.micro_usd;
    match (known, priced.unit.trim_end_matches('s')) {
        (Price::Image { .. } | Price::Unknown, "image") => Some(Price::Image { micro_usd }),
        (Price::Megapixel { further_micro_usd: None, .. } | Price::Unknown, "megapixel") => {
            Some(Price::Megapixel { micro_usd, further_micro_usd: None })
        }
        _ => None,
    }
}

/// Returns what an answer says that no models file can hold.
fn news(before: &Catalog, id: &ProviderId, offer: &Offer) -> Vec<CatalogChange> {
    let mut changes = Vec::new();
    for offered in &offer.models {
        let known = before.models().iter().find(|model| {
            model.provider == *id
                && (model.endpoint == offered.endpoint || model.aliases.contains(&offered.endpoint))
        });
        match (known, &offered.price) {
            (None, _) => changes.push(CatalogChange::New { endpoint: offered.endpoint.clone() }),
            (Some(model), Some(priced)) if new_price(&model.price, priced).is_none() => {
                changes.push(CatalogChange::OtherPrice {
                    model: model.id.clone(),
                    micro_usd: priced.micro_usd,
                    unit: priced.unit.clone(),
                });
            }
            _ => {}
        }
    }
    changes
}

fn differences(before: &Catalog, after: &Catalog, id: &ProviderId) -> Vec<CatalogChange> {
    let mut changes = Vec::new();
    for now in after.models().iter().filter(|model| model.provider == *id) {
        let Some(was) = before.models().iter().find(|model| model.id == now.id) else { continue };
        let model = now.id.clone();
        match (&was.dates.retired, &now.dates.retired) {
            (was, Some(day)) if was.as_ref() != Some(day) => {
                changes.push(CatalogChange::Retired { model: model.clone(), day: day.clone() });
            }
            (Some(_), None) => changes.push(CatalogChange::Back { model: model.clone() }),
            _ => {}
        }
        if was.price != now.price {
            changes.push(CatalogChange::Price {
                model,
                before: Box::new(was.price.clone()),
                now: Box::new(now.price.clone()),
            });
        }
    }
    changes
}

/// Returns what was kept of a vendor that could not be asked this time.
fn kept(path: &Path, shipped: &Catalog, id: &ProviderId) -> Result<Vec<Table>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", path, error)),
    };
    let mut file: Table = text.parse().unwrap_or_default();
    let Some(Value::Array(models)) = file.remove("model") else { return Ok(Vec::new()) };
    let is_of = |table: &Table| {
        let name = table.get("id").and_then(Value::as_str);
        shipped.models().iter().any(|model| model.provider == *id && Some(model.id.as_str()) == name)
    };
    Ok(models.into_iter().filter_map(|model| model.try_into::<Table>().ok()).filter(is_of).collect())
}

/// Writes the file whole: beside it first, then in its place.
fn write(path: &Path, overrides: &[Table], now: Timestamp) -> Result<()> {
    let models: Vec<Value> = overrides.iter().cloned().map(Value::Table).collect();
    let file = Table::from_iter([("model".to_owned(), Value::Array(models))]);
    let body = toml::to_string(&file)
        .map_err(|error| Error::Internal(format!("the vendors' answers can't be written: {error}")))?;
    let head = format!(
        "# What the vendors said on {} when `pixery models --refresh` asked them. models.toml overrides it;\n\
         # deleting this file brings back what ships.\n\n",
        now.day_in(Zone::utc())
    );
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Error::io("make", folder, error))?;
    }
    let part = path.with_extension("part");
    std::fs::write(&part, head + &body).map_err(|error| Error::io("write", &part, error))?;
    std::fs::rename(&part, path).map_err(|error| Error::io("put in place", path, error))
}
