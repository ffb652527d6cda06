//! Space: coloured gas, stars, planets with air and rings.

use crate::brief::PaintError;
use crate::colour::{Ramp, Rgb, add, blend, from_lab, lerp, mix, scale, screen, smooth};
use crate::noise::Noise;
use crate::random::Random;
use crate::read::{Thing, View};
use crate::scene::ridge::{Shape, Skyline};
use crate::scene::{Setting, sky};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let mut random = studio.random.fork(221);
    let gases = gases(studio, &mut random);
    paint_gas(studio, &gases);
    studio.finish_stage()?;
    paint_stars(studio, &mut random);
    studio.finish_stage()?;
    let busy = studio.reading.subjects.iter().any(|mention| mention.word != "planet");
    let galaxy_only =
        studio.reading.wants(Thing::Galaxy) && !studio.reading.wants(Thing::Planet) && random.chance(0.6);
    if !galaxy_only {
        let radius = if busy { random.range(0.16, 0.24) } else { random.range(0.24, 0.36) }
            * if studio.reading.view == View::Wide { 0.6 } else { 1.0 };
        let place = if busy {
            [wide - studio.plan.focus, tall * 0.3]
        } else {
            [studio.plan.focus, tall * random.range(0.46, 0.56)]
        };
        let planet = Planet::new(place, radius, &gases, random.chance(0.45), &mut random);
        paint_planet(studio, &planet, 222);
        if random.chance(0.7) {
            let small = [wide - place[0] + random.around(0.1), tall * random.range(0.62, 0.85)];
            let moon = Planet::new(small, radius * random.range(0.16, 0.3), &gases, false, &mut random);
            paint_planet(studio, &moon, 223);
        }
    }
    studio.finish_stage()?;
    Ok(Setting { floating: true, ..Setting::of_ground(tall * 0.8, tall * 0.52) })
}

/// Paints the grey ground of the moon under a black sky, with a blue planet in it.
pub(crate) fn paint_lunar(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let horizon = studio.plan.horizon.clamp(tall * 0.5, tall * 0.64);
    studio.plan.horizon = horizon;
    let mut random = studio.random.fork(227);
    let noise = studio.noise.fork(228);
    studio.canvas.shade(|x, y, _| {
        let haze = 0.5 + 0.5 * noise.sum(x * 1.2, y * 1.2, 3);
        mix([0.003, 0.004, 0.009], [0.012, 0.016, 0.035], haze)
    });
    paint_stars(studio, &mut random);
    studio.finish_stage()?;
    let seas = [0x2f74c8, 0x3c8fd0, 0xdfe9f2, 0x2b5fa8].map(crate::colour::hex);
    let away = if studio.plan.focus > wide * 0.5 { 0.26 } else { 0.74 };
    let place = [wide * away, horizon * random.range(0.3, 0.42)];
    let mut planet = Planet::new(place, random.range(0.1, 0.13), &seas, false, &mut random);
    planet.banded = false;
    planet.surface = Ramp::new(&[0x123f86, 0x1f63b4, 0x4c8f55, 0xa8a06a, 0xf4f7fa].map(crate::colour::hex));
    paint_planet(studio, &planet, 229);
    studio.finish_stage()?;
    let side = studio.plan.light_side;
    for layer in 0..4 {
        let near = layer as f32 / 3.0;
        let foot = lerp(horizon, tall * 1.02, near * near * 0.7 + near * 0.1);
        let height = lerp(0.05, 0.1, near);
        let fold = studio.noise.fork(240 + layer);
        let skyline =
            Skyline::new(frame, fold, Shape::Rolling, foot + height * 0.4, height, lerp(3.0, 1.4, near));
        let bright = lerp(0.34, 0.5, near);
        studio.canvas.shade_between(skyline.top() - 0.01, tall, |x, y, below| {
            let depth = y - skyline.height(frame, x);
            let inside = (depth * frame.unit + 0.5).clamp(0.0, 1.0);
            if inside <= 0.0 {
                return below;
            }
            let close = ((y - horizon) / (tall - horizon)).clamp(0.02, 1.0);
            let far = 1.0 / (close + 0.14);
            let slope = -skyline.slope(frame, x) * side * smooth(0.12, 0.0, depth);
            let dust = fold.sum(x * far * 3.0, y * far * 7.0, 4);
            let pits = crater(fold, x * far * 1.3, far * 4.6, side)
                + 0.6 * crater(fold.fork(7), x * far * 3.1, far * 11.0, side);
            let light = (0.62 + slope * 0.6 + dust * 0.22 + pits).clamp(0.06, 1.25);
            mix(below, scale([0.98, 0.97, 0.95], bright * light * light), inside)
        });
        studio.tick()?;
    }
    studio.finish_stage()?;
    Ok(Setting::of_ground(lerp(horizon, tall, 0.6), horizon * 0.45))
}

