//! A person's selection, in words.

use std::fmt::Write as _;

use pixery_core::domain::{GenerationId, PersonsSelection};

use crate::output::clean;

/// The most ids on a line.
const MOST_IDS: usize = 12;

/// Returns what is selected, a line for each part that there is.
pub(crate) fn selection_page(selection: &PersonsSelection) -> String {
    let mut page = String::new();
    let mut line = |name: &str, text: String| {
        let _ = writeln!(page, "{name:<12}{text}");
    };
    line("cursor", selection.cursor.map_or_else(|| "none".to_owned(), |id| id.to_string()));
    if selection.mark_count > 0 {
        line("marked", format!("{}: {}", selection.mark_count, ids(&selection.marks)));
    }
    if let Some(id) = selection.viewer {
        line("viewer", id.to_string());
    }
    if !selection.compare.is_empty() {
        line("compared", ids(&selection.compare));
    }
    if let Some(query) = selection.view.query.as_deref().filter(|query| !query.is_empty()) {
        line("query", clean(query));
    }
    if let Some(collection) = &selection.view.collection {
        line("collection", clean(collection));
    }
    line(
        "in sight",
        if selection.visible.is_empty() { "nothing".to_owned() } else { ids(&selection.visible) },
    );
    if selection.withheld > 0 {
        line("safe mode", format!("leaves {} out", selection.withheld));
    }
    page
}

fn ids(ids: &[GenerationId]) -> String {
    let shown: Vec<String> = ids.iter().take(MOST_IDS).map(ToString::to_string).collect();
    let more = ids.len().saturating_sub(MOST_IDS);
    if more > 0 { format!("{} and {more} more", shown.join(" ")) } else { shown.join(" ") }
}
