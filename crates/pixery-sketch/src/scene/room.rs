//! Rooms: a window with light coming in, a wall that catches it, a floor or a table before it.

use crate::brief::PaintError;
use crate::colour::{Ramp, Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::{Path, point};
use crate::read::{Thing, Time};
use crate::scene::hearth::{self, Hearth};
use crate::scene::{Setting, dabs, flora, sky};
use crate::studio::Studio;

/// A window in the wall, in units.
#[derive(Clone, Copy)]
struct Window {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    panes: [f32; 2],
}

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let mut random = studio.random.fork(231);
    let table = tall * random.range(0.7, 0.76);
    let left_side = studio.plan.focus > wide * 0.5;
    let width = random.range(0.32, 0.42) * wide.min(1.3);
    let height = tall * random.range(0.46, 0.54);
    let centre = if left_side { wide * random.range(0.24, 0.32) } else { wide * random.range(0.68, 0.76) };
    let sill = studio.reading.wants(Thing::Sill);
    let (centre, width, height) =
        if sill { (studio.plan.focus, 0.62 * wide.min(1.3), tall * 0.6) } else { (centre, width, height) };
    let window = Window {
        left: centre - width * 0.5,
        top: tall * random.range(0.07, 0.11),
        width,
        height,
        panes: *random.pick(&[[2.0, 3.0], [2.0, 2.0], [3.0, 3.0], [1.0, 2.0]]),
    };
    studio.plan.light_side = if left_side { -1.0 } else { 1.0 };
    let outdoors = studio.plan.horizon;
    studio.plan.horizon = window.top + height * 0.72;
    let horizon = studio.plan.horizon;
    studio.plan.sun = [centre + random.around(width * 0.3), window.top + height * random.range(0.1, 0.4)];
    sky::paint(studio, horizon)?;
    paint_outlook(studio, horizon);
    studio.plan.horizon = outdoors;
    studio.finish_stage()?;
    let own = hex(*random.pick(&[0xd8c4a4, 0xc9a58a, 0xb7c0b0, 0xa9b6c2, 0xd9b48f, 0xc4b7a6]));
    let table = if sill { table.max(window.top + window.height + 0.12).min(tall * 0.92) } else { table };
    paint_wall(studio, &window, own, table);
    paint_frame(studio, &window);
    paint_curtains(studio, &window, &mut random);
    studio.tick()?;
    paint_table(studio, table, &window);
    if studio.reading.wants(Thing::Fireplace) {
        let hearth = Hearth {
            x: wide - centre + if left_side { 0.05 } else { -0.05 },
            floor: table + 0.015,
            height: tall * 0.36,
        };
        hearth::paint(studio, hearth);
        if studio.reading.subjects.is_empty() {
            hearth::furnish(studio, hearth, centre);
        }
    } else if studio.reading.subjects.is_empty() {
        paint_vase(studio, table);
    }
    studio.finish_stage()?;
    if sill {
        let seat = window.top + window.height + 0.022;
        return Ok(Setting { table: Some(seat), size: 0.85, ..Setting::of_ground(seat, tall * 0.3) });
    }
    let seat = lerp(table, tall, 0.3);
    Ok(Setting { table: Some(seat), ..Setting::of_ground(lerp(table, tall, 0.42), tall * 0.3) })
}

/// Paints a plain backdrop of one colour, as in a studio for photographs, and ends its stages.
pub(crate) fn paint_backdrop(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let own = studio.reading.backdrop.and_then(crate::palette::colour_of_word).unwrap_or([0.8; 3]);
    let noise = studio.noise.fork(239);
    let middle = [studio.plan.focus, tall * 0.5];
    let floor = tall * 0.8;
    studio.canvas.shade(|x, y, _| {
        let (across, down) = ((x - middle[0]) / wide, (y - middle[1]) / tall);
        let glow = 1.12 - 0.75 * (across * across + down * down);
        let sweep = 1.0 + 0.1 * smooth(floor - 0.12, floor + 0.12, y);
        let mottle = 1.0 + 0.05 * noise.sum(x * 3.0, y * 3.0, 4);
        scale(own, (glow * sweep * mottle).max(0.2))
    });
    for _ in 0..3 {
        studio.finish_stage()?;
    }
    let foot = tall * 0.84;
    Ok(Setting { table: Some(foot), size: 1.15, ..Setting::of_ground(foot, tall * 0.48) })
}