/// Returns how much craters brighten or darken a place of the ground.
fn crater(noise: Noise, u: f32, v: f32, side: f32) -> f32 {
    let (column, row) = (crate::noise::whole(u), crate::noise::whole(v));
    let chance = noise.cell(column, row);
    if chance < 0.45 {
        return 0.0;
    }
    let radius = 0.16 + 0.28 * noise.cell(column + 31, row);
    let (across, down) = ((u - column as f32 - 0.5) / radius, (v - row as f32 - 0.5) / radius);
    let distance = (across * across + down * down).sqrt();
    if distance > 1.25 {
        return 0.0;
    }
    let bowl = smooth(1.0, 0.8, distance);
    let wall = across * side;
    let rim = smooth(1.25, 1.05, distance) * smooth(0.85, 1.0, distance);
    bowl * (-0.28 - wall * 0.3) + rim * (0.22 + wall * 0.2)
}

fn gases(studio: &Studio<'_>, random: &mut Random) -> [Rgb; 4] {
    if !studio.reading.colours.is_empty() {
        let palette = &studio.palette;
        return [palette.accent[0], palette.accent[1], palette.sky[3], palette.sky[2]];
    }
    let sets = [
        [0x2b6cb0, 0xd0587e, 0xf6b26b, 0x5b3a8c],
        [0x1f8a8a, 0x5b4bb5, 0xe58fb1, 0x123c5a],
        [0xb8435a, 0xf08a4b, 0x4a4e9e, 0x6a2c5a],
        [0x3a7bd5, 0x7fd1c7, 0xf2d7a0, 0x23346f],
        [0x8a3ab9, 0xe05f8f, 0x3c6fd1, 0xf5c78f],
    ];
    random.pick(&sets).map(crate::colour::hex)
}

fn paint_gas(studio: &mut Studio<'_>, gases: &[Rgb; 4]) {
    let noise = studio.noise.fork(224);
    let (wide, tall) = (studio.frame().wide(), studio.frame().tall());
    let mut random = studio.random.fork(225);
    let tilt = random.range(-0.8, 0.8);
    let heart = [wide * random.range(0.3, 0.7), tall * random.range(0.3, 0.7)];
    let dark = scale(blend(gases[3], [0.004, 0.006, 0.02], 0.8), 0.5);
    let gases = *gases;
    studio.canvas.shade(|x, y, _| {
        let warp_x = noise.sum(x * 1.6, y * 1.6 + 5.0, 4);
        let warp_y = noise.sum(x * 1.6 + 9.0, y * 1.6, 4);
        let (u, v) = (x + warp_x * 0.42, y + warp_y * 0.42);
        let band = ((y - heart[1]) - (x - heart[0]) * tilt) / (1.0 + tilt * tilt).sqrt() + warp_x * 0.16;
        let body = libm::expf(-band * band * 9.0);
        let thick = smooth(-0.25, 0.75, noise.sum(u * 2.3, v * 2.3, 5)) * (0.25 + body);
        let hue = smooth(-0.45, 0.45, warp_y + 0.3 * noise.at(u * 1.7, v * 1.7));
        let colour = mix(mix(gases[0], gases[1], hue), gases[2], smooth(0.45, 1.0, thick) * 0.8);
        let filament = noise.ridges(u * 2.6, v * 2.6, 5);
        let dust = smooth(0.3, 0.85, noise.sum(u * 3.0 + 40.0, v * 3.0, 5) + 0.35 * body);
        let glow =
            scale(colour, (thick * 0.62 + filament * filament * thick * 0.7) * (1.0 - 0.72 * dust * body));
        let core = libm::expf(-((x - heart[0]) * (x - heart[0]) + (y - heart[1]) * (y - heart[1])) * 11.0);
        screen(add(dark, glow), scale(mix(gases[2], [1.0, 0.95, 0.9], 0.4), core * thick * 0.55))
    });
}

fn paint_stars(studio: &mut Studio<'_>, random: &mut Random) {
    let noise = studio.noise.fork(226);
    studio.canvas.shade(|x, y, below| {
        let crowd = smooth(0.05, 0.5, crate::colour::luminance(below) * 2.0);
        let tint = [
            1.0 - 0.25 * noise.cell((x * 34.0) as i32, (y * 34.0) as i32),
            0.93,
            0.8 + 0.2 * noise.cell((x * 34.0) as i32, 5 + (y * 34.0) as i32),
        ];
        screen(below, scale(tint, sky::stars_at(noise, x, y, crowd)))
    });
    let frame = studio.frame();
    for _ in 0..7 {
        let (star_x, star_y) = (random.range(0.0, frame.wide()), random.range(0.0, frame.tall()));
        let size = random.range(0.003, 0.007);
        studio.canvas.shade_between(star_y - size * 9.0, star_y + size * 9.0, |x, y, below| {
            let (across, down) = ((x - star_x).abs() / size, (y - star_y).abs() / size);
            if across > 9.0 {
                return below;
            }
            let cross = libm::expf(-across * 0.55 - down * down * 16.0)
                + libm::expf(-down * 0.55 - across * across * 16.0);
            let core = 1.0 / (1.0 + (across * across + down * down) * 3.0);
            screen(below, scale([0.95, 0.97, 1.0], (cross * 0.8 + core) * smooth(9.0, 6.0, across.max(down))))
        });
    }
}

