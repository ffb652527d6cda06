//! Tables that fit the terminal: the last column takes what room is left, and names that are too long leave it some.

use super::text::{columns, cut};

/// A cell: its text, and how it is inked.
pub(super) struct Cell {
    pub(super) plain: String,
    pub(super) inked: String,
    /// Writes the cell into so many columns, where it is the last and knows better than to be cut.
    fit: Option<Box<dyn Fn(usize) -> String>>,
}

impl Cell {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        let plain = text.into();
        Self { inked: plain.clone(), plain, fit: None }
    }

    pub(super) fn inked(text: impl Into<String>, ink: impl FnOnce(&str) -> String) -> Self {
        let plain = text.into();
        Self { inked: ink(&plain), plain, fit: None }
    }

    /// Returns a last cell that is written when it is known how many columns are left.
    pub(super) fn fitted(fit: impl Fn(usize) -> String + 'static) -> Self {
        Self { plain: String::new(), inked: String::new(), fit: Some(Box::new(fit)) }
    }
}

/// The least that the last column gets where others could do with less, and that no other column is cut below, in columns.
const LEAST_OF_THE_LAST: usize = 16;
const LEAST: usize = 8;

/// Lays rows out in columns with two spaces between; the last column is cut to the width, and the widest of the others where even
/// that is too much. A row of one cell is a line of its own.
pub(super) fn lay_out(rows: Vec<Vec<Cell>>, width: usize) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let wide = rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(column));
            wide.map(|cell| columns(&cell.plain)).max().unwrap_or(0)
        })
        .collect();
    let widths = fitted_widths(widths, &rows, width);
    let mut text = String::new();
    for row in rows {
        let mut used = 0;
        let last = row.len().saturating_sub(1);
        let mut line = String::new();
        for (column, cell) in row.into_iter().enumerate() {
            if column == last {
                let room = width.saturating_sub(used).max(8);
                line.push_str(&match &cell.fit {
                    Some(fit) => fit(room),
                    None if columns(&cell.plain) > room => cut(&cell.plain, room),
                    None => cell.inked,
                });
            } else if widths[column] > 0 {
                let (plain, inked) = match columns(&cell.plain) > widths[column] {
                    true => (cut(&cell.plain, widths[column]), None),
                    false => (cell.plain, Some(cell.inked)),
                };
                line.push_str(inked.as_ref().unwrap_or(&plain));
                line.push_str(&" ".repeat(widths[column] - columns(&plain) + 2));
                used += widths[column] + 2;
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Makes the widest columns but the last narrower, until the last has room.
fn fitted_widths(mut widths: Vec<usize>, rows: &[Vec<Cell>], width: usize) -> Vec<usize> {
    let Some(last) = widths.pop() else { return widths };
    let is_fitted = rows.iter().any(|row| row.last().is_some_and(|cell| cell.fit.is_some()));
    let wanted = if is_fitted { LEAST_OF_THE_LAST } else { last.min(LEAST_OF_THE_LAST) };
    loop {
        let used: usize = widths.iter().filter(|wide| **wide > 0).map(|wide| wide + 2).sum();
        let excess = (used + wanted).saturating_sub(width);
        let mut others = widths.clone();
        others.sort_unstable();
        let (widest, next) = (others.pop().unwrap_or(0), others.pop().unwrap_or(0));
        if excess == 0 || widest <= LEAST {
            widths.push(last);
            return widths;
        }
        // Down to the next one at most, so that two long names share what is left.
        let narrower = widest.saturating_sub(excess).max(next.min(widest - 1)).max(LEAST);
        for wide in &mut widths {
            if *wide == widest {
                *wide = narrower;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]], width: usize) -> String {
        lay_out(rows.iter().map(|row| row.iter().map(|text| Cell::plain(*text)).collect()).collect(), width)
    }

    #[test]
    fn a_long_name_is_cut_before_it_breaks_the_lines_of_all() {
        let long = "長い".repeat(40);
        for rows in
            [&[&[long.as_str(), "3"][..], &["fox", "12"]][..], &[&[&long, &long, "1"], &["a", "b", "12"]]]
        {
            for line in table(rows, 60).lines() {
                assert!(columns(line) <= 60, "{line}");
            }
        }
        assert!(table(&[&[&long, "3"], &["fox", "12"]], 60).lines().all(|line| line.ends_with(['3', '2'])));
    }

    #[test]
    fn what_has_room_is_whole() {
        let long = "n".repeat(50);
        assert_eq!(table(&[&[&long, "12345"]], 60), format!("{long}  12345\n"));
    }
}
