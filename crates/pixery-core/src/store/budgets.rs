//! Budgets: limits, and what is spent and held against them. What a request may cost at most is reserved in the transaction that
//! claims it, so that under any interleaving of processes the sum stays within the limit.

use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::domain::{Actor, Budget, BudgetPeriod, Job, MicroUsd, OverBudget};
use crate::error::{Error, Result};
use crate::faults;

/// How everybody together stands in the `actor` column.
const EVERYBODY: &str = "";

impl Reader<'_> {
    /// Returns every budget with what is gone of it, those of everybody first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn budgets(&self, today: &str) -> Result<Vec<Budget>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT period, actor, limit_micro FROM budgets ORDER BY actor, period")?;
        let rows: Vec<(BudgetPeriod, String, MicroUsd)> = statement
            .query_map([], |row| Ok((row.get("period")?, row.get("actor")?, row.get("limit_micro")?)))?
            .collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(|(period, actor, limit)| self.standing(period, actor, limit, today)).collect()
    }

    /// Returns the budgets that count for an actor's requests.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn budgets_of(&self, actor: &Actor, today: &str) -> Result<Vec<Budget>> {
        let budgets = self.budgets(today)?;
        Ok(budgets.into_iter().filter(|budget| budget.actor.as_ref().is_none_or(|of| of == actor)).collect())
    }

    fn standing(&self, period: BudgetPeriod, actor: String, limit: MicroUsd, today: &str) -> Result<Budget> {
        let (table, column, current) = match period {
            BudgetPeriod::Day => ("cost_days", "day", today),
            BudgetPeriod::Month => ("cost_months", "month", today.get(..7).unwrap_or(today)),
        };
        let sql = format!(
            "SELECT ifnull(sum(micro_usd), 0) AS spent, ifnull(sum(held_micro), 0) AS held FROM {table} \
             WHERE {column} = ?1 AND (?2 = '' OR actor = ?2)"
        );
        let (spent, held) = self
            .connection
            .prepare_cached(&sql)?
            .query_row((current, &actor), |row| Ok((row.get("spent")?, row.get("held")?)))?;
        let actor = (actor != EVERYBODY).then(|| Actor::from_stored(actor));
        Ok(Budget { period, actor, limit, spent, held })
    }
}

impl Writer<'_> {
    /// Sets, changes or lifts a limit.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn set_budget(
        &self,
        period: BudgetPeriod,
        actor: Option<&Actor>,
        limit: Option<MicroUsd>,
    ) -> Result<()> {
        let actor = actor.map_or(EVERYBODY, Actor::as_str);
        match limit {
            Some(limit) => self
                .connection
                .prepare_cached(
                    "INSERT INTO budgets(period, actor, limit_micro) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET limit_micro = ?3",
                )?
                .execute((period, actor, limit))?,
            None => self
                .connection
                .prepare_cached("DELETE FROM budgets WHERE period = ?1 AND actor = ?2")?
                .execute((period, actor))?,
        };
        Ok(())
    }

    /// Returns what is to be held for a job while it runs, or the budget that doesn't allow it.
    pub(super) fn reserve(&self, job: &Job, today: &str) -> Result<std::result::Result<MicroUsd, Error>> {
        let agreed: Option<MicroUsd> = self
            .connection
            .prepare_cached("SELECT max_cost_micro FROM jobs WHERE id = ?1")?
            .query_row([job.id], |row| row.get("max_cost_micro"))
            .optional()?
            .flatten();
        let worst_case = job.cost.micro_usd.or(agreed);
        if worst_case == Some(MicroUsd(0)) || faults::is_off("reservation") {
            return Ok(Ok(MicroUsd(0)));
        }
        for budget in self.budgets_of(&job.actor, today)? {
            if worst_case.is_none_or(|wanted| wanted > budget.left()) {
                return Ok(Err(OverBudget { budget, wanted: worst_case }.into()));
            }
        }
        Ok(Ok(worst_case.unwrap_or_default()))
    }
}
