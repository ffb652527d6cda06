//! Images: the right bytes, headers that let a browser keep them and run nothing, and safe mode.

use pixery_core::domain::{ImageFormat, ReferenceRole, ReferenceUse};
use pixery_core::store::NewReference;
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};
use serde_json::json;

use crate::client::{Answer, Ask};
use crate::house::{House, LOOK};

const RED: u32 = 0xff_00_00;

fn get(house: &House, target: &str) -> Answer {
    house.ask(Ask::get(target))
}

#[test]
fn an_original_comes_byte_for_byte_and_may_be_kept_for_good() {
    let house = House::new(LOOK);
    let id = house.library.insert(&GenerationBuilder::new("a red fox").file(Picture::of(RED))).0;
    let answer = get(&house, &format!("/media/{id}/original"));
    assert_eq!(answer.body, &*Picture::of(RED).png());
    for (name, value) in [
        ("content-type", "image/png"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "private, max-age=31536000, immutable"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    assert!(answer.header("content-disposition").is_none());
}

#[test]
fn a_large_original_comes_whole() {
    let house = House::new(LOOK);
    let library = &house.library;
    let id = library.insert(&GenerationBuilder::new("noise").file(Picture::of(RED)));
    let path = library.look(|reader| reader.generation(id)).path.unwrap();
    let file = library.path().join(path);
    // Whatever follows a PNG's end belongs to the file all the same.
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend((0..3_000_000_u32).map(|number| number.wrapping_mul(2_654_435_761) as u8));
    std::fs::remove_file(&file).unwrap();
    std::fs::write(&file, &bytes).unwrap();
    let answer = get(&house, &format!("/media/{}/original", id.0));
    assert_eq!(answer.header("content-length"), Some(bytes.len().to_string().as_str()));
    assert!(answer.body == bytes);
}

#[test]
fn smaller_copies_are_images_of_their_own() {
    let house = House::new(LOOK);
    let picture = Picture { width: 800, height: 600, color: RED };
    let id = house.library.insert(&GenerationBuilder::new("a fox").file(picture)).0;
    for (variant, width) in [("thumbnail", 400), ("preview/100x900", 100)] {
        let answer = get(&house, &format!("/media/{id}/{variant}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("image/jpeg")), "{variant}");
        let about = pixery_core::archive::inspect(&answer.body, "x").unwrap();
        assert_eq!(about.width, width, "{variant}");
    }
}

#[test]
fn a_known_image_is_not_sent_again() {
    let house = House::new(LOOK);
    let id = house.library.insert(&GenerationBuilder::new("a fox").file(Picture::of(RED))).0;
    let tag =
        |variant: &str| get(&house, &format!("/media/{id}/{variant}")).header("etag").unwrap().to_owned();
    let (thumbnail, original) = (tag("thumbnail"), tag("original"));
    assert_ne!(thumbnail, original);
    assert_ne!(tag("preview/10x10"), tag("preview/10x11"));
    let again =
        |known: &str| house.ask(Ask::get(format!("/media/{id}/original")).with("If-None-Match", known));
    let known = again(&format!("\"x\", W/{original}"));
    assert_eq!((known.status, known.body.len(), known.header("etag")), (304, 0, Some(original.as_str())));
    assert_eq!(known.header("cache-control"), Some("private, max-age=31536000, immutable"));
    assert_eq!(again(&thumbnail).status, 200);
}

#[test]
fn a_download_has_a_harmless_name() {
    let house = House::new(LOOK);
    let wild = "../../<b>\"fox\"\r\nSet-Cookie: x";
    let id = house.library.insert(&GenerationBuilder::new(wild).file(Picture::of(RED))).0;
    let saved = |target: String| get(&house, &target).header("content-disposition").unwrap().to_owned();
    let original = saved(format!("/media/{id}/original?download"));
    let name = original.strip_prefix("attachment; filename=\"").unwrap().strip_suffix(".png\"").unwrap();
    assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{original}");
    assert!(name.contains("fox"), "{original}");
    assert_eq!(
        saved(format!("/media/{id}/thumbnail?download")),
        format!("attachment; filename=\"pixery-{id}.jpg\"")
    );
}

#[test]
fn what_is_no_image_any_more_is_not_handed_out() {
    let house = House::new(LOOK);
    for evil in [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<!doctype html><script>x</script>",
        "GIF89a",
    ] {
        let id = house.library.insert(&GenerationBuilder::new(evil).file(Picture::of(RED)));
        let path = house.library.look(|reader| reader.generation(id)).path.unwrap();
        let file = house.library.path().join(path);
        std::fs::remove_file(&file).unwrap();
        std::fs::write(&file, evil).unwrap();
        for variant in ["original", "thumbnail"] {
            let answer = get(&house, &format!("/media/{}/{variant}", id.0));
            assert!(!answer.is_ok(), "{evil} {variant}");
            assert_eq!(answer.header("content-type"), Some("application/json"));
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
    }
}

#[test]
fn safe_mode_withholds_the_pixels_too() {
    let library = TestLibrary::with(|config| (config.safe_mode, config.expose_paths) = (true, false));
    let open = library.insert(&GenerationBuilder::new("a fox").file(Picture::of(1)));
    let secret = library.insert(&GenerationBuilder::new("a secret").tag("nude").file(Picture::of(2)));
    let from_open = add_reference(&library, 3, None);
    let from_secret = add_reference(&library, 4, Some(secret));
    let same_bytes = add_reference(&library, 2, None);
    let of_secret = add_reference(&library, 5, None);
    let unused = add_reference(&library, 6, None);
    let uses =
        |prompt: &str, references: &[ReferenceUse]| GenerationBuilder::new(prompt).references(references);
    library.insert(&uses("child", &[from_open.clone(), from_secret.clone(), same_bytes.clone()]));
    library.insert(&uses("another secret", std::slice::from_ref(&of_secret)).tag("nude"));
    library.execute("UPDATE tags SET sensitive = 1");
    let house = House::with(library, LOOK);
    let reference = |used: &ReferenceUse| format!("/media/reference/{}", used.id.0);
    for (place, status) in [
        (format!("/media/{}", open.0), 200),
        (format!("/media/{}", secret.0), 403),
        (reference(&from_open), 200),
        (reference(&from_secret), 403),
        (reference(&same_bytes), 403),
        (reference(&of_secret), 403),
        (reference(&unused), 403),
        ("/media/reference/999".to_owned(), 404),
    ] {
        for variant in ["original", "thumbnail", "preview/8x8", "original?download"] {
            let known = format!("\"{}-original\"", "0".repeat(64));
            let answer = house.ask(Ask::get(format!("{place}/{variant}")).with("If-None-Match", known));
            assert_eq!(answer.status, status, "{place}/{variant} {}", answer.text());
            if status != 200 {
                assert_eq!(answer.header("cache-control"), Some("no-store"));
                assert!(answer.header("etag").is_none());
                assert!(answer.json()["code"].is_string());
            }
        }
    }
}

#[test]
fn references_are_handed_out_by_their_own_ids() {
    let house = House::new(LOOK);
    let used = add_reference(&house.library, RED, None);
    let answer = get(&house, &format!("/media/reference/{}/original", used.id.0));
    assert_eq!(answer.body, &*Picture::of(RED).png());
    assert_eq!(get(&house, &format!("/media/{}/original", used.id.0)).status, 404, "no image has that id");
    let shown = house.call("list_generations", &json!({}));
    assert_eq!(shown.json()["items"], json!([]));
}

fn add_reference(
    library: &TestLibrary,
    color: u32,
    generation_id: Option<pixery_core::domain::GenerationId>,
) -> ReferenceUse {
    let stored = library.archive().keep_reference(&Picture::of(color).png(), "x").unwrap();
    let new = NewReference {
        sha256: stored.sha256,
        format: ImageFormat::Png,
        width: stored.width,
        height: stored.height,
        bytes: stored.bytes,
        path: &stored.path,
    };
    let id = library.change("generate", |writer| writer.add_reference(&new)).unwrap();
    ReferenceUse {
        id,
        role: ReferenceRole::Reference,
        sha256: stored.sha256,
        format: ImageFormat::Png,
        width: stored.width,
        height: stored.height,
        generation_id,
        path: None,
    }
}