fn paint_outlook(studio: &mut Studio<'_>, horizon: f32) {
    let frame = studio.frame();
    let noise = studio.noise.fork(232);
    let palette = &studio.palette;
    let (far, near) = (palette.lit(hex(0x7d9a6a), 0.8, 0.7), palette.lit(hex(0x54803f), 0.6, 0.4));
    studio.canvas.shade_between(horizon - 0.12, frame.tall(), |x, y, below| {
        let hill = horizon - 0.03 - 0.06 * noise.sum(x * 3.0, 1.0, 2);
        let hedge = horizon + 0.03 - 0.05 * noise.sum(x * 9.0, 4.0, 4);
        let first = mix(below, far, smooth(-0.01, 0.01, y - hill));
        mix(
            first,
            mix(near, far, 0.4 + 0.5 * noise.sum(x * 20.0, y * 20.0, 3)),
            smooth(-0.012, 0.012, y - hedge),
        )
    });
}

fn paint_wall(studio: &mut Studio<'_>, window: &Window, own: Rgb, table: f32) {
    let frame = studio.frame();
    let noise = studio.noise.fork(233);
    let palette = &studio.palette;
    let dark_out = matches!(studio.reading.time, Time::Night | Time::Blue | Time::Dusk);
    let inside_light = if dark_out { hex(0xffb870) } else { palette.sun };
    let wall = if dark_out { scale(mix(own, hex(0xc98a52), 0.5), 0.22) } else { palette.lit(own, 0.28, 0.0) };
    let lit = if dark_out { scale(own, 0.55) } else { palette.lit(own, 1.15, 0.0) };
    let deep = blend(scale(wall, 0.4), palette.near, 0.4);
    let toward = -studio.plan.light_side;
    let window = *window;
    let unit = frame.unit;
    studio.canvas.shade_between(0.0, table + 0.01, |x, y, below| {
        let (in_x, in_y) = (x - window.left, y - window.top);
        let edge = 0.5 / unit;
        let hole = smooth(-edge, edge, in_x)
            * smooth(-edge, edge, window.width - in_x)
            * smooth(-edge, edge, in_y)
            * smooth(-edge, edge, window.height - in_y);
        let centre = [window.left + window.width * 0.5, window.top + window.height * 0.5];
        let (across, down) = ((x - centre[0]) / window.width, (y - centre[1]) / window.height);
        let distance = (across * across + down * down).sqrt();
        let plaster = 1.0 + 0.09 * noise.sum(x * 5.0, y * 5.0, 4) + 0.03 * noise.sum(x * 60.0, y * 60.0, 2);
        let glow = 1.0 / (1.0 + distance * distance * 1.4);
        let corner = smooth(0.1, 1.3, distance * 0.7) * 0.75;
        let mut colour = scale(mix(mix(wall, lit, glow * 0.45), deep, corner), plaster);
        // The sun through the panes falls on the wall as a leaning, widened picture of the window.
        let cast_x = (in_x - toward * window.width * 0.92 - (in_y - window.height * 0.3) * 0.4 * toward)
            / (window.width * 0.95);
        let cast_y =
            (in_y - window.height * 0.38 - (in_x - window.width * 0.5).abs() * 0.12) / (window.height * 0.9);
        let patch = pane_light(cast_x, cast_y, window.panes, 0.03);
        let sway = 0.75 + 0.35 * noise.sum(x * 6.0, y * 6.0, 3);
        let strength = if dark_out { 0.06 } else { 0.5 };
        colour = screen(colour, scale(mix(inside_light, lit, 0.5), patch * strength * sway.clamp(0.35, 1.0)));
        mix(colour, below, hole)
    });
}

/// Returns how much light comes through a window at a place of it, `0..1` across and down; bars keep it out.
fn pane_light(across: f32, down: f32, panes: [f32; 2], soft: f32) -> f32 {
    let inside = smooth(-soft, soft, across)
        * smooth(1.0 + soft, 1.0 - soft, across)
        * smooth(-soft, soft, down)
        * smooth(1.0 + soft, 1.0 - soft, down);
    let bar = |place: f32, count: f32| {
        let cell = place * count;
        let from_line = (cell - cell.floor()).min(cell.floor() + 1.0 - cell) / count;
        smooth(0.016, 0.016 + soft, from_line)
    };
    inside * bar(across, panes[0]) * bar(down, panes[1])
}

