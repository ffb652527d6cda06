//! Streets: façades that run to a vanishing point, lamps, and pavement that shines when wet.

use crate::brief::PaintError;
use crate::colour::{Rgb, blend, hex, lerp, mix, scale, screen, smooth};
use crate::noise::{Noise, whole};
use crate::read::{Season, Thing, Time, Weather};
use crate::scene::{Setting, clouds, sky};
use crate::studio::Studio;

/// Half the width of the street, in heights of the eye.
const HALF_STREET: f32 = 2.5;

struct View {
    eye: [f32; 2],
    scale: f32,
    noise: Noise,
    walls: [Rgb; 6],
    cloths: [Rgb; 3],
    dark: Rgb,
    mist: Rgb,
    lamp: Rgb,
    glass: Rgb,
    dusk: f32,
    sunny_side: f32,
    key: f32,
}

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (horizon, tall, wide) = (studio.plan.horizon, frame.tall(), frame.wide());
    sky::paint(studio, horizon)?;
    let view = view(studio, horizon, wide);
    studio.canvas.shade(|x, y, below| facade(&view, x, y).unwrap_or(below));
    studio.finish_stage()?;
    paint_pavement(studio, &view, horizon, tall);
    paint_lamps(studio, &view);
    studio.finish_stage()?;
    Ok(Setting::of_ground(lerp(horizon, tall, 0.7), horizon * 0.4))
}

fn view(studio: &Studio<'_>, horizon: f32, wide: f32) -> View {
    let palette = &studio.palette;
    let mut random = studio.random.fork(171);
    let away = if studio.plan.focus > wide * 0.5 { -0.06 } else { 0.06 };
    let own = [0xc98a62, 0xd8b48a, 0xa8685a, 0x8f9aa0, 0xd9c8a8, 0x7f8a7a];
    let dusk = match studio.reading.time {
        Time::Night | Time::Blue => 0.55,
        Time::Dusk => 0.45,
        Time::Sunset => 0.25,
        _ => 0.05,
    };
    View {
        eye: [wide * 0.5 + away + random.around(0.06), horizon],
        scale: 0.185,
        noise: studio.noise.fork(172),
        walls: own.map(|code| {
            blend(
                palette.lit(hex(code), 0.75, 0.0),
                scale(hex(code), if dusk > 0.2 { 0.3 } else { 0.7 }),
                0.5,
            )
        }),
        cloths: [palette.accent[0], hex(0x3f6f5f), hex(0xe8dcc2)]
            .map(|own| blend(palette.lit(own, 0.8, 0.0), scale(own, 0.4), 0.4)),
        dark: palette.near,
        mist: mix(clouds::mist_colour(studio), palette.sun, 0.15),
        lamp: blend(palette.accent[1], hex(0xffdca8), 0.5),
        glass: palette.sky[2],
        dusk,
        sunny_side: studio.plan.light_side,
        key: palette.local,
    }
}

