//! Collections, notes and the log as a person reads them.

use pixery_core::domain::{Collection, Entry, Note, Region, Timestamp};
use pixery_core::ops::undo::Undone;

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean};
use super::generations::age;

/// The most skipped things that are named one by one.
const MOST_NAMED: usize = 10;

/// Lists collections with their counts.
pub(crate) fn collections_table(items: &[Collection], width: Option<usize>, ink: Ink) -> String {
    let line = |item: &Collection| {
        let (name, words) = (clean(item.name.as_str()), clean(&item.description));
        format!("{name}\t{}\t{}\t{words}\n", item.count, marks(item.hidden, item.sensitive))
    };
    let Some(width) = width else { return items.iter().map(line).collect() };
    let rows = items.iter().map(|item| {
        vec![
            Cell::inked(clean(item.name.as_str()), |text| ink.name(text)),
            Cell::plain(item.count.to_string()),
            Cell::inked(marks(item.hidden, item.sensitive), |text| ink.faint(text)),
            Cell::plain(clean(&item.description)),
        ]
    });
    lay_out(rows.collect(), width)
}

fn marks(hidden: bool, sensitive: bool) -> &'static str {
    match (hidden, sensitive) {
        (true, true) => "hidden, sensitive",
        (true, false) => "hidden",
        (false, true) => "sensitive",
        (false, false) => "",
    }
}

/// Lists notes: note, age, image, who, the words.
pub(crate) fn notes_table(items: &[Note], now: Timestamp, width: Option<usize>, ink: Ink) -> String {
    let words = |note: &Note| {
        let answer = if note.reply_to.is_some() { "↳ " } else { "" };
        let settled = if note.resolved { "✓ " } else { "" };
        let place = match &note.region {
            Some(Region::Rectangle { x, y, width, height }) => format!("[{x},{y},{width},{height}] "),
            Some(Region::Freehand { points }) => format!("[line of {} points] ", points.len()),
            None => String::new(),
        };
        format!("{answer}{settled}{place}{}", clean(note.text.as_str()))
    };
    let line = |note: &Note| {
        let (image, actor) = (note.generation_id.0, clean(note.actor.as_str()));
        format!("{}\t{}\t{image}\t{actor}\t{}\n", note.id.0, note.created_at, words(note))
    };
    let Some(width) = width else { return items.iter().map(line).collect() };
    let rows = items.iter().map(|note| {
        vec![
            Cell::inked(note.id.0.to_string(), |text| ink.strong(text)),
            Cell::inked(age(note.created_at, now), |text| ink.faint(text)),
            Cell::inked(note.generation_id.to_string(), |text| ink.strong(text)),
            Cell::inked(clean(note.actor.as_str()), |text| ink.name(text)),
            Cell::plain(words(note)),
        ]
    });
    lay_out(rows.collect(), width)
}

/// Lists entries of the log.
pub(crate) fn log_table(items: &[Entry], now: Timestamp, width: Option<usize>, ink: Ink) -> String {
    let line = |entry: &Entry| {
        let Entry { id, at, operation, changes, .. } = entry;
        let undone_by = entry.undone_by.map(|by| by.0.to_string()).unwrap_or_default();
        format!("{}\t{at}\t{}\t{operation}\t{changes}\t{undone_by}\n", id.0, clean(entry.actor.as_str()))
    };
    let Some(width) = width else { return items.iter().map(line).collect() };
    let rows = items.iter().map(|entry| {
        let became = match (entry.undone_by, entry.undoes) {
            (Some(by), _) => format!("undone by {by}"),
            (None, Some(undoes)) => format!("of {undoes}"),
            (None, None) => String::new(),
        };
        vec![
            Cell::inked(entry.id.0.to_string(), |text| ink.strong(text)),
            Cell::inked(age(entry.at, now), |text| ink.faint(text)),
            Cell::inked(clean(entry.actor.as_str()), |text| ink.name(text)),
            Cell::plain(words(&entry.operation)),
            Cell::inked(changes(usize::try_from(entry.changes).unwrap_or(0)), |text| ink.faint(text)),
            Cell::plain(became),
        ]
    });
    lay_out(rows.collect(), width)
}

/// Says what was undone or redone, and what was not.
pub(crate) fn undone_lines(undone: &Undone, verb: &str) -> String {
    if undone.entries.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    for entry in undone.entries.iter().take(MOST_NAMED) {
        let (id, actor) = (entry.id.0, clean(entry.actor.as_str()));
        text.push_str(&format!("{verb}: {} ({id}) by {actor}\n", words(&entry.operation)));
    }
    if undone.entries.len() > MOST_NAMED {
        text.push_str(&format!("… and {} more\n", undone.entries.len() - MOST_NAMED));
    }
    text.push_str(&format!("{} put back\n", changes(undone.changed)));
    for skipped in undone.skipped.iter().take(MOST_NAMED) {
        let what = match skipped.topic.name() {
            "generations" => format!("#{}", skipped.id),
            other => format!("{} {}", other.trim_end_matches('s'), skipped.id),
        };
        text.push_str(&format!("left as it is: {what}, which {}\n", skipped.reason.words()));
    }
    if undone.skipped_count > MOST_NAMED {
        text.push_str(&format!("… and {} more\n", undone.skipped_count - MOST_NAMED));
    }
    text
}

fn words(operation: &str) -> String {
    clean(&operation.replace('_', " "))
}

fn changes(count: usize) -> String {
    if count == 1 { "1 change".to_owned() } else { format!("{count} changes") }
}
