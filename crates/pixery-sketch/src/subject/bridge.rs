//! A stone bridge of two or three arches.

use super::easel::*;

const STONES: [u32; 3] = [0xB3A58E, 0x9F9C95, 0xBE9F84];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let stone = ink(Tone::Body, *variation.pick(&STONES));
    let arches: &[(f32, f32)] = if variation.chance(0.5) {
        &[(24.0, 46.0), (82.0, 56.0), (150.0, 46.0)]
    } else {
        &[(30.0, 70.0), (120.0, 70.0)]
    };
    let deck = outline("0,52! 30,40 70,27 110,22 150,27 190,40 220,52! 220,100! 0,100!");
    let openings = together(arches.iter().map(|(left, width)| arch(*left, *width, 0.0)));
    pen.fill(
        stone.shaded(0.55),
        together(arches.iter().map(|(left, width)| arch(*left, *width, 0.0)))
            .without(&together(arches.iter().map(|(left, width)| arch(*left + 5.0, *width - 3.0, 3.0)))),
    );
    let wall = deck.clone().without(&openings);
    pen.fill(stone, wall.clone());
    draw_masonry(&mut pen, &wall, stone);
    for (left, width) in arches {
        let ring = arch(*left - 4.4, *width + 8.8, -4.6).without(&arch(*left, *width, 0.0));
        pen.fill_within(&wall, stone.lit(0.26), ring.clone());
        pen.fill_within(&ring, stone.shaded(0.3), voussoirs(*left + *width / 2.0));
    }
    draw_parapet(&mut pen, stone);
    for pair in arches.windows(2) {
        let middle = (pair[0].0 + pair[0].1 + pair[1].0) / 2.0;
        pen.fill(
            stone.lit(0.1).toned(Tone::Body),
            Path::polygon(&[
                point(middle - 4.6, 74.0),
                point(middle, 70.0),
                point(middle + 4.6, 74.0),
                point(middle + 5.6, 100.0),
                point(middle - 5.6, 100.0),
            ]),
        );
        pen.fill(
            stone.shaded(0.35),
            Path::polygon(&[
                point(middle + 0.4, 70.4),
                point(middle + 4.6, 74.0),
                point(middle + 5.6, 100.0),
                point(middle + 1.0, 100.0),
            ]),
        );
    }
    pen.finish(220.0, Stance::Ground, 0.3)
}

/// An opening whose crown follows the deck's rise; `rise` lowers the crown.
fn arch(left: f32, width: f32, rise: f32) -> Path {
    let middle = left + width / 2.0;
    let from_centre = (middle - 110.0) / 110.0;
    let top = 36.0 + from_centre * from_centre * 34.0 + rise;
    let right = left + width;
    let spring = top + (100.0 - top) * 0.62;
    let (hold, lift) = (width * 0.26, (spring - top) * 0.5);
    Path::new()
        .move_to(left, 100.4)
        .line_to(left, spring)
        .cubic_to(point(left, spring - lift), point(middle - hold, top), point(middle, top))
        .cubic_to(point(middle + hold, top), point(right, spring - lift), point(right, spring))
        .line_to(right, 100.4)
        .close()
}

fn voussoirs(middle: f32) -> Path {
    let from_centre = (middle - 110.0) / 110.0;
    let top = 36.0 + from_centre * from_centre * 34.0;
    together((0..13).map(|index| {
        let angle = core::f32::consts::PI * (index as f32 / 12.0);
        let (x, y) = (libm::cosf(angle) * 60.0, libm::sinf(angle) * 60.0);
        straight(0.7, (middle, top + 34.0), (middle + x, top + 34.0 - y))
    }))
}

fn draw_masonry(pen: &mut Pen, wall: &Path, stone: Ink) {
    let mut joints = Path::new();
    for row in 0..14 {
        let y = 36.0 + row as f32 * 4.8;
        joints = joints.and(straight(0.4, (0.0, y), (220.0, y)));
        for column in 0..20 {
            let x = column as f32 * 11.4 + if row % 2 == 0 { 0.0 } else { 5.7 };
            joints = joints.and(straight(0.4, (x, y), (x, y + 4.8)));
        }
    }
    pen.fill_within(wall, stone.shaded(0.14), joints);
    let blocks = (0..16).map(|index| {
        let (column, row) = (index * 7 % 19, index * 5 % 13);
        let x = column as f32 * 11.4 + if row % 2 == 0 { 0.0 } else { 5.7 };
        Path::rectangle(x + 0.4, 36.4 + row as f32 * 4.8, 10.6, 4.0)
    });
    pen.fill_within(wall, stone.shaded(0.1), together(blocks));
}

fn draw_parapet(pen: &mut Pen, stone: Ink) {
    let rail = brush("0,51,5 30,39,5 70,26,5 110,21,5 150,26,5 190,39,5 220,51,5");
    let box_of_picture = Path::rectangle(0.0, 0.0, 220.0, 100.0);
    pen.fill_within(&box_of_picture, stone.lit(0.2), rail.clone());
    pen.fill_within(
        &box_of_picture,
        stone.shaded(0.35),
        line(1.3, "0,54.4 30,42.4 70,29.4 110,24.4 150,29.4 190,42.4 220,54.4"),
    );
    for x in [70.0, 150.0] {
        pen.fill(stone.shaded(0.5), straight(1.1, (x, 10.0), (x, 25.0)));
        pen.fill(ink(Tone::Glow, 0xFFE3A0), Path::ellipse(point(x, 8.0), 2.4, 3.2));
        pen.fill(stone.shaded(0.6), outline(&format!("{},5.4! {x},2.4! {},5.4!", x - 2.8, x + 2.8)));
    }
}
