//! What was spent, from the roll-ups that triggers keep of the ledger.

use super::Reader;
use crate::domain::{CostGrouping, CostLine, MicroUsd};
use crate::error::Result;

impl Reader<'_> {
    /// Returns one line per group and kind of cost within the days (both included, `YYYY-MM-DD`), the newest day or the
    /// name first in order. Kinds are never added up.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn costs(&self, by: CostGrouping, since: &str, until: &str) -> Result<Vec<CostLine>> {
        let (column, order) = match by {
            CostGrouping::Day => ("day", "day DESC"),
            CostGrouping::Month => ("substr(day, 1, 7)", "name DESC"),
            CostGrouping::Model => ("model", "model"),
            CostGrouping::Provider => ("provider", "provider"),
            CostGrouping::Actor => ("actor", "actor"),
        };
        let sql = format!(
            "SELECT {column} AS name, \
               sum(CASE kind WHEN 'reported' THEN micro_usd ELSE 0 END) AS reported, \
               sum(CASE kind WHEN 'estimated' THEN micro_usd ELSE 0 END) AS estimated, \
               sum(CASE kind WHEN 'unknown' THEN attempts ELSE 0 END) AS unknown, \
               sum(CASE kind WHEN 'not_charged' THEN attempts ELSE 0 END) AS not_charged, \
               sum(held_micro) AS held, sum(attempts) AS attempts, sum(images) AS images \
             FROM cost_days WHERE day BETWEEN ?1 AND ?2 AND attempts > 0 GROUP BY name ORDER BY {order}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let lines = statement.query_map((since, until), |row| {
            Ok(CostLine {
                name: row.get("name")?,
                reported: MicroUsd(row.get("reported")?),
                estimated: MicroUsd(row.get("estimated")?),
                held: MicroUsd(row.get("held")?),
                unknown_attempts: row.get("unknown")?,
                not_charged_attempts: row.get("not_charged")?,
                attempts: row.get("attempts")?,
                images: row.get("images")?,
            })
        })?;
        Ok(lines.collect::<rusqlite::Result<_>>()?)
    }
}
