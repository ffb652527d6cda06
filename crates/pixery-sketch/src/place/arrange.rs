//! Where each subject stands and how large it is.

use crate::colour::lerp;
use crate::path::Affine;
use crate::random::Random;
use crate::read::{Mention, Scene, View};
use crate::scene::Setting;
use crate::studio::Studio;
use crate::subject::{Drawing, Stance, Subject, draw};

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
    /// Whether it stands on rails.
    pub railed: bool,
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
        if mention.count >= 4 {
            gather(studio, setting, order, &mut random, &mut figures);
            taken.extend(figures.iter().rev().take(mention.count as usize).map(|figure| figure.bounds));
            continue;
        }
        if mention.subject == Subject::Bridge && setting.water.is_some() {
            figures.push(span(studio, setting, mention, &mut random));
            continue;
        }
        for member in 0..mention.count {
            let drawing = draw(mention.subject, &mut random.fork(u64::from(member)));
            let size = height(studio, setting, &drawing, order, kinds, mention.count, &mut random);
            let mut figure = stand(
                studio,
                setting,
                drawing,
                size,
                [order, member as usize],
                &taken,
                &mut random,
                mention.colour,
            );
            figure.railed = mention.subject == Subject::Train && figure.stance == Stance::Ground;
            taken.push(figure.bounds);
            figures.push(figure);
        }
    }
    if let Some(window) = studio.window {
        fit(studio, &mut figures, window);
    }
    figures
}

/// Sets many of a kind in rows, the farther ones smaller and higher.
fn gather(
    studio: &Studio<'_>,
    setting: &Setting,
    order: usize,
    random: &mut Random,
    figures: &mut Vec<Figure>,
) {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let mention = &studio.reading.subjects[order];
    let kinds = studio.reading.subjects.len();
    let count = mention.count as usize;
    let rows = match count {
        ..=5 if !setting.floating => 2,
        _ => 3,
    };
    let sample = draw(mention.subject, &mut random.fork(0));
    let stance = stance_in(setting, sample.stance);
    let flies = matches!(stance, Stance::Air | Stance::Hanging);
    let rows = if stance == Stance::Table { rows.min(2) } else { rows };
    let whole = tall.min(1.25);
    let company = if kinds > 1 { 0.8 } else { 1.0 };
    let crowd = match count {
        ..=5 => 0.58,
        6..=8 => 0.48,
        _ => 0.42,
    };
    let size = sample.stature * whole * crowd * company * studio.plan.size.max(0.7) * setting.size;
    let mut member = 0;
    for row in 0..rows {
        // Far rows hold more than near ones.
        let here = if row + 1 == rows { count - member } else { (count - member).div_ceil(rows - row) };
        let part = row as f32 / (rows - 1).max(1) as f32;
        let most_wide = wide * 0.86 / here as f32;
        let depth = if flies { 0.8 + 0.3 * part } else { 0.62 + 0.5 * part };
        let size = (size * depth).min(most_wide / sample.aspect).min(tall * 0.5);
        for place in 0..here {
            let vary = random.range(0.9, 1.08);
            let size = size * vary;
            let drawing = draw(mention.subject, &mut random.fork(member as u64 + 1));
            let shift = if row % 2 == 0 { 0.24 } else { -0.24 };
            let slot = (place as f32 + 0.5 + shift + random.around(0.16)) / here as f32;
            let x = wide * (0.05 + 0.9 * slot);
            let foot = match stance {
                Stance::Air | Stance::Hanging | Stance::Side => {
                    let (high, low) = if setting.floating {
                        (tall * 0.16, tall * 0.86)
                    } else {
                        (setting.air * 0.45, (setting.air * 1.65).min(tall * 0.8))
                    };
                    lerp(high, low, part) + size * 0.5 + random.around(0.07) * tall
                }
                Stance::Water => {
                    let line = setting.water.unwrap_or(setting.ground);
                    lerp((line - 0.1).max(studio.plan.horizon + 0.03), (line + 0.22).min(tall * 0.92), part)
                        + random.around(0.012)
                }
                Stance::Table => setting.table.unwrap_or(setting.ground) + 0.07 * part + random.around(0.008),
                Stance::Ground => {
                    let reach = if setting.water.is_some() { 0.05 } else { 0.2 };
                    let near = (setting.ground + reach).min(tall * 0.95);
                    lerp(setting.ground - reach * 0.5, near, part) + random.around(0.02)
                }
            };
            let foot = foot.max(size + 0.02);
            let width = size * drawing.aspect;
            let bounds = [x - width * 0.5, foot - size, x + width * 0.5, foot];
            let mirrored = random.chance(0.4);
            figures.push(figure_at(frame.unit, bounds, drawing, stance, mention.colour, mirrored));
            member += 1;
        }
    }
}

