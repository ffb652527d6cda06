//! A red barn with a silo, and a lone stone tower.

use super::easel::*;

const TRIM: Ink = ink(Tone::Light, 0xF7F1E4);
const PANE: Ink = ink(Tone::Glow, 0xF5CC78);

/// A barn beside its silo.
pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wall = ink(Tone::Body, *variation.pick(&[0xB23B2E, 0xA3352C, 0x8C4A30]));
    let roof = ink(Tone::Second, *variation.pick(&[0x5A5560, 0x6A4A40, 0x4E5E68]));
    let steel = ink(Tone::Shade, 0xB9BEC2);
    let silo = Path::rectangle(96.0, 26.0, 19.0, 74.0);
    pen.fill(steel, silo.clone());
    pen.fill_within(&silo, steel.shaded(0.34), Path::rectangle(107.0, 20.0, 10.0, 80.0));
    pen.fill_within(
        &silo,
        steel.shaded(0.3),
        together(
            (0..9).map(|ring| {
                straight(0.6, (94.0, 33.0 + ring as f32 * 8.0), (118.0, 33.0 + ring as f32 * 8.0))
            }),
        ),
    );
    pen.fill(roof, outline("94.6,27! 97,19 105.5,14 114,19 116.4,27!"));
    let front = polygon("8,56 20,32 50,14 80,32 92,56 92,100 8,100");
    pen.fill(wall, front.clone());
    pen.fill_within(
        &front,
        wall.shaded(0.2),
        together((0..16).map(|plank| {
            straight(0.6, (12.0 + plank as f32 * 5.2, 10.0), (12.0 + plank as f32 * 5.2, 100.0))
        })),
    );
    pen.fill_within(
        &front,
        wall.shaded(0.4),
        polygon("50,14 20,32 8,56 8,60 22,35 50,18.4 78,35 92,60 92,56 80,32"),
    );
    pen.fill(roof, polygon("50,7.6 16.6,28 3,55.6 7.6,58 21,31.6 50,14 79,31.6 92.4,58 97,55.6 83.4,28"));
    pen.fill(
        roof.lit(0.25),
        polygon("50,7.6 16.6,28 3,55.6 4.4,56.4 17.8,29.2 50,9.6 82.2,29.2 95.6,56.4 97,55.6 83.4,28"),
    );
    pen.fill(TRIM, Path::rectangle(41.0, 29.0, 18.0, 16.0));
    pen.fill(PANE, Path::rectangle(42.8, 30.8, 14.4, 12.4));
    pen.fill(TRIM, straight(1.3, (42.0, 30.0), (58.0, 44.0)).and(straight(1.3, (58.0, 30.0), (42.0, 44.0))));
    pen.fill(TRIM, Path::rectangle(29.0, 60.0, 42.0, 40.0));
    pen.fill(
        wall.shaded(0.16),
        Path::rectangle(31.0, 62.0, 18.2, 38.0).and(Path::rectangle(50.8, 62.0, 18.2, 38.0)),
    );
    let braces = [
        ((31.0, 62.0), (49.0, 100.0)),
        ((49.0, 62.0), (31.0, 100.0)),
        ((51.0, 62.0), (69.0, 100.0)),
        ((69.0, 62.0), (51.0, 100.0)),
        ((30.0, 81.0), (70.0, 81.0)),
    ];
    pen.fill_within(
        &Path::rectangle(30.0, 60.0, 40.0, 40.0),
        TRIM,
        together(braces.map(|(from, to)| straight(1.6, from, to))),
    );
    for x in [14.0, 77.0] {
        pen.fill(TRIM, Path::rectangle(x, 65.0, 9.4, 12.0));
        pen.fill(PANE, Path::rectangle(x + 1.2, 66.2, 7.0, 9.6));
        pen.fill(
            TRIM,
            straight(1.0, (x + 4.7, 66.0), (x + 4.7, 76.0)).and(straight(
                1.0,
                (x + 1.0, 71.0),
                (x + 8.4, 71.0),
            )),
        );
    }
    pen.finish(118.0, Stance::Ground, 0.44)
}

/// An old stone tower with battlements and ivy.
pub(super) fn draw_tower(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let stone = ink(Tone::Body, *variation.pick(&[0xA9A39A, 0xB5A58E, 0x9098A0]));
    let shaft = outline("12,24! 12,60 9,84 6,100! 42,100! 39,84 36,60 36,24!");
    pen.fill(stone, shaft.clone());
    let mut courses = Path::new();
    for row in 0..13 {
        let y = 28.0 + row as f32 * 5.6;
        for column in 0..5 {
            let x = 5.0 + column as f32 * 8.4 + if row % 2 == 0 { 0.0 } else { 4.2 };
            if variation.chance(0.42) {
                courses = courses.and(Path::rounded(x, y, 6.8, 3.8, 1.0));
            }
        }
    }
    pen.fill_within(&shaft, stone.shaded(0.13), courses);
    pen.fill_within(&shaft, stone.shaded(0.3), outline("28,20! 28,60 30,84 33,102! 60,102! 60,20!"));
    pen.fill_within(
        &shaft,
        stone.lit(0.24),
        outline("13,24! 16,24! 16,60 13.4,84 10,100! 7,100! 11,84 13,60"),
    );
    let crown = Path::rectangle(7.0, 12.0, 34.0, 13.0)
        .and(together((0..4).map(|merlon| Path::rectangle(7.0 + merlon as f32 * 9.2, 4.0, 6.4, 9.0))));
    pen.fill(stone.lit(0.06).toned(Tone::Body), crown.clone());
    pen.fill_within(
        &crown,
        stone.shaded(0.3),
        Path::rectangle(31.0, 0.0, 20.0, 30.0).and(Path::rectangle(6.0, 22.4, 40.0, 1.4)),
    );
    pen.fill(
        stone.shaded(0.45),
        together((0..6).map(|corbel| Path::rectangle(9.4 + corbel as f32 * 5.6, 25.0, 2.8, 3.0))),
    );
    for (x, y) in [(21.6, 36.0), (17.6, 56.0)] {
        pen.fill(stone.shaded(0.5), Path::arch(x - 0.9, y - 0.9, 6.4, 11.0));
        pen.fill(PANE, Path::arch(x, y, 4.6, 9.2));
    }
    pen.fill(stone.shaded(0.5), Path::arch(17.0, 80.0, 14.0, 20.0));
    pen.fill(ink(Tone::Accent, 0x6A4630), Path::arch(18.6, 81.8, 10.8, 18.2));
    let ivy = ink(Tone::Second, 0x587C42);
    for _ in 0..16 {
        let (x, y) = (variation.range(8.0, 15.0), variation.range(66.0, 97.0));
        pen.fill(
            if variation.chance(0.5) { ivy } else { ivy.shaded(0.25) },
            Path::ellipse(point(x, y), variation.range(1.4, 2.6), 1.6),
        );
    }
    pen.finish(48.0, Stance::Ground, 0.62)
}
