//! Where each subject stands and how large it is.

use crate::path::Affine;
use crate::random::Random;
use crate::read::{Scene, View};
use crate::scene::Setting;
use crate::studio::Studio;
use crate::subject::{Drawing, Stance, draw};

/// One drawing at its place.
pub(crate) struct Figure {
    pub drawing: Drawing,
    /// From the drawing's unit box to px.
    pub affine: Affine,
    /// Left, top, right, bottom in units.
    pub bounds: [f32; 4],
    /// Its order: what stands lower is nearer and painted later.
    pub depth: f32,
    /// How it meets the scene, which may differ from what it usually does.
    pub stance: Stance,
    /// Its colour word.
    pub colour: Option<&'static str>,
    /// Whether it faces the other way than drawn.
    pub mirrored: bool,
}

/// Plans all subjects of the picture.
pub(crate) fn figures(studio: &Studio<'_>, setting: &Setting) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut taken: Vec<[f32; 4]> = Vec::new();
    let kinds = studio.reading.subjects.len();
    for (order, mention) in studio.reading.subjects.iter().enumerate() {
        let is_scenery = match studio.reading.scene {
            Scene::Space => mention.word == "planet",
            Scene::Flowers => {
                matches!(mention.word.as_str(), "vase" | "flower" | "flowers" | "bouquet" | "rose" | "tulip")
            }
            _ => false,
        };
        if is_scenery {
            continue;
        }
        let mut random = studio.random.fork(310 + order as u64);
        for member in 0..mention.count {
            let drawing = draw(mention.subject, &mut random.fork(u64::from(member)));
            let size = height(studio, setting, &drawing, order, kinds, mention.count, &mut random);
            let figure = stand(
                studio,
                setting,
                drawing,
                size,
                [order, member as usize],
                &taken,
                &mut random,
                mention.colour,
            );
            taken.push(figure.bounds);
            figures.push(figure);
        }
    }
    figures
}

fn height(
    studio: &Studio<'_>,
    setting: &Setting,
    drawing: &Drawing,
    order: usize,
    kinds: usize,
    count: u32,
    random: &mut Random,
) -> f32 {
    let frame = studio.frame();
    let crowd = match count {
        1 => 1.0,
        2 => 0.78,
        3 => 0.64,
        4..=6 => 0.46,
        _ => 0.32,
    };
    let company = match kinds {
        1 => 1.0,
        2 => 0.82,
        _ => 0.7,
    } * if order == 0 { 1.1 } else { 1.0 };
    let vary = if count > 1 { random.range(0.75, 1.15) } else { 1.0 };
    let whole = frame.tall().min(1.25);
    let size = drawing.stature * whole * crowd * company * vary * studio.plan.size * setting.size;
    let most_wide = frame.wide() * if studio.reading.view == View::Close { 0.92 } else { 0.62 }
        / (count.min(4) as f32).sqrt()
        / (kinds as f32).sqrt();
    size.min(most_wide / drawing.aspect).min(frame.tall() * 0.92)
}

#[allow(clippy::too_many_arguments)]
fn stand(
    studio: &Studio<'_>,
    setting: &Setting,
    drawing: Drawing,
    size: f32,
    rank: [usize; 2],
    taken: &[[f32; 4]],
    random: &mut Random,
    colour: Option<&'static str>,
) -> Figure {
    let frame = studio.frame();
    let stance = stance_in(setting, drawing.stance);
    let size = size.min(highest(setting, stance, frame.tall()));
    let width = size * drawing.aspect;
    let first = rank == [0, 0];
    let mut best = ([0.0; 4], f32::MIN);
    for attempt in 0..90 {
        let x = match (first, attempt) {
            (true, 0) => studio.plan.focus,
            (false, _) => frame.wide() * random.range(0.1, 0.9),
            _ => studio.plan.focus + random.around(0.15) * frame.wide(),
        };
        let margin = 0.03;
        let x = x.clamp(
            (width * 0.5 + margin).min(frame.wide() * 0.5),
            (frame.wide() - width * 0.5 - margin).max(frame.wide() * 0.5),
        );
        let foot = foot(studio, setting, stance, size, first, random);
        let bounds = [x - width * 0.5, foot - size, x + width * 0.5, foot];
        let score = -overlap(&bounds, taken) * 10.0
            - if first { attempt as f32 * 0.01 } else { (x - studio.plan.focus).abs() * 0.1 };
        if score > best.1 {
            best = (bounds, score);
        }
        if first || score > -0.05 {
            break;
        }
    }
    let bounds = best.0;
    let mirrored = (bounds[0] + bounds[2]) * 0.5 > frame.wide() * 0.5 && random.chance(0.75);
    let scale = size * frame.unit;
    let flip = if mirrored { -1.0 } else { 1.0 };
    let left = if mirrored { bounds[2] } else { bounds[0] };
    let affine =
        Affine::scale(scale * flip, scale).then(Affine::translate(left * frame.unit, bounds[1] * frame.unit));
    Figure { depth: bounds[3], affine, bounds, stance, drawing, colour, mirrored }
}

/// Returns the greatest height of a subject whose top shall stay in the picture, in units.
fn highest(setting: &Setting, stance: Stance, tall: f32) -> f32 {
    let foot = match stance {
        Stance::Ground => setting.ground.max(tall * 0.62),
        Stance::Table => setting.table.unwrap_or(setting.ground),
        Stance::Water => setting.water.unwrap_or(setting.ground).max(tall * 0.6),
        Stance::Air | Stance::Hanging => tall * 0.94,
    };
    (foot - 0.045).max(0.1)
}

fn stance_in(setting: &Setting, stance: Stance) -> Stance {
    match stance {
        _ if setting.floating => Stance::Air,
        Stance::Table if setting.table.is_none() => Stance::Ground,
        Stance::Water if setting.water.is_none() => Stance::Ground,
        other => other,
    }
}

fn foot(
    studio: &Studio<'_>,
    setting: &Setting,
    stance: Stance,
    size: f32,
    first: bool,
    random: &mut Random,
) -> f32 {
    let tall = studio.frame().tall();
    let nudge = if first { 0.0 } else { random.around(1.0) };
    let close = if studio.reading.view == View::Close { 0.08 } else { 0.0 };
    match stance {
        Stance::Ground => (setting.ground + close + nudge * 0.06).max(size + 0.03).min(tall * 0.97),
        Stance::Table => {
            (setting.table.unwrap_or(setting.ground) + close + nudge.abs() * 0.04).min(tall * 0.96)
        }
        Stance::Water => {
            (setting.water.unwrap_or(setting.ground) + close + nudge * 0.05).max(size + 0.03).min(tall * 0.92)
        }
        Stance::Hanging => size,
        Stance::Air => {
            let spread = if setting.floating { 0.3 } else { 0.2 };
            (setting.air + size * 0.5 + nudge * spread * tall)
                .clamp(size + 0.03, (tall * 0.93).max(size + 0.03))
        }
    }
}

fn overlap(bounds: &[f32; 4], taken: &[[f32; 4]]) -> f32 {
    let area = |of: &[f32; 4]| ((of[2] - of[0]) * (of[3] - of[1])).max(0.0001);
    taken
        .iter()
        .map(|other| {
            let wide = (bounds[2].min(other[2]) - bounds[0].max(other[0])).max(0.0);
            let tall = (bounds[3].min(other[3]) - bounds[1].max(other[1])).max(0.0);
            wide * tall / area(bounds).min(area(other))
        })
        .sum()
}
