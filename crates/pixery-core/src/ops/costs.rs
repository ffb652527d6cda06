//! What was spent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{CostGrouping, CostLine, Invalid, MicroUsd, Timestamp};
use crate::error::Result;
use crate::library::Library;

/// Costs to be shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ShowCosts {
    /// What they are gathered by.
    #[ts(as = "Option<CostGrouping>")]
    pub by: CostGrouping,
    /// The first day, `YYYY-MM-DD` in the library's zone; 30 days ago when absent.
    pub since: Option<String>,
    /// The last day; today when absent.
    pub until: Option<String>,
}

/// What was spent: a line per group, and all of them together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Costs {
    /// The first day.
    pub since: String,
    /// The last day.
    pub until: String,
    /// A line per group; empty when nothing was asked of anybody.
    pub items: Vec<CostLine>,
    /// The lines together.
    pub total: CostLine,
}

/// Returns what was spent by day, month, model, provider or actor. What is reported, estimated, unknown and not charged stays apart.
///
/// # Errors
/// `invalid` for a day that is none; `storage` when the database fails.
pub async fn show(library: &Library, request: ShowCosts) -> Result<Costs> {
    const USUAL_DAYS: i64 = 29;
    let zone = library.identity().zone;
    let now = library.now();
    let before = Timestamp::from_millis(now.millis().saturating_sub(USUAL_DAYS * 24 * 60 * 60 * 1_000));
    let since = day(request.since, || before.day_in(zone))?;
    let until = day(request.until, || now.day_in(zone))?;
    let (from, to) = (since.clone(), until.clone());
    let items = library.read(move |reader| reader.costs(request.by, &from, &to)).await?;
    let total = items.iter().fold(nothing(), add);
    Ok(Costs { since, until, items, total })
}

fn day(given: Option<String>, usual: impl FnOnce() -> String) -> Result<String> {
    let Some(text) = given else { return Ok(usual()) };
    match chrono::NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
        Ok(day) => Ok(day.format("%Y-%m-%d").to_string()),
        Err(_) => Err(Invalid::new("day", text, "is not YYYY-MM-DD").hint("write it like 2026-11-23").into()),
    }
}

fn nothing() -> CostLine {
    CostLine {
        name: "total".to_owned(),
        reported: MicroUsd(0),
        estimated: MicroUsd(0),
        held: MicroUsd(0),
        unknown_attempts: 0,
        not_charged_attempts: 0,
        attempts: 0,
        images: 0,
    }
}

fn add(sum: CostLine, line: &CostLine) -> CostLine {
    CostLine {
        name: sum.name,
        reported: MicroUsd(sum.reported.0.saturating_add(line.reported.0)),
        estimated: MicroUsd(sum.estimated.0.saturating_add(line.estimated.0)),
        held: MicroUsd(sum.held.0.saturating_add(line.held.0)),
        unknown_attempts: sum.unknown_attempts + line.unknown_attempts,
        not_charged_attempts: sum.not_charged_attempts + line.not_charged_attempts,
        attempts: sum.attempts + line.attempts,
        images: sum.images + line.images,
    }
}
