//! Contact sheets: everything is on them, in order.

use std::path::PathBuf;

use pixery_core::archive::{SheetItem, SheetOptions, contact_sheet};

use crate::pictures;

/// Writes pictures of one colour each, and returns them as items.
fn items(folder: &tempfile::TempDir, colors: &[[u8; 3]]) -> Vec<SheetItem> {
    let item = |(index, color): (usize, &[u8; 3])| {
        let path = folder.path().join(format!("{index}.png"));
        let samples = color.repeat(300 * 200);
        let bytes = pictures::png_of(300, 200, png::ColorType::Rgb, png::BitDepth::Eight, &samples);
        std::fs::write(&path, bytes).unwrap();
        SheetItem { label: format!("#{}", 140 + index), path: Some(path) }
    };
    colors.iter().enumerate().map(item).collect()
}

#[test]
fn images_lie_in_order_and_the_sheet_fits() {
    let folder = tempfile::tempdir().unwrap();
    let colors = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]];
    let options = SheetOptions { columns: Some(2), ..SheetOptions::default() };
    let (bytes, size) = contact_sheet(&items(&folder, &colors), options).unwrap();
    assert!(size.width <= 1568 && size.height <= 1568, "{size}");
    let sheet = image::load_from_memory(&bytes).unwrap().to_rgb8();
    assert_eq!((sheet.width(), sheet.height()), (size.width, size.height));
    for (index, color) in (0..).zip(colors) {
        let (x, y) = (size.width * (1 + index % 2 * 2) / 4, size.height * (1 + index / 2 * 2) / 4 - 15);
        let found = sheet.get_pixel(x, y).0;
        assert!(
            found.iter().zip(color).all(|(found, color)| found.abs_diff(color) < 12),
            "{index}: {found:?}"
        );
    }
}

#[test]
fn a_label_is_written_with_strong_contrast() {
    let folder = tempfile::tempdir().unwrap();
    for dark in [true, false] {
        let options = SheetOptions { dark, ..SheetOptions::default() };
        let (bytes, size) = contact_sheet(&items(&folder, &[[128; 3]]), options).unwrap();
        let sheet = image::load_from_memory(&bytes).unwrap().to_luma8();
        let strip = (size.height - 40..size.height - 8).flat_map(|y| (0..size.width).map(move |x| (x, y)));
        let greys: Vec<u8> = strip.map(|(x, y)| sheet.get_pixel(x, y).0[0]).collect();
        let (darkest, lightest) = (*greys.iter().min().unwrap(), *greys.iter().max().unwrap());
        assert!(lightest - darkest > 180, "dark {dark}: {darkest} to {lightest}");
    }
}

#[test]
fn an_image_that_is_gone_leaves_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut items = items(&folder, &[[255, 0, 0], [0, 255, 0]]);
    items[0].path = Some(PathBuf::from("/nowhere/gone.png"));
    assert!(contact_sheet(&items, SheetOptions::default()).is_ok());
}

#[test]
fn no_images_and_far_too_many_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(contact_sheet(&[], SheetOptions::default()).is_err());
    let many = vec![items(&folder, &[[1, 2, 3]]).remove(0); 50];
    let options = SheetOptions { max_width: 100, max_height: 100, columns: None, dark: false };
    let error = contact_sheet(&many, options).unwrap_err();
    assert!(error.to_string().contains("50 images"), "{error}");
}
