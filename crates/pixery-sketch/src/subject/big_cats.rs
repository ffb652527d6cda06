//! The great cats: a lion with its mane, a tiger with its stripes, a leopard with its spots.

use super::easel::*;
use super::foliage::leafy;

const CREAM: Ink = ink(Tone::Light, 0xFBEFD8);
const AMBER: Ink = ink(Tone::Accent, 0xE0A02E);

struct Coat {
    fur: Ink,
    nose: Ink,
}

/// A lion, standing.
pub(super) fn draw_lion(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let fur = ink(Tone::Body, *variation.pick(&[0xD9A154, 0xC98E45, 0xE2B26A]));
    let mane = ink(Tone::Second, *variation.pick(&[0x8A4F24, 0x6E3F22, 0xA8622C]));
    let tail = brush("116,44,4.4 126,54,3.4 128,68,3 124,80,2.6");
    pen.fill(fur.shaded(0.12), tail);
    pen.fill(mane, outline("122,78! 127,78! 130,86 123,92 119,85"));
    draw_far_legs(&mut pen, fur);
    draw_trunk(&mut pen, fur);
    let ruff = leafy(variation, (33.0, 36.0), (30.0, 32.0), 15);
    pen.fill(mane, ruff.clone());
    pen.fill_within(&ruff, mane.shaded(0.34), outline("40,2! 54,24 54,48 40,72! 80,72! 80,2!"));
    pen.fill(mane.lit(0.14).toned(Tone::Second), leafy(variation, (31.0, 33.0), (23.0, 24.0), 13));
    draw_face(&mut pen, &Coat { fur, nose: ink(Tone::Accent, 0x8C4A3C) });
    pen.finish(132.0, Stance::Ground, 0.42)
}

/// A tiger, standing.
pub(super) fn draw_tiger(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let fur = ink(Tone::Body, *variation.pick(&[0xE58A33, 0xDB7A28, 0xEA9A44]));
    let tail = brush("116,44,6 127,50,5.6 129,38,5.2 124,27,4.6 127,18,4");
    pen.fill(fur, tail.clone());
    let rings = [(24.0, 3.0), (31.0, 3.0), (38.0, 3.0), (45.0, 3.0)]
        .map(|(y, height)| Path::rectangle(116.0, y, 20.0, height));
    pen.fill_within(&tail, COAL, together(rings).and(Path::rectangle(116.0, 14.0, 20.0, 6.0)));
    draw_far_legs(&mut pen, fur);
    let body = draw_trunk(&mut pen, fur);
    let stripes = [
        "52,28,1 54,40,3 52,50,1",
        "62,28,1 65,44,3.4 62,56,1",
        "72,28,1 75,42,3.4 73,54,1",
        "82,28,1 85,44,3.4 82,58,1",
        "92,28,1 95,42,3.4 92,54,1",
        "102,30,1 104,46,3.6 100,60,1",
        "112,36,1 112,50,3.6 106,64,1",
        "68,78,1 69,68,2.6 67,62,1",
        "80,76,1 81,68,2.6 79,62,1",
        "100,72,1 108,74,2.6 116,72,1",
        "102,80,1 109,82,2.4 116,80,1",
        "34,74,1 42,77,2.6 50,74,1",
        "34,83,1 41,85,2.4 48,83,1",
    ];
    pen.fill_within(&body, COAL, together(stripes.map(brush)));
    draw_face(&mut pen, &Coat { fur, nose: ink(Tone::Accent, 0xD98A86) });
    let marks = [
        "31,13,1 31,19,2.4 31,22,0.8",
        "26,14,0.8 27.4,19,1.8 29,22,0.6",
        "36,14,0.8 34.6,19,1.8 33,22,0.6",
        "13,32,1 18,34,2.4 21,34,0.6",
        "49,32,1 44,34,2.4 41,34,0.6",
        "14,40,1 19,40,2.2 22,38,0.6",
        "48,40,1 43,40,2.2 40,38,0.6",
    ];
    pen.fill(COAL, together(marks.map(brush)));
    pen.finish(134.0, Stance::Ground, 0.4)
}

