//! What was found, as a person reads it: hits with their words marked, prompts, saved searches, family trees, look-alikes.

use std::fmt::Write as _;

use pixery_core::domain::{Kin, KinState, Kinship, Origin, PastPrompt, SavedSearch, Timestamp};
use pixery_core::ops::likeness::{Alike, Likeness};
use pixery_core::ops::queries::Explained;
use pixery_core::ops::search::Hit;

use super::super::excerpt::excerpt;
use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean, cut};
use super::generations::{age, list_table};
use super::{Page, facts};

/// Lists hits: the prompt begins near the first place that was found, and what was found is strong.
pub(crate) fn hits_table(hits: &[Hit], now: Timestamp, width: Option<usize>, ink: Ink) -> String {
    let Some(width) = width else {
        let generations: Vec<_> = hits.iter().map(|hit| hit.generation.clone()).collect();
        return list_table(&generations, now, None, ink);
    };
    let row = |hit: &Hit| {
        let item = &hit.generation;
        let tags = item.tags.iter().map(|tag| clean(tag.as_str())).collect::<Vec<_>>().join(",");
        let (title, prompt) = (item.title.clone(), item.prompt.clone());
        let highlights = hit.highlights.clone();
        vec![
            Cell::inked(item.id.to_string(), |text| ink.strong(text)),
            Cell::inked(age(item.created_at, now), |text| ink.faint(text)),
            Cell::inked(if item.starred { "★" } else { "" }, |text| ink.star(text)),
            Cell::inked(cut(&tags, 20), |text| ink.name(text)),
            Cell::fitted(move |room| match &title {
                Some(title) if !highlights.title.is_empty() => excerpt(title, &highlights.title, room, ink),
                _ => excerpt(&prompt, &highlights.prompt, room, ink),
            }),
        ]
    };
    lay_out(hits.iter().map(row).collect(), width)
}

/// Lists prompts with the newest image of each.
pub(crate) fn prompts_table(
    prompts: &[PastPrompt],
    now: Timestamp,
    width: Option<usize>,
    ink: Ink,
) -> String {
    match width {
        Some(width) => {
            let row = |prompt: &PastPrompt| {
                vec![
                    Cell::inked(prompt.id.to_string(), |text| ink.strong(text)),
                    Cell::inked(age(prompt.created_at, now), |text| ink.faint(text)),
                    Cell::inked(cut(&clean(&prompt.model), 20), |text| ink.faint(text)),
                    Cell::plain(clean(&prompt.prompt)),
                ]
            };
            lay_out(prompts.iter().map(row).collect(), width)
        }
        None => prompts
            .iter()
            .map(|prompt| {
                let (model, words) = (clean(&prompt.model), clean(&prompt.prompt));
                format!("{}\t{}\t{model}\t{words}\n", prompt.id.0, prompt.created_at)
            })
            .collect(),
    }
}

/// Lists saved searches.
pub(crate) fn saved_table(searches: &[SavedSearch], width: Option<usize>, ink: Ink) -> String {
    let row = |search: &SavedSearch| {
        vec![
            Cell::inked(clean(search.name.as_str()), |text| ink.name(text)),
            Cell::plain(clean(&search.query)),
        ]
    };
    match width {
        Some(width) => lay_out(searches.iter().map(row).collect(), width),
        None => searches
            .iter()
            .map(|search| format!("{}\t{}\n", clean(search.name.as_str()), clean(&search.query)))
            .collect(),
    }
}

/// Draws a lineage as a tree; the asked image is strong.
pub(crate) fn lineage_tree(items: &[Kin], width: Option<usize>, ink: Ink) -> String {
    let Some(width) = width else { return items.iter().map(tab_separated).collect() };
    let mut tree = String::new();
    // Whether a line goes on at each depth: further siblings come below.
    let mut goes_on: Vec<bool> = Vec::new();
    for (place, kin) in items.iter().enumerate() {
        let depth = usize::try_from(kin.depth).unwrap_or(0);
        goes_on.truncate(depth);
        let has_sibling = items[place + 1..]
            .iter()
            .take_while(|later| later.depth >= kin.depth)
            .any(|later| later.depth == kin.depth);
        let mut branch = String::new();
        if depth > 0 {
            for &on in &goes_on[1.min(goes_on.len())..] {
                branch.push_str(if on { "│  " } else { "   " });
            }
            branch.push_str(if has_sibling { "├─ " } else { "└─ " });
        }
        goes_on.push(has_sibling);
        let name = kin.id.to_string();
        let room = width.saturating_sub(branch.chars().count() + name.len() + 2).max(8);
        let words = cut(&words_of(kin), room);
        let name = if kin.kinship == Kinship::Itself { ink.strong(name) } else { name };
        let _a_string_takes_all = writeln!(tree, "{}{name}  {words}", ink.faint(branch));
    }
    tree
}

