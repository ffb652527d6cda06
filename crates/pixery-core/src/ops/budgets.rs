//! Budgets: what may be spent in a day or a month.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Actor, Budget, BudgetPeriod, Invalid, MicroUsd};
use crate::error::Result;
use crate::library::Library;

/// The highest limit: a million dollars, beyond which a figure is surely mistyped.
const HIGHEST: MicroUsd = MicroUsd(1_000_000_000_000);

/// Which budgets to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ShowBudgets {}

/// Every budget, those of everybody together first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Budgets {
    /// The budgets with what is gone of them.
    pub items: Vec<Budget>,
}

/// A limit to be set or lifted.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetBudget {
    /// What it is counted over.
    pub period: BudgetPeriod,
    /// Whose it is; everybody's together when absent.
    #[serde(default)]
    pub actor: Option<Actor>,
    /// The most that may be spent, in micro-dollars; absent lifts the limit.
    #[serde(default)]
    pub limit: Option<MicroUsd>,
}

/// Returns every budget with what is spent and held in the current day or month of the library's zone.
///
/// # Errors
/// `storage` when the database fails.
pub async fn show(library: &Library, _request: ShowBudgets) -> Result<Budgets> {
    let today = library.now().day_in(library.identity().zone);
    Ok(Budgets { items: library.read(move |reader| reader.budgets(&today)).await? })
}

/// Sets or lifts a limit and returns every budget. Requests that run already are not stopped by a lower one.
///
/// # Errors
/// `invalid` for a limit below nothing or above a million dollars; `storage` when the library can't be written.
pub async fn set(library: &Library, request: SetBudget) -> Result<Budgets> {
    if let Some(limit) = request.limit
        && !(MicroUsd(0)..=HIGHEST).contains(&limit)
    {
        return Err(Invalid::new("budget", limit, "is not $0 to $1,000,000")
            .hint("give dollars, such as 5 or 2.50")
            .into());
    }
    library
        .write("set_budget", move |writer| {
            writer.set_budget(request.period, request.actor.as_ref(), request.limit)
        })
        .await?;
    show(library, ShowBudgets {}).await
}
