//! What was spent, as a person and a spreadsheet read it. What is known in different ways stands in different columns.

use pixery_core::domain::{CostGrouping, CostLine, MicroUsd};
use pixery_core::ops::costs::Costs;

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean, columns, cut, wrap};

/// Lists costs with their total: columns with a head on a terminal, what is not nothing in words where that is too narrow for
/// them, whole tab-separated lines elsewhere.
pub(crate) fn costs_table(costs: &Costs, by: CostGrouping, width: Option<usize>, ink: Ink) -> String {
    if costs.items.is_empty() {
        return String::new();
    }
    let rows = costs.items.iter().chain([&costs.total]).map(|line| {
        [
            clean(&line.name),
            line.reported.to_string(),
            line.estimated.to_string(),
            unknown(line),
            line.not_charged_attempts.to_string(),
            line.attempts.to_string(),
            line.images.to_string(),
        ]
    });
    match width {
        Some(width) if needed_width(rows.clone(), by) > width => {
            let lines = costs.items.iter().chain([&costs.total]);
            lines.map(|line| in_words(line, width, ink)).collect()
        }
        Some(width) => {
            let head = head(by).map(|name| Cell::inked(name, |text| ink.faint(text))).into();
            let last = costs.items.len();
            let rows = rows.enumerate().map(|(number, row)| {
                let cell = |text: String| match number == last {
                    true => Cell::inked(text, |text| ink.strong(text)),
                    false => Cell::plain(text),
                };
                row.map(cell).into()
            });
            lay_out(std::iter::once(head).chain(rows).collect(), width)
        }
        None => rows.map(|row| row.join("\t") + "\n").collect(),
    }
}

fn head(by: CostGrouping) -> [&'static str; 7] {
    [by.name(), "reported", "estimated", "unknown", "not charged", "requests", "images"]
}

/// Returns how many columns of a terminal the table takes.
fn needed_width(rows: impl Iterator<Item = [String; 7]>, by: CostGrouping) -> usize {
    let mut widths = head(by).map(columns);
    for row in rows {
        for (wide, cell) in widths.iter_mut().zip(&row) {
            *wide = columns(cell).max(*wide);
        }
    }
    widths.iter().map(|wide| wide + 2).sum::<usize>() - 2
}

/// Returns a line by itself and, below it, what it comes to.
fn in_words(line: &CostLine, width: usize, ink: Ink) -> String {
    let counted = |count: u32, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let parts = [
        (line.reported.0 != 0).then(|| format!("{} reported", line.reported)),
        (line.estimated.0 != 0).then(|| format!("{} estimated", line.estimated)),
        (line.unknown_attempts != 0 || line.held.0 != 0).then(|| format!("unknown {}", unknown(line))),
        (line.not_charged_attempts != 0).then(|| format!("{} not charged", line.not_charged_attempts)),
        Some(counted(line.attempts, "request")),
        Some(counted(line.images, "image")),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let parts = wrap(&parts, width.saturating_sub(2)).into_iter().map(|part| format!("  {part}\n"));
    ink.strong(cut(&clean(&line.name), width)) + "\n" + &parts.collect::<String>()
}

/// Returns how many attempts nobody knows the cost of, and the most that they and those that run may cost.
fn unknown(line: &CostLine) -> String {
    match (line.unknown_attempts, line.held.0) {
        (0, 0) => "0".to_owned(),
        (count, 0) => count.to_string(),
        (count, _) => format!("{count}, up to {}", line.held),
    }
}

/// Returns comma-separated values with a head line, amounts in dollars without a sign. No total: a spreadsheet makes its own.
pub(crate) fn costs_csv(costs: &Costs, by: CostGrouping) -> String {
    let head = format!(
        "{},reported_usd,estimated_usd,unknown_requests,held_usd,not_charged_requests,requests,images\n",
        by.name()
    );
    let row = |line: &CostLine| {
        let CostLine { name, unknown_attempts, not_charged_attempts, attempts, images, .. } = line;
        let (reported, estimated, held) =
            (dollars(line.reported), dollars(line.estimated), dollars(line.held));
        let name = quoted(&clean(name));
        format!(
            "{name},{reported},{estimated},{unknown_attempts},{held},{not_charged_attempts},{attempts},{images}\n"
        )
    };
    head + &costs.items.iter().map(row).collect::<String>()
}

fn dollars(amount: MicroUsd) -> String {
    amount.to_string().replace('$', "")
}

/// Quotes a field where it must be; one that a spreadsheet would take for a formula is made text.
fn quoted(field: &str) -> String {
    let field = if field.starts_with(['=', '+', '-', '@']) { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_one_field_and_no_formula() {
        assert_eq!(quoted("claude"), "claude");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
    }
}