fn paint_frame(studio: &mut Studio<'_>, window: &Window) {
    let unit = studio.frame().unit;
    let palette = &studio.palette;
    let wood = palette.lit(hex(0xe9e0d0), 0.45, 0.0);
    let shade = scale(wood, 0.55);
    let light = blend(wood, palette.sun, 0.5);
    let bar = 0.011;
    let mut path = Path::new();
    let mut edges = Path::new();
    let mut put = |left: f32, top: f32, width: f32, height: f32| {
        path.steps.extend(Path::rectangle(left * unit, top * unit, width * unit, height * unit).steps);
        edges.steps.extend(
            Path::rectangle(left * unit, top * unit, width.min(bar * 0.3) * unit, height * unit).steps,
        );
    };
    for column in 0..=window.panes[0] as u32 {
        let x = window.left + window.width * column as f32 / window.panes[0];
        put(x - bar * 0.5, window.top, bar, window.height);
    }
    for row in 0..=window.panes[1] as u32 {
        let y = window.top + window.height * row as f32 / window.panes[1];
        put(window.left, y - bar * 0.5, window.width, bar);
    }
    put(window.left - 0.03, window.top - 0.03, 0.03, window.height + 0.06);
    put(window.left + window.width, window.top - 0.03, 0.03, window.height + 0.06);
    put(window.left - 0.03, window.top - 0.03, window.width + 0.06, 0.03);
    put(window.left - 0.05, window.top + window.height, window.width + 0.1, 0.035);
    if studio.reading.wants(Thing::Sill) {
        put(window.left - 0.07, window.top + window.height, window.width + 0.14, 0.05);
    }
    let middle = window.top + window.height;
    dabs::lay_with(&mut studio.canvas, &path, 1.0, |_, y, _| {
        mix(wood, shade, smooth(middle - 0.3, middle + 0.03, y) * 0.4)
    });
    dabs::lay(&mut studio.canvas, &edges, light, 0.5);
    let under = Path::rectangle(
        (window.left - 0.05) * unit,
        (middle + 0.035) * unit,
        (window.width + 0.1) * unit,
        0.014 * unit,
    );
    dabs::lay(&mut studio.canvas, &under, scale(shade, 0.5), 0.6);
}

/// Hangs two curtains at the sides of the window, lit through from behind.
fn paint_curtains(studio: &mut Studio<'_>, window: &Window, random: &mut crate::random::Random) {
    let unit = studio.frame().unit;
    let noise = studio.noise.fork(237);
    let palette = &studio.palette;
    let own =
        blend(hex(*random.pick(&[0xe8dcc4, 0xc9866a, 0x8fa58c, 0xb9c4d0, 0xd9a05c])), palette.accent[0], 0.2);
    let (light, shade) = (palette.lit(own, 1.05, 0.0), palette.lit(scale(own, 0.4), 0.2, 0.0));
    let bottom = window.top + window.height + random.range(0.06, 0.14);
    let top = window.top - 0.05;
    for side in [-1.0_f32, 1.0] {
        let outer = if side < 0.0 { window.left - 0.06 } else { window.left + window.width + 0.06 };
        let inner = outer - side * (0.06 + window.width * 0.2);
        let tie = outer - side * 0.07;
        let waist = window.top + window.height * 0.66;
        let path = Path::new()
            .move_to(outer * unit, top * unit)
            .line_to(inner * unit, top * unit)
            .cubic_to(
                point(inner * unit, (top + 0.2) * unit),
                point((tie + (inner - tie) * 0.5) * unit, (waist - 0.1) * unit),
                point(tie * unit, waist * unit),
            )
            .cubic_to(
                point(tie * unit, (waist + 0.06) * unit),
                point((tie - side * 0.02) * unit, (bottom - 0.05) * unit),
                point((tie - side * 0.025) * unit, bottom * unit),
            )
            .line_to((outer + side * 0.012) * unit, bottom * unit)
            .close();
        let path = if side < 0.0 { path } else { path.reversed() };
        let band = Path::rounded(
            tie.min(outer) * unit - 0.006 * unit,
            (waist - 0.008) * unit,
            ((tie - outer).abs() + 0.012) * unit,
            0.022 * unit,
            0.008 * unit,
        );
        dabs::lay_with(&mut studio.canvas, &path, 0.96, |x, y, _| {
            let gather = 1.0 - 0.45 * smooth(0.22, 0.0, (y - waist).abs());
            let fold = noise.at((x - outer) / gather * 46.0 + 3.0, y * 1.6) * 0.6
                + noise.at((x - outer) / gather * 105.0, y * 2.4) * 0.25;
            let through = smooth(0.0, 0.12, (x - outer) * -side);
            mix(shade, light, (0.3 + fold * 0.6 + through * 0.4).clamp(0.0, 1.0))
        });
        dabs::lay(&mut studio.canvas, &band, scale(shade, 1.4), 1.0);
    }
    let rod = Path::rectangle(
        (window.left - 0.1) * unit,
        (top - 0.008) * unit,
        (window.width + 0.2) * unit,
        0.012 * unit,
    );
    let wood = palette.lit(hex(0x4c3626), 0.5, 0.0);
    dabs::lay(&mut studio.canvas, &rod, wood, 1.0);
}

