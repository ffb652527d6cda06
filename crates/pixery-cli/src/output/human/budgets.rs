//! Budgets as a person reads them.

use pixery_core::domain::{Actor, Budget};

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean};

/// Lists budgets: columns with a head on a terminal, whole tab-separated lines elsewhere.
pub(crate) fn budgets_table(budgets: &[Budget], width: Option<usize>, ink: Ink) -> String {
    let rows = budgets.iter().map(|budget| {
        [
            budget.period.name().to_owned(),
            budget.actor.as_ref().map_or("everybody".to_owned(), |actor: &Actor| clean(actor.as_str())),
            budget.limit.to_string(),
            budget.spent.to_string(),
            budget.held.to_string(),
            budget.left().to_string(),
        ]
    });
    match width {
        Some(_) if budgets.is_empty() => String::new(),
        Some(width) => {
            let head = ["period", "whose", "limit", "spent", "held", "left"];
            let head = head.map(|name| Cell::inked(name, |text| ink.faint(text))).into();
            let rows = rows.map(|row| row.map(Cell::plain).into());
            lay_out(std::iter::once(head).chain(rows).collect(), width)
        }
        None => rows.map(|row| row.join("\t") + "\n").collect(),
    }
}
