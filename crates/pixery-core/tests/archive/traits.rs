//! Traits: the same from an original and from its thumbnail, or nearly.

use pixery_core::archive::{distance, traits};

use crate::{Library, pictures};

#[test]
fn the_traits_of_a_thumbnail_are_nearly_those_of_the_original() {
    let library = Library::new();
    let bytes = pictures::png(900, 700);
    let hash = library.original("images/fox.png", &bytes);
    let of_original = traits(&bytes).unwrap();
    let of_thumbnail = library.archive.traits("images/fox.png", &hash).unwrap();
    assert!(distance(of_original.gradient_hash, of_thumbnail.gradient_hash) <= 6);
    assert!((5..=25).contains(&of_thumbnail.thumbhash.len()));
    assert_eq!(library.archive.traits("images/fox.png", &hash).unwrap(), of_thumbnail);
}

#[test]
fn a_red_image_is_red_and_a_transparent_one_as_what_is_seen_of_it() {
    for bytes in [pictures::animated_png(50, 50), pictures::half_transparent_png(50, 50)] {
        assert_eq!(traits(&bytes).unwrap().color, 0x00ff_0000);
    }
}

#[test]
fn what_is_no_image_has_no_traits() {
    assert!(traits(b"%PDF-1.7").is_err());
}
