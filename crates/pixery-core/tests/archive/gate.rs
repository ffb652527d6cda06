//! What the gate lets through, and what it makes of it.

use pixery_core::archive::{Inspected, inspect, verify};
use pixery_core::domain::ImageFormat;
use pixery_core::{Error, ImageRefusal};

use crate::pictures;

fn refusal(answer: pixery_core::Result<Inspected>) -> ImageRefusal {
    match answer {
        Err(Error::ImageRefused { source_name, refusal }) => {
            assert_eq!(source_name, "x.png");
            refusal
        }
        answer => panic!("{answer:?}"),
    }
}

#[test]
fn every_kept_format_is_told_by_content() {
    for (bytes, format) in [
        (pictures::png(31, 17), ImageFormat::Png),
        (pictures::jpeg(31, 17), ImageFormat::Jpeg),
        (pictures::progressive_jpeg(31, 17), ImageFormat::Jpeg),
        (pictures::webp(31, 17), ImageFormat::Webp),
        (pictures::animated_png(31, 17), ImageFormat::Png),
        (pictures::animated_webp(31, 17), ImageFormat::Webp),
    ] {
        let expected = Inspected { format, width: 31, height: 17 };
        assert_eq!(inspect(&bytes, "x.png").unwrap(), expected);
        assert_eq!(verify(&bytes, "x.png").unwrap(), expected);
    }
}

#[test]
fn the_smallest_image_is_taken() {
    for bytes in [pictures::png(1, 1), pictures::jpeg(1, 1), pictures::webp(1, 1)] {
        let inspected = verify(&bytes, "x.png").unwrap();
        assert_eq!((inspected.width, inspected.height), (1, 1));
    }
}

#[test]
fn the_longest_side_is_taken_and_one_more_is_not() {
    assert!(verify(&pictures::png(16_384, 1), "x.png").is_ok());
    // One less: image-webp 0.2.4 reads a lossless side of 16,384 as 0 (decoder.rs, `& 0x3FFF` after adding 1).
    assert!(verify(&pictures::webp(1, 16_383), "x.png").is_ok());
    for bytes in [pictures::png(16_385, 1), pictures::png(1, 16_385), pictures::jpeg(16_385, 1)] {
        assert!(matches!(refusal(inspect(&bytes, "x.png")), ImageRefusal::TooLarge { .. }));
    }
}

#[test]
fn the_area_is_limited_too() {
    assert!(inspect(&pictures::png_claiming(10_000, 10_000), "x.png").is_ok());
    assert_eq!(
        refusal(inspect(&pictures::png_claiming(10_001, 10_000), "x.png")),
        ImageRefusal::TooLarge { width: 10_001, height: 10_000 }
    );
}

#[test]
fn a_turned_image_has_the_size_it_is_shown_with() {
    for (orientation, (width, height)) in [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))] {
        let jpeg = pictures::jpeg_with_orientation(40, 20, orientation);
        let png = pictures::with_png_chunk(&pictures::png(40, 20), b"eXIf", &pictures::exif(orientation));
        let webp = pictures::webp_with_orientation(40, 20, orientation);
        for bytes in [jpeg, png, webp] {
            let inspected = verify(&bytes, "x.png").unwrap();
            assert_eq!((inspected.width, inspected.height), (width, height), "orientation {orientation}");
        }
    }
}

#[test]
fn a_file_above_64_mib_is_refused_unread() {
    let mut bytes = pictures::png(1, 1);
    bytes.resize((64 << 20) + 1, 0);
    assert_eq!(refusal(inspect(&bytes, "x.png")), ImageRefusal::TooManyBytes { bytes: (64 << 20) + 1 });
}

#[test]
fn what_is_no_image_is_named() {
    assert_eq!(refusal(inspect(b"", "x.png")), ImageRefusal::Empty);
    for (bytes, found) in [
        (&b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"[..], "SVG"),
        (b"<!doctype html><svg></svg>", "HTML"),
        (b"%PDF-1.7\n", "PDF"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b"just words", "text"),
    ] {
        let refusal = refusal(verify(bytes, "x.png"));
        assert_eq!(refusal, ImageRefusal::UnknownFormat { found: Some(found) });
        assert!(refusal.to_string().contains(found));
    }
}