/// Sets a bridge over the water, from edge to edge of the picture.
fn span(studio: &Studio<'_>, setting: &Setting, mention: &Mention, random: &mut Random) -> Figure {
    let frame = studio.frame();
    let drawing = draw(mention.subject, &mut random.fork(0));
    let width = frame.wide() * 1.06;
    let height = (width / drawing.aspect).min(frame.tall() * 0.36);
    let foot = setting.water.unwrap_or(setting.ground).max(height + 0.05);
    let left = -0.03 * frame.wide();
    let bounds = [left, foot - height, left + width, foot];
    let scale = Affine::scale(width / drawing.aspect * frame.unit, height * frame.unit);
    let affine = scale.then(Affine::translate(left * frame.unit, bounds[1] * frame.unit));
    Figure {
        depth: foot,
        affine,
        bounds,
        stance: Stance::Water,
        drawing,
        colour: mention.colour,
        mirrored: false,
        railed: false,
    }
}

fn figure_at(
    unit: f32,
    bounds: [f32; 4],
    drawing: Drawing,
    stance: Stance,
    colour: Option<&'static str>,
    mirrored: bool,
) -> Figure {
    let scale = (bounds[3] - bounds[1]) * unit;
    let flip = if mirrored { -1.0 } else { 1.0 };
    let left = if mirrored { bounds[2] } else { bounds[0] };
    let affine = Affine::scale(scale * flip, scale).then(Affine::translate(left * unit, bounds[1] * unit));
    Figure { depth: bounds[3], affine, bounds, stance, drawing, colour, mirrored, railed: false }
}

/// Moves all figures together into the box that an edit repaints, smaller or larger as it needs.
fn fit(studio: &Studio<'_>, figures: &mut [Figure], window: [f32; 4]) {
    let Some(first) = figures.first() else { return };
    let mut around = first.bounds;
    for figure in figures.iter() {
        for side in 0..2 {
            around[side] = around[side].min(figure.bounds[side]);
            around[side + 2] = around[side + 2].max(figure.bounds[side + 2]);
        }
    }
    let (wide, tall) = (around[2] - around[0], around[3] - around[1]);
    let (room_wide, room_tall) = ((window[2] - window[0]) * 0.84, (window[3] - window[1]) * 0.84);
    let most = if figures.len() == 1 { 1.5 } else { 1.2 };
    let grow = (room_wide / wide.max(0.001)).min(room_tall / tall.max(0.001)).min(most);
    let middle = (window[0] + window[2]) * 0.5;
    let flies = matches!(first.stance, Stance::Air | Stance::Hanging);
    let lowest = window[3] - (window[3] - window[1]) * 0.08;
    let highest = window[1] + (window[3] - window[1]) * 0.08 + tall * grow;
    let foot = if flies {
        (window[1] + window[3] + tall * grow) * 0.5
    } else {
        around[3].clamp(highest.min(lowest), lowest)
    };
    let unit = studio.frame().unit;
    let place =
        |x: f32, y: f32| [middle + (x - (around[0] + around[2]) * 0.5) * grow, foot + (y - around[3]) * grow];
    for figure in figures {
        let origin = place(0.0, 0.0);
        let [left, top, right, bottom] = figure.bounds;
        let ([new_left, new_top], [new_right, new_bottom]) = (place(left, top), place(right, bottom));
        figure.bounds = [new_left, new_top, new_right, new_bottom];
        figure.depth = new_bottom;
        figure.affine = figure
            .affine
            .then(Affine::scale(grow, grow))
            .then(Affine::translate(origin[0] * unit, origin[1] * unit));
    }
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
    if stance == Stance::Side {
        let on_right = studio.plan.focus > frame.wide() * 0.5;
        let left = if on_right { frame.wide() + 0.01 - width } else { -0.01 };
        let bounds = [left, bounds[1], left + width, bounds[3]];
        return figure_at(frame.unit, bounds, drawing, stance, colour, on_right);
    }
    let mirrored = (bounds[0] + bounds[2]) * 0.5 > frame.wide() * 0.5 && random.chance(0.75);
    figure_at(frame.unit, bounds, drawing, stance, colour, mirrored)
}

/// Returns the greatest height of a subject whose top shall stay in the picture, in units.
fn highest(setting: &Setting, stance: Stance, tall: f32) -> f32 {
    let foot = match stance {
        Stance::Ground => setting.ground.max(tall * 0.62),
        Stance::Table => setting.table.unwrap_or(setting.ground),
        Stance::Water => setting.water.unwrap_or(setting.ground).max(tall * 0.6),
        Stance::Air | Stance::Hanging | Stance::Side => tall * 0.94,
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
        Stance::Side => (tall * random.range(0.5, 0.58)).max(size + 0.05),
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