fn words_of(kin: &Kin) -> String {
    let how = match kin.origin {
        Some(Origin::Generate) | None => String::new(),
        Some(origin) => format!("{} · ", origin.name()),
    };
    let star = if kin.starred == Some(true) { "★ " } else { "" };
    let words = kin.title.as_deref().or(kin.prompt.as_deref()).map(clean).unwrap_or_default();
    match kin.state {
        KinState::Live => format!("{star}{how}{words}"),
        KinState::Trashed => format!("{star}{how}{words} (in the trash)"),
        KinState::Hidden => "(hidden)".to_owned(),
        KinState::Sensitive => "(sensitive)".to_owned(),
        KinState::Purged => "(purged)".to_owned(),
        KinState::Missing => "(not in this library)".to_owned(),
    }
}

fn tab_separated(kin: &Kin) -> String {
    let state = match kin.state {
        KinState::Live => "live",
        KinState::Trashed => "trashed",
        KinState::Hidden => "hidden",
        KinState::Sensitive => "sensitive",
        KinState::Purged => "purged",
        KinState::Missing => "missing",
    };
    let parent = kin.parent_id.map(|id| id.0.to_string()).unwrap_or_default();
    let origin = kin.origin.map(Origin::name).unwrap_or_default();
    let model = kin.model.as_deref().map(clean).unwrap_or_default();
    let prompt = kin.prompt.as_deref().map(clean).unwrap_or_default();
    format!("{}\t{parent}\t{}\t{state}\t{origin}\t{model}\t{prompt}\n", kin.id.0, kin.depth)
}

/// Lists look-alikes with their distance.
pub(crate) fn alike_table(items: &[Alike], width: Option<usize>, ink: Ink) -> String {
    let likeness = |item: &Alike| match item.likeness {
        Likeness::Duplicate => "duplicate",
        Likeness::Maybe => "maybe",
        Likeness::Distant => "distant",
    };
    match width {
        Some(width) => {
            let row = |item: &Alike| {
                vec![
                    Cell::inked(item.generation.id.to_string(), |text| ink.strong(text)),
                    Cell::plain(item.distance.to_string()),
                    Cell::plain(likeness(item)),
                    Cell::inked(item.generation.size().to_string(), |text| ink.faint(text)),
                    Cell::inked(cut(&clean(&item.generation.model), 20), |text| ink.faint(text)),
                    Cell::plain(clean(&item.generation.prompt)),
                ]
            };
            lay_out(items.iter().map(row).collect(), width)
        }
        None => items
            .iter()
            .map(|item| {
                let Alike { generation, distance, .. } = item;
                let (model, prompt) = (clean(&generation.model), clean(&generation.prompt));
                format!(
                    "{}\t{distance}\t{}\t{}\t{model}\t{prompt}\n",
                    generation.id.0,
                    likeness(item),
                    generation.size()
                )
            })
            .collect(),
    }
}

/// Returns how a query is read and answered.
pub(crate) fn explained_page(explained: &Explained, page: Page) -> String {
    let terms = explained.terms.iter().map(|term| format!("· {}  {}", term.term, term.meaning));
    let looked = if explained.by_row {
        "each image on the way by itself; a page stops after some thousands and goes on from there"
    } else {
        ""
    };
    let lines = [
        (
            "query",
            if explained.query.is_empty() { "(everything)".to_owned() } else { explained.query.clone() },
        ),
        ("means", terms.collect::<Vec<_>>().join("\n")),
        ("walks", explained.way.clone()),
        ("checks", looked.to_owned()),
        ("unknown", explained.unknown.join("\n")),
        ("plan", explained.plan.join("\n")),
    ];
    facts(&lines, page)
}
