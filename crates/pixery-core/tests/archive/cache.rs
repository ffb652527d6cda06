//! Thumbnails and previews: made once, made anew when damaged, dropped when there are too many.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use pixery_core::archive::{Archive, Variant, inspect};
use pixery_core::config::Clock;
use pixery_core::domain::{ContentHash, ImageFormat};
use pixery_core::{ErrorCode, domain::Timestamp};

use crate::{Library, pictures};

const PATH: &str = "images/2026-11-23/fox.png";
const SMALL: Variant = Variant::Preview { width: 60, height: 60 };

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Returns the decoded pixels of an encoded image.
fn decoded(path: &Path) -> image::DynamicImage {
    image::load_from_memory(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_thumbnail_is_a_jpeg_of_400_px_and_a_preview_fits_its_box() {
    let library = Library::new();
    let hash = library.original(PATH, &pictures::png(1000, 500));
    let thumbnail = library.archive.variant(PATH, &hash, Variant::Thumbnail).unwrap();
    assert_eq!((thumbnail.width, thumbnail.height, thumbnail.format), (400, 200, ImageFormat::Jpeg));
    let preview = library.archive.variant(PATH, &hash, Variant::Preview { width: 600, height: 100 }).unwrap();
    assert_eq!((preview.width, preview.height), (200, 100));
    let inspected = inspect(&fs::read(&preview.path).unwrap(), "preview").unwrap();
    assert_eq!((inspected.width, inspected.height), (200, 100));
    let expected = format!("cache/previews/{}/{hash}-600x100.jpg", &hash.to_string()[..2]);
    assert_eq!(preview.path, library.folder.path().join(expected));
}

#[test]
fn nothing_is_enlarged() {
    let library = Library::new();
    for (path, bytes) in [("images/a.png", pictures::png(1, 1)), ("images/b.webp", pictures::webp(30, 20))] {
        let hash = library.original(path, &bytes);
        let size = inspect(&bytes, "x").unwrap();
        let derived = library.archive.variant(path, &hash, Variant::Thumbnail).unwrap();
        assert_eq!((derived.width, derived.height), (size.width, size.height));
    }
}

#[test]
fn every_way_of_shrinking_keeps_the_picture() {
    let library = Library::new();
    let jpeg = pictures::jpeg_with_orientation(2600, 2200, 1);
    // Left half white, right half black: as wide as it is dark.
    let png = {
        let samples: Vec<u8> =
            (0..2203).flat_map(|_| (0..2600).flat_map(|x| [if x < 1300 { 255 } else { 0 }; 3])).collect();
        pictures::png_of(2600, 2203, png::ColorType::Rgb, png::BitDepth::Eight, &samples)
    };
    for (path, bytes) in [("images/a.jpg", jpeg), ("images/b.png", png)] {
        let hash = library.original(path, &bytes);
        for side in [20, 57, 300, 1200] {
            let derived =
                library.archive.variant(path, &hash, Variant::Preview { width: side, height: side }).unwrap();
            let pixels = decoded(&derived.path).to_rgb8();
            assert_eq!(pixels.width(), side);
            let mean = |from: u32, to: u32| {
                let sum: u32 =
                    (from..to).map(|x| u32::from(pixels.get_pixel(x, pixels.height() / 2).0[1])).sum();
                sum / (to - from)
            };
            assert!(mean(0, side * 2 / 5) > 245 && mean(side * 3 / 5, side) < 10, "{path} at {side}");
        }
    }
}

#[test]
fn a_turned_image_is_shown_upright() {
    let library = Library::new();
    // The stored left half is white; turned right by a quarter it is the upper half.
    let hash = library.original("images/a.jpg", &pictures::jpeg_with_orientation(400, 200, 6));
    let derived = library.archive.variant("images/a.jpg", &hash, SMALL).unwrap();
    assert_eq!((derived.width, derived.height), (30, 60));
    let pixels = decoded(&derived.path).to_luma8();
    assert!(pixels.get_pixel(15, 5).0[0] > 245 && pixels.get_pixel(15, 55).0[0] < 10);
}

#[test]
fn transparency_is_kept_and_an_opaque_image_with_an_opacity_channel_is_a_jpeg() {
    let library = Library::new();
    for (path, side) in [("images/a.png", 100), ("images/b.png", 1000)] {
        let hash = library.original(path, &pictures::half_transparent_png(side, side));
        let derived = library.archive.variant(path, &hash, SMALL).unwrap();
        assert_eq!(derived.format, ImageFormat::Png);
        let pixels = decoded(&derived.path).to_rgba8();
        assert_eq!(pixels.get_pixel(10, 30).0, [255, 0, 0, 255]);
        assert_eq!(pixels.get_pixel(50, 30).0[3], 0);
        assert_eq!(library.archive.variant(path, &hash, SMALL).unwrap(), derived);
    }
    let opaque = pictures::png_of(9, 9, png::ColorType::Rgba, png::BitDepth::Eight, &[255; 9 * 9 * 4]);
    let hash = library.original("images/c.png", &opaque);
    assert_eq!(library.archive.variant("images/c.png", &hash, SMALL).unwrap().format, ImageFormat::Jpeg);
}

#[test]
fn an_animation_is_shown_by_its_first_frame() {
    let library = Library::new();
    for (path, bytes) in
        [("images/a.png", pictures::animated_png(40, 40)), ("images/b.webp", pictures::animated_webp(40, 40))]
    {
        let hash = library.original(path, &bytes);
        let derived = library.archive.variant(path, &hash, SMALL).unwrap();
        let [red, _, blue] = decoded(&derived.path).to_rgb8().get_pixel(20, 20).0;
        assert!(red > 240 && blue < 20, "{path}: {red} {blue}");
    }
}

#[test]
fn the_second_call_needs_no_original() {
    let library = Library::new();
    let hash = library.original(PATH, &pictures::png(200, 100));
    let first = library.archive.variant(PATH, &hash, SMALL).unwrap();
    fs::remove_file(library.folder.path().join(PATH)).unwrap();
    assert_eq!(library.archive.variant(PATH, &hash, SMALL).unwrap(), first);
}

#[test]
fn a_missing_original_is_named() {
    let library = Library::new();
    let error = library.archive.variant(PATH, &ContentHash([7; 32]), SMALL).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotFound);
    assert!(error.to_string().contains("fox.png"), "{error}");
}

#[test]
fn a_damaged_cache_file_is_made_anew() {
    let library = Library::new();
    let hash = library.original(PATH, &pictures::png(200, 100));
    let whole = library.archive.variant(PATH, &hash, SMALL).unwrap();
    let bytes = fs::read(&whole.path).unwrap();
    let zeros = vec![0; bytes.len()];
    for damaged in [&bytes[..0], &bytes[..bytes.len() / 2], &zeros] {
        fs::write(&whole.path, damaged).unwrap();
        assert_eq!(library.archive.variant(PATH, &hash, SMALL).unwrap(), whole);
        assert_eq!(fs::read(&whole.path).unwrap(), bytes);
    }
}

#[test]
fn a_damaged_original_is_refused_and_leaves_no_litter() {
    let library = Library::new();
    let hash = library.original(PATH, &pictures::png(200, 100)[..300]);
    let error = library.archive.variant(PATH, &hash, SMALL).unwrap_err();
    assert!(error.to_string().contains("fox.png") && error.to_string().contains("damaged"), "{error}");
    assert!(files_below(&library.archive.layout().cache()).is_empty());
}

#[test]
fn many_at_once_get_the_same_preview() {
    let library = Library::new();
    let hash = library.original(PATH, &pictures::png(300, 300));
    let ask = || library.archive.variant(PATH, &hash, SMALL).unwrap();
    let answers: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|derived| *derived == answers[0]));
    assert_eq!(files_below(&library.archive.layout().cache()), [answers[0].path.clone()]);
}

