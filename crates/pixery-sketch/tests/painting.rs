//! What a caller may rely on: same brief same bytes, all steps told, any words and sizes painted, edits kept.

use std::ops::ControlFlow;

use pixery_sketch::{Brief, Edit, Mask, PaintError, Picture, paint, read};

fn quiet(brief: &Brief<'_>) -> Picture {
    paint(brief, &mut |_| ControlFlow::Continue(())).expect("the brief is within its limits")
}

fn small(prompt: &str) -> Brief<'_> {
    Brief { width: 96, height: 72, seed: 5, ..Brief::new(prompt) }
}

#[test]
fn one_brief_gives_one_picture() {
    assert_eq!(quiet(&small("a boat at dusk")), quiet(&small("a boat at dusk")));
}

#[test]
fn seeds_and_prompts_change_the_picture() {
    let first = quiet(&small("hills"));
    assert_ne!(first, quiet(&Brief { seed: 6, ..small("hills") }));
    assert_ne!(first, quiet(&small("dunes")));
    assert_ne!(quiet(&small("xyzzy")), quiet(&small("plugh")));
    assert_ne!(quiet(&small("🎉")), quiet(&small("🎈")));
}

#[test]
fn every_step_is_told_once_and_in_order() {
    for steps in [8, 12, 13, 64] {
        let mut told = Vec::new();
        let brief = Brief { steps, ..small("a forest") };
        paint(&brief, &mut |step| {
            assert_eq!(step.of, steps);
            let preview = step.preview.expect("every step has a preview");
            assert!(preview.width().max(preview.height()) <= 256);
            told.push(step.index);
            ControlFlow::Continue(())
        })
        .expect("painted");
        assert_eq!(told, (1..=steps).collect::<Vec<_>>());
    }
}

#[test]
fn breaking_off_stops_at_that_step() {
    let mut told = 0;
    let outcome = paint(&small("sea"), &mut |_| {
        told += 1;
        if told == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(outcome, Err(PaintError::Stopped));
    assert_eq!(told, 3);
}

#[test]
fn any_words_and_any_ratio_are_painted() {
    let long = "storm ".repeat(6000);
    for prompt in ["", " ", "!?", "漢字", "zażółć", long.as_str()] {
        quiet(&small(prompt));
    }
    let scenes = [
        "mountains",
        "lake",
        "river",
        "waterfall",
        "sea",
        "coast",
        "beach",
        "city",
        "street",
        "forest",
        "desert",
        "space",
        "room",
        "flowers",
        "underwater",
        "sky",
        "abstract",
        "meadow",
        "hills",
        "two cats, three birds and a boat",
    ];
    for prompt in scenes {
        for (width, height) in [(16, 64), (64, 16), (16, 16), (33, 47)] {
            for seed in 0..3 {
                quiet(&Brief { width, height, seed, ..Brief::new(prompt) });
            }
        }
    }
}

#[test]
fn numbers_outside_their_limits_are_refused() {
    let refuse = |brief: Brief<'_>| paint(&brief, &mut |_| ControlFlow::Continue(())).expect_err("refused");
    assert_eq!(refuse(Brief { width: 15, ..small("a") }), PaintError::Side { side: 15 });
    assert_eq!(refuse(Brief { height: 4097, ..small("a") }), PaintError::Side { side: 4097 });
    assert_eq!(refuse(Brief { steps: 7, ..small("a") }), PaintError::Steps { steps: 7 });
    assert_eq!(refuse(Brief { strength: 1.5, ..small("a") }), PaintError::Strength { strength: 1.5 });
    assert!(Picture::new(2, 2, vec![0; 11]).is_err());
}

#[test]
fn strength_zero_returns_the_base_and_one_ignores_it() {
    let base = quiet(&small("desert"));
    let edit = Some(Edit { base: &base, mask: None });
    assert_eq!(quiet(&Brief { edit, strength: 0.0, ..small("forest") }), base);
    assert_eq!(quiet(&Brief { edit, strength: 1.0, ..small("forest") }), quiet(&small("forest")));
    let half = quiet(&Brief { edit, strength: 0.5, ..small("forest") });
    assert!(half != base && half != quiet(&small("forest")));
}

#[test]
fn outside_the_mask_every_byte_of_the_base_stays() {
    let base = quiet(&small("desert"));
    let marks: Vec<u8> = (0..96 * 72).map(|place| if place % 96 > 48 { 255 } else { 0 }).collect();
    let mask = Mask::new(96, 72, marks.clone()).expect("as many bytes as px");
    let edit = Some(Edit { base: &base, mask: Some(&mask) });
    let result = quiet(&Brief { edit, strength: 1.0, ..small("night city") });
    let mut changed = 0;
    for (place, mark) in marks.iter().enumerate() {
        let (old, new) =
            (&base.pixels()[place * 3..place * 3 + 3], &result.pixels()[place * 3..place * 3 + 3]);
        if *mark == 0 {
            assert_eq!(old, new);
        } else if old != new {
            changed += 1;
        }
    }
    assert!(changed > 2000, "only {changed} px changed inside the mask");
}

#[test]
fn the_hero_of_a_masked_edit_stands_inside_the_mask() {
    let base = quiet(&small("desert"));
    let inside = |place: usize| (60..92).contains(&(place % 96)) && (20..64).contains(&(place / 96));
    let marks: Vec<u8> = (0..96 * 72).map(|place| if inside(place) { 255 } else { 0 }).collect();
    let mask = Mask::new(96, 72, marks).expect("as many bytes as px");
    let edit = Some(Edit { base: &base, mask: Some(&mask) });
    let paint = |prompt| quiet(&Brief { edit, strength: 1.0, ..small(prompt) });
    let (with, without) =
        (paint("a red fox on a white background"), paint("a white fox on a white background"));
    let red = |picture: &Picture| {
        picture
            .pixels()
            .chunks_exact(3)
            .enumerate()
            .filter(|(place, pixel)| inside(*place) && i32::from(pixel[0]) > i32::from(pixel[2]) + 60)
            .count()
    };
    assert!(red(&with) > red(&without) + 60, "{} and {}", red(&with), red(&without));
}

#[test]
fn a_reference_lends_its_colours() {
    let red = Picture::new(4, 4, [200, 30, 20].repeat(16)).expect("as many bytes as px");
    let references = [red];
    let warmth = |picture: &Picture| {
        picture.pixels().chunks_exact(3).map(|pixel| i64::from(pixel[0]) - i64::from(pixel[2])).sum::<i64>()
    };
    let own = quiet(&small("sea at noon"));
    let lent = quiet(&Brief { references: &references, strength: 0.2, ..small("sea at noon") });
    assert!(warmth(&lent) > warmth(&own) + 96 * 72 * 20);
}

#[test]
fn a_prompt_is_read() {
    use pixery_sketch::{Scene, Style, Time, Weather};
    let reading = read("two red boats in a foggy harbour at dawn, watercolour");
    assert_eq!((reading.scene, reading.time, reading.weather), (Scene::Coast, Time::Dawn, Weather::Fog));
    assert_eq!(reading.style, Style::Watercolour);
    assert_eq!((reading.subjects[0].word.as_str(), reading.subjects[0].count), ("boat", 2));
    assert_eq!(reading.subjects[0].colour, Some("red"));
    assert!(read("a lake without birds").subjects.is_empty());
    assert_eq!(read("a fox").scene, Scene::Forest);
}
