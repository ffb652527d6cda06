//! Budgets: how much may be spent in a day or a month, by everybody together or by one actor.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Actor, Invalid, MicroUsd};

/// What a budget is counted over, in the library's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum BudgetPeriod {
    /// From midnight to midnight.
    Day,
    /// From the first to the last of a month.
    Month,
}

impl BudgetPeriod {
    /// Both periods.
    pub const ALL: [Self; 2] = [Self::Day, Self::Month];

    /// Returns the name on the wire and in SQL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
        }
    }

    /// Returns the period of that name.
    ///
    /// # Errors
    /// [`Invalid`] for any other text.
    pub fn from_name(name: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|period| period.name() == name)
            .ok_or_else(|| Invalid::new("budget period", name, "is not day or month"))
    }
}

/// A limit and how much of it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Budget {
    /// What it is counted over.
    pub period: BudgetPeriod,
    /// Whose it is; absent for everybody together.
    pub actor: Option<Actor>,
    /// The most that may be spent.
    pub limit: MicroUsd,
    /// What was spent in the current period: estimated and reported costs.
    pub spent: MicroUsd,
    /// What is held for requests that run, or whose cost nobody knows: their worst case.
    pub held: MicroUsd,
}

impl Budget {
    /// Returns what is left of it; never below nothing.
    #[must_use]
    pub fn left(&self) -> MicroUsd {
        MicroUsd(self.limit.0.saturating_sub(self.spent.0).saturating_sub(self.held.0).max(0))
    }
}

/// A request that a budget does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverBudget {
    /// The budget as it stands.
    pub budget: Budget,
    /// The request's worst case; nothing when its price is unknown.
    pub wanted: Option<MicroUsd>,
}

impl fmt::Display for OverBudget {
    /// Writes "the budget of the day: $4.96 of $5.00 are used or held, and this needs $0.16; nothing was sent".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Budget { period, actor, limit, spent, held } = &self.budget;
        write!(f, "the budget of the {}", period.name())?;
        if let Some(actor) = actor {
            write!(f, " for {}", actor.as_str())?;
        }
        let used = MicroUsd(spent.0.saturating_add(held.0));
        write!(f, ": {used} of {limit} are used or held, and this needs ")?;
        match self.wanted {
            Some(wanted) => write!(f, "{wanted}")?,
            None => f.write_str("an amount that nobody knows")?,
        }
        f.write_str("; nothing was sent")
    }
}
