//! Flowers: a rose, tulips, a sunflower, and a vase of them; the mushroom and the cactus grow here too.

use super::easel::*;
use super::foliage::leafy;

const STEM: Ink = ink(Tone::Second, 0x5B8A45);

/// A rose.
pub(super) fn draw_rose(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let petal = ink(Tone::Body, *variation.pick(&[0xC4283A, 0xE58AA0, 0xF0D58C, 0xF4EDE4]));
    pen.fill(STEM, brush("31,44,3 32,64,2.8 29,82,2.8 30,98.4,3"));
    let leaves = ["30,74! 20,64 8,62 1,66! 8,75 20,79", "31,62! 40,52 52,50 60,55! 53,63 41,67"];
    for (leaf, vein) in leaves.into_iter().zip(["29,74 16,69 4,66", "32,62 44,57 57,55"]) {
        let blade = outline(leaf);
        pen.fill(STEM, blade.clone());
        pen.fill_within(&blade, STEM.shaded(0.35), line(0.9, vein));
    }
    pen.fill(STEM.shaded(0.3), polygon("32.6,70 36,68.6 32.4,73").and(polygon("28.2,86 24.6,85 28.2,89")));
    pen.fill(
        STEM.shaded(0.15),
        outline("16,38! 20,46 31,50 42,46 46,38! 50,46 44,50! 36,52 31,58 26,52 18,50! 12,46"),
    );
    pen.fill(
        petal.shaded(0.3),
        outline("31,4 20,7 12,16 9,28 14,40 24,47 31,48 38,47 48,40 53,28 50,16 42,7"),
    );
    let bloom = [
        ("9,22! 4,30 8,40 18,46 30,48! 22,40 14,32", 0.1),
        ("53,22! 58,30 54,40 44,46 32,48! 40,40 48,32", 0.22),
        ("14,18! 14,32 22,42 34,44 44,38 48,26! 40,32 30,32 20,26", 0.0),
        ("20,12! 18,22 22,32 32,35 42,30 45,18! 38,24 28,24", 0.16),
        ("24,10! 23,18 27,25 34,25 39,19 39,11! 34,16 29,16", 0.0),
    ];
    for (shape, shade) in bloom {
        pen.fill(if shade > 0.0 { petal.shaded(shade).toned(Tone::Body) } else { petal }, outline(shape));
    }
    pen.fill(petal.shaded(0.5), brush("27,13,1.2 31,10,1.6 35,12,1.4 34,17,1.2 30,17,0.8"));
    pen.fill(petal.lit(0.3), line(1.1, "16,30 22,38 32,41 42,36").and(line(0.9, "21,22 26,30 33,32 40,28")));
    pen.finish(62.0, Stance::Ground, 0.34)
}

/// Three tulips.
pub(super) fn draw_tulip(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let colours = [0xD9423A, 0xF0B43C, 0xE58AA8, 0x9A5BA0, 0xF0793C];
    let shift = variation.below(5) as usize;
    for (index, (x, top, foot)) in
        [(18.0, 14.0, 34.0), (62.0, 12.0, 44.0), (40.0, 1.0, 39.0)].into_iter().enumerate()
    {
        let petal = ink(Tone::Body, colours[(index + shift) % 5]);
        pen.fill(
            STEM,
            brush(&format!("{x},{},2.6 {},70,2.8 {foot},98.4,3", top + 26.0, (x + foot) / 2.0 + 0.6)),
        );
        draw_tulip_bloom(&mut pen, petal, x, top);
    }
    let leaves = [
        "36,99.6! 22,84 14,66 12,48! 24,58 34,76 40,99!",
        "42,99.6! 54,84 66,70 72,50! 76,70 66,86 50,99.6!",
        "34,99.6! 20,94 8,84 2,72! 18,76 32,88 42,99.6!",
    ];
    for (index, leaf) in leaves.into_iter().enumerate() {
        let blade = outline(leaf);
        pen.fill(if index == 2 { STEM.shaded(0.22) } else { STEM }, blade.clone());
        pen.fill_within(
            &blade,
            STEM.lit(0.25),
            line(0.9, ["37,97 24,76 13,52", "46,97 62,76 71,54", "38,98 20,84 5,74"][index]),
        );
    }
    pen.finish(80.0, Stance::Ground, 0.3)
}

