//! What falls from the sky before everything: rain, snow, petals and leaves, and lightning behind.

use crate::colour::{Rgb, hex, mix, scale, screen, smooth};
use crate::path::{Path, point};
use crate::random::Random;
use crate::read::{Scene, Season, Thing, Weather};
use crate::scene::{clouds, dabs, flora};
use crate::studio::Studio;

/// Paints falling rain, snow or leaves and the mist of the weather.
pub(crate) fn fall(studio: &mut Studio<'_>) {
    if matches!(studio.reading.scene, Scene::Space | Scene::Underwater | Scene::Room | Scene::Abstract) {
        return;
    }
    match studio.reading.weather {
        Weather::Rain => paint_rain(studio, 0.5),
        Weather::Storm => paint_rain(studio, 0.3),
        Weather::Snow => paint_snow(studio),
        Weather::Fog => paint_fog(studio),
        Weather::Clear | Weather::Clouds | Weather::Wind => {}
    }
    let leafy = matches!(studio.reading.season, Season::Spring | Season::Autumn);
    let still = matches!(studio.reading.weather, Weather::Clear | Weather::Clouds | Weather::Wind);
    if leafy && still && (studio.reading.weather == Weather::Wind || studio.reading.scene == Scene::Forest) {
        paint_drift(studio);
    }
    if studio.reading.wants(Thing::Lights) && crate::scene::sky::is_dark(studio) {
        paint_fireflies(studio);
    }
}

/// Paints one flash of lightning from the clouds to the horizon.
pub(crate) fn strike(studio: &mut Studio<'_>, horizon: f32) {
    let frame = studio.frame();
    let mut random = studio.random.fork(271);
    let start = point(studio.plan.sun[0] * frame.unit, horizon * 0.16 * frame.unit);
    let mut path = Path::new();
    bolt(&mut path, start, horizon * frame.unit, 0.0085 * frame.unit, 2, &mut random);
    let middle = [studio.plan.sun[0], horizon * 0.3];
    let light = hex(0xe6e4ff);
    studio.canvas.shade_between(0.0, horizon, |x, y, below| {
        let (across, down) = (x - middle[0], (y - middle[1]) * 0.7);
        screen(below, scale(light, 0.5 / (1.0 + (across * across + down * down) * 22.0)))
    });
    dabs::lay(&mut studio.canvas, &path, hex(0xfbfaff), 1.0);
}

fn bolt(
    path: &mut Path,
    start: crate::path::Point,
    bottom: f32,
    thick: f32,
    forks: u32,
    random: &mut Random,
) {
    let mut here = start;
    let stride = (bottom - start.y) / if forks == 2 { 12.0 } else { 5.0 };
    let mut thick = thick;
    let lean = if forks == 2 { 0.0 } else { random.range(-1.1, 1.1) };
    while here.y < bottom - 1.0 && thick > 0.3 {
        let next = point(
            here.x + lean * stride + random.around(stride * 1.5),
            here.y + stride * random.range(0.6, 1.2),
        );
        path.steps.extend(flora::limb(here, next, thick, thick * 0.9, 0.0).steps);
        if forks > 0 && random.chance(0.22) {
            let end = next.y + (bottom - next.y) * random.range(0.3, 0.6);
            bolt(path, next, end, thick * 0.5, forks - 1, random);
        }
        here = next;
        thick *= 0.95;
    }
}

fn paint_rain(studio: &mut Studio<'_>, opacity: f32) {
    let frame = studio.frame();
    let mut random = studio.random.fork(272);
    let veil = clouds::mist_colour(studio);
    studio.canvas.shade(|_, _, below| mix(below, veil, 0.12));
    let colour = mix(veil, [0.85, 0.9, 0.95], 0.5);
    for (count, length, width, part) in [(900.0, 0.03, 0.0009, 0.5), (260.0, 0.07, 0.0016, 0.8)] {
        let mut path = Path::new();
        for _ in 0..(count * frame.wide() * frame.tall()) as u32 {
            let (x, y) = (random.range(-0.1, frame.wide()), random.range(-0.1, frame.tall()));
            let reach = length * random.range(0.6, 1.3);
            let foot = point((x + reach * 0.22) * frame.unit, (y + reach) * frame.unit);
            path.steps.extend(
                flora::limb(
                    foot,
                    point(x * frame.unit, y * frame.unit),
                    width * frame.unit,
                    width * 0.4 * frame.unit,
                    0.0,
                )
                .steps,
            );
        }
        dabs::lay(&mut studio.canvas, &path, colour, opacity * part);
    }
}

