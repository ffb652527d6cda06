//! Trees: a broad crown (green, autumn or in blossom), a fir and a palm.

use super::easel::*;
use super::foliage::leafy;

const BARK: Ink = ink(Tone::Line, 0x6A4A34);
/// Leaf colour and the fruit, flower or leaf specks on it.
const LEAVES: [[u32; 2]; 5] = [
    [0x5B8C3E, 0x8CB85C],
    [0x4C7F46, 0x7FB06A],
    [0xD98A32, 0xF2B950],
    [0xE79AAE, 0xFBD9E0],
    [0x7E9B3A, 0xB4C75C],
];

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let [leaf, speck] = *variation.pick(&LEAVES);
    draw_crown(variation, leaf, speck)
}

/// A tree in blossom.
pub(super) fn draw_blossom(variation: &mut Random) -> Drawing {
    let [leaf, speck] = *variation.pick(&[[0xE79AAE, 0xFBD9E0], [0xF0B8C4, 0xFFF0F2], [0xF3E3E6, 0xFFFFFF]]);
    draw_crown(variation, leaf, speck)
}

fn draw_crown(variation: &mut Random, leaf: u32, speck: u32) -> Drawing {
    let mut pen = Pen::new();
    let (leaf, speck) = (ink(Tone::Body, leaf), ink(Tone::Accent, speck));
    for (x, y, rx, ry) in [(28.0, 46.0, 20.0, 16.0), (68.0, 44.0, 20.0, 17.0), (48.0, 30.0, 26.0, 20.0)] {
        pen.fill(leaf.shaded(0.42), leafy(variation, (x, y + 6.0), (rx, ry), 9));
    }
    draw_trunk(&mut pen);
    let masses = [
        (48.0, 22.0, 24.0, 18.0),
        (26.0, 38.0, 20.0, 16.0),
        (70.0, 37.0, 20.0, 16.0),
        (49.0, 43.0, 19.0, 13.0),
    ];
    for (x, y, rx, ry) in masses {
        let (x, y) = (x + variation.around(2.0), y + variation.around(1.5));
        let mass = leafy(variation, (x, y), (rx, ry), 9);
        pen.fill(leaf.shaded(0.16).toned(Tone::Body), mass.clone());
        pen.fill_within(&mass, leaf, leafy(variation, (x - 2.6, y - 3.4), (rx * 0.88, ry * 0.84), 8));
        pen.fill_within(
            &mass,
            leaf.lit(0.24),
            leafy(variation, (x - 5.6, y - 6.6), (rx * 0.56, ry * 0.5), 7),
        );
        draw_specks(&mut pen, variation, speck, [x, y, rx, ry]);
    }
    pen.finish(96.0, Stance::Ground, 0.62)
}

fn draw_trunk(pen: &mut Pen) {
    let trunk = outline(
        "34,100! 41,96 43.4,84 43.6,70 41,60 35,50! 40,52 45,60! 47,52 47,42! \
         50,42 51,54 52,60! 58,54 64,48! 57,60 54,68 53.6,84 57,95 64,100! \
         56,98.6 49,100 42,98.8",
    );
    pen.fill(BARK, trunk.clone());
    pen.fill_within(&trunk, BARK.shaded(0.4), outline("51,60! 49,76 50,90 54,100! 70,102! 64,60!"));
    let bark = ["45,68 45.6,80 43.4,94", "47.4,62 47.8,74 47.4,86"].map(|text| line(0.6, text));
    pen.fill_within(&trunk, BARK.lit(0.2), together(bark));
}

fn draw_specks(pen: &mut Pen, variation: &mut Random, speck: Ink, [x, y, rx, ry]: [f32; 4]) {
    let specks: Vec<Path> = (0..9)
        .map(|_| {
            let (right, down) = (variation.around(1.1) * rx * 0.8, variation.around(1.1) * ry * 0.8);
            let size = variation.range(0.9, 1.7);
            Path::ellipse(point(x + right, y + down), size, size * 0.75)
        })
        .collect();
    pen.fill(speck, together(specks));
}

