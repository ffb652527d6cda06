//! A castle: keep, four towers with pointed roofs, battlements and a gate.

use super::easel::*;

const STONES: [u32; 3] = [0xC9BFAE, 0xB7B4B6, 0xD8C5AE];
const ROOFS: [u32; 4] = [0x3F5D8C, 0xA23F3A, 0x5B4A78, 0x3E6E66];
const PANE: Ink = ink(Tone::Glow, 0xF6CF7A);
const FLAGS: [u32; 3] = [0xD9453A, 0xF0B43C, 0xE8E2D4];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let stone = ink(Tone::Body, *variation.pick(&STONES));
    let roof = ink(Tone::Second, *variation.pick(&ROOFS));
    let flag = ink(Tone::Accent, *variation.pick(&FLAGS));
    let far = stone.shaded(0.18).toned(Tone::Body);
    tower(&mut pen, far, roof, [40.0, 36.0, 11.0, 22.0]);
    tower(&mut pen, far, roof, [71.0, 32.0, 11.0, 22.0]);
    flagpole(&mut pen, flag, 60.0, 9.0);
    tower(&mut pen, stone, roof, [51.0, 30.0, 19.0, 21.0]);
    pen.fill(PANE, Path::arch(58.4, 36.0, 4.0, 8.0));
    battlement(&mut pen, stone, [22.0, 62.0, 78.0, 38.0]);
    tower(&mut pen, stone, roof, [8.0, 46.0, 19.0, 27.0]);
    tower(&mut pen, stone, roof, [95.0, 46.0, 19.0, 27.0]);
    flagpole(&mut pen, flag, 17.5, 19.0);
    flagpole(&mut pen, flag, 104.5, 19.0);
    for x in [15.6, 102.6] {
        pen.fill(PANE, Path::arch(x, 56.0, 3.8, 8.0).and(Path::arch(x, 76.0, 3.8, 8.0)));
    }
    for x in [36.0, 82.4] {
        pen.fill(PANE, Path::arch(x, 74.0, 3.6, 8.0));
    }
    draw_gate(&mut pen, stone);
    pen.finish(122.0, Stance::Ground, 0.52)
}

/// A round tower from its top course down to the ground, with a cone of height `cone`.
fn tower(pen: &mut Pen, stone: Ink, roof: Ink, [left, top, width, cone]: [f32; 4]) {
    let shaft = Path::rectangle(left, top, width, 100.0 - top);
    pen.fill(stone, shaft.clone());
    pen.fill_within(&shaft, stone.shaded(0.26), Path::rectangle(left + width * 0.62, top, width, 100.0));
    pen.fill_within(&shaft, stone.lit(0.3), Path::rectangle(left + width * 0.1, top, width * 0.14, 100.0));
    let bricks = (0..7).map(|index| {
        let (x, y) =
            (left + width * [0.3, 0.6, 0.36, 0.1, 0.66, 0.3, 0.5][index], top + 9.0 + index as f32 * 7.4);
        Path::rounded(x, y, 3.4, 1.5, 0.4)
    });
    pen.fill_within(&shaft, stone.shaded(0.14), together(bricks));
    pen.fill(stone.shaded(0.12), Path::rectangle(left - 1.6, top, width + 3.2, 4.4));
    pen.fill(stone.shaded(0.4), Path::rectangle(left - 0.4, top + 4.4, width + 0.8, 1.4));
    let (middle, foot) = (left + width / 2.0, top + 0.6);
    let hat = Path::smooth(
        &[
            (left - 3.0, foot, true),
            (middle - width * 0.2, foot - cone * 0.56, false),
            (middle, foot - cone, true),
            (middle + width * 0.2, foot - cone * 0.56, false),
            (left + width + 3.0, foot, true),
            (middle, foot + 1.6, false),
        ]
        .map(|(x, y, corner)| crate::path::Knot { place: point(x, y), corner }),
    );
    pen.fill(roof, hat.clone());
    pen.fill_within(
        &hat,
        roof.shaded(0.34),
        Path::polygon(&[
            point(middle, foot - cone - 1.0),
            point(middle + width * 0.16, foot + 3.0),
            point(left + width + 5.0, foot + 3.0),
            point(left + width + 5.0, foot - cone),
        ]),
    );
    pen.fill_within(
        &hat,
        roof.lit(0.22),
        Path::polygon(&[
            point(middle, foot - cone),
            point(left + width * 0.06, foot + 3.0),
            point(left + width * 0.26, foot + 3.0),
        ]),
    );
}

fn battlement(pen: &mut Pen, stone: Ink, [left, top, width, height]: [f32; 4]) {
    let merlons =
        (0..9).map(|index| Path::rectangle(left + index as f32 * width / 8.5, top - 5.0, width / 17.0, 5.6));
    let wall = Path::rectangle(left, top, width, height).and(together(merlons));
    pen.fill(stone.shaded(0.06).toned(Tone::Body), wall.clone());
    pen.fill_within(&wall, stone.shaded(0.3), Path::rectangle(left, top + 3.0, width, 1.4));
    let bricks = (0..22).map(|index| {
        let (x, y) = (left + (index * 29 % 74) as f32, top + 7.0 + (index * 17 % 30) as f32);
        Path::rounded(x, y, 3.8, 1.6, 0.4)
    });
    pen.fill_within(&wall, stone.shaded(0.17), together(bricks));
}

fn flagpole(pen: &mut Pen, flag: Ink, x: f32, top: f32) {
    pen.fill(COAL, straight(0.7, (x, top - 8.4), (x, top + 2.0)));
    let cloth = outline("0.3,-8! 4,-9 8,-7.4 11.4,-8.4! 9,-5.6! 11,-3 7,-2.6 4,-4 0.3,-3.4!");
    pen.fill(flag, cloth.moved(x, top));
}

fn draw_gate(pen: &mut Pen, stone: Ink) {
    let wood = ink(Tone::Line, 0x5A3B2A);
    pen.fill(stone.lit(0.2), Path::arch(48.6, 66.0, 24.8, 34.0));
    pen.fill(stone.shaded(0.6), Path::arch(51.0, 69.0, 20.0, 31.0));
    let door = Path::arch(52.4, 70.6, 17.2, 29.4);
    pen.fill(wood, door.clone());
    let bars = [56.0, 59.4, 62.8, 66.2].map(|x| straight(0.9, (x, 68.0), (x, 100.0)));
    let beams = [80.0, 90.0].map(|y| straight(1.0, (50.0, y), (72.0, y)));
    pen.fill_within(&door, wood.shaded(0.5), together(bars).and(together(beams)));
}