/// A globe with its surface, air and rings.
pub(crate) struct Planet {
    place: [f32; 2],
    radius: f32,
    surface: Ramp,
    air: Rgb,
    banded: bool,
    ringed: bool,
    tilt: [f32; 2],
    light: [f32; 3],
}

impl Planet {
    fn new(place: [f32; 2], radius: f32, gases: &[Rgb; 4], ringed: bool, random: &mut Random) -> Self {
        let lift = |colour: Rgb, light: f32| {
            let lab = crate::colour::to_lab(colour);
            from_lab([light, lab[1] * 0.75, lab[2] * 0.75])
        };
        let shift = random.below(4) as usize;
        let stops = [0.34, 0.62, 0.8, 0.52, 0.9].map(|light| light * random.range(0.9, 1.05));
        let colours: Vec<Rgb> =
            stops.iter().enumerate().map(|(index, light)| lift(gases[(index + shift) % 3], *light)).collect();
        let angle = random.range(-0.5, 0.5);
        let side = if place[0] > 0.5 { -1.0 } else { 1.0 };
        Self {
            place,
            radius,
            surface: Ramp::new(&colours),
            air: lift(gases[shift % 3], 0.8),
            banded: ringed || random.chance(0.5),
            ringed,
            tilt: [libm::cosf(angle), libm::sinf(angle)],
            light: [side * 0.68, -0.45, 0.58],
        }
    }
}

fn paint_planet(studio: &mut Studio<'_>, planet: &Planet, part: u64) {
    let noise = studio.noise.fork(part);
    let unit = studio.frame().unit;
    let reach = planet.radius * if planet.ringed { 2.3 } else { 1.5 };
    studio.canvas.shade_between(planet.place[1] - reach, planet.place[1] + reach, |x, y, below| {
        let (across, down) = ((x - planet.place[0]) / planet.radius, (y - planet.place[1]) / planet.radius);
        if across.abs() > 2.4 {
            return below;
        }
        let distance = (across * across + down * down).sqrt();
        let turned = [
            across * planet.tilt[0] + down * planet.tilt[1],
            down * planet.tilt[0] - across * planet.tilt[1],
        ];
        let facing = -(across * planet.light[0] + down * planet.light[1]) / distance.max(0.001);
        let halo =
            smooth(1.32, 1.0, distance) * smooth(0.9, 1.0, distance) * (0.25 - 0.65 * facing).max(0.03);
        let mut colour = screen(below, scale(planet.air, halo * 0.8));
        let inside = smooth(1.0 + 0.7 / (planet.radius * unit), 1.0 - 0.7 / (planet.radius * unit), distance);
        if planet.ringed && turned[1] < 0.0 {
            colour = ring(planet, noise, turned, colour, distance);
        }
        if inside > 0.0 {
            colour = mix(colour, globe(planet, noise, [across, down], turned, distance.min(1.0)), inside);
        }
        if planet.ringed && turned[1] >= 0.0 {
            colour = ring(planet, noise, turned, colour, 9.0);
        }
        colour
    });
}

fn globe(planet: &Planet, noise: Noise, place: [f32; 2], turned: [f32; 2], distance: f32) -> Rgb {
    let height = (1.0 - distance * distance).max(0.0).sqrt();
    let bulge = 1.0 + 0.5 * distance * distance;
    let (u, v) = (turned[0] * bulge, turned[1]);
    let surface = if planet.banded {
        let flow = noise.sum(u * 1.6, v * 5.0, 4);
        0.5 + 0.55 * noise.sum(flow * 0.5 + 2.0, v * 3.4 + flow * 0.28, 4)
            + 0.12 * noise.sum(u * 5.0, v * 16.0, 3)
    } else {
        let land = noise.sum(u * 1.7 + 3.0, v * 1.7, 6);
        let cloud = smooth(0.1, 0.6, noise.sum(u * 2.4 + land, v * 4.2, 5));
        lerp(0.42 + land * 0.7, 1.0, cloud * 0.7)
    };
    let light =
        (-place[0] * -planet.light[0] + place[1] * planet.light[1] + height * planet.light[2]).max(-1.0);
    let day = smooth(-0.12, 0.75, light);
    let base = scale(planet.surface.at(surface.clamp(0.0, 1.0)), 0.015 + 1.05 * day);
    let rim = libm::powf(distance, 7.0) * smooth(-0.25, 0.5, light);
    screen(base, scale(planet.air, rim * 0.7))
}

fn ring(planet: &Planet, noise: Noise, turned: [f32; 2], below: Rgb, hidden: f32) -> Rgb {
    let out = (turned[0] * turned[0] + turned[1] * turned[1] * 18.0).sqrt();
    let band = smooth(1.32, 1.4, out) * smooth(2.2, 2.1, out);
    if band <= 0.0 || hidden < 1.0 {
        return below;
    }
    let grooves = 0.55 + 0.45 * noise.sum(out * 14.0, 0.5, 3) - smooth(0.03, 0.0, (out - 1.82).abs()) * 0.8;
    let colour = mix(planet.air, planet.surface.at(0.9), 0.4);
    mix(below, scale(colour, 0.85), band * grooves.clamp(0.0, 0.85))
}
