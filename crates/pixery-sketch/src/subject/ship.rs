//! A three-masted tall ship under sail and a small rowing boat.

use super::easel::*;

const CANVAS: Ink = ink(Tone::Light, 0xF6EBD3);
const SPAR: Ink = ink(Tone::Line, 0x54382A);
const PANE: Ink = ink(Tone::Glow, 0xF4CB78);

/// A tall ship.
pub(super) fn draw_tall_ship(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let hull = ink(Tone::Body, *variation.pick(&[0x6B4128, 0x4A3A3C, 0x7A3B2E]));
    let flag = ink(Tone::Accent, *variation.pick(&[0xC23B30, 0x2F5F8F, 0xE0A63A]));
    pen.fill(SPAR, straight(1.3, (24.0, 80.0), (1.0, 68.0)));
    let stays = ["2,68 36,24 60,10 84,22 112,72", "4,69 36,46", "36,24 46,82", "60,10 74,82", "84,22 96,78"];
    pen.fill(SPAR.lit(0.2), together(stays.map(|text| polyline(0.4, text))));
    for jib in ["5,68! 18,56 33,36! 30,56 28,74! 16,70", "12,72! 20,64 33,56! 31,66 30,77! 20,74"] {
        let jib = outline(jib);
        pen.fill(CANVAS.shaded(0.06), jib.clone());
        pen.fill_within(&jib, CANVAS.shaded(0.2), outline("36,30! 28,54 22,76! 50,80!"));
    }
    for (x, top, scale) in [(36.0, 10.0, 0.9), (62.0, 2.0, 1.0), (87.0, 12.0, 0.84)] {
        draw_mast(&mut pen, flag, x, top, scale);
    }
    let spanker = outline("90,50! 100,48 108,44! 112,58 113,72! 100,74 90,74!");
    pen.fill(CANVAS.shaded(0.1), spanker);
    pen.fill(
        SPAR,
        straight(0.9, (88.0, 51.0), (110.0, 43.0)).and(straight(0.9, (88.0, 75.0), (115.0, 73.0))),
    );
    draw_hull(&mut pen, hull, flag);
    pen.finish(124.0, Stance::Water, 0.56)
}

fn polyline(width: f32, text: &str) -> Path {
    let corners: Vec<String> = text.split_whitespace().map(|place| format!("{place}!")).collect();
    line(width, &corners.join(" "))
}

fn draw_mast(pen: &mut Pen, flag: Ink, x: f32, top: f32, scale: f32) {
    pen.fill(SPAR, straight(1.5, (x, top), (x, 86.0)));
    pen.fill(flag, outline("0.4,0.4! 4,-0.6 7,1 10.4,0! 9,2 10,4! 6,3.6 3,2.6 0.4,3.6!").moved(x, top));
    let mut y = top + 6.0;
    for (half, height) in [(7.4, 14.0), (10.4, 19.0), (13.0, 23.0)] {
        let (half, height) = (half * scale, height * scale);
        let foot = half * 1.22;
        let text = format!(
            "{},{y}! {x},{} {},{y}! {},{} {},{}! {x},{} {},{}! {},{}",
            x - half,
            y + 0.5,
            x + half,
            x + half + 3.4 * scale,
            y + height * 0.55,
            x + foot,
            y + height,
            y + height - 3.6 * scale,
            x - foot,
            y + height,
            x - half + 0.6,
            y + height * 0.5,
        );
        let sail = outline(&text);
        pen.fill(CANVAS, sail.clone());
        let shade = outline(&format!(
            "{},{}! {},{} {},{}! {},{}! {},{}!",
            x + half * 0.5,
            y - 1.0,
            x + half * 0.8,
            y + height * 0.5,
            x + foot * 0.4,
            y + height,
            x + foot + 9.0,
            y + height,
            x + foot + 9.0,
            y - 1.0
        ));
        pen.fill_within(&sail, CANVAS.shaded(0.2), shade);
        pen.fill_within(
            &sail,
            CANVAS.shaded(0.14),
            line(
                0.5,
                &format!("{},{} {},{}", x - foot - 4.0, y + height * 0.36, x + foot + 6.0, y + height * 0.36),
            ),
        );
        pen.fill(SPAR, straight(1.0, (x - half - 1.4, y), (x + half + 1.4, y)));
        y += height + 1.2;
    }
}