/// A leopard, standing.
pub(super) fn draw_leopard(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let fur = ink(Tone::Body, *variation.pick(&[0xE3B05A, 0xD9A04A, 0xCF9A50]));
    let spot = ink(Tone::Line, 0x4A3020);
    let tail = brush("116,44,5.4 127,50,5 129,38,4.6 124,27,4.2 127,18,3.6");
    pen.fill(fur, tail.clone());
    pen.fill_within(
        &tail,
        spot,
        together([20.0, 28.0, 36.0, 44.0].map(|y| Path::ellipse(point(126.0, y), 4.0, 1.6))),
    );
    draw_far_legs(&mut pen, fur);
    let body = draw_trunk(&mut pen, fur);
    let mut rosettes = Path::new();
    for index in 0..60 {
        let (column, row) = ((index % 12) as f32, (index / 12) as f32);
        let x = 42.0 + column * 6.8 + if index / 12 % 2 == 0 { 0.0 } else { 3.4 } + variation.around(1.2);
        let y = 34.0 + row * 7.4 + variation.around(1.2);
        rosettes =
            rosettes.and(Path::ellipse(point(x, y), 2.2, 1.9).without(&Path::circle(x + 0.5, y + 0.3, 0.9)));
    }
    pen.fill_within(&body, spot, rosettes);
    let dots = [
        (42.0, 72.0),
        (39.0, 78.0),
        (45.0, 79.0),
        (41.0, 85.0),
        (106.0, 72.0),
        (112.0, 76.0),
        (108.0, 82.0),
        (113.0, 86.0),
    ];
    pen.fill_within(&body, spot, together(dots.map(|(x, y)| Path::circle(x, y, 1.3))));
    draw_face(&mut pen, &Coat { fur, nose: ink(Tone::Accent, 0xB5706A) });
    let marks = [
        (31.0, 16.0),
        (26.4, 17.6),
        (35.6, 17.6),
        (29.0, 20.4),
        (33.0, 20.4),
        (17.4, 32.0),
        (44.6, 32.0),
        (18.6, 37.0),
        (43.4, 37.0),
    ];
    pen.fill(spot, together(marks.map(|(x, y)| Path::circle(x, y, 0.9))));
    pen.finish(134.0, Stance::Ground, 0.38)
}

fn draw_far_legs(pen: &mut Pen, fur: Ink) {
    for x in [54.0, 97.0] {
        let leg = brush(&format!("{x},62,16 {},80,10 {},94,9", x + 1.0, x - 1.0));
        pen.fill(fur.shaded(0.36), leg.and(Path::ellipse(point(x - 3.0, 96.6), 7.0, 3.2)));
    }
}

fn draw_trunk(pen: &mut Pen, fur: Ink) -> Path {
    let trunk = outline(
        "30,30 44,28 60,32 78,33 96,30 110,33 118,42 119,56 114,66 100,68 84,66 \
         66,70 48,74 36,68 28,54",
    );
    let front = brush("43,58,20 42,78,12 41,94,10.4").and(Path::ellipse(point(38.6, 96.4), 7.8, 3.4));
    let hind =
        brush("107,54,24 106,70,15 112,82,10 110,94,9.6").and(Path::ellipse(point(107.6, 96.4), 7.8, 3.4));
    let body = trunk.and(front).and(hind);
    pen.fill(fur, body.clone());
    pen.fill_within(&body, CREAM, outline("50,69! 66,66 84,62.6 98,64! 94,72! 60,80!"));
    pen.fill_within(
        &body,
        fur.shaded(0.2),
        outline("48,60! 54,66 54,80 50,100! 46,100! 48,80!")
            .and(outline("110,34! 116,50 112,68 118,84 116,101! 126,101! 126,34!")),
    );
    pen.fill_within(&body, fur.lit(0.24), outline("44,26! 60,30 78,31 96,28 114,34! 96,35.4 78,37.4 58,36"));
    body
}

fn draw_face(pen: &mut Pen, coat: &Coat) {
    let (fur, middle) = (coat.fur, 31.0);
    let both = |path: Path| path.clone().and(path.mirror(middle));
    pen.fill(fur.shaded(0.14).toned(Tone::Body), both(Path::circle(16.6, 17.6, 5.8)));
    pen.fill(fur.shaded(0.5), both(Path::circle(17.0, 18.2, 3.2)));
    let head = outline(
        "31,13 22,14.4 15.6,21 13.4,31 15,41 21,48 26,53 31,54.4 36,53 41,48 \
         47,41 48.6,31 46.4,21 40,14.4",
    );
    pen.fill(fur, head.clone());
    pen.fill_within(&head, fur.shaded(0.18), outline("41,12! 44,28 42,42 34,56! 60,56! 60,12!"));
    pen.fill_within(&head, CREAM, both(outline("31,38 26,38.6 22,43 22,49 26,54 31,56! 34,46!")));
    pen.fill_within(&head, CREAM, both(outline("20,23.6! 23,20.6 27,22.6! 24,25")));
    pen.fill(fur.lit(0.16), outline("27.6,22! 34.4,22! 36,38! 26,38!"));
    pen.fill(coat.nose, outline("26.4,37.4! 31,36.4 35.6,37.4! 33,41.4 31,42.4 29,41.4"));
    pen.fill(COAL, line(0.8, "31,42 31,45").and(both(line(0.8, "31,45 28,47.4 24.4,46"))));
    pen.fill(COAL, both(outline("19.6,28.6! 22.6,25.6 26.4,27 27,30! 23.6,31")));
    pen.fill(AMBER, both(Path::circle(23.6, 28.3, 1.7)));
    pen.fill(COAL, both(Path::circle(23.6, 28.3, 0.8)));
    pen.fill(
        COAL,
        both(together([(24.0, 42.6), (26.0, 44.0), (23.4, 45.0)].map(|(x, y)| Path::circle(x, y, 0.45)))),
    );
}
