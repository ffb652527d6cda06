//! A hot-air balloon with striped envelope and a wicker basket.

use super::easel::*;

const STRIPES: [[u32; 2]; 4] =
    [[0xD8473B, 0xF6E7C8], [0xE79A32, 0x2F7A85], [0x3D6FA8, 0xF3C04B], [0x8C4A86, 0xF3B8A8]];
const WICKER: Ink = ink(Tone::Line, 0x8A5C34);
const FLAME: Ink = ink(Tone::Glow, 0xFFC44A);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [first, second] = variation.pick(&STRIPES).map(|hex| ink(Tone::Body, hex));
    let second = second.toned(Tone::Second);
    let ropes = ["25,67 31,84", "31,71 33,84", "41,71 39,84", "47,67 41,84"].map(|text| line(0.5, text));
    pen.fill(COAL, together(ropes));
    pen.fill(FLAME, outline("36,82! 33.8,78 36,72.6! 38.2,78"));
    let envelope = outline(
        "36,0.6 20,3.6 8,13 3,27 5,41 13,54 21,63 25.6,70! 36,72.4 46.4,70! 51,63 \
         59,54 67,41 69,27 64,13 52,3.6",
    );
    pen.fill(first, envelope.clone());
    pen.fill_within(&envelope, second, gore(26.0, 17.0).without(&gore(17.0, 11.0)));
    pen.fill_within(&envelope, second, gore(8.0, 5.0));
    pen.fill_within(
        &envelope,
        second.shaded(0.06).toned(Tone::Second),
        gore(36.0, 20.0).without(&gore(31.0, 19.0)),
    );
    pen.fill_within(
        &envelope,
        first.shaded(0.34),
        outline("0,52! 14,54 36,59 58,54 72,52! 72,56! 58,59 36,63.4 14,59 0,57!"),
    );
    pen.fill_within(&envelope, first.shaded(0.24), crescent());
    let stripe = gore(26.0, 17.0).without(&gore(17.0, 11.0));
    pen.fill_within(&stripe, second.shaded(0.24), Path::rectangle(36.0, 0.0, 36.0, 71.0));
    pen.fill_within(&envelope, GLINT, outline("14,14! 20,8 27,6! 21,12 16,20 12,28! 11,20"));
    draw_basket(&mut pen);
    pen.finish(72.0, Stance::Air, 0.46)
}

/// A gore of the envelope: `half` wide at its belly, `foot` half wide at the mouth.
fn gore(half: f32, foot: f32) -> Path {
    let foot = foot * 0.5;
    Path::new()
        .move_to(36.0, 0.0)
        .cubic_to(point(36.0 + half * 1.24, 8.0), point(36.0 + half * 1.3, 40.0), point(36.0 + foot, 73.0))
        .line_to(36.0 - foot, 73.0)
        .cubic_to(point(36.0 - half * 1.3, 40.0), point(36.0 - half * 1.24, 8.0), point(36.0, 0.0))
        .close()
}

fn crescent() -> Path {
    outline("52,-2! 60,14 61,32 54,50 44,66 42,76! 80,76! 80,-2!")
}

fn draw_basket(pen: &mut Pen) {
    let basket = outline("29.6,84! 42.4,84! 41.6,96 40,99.4! 32,99.4! 30.4,96");
    pen.fill(WICKER, basket.clone());
    let weave = [88.0, 91.6, 95.2].map(|y| straight(0.6, (28.0, y), (44.0, y)));
    pen.fill_within(&basket, WICKER.lit(0.3), together(weave));
    pen.fill_within(&basket, WICKER.shaded(0.35), Path::rectangle(37.6, 84.0, 8.0, 16.0));
    pen.fill(WICKER.shaded(0.5), Path::rounded(28.8, 83.0, 14.4, 2.4, 1.0));
}
