//! Damaged and hostile images: refused without a panic, and without taking memory.

use pixery_core::archive::{inspect, verify};
use pixery_core::{Error, ImageRefusal};
use png::{BitDepth, ColorType};
use proptest::prelude::*;

use crate::pictures;

fn assert_damaged(bytes: &[u8], what: &str) {
    match verify(bytes, "x") {
        Err(Error::ImageRefused { refusal: ImageRefusal::Damaged(_), .. }) => {}
        answer => panic!("{what}: {answer:?}"),
    }
}

#[test]
fn a_truncated_file_is_damaged_wherever_it_ends() {
    for (bytes, name) in [
        (pictures::png(64, 64), "png"),
        (pictures::jpeg(64, 64), "jpeg"),
        (pictures::progressive_jpeg(64, 64), "progressive jpeg"),
        (pictures::webp(64, 64), "webp"),
    ] {
        assert!(verify(&bytes, "x").is_ok(), "{name}");
        for part in [12, 30, 60, 95] {
            let length = bytes.len() * part / 100;
            assert_damaged(&bytes[..length], &format!("{name} cut to {length} of {}", bytes.len()));
        }
        assert_damaged(&bytes[..bytes.len() - 1], &format!("{name} without its last byte"));
    }
}

#[test]
fn an_end_marker_before_the_pixels_does_not_hide_a_truncation() {
    let with_preview = |mut bytes: Vec<u8>| {
        bytes.splice(2..2, *b"\xff\xe5\x00\x06\xff\xd8\xff\xd9");
        bytes
    };
    let bytes = with_preview(pictures::jpeg(64, 64));
    assert!(verify(&bytes, "x").is_ok());
    assert_damaged(&bytes[..bytes.len() - 20], "truncated behind a preview");
}

#[test]
fn a_wrong_checksum_of_pixels_is_damage() {
    let mut bytes = pictures::png(64, 64);
    let checksum_of_pixels = bytes.len() - 12 - 1;
    bytes[checksum_of_pixels] ^= 1;
    assert_damaged(&bytes, "wrong CRC");
}

#[test]
fn pixels_of_another_size_than_the_header_are_damage() {
    assert_damaged(&pictures::png_claiming(9000, 9000), "too few pixels");
}

#[test]
fn a_huge_header_is_refused_before_anything_is_allocated() {
    for bytes in [pictures::png_claiming(20_000, 20_000), pictures::png_claiming(u32::MAX, u32::MAX)] {
        let Err(Error::ImageRefused { refusal: ImageRefusal::TooLarge { .. }, .. }) = verify(&bytes, "x")
        else {
            panic!("taken")
        };
    }
}

#[test]
fn uncommon_pixels_are_decoded() {
    let wide: Vec<u8> = (0..16 * 16 * 3 * 2).map(|sample| sample as u8).collect();
    let grey: Vec<u8> = (0..16 * 16 * 2).map(|sample| sample as u8).collect();
    for (bytes, name) in [
        (pictures::png_of(16, 16, ColorType::Rgb, BitDepth::Sixteen, &wide), "16 bits"),
        (pictures::png_of(16, 16, ColorType::GrayscaleAlpha, BitDepth::Eight, &grey), "grey with opacity"),
        (pictures::png_of(16, 16, ColorType::Grayscale, BitDepth::One, &[0x5a; 32]), "one bit"),
        (pictures::cmyk_jpeg(16, 16), "CMYK"),
    ] {
        assert!(verify(&bytes, "x").is_ok(), "{name}");
    }
}

/// Runs [`measure_memory_of_bombs`] in a process of its own, where nothing else takes memory.
#[test]
fn a_text_or_profile_that_inflates_to_hundreds_of_megabytes_takes_no_memory() {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture", "hostile::measure_memory_of_bombs"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run by a_text_or_profile_that_inflates_to_hundreds_of_megabytes_takes_no_memory"]
fn measure_memory_of_bombs() {
    let zeros = pictures::deflated_zeros(256);
    let text = [&b"Comment\0\0"[..], &zeros].concat();
    let international = [&b"Comment\0\x01\0\0\0"[..], &zeros].concat();
    for (kind, body) in [(b"zTXt", &text), (b"iTXt", &international), (b"iCCP", &text)] {
        let bomb = pictures::with_png_chunk(&pictures::png(8, 8), kind, body);
        assert!(bomb.len() < 320 << 10);
        let before = peak_memory();
        assert!(verify(&bomb, "x").is_ok());
        let taken = peak_memory() - before;
        assert!(taken < 64 << 10, "{} took {taken} KiB", String::from_utf8_lossy(kind));
    }
}

/// Returns the most memory this process has held so far, in KiB.
#[cfg(target_os = "linux")]
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A picture with one byte changed, which gets deeper into the decoders than noise.
fn nearly_right() -> impl Strategy<Value = Vec<u8>> {
    let pictures = prop_oneof![
        Just(pictures::png(9, 7)),
        Just(pictures::animated_png(9, 7)),
        Just(pictures::jpeg_with_orientation(9, 7, 6)),
        Just(pictures::progressive_jpeg(9, 7)),
        Just(pictures::webp(9, 7)),
        Just(pictures::animated_webp(9, 7)),
    ];
    (pictures, any::<prop::sample::Index>(), any::<u8>(), any::<bool>()).prop_map(
        |(mut bytes, place, value, cut)| {
            let place = place.index(bytes.len());
            bytes[place] = value;
            if cut {
                bytes.truncate(place);
            }
            bytes
        },
    )
}

fn noise_after_a_signature() -> impl Strategy<Value = Vec<u8>> {
    const SIGNATURES: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\xff\0\0\0WEBPVP8X", b""];
    let signatures = prop::sample::select(SIGNATURES.to_vec());
    (signatures, prop::collection::vec(any::<u8>(), 0..400))
        .prop_map(|(start, noise)| [start, noise.as_slice()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_panic(bytes in prop_oneof![nearly_right(), noise_after_a_signature()]) {
        let inspected = inspect(&bytes, "x");
        let verified = verify(&bytes, "x");
        prop_assert!(verified.is_err() || verified.ok() == inspected.ok());
    }
}