fn draw_tulip_bloom(pen: &mut Pen, petal: Ink, x: f32, top: f32) {
    let place = |text: &str| outline(text).moved(x, top);
    pen.fill(petal.shaded(0.3), place("-4,28! -8,16 -4,2! 0,8 4,2! 8,16 4,28!"));
    pen.fill(petal, place("0,30! -8,30 -13,22 -12,10 -9,1! -3,8 1,20"));
    pen.fill(petal.shaded(0.14).toned(Tone::Body), place("0,30! 8,30 13,22 12,10 9,1! 3,8 -1,20"));
    pen.fill(petal.lit(0.14), place("0,31! -6,28 -7,18 0,5! 7,18 6,28"));
    pen.fill(petal.lit(0.4), line(0.8, "-9,8 -10,16 -8,24").moved(x, top));
}

/// A sunflower.
pub(super) fn draw_sunflower(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let petal = ink(Tone::Body, *variation.pick(&[0xF4B92E, 0xF0A526, 0xF7CC48]));
    let seed = ink(Tone::Second, 0x5B3A22);
    pen.fill(STEM, brush("36,40,4 37,62,3.8 34,82,4 35,97.6,4.4"));
    for (leaf, vein) in [
        ("35,84! 24,70 10,68 1,74! 9,86 22,90", "34,84 20,79 5,75"),
        ("36,72! 46,58 60,56 70,63! 62,74 48,78", "37,72 52,67 67,63"),
    ] {
        let blade = outline(leaf);
        pen.fill(STEM, blade.clone());
        pen.fill_within(&blade, STEM.shaded(0.35), line(1.0, vein));
    }
    let centre = point(36.0, 30.0);
    let ring = |offset: f32, reach: f32| {
        let blade =
            outline(&format!("36,{}! 32,{} 33,22! 39,22! 40,{}", 30.0 - reach, 38.0 - reach, 38.0 - reach));
        together((0..16).map(|index| blade.turned(index as f32 * 22.5 + offset, centre)))
    };
    pen.fill(petal.shaded(0.22).toned(Tone::Body), ring(11.0, 29.0));
    pen.fill(petal, ring(0.0, 27.6));
    let creases = together(
        (0..16).map(|index| straight(0.5, (36.0, 18.0), (36.0, 6.0)).turned(index as f32 * 22.5, centre)),
    );
    pen.fill(petal.shaded(0.25), creases);
    pen.fill(seed, Path::circle(36.0, 30.0, 13.0));
    pen.fill(seed.lit(0.24), Path::circle(36.0, 30.0, 9.6));
    pen.fill(seed.shaded(0.2), Path::circle(36.4, 30.6, 7.8));
    let grains = (0..40).map(|grain| {
        let (angle, reach) = (grain as f32 * 2.4, (grain as f32).sqrt() * 1.9);
        Path::circle(36.0 + libm::cosf(angle) * reach, 30.0 + libm::sinf(angle) * reach, 0.62)
    });
    pen.fill(petal.shaded(0.3), together(grains));
    pen.finish(72.0, Stance::Ground, 0.44)
}

/// A vase of mixed flowers.
pub(super) fn draw_vase(variation: &mut Random) -> Drawing {
    draw_filled_vase(variation, Bloom::Mixed)
}

/// A vase of sunflowers.
pub(super) fn draw_sunflower_vase(variation: &mut Random) -> Drawing {
    draw_filled_vase(variation, Bloom::Sunflower)
}

/// What stands in a vase.
#[derive(Clone, Copy, PartialEq)]
enum Bloom {
    Mixed,
    Sunflower,
}

