//! A comparison of models as a person reads it.

use pixery_core::domain::{Cost, JobState};
use pixery_core::ops::recipe::Planned;
use pixery_core::ops::view::ViewedImage;

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean};
use super::{Page, facts};
use crate::commands::{Contender, Costs};

/// Lists what each model made, what all of it cost, and the sheet.
pub(crate) fn comparison(
    models: &[Contender],
    costs: &Costs,
    sheet: Option<&ViewedImage>,
    width: Option<usize>,
    ink: Ink,
) -> String {
    let rows = models.iter().map(|model| {
        let image = model.generation_id.map_or_else(|| model.state.name().to_owned(), |id| id.to_string());
        let time = model.seconds.map(|seconds| format!("{seconds:.1} s")).unwrap_or_default();
        let why = model.failure.as_ref().filter(|_| model.state != JobState::Done);
        let why = why.map(|failure| clean(&failure.message)).unwrap_or_default();
        [clean(&model.model), image, time, model.cost.to_string(), why]
    });
    let path = sheet.and_then(|sheet| sheet.path.as_deref());
    let Some(width) = width else {
        let lines = rows.map(|row| row.join("\t") + "\n");
        return lines.chain(path.map(|path| format!("sheet\t{path}\n"))).collect();
    };
    let head = ["model", "image", "time", "cost"].map(|name| Cell::inked(name, |text| ink.faint(text)));
    let rows = rows.map(|[model, image, time, cost, why]| {
        vec![
            Cell::inked(model, |text| ink.name(text)),
            Cell::inked(image, |text| ink.strong(text)),
            Cell::plain(time),
            Cell::plain(cost),
            if why.is_empty() { Cell::plain(why) } else { Cell::inked(why, |text| ink.alarm(text)) },
        ]
    });
    let mut text = lay_out(std::iter::once(head.into()).chain(rows).collect(), width);
    text.push_str(&format!("{}\n", ink.faint(in_all(costs))));
    if let Some(path) = path {
        text.push_str(&format!("sheet  {path}\n"));
    }
    text
}

/// Says what all models cost, in the ways that it is known in.
fn in_all(costs: &Costs) -> String {
    let Costs { reported, estimated, unknown, not_charged } = costs;
    let parts = [
        (reported.0 != 0).then(|| format!("{reported} reported")),
        (estimated.0 != 0).then(|| format!("{estimated} estimated")),
        (*unknown != 0).then(|| format!("{unknown} unknown")),
        (*not_charged != 0).then(|| format!("{not_charged} not charged")),
    ];
    format!("in all: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Lists what each model would do, and what all of it would cost.
pub(crate) fn plans(plans: &[Planned], cost: Cost, width: Option<usize>, page: Page) -> String {
    let rows = plans.iter().map(|planned| {
        let size = planned.parameters.size.map(|size| size.to_string()).unwrap_or_default();
        let seed = planned.parameters.seed.map(|seed| format!("seed {seed}")).unwrap_or_default();
        [planned.model.to_string(), planned.provider.to_string(), planned.cost.to_string(), size, seed]
    });
    let Some(width) = width else {
        return rows.map(|row| row.join("\t") + "\n").collect();
    };
    let table = lay_out(rows.map(|row| row.map(Cell::plain).into()).collect(), width);
    let negative = plans.iter().find_map(|planned| planned.negative_prompt.as_ref());
    let lines = [
        ("prompt", plans.first().map(|planned| planned.prompt.to_string()).unwrap_or_default()),
        ("negative", negative.map(ToString::to_string).unwrap_or_default()),
        ("cost", cost.to_string()),
    ];
    format!("{table}{}", facts(&lines, page))
}