#[test]
fn a_library_that_can_not_be_written_shows_its_images_from_the_spare_cache() {
    let library = Library::new();
    let hash = library.original(PATH, &pictures::png(200, 100));
    // A file where the folder should be fails for every user, also for root.
    fs::remove_dir(library.archive.layout().cache()).unwrap();
    fs::write(library.archive.layout().cache(), "").unwrap();
    assert!(library.archive.variant(PATH, &hash, SMALL).is_err());
    let spare = tempfile::tempdir().unwrap();
    let archive = library.archive.clone().with_spare_cache(spare.path().join("pixery"));
    let derived = archive.variant(PATH, &hash, SMALL).unwrap();
    assert!(derived.path.starts_with(spare.path()));
    fs::remove_file(library.folder.path().join(PATH)).unwrap();
    assert_eq!(archive.variant(PATH, &hash, SMALL).unwrap(), derived);
}

#[test]
fn the_least_recently_used_files_go_first() {
    let folder = tempfile::tempdir().unwrap();
    let noon = 1_800_000_000_000;
    let clock = Clock::new(move || Timestamp::from_millis(noon).to_utc());
    let archive = Archive::new(folder.path().to_owned(), 10_000).with_clock(clock);
    let library = Library { folder, archive };
    let hash = library.original(PATH, &pictures::png(200, 100));
    let ask =
        |width| library.archive.variant(PATH, &hash, Variant::Preview { width, height: width }).unwrap();
    let (used, unused) = (ask(60), ask(61));
    for derived in [&used, &unused] {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        fs::File::open(&derived.path).unwrap().set_modified(long_ago).unwrap();
    }
    assert_eq!(ask(60), used);
    let marked = used.path.metadata().unwrap().modified().unwrap();
    assert_eq!(marked, SystemTime::UNIX_EPOCH + Duration::from_millis(noon.unsigned_abs()));
    let mut width = 62;
    while unused.path.exists() {
        assert!(ask(width).path.exists(), "what was just made stays");
        width += 1;
        assert!(width < 200, "nothing was ever dropped");
    }
    assert!(used.path.exists());
    let bytes: u64 = files_below(&library.archive.layout().cache())
        .iter()
        .map(|file| file.metadata().unwrap().len())
        .sum();
    assert!(bytes <= 10_000, "{bytes}");
}
