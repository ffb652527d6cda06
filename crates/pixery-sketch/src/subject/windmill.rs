//! A Dutch windmill with lattice sails.

use super::easel::*;

const WALLS: [u32; 3] = [0xE8DCC2, 0xC98F62, 0x8D6A50];
const CAPS: [u32; 3] = [0x7A3B2E, 0x4A5560, 0x5F6F48];
const STONE: Ink = ink(Tone::Shade, 0x8C8580);
const WOOD: Ink = ink(Tone::Line, 0x4F382A);
const CLOTH: Ink = ink(Tone::Light, 0xF7EEDB);
const PANE: Ink = ink(Tone::Glow, 0xF6CF7A);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wall = ink(Tone::Body, *variation.pick(&WALLS));
    let cap = ink(Tone::Second, *variation.pick(&CAPS));
    let tower = outline("33,44! 31,62 28,82 24,100! 66,100! 62,82 59,62 57,44!");
    pen.fill(wall, tower.clone());
    pen.fill_within(&tower, wall.shaded(0.26), outline("48,40! 50,60 52,80 53,102! 80,102! 70,40!"));
    pen.fill_within(
        &tower,
        wall.shaded(0.13),
        together([56.0, 86.0].map(|y| straight(1.0, (20.0, y), (70.0, y)))),
    );
    let plinth = outline("25.6,92! 64.4,92! 66.6,100! 23.4,100!");
    pen.fill(STONE, plinth.clone());
    pen.fill_within(&plinth, STONE.shaded(0.3), outline("52,90! 54,102! 80,102! 80,90!"));
    let joints = [30.0, 38.0, 52.0, 60.0].map(|x| straight(0.6, (x, 92.0), (x - 0.6, 96.0)));
    let joints = together(joints).and(straight(0.6, (20.0, 96.0), (70.0, 96.0)));
    pen.fill_within(&plinth, STONE.shaded(0.4), joints);
    pen.fill(WOOD, outline("20,74! 70,74! 69,77! 21,77!"));
    let posts = (0..9)
        .map(|index| straight(0.6, (21.4 + index as f32 * 5.9, 68.0), (21.4 + index as f32 * 5.9, 75.0)));
    pen.fill(WOOD, together(posts).and(straight(0.8, (20.4, 68.0), (69.6, 68.0))));
    pen.fill(
        WOOD,
        together(
            [((22.0, 77.0), (30.0, 84.0)), ((68.0, 77.0), (60.0, 84.0))]
                .map(|(from, to)| straight(1.1, from, to)),
        ),
    );
    pen.fill(
        PANE,
        Path::arch(42.6, 58.0, 4.8, 7.0)
            .and(Path::rectangle(34.4, 79.4, 5.0, 5.6))
            .and(Path::rectangle(50.6, 79.4, 5.0, 5.6)),
    );
    pen.fill(WOOD, Path::arch(40.4, 84.0, 9.2, 16.0));
    pen.fill(cap, Path::arch(41.6, 85.2, 6.8, 14.8));
    pen.fill(cap, outline("30,46! 31,37 37,30 45,27.4 53,30 59,37 60,46!"));
    pen.fill(cap.shaded(0.36), outline("47,46! 50,38 49,31 45,27.4! 53,30 59,37 60,46!"));
    let turn = variation.range(18.0, 66.0);
    for quarter in 0..4 {
        draw_sail(&mut pen, turn + quarter as f32 * 90.0);
    }
    pen.fill(WOOD, Path::circle(45.0, 38.0, 2.9));
    pen.fill(WOOD.lit(0.4), Path::circle(44.6, 37.6, 1.1));
    pen.finish(90.0, Stance::Ground, 0.56)
}

fn draw_sail(pen: &mut Pen, degrees: f32) {
    let hub = point(45.0, 38.0);
    let place = |path: Path| path.turned(degrees, hub);
    pen.fill(CLOTH, place(Path::rectangle(46.0, 3.0, 7.0, 25.0)));
    pen.fill(CLOTH.shaded(0.16), place(Path::rectangle(46.0, 3.0, 2.4, 25.0)));
    let rungs =
        (0..7).map(|rung| straight(0.6, (44.6, 3.2 + rung as f32 * 4.1), (53.2, 3.2 + rung as f32 * 4.1)));
    let frame = straight(0.7, (53.0, 3.0), (53.0, 28.0)).and(straight(0.5, (49.6, 3.0), (49.6, 28.0)));
    pen.fill(WOOD, place(together(rungs).and(frame)));
    pen.fill(WOOD, place(polygon("44.2,38 44.5,2.4 45.7,2.4 46,38")));
}
