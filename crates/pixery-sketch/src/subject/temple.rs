//! Temples of the east: a pagoda of several storeys and a torii gate.

use super::easel::*;

const RED: Ink = ink(Tone::Accent, 0xB9382C);
const WALL: Ink = ink(Tone::Light, 0xF3E6CC);
const PANE: Ink = ink(Tone::Glow, 0xF8D27C);

/// A pagoda.
pub(super) fn draw_pagoda(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let roof = ink(Tone::Second, *variation.pick(&[0x3F5360, 0x4A4652, 0x2F5D58]));
    pen.fill(ink(Tone::Shade, 0x8C857C), polygon("10,94 70,94 74,100 6,100"));
    let steps = [96.0, 98.0].map(|y| straight(0.6, (30.0, y), (50.0, y)));
    pen.fill(ink(Tone::Light, 0xB4ADA2), polygon("31,94 49,94 51,100 29,100"));
    pen.fill(ink(Tone::Shade, 0x7A746C), together(steps));
    for storey in 0..4 {
        let base = 94.0 - storey as f32 * 20.0;
        let half = 22.0 - storey as f32 * 3.2;
        draw_storey(&mut pen, roof, base, half);
    }
    let finial = straight(1.1, (40.0, 0.6), (40.0, 12.0))
        .and(Path::circle(40.0, 9.4, 1.7))
        .and(Path::ellipse(point(40.0, 6.0), 2.4, 0.6));
    pen.fill(ink(Tone::Accent, 0xD9A93F), finial.and(Path::ellipse(point(40.0, 3.8), 1.8, 0.5)));
    pen.finish(80.0, Stance::Ground, 0.62)
}

fn draw_storey(pen: &mut Pen, roof: Ink, base: f32, half: f32) {
    let top = base - 12.0;
    let room = Path::rectangle(40.0 - half, top, half * 2.0, 12.0);
    pen.fill(WALL, room.clone());
    pen.fill_within(&room, WALL.shaded(0.26), Path::rectangle(40.0 + half * 0.5, top, half, 12.0));
    pen.fill(
        PANE,
        together([-0.62, 0.3].map(|share| Path::rectangle(40.0 + half * share, top + 4.0, half * 0.34, 6.0))),
    );
    pen.fill(RED.shaded(0.4), Path::rectangle(40.0 - half * 0.2, top + 3.0, half * 0.4, 9.0));
    let posts = [-1.0, -0.36, 0.36, 1.0]
        .map(|share| straight(1.5, (40.0 + half * share, top), (40.0 + half * share, base)));
    pen.fill(RED, together(posts).and(straight(1.1, (38.6 - half, base - 0.8), (41.4 + half, base - 0.8))));
    let (eave, tip) = (half + 11.0, top - 1.0);
    let text = format!(
        "{},{}! {},{} {},{}! {},{}! {},{} {},{}! {},{} 40,{} {},{}",
        40.0 - eave,
        tip - 1.6,
        40.0 - half * 0.8,
        tip - 3.4,
        40.0 - half * 0.6,
        tip - 8.4,
        40.0 + half * 0.6,
        tip - 8.4,
        40.0 + half * 0.8,
        tip - 3.4,
        40.0 + eave,
        tip - 1.6,
        40.0 + half * 0.8,
        tip + 2.4,
        tip + 2.8,
        40.0 - half * 0.8,
        tip + 2.4,
    );
    let slope = outline(&text);
    pen.fill(roof, slope.clone());
    pen.fill_within(&slope, roof.shaded(0.3), Path::rectangle(40.0 + half * 0.36, tip - 12.0, 60.0, 20.0));
    let tiles = (-6..=6).map(|tile| {
        let share = tile as f32 / 6.0;
        straight(0.5, (40.0 + share * half * 0.56, tip - 8.4), (40.0 + share * half * 1.3, tip + 3.0))
    });
    pen.fill_within(&slope, roof.lit(0.18), together(tiles));
    pen.fill(
        RED.shaded(0.2),
        line(
            1.0,
            &format!(
                "{},{} 40,{} {},{}",
                40.0 - half * 0.9,
                tip + 2.8,
                tip + 3.4,
                40.0 + half * 0.9,
                tip + 2.8
            ),
        ),
    );
}

/// A torii gate.
pub(super) fn draw_torii(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let red = ink(Tone::Body, *variation.pick(&[0xC8402F, 0xD4502F, 0xB23A32]));
    let left = polygon("25,24 32,24 29.6,97 21.6,97");
    let pillars = left.clone().and(left.mirror(56.0));
    pen.fill(red.shaded(0.1).toned(Tone::Body), Path::rectangle(12.0, 36.0, 88.0, 6.0));
    pen.fill(red.shaded(0.4), Path::rectangle(12.0, 40.4, 88.0, 1.8));
    pen.fill(red, pillars.clone());
    pen.fill_within(
        &pillars,
        red.shaded(0.32),
        polygon("29.6,20 34,20 32,100 26.4,100").and(polygon("83.6,20 92,20 92,100 87.6,100")),
    );
    pen.fill_within(
        &pillars,
        red.lit(0.24),
        polygon("26,20 27.4,20 24.6,100 23,100").and(polygon("80.6,20 82,20 85,100 83.4,100")),
    );
    pen.fill(
        COAL,
        polygon("20.6,93 30.6,93 31.4,100 19.8,100").and(polygon("81.4,93 91.4,93 92.2,100 80.6,100")),
    );
    pen.fill(red, Path::rectangle(51.4, 24.0, 9.2, 12.4));
    pen.fill(ink(Tone::Accent, 0x2C2A34), Path::rectangle(52.4, 25.0, 7.2, 10.6));
    pen.fill(
        ink(Tone::Accent, 0xE0B84C),
        together(["54.4,28.6 57.6,28.6", "54,31 58,31", "56,27 56,34"].map(|text| line(0.8, text))),
    );
    pen.fill(red, outline("8,17! 30,21 56,22 82,21 104,17! 101,25! 82,27.4 56,28 30,27.4 11,25!"));
    pen.fill(COAL, outline("2,7.6! 28,14 56,15.4 84,14 110,7.6! 107,17! 84,21.4 56,22.4 28,21.4 5,17!"));
    pen.fill(
        COAL.lit(0.25),
        outline("2,7.6! 28,14 56,15.4 84,14 110,7.6! 109.2,10! 84,16.2 56,17.4 28,16.2 2.8,10!"),
    );
    pen.finish(112.0, Stance::Ground, 0.5)
}
