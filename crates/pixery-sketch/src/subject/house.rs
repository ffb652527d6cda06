//! Houses: a cottage with a garden door, and a log cabin of the mountains.

use super::easel::*;
use super::foliage::leafy;

const PANE: Ink = ink(Tone::Glow, 0xF6CF7A);
const FRAME: Ink = ink(Tone::Light, 0xFBF5E8);
const WALLS: [u32; 4] = [0xF1E3C8, 0xE9C9A4, 0xDDE3DC, 0xF2D6C4];
const ROOFS: [u32; 3] = [0xA8492F, 0x8C3B34, 0x4E5F78];
const DOORS: [u32; 3] = [0x3F6E78, 0x8C2F2F, 0x4B6B3F];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wall = ink(Tone::Body, *variation.pick(&WALLS));
    let roof = ink(Tone::Second, *variation.pick(&ROOFS));
    let door = ink(Tone::Accent, *variation.pick(&DOORS));
    pen.fill(roof.shaded(0.2), Path::rectangle(82.0, 6.0, 9.0, 26.0));
    pen.fill(
        roof.shaded(0.45),
        Path::rectangle(87.6, 6.0, 3.4, 26.0).and(Path::rectangle(80.8, 4.0, 11.4, 3.4)),
    );
    pen.fill(wall.shaded(0.14), polygon("46,44 110,44 110,100 46,100"));
    let side = polygon("32,14 92,14 117,50 54,50");
    pen.fill(roof, side.clone());
    let courses = [21.0, 28.0, 35.0, 42.0].map(|y| straight(0.7, (28.0, y), (120.0, y)));
    pen.fill_within(&side, roof.shaded(0.22), together(courses));
    pen.fill(roof.shaded(0.45), polygon("54,50 117,50 116,53 54,53"));
    let gable = polygon("32,17 54,47 54,100 10,100 10,47");
    pen.fill(wall, gable.clone());
    pen.fill_within(&gable, wall.shaded(0.18), polygon("32,14 8,46 8,52 32,22 56,52 56,44"));
    pen.fill(roof.shaded(0.3), polygon("32,9.6 4.6,47.6 8.6,50.4 32,17.6 55.4,50.4 59.4,47.6"));
    draw_openings(&mut pen, door, wall);
    draw_garden(&mut pen, variation);
    pen.finish(120.0, Stance::Ground, 0.44)
}

fn draw_openings(pen: &mut Pen, door: Ink, wall: Ink) {
    window(pen, [26.0, 36.0, 12.0, 14.0]);
    window(pen, [16.4, 64.0, 11.0, 15.0]);
    window(pen, [62.0, 62.0, 12.0, 15.0]);
    window(pen, [94.0, 62.0, 12.0, 15.0]);
    window(pen, [36.6, 64.0, 11.0, 15.0]);
    for x in [59.0, 74.8, 91.0, 106.8] {
        pen.fill(door.shaded(0.15), Path::rectangle(x, 61.4, 2.4, 16.2));
    }
    pen.fill(wall.shaded(0.4), Path::arch(77.6, 66.0, 12.8, 32.0));
    pen.fill(door, Path::arch(78.6, 67.2, 10.8, 30.8));
    pen.fill(PANE, Path::arch(81.4, 71.0, 5.2, 7.0));
    pen.fill(door.shaded(0.4), straight(0.6, (84.0, 80.0), (84.0, 97.6)));
    pen.fill(PANE.shaded(0.2), Path::circle(87.4, 85.0, 0.8));
    pen.fill(wall.shaded(0.5), Path::rectangle(75.6, 97.0, 17.0, 3.0));
}

/// A lit window with frame, cross bars and sill.
pub(super) fn window(pen: &mut Pen, [left, top, width, height]: [f32; 4]) {
    pen.fill(FRAME, Path::rectangle(left - 1.0, top - 1.0, width + 2.0, height + 2.0));
    pen.fill(PANE, Path::rectangle(left, top, width, height));
    let (middle, cross) = (left + width / 2.0, top + height * 0.45);
    let bars = straight(0.9, (middle, top), (middle, top + height)).and(straight(
        0.9,
        (left, cross),
        (left + width, cross),
    ));
    pen.fill(FRAME, bars);
    pen.fill(FRAME.shaded(0.3), Path::rectangle(left - 1.8, top + height + 1.0, width + 3.6, 1.5));
}

