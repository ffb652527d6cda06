//! Waterfalls: a white fall between rock walls into a misty pool.

use crate::brief::PaintError;
use crate::colour::{blend, hex, lerp, mix, scale, screen, smooth};
use crate::path::Path;
use crate::read::{Season, Thing};
use crate::scene::{Setting, clouds, dabs, flora, land, sky, water};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let lip = studio.plan.horizon * 0.72;
    let pool = tall * studio.random.fork(259).range(0.68, 0.8);
    sky::paint(studio, lip + 0.1)?;
    studio.plan.horizon = lip + 0.05;
    land::paint_far(studio, lip + 0.05)?;
    studio.finish_stage()?;
    let mut random = studio.random.fork(260);
    let aside = wide - studio.plan.focus + (studio.plan.focus - wide * 0.5) * random.range(0.0, 0.9);
    let middle = if studio.reading.subjects.is_empty() { wide * random.range(0.34, 0.66) } else { aside };
    let breadth = random.range(0.55, 1.6);
    paint_walls(studio, middle, lip, pool);
    studio.tick()?;
    paint_fall(studio, middle, lip, pool, breadth);
    plant_walls(studio, middle, lip, pool);
    water::paint_mirror(studio, pool, tall, 0.03);
    paint_mist(studio, middle, pool);
    studio.finish_stage()?;
    Ok(Setting {
        water: Some(lerp(pool, tall, 0.45)),
        ..Setting::of_ground(lerp(pool, tall, 0.7), lip * 0.7)
    })
}

fn paint_walls(studio: &mut Studio<'_>, middle: f32, lip: f32, pool: f32) {
    let noise = studio.noise.fork(261);
    let palette = &studio.palette;
    let own = hex(*studio.random.fork(262).pick(&[0x7b746c, 0x6d7270, 0x86766a]));
    let (light, shade) = (palette.lit(own, 1.0, 0.15), palette.lit(scale(own, 0.3), 0.1, 0.05));
    let moss = palette.lit(land::leaf(studio.reading, &mut studio.random.fork(263)), 0.8, 0.1);
    let side = studio.plan.light_side;
    let haze = clouds::mist_colour(studio);
    studio.canvas.shade_between(0.0, pool + 0.01, |x, y, below| {
        let out = (x - middle).abs();
        let rough = noise.sum(x * 4.0, 2.0, 4);
        let top = lip + 0.02 - smooth(0.08, 0.5, out + rough * 0.06) * (lip + 0.05) * 0.85 + rough * 0.05;
        let inside = smooth(-0.002, 0.002, y - top);
        if inside <= 0.0 {
            return below;
        }
        let warp = noise.sum(x * 3.0, y * 3.0, 3) * 0.14;
        let field = |x: f32, y: f32| noise.ridges((x + warp) * 6.0, (y + warp) * 2.2, 5);
        let relief = (field(x, y) - field(x + side * 0.012, y - 0.008)) * 3.0;
        let ledge = noise.sum(x * 2.0, (y + warp) * 16.0, 3);
        let facing = (0.36 + relief + ledge * 0.22 - out * 0.15).clamp(0.0, 1.0);
        let rock = mix(shade, light, facing);
        let green = smooth(0.1, 0.5, ledge + 0.25 * rough + smooth(0.1, 0.0, y - top) * 0.7 - relief * 0.2);
        let planted = mix(rock, scale(moss, 0.4 + 0.7 * facing), green * 0.75);
        let deep = smooth(0.35, 0.04, out) * 0.3;
        mix(below, mix(planted, haze, deep * smooth(lip, pool, y) + 0.06), inside)
    });
}

