//! The words that a person reads, by noun.

mod budgets;
mod compare;
mod costs;
mod failure;
mod find;
mod focus;
mod generations;
mod jobs;
mod models;
mod organise;
mod plan;
mod presets;
mod prices;
mod refresh;

pub(crate) use budgets::budgets_table;
pub(crate) use compare::{comparison, plans};
pub(crate) use costs::{costs_csv, costs_table};
pub(super) use failure::failure;
pub(crate) use find::{alike_table, explained_page, hits_table, lineage_tree, prompts_table, saved_table};
pub(crate) use focus::selection_page;
pub(crate) use generations::{generation_page, list_table, made_lines, tags_table};
pub(crate) use jobs::{cancelled_jobs, job_page, jobs_table};
pub(crate) use models::{guide_page, model_page, models_table};
pub(crate) use organise::{collections_table, log_table, notes_table, undone_lines};
pub(crate) use plan::plan;
pub(crate) use presets::{preset_page, presets_table};
pub(crate) use refresh::refreshed_page;

use super::text::{Ink, clean_lines, wrap};

/// What a page of prose is laid out for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// How it is coloured.
    pub(crate) ink: Ink,
    /// The most columns of a line.
    pub(crate) width: usize,
}

/// Lays out `name  value` lines, values wrapped and aligned; what follows a bullet hangs under its text.
pub(crate) fn facts(lines: &[(&str, String)], page: Page) -> String {
    let widest = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let room = page.width.saturating_sub(widest + 2).max(16);
    let mut text = String::new();
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        for (number, line) in clean_lines(value).lines().flat_map(|line| hang(line, room)).enumerate() {
            let label = if number == 0 { *name } else { "" };
            text.push_str(&page.ink.faint(format!("{label:widest$}")));
            text.push_str("  ");
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// Wraps one line; a bullet's further lines are indented like its first.
fn hang(line: &str, room: usize) -> Vec<String> {
    const BULLET: &str = "· ";
    match line.strip_prefix(BULLET) {
        None => wrap(line, room),
        Some(item) => {
            let wrapped = wrap(item, room - 2).into_iter().enumerate();
            wrapped
                .map(
                    |(number, line)| {
                        if number == 0 { format!("{BULLET}{line}") } else { format!("  {line}") }
                    },
                )
                .collect()
        }
    }
}