/// Returns the colour of the façade seen at a place, in units; `None` where the sky or the ground is seen.
fn facade(view: &View, x: f32, y: f32) -> Option<Rgb> {
    let across = x - view.eye[0];
    let side = if across < 0.0 { -1.0 } else { 1.0 };
    let depth = HALF_STREET * view.scale / across.abs().max(0.004);
    if depth > 26.0 {
        return None;
    }
    let rise = (view.eye[1] - y) * depth / view.scale;
    if rise < -1.0 {
        return None;
    }
    let along = depth + side * 40.0 + 3.0;
    let (house, in_house) = house_at(view.noise, along);
    let height = 2.7 + 3.2 * view.noise.cell(house, 7) + if depth > 7.0 { 0.8 } else { 0.0 };
    let eave = height - 0.16;
    if rise > height {
        return None;
    }
    let pick = (view.noise.cell(house, 3) * 6.0) as usize % 6;
    let sunny = if side == view.sunny_side { 0.55 } else { 1.15 };
    let worn = 1.0 + 0.14 * view.noise.sum(along * 3.0, rise * 2.0, 3);
    let mut wall = scale(view.walls[pick], sunny * worn * lerp(0.72, 1.0, smooth(-1.0, 3.0, rise)));
    wall = mix(wall, view.dark, smooth(0.03, 0.0, in_house.min(1.0 - in_house)) * 0.5);
    let storey = (rise + 1.0) / 0.92;
    let from_storey = (storey - storey.floor()).min(storey.floor() + 1.0 - storey);
    wall = scale(wall, 1.0 + 0.22 * smooth(0.05, 0.02, from_storey));
    if rise > eave {
        wall = mix(wall, view.dark, 0.55);
    }
    let ground_floor = rise < 1.15;
    let size = if ground_floor { [0.8, 2.15] } else { [0.46, 0.92] };
    let (cell_x, cell_y) = (along / size[0], (rise + 1.0) / size[1]);
    let (column, row) = (whole(cell_x), whole(cell_y));
    let (in_x, in_y) = (cell_x - column as f32, cell_y - row as f32);
    let pane = smooth(0.2, 0.24, in_x)
        * smooth(0.8, 0.76, in_x)
        * smooth(0.14, 0.18, in_y)
        * smooth(0.8, 0.77, in_y);
    let bar = smooth(0.02, 0.035, (in_x - 0.5).abs()) * smooth(0.02, 0.035, (in_y - 0.5).abs());
    let chance = view.noise.cell(column.wrapping_mul(31) + house, row + 500);
    let lit = chance < if ground_floor { view.dusk * 1.5 } else { view.dusk };
    let pane_colour = if lit {
        scale(
            view.lamp,
            (0.6 + 0.55 * chance / view.dusk.max(0.05) - 0.35 * in_y)
                * (0.7 + 0.3 * smooth(0.2, 0.34, (in_x - 0.5).abs())),
        )
    } else {
        mix(scale(view.dark, 1.2), view.glass, 0.2 + 0.3 * chance * view.key)
    };
    let framed = mix(
        wall,
        scale(wall, 0.6),
        smooth(0.14, 0.17, in_x)
            * smooth(0.86, 0.83, in_x)
            * smooth(0.08, 0.11, in_y)
            * smooth(0.86, 0.83, in_y),
    );
    let colour = mix(
        framed,
        mix(scale(wall, 0.5), pane_colour, bar.max(0.3)),
        pane * if rise < eave { 1.0 } else { 0.0 },
    );
    let awning = if ground_floor && rise > 0.55 && rise < 0.86 && view.noise.cell(house, 17) > 0.35 {
        1.0
    } else {
        0.0
    };
    let stripe = if whole(along * 9.0) % 2 == 0 { 1.0 } else { 0.55 };
    let cloth = scale(
        view.cloths[(view.noise.cell(house, 19) * 3.0) as usize % 3],
        stripe * (1.1 - 0.5 * (rise - 0.55)),
    );
    let colour = mix(colour, cloth, awning);
    Some(mix(colour, view.mist, smooth(2.0, 24.0, depth) * 0.9))
}

fn house_at(noise: Noise, along: f32) -> (i32, f32) {
    let cell = whole(along / 2.6);
    let edge = |index: i32| (index as f32 + 0.25 * noise.cell(index, 11)) * 2.6;
    let index = if along < edge(cell) { cell - 1 } else { cell };
    (index, (along - edge(index)) / (edge(index + 1) - edge(index)))
}