fn draw_garden(pen: &mut Pen, variation: &mut Random) {
    let bush = ink(Tone::Second, 0x5F8A45);
    for (x, rx, ry) in [(7.0, 7.0, 8.0), (48.0, 6.0, 6.0), (68.0, 6.6, 5.4), (112.0, 7.0, 9.0)] {
        let y = 99.4 - ry;
        let mass = leafy(variation, (x, y), (rx, ry), 7);
        pen.fill(bush.shaded(0.2).toned(Tone::Second), mass.clone());
        pen.fill_within(
            &mass,
            bush.lit(0.12),
            leafy(variation, (x - 1.6, y - 2.0), (rx * 0.7, ry * 0.62), 6),
        );
        let flowers = [(-2.4, -1.0), (1.6, -3.0), (2.6, 1.4)]
            .map(|(right, down)| Path::circle(x + right, y + down, 0.9));
        pen.fill(ink(Tone::Accent, 0xE7788A), together(flowers));
    }
}

/// A log cabin with a deep roof and a smoking chimney.
pub(super) fn draw_cabin(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let log = ink(Tone::Body, *variation.pick(&[0x8A5A38, 0x7A4E33, 0x9A6A44]));
    let roof = ink(Tone::Second, *variation.pick(&[0x4D4A52, 0x6B4A3C, 0x58636B]));
    let stone = ink(Tone::Shade, 0x8D8880);
    let smoke = ink(Tone::Light, 0xDCDAD6);
    pen.fill(smoke, outline("83,20! 82,14 85,10 82,6 86,1! 89,3 88,7 91,10 88,14 88,20!"));
    pen.fill(stone, Path::rectangle(79.0, 18.0, 12.0, 36.0));
    pen.fill(
        stone.shaded(0.35),
        Path::rectangle(86.0, 18.0, 5.0, 36.0).and(Path::rectangle(77.6, 17.0, 14.8, 3.0)),
    );
    let wall = polygon("18,52 60,16 102,52 102,94 18,94");
    pen.fill(log, wall.clone());
    let seams =
        (0..12).map(|row| straight(1.1, (10.0, 31.0 + row as f32 * 5.8), (110.0, 31.0 + row as f32 * 5.8)));
    pen.fill_within(&wall, log.shaded(0.36), together(seams));
    let lights =
        (0..12).map(|row| straight(0.9, (10.0, 32.8 + row as f32 * 5.8), (110.0, 32.8 + row as f32 * 5.8)));
    pen.fill_within(&wall, log.lit(0.16), together(lights));
    pen.fill_within(&wall, log.shaded(0.5), polygon("60,14 16,51 16,60 60,24 104,60 104,51"));
    let ends = (0..7).map(|row| {
        Path::circle(18.0, 57.0 + row as f32 * 5.8, 2.7).and(Path::circle(
            102.0,
            57.0 + row as f32 * 5.8,
            2.7,
        ))
    });
    pen.fill(log.lit(0.3), together(ends));
    pen.fill(roof, polygon("60,5 1,55.4 6.4,61.4 60,16 113.6,61.4 119,55.4"));
    pen.fill(roof.lit(0.3), polygon("60,5 1,55.4 2.6,57.2 60,8.4 117.4,57.2 119,55.4"));
    pen.fill(roof.shaded(0.35), polygon("60,12.6 4.8,59.6 6.4,61.4 60,16 113.6,61.4 115.2,59.6"));
    pen.fill(log.shaded(0.55), Path::circle(60.0, 33.0, 7.2));
    pen.fill(PANE, Path::circle(60.0, 33.0, 5.6));
    pen.fill(
        log.shaded(0.55),
        straight(0.9, (60.0, 27.0), (60.0, 39.0)).and(straight(0.9, (54.0, 33.0), (66.0, 33.0))),
    );
    for x in [27.0, 79.0] {
        window(&mut pen, [x, 60.0, 15.0, 15.0]);
    }
    pen.fill(log.shaded(0.55), Path::rectangle(51.0, 56.0, 18.0, 38.0));
    pen.fill(ink(Tone::Accent, 0xA2432E), Path::rectangle(52.6, 57.6, 14.8, 36.4));
    pen.fill(
        ink(Tone::Accent, 0x7C3126),
        together([57.4, 62.2].map(|x| straight(0.6, (x, 58.0), (x, 94.0)))),
    );
    pen.fill(PANE, Path::circle(64.6, 77.0, 0.9));
    pen.fill(stone, Path::rectangle(14.0, 93.0, 92.0, 7.0));
    let joints =
        [24.0, 36.0, 46.0, 60.0, 72.0, 84.0, 96.0].map(|x| straight(0.8, (x, 93.0), (x - 1.0, 100.0)));
    pen.fill(stone.shaded(0.35), together(joints));
    pen.finish(120.0, Stance::Ground, 0.4)
}