fn draw_hull(pen: &mut Pen, hull: Ink, trim: Ink) {
    let side = outline(
        "17,77! 30,83 60,86 90,83 104,77! 105,70! 118,69! 117,82 112,94 106,102! \
         60,104 34,102! 25,94",
    );
    pen.fill(hull, side.clone());
    pen.fill_within(&side, hull.shaded(0.4), outline("10,95 40,97 80,97 124,92! 124,110! 10,110!"));
    pen.fill_within(&side, ink(Tone::Light, 0xE6CF9C), line(2.6, "16,81 34,88 60,90 92,87 118,79"));
    pen.fill_within(&side, trim, line(1.2, "16,79 34,84.6 60,86.8 92,84 118,74"));
    let ports = [36.0, 45.0, 54.0, 63.0, 72.0, 81.0, 90.0]
        .map(|x| Path::rectangle(x, 92.0 - (x - 63.0) * (x - 63.0) * 0.0026, 3.0, 3.0));
    pen.fill(COAL, together(ports));
    pen.fill(PANE, Path::rectangle(107.4, 75.0, 3.4, 3.6).and(Path::rectangle(112.2, 74.4, 3.2, 3.6)));
}

/// A rowing boat with its oars.
pub(super) fn draw_rowing_boat(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let hull = ink(Tone::Body, *variation.pick(&[0x8A5A34, 0x3F7A78, 0xB0503A, 0xE9E0CC]));
    let inside = ink(Tone::Shade, 0x6A4630);
    let wood = ink(Tone::Second, 0xC99A5E);
    let mouth = outline("6,48! 40,40 90,37 150,38 196,44! 190,54 150,60 100,62 50,59 18,55");
    pen.fill(inside, mouth.clone());
    pen.fill_within(&mouth, inside.shaded(0.4), outline("0,46 60,46 120,44 200,46! 200,36! 0,36!"));
    for (x, width) in [(44.0, 14.0), (92.0, 16.0), (142.0, 14.0)] {
        pen.fill_within(
            &mouth,
            wood,
            polygon(&format!("{x},30 {},30 {},70 {},70", x + width, x + width + 4.0, x + 4.0)),
        );
        pen.fill_within(
            &mouth,
            wood.shaded(0.4),
            polygon(&format!(
                "{},30 {},30 {},70 {},70",
                x + width,
                x + width + 3.0,
                x + width + 7.0,
                x + width + 4.0
            )),
        );
    }
    let side = outline(
        "6,48! 18,55 50,59.4 100,62 150,60 190,54 196,44! 196,62 190,80 178,98! \
         140,104 80,104 44,100! 26,82 12,62",
    );
    pen.fill(hull, side.clone());
    pen.fill_within(&side, hull.shaded(0.36), outline("0,84 60,90 130,90 200,78! 200,110! 0,110!"));
    pen.fill_within(
        &side,
        hull.shaded(0.25),
        line(0.9, "10,62 40,70 100,74 160,71 194,62").and(line(0.9, "16,74 46,81 100,84 160,81 190,74")),
    );
    pen.fill(wood, line(3.0, "6,48 18,55 50,59.4 100,62 150,60 190,54 196,44"));
    pen.fill(wood.lit(0.3), line(0.8, "8,48.4 18,54.4 50,58.6 100,61.2 150,59.2 188,53.4"));
    pen.fill(wood.shaded(0.3), line(2.2, "112,52 132,66 160,88").and(line(2.0, "88,50 66,34 40,18")));
    pen.fill(
        wood,
        outline("154,82! 160,80 172,90 178,100! 170,98 158,91")
            .and(outline("44,22! 40,24 26,14 20,4! 29,5 41,14")),
    );
    pen.fill(COAL, Path::circle(121.0, 58.8, 1.8));
    pen.finish(200.0, Stance::Water, 0.2)
}