fn paint_pavement(studio: &mut Studio<'_>, view: &View, horizon: f32, tall: f32) {
    let wet = matches!(studio.reading.weather, Weather::Rain | Weather::Storm)
        || studio.reading.wants(Thing::Reflection);
    let gloss = if wet {
        0.75
    } else if view.dusk > 0.2 {
        0.35
    } else {
        0.1
    };
    let palette = &studio.palette;
    let stone = palette.lit(hex(0x8c8580), 0.55, 0.05);
    let dark = palette.lit(hex(0x45413f), 0.2, 0.0);
    let sky_colour = palette.sky[3];
    let snow = (studio.reading.season == Season::Winter).then(|| palette.snow(hex(0xe8eef4), 0.75, 0.1));
    studio.canvas.shade_between(horizon, tall, |x, y, below| {
        let drop = y - view.eye[1];
        if drop <= 0.002 {
            return below;
        }
        let depth = view.scale / drop;
        let across = (x - view.eye[0]) * depth / view.scale;
        if across.abs() > HALF_STREET {
            return below;
        }
        let side = whole(across * 2.4 + if whole(depth * 2.4) % 2 == 0 { 0.5 } else { 0.0 });
        let row = whole(depth * 2.4);
        let (in_x, in_y) =
            (across * 2.4 + if row % 2 == 0 { 0.5 } else { 0.0 } - side as f32, depth * 2.4 - row as f32);
        let joint = (smooth(0.06, 0.0, in_x.min(1.0 - in_x)) + smooth(0.08, 0.0, in_y.min(1.0 - in_y)))
            .min(1.0)
            * smooth(7.0, 1.5, depth);
        let tone = 0.8
            + 0.3 * view.noise.cell(side, row) * smooth(8.0, 1.0, depth)
            + 0.14 * view.noise.sum(across * 2.0, depth * 2.0, 3);
        let ground = scale(mix(mix(stone, dark, 0.25), dark, joint * 0.5), tone);
        let ground = snow.map_or(ground, |white| {
            let drift = view.noise.sum(across * 1.4, depth * 1.1, 4);
            let trodden = smooth(0.25, 0.75, (across - 0.2).abs() + drift * 0.5);
            mix(ground, scale(white, 1.0 + 0.12 * drift), 0.55 + 0.4 * trodden)
        });
        let ripple = view.noise.sum(across * 3.0, depth * 7.0, 3);
        let mirrored =
            facade(view, x + ripple * 0.012, view.eye[1] - drop * 0.95 - ripple * 0.02).unwrap_or(sky_colour);
        let puddle = if wet { smooth(-0.3, 0.25, view.noise.sum(across * 0.9, depth * 0.8, 3)) } else { 0.5 };
        let kerb = if across.abs() > HALF_STREET * 0.72 { 1.12 } else { 1.0 };
        let shiny = screen(scale(ground, kerb), scale(mirrored, gloss * (0.25 + 0.75 * puddle)));
        mix(shiny, view.mist, smooth(2.0, 22.0, depth) * 0.9)
    });
}

fn paint_lamps(studio: &mut Studio<'_>, view: &View) {
    let lit = view.dusk > 0.2 && studio.reading.allows(Thing::Lights);
    let edge = 0.7 / studio.frame().unit;
    let dark = view.dark;
    let depths = [2.2, 3.6, 5.6, 8.6];
    for depth in depths.iter().rev() {
        for side in [-1.0, 1.0] {
            let size = view.scale / depth;
            let (x, foot) = (view.eye[0] + side * HALF_STREET * 0.8 * size, view.eye[1] + size);
            let head = view.eye[1] - size * 1.25;
            let lamp = view.lamp;
            let ink = mix(dark, view.mist, smooth(2.0, 20.0, *depth) * 0.8);
            studio.canvas.shade_between(head - size * 2.0, foot + size, |at_x, at_y, below| {
                let (across, down) = ((at_x - x) / size, (at_y - head) / size);
                if across.abs() > 2.4 {
                    return below;
                }
                let post = smooth(0.035 + edge / size, 0.035, across.abs())
                    * if down > 0.1 && at_y < foot { 1.0 } else { 0.0 };
                let colour = mix(below, ink, post);
                let distance = (across * across + down * down).sqrt();
                let bulb = smooth(0.17 + edge / size, 0.15, distance);
                if !lit {
                    return mix(colour, ink, bulb * 0.8);
                }
                let halo = 0.5 / (1.0 + distance * distance * 9.0) * smooth(2.4, 1.2, distance);
                mix(screen(colour, scale(lamp, halo)), scale(lamp, 1.3), bulb)
            });
        }
    }
}