fn paint_fall(studio: &mut Studio<'_>, middle: f32, lip: f32, pool: f32, breadth: f32) {
    let noise = studio.noise.fork(264);
    let palette = &studio.palette;
    let white = blend(palette.lit(hex(0xf8fbfd), 1.0, 0.1), [0.93, 0.95, 0.97], 0.4 * palette.local);
    let blue = blend(palette.lit(hex(0x7fa6b8), 0.5, 0.1), palette.sky[1], 0.3);
    studio.canvas.shade_between(lip, pool + 0.01, |x, y, below| {
        let fallen = ((y - lip) / (pool - lip)).clamp(0.0, 1.0);
        let sway = noise.sum(fallen * 2.0, 1.0, 2) * 0.012;
        let step = 0.03 * smooth(0.42, 0.46, fallen + noise.at(x * 9.0, 4.0) * 0.03);
        let half = (0.055 + 0.035 * fallen + step) * breadth + noise.sum(y * 7.0, x * 3.0, 3) * 0.01;
        let across = x - middle + sway;
        let edge = smooth(half, half * 0.8, across.abs() + noise.sum(across * 50.0, y * 3.0, 2) * 0.012);
        if edge <= 0.0 {
            return below;
        }
        let strands = noise.sum(across * 70.0 / (1.0 + fallen), y * 4.0 - fallen * 2.0, 4);
        let veil = noise.sum(across * 22.0, y * 9.0, 3);
        let bright = smooth(-0.45, 0.4, strands + veil * 0.4 + 0.12);
        mix(below, mix(blue, white, bright), edge * (0.72 + 0.28 * bright))
    });
}

fn plant_walls(studio: &mut Studio<'_>, middle: f32, lip: f32, pool: f32) {
    if !studio.reading.allows(Thing::Trees) {
        return;
    }
    let frame = studio.frame();
    let mut random = studio.random.fork(265);
    let winter = studio.reading.season == Season::Winter;
    let own = if winter { hex(0x4a5f58) } else { scale(land::leaf(studio.reading, &mut random), 0.6) };
    for (tone, share) in [(0.3, 0.15), (0.7, 0.7)] {
        let colour = studio.palette.lit(scale(own, 0.6 + tone), tone, 0.1);
        let mut path = Path::new();
        for _ in 0..(40.0 * frame.wide()) as u32 {
            let x = random.range(0.0, frame.wide());
            let out = (x - middle).abs();
            if out < 0.12 {
                continue;
            }
            let y = if random.chance(share) {
                random.range(lip, pool)
            } else {
                lip + 0.04 - smooth(0.08, 0.5, out) * (lip + 0.05) * 0.85
            };
            let size = random.range(0.03, 0.09);
            let tree = if random.chance(0.5) {
                flora::conifer(x * frame.unit, y * frame.unit, size * 1.5 * frame.unit, &mut random)
            } else {
                flora::crown(x * frame.unit, y * frame.unit, size * 0.5 * frame.unit, &mut random)
            };
            path = path.and(tree);
        }
        dabs::lay(&mut studio.canvas, &path, colour, 0.92);
    }
}

fn paint_mist(studio: &mut Studio<'_>, middle: f32, pool: f32) {
    let noise = studio.noise.fork(266);
    let white = blend(
        blend(studio.palette.cloud, studio.palette.lit([0.92; 3], 0.9, 0.2), 0.5),
        [0.88, 0.9, 0.92],
        0.35 * studio.palette.local,
    );
    let tall = studio.frame().tall();
    studio.canvas.shade_between(pool - 0.3, tall, |x, y, below| {
        let (across, down) = ((x - middle) / 0.26, (y - pool) / if y < pool { 0.16 } else { 0.07 });
        let puff =
            libm::expf(-(across * across + down * down)) * (0.8 + 0.6 * noise.sum(x * 6.0, y * 8.0, 4));
        let ring = noise.sum(x * 9.0, (y - pool) * 40.0, 3);
        let foam = if y > pool { smooth(0.1, 0.5, ring) * smooth(0.14, 0.0, y - pool) * 0.5 } else { 0.0 };
        screen(mix(below, white, puff.clamp(0.0, 0.85)), scale(white, foam * libm::expf(-across * across)))
    });
}
