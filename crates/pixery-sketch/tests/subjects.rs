//! The sheets of subjects, seen from outside the crate.

use pixery_sketch::{SheetStyle, subject_names, subject_sheet};

const TILE: u32 = 64;

fn tile(name: &str, style: SheetStyle, seed: u64) -> Vec<u8> {
    subject_sheet(&[name.to_owned()], 1, TILE, style, seed).pixels
}

#[test]
fn there_are_at_least_forty_eight_subjects_with_names_of_their_own() {
    let mut names = subject_names();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() >= 48, "{}", names.len());
    assert_eq!(names.len(), subject_names().len());
}

#[test]
fn every_subject_darkens_a_fair_share_of_its_tile() {
    for name in subject_names() {
        let pixels = tile(name, SheetStyle::Silhouette, 1);
        let dark = pixels.chunks(3).filter(|pixel| pixel[0] < 100).count();
        assert!(dark * 25 > pixels.len() / 3, "{name}: {dark} dark pixels");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    for name in subject_names() {
        assert_eq!(tile(name, SheetStyle::Coloured, 1), tile(name, SheetStyle::Coloured, 1), "{name}");
    }
}

#[test]
fn every_subject_varies_with_the_seed() {
    let rigid = |name: &&str| {
        let first = tile(name, SheetStyle::Coloured, 1);
        (2..9).all(|seed| tile(name, SheetStyle::Coloured, seed) == first)
    };
    let rigid: Vec<&str> = subject_names().into_iter().filter(rigid).collect();
    assert!(rigid.is_empty(), "{rigid:?}");
}
