//! The words that a person reads, by noun.

mod failure;
mod generations;
mod jobs;
mod models;

pub(super) use failure::failure;
pub(crate) use generations::{generation_page, list_table, tags_table};
pub(crate) use jobs::{job_page, jobs_table};
pub(crate) use models::{guide_page, model_page, models_table};

use super::text::{Ink, clean_lines, wrap};

/// The width that prose is wrapped to.
const PROSE: usize = 78;

/// Lays out `name  value` lines, values wrapped and aligned.
fn facts(lines: &[(&str, String)], ink: Ink) -> String {
    let widest = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        for (number, line) in wrap(&clean_lines(value), PROSE - widest - 2).into_iter().enumerate() {
            let label = if number == 0 { *name } else { "" };
            text.push_str(&ink.faint(format!("{label:widest$}")));
            text.push_str("  ");
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
