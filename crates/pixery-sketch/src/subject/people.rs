//! People who do something: a walker under an umbrella, a dancer, a parent with a child.

use super::easel::*;

const SKIN: Ink = ink(Tone::Light, 0xE2B08C);
const BOOT: Ink = ink(Tone::Line, 0x2E2728);

/// A person walking under an open umbrella, in profile.
pub(super) fn draw_walker(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&[0xE0B23C, 0x3F5A78, 0x7A4A58, 0x4C6B55]));
    let cloth = ink(Tone::Accent, *variation.pick(&[0xC8372D, 0x2F6F86, 0xE58A3C]));
    let trousers = ink(Tone::Shade, 0x3B3A46);
    pen.fill(trousers.shaded(0.3), brush("33,66,8 38,78,6.4 45,88,5 48,93,4.4"));
    pen.fill(BOOT.shaded(0.3), outline("44.6,90! 50,88.4! 53,92 51,96.6! 41,98.6! 40.6,96.6 45,94.6"));
    pen.fill(trousers, brush("29,66,8.6 24,79,6.8 20,92,5.2"));
    pen.fill(BOOT, outline("17.2,88! 23.2,89.4! 23,95 22.6,99.6! 10.4,99.6! 11.6,96.6 16.4,95"));
    let body = outline(
        "27,30! 23,35 21.4,45 21.8,56 19,68 16.6,76! 24,79 33,78.6 42,76! 39.6,64 \
         37.4,52 37.6,42 36,34 33,30!",
    );
    pen.fill(coat, body.clone());
    pen.fill_within(&body, coat.shaded(0.26), outline("34,28! 33,44 34,58 37,82! 50,82! 44,28!"));
    pen.fill_within(&body, coat.shaded(0.4), Path::rectangle(18.0, 53.0, 24.0, 2.4));
    draw_walker_head(&mut pen, variation);
    pen.fill(COAL, straight(0.9, (20.4, 8.0), (20.4, 46.0)));
    pen.fill(coat.lit(0.08), brush("31,34,7 30,44,6 24,48,5 20.6,46,4.4"));
    pen.fill(SKIN, Path::circle(20.4, 44.8, 2.2));
    let dome = outline(
        "-1,21! 3,10 12,3.4 24,1.6 36,3.4 45,10 49,21! 43,18 37,21! 31,18 24,21! \
         17,18 11,21! 5,18",
    )
    .transform(crate::path::Affine::scale(1.0, 0.74))
    .moved(3.0, 0.2);
    pen.fill(cloth, dome.clone());
    pen.fill_within(&dome, cloth.shaded(0.3), outline("27,0! 36,8 40,22! 60,30! 60,-4!"));
    pen.fill_within(&dome, cloth.lit(0.18), outline("27,0! 17,8 14,22! 20,20! 22,8"));
    pen.fill_within(
        &dome,
        cloth.shaded(0.35),
        together(["27,1 16,9 14,22", "27,1 38,9 40,22"].map(|text| line(0.5, text))),
    );
    pen.fill(COAL, straight(0.8, (27.0, 0.6), (27.0, 2.6)));
    pen.finish(54.0, Stance::Ground, 0.42)
}

fn draw_walker_head(pen: &mut Pen, variation: &mut Random) {
    let hair = ink(Tone::Line, *variation.pick(&[0x3A2A22, 0x6B4426, 0x26222A, 0xB07A3A]));
    pen.fill(SKIN.shaded(0.1), Path::rectangle(27.6, 25.0, 5.0, 7.0));
    pen.fill(SKIN, outline("34,16 30,15 26,16.4 24.6,20 23.6,22.4! 24.8,23.4 25,26.4 27,28 31,27.6 34,24"));
    pen.fill(
        hair,
        outline(
            "25,19! 27,18 29,18.6 30,22 31.4,27! 34,30 37.4,30! 37,24 36.6,18 33,13.6 \
         28,13.6 25,16",
        ),
    );
    pen.fill(ink(Tone::Accent, 0xE9DFCB), outline("25.4,28.4! 29,30 35,28.6! 36,32 30,34 25.6,32.4!"));
}

/// A dancer on the tip of one foot.
pub(super) fn draw_dancer(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let dress = ink(Tone::Body, *variation.pick(&[0xE28AA0, 0xC23B45, 0xF3ECE4, 0x6A8FC0]));
    let hair = ink(Tone::Line, *variation.pick(&[0x3A2A22, 0x26222A, 0x6B4426]));
    pen.fill(SKIN.shaded(0.12), brush("40,58,7 54,62,6 66,66,4.6 76,62,3.4 84,57,2"));
    pen.fill(dress.shaded(0.2), brush("75,62.6,4 84,57,2.4"));
    pen.fill(SKIN, brush("36,58,7.4 35,70,6 36,80,4.8 36,90,3.6 36,98,2"));
    pen.fill(dress.shaded(0.2), outline("33.8,90! 38.4,90! 38,95 36.4,99.8! 35.4,99.8! 34.4,95"));
    pen.fill(SKIN.shaded(0.08), brush("33,31,4.6 24,24,4 20,14,3.2 24,4,2.4"));
    pen.fill(SKIN, brush("43,31,4.6 54,30,4 64,25,3.2 73,24,2"));
    let skirt = outline(
        "33,45! 22,48 12,52 4,58! 10,58.6 9,61.6! 17,60.6 18,64! 27,62 30,65.6! \
         38,63 43,66! 49,62.6 55,64! 57,60 64,59.6! 58,53 50,48 43,45!",
    );
    pen.fill(dress.lit(0.18), skirt.moved(0.6, 2.4));
    pen.fill(dress, skirt.clone());
    let folds = ["36,46 24,54 12,58", "37,46 32,56 30,64", "39,46 44,56 46,64", "40,46 50,54 58,60"]
        .map(|text| line(0.7, text));
    pen.fill_within(&skirt, dress.shaded(0.22), together(folds));
    let bodice = outline("32,29! 35,31.4 41,31.4 44,29! 45,35 43,41 43.6,46! 38,47 32.6,46! 33.4,41 31,35");
    pen.fill(dress.shaded(0.06).toned(Tone::Body), bodice.clone());
    pen.fill_within(&bodice, dress.shaded(0.26), outline("40,28! 40,38 41,48! 50,48! 50,28!"));
    pen.fill(SKIN.shaded(0.1), Path::rectangle(36.4, 23.4, 3.4, 8.0));
    pen.fill(SKIN, Path::ellipse(point(38.0, 19.4), 4.6, 5.6));
    pen.fill(
        hair,
        outline("33,19! 33,14.6 38,12.6 43,14.6 43.2,20! 41,16.6 37,16.6").and(Path::circle(39.4, 11.0, 3.2)),
    );
    pen.finish(88.0, Stance::Ground, 0.42)
}

