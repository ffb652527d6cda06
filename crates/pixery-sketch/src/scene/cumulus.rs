//! Heaped clouds: domes of billows with lit crowns and flat, shaded feet.

use crate::colour::{Rgb, mix, scale, screen, smooth};
use crate::noise::Noise;
use crate::random::Random;
use crate::read::Weather;
use crate::studio::Studio;

struct Heap {
    middle: f32,
    foot: f32,
    width: f32,
    height: f32,
    /// How far away, 0 near to 1 at the horizon: paler.
    far: f32,
}

struct Puff {
    x: f32,
    y: f32,
    radius: f32,
}

/// Paints heaps over the sky, far and small ones first.
pub(crate) fn paint(studio: &mut Studio<'_>, horizon: f32) {
    let mut random = studio.random.fork(41);
    let wide = studio.frame().wide();
    let storm = studio.reading.weather == Weather::Storm;
    let mut heaps: Vec<Heap> = Vec::new();
    for _ in 0..(4.0 * wide) as u32 + 2 {
        let far = random.range(0.68, 0.95);
        heaps.push(heap(&mut random, horizon, wide, far, 0.34));
    }
    for _ in 0..(1.6 * wide) as u32 + random.below(2) {
        let far = random.range(0.1, 0.55);
        heaps.push(heap(&mut random, horizon, wide, far, if storm { 1.1 } else { 0.85 }));
    }
    heaps.sort_by(|one, other| other.far.total_cmp(&one.far));
    for heap in &heaps {
        paint_heap(studio, heap, &mut random);
    }
}

fn heap(random: &mut Random, horizon: f32, wide: f32, far: f32, size: f32) -> Heap {
    let width = size * random.range(0.45, 1.0) * (1.15 - far * 0.6);
    Heap {
        middle: random.range(-0.05, wide + 0.05),
        foot: horizon * (0.34 + 0.6 * far) + random.around(0.03),
        width,
        height: width * random.range(0.3, 0.52),
        far,
    }
}

fn puffs(heap: &Heap, random: &mut Random) -> Vec<Puff> {
    let count = 26 + (heap.width * 46.0) as u32;
    let crowns = [random.range(-0.5, 0.5), random.range(-0.7, 0.7)];
    let mut puffs: Vec<Puff> = (0..count)
        .map(|_| {
            let across = random.around(1.0);
            let dome = crowns
                .iter()
                .map(|crown| 1.0 - ((across - crown) * 1.5).abs().min(1.0))
                .fold(0.25 * (1.0 - across.abs()), f32::max);
            let rise = random.unit() * dome.sqrt();
            let radius = heap.height * random.range(0.16, 0.34) * (1.0 - 0.5 * across.abs());
            Puff { x: heap.middle + across * heap.width * 0.5, y: heap.foot - rise * heap.height, radius }
        })
        .collect();
    puffs.sort_by(|one, other| one.y.total_cmp(&other.y));
    puffs
}

fn paint_heap(studio: &mut Studio<'_>, heap: &Heap, random: &mut Random) {
    let noise = studio.noise.fork(42);
    let palette = &studio.palette;
    let air = palette.sky[3];
    let storm = if studio.reading.weather == Weather::Storm { 0.45 } else { 1.0 };
    let light = mix(scale(palette.cloud, storm), air, heap.far * 0.5);
    let shade = mix(scale(palette.cloud_shade, storm), air, heap.far * 0.62);
    let rim = scale(palette.sun, 0.25 * (1.0 - heap.far));
    let sun = studio.plan.sun;
    let (across, down) = (sun[0] - heap.middle, (sun[1] - heap.foot).min(0.25));
    let length = (across * across + down * down).sqrt().max(0.05);
    let toward = [across / length * 0.75, (down / length - 0.35).min(0.1)];
    for puff in puffs(heap, random) {
        paint_puff(studio, heap, &puff, &Paint { noise, light, shade, rim, toward });
    }
}

struct Paint {
    noise: Noise,
    light: Rgb,
    shade: Rgb,
    rim: Rgb,
    toward: [f32; 2],
}

fn paint_puff(studio: &mut Studio<'_>, heap: &Heap, puff: &Puff, paint: &Paint) {
    let frame = studio.canvas.frame;
    let reach = puff.radius * 1.35;
    let to_pixel = |units: f32, most: usize| ((units * frame.unit).max(0.0) as usize).min(most);
    let columns = to_pixel(puff.x - reach, frame.width)..to_pixel(puff.x + reach, frame.width);
    let rows = to_pixel(puff.y - reach, frame.height)
        ..to_pixel((puff.y + reach).min(heap.foot + 0.012), frame.height);
    let grain = 2.2 / heap.height.max(0.05);
    for row in rows {
        let y = (row as f32 + 0.5) / frame.unit;
        let low = smooth(heap.foot + 0.012, heap.foot - heap.height * 0.2, y);
        for column in columns.clone() {
            let x = (column as f32 + 0.5) / frame.unit;
            let (across, down) = ((x - puff.x) / puff.radius, (y - puff.y) / puff.radius);
            let distance = (across * across + down * down).sqrt();
            if distance > 1.35 {
                continue;
            }
            let rough = paint.noise.sum(x * grain, y * grain, 3);
            let thick = smooth(1.05, 0.72, distance + rough * 0.42) * smooth(0.0, 0.3, low);
            if thick < 0.01 {
                continue;
            }
            let facing = across * paint.toward[0] + down * paint.toward[1];
            let height = ((heap.foot - y) / heap.height).clamp(0.0, 1.2);
            let lit = smooth(-0.75, 0.85, facing + rough * 0.5 + (height - 0.45) * 0.9);
            let colour = screen(mix(paint.shade, paint.light, lit), scale(paint.rim, lit * lit));
            let below = &mut studio.canvas.pixels[row * frame.width + column];
            *below = mix(*below, colour, thick * 0.9);
        }
    }
}