fn paint_table(studio: &mut Studio<'_>, table: f32, window: &Window) {
    let frame = studio.frame();
    let tall = frame.tall();
    let noise = studio.noise.fork(234);
    let palette = &studio.palette;
    let mut random = studio.random.fork(235);
    let own = hex(*random.pick(&[0x9a6a40, 0xb48455, 0x7a5236, 0xc49a6c]));
    let (light, shade) = (palette.lit(own, 1.0, 0.0), palette.lit(scale(own, 0.4), 0.1, 0.0));
    let sheen = Ramp::new(&[palette.sky[4], palette.sky[2]]);
    let centre = window.left + window.width * 0.5;
    let toward = -studio.plan.light_side;
    studio.canvas.shade_between(table, tall, |x, y, below| {
        let part = (y - table) / (tall - table);
        let depth = 1.0 / (part + 0.45);
        let board = (x - frame.wide() * 0.5) * depth * 2.6;
        let index = crate::noise::whole(board);
        let joint = smooth(0.0, 0.02, (board - index as f32).min(index as f32 + 1.0 - board));
        let grain =
            noise.sum(board * 9.0, depth * 2.2 + index as f32 * 7.0, 4) * 0.3 + noise.cell(index, 1) * 0.35;
        let pool = (x - centre - toward * (0.1 + part * 0.4)) / (0.3 + part * 0.25);
        let bright = libm::expf(-pool * pool);
        let mut colour = mix(shade, light, (0.12 + grain * 0.6 + bright * 0.62).clamp(0.0, 1.0));
        colour = screen(colour, scale(sheen.at(part), bright * 0.2 * (1.0 - part)));
        colour = mix(scale(shade, 0.45), colour, 0.35 + 0.65 * joint);
        let edge = smooth(0.0, 0.008, y - table);
        mix(mix(below, shade, 0.7), mix(light, colour, smooth(0.004, 0.02, y - table)), edge)
    });
}

fn paint_vase(studio: &mut Studio<'_>, table: f32) {
    let unit = studio.frame().unit;
    let mut random = studio.random.fork(236);
    let foot = table + 0.1;
    let x = studio.plan.focus;
    let palette = studio.palette.clone();
    let own = blend(palette.accent[0], hex(0x6d8f94), random.unit());
    let (light, shade) = (palette.lit(own, 0.95, 0.0), palette.lit(scale(own, 0.35), 0.1, 0.0));
    let stem = palette.lit(hex(0x4e7440), 0.5, 0.0);
    let mut stems = Path::new();
    let mut heads = Vec::new();
    for _ in 0..11 {
        let end = point((x + random.around(0.17)) * unit, (foot - random.range(0.28, 0.46)) * unit);
        stems = stems.and(flora::limb(
            point((x + random.around(0.02)) * unit, (foot - 0.17) * unit),
            end,
            0.005 * unit,
            0.004 * unit,
            random.around(0.04) * unit,
        ));
        heads.push(end);
    }
    let drop = Path::ellipse(
        point((x - studio.plan.light_side * 0.07) * unit, foot * unit),
        0.13 * unit,
        0.016 * unit,
    );
    dabs::lay(&mut studio.canvas, &drop, scale(shade, 0.4), 0.5);
    dabs::lay(&mut studio.canvas, &stems, stem, 1.0);
    let colours = crate::scene::grass::flower_colours(studio, &mut random);
    for (index, head) in heads.iter().enumerate() {
        if studio.reading.allows(Thing::Flowers) {
            let size = random.range(0.035, 0.06) * unit;
            crate::scene::flowers::paint_blossom(studio, *head, size, colours[index % 3], &mut random);
        }
    }
    let vase = Path::new()
        .move_to((x - 0.03) * unit, (foot - 0.2) * unit)
        .cubic_to(
            point((x - 0.03) * unit, (foot - 0.15) * unit),
            point((x - 0.09) * unit, (foot - 0.12) * unit),
            point((x - 0.075) * unit, (foot - 0.05) * unit),
        )
        .cubic_to(
            point((x - 0.07) * unit, (foot - 0.01) * unit),
            point((x - 0.04) * unit, foot * unit),
            point((x - 0.035) * unit, foot * unit),
        )
        .line_to((x + 0.035) * unit, foot * unit)
        .cubic_to(
            point((x + 0.04) * unit, foot * unit),
            point((x + 0.07) * unit, (foot - 0.01) * unit),
            point((x + 0.075) * unit, (foot - 0.05) * unit),
        )
        .cubic_to(
            point((x + 0.09) * unit, (foot - 0.12) * unit),
            point((x + 0.03) * unit, (foot - 0.15) * unit),
            point((x + 0.03) * unit, (foot - 0.2) * unit),
        )
        .close();
    let side = studio.plan.light_side;
    let gleam = palette.sun;
    dabs::lay_with(&mut studio.canvas, &vase, 1.0, |at_x, _, _| {
        let across = (at_x - x) / 0.085 * side;
        let body = mix(shade, light, smooth(-0.9, 0.8, across));
        screen(body, scale(gleam, 0.5 * libm::expf(-(across - 0.45) * (across - 0.45) * 60.0)))
    });
}