fn paint_snow(studio: &mut Studio<'_>) {
    let frame = studio.frame();
    let mut random = studio.random.fork(273);
    let colour: Rgb = mix(studio.palette.cloud, [0.96, 0.97, 1.0], 0.7);
    for (count, size, opacity) in [(700.0, 0.0016, 0.6), (240.0, 0.0034, 0.8), (50.0, 0.008, 0.55)] {
        let mut path = Path::new();
        for _ in 0..(count * frame.wide() * frame.tall()) as u32 {
            let (x, y) = (random.range(0.0, frame.wide()), random.range(0.0, frame.tall()));
            let radius = (size * random.range(0.5, 1.3) * frame.unit).max(0.45);
            path.steps
                .extend(Path::ellipse(point(x * frame.unit, y * frame.unit), radius, radius * 1.1).steps);
        }
        dabs::lay(&mut studio.canvas, &path, colour, opacity);
    }
}

fn paint_fog(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(274);
    let veil = clouds::mist_colour(studio);
    let (horizon, tall) = (studio.plan.horizon, studio.frame().tall());
    studio.canvas.shade(|x, y, below| {
        let drift = 0.7 + 0.6 * noise.sum(x * 1.6, y * 4.5, 4);
        let near = smooth(tall, horizon, y) * smooth(0.0, horizon * 0.9, y);
        let bank = smooth(0.42, 0.0, (y - horizon - 0.04).abs()) * 0.26;
        let wisps = smooth(0.05, 0.5, noise.sum(x * 1.1 + 8.0, y * 7.0, 3)) * 0.16;
        mix(below, veil, ((near * 0.44 + bank + wisps) * drift).clamp(0.0, 0.72))
    });
}

fn paint_fireflies(studio: &mut Studio<'_>) {
    let frame = studio.frame();
    let mut random = studio.random.fork(275);
    let colour = studio.palette.accent[1];
    for _ in 0..(36.0 * frame.wide()) as u32 {
        let (middle_x, middle_y) = (random.range(0.0, frame.wide()), frame.tall() * random.range(0.45, 0.97));
        let size = random.range(0.0012, 0.003);
        studio.canvas.shade_between(middle_y - size * 9.0, middle_y + size * 9.0, |x, y, below| {
            let (across, down) = ((x - middle_x) / size, (y - middle_y) / size);
            let distance = across * across + down * down;
            if distance > 81.0 {
                below
            } else {
                screen(below, scale(colour, 1.2 / (1.0 + distance) * smooth(81.0, 20.0, distance)))
            }
        });
    }
}

/// Lets petals or leaves drift through the picture.
fn paint_drift(studio: &mut Studio<'_>) {
    let frame = studio.frame();
    let mut random = studio.random.fork(276);
    let own =
        if studio.reading.season == Season::Spring { [0xf6c3d0, 0xfbe4ea] } else { [0xd9782a, 0xb9482a] };
    for code in own {
        let colour = studio.palette.lit(hex(code), 0.9, 0.0);
        let mut path = Path::new();
        for _ in 0..(34.0 * frame.wide() * frame.tall()) as u32 {
            let (x, y) = (random.range(0.0, frame.wide()), random.range(0.0, frame.tall()));
            let size = random.range(0.003, 0.008) * frame.unit;
            let place = point(x * frame.unit, y * frame.unit);
            let leaf = Path::ellipse(place, size, size * random.range(0.3, 0.6))
                .turned(random.range(0.0, 180.0), place);
            path.steps.extend(leaf.steps);
        }
        dabs::lay(&mut studio.canvas, &path, colour, 0.85);
    }
}
