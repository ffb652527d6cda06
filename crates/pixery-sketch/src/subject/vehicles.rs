//! Wheels: a car, a steam train and a bicycle.

use super::easel::*;

const STEEL: Ink = ink(Tone::Light, 0xD8DADD);
const TYRE: Ink = ink(Tone::Line, 0x26252B);
const GLASS: Ink = ink(Tone::Second, 0xBFDDE6);
const LAMP: Ink = ink(Tone::Glow, 0xFFE08A);

/// A small round car.
pub(super) fn draw_car(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let paint = ink(Tone::Body, *variation.pick(&[0xC9463A, 0x3F7F8C, 0xE3B23E, 0x7FA66A, 0x4A6FA0]));
    pen.fill(TYRE, Path::rectangle(24.0, 76.0, 142.0, 10.0));
    let cabin = outline("42,48! 52,28 62,14 76,7 98,5 118,8 132,20 146,46!");
    pen.fill(paint, cabin.clone());
    let panes = outline("52,45! 58,32 66,20 74,14 88,12.6! 88,45!")
        .and(outline("94,12.6! 112,14 122,22 134,45! 94,45!"));
    pen.fill(GLASS, panes.clone());
    pen.fill_within(
        &panes,
        GLASS.lit(0.6),
        polygon("62,8 72,8 56,50 46,50").and(polygon("112,8 118,8 104,50 96,50")),
    );
    let body = outline("8,62! 10,52 22,47 42,45! 96,43 146,44! 166,47 178,54 182,66 181,80! 8,81! 6,72");
    pen.fill(paint, body.clone());
    pen.fill_within(&body, paint.shaded(0.26), outline("4,70 60,69 130,69 184,67! 184,90! 4,90!"));
    pen.fill_within(&body, paint.lit(0.3), line(1.8, "14,54 50,48.6 100,47 150,48 174,55"));
    pen.fill_within(
        &body,
        paint.shaded(0.4),
        line(0.9, "91,44 91,60 90,78")
            .and(line(0.9, "48,46 46,58 52,72"))
            .and(line(0.9, "140,46 146,58 134,74")),
    );
    pen.fill(STEEL, Path::rounded(95.0, 54.0, 9.0, 2.4, 1.2));
    pen.fill(STEEL, Path::rounded(2.0, 74.0, 18.0, 6.0, 3.0).and(Path::rounded(172.0, 73.0, 16.0, 6.0, 3.0)));
    pen.fill(STEEL, Path::ellipse(point(14.0, 59.6), 5.6, 6.4));
    pen.fill(LAMP, Path::ellipse(point(13.4, 59.6), 4.2, 5.0));
    pen.fill(ink(Tone::Glow, 0xE0493A), Path::rounded(176.0, 56.0, 5.6, 9.0, 2.4));
    for x in [46.0, 142.0] {
        pen.fill(paint.shaded(0.55), Path::circle(x, 79.0, 20.6));
        pen.fill(TYRE, Path::circle(x, 81.6, 18.0));
        pen.fill(STEEL, Path::circle(x, 81.6, 10.0));
        pen.fill(STEEL.shaded(0.36), Path::circle(x, 81.6, 7.4));
        pen.fill(STEEL, Path::circle(x, 81.6, 3.6));
    }
    pen.finish(190.0, Stance::Ground, 0.24)
}

/// A steam locomotive with a plume.
pub(super) fn draw_train(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let paint = ink(Tone::Body, *variation.pick(&[0x2F5B4A, 0x8C2F2B, 0x2E4668, 0x35333C]));
    let trim = ink(Tone::Accent, 0xD9A93F);
    let smoke = ink(Tone::Light, 0xE3E1DC);
    let puffs = [
        (38.0, 16.0, 6.0),
        (48.0, 11.0, 8.0),
        (62.0, 9.0, 8.6),
        (78.0, 8.6, 7.6),
        (92.0, 6.6, 5.6),
        (103.0, 5.0, 3.6),
    ];
    pen.fill(smoke.shaded(0.14), together(puffs.map(|(x, y, radius)| Path::circle(x, y + 1.4, radius))));
    pen.fill(smoke, together(puffs.map(|(x, y, radius)| Path::circle(x - 0.8, y, radius * 0.86))));
    pen.fill(paint.shaded(0.5), Path::rectangle(20.0, 72.0, 130.0, 8.0));
    let cab = polygon("112,30 150,30 150,76 112,76");
    pen.fill(paint, cab);
    pen.fill(paint.shaded(0.4), outline("106,31! 112,26 131,24 150,26 156,31!"));
    pen.fill(
        ink(Tone::Glow, 0xF4CB78),
        Path::rounded(119.0, 36.0, 12.0, 14.0, 2.0).and(Path::rounded(135.0, 36.0, 10.0, 14.0, 2.0)),
    );
    pen.fill(trim, Path::rectangle(112.0, 56.0, 38.0, 1.6).and(Path::rectangle(112.0, 70.0, 38.0, 1.6)));
    let boiler = Path::rounded(22.0, 40.0, 94.0, 34.0, 5.0);
    pen.fill(paint, boiler.clone());
    pen.fill_within(&boiler, paint.shaded(0.34), Path::rectangle(20.0, 60.0, 100.0, 20.0));
    pen.fill_within(&boiler, paint.lit(0.3), Path::rectangle(20.0, 44.0, 100.0, 3.0));
    pen.fill_within(&boiler, trim, together([40.0, 64.0, 88.0].map(|x| Path::rectangle(x, 38.0, 2.2, 40.0))));
    pen.fill(paint.shaded(0.5), Path::rounded(18.0, 38.0, 10.0, 38.0, 4.0));
    pen.fill(paint.shaded(0.5), polygon("31,40 33,26 30,22 44,22 41,26 43,40"));
    pen.fill(trim, Path::rectangle(30.0, 21.0, 14.0, 2.8));
    pen.fill(trim, outline("58,41! 58,34 63,30.6 68,34 68,41!"));
    pen.fill(paint.shaded(0.3), outline("80,41! 80,33 88,30 96,33 96,41!"));
    pen.fill(STEEL, Path::circle(19.0, 46.0, 5.4));
    pen.fill(LAMP, Path::circle(18.0, 46.0, 4.0));
    pen.fill(ink(Tone::Accent, 0xB2402F), polygon("20,78 24,78 24,97 3,97"));
    pen.fill(COAL, together((0..4).map(|bar| straight(0.8, (22.0, 79.0), (4.0 + bar as f32 * 5.4, 96.6)))));
    for (x, radius) in [(38.0, 10.6), (68.0, 15.0), (101.0, 15.0), (134.0, 11.6)] {
        draw_spoked(&mut pen, paint, (x, 99.6 - radius), radius);
    }
    pen.fill(
        STEEL.shaded(0.15),
        line(2.6, "48,84 68,90 101,90").and(Path::rounded(40.0, 78.0, 16.0, 9.0, 2.0)),
    );
    pen.finish(158.0, Stance::Ground, 0.32)
}