fn draw_filled_vase(variation: &mut Random, bloom: Bloom) -> Drawing {
    let mut pen = Pen::new();
    let glaze = ink(Tone::Second, *variation.pick(&[0x3F6F9A, 0xE9DFCC, 0xC27A4A, 0x6A8F86]));
    let stems = [
        "40,66 30,44 18,34",
        "40,66 36,40 32,20",
        "40,66 42,40 46,12",
        "40,66 52,44 62,24",
        "40,66 56,52 68,42",
        "40,66 22,58 10,52",
    ];
    pen.fill(STEM.shaded(0.2), together(stems.map(|text| line(1.5, text))));
    let leaves = [
        "34,54! 24,48 14,52 6,62! 18,64 28,62",
        "46,54! 56,50 66,54 75,64! 62,66 52,62",
        "38,50! 30,38 24,34! 26,46",
        "44,48! 52,36 58,34! 54,46",
        "40,56! 36,42 40,32! 46,42",
    ];
    for (index, leaf) in leaves.into_iter().enumerate() {
        pen.fill(if index % 2 == 0 { STEM } else { STEM.shaded(0.2) }, outline(leaf));
    }
    let colours = [0xE0604A, 0xF3C04B, 0xE79AAE, 0xF6EEE2, 0x8A6BB0, 0xE5863C];
    let blooms = [
        (16.0, 31.0, 11.0),
        (64.0, 23.0, 10.4),
        (32.0, 17.0, 10.4),
        (69.0, 43.0, 9.4),
        (48.0, 10.0, 9.4),
        (11.0, 50.0, 7.6),
        (46.0, 33.0, 12.6),
        (29.0, 43.0, 9.4),
        (59.0, 51.0, 7.6),
    ];
    let shift = variation.below(6) as usize;
    for (index, (x, y, radius)) in blooms.into_iter().enumerate() {
        let petal = ink(Tone::Body, colours[(index * 5 + shift) % 6]);
        match bloom {
            Bloom::Mixed => draw_bloom(&mut pen, variation, petal, (x, y), radius),
            Bloom::Sunflower if index % 4 == 3 => {}
            Bloom::Sunflower => draw_sun_bloom(&mut pen, variation.range(0.0, 24.0), (x, y), radius),
        }
    }
    let vase = outline("31,60! 49,60! 47,68 52,76 56,84 53,95 48,99.8! 32,99.8! 27,95 24,84 28,76 33,68");
    pen.fill(glaze, vase.clone());
    pen.fill_within(&vase, glaze.shaded(0.28), outline("44,58! 43,70 48,84 42,102! 62,102! 62,58!"));
    pen.fill_within(&vase, glaze.lit(0.4), outline("29,84! 29,78 33,72! 31.6,78 31,86"));
    pen.fill_within(
        &vase,
        glaze.shaded(0.4),
        line(0.9, "22,80 40,83 58,80").and(line(0.9, "22,90 40,93 58,90")),
    );
    pen.fill(glaze.lit(0.2), Path::rounded(29.4, 58.6, 21.2, 3.2, 1.5));
    pen.finish(80.0, Stance::Table, 0.42)
}

fn draw_bloom(pen: &mut Pen, variation: &mut Random, petal: Ink, (x, y): (f32, f32), radius: f32) {
    pen.fill(petal.shaded(0.2).toned(Tone::Body), leafy(variation, (x, y), (radius, radius), 8));
    pen.fill(petal, leafy(variation, (x - 0.4, y - 0.6), (radius * 0.8, radius * 0.8), 7));
    pen.fill(petal.lit(0.3), leafy(variation, (x - 0.6, y - 0.8), (radius * 0.52, radius * 0.52), 6));
    pen.fill(ink(Tone::Accent, 0xC98A2C), Path::circle(x, y, radius * 0.24));
}

fn draw_sun_bloom(pen: &mut Pen, turn: f32, (x, y): (f32, f32), radius: f32) {
    let (petal, seed) = (ink(Tone::Body, 0xF4B92E), ink(Tone::Second, 0x5B3A22));
    let ring = |offset: f32, reach: f32| {
        let blade = outline(&format!("0,{}! -2,{} -1.7,-3! 1.7,-3! 2,{}", -reach, 3.0 - reach, 3.0 - reach));
        together((0..14).map(|index| blade.turned(index as f32 * 25.7 + offset, point(0.0, 0.0)))).moved(x, y)
    };
    let reach = (radius * 1.12).min(y - 0.2).min(x - 0.2).min(79.8 - x);
    pen.fill(petal.shaded(0.24).toned(Tone::Body), ring(turn + 12.8, reach));
    pen.fill(petal, ring(turn, reach * 0.94));
    pen.fill(seed, Path::circle(x, y, radius * 0.46));
    pen.fill(seed.lit(0.2), Path::circle(x - 0.3, y - 0.3, radius * 0.28));
}

