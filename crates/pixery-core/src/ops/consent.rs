//! Consent: how much a request may cost, and whether anybody agreed to that.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Budget, Cost, CostKind, MicroUsd};
use crate::error::{Error, Result};
use crate::library::Library;

/// Without a budget, a request that is expected to cost more than this needs a word.
const MOST_WITHOUT_A_WORD: MicroUsd = MicroUsd(1_000_000);

/// What the person agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Consent {
    /// The most that all images together may cost, in micro-dollars.
    pub max_cost: Option<MicroUsd>,
    /// Whether whatever is expected is agreed to.
    #[ts(as = "Option<bool>")]
    pub any_cost: bool,
    /// Whether only to say what would be done and what it would cost: nothing is queued or sent.
    #[ts(as = "Option<bool>")]
    pub dry_run: bool,
}

/// Looks whether what all requests together are expected to cost may be spent.
///
/// # Errors
/// `budget` when it may cost more than was agreed to, or nobody agreed.
pub(super) fn check(library: &Library, expected: Cost, consent: &Consent) -> Result<()> {
    if expected.kind == CostKind::NotCharged {
        return Ok(());
    }
    let estimate = expected.micro_usd;
    let refused = |reason: String| Err(Error::Consent { estimate, reason });
    if let (Some(most), Some(estimate)) = (consent.max_cost, estimate)
        && estimate > most
    {
        return refused(format!("--max-cost allows {most}"));
    }
    if consent.max_cost.is_some() {
        return Ok(());
    }
    let today = library.now().day_in(library.identity().zone);
    let actor = library.config().actor.clone();
    let budgets: Vec<Budget> = library.store().read(|reader| reader.budgets_of(&actor, &today))?;
    match estimate {
        // A budget can't hold an amount that nobody knows: agreeing to any doesn't help.
        None if !budgets.is_empty() => refused("under a budget somebody has to say the most".to_owned()),
        _ if consent.any_cost => Ok(()),
        Some(estimate) if budgets.is_empty() && estimate > MOST_WITHOUT_A_WORD => {
            refused(format!("nobody agreed to more than {MOST_WITHOUT_A_WORD}"))
        }
        _ => Ok(()),
    }
}