/// A grown-up and a child hand in hand, from behind.
pub(super) fn draw_pair(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coats = [0x2F4A68, 0x8C3B34, 0x4C6B55, 0x5A4A3A];
    let tall =
        Dress { coat: ink(Tone::Body, *variation.pick(&coats)), hair: ink(Tone::Line, 0x3A2A22), cap: None };
    let cap = ink(Tone::Accent, *variation.pick(&[0xD9453A, 0xE0A63A, 0x4F8FB0]));
    let small = Dress {
        coat: ink(Tone::Second, *variation.pick(&[0xE0B23C, 0xD9573D, 0x6FA0C0])),
        hair: ink(Tone::Line, 0x6B4426),
        cap: Some(cap),
    };
    draw_from_behind(&mut pen, &tall, 1.0, (0.0, 0.0));
    draw_from_behind(&mut pen, &small, 0.58, (36.0, 42.0));
    let sleeve = tall.coat.shaded(0.24);
    pen.fill(sleeve, brush("31,26,6.6 35,38,6 38,50,5"));
    pen.fill(small.coat.shaded(0.1), brush("42.6,60,4.4 40.4,58,4 39,54.4,3.6"));
    pen.fill(SKIN, Path::circle(38.6, 53.4, 2.3));
    pen.finish(66.0, Stance::Ground, 0.4)
}

struct Dress {
    coat: Ink,
    hair: Ink,
    cap: Option<Ink>,
}

fn draw_from_behind(pen: &mut Pen, dress: &Dress, size: f32, (x, y): (f32, f32)) {
    let place = |path: Path| path.transform(crate::path::Affine::scale(size, size)).moved(x, y);
    let trousers = ink(Tone::Shade, 0x3B3A46);
    let legs = brush("18,66,8 17.4,82,6.6 17,95,5.4").and(brush("26,66,8 26.8,82,6.6 27.4,95,5.4"));
    pen.fill(trousers, place(legs));
    let boots = outline("13.6,90! 20.4,90! 20.8,99.6! 12,99.6!")
        .and(outline("24,90! 30.8,90! 32.4,99.6! 23.6,99.6!"));
    pen.fill(BOOT, place(boots));
    let left = place(brush("14,26,7 10.6,37,6.2 9,47,5.2 9.6,53,4.4"));
    pen.fill(SKIN, place(Path::circle(9.8, 55.6, 2.3)));
    pen.fill(dress.coat, left);
    if dress.cap.is_some() {
        pen.fill(SKIN, place(Path::circle(34.2, 55.6, 2.3)));
        pen.fill(dress.coat.shaded(0.24), place(brush("30,26,7 33.4,37,6.2 35,47,5.2 34.4,53,4.4")));
    }
    let trunk = place(outline(
        "17,19.6! 12.6,22.6 11.4,28 12.6,40 12,54 10,72! 18,74 26,74 34,72! 32,54 \
         31.4,40 32.6,28 31.4,22.6 27,19.6!",
    ));
    pen.fill(dress.coat, trunk.clone());
    pen.fill_within(
        &trunk,
        dress.coat.shaded(0.26),
        place(outline("27,18! 26,40 26,58 27,78! 42,78! 40,18!")),
    );
    pen.fill_within(
        &trunk,
        dress.coat.shaded(0.4),
        place(line(0.8, "22,48 22,62 22,78").and(line(2.0, "8,46 22,47 36,46"))),
    );
    pen.fill(
        SKIN,
        place(Path::ellipse(point(22.0, 10.4), 6.0, 6.8).and(Path::rectangle(19.4, 14.0, 5.2, 7.0))),
    );
    pen.fill(
        dress.hair,
        place(outline("22,0.8 17.6,2.2 15,6.4 15,11.6 17,16.4 22,18 27,16.4 29,11.6 29,6.4 26.4,2.2")),
    );
    if let Some(cap) = dress.cap {
        pen.fill(
            cap,
            place(
                outline("14,9.4! 14.6,3 18,-1 22,-2 26,-1 29.4,3 30,9.4!").and(Path::circle(22.0, -2.6, 2.6)),
            ),
        );
        pen.fill(cap.lit(0.3), place(Path::rounded(13.4, 7.4, 17.2, 3.8, 1.8)));
    }
}
