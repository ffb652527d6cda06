//! Generations and tags as a person reads them.

use std::fmt::Write as _;

use pixery_core::domain::{Generation, ReferenceRole, Tag, Timestamp};

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean, push_clean};
use super::{Page, facts};

/// Returns a line for each image that was made: id, size, seed, path.
pub(crate) fn made_lines(generations: &[Generation], ink: Ink) -> String {
    let line = |generation: &Generation| {
        let seed = generation.parameters.seed.map(|seed| format!("seed {seed}")).unwrap_or_default();
        let path = generation.path.as_deref().unwrap_or_default();
        format!("{}  {}  {}  {path}\n", ink.strong(generation.id), generation.size(), ink.faint(seed))
    };
    generations.iter().map(line).collect()
}

/// Lists generations: columns on a terminal, whole tab-separated lines elsewhere.
pub(crate) fn list_table(items: &[Generation], now: Timestamp, width: Option<usize>, ink: Ink) -> String {
    match width {
        Some(width) => lay_out(items.iter().map(|item| row(item, now, ink)).collect(), width),
        None => {
            let mut lines = String::with_capacity(items.len() * 256);
            for item in items {
                push_tab_separated(&mut lines, item);
            }
            lines
        }
    }
}

fn row(item: &Generation, now: Timestamp, ink: Ink) -> Vec<Cell> {
    let tags = item.tags.iter().map(|tag| clean(tag.as_str())).collect::<Vec<_>>().join(",");
    let words = match &item.title {
        Some(title) => format!("{} · {}", clean(title), clean(&item.prompt)),
        None => clean(&item.prompt),
    };
    vec![
        Cell::inked(item.id.to_string(), |text| ink.strong(text)),
        Cell::inked(age(item.created_at, now), |text| ink.faint(text)),
        Cell::inked(item.size().to_string(), |text| ink.faint(text)),
        Cell::inked(super::super::text::cut(&clean(&item.model), 20), |text| ink.faint(text)),
        Cell::inked(if item.starred { "★" } else { "" }, |text| ink.star(text)),
        Cell::inked(super::super::text::cut(&tags, 24), |text| ink.name(text)),
        Cell::plain(words),
    ]
}

/// Adds a line: id, time, size, model, star, tags, prompt.
fn push_tab_separated(line: &mut String, item: &Generation) {
    let star = if item.starred { "★" } else { "" };
    let _a_string_takes_all = write!(line, "{}\t{}\t{}\t", item.id.0, item.created_at, item.size());
    push_clean(line, &item.model);
    line.push('\t');
    line.push_str(star);
    line.push('\t');
    for (place, tag) in item.tags.iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        push_clean(line, tag.as_str());
    }
    line.push('\t');
    push_clean(line, &item.prompt);
    line.push('\n');
}

/// Returns how long ago something was, in its largest unit; a time to come (a clock was set back) is "now".
pub(super) fn age(then: Timestamp, now: Timestamp) -> String {
    let seconds = (now.millis() - then.millis()) / 1_000;
    match seconds {
        ..60 => "now".to_owned(),
        60..3_600 => format!("{} min", seconds / 60),
        3_600..86_400 => format!("{} h", seconds / 3_600),
        86_400..2_592_000 => format!("{} d", seconds / 86_400),
        2_592_000..31_536_000 => format!("{} mo", seconds / 2_592_000),
        _ => format!("{} y", seconds / 31_536_000),
    }
}

/// Returns a generation's whole recipe, and what came of it.
pub(crate) fn generation_page(item: &Generation, page: Page) -> String {
    let ink = page.ink;
    let mut heading = ink.strong(item.id);
    if let Some(why) = item.withheld {
        return format!("{heading}  {}\n", ink.faint(why.words()));
    }
    if let Some(title) = &item.title {
        heading.push_str(&format!("  {}", clean(title)));
    }
    if item.starred {
        heading.push_str(&format!("  {}", ink.star("★")));
    }
    if item.rejected {
        heading.push_str(&ink.faint("  rejected"));
    }
    if item.trashed_at.is_some() {
        heading.push_str(&ink.alarm("  in the trash"));
    }
    let parameters = &item.parameters;
    let text = |value: Option<String>| value.unwrap_or_default();
    let names = |names: Vec<&str>| names.join(", ");
    let references = item.references.iter().map(|reference| {
        let what = if reference.role == ReferenceRole::Mask { "mask " } else { "" };
        match reference.generation_id {
            Some(id) => format!("{what}{id}"),
            None => format!(
                "{what}{}×{} {}",
                reference.width,
                reference.height,
                &reference.sha256.to_string()[..12]
            ),
        }
    });
    let lines = [
        ("prompt", item.prompt.clone()),
        ("negative", text(item.negative_prompt.clone())),
        ("model", item.model.clone()),
        (
            "size",
            format!(
                "{}{}",
                item.size(),
                parameters.ratio.map(|ratio| format!("  ({ratio})")).unwrap_or_default()
            ),
        ),
        ("seed", text(parameters.seed.map(|seed| seed.to_string()))),
        ("steps", text(parameters.steps.map(|steps| steps.to_string()))),
        ("guidance", text(parameters.guidance_scale.map(|value| value.to_string()))),
        ("strength", text(parameters.strength.map(|value| value.to_string()))),
        ("references", references.collect::<Vec<_>>().join(", ")),
        ("parent", text(item.parent_id.map(|id| format!("{id} ({})", item.origin.name())))),
        ("tags", names(item.tags.iter().map(|tag| tag.as_str()).collect())),
        ("collections", names(item.collections.iter().map(|collection| collection.as_str()).collect())),
        ("made", format!("{} by {}", item.created_at, item.actor)),
        ("cost", item.cost.to_string()),
        ("bytes", format!("{}, {}", bytes(item.bytes), item.format.name())),
    ];
    // The path stands alone and whole, so that it can be copied.
    let path = item.path.as_ref().map(|path| format!("{path}\n")).unwrap_or_default();
    format!("{heading}\n{}{path}", facts(&lines, page))
}

/// Returns a length in its largest whole unit.
pub(crate) fn bytes(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
    let value = bytes as f64;
    match bytes {
        ..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.0} kB", value / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", value / 1e6),
        _ => format!("{:.1} GB", value / 1e9),
    }
}

/// Lists tags with their counts.
pub(crate) fn tags_table(tags: &[Tag], width: Option<usize>, ink: Ink) -> String {
    let rows = tags.iter().map(|tag| {
        let mut notes = Vec::new();
        if tag.hidden {
            notes.push("hidden");
        }
        if tag.sensitive {
            notes.push("sensitive");
        }
        notes.extend(tag.color.as_deref());
        vec![
            Cell::inked(clean(tag.name.as_str()), |text| ink.name(text)),
            Cell::plain(tag.count.to_string()),
            Cell::plain(notes.join(", ")),
        ]
    });
    match width {
        Some(width) => lay_out(rows.collect(), width),
        None => tags.iter().map(|tag| format!("{}\t{}\n", clean(tag.name.as_str()), tag.count)).collect(),
    }
}