/// A fir: tiers of drooping branches.
pub(super) fn draw_fir(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let needle = ink(Tone::Body, *variation.pick(&[0x2F6148, 0x3A6B4E, 0x2B5650]));
    pen.fill(BARK, polygon("25.4,84 30.6,84 31.6,100 24.4,100"));
    pen.fill(BARK.shaded(0.4), polygon("28.4,84 30.6,84 31.6,100 28.4,100"));
    for tier in (0..5).rev() {
        let (top, half) = (tier as f32 * 14.6, 10.0 + tier as f32 * 4.2);
        let bottom = top + 29.0;
        let branch = tier_shape(top, bottom, half);
        pen.fill(needle.shaded(0.1).toned(Tone::Body), branch.clone());
        pen.fill_within(&branch, needle.shaded(0.4), polygon_right(top, bottom, half));
        let lit = tier_shape(top, bottom - 3.0, half - 3.4).moved(-2.6, 0.0);
        pen.fill_within(&branch, needle.lit(0.12), lit.clone());
        pen.fill_within(&branch, needle.shaded(0.26), Path::rectangle(29.0, top + 6.0, 40.0, 40.0));
    }
    pen.finish(56.0, Stance::Ground, 0.6)
}

fn tier_shape(top: f32, bottom: f32, half: f32) -> Path {
    let text = format!(
        "28,{top}! {},{} {},{}! {},{}! {},{}! {},{}! {},{}! 28,{}! {},{}! {},{}! {},{}! {},{}! {},{}! {},{}",
        28.0 + half * 0.45,
        top + (bottom - top) * 0.6,
        28.0 + half,
        bottom - 2.0,
        28.0 + half * 0.74,
        bottom - 3.6,
        28.0 + half * 0.62,
        bottom + 0.2,
        28.0 + half * 0.36,
        bottom - 2.6,
        28.0 + half * 0.18,
        bottom + 1.4,
        bottom - 1.6,
        28.0 - half * 0.18,
        bottom + 1.4,
        28.0 - half * 0.36,
        bottom - 2.6,
        28.0 - half * 0.62,
        bottom + 0.2,
        28.0 - half * 0.74,
        bottom - 3.6,
        28.0 - half,
        bottom - 2.0,
        28.0 - half * 0.45,
        top + (bottom - top) * 0.6,
    );
    outline(&text)
}

fn polygon_right(top: f32, bottom: f32, half: f32) -> Path {
    Path::polygon(&[
        point(28.0, top),
        point(28.0 + half, bottom + 4.0),
        point(30.0, bottom + 4.0),
        point(27.0, top + 12.0),
    ])
}

/// A leaning coconut palm.
pub(super) fn draw_palm(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let leaf = ink(Tone::Body, *variation.pick(&[0x4E8A3E, 0x3F7F4A, 0x6B9440]));
    for text in ["54,28 64,16 78,14 90,24", "52,28 40,14 28,12 16,18", "53,27 54,12 64,3 74,3"] {
        frond(&mut pen, leaf.shaded(0.3), text);
    }
    let trunk = brush("34.4,95.4,9 37,84,6.6 43,68,5.4 49,48,4.8 53,29,4.2");
    pen.fill(BARK.lit(0.12).toned(Tone::Body), trunk.clone());
    let rings = (0..13).map(|ring| {
        let y = 33.0 + ring as f32 * 5.2;
        line(0.9, &format!("24,{} 44,{} 62,{}", y + 1.0, y + 2.0, y - 1.0))
    });
    pen.fill_within(&trunk, BARK.shaded(0.35), together(rings));
    pen.fill_within(&trunk, BARK.shaded(0.2), brush("38.4,96,3 41,84,2.4 46.4,68,2 52,48,2 55.6,29,1.6"));
    for text in [
        "53,28 66,26 80,34 88,48",
        "52,28 40,27 27,34 19,48",
        "53,28 62,34 69,46 71,60",
        "52,28 44,36 38,46 37,58",
        "52,28 44,18 34,4 22,3",
    ] {
        frond(&mut pen, leaf, text);
    }
    pen.fill(
        BARK.shaded(0.2),
        together([(50.0, 31.0), (54.6, 32.0), (52.4, 34.4)].map(|(x, y)| Path::circle(x, y, 2.8))),
    );
    pen.finish(100.0, Stance::Ground, 0.62)
}

/// A frond along a rib of four places, its fingers hanging.
fn frond(pen: &mut Pen, leaf: Ink, rib: &str) {
    let widths = [1.2, 9.5, 8.5, 0.8];
    let blade: Vec<String> =
        rib.split_whitespace().zip(widths).map(|(place, width)| format!("{place},{width}")).collect();
    let blade = brush(&blade.join(" "));
    pen.fill(leaf, blade.clone());
    pen.fill_within(&blade, leaf.lit(0.3), line(0.9, rib));
    let notches = (0..16).map(|notch| {
        let x = 12.0 + notch as f32 * 5.4;
        straight(0.7, (x, 0.0), (x + if x > 52.0 { 6.0 } else { -6.0 }, 70.0))
    });
    pen.fill_within(&blade, leaf.shaded(0.28), together(notches));
}