/// A red mushroom with white dots.
pub(super) fn draw_mushroom(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let cap = ink(Tone::Body, *variation.pick(&[0xC8352C, 0xD9572F, 0xA8683C]));
    let stalk = ink(Tone::Light, 0xF5EBD6);
    let foot = outline("42,46! 41,66 36,86 32,97! 50,100 68,97! 63,86 59,66 58,46!");
    pen.fill(stalk, foot.clone());
    pen.fill_within(&foot, stalk.shaded(0.22), outline("53,44! 53,68 58,102! 74,102! 74,44!"));
    let gills = Path::ellipse(point(50.0, 49.0), 36.0, 8.0);
    pen.fill(stalk.shaded(0.4), gills.clone());
    pen.fill_within(
        &gills,
        stalk.shaded(0.55),
        together((-6..=6).map(|gill| straight(0.5, (50.0, 46.0), (50.0 + gill as f32 * 5.4, 56.0)))),
    );
    pen.fill(stalk.shaded(0.1), outline("39,60! 50,57 61,60! 64,68 59,67 55,70! 50,67 45,70! 41,67 36,68"));
    let hood = outline("4,48! 6,32 16,16 32,6 50,3 68,6 84,16 94,32 96,48! 82,52 66,46 50,44.6 34,46 18,52");
    pen.fill(cap, hood.clone());
    pen.fill_within(&hood, cap.shaded(0.28), outline("72,2! 82,24 78,44 66,54! 104,54! 104,2!"));
    pen.fill_within(&hood, cap.lit(0.24), outline("12,36! 18,22 32,12 44,9! 32,18 22,28"));
    let dots = [
        (30.0, 24.0, 6.0),
        (52.0, 15.0, 6.6),
        (72.0, 26.0, 5.6),
        (48.0, 35.0, 5.0),
        (18.0, 40.0, 4.6),
        (84.0, 41.0, 4.4),
        (66.0, 40.0, 3.4),
        (34.0, 39.0, 2.8),
    ];
    pen.fill_within(
        &hood,
        stalk,
        together(dots.map(|(x, y, radius)| Path::ellipse(point(x, y), radius, radius * 0.8))),
    );
    let grass = ink(Tone::Second, 0x5F8F45);
    let blades = [
        "28,99.8! 26,92 20,86! 30,90 33,99.8!",
        "66,99.8! 68,90 75,84! 73,92 72,99.8!",
        "58,99.8! 58,93 62,88! 63,99.8!",
        "34,99.8! 36,93 33,89! 40,94 40,99.8!",
    ];
    pen.fill(grass, together(blades.map(outline)));
    pen.finish(100.0, Stance::Ground, 0.26)
}

/// A saguaro cactus in bloom.
pub(super) fn draw_cactus(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0x4F8A58, 0x5F8F4A, 0x47806A]));
    let bloom = ink(Tone::Accent, *variation.pick(&[0xE8607A, 0xF2B43C, 0xF6E3E0]));
    let arms =
        brush("34,66,11 20,65,12 13,56,12 13,40,12").and(brush("34,56,11 48,55,11 56,47,11.4 56,28,11"));
    let trunk = Path::rounded(24.0, 4.0, 20.0, 95.8, 10.0);
    pen.fill(skin.shaded(0.1).toned(Tone::Body), arms.clone());
    pen.fill_within(
        &arms,
        skin.shaded(0.34),
        line(4.0, "34,72 18,70 18,56 18.4,36").and(line(3.6, "34,61 50,60 60.4,48 60.4,24")),
    );
    pen.fill(skin, trunk.clone());
    pen.fill_within(&trunk, skin.shaded(0.28), Path::rectangle(37.6, 0.0, 10.0, 100.0));
    let ribs = [28.4, 33.0, 38.0].map(|x| straight(0.8, (x, 9.0), (x, 99.0)));
    pen.fill_within(&trunk, skin.shaded(0.22), together(ribs));
    let thorns = (0..24).map(|index| {
        let (column, row) = (index % 3, index / 3);
        let (x, y) = ([26.4, 30.8, 35.6][column], 14.0 + row as f32 * 10.6 + column as f32 * 3.0);
        straight(0.5, (x - 1.1, y - 0.8), (x + 1.1, y + 0.8)).and(straight(
            0.5,
            (x + 1.1, y - 0.8),
            (x - 1.1, y + 0.8),
        ))
    });
    pen.fill(ink(Tone::Light, 0xF1EBCB), together(thorns));
    for (x, y) in [(34.0, 4.6), (13.0, 33.6), (56.0, 22.4)] {
        let petals = [-44.0, -22.0, 0.0, 22.0, 44.0].map(|turn| {
            outline("0,0! -1.6,-3 0,-5.4! 1.6,-3").turned(turn, point(0.0, 0.0)).moved(x, y + 1.0)
        });
        pen.fill(bloom, together(petals));
    }
    pen.finish(70.0, Stance::Ground, 0.44)
}
