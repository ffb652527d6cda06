//! Tables that fit the terminal: the last column takes what room is left.

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

/// Lays rows out in columns with two spaces between; the last column is cut to the width. A row of one cell is a line of its own.
pub(super) fn lay_out(rows: Vec<Vec<Cell>>, width: usize) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let wide = rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(column));
            wide.map(|cell| columns(&cell.plain)).max().unwrap_or(0)
        })
        .collect();
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
                line.push_str(&cell.inked);
                line.push_str(&" ".repeat(widths[column] - columns(&cell.plain) + 2));
                used += widths[column] + 2;
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
