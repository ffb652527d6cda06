//! What the vendors said, as a person reads it.

use pixery_core::ops::refresh::{CatalogChange, Refreshed};

use super::super::text::{clean, wrap};
use super::Page;

/// Returns each vendor with what changed.
pub(crate) fn refreshed_page(refreshed: &Refreshed, page: Page) -> String {
    let mut text = String::new();
    for asked in &refreshed.providers {
        text.push_str(&page.ink.strong(asked.provider.as_str()));
        text.push('\n');
        let lines: Vec<String> = match (&asked.failure, asked.changes.as_slice()) {
            (Some(failure), _) => vec![format!("was not asked: {}; {}", failure.message, failure.hint)],
            (None, []) => vec!["nothing changed".to_owned()],
            (None, changes) => changes.iter().map(change).collect(),
        };
        for line in lines {
            for part in wrap(&clean(&line), page.width.saturating_sub(2)) {
                text.push_str(&format!("  {part}\n"));
            }
        }
    }
    if let Some(path) = &refreshed.path {
        text.push_str(&page.ink.faint(format!("kept in {}\n", clean(path))));
    }
    text
}

fn change(change: &CatalogChange) -> String {
    match change {
        CatalogChange::New { endpoint } => {
            format!("new: {endpoint} (add it in models.toml, or wait for the next Pixery)")
        }
        CatalogChange::Retired { model, day } => format!("{model} is switched off on {day}"),
        CatalogChange::Back { model } => format!("{model} is there again"),
        CatalogChange::Price { model, before, now } => {
            format!("{model} costs {} instead of {}", super::prices::rate(now), super::prices::rate(before))
        }
        CatalogChange::OtherPrice { model, micro_usd, unit } => {
            format!("{model}: {micro_usd} by {unit}, says the vendor; the finer price of the catalog stays")
        }
    }
}