fn draw_spoked(pen: &mut Pen, paint: Ink, (x, y): (f32, f32), radius: f32) {
    pen.fill(TYRE, Path::circle(x, y, radius));
    pen.fill(paint.lit(0.2).toned(Tone::Accent), Path::circle(x, y, radius * 0.82));
    pen.fill(paint.shaded(0.6), Path::circle(x, y, radius * 0.7));
    let spokes = (0..6).map(|spoke| {
        straight(1.3, (x, y - radius * 0.76), (x, y + radius * 0.76)).turned(spoke as f32 * 30.0, point(x, y))
    });
    pen.fill(paint.lit(0.2).toned(Tone::Accent), together(spokes));
    pen.fill(STEEL, Path::circle(x, y, radius * 0.2));
}

/// A bicycle.
pub(super) fn draw_bicycle(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let paint = ink(Tone::Body, *variation.pick(&[0x2F7A85, 0xC8403A, 0x3A4A68, 0xE0A33A]));
    let leather = ink(Tone::Second, 0x7A4A2C);
    for x in [32.0, 128.0] {
        let spokes = (0..9)
            .map(|spoke| straight(0.4, (x, 39.0), (x, 97.0)).turned(spoke as f32 * 20.0, point(x, 68.0)));
        pen.fill(STEEL.shaded(0.3), together(spokes));
        pen.fill(TYRE, Path::circle(x, 68.0, 31.4).without(&Path::circle(x, 68.0, 28.0)));
        pen.fill(STEEL, Path::circle(x, 68.0, 28.2).without(&Path::circle(x, 68.0, 26.8)));
        pen.fill(STEEL.shaded(0.4), Path::circle(x, 68.0, 2.8));
    }
    pen.fill(
        STEEL.shaded(0.45),
        straight(0.9, (76.0, 65.0), (128.0, 65.6)).and(straight(0.9, (76.0, 77.0), (128.0, 70.6))),
    );
    let frame = [
        ((51.0, 22.0), (74.0, 71.0)),
        ((52.0, 25.0), (101.0, 27.0)),
        ((74.0, 71.0), (103.0, 27.0)),
        ((74.0, 71.0), (128.0, 68.0)),
        ((103.0, 25.0), (128.0, 68.0)),
        ((74.0, 71.0), (105.0, 20.0)),
    ];
    let frame = together(frame[..5].iter().map(|(from, to)| straight(2.8, *from, *to))).and(straight(
        2.8,
        (51.0, 14.0),
        (32.0, 68.0),
    ));
    pen.fill(paint, frame);
    pen.fill(
        STEEL,
        straight(2.2, (104.0, 12.0), (102.6, 27.0)).and(straight(2.2, (54.0, 10.0), (50.6, 20.0))),
    );
    pen.fill(leather, outline("92,9! 98,7 108,9 119,6.6! 121,11 116,14.6 107,14 98,12.6 92,12!"));
    pen.fill(STEEL.shaded(0.2), line(2.2, "54,10 46,7 38,9 35,15 40,19"));
    pen.fill(leather, line(3.2, "40,19 46,20.6 49,20.4"));
    pen.fill(STEEL.shaded(0.45), Path::circle(76.0, 71.0, 7.4).without(&Path::circle(76.0, 71.0, 4.6)));
    pen.fill(TYRE, straight(1.8, (76.0, 71.0), (67.0, 85.0)).and(Path::rounded(61.0, 84.0, 11.0, 3.0, 1.4)));
    pen.fill(LAMP, Path::ellipse(point(43.6, 26.0), 3.0, 3.6));
    let basket = polygon("22,22 41,22 38,37 25,37");
    pen.fill(leather.lit(0.3), basket.clone());
    let weave = together([26.0, 30.0, 34.0].map(|y| straight(0.7, (20.0, y), (44.0, y))))
        .and(together([27.0, 31.5, 36.0].map(|x| straight(0.7, (x, 20.0), (x, 38.0)))));
    pen.fill_within(&basket, leather, weave);
    pen.finish(160.0, Stance::Ground, 0.28)
}
